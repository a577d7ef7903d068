"""The functional of the critical-point equation: each term left out is missed, and a box may move.

Not listed is what can only weaken the statement when it is left out: 1 + q in the denominator of a bound of a sum,
dividing by E e^u >= 1. That U has no tail and the bracket no covariance with it are theorems
(proofs/coupling/functional.py).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from certify.bounds.coupling import functional
from certify.bounds.coupling.boxes import Geometry
from certify.bounds.coupling.family import field_moments, mean_and_log
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix, dot
from certify.cover.box import Box
from tests.bounds.coupling import scenes
from tests.bounds.coupling.moving_boxes import GRID, MODES, moving_box
from tests.bounds.coupling.scenes import Scene, Term, holds, scene_tests

BITS = 80
ON, FUNCTIONAL = (functional.Linearised, "on"), (functional.Linearised, "functionals")
PROJECTED = (functional.Linearised, "projected")
SPREAD = (functional, "spread_bound")
SIZES = (functional.AffineBox, "deviations")
OSCILLATION, TAYLOR = (functional, "oscillation_bound"), (functional, "taylor_factor")
SCENES: dict[str, Scene] = {
    # the functional: contraction and exclusion
    "rare": holds(scenes.rare, 0.1),
    "rare, from below": holds(scenes.rare, 0.1, -1),
    "rare, strong": holds(scenes.rare, 1.5),
    "rare, other side": holds(scenes.rare, -0.1),
    "rare, other side, from below": holds(scenes.rare, -0.1, -1),
    "rare, dx": holds(scenes.rare, 0.1, 1, "ex"),
    "rare, ds": holds(scenes.rare, 0.1, 1, "es"),
    "rare, rest": holds(scenes.rare, 0.1, 1, "er"),
    "opposite": holds(scenes.opposite),
    "even tail": holds(scenes.rare_tail, 0.5, 0.05, 2),
    "rare tail": holds(scenes.rare_tail, 0.01, 2.0),
}


TERMS: list[Term] = [
    # f = 1/2 + U/6 + U^2 e^U/24 and V
    ("rare", TAYLOR, " + Ball(1) / 2", ""),
    ("rare", TAYLOR, " + oscillation) / 6", ") / 6"),
    ("rare, strong", TAYLOR, "oscillation * oscillation * oscillation.exp() / 4 + ", ""),
    ("rare, strong", TAYLOR, " * oscillation.exp()", ""),
    ("rare", ON, "spread = deviation + tau_b", "spread = tau_b"),
    ("opposite", SPREAD, "moments.covariance.magnitudes()", "moments.covariance"),
    ("rare tail", ON, " + tau_b", ""),
    ("rare tail", ON, "tau * first", "Ball(0)"),
    # U = sum |e| (1 + |M|)
    ("rare", OSCILLATION, "ones + moments.mean.magnitudes()", "ones"),
    ("rare", OSCILLATION, "ones + moments.mean.magnitudes()", "moments.mean.magnitudes()"),
    ("rare", OSCILLATION, "moments.mean.magnitudes()", "moments.mean"),
    # |e_l| = |e0| + |ex| r + |es| rad_s + |er|
    ("rare", SIZES, "self.e0.magnitudes() + ", ""),
    ("rare, dx", SIZES, " + self.ex.magnitudes().scale_columns(self.radii)", ""),
    ("rare, ds", SIZES, " + self.es.magnitudes().scaled(self.rad_s)", ""),
    ("rare, rest", SIZES, " + self.er.magnitudes()", ""),
    # the bracket (|y|_1 -+ y.M + |X|) f V, and the covariance with the tail
    ("rare", PROJECTED, "(size - level", "(level.scaled(-1)"),
    ("rare", PROJECTED, "(size - level", "(size"),
    ("rare, from below", PROJECTED, "(size + level", "(level"),
    ("rare, from below", PROJECTED, "(size + level", "(size"),
    ("rare", PROJECTED, "least.hull(most)", "least.hull(least.scaled(0))"),
    ("rare, from below", PROJECTED, "least.hull(most)", "most.hull(most.scaled(0))"),
    ("even tail", PROJECTED, ".widened_by(beyond)", ""),
    ("even tail", PROJECTED, "(image.times(y) @ ones).magnitudes().sqrt()", "ones.scaled(0)"),
    # what is linear
    ("rare", FUNCTIONAL, "y @ box.m0.transpose()", "level.scaled(0)"),
    ("rare", FUNCTIONAL, "image @ box.e0.transpose()", "level.scaled(0)"),
    ("rare", FUNCTIONAL, ".transpose() - level\n", ".transpose()\n"),
    ("rare, rest", FUNCTIONAL, " - image @ box.er.transpose()", ""),
    ("rare, dx", FUNCTIONAL, " - image.scale_columns(box.ex)", ""),
    ("rare, ds", FUNCTIONAL, " - image @ box.es.transpose()", ""),
]

test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


def test_narrowing_needs_a_pivot() -> None:
    with precision(BITS):
        spans = [Ball.between(-1, 1), Ball.between(-1, 1)]
        assert functional.narrowed(BallMatrix.row([Ball.between(-1, 1), 1]), 0, Ball(0), spans, 0) is None
        rows = BallMatrix.of_rows([[1, 1], [2, 1]])
        place = functional.narrowed(rows, 1, Ball(4), spans, 0)
        assert place is not None
        assert place.surely_contains(Ball.between(Fraction(-5, 2), Fraction(-3, 2)))
        assert functional.excluded(rows, 1, Ball(4), spans)
        assert not functional.excluded(rows, 1, Ball(3), spans)


def _violations(geometry: Geometry, box: Box, quad: Quadrature, drop: str) -> int:
    """How often the functional misses y.m - y.M(g m) at corners of the box in (x, s, spread), `drop` left out."""
    g = geometry.interaction(box)
    field = geometry.field(box)
    affine: functional.AffineBox = geometry.affine(box, field)
    if drop:
        nothing: dict[str, Any] = {drop: BallMatrix.integers([[0] * MODES])}
        affine = replace(affine, **nothing)
    linear = functional.Linearised.on(field_moments(quad, field), affine, g.tau)
    middle, missed = geometry.parameter(box), 0
    for s, sign, *x in product((box.s0, box.s1), (-1, 1), *zip(box.lower, box.upper, strict=True)):
        at = Ball(geometry.number(s))
        frame = geometry.frame + geometry.frame_slope.scaled(at)
        moments = BallMatrix.integers([x], -GRID).scale_columns(frame)
        strengths = g.centre + g.slope.scaled(at - middle) + g.spread.magnitudes().scaled(sign)
        mean = mean_and_log(quad, moments.scale_columns(strengths).midpoints())[1]
        dx = BallMatrix.integers([x], -GRID) - geometry.centre(box)
        for k in range(MODES):
            y = BallMatrix.integers([[int(k == i) for i in range(MODES)]])
            row, constant = linear.functionals(y)
            missed += not (dot(row, dx) + constant.entry(0)).overlaps(dot(y, moments - mean))
    return missed


@pytest.mark.parametrize("scene", ["mixed", "still", "turning"])
def test_a_moving_box_is_enclosed_with_its_mixed_terms(scene: str) -> None:
    """The critical-point equation at every corner of (x, s) and of the interaction, against a direct evaluation."""
    with precision(80):
        assert _violations(*moving_box(scene), "") == 0


@pytest.mark.parametrize(
    ("scene", "drop"), [("mixed", "ms"), ("mixed", "mr"), ("mixed", "er"), ("turning", "es"), ("still", "ex")]
)
def test_a_moving_box_needs_each_term(scene: str, drop: str) -> None:
    """The motion of the moments, its product with dx, the motion of the field, and what is of second order in it."""
    with precision(80):
        assert _violations(*moving_box(scene), drop) > 0
