"""Boxes that move with s, in a weak interaction: what functional and cover are tested on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from certify.bounds.coupling.boxes import Geometry, RangeInteraction
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.cover.box import Box
from certify.cover.plan import CoverPlan

GRID, MODES = 10, 3
D = 3


def moving_box(name: str) -> tuple[Geometry, Box, Quadrature]:
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
