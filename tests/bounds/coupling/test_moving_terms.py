"""The critical-point equation on a moving box: every corner of (x, s) and of the g_l against a direct evaluation.

The interaction is weak here, so the Taylor remainder is far smaller than each of the terms that say how a box moves.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from certify.bounds.coupling.cover import Geometry, RangeInteraction
from certify.bounds.coupling.family import field_moments, mean_and_log
from certify.bounds.coupling.functional import AffineBox, Linearised
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.exact import Dyadic
from certify.cover.box import Box
from certify.cover.plan import CoverPlan
from tests.bounds.coupling.scenes import rewritten

D = 3
GRID, MODES = 10, 3
Scene = tuple[Geometry, Box, Quadrature]


def _scene(name: str) -> Scene:
    """A box with a weak interaction, so that the terms of first and mixed order dwarf the Taylor remainder.

    mixed: everything moves; still: only x varies; turning: only the interaction varies, and with s alone.
    """
    one = 1 << GRID
    plan = CoverPlan(
        modes=MODES,
        nodes=40,
        ellipses=(Fraction(2),),
        precision=80,
        grid=GRID,
        field_grid=GRID,
        frame=(one // 2, one // 3, one // 4),
        frame_slope=(one // 5, -one // 6, one // 7),
        stand_in=(3, 2, 1),
        stand_in_slope=(2, -1, 1),
        top=(8 * one,) * MODES,
        corner=(0,) * MODES,
        corner_vector=(1,) * MODES,
        star_lower=(0,) * MODES,
        star_upper=(one,) * MODES,
        star_vector=(1,) * MODES,
        star_cuts=(),
        tree=(),
        moving=True,
    )
    box = Box((one // 4, one // 5, one // 2), (one, one // 2, one), -one // 2, one)
    slope: tuple[int, ...] = (2000, -1500, 900)
    spread: tuple[int, ...] = (300, 200, 100)
    if name != "mixed":
        plan, spread = replace(plan, frame_slope=(0,) * MODES), (0,) * MODES
    if name == "still":
        slope = (0,) * MODES
    if name == "turning":
        box = replace(box, lower=box.upper)
    with precision(80):
        zero = BallMatrix.integers([[0] * MODES])
        rows = [BallMatrix.integers([v], -20) for v in ((3000, 2000, 1000), slope, spread)]
        interaction = RangeInteraction(rows[0], rows[1], zero.widened_by(rows[2]), Ball(0))
        quad = quadrature(D, MODES, plan.nodes, plan.ellipses)
    return Geometry(plan, lambda s0, s1: interaction), box, quad


def _violations(geometry: Geometry, box: Box, quad: Quadrature, drop: str) -> int:
    """How often the functional misses y.m - y.M(g m) at corners of the box in (x, s, spread), `drop` left out."""
    g = geometry.interaction(box)
    field = geometry.field(box)
    affine: AffineBox = geometry.affine(box, field)
    if drop:
        nothing: dict[str, Any] = {drop: BallMatrix.integers([[0] * MODES])}
        affine = replace(affine, **nothing)
    linear = Linearised.on(field_moments(quad, field), affine, g.tau)
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
            row, constant = linear.functional(y)
            missed += not (dot(row, dx) + constant).overlaps(dot(y, moments - mean))
    return missed


@pytest.mark.parametrize("scene", ["mixed", "still", "turning"])
def test_a_moving_box_is_enclosed_with_its_mixed_terms(scene: str) -> None:
    """The critical-point equation at every corner of (x, s) and of the interaction, against a direct evaluation."""
    with precision(80):
        assert _violations(*_scene(scene), "") == 0


@pytest.mark.parametrize(
    ("scene", "drop"), [("mixed", "ms"), ("mixed", "mr"), ("mixed", "er"), ("turning", "es"), ("still", "ex")]
)
def test_a_moving_box_needs_each_term(scene: str, drop: str) -> None:
    """The motion of the moments, its product with dx, the motion of the field, and what is of second order in it."""
    with precision(80):
        assert _violations(*_scene(scene), drop) > 0


def _outside(geometry: Geometry, box: Box) -> int:
    """How many m_l and g_l m_l - a_l, at corners of the box in (x, s, spread), are not where the affine form says."""
    g, field = geometry.interaction(box), geometry.field(box)
    affine = geometry.affine(box, field)
    middle, missed = geometry.parameter(box), 0
    for s, sign, *x in product((box.s0, box.s1), (-1, 1), *zip(box.lower, box.upper, strict=True)):
        ds = Ball(geometry.number(s)) - middle
        dx = BallMatrix.integers([x], -GRID) - geometry.centre(box)
        moments = BallMatrix.integers([x], -GRID).scale_columns(
            geometry.frame + geometry.frame_slope.scaled(Ball(geometry.number(s)))
        )
        strengths = g.centre + g.slope.scaled(ds) + g.spread.magnitudes().scaled(sign)
        m = affine.m0 + affine.mx.scale_columns(dx) + affine.ms.scaled(ds) + affine.mr
        e = affine.e0 + affine.ex.scale_columns(dx) + affine.es.scaled(ds) + affine.er
        for claimed, true in ((m, moments), (e, moments.scale_columns(strengths) - field)):
            pairs = zip(claimed.entries(), true.entries(), strict=True)
            missed += sum(not (a + Ball.between(-TINY, TINY)).surely_contains(b) for a, b in pairs)
    return missed


TINY = Dyadic(1, -60)  # of the rounding at 80 bits
PARTS = [
    ("m0.scale_columns(g.centre) - field", "m0.scale_columns(g.centre)"),
    ("frame.scale_columns(g.centre)", "frame.scale_columns(g.spread)"),
    ("ms.scale_columns(g.centre) + m0.scale_columns(g.slope)", "m0.scale_columns(g.slope)"),
    ("ms.scale_columns(g.centre) + m0.scale_columns(g.slope)", "ms.scale_columns(g.centre)"),
    ("er = mr.scale_columns(g.centre) + drift", "er = drift"),
    ("drift.scale_columns(g.slope).scaled(spread_s)", "mr.scale_columns(g.slope).scaled(spread_s)"),
    ("(m0 + drift).scale_columns(g.spread)", "m0.scale_columns(g.spread)"),
    ("(m0 + drift).scale_columns(g.spread)", "drift.scale_columns(g.spread)"),
    ("ms.scaled(spread_s) + around.scale_columns(frame) + mr", "around.scale_columns(frame) + mr"),
    ("ms.scaled(spread_s) + around.scale_columns(frame) + mr", "ms.scaled(spread_s) + mr"),
    ("ms.scaled(spread_s) + around.scale_columns(frame) + mr", "ms.scaled(spread_s) + around.scale_columns(frame)"),
]


def test_the_affine_form_holds_at_every_corner() -> None:
    with precision(80):
        assert _outside(*_scene("mixed")[:2]) == 0


@pytest.mark.parametrize(("old", "new"), PARTS)
def test_each_part_of_the_affine_form_is_needed(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real function with one product left out: some corner is then outside."""
    monkeypatch.setattr(Geometry, "affine", rewritten(Geometry, "affine", old, new))
    with precision(80):
        assert _outside(*_scene("mixed")[:2]) > 0
