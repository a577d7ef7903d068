"""The walk of a cover: its first box holds all moments, its cells are about what exists, its affine form is complete.

Planted violations that a replay which trusts its plan would accept must be refused.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from certify.bounds.coupling.boxes import Geometry
from certify.bounds.coupling.count import Stage, check_point
from certify.bounds.coupling.cover import _narrow, root_box
from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.functional import Linearised
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.cover.box import Box
from certify.cover.plan import CoverPlan
from tests.bounds.coupling.moving_boxes import GRID, moving_box
from tests.bounds.coupling.proved import BETA, D, Material
from tests.bounds.coupling.scenes import rewritten


def _small_roots(plan: CoverPlan) -> dict[str, CoverPlan]:
    one, count = 1 << plan.grid, plan.modes
    nothing = (["0"],)
    return {
        "only C_0": replace(plan, top=plan.corner, tree=nothing),
        "one point": replace(plan, top=(0,) * count, tree=nothing),
        "negative": replace(plan, top=(-1,) * count, tree=nothing),
        "negative frame and top": replace(plan, frame=(-one,) * count, top=(-one,) * count, tree=nothing),
        "just too small": replace(plan, top=(*plan.top[:-1], one - 1)),
        "small units": replace(plan, frame=(1,) * count, tree=nothing),
        "large units": replace(plan, frame=(2 * one,) * count, tree=nothing),
        "units of one mode": replace(plan, frame=(2 * one, *plan.frame[1:])),
        "moving units": replace(plan, frame_slope=(1,) * count),
        "of an interval": replace(plan, moving=True),
    }


SMALL_ROOTS = (
    "only C_0",
    "one point",
    "negative",
    "negative frame and top",
    "just too small",
    "small units",
    "large units",
    "units of one mode",
    "moving units",
    "of an interval",
)


@pytest.mark.parametrize("name", SMALL_ROOTS)
def test_a_cover_starts_from_all_moments(material: Material, name: str) -> None:
    plan, sizes, touch, coupling, moment = material
    with pytest.raises(Undecided):
        check_point(Exponential(D, BETA), _small_roots(plan)[name], sizes, touch, coupling, moment)


def test_the_root_box_of_a_moving_plan(material: Material) -> None:
    """frame(s) top >= 1 is needed at both ends of s; a plan at rest does not serve an interval."""
    plan = material[0]
    one, count = 1 << plan.grid, plan.modes
    moving = replace(plan, moving=True, frame=(2 * one,) * count, frame_slope=(one,) * count, top=(one,) * count)
    assert root_box(moving, one).upper == moving.top
    for wrong in (
        replace(moving, frame_slope=(one + 1,) * count),
        replace(moving, frame_slope=(-one - 1,) * count),
        replace(moving, top=(one - 1,) * count),
        replace(moving, moving=False),
        replace(plan, moving=False),
    ):
        with pytest.raises(Undecided):
            root_box(wrong, one)


def _cover(material: Material, tree: list[list[Any]]) -> None:
    plan, _, _, coupling, _ = material
    with precision(plan.precision):
        Stage.at(
            Exponential(D, BETA), Ball.between(coupling.lower, coupling.upper), replace(plan, tree=tuple(tree))
        ).cover()


@pytest.mark.parametrize("index", [0, -1, -8, 9, 100])
def test_rows_and_cuts_are_about_existing_coordinates(material: Material, index: int) -> None:
    """Row 0 would be the last coordinate to a Python list, and the pivot would not be left out of the sum."""
    plan = material[0]
    assert plan.modes == 8
    tree = [list(cell) for cell in plan.tree]
    at = next(i for i, cell in enumerate(tree) if cell[0] == "c")
    row = [index, 0, 1 << plan.grid, *tree[at][1][3:]]
    with pytest.raises(Undecided, match="does not exist"):
        _cover(material, [*tree[:at], ["c", row, *tree[at][1:]], *tree[at + 1 :]])
    if index:
        with pytest.raises(Undecided, match="does not exist"):
            _cover(material, [["s", index, 5], *tree])


def test_rows_about_a_box_that_the_order_of_the_moments_leaves_empty(material: Material) -> None:
    """m_2 >= 1/2 >= 1/4 >= m_1: such boxes come up in long covers, and a row about one is decided, whichever way."""
    plan, _, _, coupling, _ = material
    half = 1 << plan.grid - 1
    with precision(plan.precision):
        stage = Stage.at(Exponential(D, BETA), Ball.between(coupling.lower, coupling.upper), plan)
        geometry = Geometry(plan, lambda s0, s1: stage.interaction)
        lower, upper = (0, half, *(0 for _ in plan.top[2:])), (half // 2, *plan.top[1:])
        box = geometry.clipped(Box(lower, upper, 0, 0))
        assert box.upper[1] < box.lower[1]
        row = [1 << plan.grid, *(0 for _ in plan.top[1:])]
        with suppress(Undecided):
            assert _narrow(geometry, stage.quad, box, ["x", row]) is None
        with suppress(Undecided):
            assert _narrow(geometry, stage.quad, box, ["c", [1, 0, half // 2, *row]]) is not None


def test_what_is_left_out_at_a_point_is_zero(material: Material) -> None:
    """The slopes and spreads of the interaction at one beta; with them a box has the same rows and the same sizes."""
    plan, _, _, coupling, _ = material
    with precision(plan.precision):
        stage = Stage.at(Exponential(D, BETA), Ball.between(coupling.lower, coupling.upper), plan)
        geometry, g = Geometry(plan, lambda s0, s1: stage.interaction), stage.interaction
        nothing = BallMatrix.integers([[0] * plan.modes]).mat
        assert (g.at_point, g.slope.mat == nothing, g.spread.mat == nothing) == (True, True, True)
        whole = Geometry(plan, lambda s0, s1: replace(g, at_point=False))
        box = Box(plan.star_lower, plan.star_upper, 0, 0)
        field = geometry.field(box)
        short, long = geometry.affine(box, field), whole.affine(box, field)
        assert (short.at_rest, long.at_rest) == (True, False)
        assert short.deviations().floats() == pytest.approx(long.deviations().floats(), rel=1e-12)
        y = BallMatrix.integers([[(-1) ** i * 2**i for i in range(plan.modes)]])
        rows = [Linearised.on(field_moments(stage.quad, field), x, g.tau).functionals(y) for x in (short, long)]
        assert all(a.overlaps(b) for a, b in zip(rows[0][0].entries(), rows[1][0].entries(), strict=True))
        assert rows[0][1].entry(0).overlaps(rows[1][1].entry(0))
        radii = [float(as_fraction(constant.entry(0).radius())) for _, constant in rows]
        assert radii[0] == pytest.approx(radii[1], rel=1e-6)
        assert g.upper(Ball(1)).mat == whole.interaction(box).upper(Ball(1)).mat


def test_a_cut_of_s_at_a_point_is_refused(material: Material) -> None:
    """The range of s is one number: a cut would only repeat the box."""
    tree = [list(cell) for cell in material[0].tree]
    with pytest.raises(Undecided, match="outside its box"):
        _cover(material, [["s", 0, 0], *tree, *tree])


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


def test_the_affine_form_holds_at_every_corner() -> None:
    with precision(80):
        assert _outside(*moving_box("mixed")[:2]) == 0


@pytest.mark.parametrize(("old", "new"), PARTS)
def test_each_part_of_the_affine_form_is_needed(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real function with one product left out: some corner is then outside."""
    monkeypatch.setattr(Geometry, "affine", rewritten(Geometry, "affine", old, new))
    with precision(80):
        assert _outside(*moving_box("mixed")[:2]) > 0
