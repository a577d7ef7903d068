"""Floats: a plan for a piece of beta, with boxes and regions that move with the parameter s in [-1, 1]."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, exp, floor, log, log2

import numpy as np

from certify.core.errors import Undecided
from certify.cover.plan import CoverPlan
from certify.search.coupling.cover import Couplings, Model, cover_tree
from certify.search.coupling.minimiser import FloatFamily, Minimiser, Vector
from certify.search.coupling.point_plan import Sizes, cover_modes, origin_region, quadrature_sizes, star_shape

FloatSource = Callable[[float, float], Couplings]
_FIELD_GRID = 12
_BOX = 0.5  # the part of the widest possible C_* that is wide enough
_ROOM = 0.9
_GRID = 12  # bits of the smallest half-width of C_*
_MAX_SWING = 5.0
_MOST_CUTS = 256


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


class _Star:
    """C_* in floats: what its half-widths may be when the range [-1, 1] of s is cut into equal parts."""

    def __init__(self, three: Three, modes: int, family: FloatFamily, source: FloatSource) -> None:
        self.three, self.modes, self.family, self.source = three, modes, family, source
        self.shape, self.vector = star_shape(three.middle, modes)
        self.ends = [m.moments[:modes] for m in (three.left, three.middle, three.right)]
        self.known: dict[float, tuple[Vector, Vector, Vector]] = {}

    def _at(self, field: Vector, s: float) -> tuple[Vector, Vector, Vector]:
        """(|M|, |C|, |T_l|) at a field, remembered by its s."""
        if s not in self.known:
            _, density = self.family.partition(field)
            mean = self.family.values @ density
            centred = self.family.values - mean[:, None]
            covariance = (centred * density) @ centred.T
            third = np.array([(centred * (density * row)) @ centred.T for row in centred])
            self.known[s] = (np.abs(mean), np.abs(covariance), np.abs(third))
        return self.known[s]

    def theta(self, factor: float, s0: float, s1: float) -> float:
        """The bound of the ball layer for the box shape * factor over [s0, s1]."""
        mid, sigma = (s0 + s1) / 2, (s1 - s0) / 2
        g = self.source(s0, s1)
        slope = (self.ends[2] - self.ends[0]) / 2
        moments = self.ends[1] + mid * slope
        middle = moments * g.centre
        mean, covariance, third = self._at(middle, mid)
        drift = np.abs(g.centre * slope + g.slope * moments) * sigma
        e = g.upper * self.shape * factor + drift + np.abs(g.slope * slope) * sigma**2 + g.spread * moments
        first = float(moments[0]) + float(np.abs(slope[0])) * sigma + float(self.shape[0]) * factor
        swing = float((e * (1 + mean)).sum()) + 2 * g.tail * first
        if swing > _MAX_SWING:
            return 2.0
        q = 0.5 + swing / 6 + swing**2 * exp(swing) / 24
        matrix = covariance * (1 + q * swing**2 + 2 * g.tail * first) + np.tensordot(e, third, 1)
        root = np.sqrt(g.upper)
        return float(np.linalg.eigvalsh(root[:, None] * matrix * root)[-1]) + g.tail

    def factor(self, count: int) -> float:
        """The largest factor of the shape for which every one of `count` ranges has theta < 1; 0 if there is none."""
        ranges = [(-1 + 2 * k / count, -1 + 2 * (k + 1) / count) for k in range(count)]
        low, high = 0.0, 1.0 / float(self.shape.max())
        for _ in range(24):
            mid = (low + high) / 2
            low, high = (mid, high) if all(self.theta(mid, *r) < 1 for r in ranges) else (low, mid)
        return low

    def chosen(self) -> tuple[Vector, Vector, list[float]]:
        """(half-widths in m, Perron vector, cuts of s): as few cuts as leave most of the room to the box."""
        count, best = 1, self.factor(1)
        while count < _MOST_CUTS:
            following = self.factor(2 * count)
            if best > _BOX * following > 0:
                break
            count, best = 2 * count, following
        if best == 0:
            raise Undecided("the search found no region around the non-uniform minimiser without another one")
        return _ROOM * best * self.shape, self.vector, [-1 + 2 * k / count for k in range(1, count)]


def _everywhere(source: FloatSource) -> Couplings:
    """Upper bounds over [-1, 1], as the ball layer has them for C_0: the largest over eight ranges."""
    ranges = [source(-1 + k / 4, -1 + (k + 1) / 4) for k in range(8)]
    upper = np.max([g.upper for g in ranges], axis=0)
    return replace(ranges[0], upper=upper, tail=max(g.tail for g in ranges))


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
    """A plan for the piece; source_for(L, grid) gives the couplings in floats. Raises Undecided."""
    d, modes = three.middle.d, moving_modes(three, sizes.slack)
    family = FloatFamily(d, modes, 2 * modes + 60 + 2 * d)
    half, vector, cuts = _Star(three, modes, family, source_for(modes, 24)).chosen()
    grid = max(24, _GRID + ceil(-log2(float(half.min()))))
    scale = 2.0**grid
    source = source_for(modes, grid)
    frame, slope, centre = _frame(three, modes, half, scale)
    whole, middle = _everywhere(source), source(0.0, 0.0)
    ends = [m.moments[:modes] for m in (three.left, three.middle, three.right)]
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
