"""The bound on C_0: each term left out is missed."""

from __future__ import annotations

from certify.bounds.coupling import origin
from tests.bounds.coupling import scenes
from tests.bounds.coupling.scenes import Scene, Term, holds, scene_tests

ORIGIN, CORNER = (origin, "origin_bound"), (origin, "corner_integrals")
SCENES: dict[str, Scene] = {
    "origin, tail's field": holds(scenes.origin, 2, [0.01, 10, 0.001, 1], [1, 0], [0, 0, 0, 1]),
    "origin, tail's block": holds(scenes.origin, 2, [0.01, 0.02, 1], [0, 0], [0, 0, 0]),
    "origin, field": holds(scenes.origin, 3, [1, 2, 0], [0, 1], [0, 1, 0]),
}


TERMS: list[Term] = [
    ("origin, tail's field", ORIGIN, "(tau * reach).exp() * ", ""),
    ("origin, tail's block", ORIGIN, " + (tau if block is None else block)", ""),
    ("origin, field", CORNER, "scale_columns(corner)", "scale_columns(corner.scaled(0))"),
]

test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)
