"""Floats: a plan for a piece of beta, with boxes and regions that move with the parameter s in [-1, 1]."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, log, log2

import numpy as np

from certify.errors import Undecided
from certify.search.coupling_cover import Couplings, Model, cover_tree
from certify.search.coupling_minimiser import FloatFamily, Minimiser, Vector
from certify.search.coupling_plan import CoverPlan
from certify.search.coupling_setup import Sizes, cover_modes, origin_region, quadrature_sizes, star_shape

FloatSource = Callable[[float, float], Couplings]
_FIELD_GRID = 12
_BOX, _DRIFT = 0.5, 0.25  # parts of the room 1/theta_c > e^U of C_*


@dataclass(frozen=True)
class Three:
    """The minimisers at s = -1, 0, 1."""

    left: Minimiser
    middle: Minimiser
    right: Minimiser

    @property
    def modes(self) -> int:
        """Moments known of all three."""
        return min(len(m.moments) for m in (self.left, self.middle, self.right))


def moving_modes(three: Three, slack: float) -> int:
    """L for the piece."""
    return max(cover_modes(m, slack) for m in (three.left, three.middle, three.right))


def _star(three: Three, modes: int, source: FloatSource) -> tuple[Vector, Vector, list[float]]:
    """(half-widths in m, Perron vector, cuts of s): the room 1/theta > e^U is shared by the box and the drift in s."""
    middle = three.middle
    shape, vector = star_shape(middle, modes)
    whole = source(-1.0, 1.0)
    mean = np.abs(middle.moments[:modes])
    theta = max(m.theta for m in (three.left, middle, three.right))
    room = -log(theta + whole.tail) - 2.05 * whole.tail
    box = _BOX * room / float((whole.upper * shape * (1 + mean)).sum())
    fields = [2 * m.coupling * m.kappa[:modes] * m.moments[:modes] for m in (three.left, three.right)]
    drift = float((np.abs(fields[1] - fields[0]) * (1 + mean)).sum())
    count = max(1, ceil(drift / 2 / (_DRIFT * max(room, 1e-12))))
    cuts = [-1 + 2 * k / count for k in range(1, count)]
    return box * shape, vector, cuts


def moving_plan(three: Three, sizes: Sizes, source_for: Callable[[int, int], FloatSource]) -> CoverPlan:
    """A plan for the piece; source_for(L, grid) gives the couplings in floats. Raises Undecided."""
    d, modes = three.middle.d, moving_modes(three, sizes.slack)
    grid = 24
    scale = 2.0**grid
    source = source_for(modes, grid)
    family = FloatFamily(d, modes, 2 * modes + 60 + 2 * d)
    half, vector, cuts = _star(three, modes, source)
    ends = [m.moments[:modes] for m in (three.left, three.middle, three.right)]
    slope = np.rint((ends[2] - ends[0]) / 2 * scale) / scale
    frame = np.rint((ends[1] + (ends[0] + ends[2]) / 2) / 2 * scale) / scale
    if np.any(frame <= np.abs(slope)):
        raise Undecided("moments of the minimiser vanish in the units of the plan")
    whole, middle = source(-1.0, 1.0), source(0.0, 0.0)
    corner, corner_vector = origin_region(three.right, family, whole)
    reach = half / (frame + np.abs(slope))
    left, right = source(-1.0, -1.0).centre, source(1.0, 1.0).centre
    weights, weights_slope = np.rint(middle.centre * scale) / scale, np.rint((right - left) / 2 * scale) / scale
    gap = 1 - max(m.theta for m in (three.left, three.middle, three.right))
    margin = sizes.margin * min(1.0, gap)
    accuracy = min(1e-7, 1e-3 * whole.tail, 1e-2 * margin)
    model = Model(
        family=family,
        couplings=source,
        frame=frame,
        frame_slope=slope,
        weights=weights,
        weights_slope=weights_slope,
        grid=grid,
        field_grid=_FIELD_GRID,
        span=1.0,
        top=[ceil(1.0 / float(z) * scale) + 1 for z in frame - np.abs(slope)],
        corner=np.floor(corner * scale) / scale,
        star_lower=np.floor((1 - reach) * scale) / scale,
        star_upper=np.ceil((1 + reach) * scale) / scale,
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
        weights=ints(weights),
        weights_slope=ints(weights_slope),
        top=tuple(model.top),
        corner=ints(model.corner),
        corner_vector=ints(corner_vector / corner_vector.max(), 2.0**50),
        star_lower=ints(model.star_lower),
        star_upper=ints(model.star_upper),
        star_vector=ints(vector / vector.max(), 2.0**50),
        star_cuts=tuple(floor(s * scale) for s in cuts),
        tree=tuple(tree),
        moving=True,
    )
