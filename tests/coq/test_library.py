"""Bessel/Library.v: the whole room for users, and what can be implicit is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from certify.coq import theory as coq_theory
from tests.coq import environment as coq
from tests.coq.vernacular import without_comments
from tests.places import THEORY

ROOM = THEORY / "Bessel"
NOT_EXPORTED = ("Inequality", "Library")
"""Itself, and what is for generated files: lemmas and tactics with short names."""
EXPLICIT = {"barrier", "positive_of_first_order"}
"""Theorems whose arguments are functions, better written down."""


@pytest.fixture(scope="module")
def theory() -> Path:
    """The theory in its own place, with the library built."""
    coq.require_tools("coqc", "coq_makefile", "make")
    return coq_theory.build_theory(modules=("Bessel.Library",))


def theorems() -> dict[str, str]:
    """Each theorem of the room that is no lemma, with its file."""
    return {
        name: path.stem
        for path in sorted(ROOM.glob("*.v"))
        for name in re.findall(r"^\s*(?:Theorem|Corollary)\s+(\w+)", without_comments(path.read_text("utf-8")), re.M)
    }


def test_the_library_exports_every_file_of_the_room() -> None:
    text = (ROOM / "Library.v").read_text(encoding="utf-8")
    exported = re.findall(r"Bessel\.(\w+)", text.partition("Require Export")[2].partition(".\n")[0])
    assert sorted([*exported, *NOT_EXPORTED]) == sorted(path.stem for path in ROOM.glob("*.v"))


USES = {
    "(L : 0 <= x < y) : r nu x < r nu y": "r_increasing H L",
    "(L : x < y) : r nu x < r nu y": "r_increasing_line H L",
    "(L : 0 < x) : / r nu x = 2 * (nu + 1) / x + r (nu + 1) x": "r_recurrence (half nu H) L",
    "(L : 0 < x) : besselI (nu + 1) x / besselI nu x = r nu x": "ratio_besselI (half nu H) L",
}
"""Statements of a user, and their proofs by hypotheses alone."""


def used() -> str:
    """A file of a user: what is implicit written down is refused."""
    text = "Module User.\nFrom Coq Require Import Reals Lra.\nLocal Open Scope R_scope.\n"
    text += "Lemma half nu : - / 2 < nu -> -1 < nu.\nProof. lra. Qed.\n"
    for i, (statement, proof) in enumerate(USES.items()):
        text += f"Lemma use_{i} (nu x y : R) (H : - / 2 < nu) {statement}.\nProof. exact ({proof}). Qed.\n"
    return text + "Fail Check (fun nu x y H L => r_increasing nu x y H L).\nEnd User.\n"


def test_what_can_be_implicit_is_and_a_user_writes_hypotheses_only(theory: Path, tmp_path: Path) -> None:
    """Coq itself says which arguments a later hypothesis determines; the library says the same."""
    found = theorems()
    lines = ["From Certify Require Import Bessel.Library.", used(), "Set Implicit Arguments."]
    lines += [f"Definition own_{name} := @Certify.Bessel.{file}.{name}." for name, file in found.items()]
    lines += [f"About own_{name}. About {name}." for name in found]
    compiled = coq.compile_file(tmp_path, "implicit.v", "\n".join(lines) + "\n", theory)
    assert compiled.returncode == 0, compiled.stdout[-2000:]
    text = re.sub(r"\n +", " ", compiled.stdout)
    implicit = {}
    for name, arguments in re.findall(r"^Arguments (\w+) (.*)$", text, re.MULTILINE):
        kept = re.sub(r"[{\[]P[}\]].*|%\w+", "", arguments)  # P is that of a limit, unfolded
        implicit[name] = {v for group in re.findall(r"[{\[]([^}\]]*)[}\]]", kept) for v in group.split()}
    wanted = {name: implicit[f"own_{name}"] for name in found if implicit.get(f"own_{name}") and name not in EXPLICIT}
    assert len(wanted) > 30
    assert {name: implicit[name] for name in wanted} == wanted
