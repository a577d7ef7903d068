"""Floats: a plan for a piece of beta, with boxes and regions that move with the parameter s in [-1, 1]."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor, log, log2

import numpy as np

from certify.core.errors import Undecided
from certify.cover.plan import CoverPlan
from certify.search.coupling.cover import cover_tree
from certify.search.coupling.family import FloatFamily, Vector
from certify.search.coupling.interaction import FloatInteraction
from certify.search.coupling.origin import origin_region
from certify.search.coupling.point_plan import Sizes, cover_modes
from certify.search.coupling.quadrature import quadrature_sizes
from certify.search.coupling.scene import Model
from certify.search.coupling.third import FloatSource, MovingStar, Three

_FIELD_GRID = 12
_GRID = 12  # bits of the smallest half-width of C_*


def moving_modes(three: Three, slack: float) -> int:
    """L for the piece, enough at both ends and in the middle."""
    return max(cover_modes(m, slack) for m in (three.left, three.middle, three.right))


def _everywhere(source: FloatSource) -> FloatInteraction:
    """Upper bounds over [-1, 1], as certify/bounds has them for C_0: the largest over eight ranges."""
    ranges = [source(-1 + k / 4, -1 + (k + 1) / 4) for k in range(8)]
    upper = np.max([g.upper for g in ranges], axis=0)
    return replace(ranges[0], upper=upper, tau=max(g.tau for g in ranges))


def _frame(three: Three, modes: int, half: Vector, scale: float) -> tuple[Vector, Vector, Vector]:
    """(frame, its slope, the centre of C_* in units of the frame).

    The frame is the minimiser itself, to first order in s. Moments that stay below half of C_* need not move: their
    frame is the half-width of C_*, as they may be too small for the units of the plan.
    """
    left, middle, right = (m.moments[:modes] for m in (three.left, three.middle, three.right))
    small = np.maximum(np.maximum(left, middle), right) < half / 2
    slope = np.where(small, 0.0, np.rint((right - left) / 2 * scale) / scale)
    mean = (middle + (left + right) / 2) / 2
    frame = np.rint(np.where(small, half, mean) * scale) / scale
    if np.any(frame <= np.abs(slope)):
        raise Undecided("the non-uniform minimiser is too near the uniform one for the search")
    return frame, slope, np.where(small, mean / frame, 1.0)


def moving_plan(three: Three, sizes: Sizes, source_for: Callable[[int, int], FloatSource]) -> CoverPlan:
    """A plan for the piece; source_for(L, grid) gives the interaction in floats. Raises Undecided."""
    d, modes = three.middle.d, moving_modes(three, sizes.slack)
    family = FloatFamily(d, modes, 2 * modes + 60 + 2 * d)
    half, vector, cuts = MovingStar(three, modes, family, source_for(modes, 24)).chosen()
    grid = max(24, _GRID + ceil(-log2(float(half.min()))))
    scale = 2.0**grid
    source = source_for(modes, grid)
    frame, slope, centre = _frame(three, modes, half, scale)
    whole, middle = _everywhere(source), source(0.0, 0.0)
    ends = [m.moments[:modes] for m in (three.left, three.middle, three.right)]
    corner, corner_vector = origin_region(three.right, family, whole)
    reach = half / (frame + np.abs(slope))
    left, right = source(-1.0, -1.0).centre, source(1.0, 1.0).centre
    stand_in, stand_in_slope = np.rint(middle.centre * scale) / scale, np.rint((right - left) / 2 * scale) / scale
    gap = 1 - max(m.theta for m in (three.left, three.middle, three.right))
    margin = sizes.margin * min(1.0, gap)
    accuracy = min(1e-7, 1e-3 * whole.tau, 1e-2 * margin)
    model = Model(
        family=family,
        interaction=source,
        frame=frame,
        frame_slope=slope,
        stand_in=stand_in,
        stand_in_slope=stand_in_slope,
        grid=grid,
        field_grid=_FIELD_GRID,
        span=1.0,
        top=tuple(ceil(1.0 / float(z) * scale) + 1 for z in frame - np.abs(slope)),
        corner=np.floor(corner * scale) / scale,
        star_lower=np.floor((centre - reach) * scale) / scale,
        star_upper=np.ceil((centre + reach) * scale) / scale,
        limit=sizes.limit,
        accuracy=accuracy,
        margin=margin,
    )
    tree = cover_tree(model)
    regions = [(whole.upper * x, 1e-5 * accuracy) for x in (ends[2], corner)]
    wanted = [(field, log(goal)) for field, goal in model.fields + regions]
    nodes, ellipses = quadrature_sizes(d, wanted)
    largest = max(float(np.abs(field).sum()) - goal for field, goal in wanted)

    def ints(x: Vector, unit: float = scale) -> tuple[int, ...]:
        return tuple(int(v) for v in np.rint(x * unit))

    return CoverPlan(
        modes=modes,
        nodes=nodes,
        ellipses=ellipses,
        precision=40 + ceil(largest / log(2.0)) + ceil(log2(modes)),
        grid=grid,
        field_grid=_FIELD_GRID,
        frame=ints(frame),
        frame_slope=ints(slope),
        stand_in=ints(stand_in),
        stand_in_slope=ints(stand_in_slope),
        top=model.top,
        corner=ints(model.corner),
        corner_vector=ints(corner_vector / corner_vector.max(), 2.0**50),
        star_lower=ints(model.star_lower),
        star_upper=ints(model.star_upper),
        star_vector=ints(vector / vector.max(), 2.0**50),
        star_cuts=tuple(floor(s * scale) for s in cuts),
        tree=tuple(tree),
        moving=True,
    )
