"""One table of symbols: what derivations and docstrings write is in it, or among what their room has of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from proofs.engine.derivation import Derivation
from proofs.engine.replay import derivations
from tests.book import load
from tests.places import ROOT
from tests.symbols import own, scanned, short, symbols, table, unknown, used

BOOK = load()
DERIVATIONS = derivations(BOOK)
ROOM = {label: BOOK.rows[label].module.partition(".")[0] for label in DERIVATIONS}
TABLE, OWN = table(), own()
MODULES = sorted(path for room in ("certify", "reports") for path in (ROOT / room).rglob("*.py"))
FORMER = ("swing", "slip", "spill", "defect^2", "sigma_s")
"""Names that stood beside those of the table."""


def strange(item: Derivation, room: str) -> set[str]:
    """The symbols of a derivation that neither the table nor its room has."""
    return {symbol for symbol in used(item) if unknown(symbol, TABLE | set(OWN.get(room, ())))}


def test_derivations_write_the_symbols_of_the_table_or_of_their_room() -> None:
    found = {label: strange(item, ROOM[label]) for label, item in DERIVATIONS.items()}
    assert {label: symbols for label, symbols in found.items() if symbols} == {}
    assert len(found) > 100


@pytest.mark.parametrize(
    ("label", "planted", "seen"),
    [
        ("coupling:star", r"$D^2$", "D"),
        ("coupling:functional", r"$qV$", "q"),
        ("coupling:interaction", r"$q_{L+1}<1$", "q_l"),
        ("coupling:origin", r"$e^{\tau t_1}$", "t_l"),
        ("coupling:quadrature", r"$\mu_{k+2}$", "mu_l"),
        ("coupling:band", r"$\sum_nt_n$", "t_l"),
        ("supp:majorisation-uniform", r"$A_l\alpha_l\le t_l$", "t_l"),
        ("supp:majorisation-uniform", r"$K_{\mathrm{low}}$", "K_low"),
        ("thm:main", r"$\max_{l\ge2}\theta_l$", "theta_l"),
        ("lem:quartic", r"$\zeta$", "zeta"),
    ],
)
def test_a_symbol_that_is_not_listed_is_seen(label: str, planted: str, seen: str) -> None:
    item = DERIVATIONS[label]
    room = ROOM[label]
    first = replace(item.steps[0], statement=planted)
    for changed in (
        replace(item, statement=planted),
        replace(item, title=planted),
        replace(item, hypotheses=(planted,)),
        replace(item, steps=(first, *item.steps[1:])),
    ):
        assert strange(changed, room) == {seen}


def written(room: str) -> set[str]:
    """All symbols of the derivations of a room, and of the docstrings of its namesakes in the code."""
    found = {symbol for label in DERIVATIONS if ROOM[label] == room for symbol in used(DERIVATIONS[label])}
    paths = [path for path in MODULES if room in (path.stem, path.parent.name)]
    return found.union(*(short(text) for path in paths for _, text in scanned(path)[0]))


@pytest.mark.parametrize("room", OWN)
def test_a_room_lists_once_what_it_uses(room: str) -> None:
    assert room in ROOM.values()
    assert len(OWN[room]) == len(set(OWN[room]))
    found = written(room)
    assert {symbol for symbol in OWN[room] if symbol not in found and f"d{symbol}" not in found} == set()


def test_every_room_has_its_list() -> None:
    assert set(OWN) == set(ROOM.values())
    assert sum(map(len, OWN.values())) > 150


def test_the_derivations_of_the_rules_give_no_symbol_of_the_table_another_meaning() -> None:
    """But for a point of the sphere, which has the letter of a number there, and a function."""
    assert set(OWN["coupling"]) & TABLE == {"x", "f"}


def strangers(path: Path) -> Iterator[tuple[int, str]]:
    """The symbols in the docstrings of a module that are not listed, and are no names of the module either."""
    room = path.parent.name if path.parent.name in OWN else path.stem
    known = TABLE | set(OWN.get(room, ()))
    texts, identifiers = scanned(path)
    for line, text in texts:
        for symbol in short(text):
            if symbol not in identifiers and unknown(symbol, known, identifiers):
                yield line, symbol


def test_a_docstring_writes_the_symbols_of_the_table_or_of_its_room() -> None:
    found = {(str(path.relative_to(ROOT)), *stranger) for path in MODULES for stranger in strangers(path)}
    assert found == set()


def test_docstrings_have_symbols_to_look_at(tmp_path: Path) -> None:
    assert len({symbol for path in MODULES for _, text in scanned(path)[0] for symbol in short(text)}) > 60
    planted = tmp_path / "coupling"
    planted.mkdir()
    for symbol, seen in (("q_{L+1}", 1), ("t_l", 1), ("mu_k", 1), ("x_1", 0), ("gamma_n", 0), ("`t_l`", 0)):
        (planted / "star.py").write_text(f'"""A bound by {symbol}."""\n')
        scanned.cache_clear()
        assert len(list(strangers(planted / "star.py"))) == seen, symbol


def test_no_former_name_is_left() -> None:
    texts = [path.read_text(encoding="utf-8") for path in MODULES]
    assert not {name for name in FORMER for text in texts if name in text}
    assert set(symbols(r"\mathbb E_af+\mathsf P_l\rho")) == {"mean_a", "f", "proj_l", "rho"}
