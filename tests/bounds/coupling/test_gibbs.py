"""The Gibbs bound: each term left out is missed.

Not listed is a.m, which can only weaken the bound when it is left out: 0 <= Lambda(a) <= H <= a.m for the density of a.
"""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.coupling import gibbs
from certify.bounds.coupling.quadrature import quadrature
from certify.core.ball import Ball, precision
from tests.bounds.coupling import scenes
from tests.bounds.coupling.scenes import Scene, Term, holds, row, scene_tests

BITS = 80
GIBBS = (gibbs, "gibbs_bound")
SCENES: dict[str, Scene] = {
    "gibbs, upper end": holds(scenes.gibbs, 1.2, [8.0, 0.8], 0.15, None),
    "gibbs, lower end": holds(scenes.gibbs, 1.2, [1.0, 0.0], None, 0.6),
    "gibbs": holds(scenes.gibbs, 1.2, [1.0, 0.8], None, None),
}


TERMS: list[Term] = [
    ("gibbs", GIBBS, " - tau * reach * reach / 2", ""),
    ("gibbs", GIBBS, " - log_partition(quad, field)", ""),
    ("gibbs, lower end", GIBBS, "at_lower.smaller(at_upper)", "at_upper"),
    ("gibbs, upper end", GIBBS, "at_lower.smaller(at_upper)", "at_lower"),
    ("gibbs, lower end", GIBBS, "(field - half.times(end))", "field"),
    ("gibbs, upper end", GIBBS, "(field - half.times(end))", "field"),
]

test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


def test_a_larger_coupling_lowers_the_gibbs_bound() -> None:
    with precision(BITS):
        quad = quadrature(3, 1, 40, (Fraction(3),))
        ends = (row(0), row(0.5))
        values = [gibbs.gibbs_bound(quad, row(0.25), *ends, row(g), Ball(0)) for g in (1, 2)]
        assert values[1].surely_less(values[0])
