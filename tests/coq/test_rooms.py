"""The rooms of the Coq theory: each imports only what the table of its README allows, read from the Require lines.

The reader is shown planted lines too: an arrow against the order, one without its room, one hidden in a second line.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.coq.vernacular import sentences, without_comments
from tests.places import THEORY

SOURCES = [*THEORY.glob("*.v"), *THEORY.glob("[A-Z]*/*.v")]


def table(readme: str) -> dict[str, list[str]]:
    """The table of rooms in README.md, in its order: room -> what it imports."""
    rows = re.findall(r"^\| `(\w+)` \|([^|]*)\|$", readme.partition("## Rooms")[2].partition("\n## ")[0], re.MULTILINE)
    return {room: re.findall(r"`(\w+)`", imports) for room, imports in rows}


ALLOWED = table((THEORY / "README.md").read_text(encoding="utf-8"))


def room_of(path: Path) -> str:
    """The room of a file; a file beside the rooms is a room by itself."""
    return path.relative_to(THEORY).with_suffix("").parts[0]


def required(source: str) -> list[tuple[str, str]]:
    """Pairs (library, module) of a Coq file; ("?", sentence) for a Require of another form than From ... Require."""
    found: list[tuple[str, str]] = []
    for _, sentence in sentences(without_comments(source)):
        if re.search(r"\bRequire\b", sentence):
            known = re.fullmatch(r"From\s+(\w+)\s+Require(?:\s+Import|\s+Export)?((?:\s+[\w.]+)+)", sentence)
            found += [(known[1], module) for module in known[2].split()] if known else [("?", sentence)]
    return found


def against(room: str, source: str) -> list[str]:
    """What a file of a room requires and may not: another room than the table says, or in another form."""
    allowed = {room, *ALLOWED[room]}
    return [
        f"{library}: {module}"
        for library, module in required(source)
        if library not in {"Coq", "Coquelicot", "Bignums", "Certify"}
        or (library == "Certify" and (module.split(".")[0] not in allowed or not theory_file(module).is_file()))
    ]


def theory_file(module: str) -> Path:
    """The file of a module named with its room."""
    return THEORY / f"{module.replace('.', '/')}.v"


def test_imports_go_the_way_of_the_table() -> None:
    found = [(path, against(room_of(path), path.read_text(encoding="utf-8"))) for path in SOURCES]
    assert [(path, wrong) for path, wrong in found if wrong] == []
    assert len(found) > 50


def test_no_scope_is_opened_for_those_who_import() -> None:
    opening = re.compile(r"^\s*(?:Global |#\[[a-z]+\] )?Open Scope.*", re.MULTILINE)
    code = ((path, without_comments(path.read_text(encoding="utf-8"))) for path in SOURCES)
    assert [(path, line) for path, text in code for line in opening.findall(text)] == []


def test_the_table_has_every_room_and_no_arrow_that_is_not_there() -> None:
    arrows: dict[str, set[str]] = {room: set() for room in ALLOWED}
    for path in SOURCES:
        modules = [module for library, module in required(path.read_text(encoding="utf-8")) if library == "Certify"]
        arrows[room_of(path)] |= {module.split(".")[0] for module in modules} - {room_of(path)}
    assert {room: sorted(imports) for room, imports in ALLOWED.items()} == {r: sorted(a) for r, a in arrows.items()}


def test_a_room_stands_below_all_that_it_imports() -> None:
    rooms = list(ALLOWED)
    assert [room for i, room in enumerate(rooms) if not set(ALLOWED[room]) <= set(rooms[:i])] == []


def test_the_bessel_library_stands_alone() -> None:
    assert ALLOWED["Bessel"] == []
    libraries = {
        library
        for path in (THEORY / "Bessel").glob("*.v")
        for library, module in required(path.read_text(encoding="utf-8"))
        if not module.startswith("Bessel.")
    }
    assert libraries == {"Coq", "Coquelicot"}


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("From Certify Require Import Zonal.Moments.", ["Certify: Zonal.Moments"]),
        ("From Certify Require Import Bessel.Gamma\n  Zonal.Moments.", ["Certify: Zonal.Moments"]),
        ("From Certify Require Export Bessel.Gamma. From Certify Require Main.", ["Certify: Main"]),
        ("From Certify Require Import Gamma.", ["Certify: Gamma"]),
        ("From Certify Require Import Bessel.Nowhere.", ["Certify: Bessel.Nowhere"]),
        ("From Certify.Zonal Require Import Moments.", ["?: From Certify.Zonal Require Import Moments"]),
        ("Require Import Certify.Zonal.Moments.", ["?: Require Import Certify.Zonal.Moments"]),
        ("From Interval Require Import Tactic.", ["Interval: Tactic"]),
        ("From Certify Require Import Bessel.Gamma. (* From Certify Require Main. *)", []),
    ],
)
def test_a_planted_import_is_found(planted: str, found: list[str]) -> None:
    assert against("Bessel", f"From Coq Require Import Reals.\n{planted}\nOpen Scope R_scope.\n") == found
