"""Floats: from a minimiser to a plan: how many modes and nodes, which regions, which units, then the tree."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, log, log2, sqrt

import numpy as np

from certify.core.errors import Undecided
from certify.cover.box import lowest
from certify.cover.plan import CoverPlan
from certify.search.coupling.cover import cover_tree
from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import FloatFamily, Vector, family_of
from certify.search.coupling.interaction import FloatInteraction, FloatKernel
from certify.search.coupling.origin import origin_region
from certify.search.coupling.quadrature import quadrature_sizes
from certify.search.coupling.scene import MARGIN, Model
from certify.search.coupling.star import star_radius, star_shape

_SHARE = 2.0
_MOST_SLOW = 50  # modes beyond which no cover was ever found to end


@dataclass(frozen=True)
class Sizes:
    """How much room a plan has: `slack` scales the allowed tail, `margin` the safety of each test.

    cube: C_0 has the same end in all directions.
    """

    limit: int = 20000
    slack: float = 0.05
    margin: float = MARGIN
    cube: bool = False


def cover_modes(minimiser: Minimiser, slack: float) -> int:
    """L such that the tail is small against the square of the spectral gap."""
    goal = slack * (1 - minimiser.theta) ** 2
    g, first = minimiser.interaction, minimiser.reach
    modes = min(3, len(g))
    if minimiser.kernel.slow(g, modes) is not None:
        return _slow_modes(minimiser, slack)
    while np.abs(g[modes:]).sum() * first > goal:
        modes += 1
    return modes


def _slow_modes(minimiser: Minimiser, slack: float) -> int:
    """L such that what is beyond, as a share of the width of a box, is small against the gap (`kernels:norm`)."""
    g, field = minimiser.interaction, minimiser.field
    log_sup = float(np.abs(field).sum()) - family_of(minimiser.kernel, len(field)).partition(field)[0]
    goal = _SHARE * sqrt(slack) * (1 - minimiser.theta) * exp(-log_sup / 2)
    for modes in range(3, min(len(field), _MOST_SLOW)):
        tail = minimiser.kernel.slow(g, modes)
        if tail is not None and sqrt(tail.peak * tail.tau) < goal:
            return modes
    raise Undecided("the coefficients of this kernel fall too slowly for a cover")


def point_interaction(minimiser: Minimiser, modes: int) -> FloatInteraction:
    """The interaction of one kernel."""
    g = minimiser.interaction
    zero = np.zeros(modes)
    kernel = minimiser.kernel
    return FloatInteraction(g[:modes], zero, zero, g[:modes], kernel.tail(g, modes), kernel.slow(g, modes))


def point_plan(minimiser: Minimiser, sizes: Sizes) -> CoverPlan:
    """A plan for one beta. Raises Undecided when the limit of boxes is reached or the regions are empty."""
    d, modes = minimiser.d, cover_modes(minimiser, sizes.slack)
    family = family_of(minimiser.kernel, modes, room=60 + 2 * d)
    g = point_interaction(minimiser, modes)
    corner, corner_vector = origin_region(minimiser, family, g, cube=sizes.cube)
    shape, star_vector = star_shape(minimiser, modes)
    half = 0.9 * star_radius(minimiser, shape, g) * shape
    if not (half.min() > 0 and corner.min() > 0):
        raise Undecided("the search found no regions around the two minimisers that hold no third one")
    smallest = min(float(half.min()), float(corner.min()))
    margin = sizes.margin * min(1.0, 1 - minimiser.theta)
    accuracy = min(1e-7, 1e-2 * margin, *([1e-3 * g.tau * minimiser.reach] if g.tau and g.slow is None else []))
    star = Star(minimiser.moments[:modes], half, star_vector)
    return planned(
        minimiser.kernel, family, g, Regions(corner, corner_vector, star, smallest), sizes.limit, margin, accuracy
    )


@dataclass(frozen=True)
class Star:
    """C_*: its centre, its half-widths, its Perron vector."""

    centre: Vector
    half: Vector
    vector: Vector


@dataclass(frozen=True)
class Regions:
    """What boxes may lie in: the corner of the region around the uniform density and its vector, and C_* or none.

    smallest: the least of all widths.
    """

    corner: Vector
    vector: Vector
    star: Star | None
    smallest: float


def planned(
    kernel: FloatKernel,
    family: FloatFamily,
    g: FloatInteraction,
    regions: Regions,
    limit: int,
    margin: float,
    accuracy: float,
) -> CoverPlan:
    """The plan with these regions: units, the tree, and the sizes of the quadrature that it needs."""
    modes, corner, star = family.modes, regions.corner, regions.star
    grid = max(16, 8 + ceil(-log2(regions.smallest)))
    scale = 2.0**grid
    stand_in = np.rint(g.centre * scale) / scale
    zero, beyond = np.zeros(modes), np.full(modes, scale + 1)
    low, high = (beyond, beyond)
    if star is not None:
        centre, reach = np.rint(star.centre * scale), np.floor(star.half * scale)
        low, high = centre - reach, centre + reach
    model = Model(
        family=family,
        interaction=lambda s0, s1: g,
        frame=np.ones(modes),
        frame_slope=zero,
        stand_in=stand_in,
        stand_in_slope=zero,
        grid=grid,
        field_grid=12,
        span=0.0,
        top=(1 << grid,) * modes,
        corner=corner,
        star_lower=low / scale,
        star_upper=high / scale,
        limit=limit,
        accuracy=accuracy,
        margin=margin,
        increasing=kernel.increasing,
        bottom=lowest(family.degrees, 1 << grid) if kernel.signed else (),
    )
    tree = cover_tree(model)
    own = [np.abs(g.centre) * corner, *([] if star is None else [g.centre * star.centre])]
    wanted = [(field, log(goal)) for field, goal in model.fields + [(x, 1e-5 * accuracy) for x in own]]
    nodes, ellipses = quadrature_sizes(kernel.d, wanted, degrees=family.degrees)
    largest = max(float(np.abs(field).sum()) - goal for field, goal in wanted)
    vector = zero + 1 if star is None else star.vector
    return CoverPlan(
        modes=modes,
        nodes=nodes,
        ellipses=ellipses,
        precision=40 + ceil(largest * 1.4427),
        grid=grid,
        field_grid=12,
        frame=(1 << grid,) * modes,
        frame_slope=(0,) * modes,
        stand_in=_ints(stand_in, scale),
        stand_in_slope=(0,) * modes,
        top=model.top,
        corner=_ints(corner, scale),
        corner_vector=_ints(regions.vector / regions.vector.max(), 2.0**50),
        star_lower=_ints(model.star_lower, scale),
        star_upper=_ints(model.star_upper, scale),
        star_vector=_ints(vector / vector.max(), 2.0**50),
        star_cuts=(),
        tree=tuple(tree),
    )


def _ints(x: Vector, scale: float) -> tuple[int, ...]:
    return tuple(int(v) for v in np.rint(x * scale))
