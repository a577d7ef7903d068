"""The bound on C_0: each term left out is missed."""

from __future__ import annotations

import pytest

from certify.bounds.coupling import origin
from tests.bounds.coupling import scenes
from tests.bounds.coupling.scenes import Scene, Term, holds, leave_out

ORIGIN, CORNER = (origin, "origin_bound"), (origin, "corner_integrals")
SCENES: dict[str, Scene] = {
    "origin, tail's field": holds(scenes.origin, 2, [0.01, 10, 0.001, 1], [1, 0], [0, 0, 0, 1]),
    "origin, tail's block": holds(scenes.origin, 2, [0.01, 0.02, 1], [0, 0], [0, 0, 0]),
    "origin, field": holds(scenes.origin, 3, [1, 2, 0], [0, 1], [0, 1, 0]),
}


TERMS: list[Term] = [
    ("origin, tail's field", ORIGIN, "(tau * corner.entry(0, 0)).exp() * ", ""),
    ("origin, tail's block", ORIGIN, " + tau", ""),
    ("origin, field", CORNER, "scale_columns(corner)", "scale_columns(corner.scaled(0))"),
]


@pytest.mark.parametrize("scene", SCENES)
def test_the_inequality_holds_at_the_scene(scene: str) -> None:
    assert SCENES[scene]()


@pytest.mark.parametrize("term", TERMS)
def test_without_the_term_it_is_false(monkeypatch: pytest.MonkeyPatch, term: Term) -> None:
    assert not SCENES[leave_out(monkeypatch, term)]()
