"""Floats: from a minimiser to a plan: how many modes and nodes, which regions, which units, then the tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, exp, log, log2

import numpy as np

from certify.core.errors import Undecided
from certify.cover.plan import CoverPlan
from certify.search.coupling.cover import MARGIN, Couplings, Model, cover_tree
from certify.search.coupling.minimiser import FloatFamily, Minimiser, Vector

_RHOS = tuple(Fraction(n, 16) for n in (*range(17, 32), *range(32, 64, 2), *range(64, 130, 8)))

_LARGEST = 600.0  # cosh of it is still a float, and an ellipse so large is never chosen


@dataclass(frozen=True)
class Sizes:
    """How much room a plan has: `slack` scales the allowed tail, `margin` the safety of each test."""

    limit: int = 20000
    slack: float = 0.05
    margin: float = MARGIN


def cover_modes(minimiser: Minimiser, slack: float) -> int:
    """L such that the tail is small against the square of the spectral gap."""
    goal = slack * (1 - minimiser.theta) ** 2
    g, first = minimiser.couplings, float(minimiser.moments[0])
    modes = 3
    while g[modes:].sum() * first > goal:
        modes += 1
    return modes


def quadrature_sizes(d: int, wanted: list[tuple[Vector, float]]) -> tuple[int, tuple[Fraction, ...]]:
    """(N, a few ellipses): for each (field, log of the error) of the list one of the bounds is that small against Z."""
    modes = len(wanted[0][0])
    family = FloatFamily(d, modes, 2 * modes + 60 + 2 * d)
    degree = np.arange(1, modes + 1)
    logs = np.log(np.array([float(rho) for rho in _RHOS]))
    growth = np.cosh(np.minimum(degree[:, None] * logs, _LARGEST))
    fields = np.array([field for field, _ in wanted])
    levels = np.array([family.partition(field)[0] + goal for field, goal in wanted])
    head = np.abs(fields) @ growth + (log(4.0) - 2 * logs + 2 * np.log(growth[-1])) - levels[:, None]
    need = head / logs
    nodes = 2 * ceil(float(need.min(axis=1).max()) / 2) + 2
    fits, chosen = need <= nodes, []
    while fits.any():
        best = int(np.argmax(fits.sum(axis=0)))
        chosen.append(_RHOS[best])
        fits = fits[~fits[:, best]]
    return nodes, tuple(sorted(chosen))


def corner_shape(minimiser: Minimiser, modes: int, x: float) -> Vector:
    """The corner of C_0 at first coordinate x: m_l ~ x^2 beyond the first, and never too thin."""
    z = minimiser.moments[:modes]
    shape = np.maximum(1.5 * z * (x / z[0]) ** 2, 0.02 * x)
    shape = np.minimum(shape, x)
    shape[0] = x
    return np.asarray(shape)


def _largest(holds: Callable[[float], bool], top: float) -> float:
    low, high = 0.0, top
    for _ in range(50):
        mid = (low + high) / 2
        low, high = (mid, high) if holds(mid) else (low, mid)
    return low


def origin_region(minimiser: Minimiser, family: FloatFamily, g: Couplings) -> tuple[Vector, Vector]:
    """(corner, Perron vector) of a region C_0 with some room in its inequality."""
    root = np.sqrt(g.upper)

    def matrix(x: float) -> Vector:
        h = (g.upper * corner_shape(minimiser, family.modes, x)) @ family.values
        weighted = family.values * (family.weights * np.exp(h))
        return np.asarray(root[:, None] * (weighted @ family.values.T) * root)

    def holds(x: float) -> bool:
        return exp(g.tail * x) * float(np.linalg.eigvalsh(matrix(x))[-1]) + g.tail < 1

    x = 0.97 * _largest(holds, 1.0)
    vector = np.abs(np.linalg.eigh(matrix(x))[1][:, -1]) / root
    return corner_shape(minimiser, family.modes, x), np.maximum(matrix(x) @ (root * vector) / root, 1e-7 * vector.max())


def star_shape(minimiser: Minimiser, modes: int) -> tuple[Vector, Vector]:
    """(half-widths up to a factor, Perron vector) of C_*, along the least stable direction."""
    root = np.sqrt(minimiser.couplings[:modes])
    matrix = root[:, None] * minimiser.covariance[:modes, :modes] * root
    vector = np.abs(np.linalg.eigh(matrix)[1][:, -1])
    shape = vector / root
    return np.maximum(shape, 0.02 * shape.max()), np.maximum(np.abs(matrix) @ vector / root, 1e-7 * shape.max())


def star_radius(minimiser: Minimiser, shape: Vector, g: Couplings, drift: float) -> float:
    """The factor of the half-widths for which e^U theta_c + tau < 1, `drift` being what U holds beside the box."""
    modes = len(shape)
    mean = np.abs(minimiser.moments[:modes])
    per_unit = float((g.upper * shape * (1 + mean)).sum())
    first = float(minimiser.moments[0])
    room = log((1 - g.tail) / minimiser.theta) - 2.05 * g.tail * (first + float(shape[0]) / per_unit) - drift
    return max(room, 0.0) / per_unit


def point_couplings(minimiser: Minimiser, modes: int) -> Couplings:
    """The couplings at one beta."""
    g = minimiser.couplings
    zero = np.zeros(modes)
    d, degree = minimiser.d, modes + 1
    ratio = minimiser.beta * (degree + d - 2) / ((degree + 1) * (2 * degree + d - 2))
    return Couplings(g[:modes], zero, zero, g[:modes], float(g[modes]) / (1 - ratio) * (1 + 1e-9))


def point_plan(minimiser: Minimiser, sizes: Sizes) -> CoverPlan:
    """A plan for one beta. Raises Undecided when the limit of boxes is reached or the regions are empty."""
    d, modes = minimiser.d, cover_modes(minimiser, sizes.slack)
    family = FloatFamily(d, modes, 2 * modes + 60 + 2 * d)
    g = point_couplings(minimiser, modes)
    corner, corner_vector = origin_region(minimiser, family, g)
    shape, star_vector = star_shape(minimiser, modes)
    half = 0.9 * star_radius(minimiser, shape, g, 0.0) * shape
    if not (half.min() > 0 and corner.min() > 0):
        raise Undecided("the search found no regions around the two minimisers that hold no third one")
    grid = max(16, 8 + ceil(-log2(min(float(half.min()), float(corner.min())))))
    scale = 2.0**grid
    centre = np.rint(minimiser.moments[:modes] * scale)
    reach = np.floor(half * scale)
    weights = np.rint(g.centre * scale) / scale
    zero = np.zeros(modes)
    margin = sizes.margin * min(1.0, 1 - minimiser.theta)
    accuracy = min(1e-7, 1e-3 * g.tail * float(minimiser.moments[0]), 1e-2 * margin)
    model = Model(
        family=family,
        couplings=lambda s0, s1: g,
        frame=np.ones(modes),
        frame_slope=zero,
        weights=weights,
        weights_slope=zero,
        grid=grid,
        field_grid=12,
        span=0.0,
        top=[1 << grid] * modes,
        corner=corner,
        star_lower=(centre - reach) / scale,
        star_upper=(centre + reach) / scale,
        limit=sizes.limit,
        accuracy=accuracy,
        margin=margin,
    )
    tree = cover_tree(model)
    regions = [(g.centre * x, 1e-5 * accuracy) for x in (minimiser.moments[:modes], corner)]
    wanted = [(field, log(goal)) for field, goal in model.fields + regions]
    nodes, ellipses = quadrature_sizes(d, wanted)
    largest = max(float(np.abs(field).sum()) - goal for field, goal in wanted)
    precision = 40 + ceil(largest * 1.4427)
    return CoverPlan(
        modes=modes,
        nodes=nodes,
        ellipses=ellipses,
        precision=precision,
        grid=grid,
        field_grid=12,
        frame=(1 << grid,) * modes,
        frame_slope=(0,) * modes,
        weights=_ints(weights, scale),
        weights_slope=(0,) * modes,
        top=tuple(model.top),
        corner=_ints(corner, scale),
        corner_vector=_ints(corner_vector / corner_vector.max(), 2.0**50),
        star_lower=_ints(model.star_lower, scale),
        star_upper=_ints(model.star_upper, scale),
        star_vector=_ints(star_vector / star_vector.max(), 2.0**50),
        star_cuts=(),
        tree=tuple(tree),
    )


def _ints(x: Vector, scale: float) -> tuple[int, ...]:
    return tuple(int(v) for v in np.rint(x * scale))
