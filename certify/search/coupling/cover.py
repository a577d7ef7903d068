"""Floats: find a tree of boxes that covers the moments of all global minimisers. Untrusted: the ball layer replays it.

The tests are those of certify/bounds/coupling/functional.py with a safety margin; a box that none settles is narrowed
by rows of an approximate inverse of 1 - C g (interval Newton) and then cut where sqrt(g) * width is largest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Any

import numpy as np

from certify.core.errors import Undecided
from certify.search.coupling.minimiser import FloatFamily, Vector

MARGIN = 1e-9
_MAX_SWING = 6.0
_DRIFT = 1.5  # a cut of s is worth more than one of a coordinate: it narrows the couplings too
_PAD = 2.0**-10  # relative room in a narrowed end: radii of balls have 30 bits
Ints = list[int]


@dataclass(frozen=True)
class Couplings:
    """g_l = centre + slope (s - mid) +- spread on a range of s, `upper` >= g_l, tail >= sum_{l>L} g_l."""

    centre: Vector
    slope: Vector
    spread: Vector
    upper: Vector
    tail: float


@dataclass
class Model:
    """What the search needs to know: the family, the couplings on a range of s, the frame, and the two regions.

    Coordinates: m_l = (frame_l + s frame_slope_l) x_l; x in units 2^-grid. s runs over [-span, span] (span 0: a point).
    `fields` collects, for each evaluation, the field and the error of the quadrature, relative to Z, that it can bear.
    """

    family: FloatFamily
    couplings: Callable[[float, float], Couplings]
    frame: Vector
    frame_slope: Vector
    weights: Vector
    weights_slope: Vector
    grid: int
    field_grid: int
    span: float
    top: Ints
    corner: Vector
    star_lower: Vector
    star_upper: Vector
    limit: int
    accuracy: float
    margin: float = MARGIN
    tree: list[list[Any]] = field(default_factory=list)
    fields: list[tuple[Vector, float]] = field(default_factory=list)

    @property
    def unit(self) -> float:
        """2^-grid."""
        return float(2.0**-self.grid)


@dataclass(frozen=True)
class Box:
    """Integer ends of x_1..x_L and of s, all in units 2^-grid."""

    lower: Ints
    upper: Ints
    s0: int
    s1: int


def cover_tree(model: Model) -> list[list[Any]]:
    """The tree in depth-first order. Raises Undecided when it has more than model.limit cells."""
    ends = round(model.span / model.unit)
    stack = [Box([0] * len(model.top), list(model.top), -ends, ends)]
    while stack:
        if len(model.tree) > model.limit:
            raise Undecided(f"the search for a cover of all possible minimisers stopped at {model.limit} boxes")
        stack.extend(_settle(model, stack.pop()))
    return model.tree


def clip(box: Box, moving: bool) -> Box:
    """m_l <= m_1: x_l <= upper end of x_1, where coordinates are the moments themselves."""
    if moving:
        return box
    first = box.upper[0]
    return Box(box.lower, [min(x, first) for x in box.upper], box.s0, box.s1)


class _Scene:
    """One box in floats."""

    def __init__(self, model: Model, box: Box) -> None:
        u = model.unit
        self.lower, self.upper = np.array(box.lower) * u, np.array(box.upper) * u
        self.s0, self.s1 = box.s0 * u, box.s1 * u
        self.mid, self.sigma = (self.s0 + self.s1) / 2, (self.s1 - self.s0) / 2
        self.g = model.couplings(self.s0, self.s1)
        low, high = model.frame + self.s0 * model.frame_slope, model.frame + self.s1 * model.frame_slope
        self.m_lower = np.minimum(low, high) * self.lower
        self.m_upper = np.maximum(low, high) * self.upper
        self.zeta = model.frame + self.mid * model.frame_slope
        self.centre = (self.lower + self.upper) / 2
        self.field: Vector = (model.weights + self.mid * model.weights_slope) * self.zeta * self.centre


def _settle(model: Model, box: Box) -> list[Box]:
    """Append the cells of one box up to where it ends or is cut; the boxes that are left, the next one last."""
    moving = model.span > 0
    while True:
        box = clip(box, moving)
        scene = _Scene(model, box)
        if np.all(scene.m_upper <= model.corner * (1 - 1e-12)):
            model.tree.append(["0"])
            return []
        if np.all(scene.lower >= model.star_lower) and np.all(scene.upper <= model.star_upper):
            model.tree.append(["*"])
            return []
        if (value := _gibbs(model, scene, scene.field)) > model.margin:
            model.tree.append(["g"])
            model.fields.append((scene.field, 0.01 * min(value, 1.0)))
            return []
        if (better := _best_field(model, scene)) is not None:
            model.tree.append(["f", *better])
            return []
        narrowed = _narrow(model, box, scene)
        if narrowed is None:
            return []
        shrink = _size(narrowed, scene, model) / _size(box, scene, model)
        if narrowed is not box and shrink < 0.7:
            box = narrowed
            continue
        return _cut(model, narrowed, scene)


def _size(box: Box, scene: _Scene, model: Model) -> float:
    return float(np.max(_widths(box, scene, model)))


def _widths(box: Box, scene: _Scene, model: Model) -> Vector:
    width = (np.array(box.upper) - np.array(box.lower)) * model.unit
    return np.asarray(np.sqrt(scene.g.centre) * scene.zeta * width)


def _cut(model: Model, box: Box, scene: _Scene) -> list[Box]:
    widths = _widths(box, scene, model)
    k = int(np.argmax(widths))
    if box.s1 - box.s0 >= 4 and _DRIFT * _drift_size(model, scene) > widths[k]:
        mid = (box.s0 + box.s1) // 2
        model.tree.append(["s", 0, mid])
        return [Box(box.lower, box.upper, mid, box.s1), Box(box.lower, box.upper, box.s0, mid)]
    if box.upper[k] - box.lower[k] < 4:
        raise Undecided("the search for a cover of all possible minimisers came to boxes below its grid")
    mid = (box.lower[k] + box.upper[k]) // 2
    model.tree.append(["s", k + 1, mid])
    low, high = list(box.upper), list(box.lower)
    low[k] = high[k] = mid
    return [Box(high, box.upper, box.s0, box.s1), Box(box.lower, low, box.s0, box.s1)]


def _drift_size(model: Model, scene: _Scene) -> float:
    """How far the parameter moves the field over the box, in the units of `_widths`, all coordinates together."""
    change = scene.g.slope * scene.zeta * scene.centre + scene.g.centre * model.frame_slope * scene.centre
    moved = scene.sigma * np.abs(change) + scene.g.spread * scene.m_upper
    return float(2 * np.sum(moved / np.sqrt(scene.g.centre)))


# --- the Gibbs bound -------------------------------------------------------------------------------------------------
def _ends(scene: _Scene, a: Vector) -> float:
    half = scene.g.upper / 2
    low = scene.m_lower * (a - half * scene.m_lower)
    high = scene.m_upper * (a - half * scene.m_upper)
    return float(np.minimum(low, high).sum()) - 0.5 * scene.g.tail * float(scene.m_upper[0]) ** 2


def _gibbs(model: Model, scene: _Scene, a: Vector) -> float:
    return _ends(scene, a) - model.family.partition(a)[0]


def _best_field(model: Model, scene: _Scene) -> Ints | None:
    """A field (in field units) whose Gibbs bound is positive, by a projected Newton ascent; None if none was found."""
    kink = scene.g.upper * (scene.m_lower + scene.m_upper) / 2
    a = kink.copy()
    scale = 2.0**model.field_grid
    for _ in range(5):
        value, mean, covariance = model.family.moments(a)
        rounded = np.rint(a * scale)
        rough = _ends(scene, a) > value + model.margin
        if rough and (bound := _gibbs(model, scene, rounded / scale)) > model.margin:
            model.fields.append((rounded / scale, 0.01 * min(bound, 1.0)))
            return [int(x) for x in rounded]
        above, below = a > kink + 1e-12, a < kink - 1e-12
        inside = np.clip(mean, scene.m_lower, scene.m_upper)
        target = np.where(above, scene.m_lower, np.where(below, scene.m_upper, inside))
        active = above | below | (np.abs(target - mean) > 1e-12)
        if not active.any():
            return None
        block = covariance[np.ix_(active, active)] + 1e-9 * np.eye(int(active.sum()))
        step = np.linalg.solve(block, (target - mean)[active])
        following = a.copy()
        following[active] += step * min(1.0, 3.0 / max(float(np.abs(step).sum()), 1e-300))
        a = np.where((a - kink) * (following - kink) < 0, kink, following)
    return None


# --- the critical-point equation -------------------------------------------------------------------------------------
class _Linearised:
    """The functional test of the ball layer, in floats: see certify/bounds/coupling/functional.py for the formulas."""

    def __init__(self, model: Model, scene: _Scene) -> None:
        g, c, sigma = scene.g, scene.centre, scene.sigma
        self.radii = (scene.upper - scene.lower) / 2
        _, self.mean, self.covariance = model.family.moments(scene.field)
        self.m0, self.mx, self.ms = scene.zeta * c, scene.zeta, model.frame_slope * c
        self.mr = sigma * np.abs(model.frame_slope) * self.radii
        self.e0 = g.centre * self.m0 - scene.field
        self.ex = g.centre * self.mx
        self.es = g.centre * self.ms + g.slope * self.m0
        reach = np.maximum(np.abs(scene.m_lower), np.abs(scene.m_upper))
        drift = sigma * np.abs(model.frame_slope) * (np.abs(c) + self.radii) + np.abs(self.mx) * self.radii
        self.er = g.centre * self.mr + np.abs(g.slope) * sigma * drift + g.spread * reach
        self.deviations = np.abs(self.e0) + self.ex * self.radii + np.abs(self.es) * sigma + self.er
        first = float(scene.m_upper[0])
        self.swing = float((self.deviations * (1 + np.abs(self.mean))).sum())
        self.spill, self.sigma = g.tail * first, sigma
        spread = float(np.sqrt(self.deviations @ np.abs(self.covariance) @ self.deviations)) + self.spill
        q = 0.5 + self.swing / 6 + self.swing**2 * np.exp(min(self.swing, 50.0)) / 24
        self.quadratic = q * spread**2

    def noise(self, y: Vector) -> float:
        """Room for the rounding of floats."""
        return float(4e-15 * np.abs(y) @ (np.abs(self.m0) + np.abs(self.mean)))

    def functional(self, y: Vector) -> tuple[Vector, float, float]:
        """(w, lower and upper end of c)."""
        image = y @ self.covariance
        level = float(y @ self.mean)
        spill = float(np.sqrt(max(float(image @ y), 0.0))) * self.spill
        size = float(np.abs(y).sum())
        slack = float(np.abs(y) @ self.mr + np.abs(image) @ self.er) + spill
        slack += abs(float(y @ self.ms - image @ self.es)) * self.sigma + self.noise(y)
        middle = float(y @ self.m0 - image @ self.e0) - level
        least, most = (size + level) * self.quadratic, (size - level) * self.quadratic
        return y * self.mx - image * self.ex, middle - slack - most, middle + slack + least


def _rows(lin: _Linearised) -> list[tuple[int, Ints]]:
    """(coordinate, integer row): the unit rows, then rows near the inverse of 1 - C g with the bits that matter."""
    count = len(lin.mx)
    rows = [(i, [int(i == j) for j in range(count)]) for i in range(count)]
    matrix = np.diag(lin.mx) - lin.covariance * lin.ex
    try:
        inverse = np.linalg.inv(matrix)
    except np.linalg.LinAlgError:
        return rows
    for i, row in enumerate(inverse):
        size = float(np.abs(row).max())
        if np.isfinite(size) and size > 0:
            bits = 10 + max(0, ceil(np.log2(size * lin.mx[i] + 1)))
            rows.append((i, [int(x) for x in np.rint(row / size * 2.0**bits)]))
    return rows


@dataclass
class _Spans:
    """The box relative to its centre (floats) and on the grid, while rows narrow it."""

    low: Vector
    high: Vector
    lower: Ints
    upper: Ints

    def apply(self, lin: _Linearised, scene: _Scene, unit: float, i: int, y: Vector, broad: bool) -> str:
        """Use one row on coordinate i: "empty", "narrower" or "nothing"."""
        w, c_low, c_high = lin.functional(y)
        least = np.minimum(w * self.low, w * self.high)
        most = np.maximum(w * self.low, w * self.high)
        low, high = float(least.sum()) + c_low, float(most.sum()) + c_high
        noise = lin.noise(y)
        if low > noise or high < -noise:
            return "empty"
        if not broad or abs(w[i]) * self.high[i] < 1e-3 * noise or w[i] == 0:
            return "nothing"
        ends = sorted((-(low - least[i]) / w[i], -(high - most[i]) / w[i]))
        pad = 4 + ceil((ends[1] - ends[0]) / unit * _PAD)
        new_low = max(self.lower[i], floor((scene.centre[i] + ends[0]) / unit) - pad)
        new_high = min(self.upper[i], ceil((scene.centre[i] + ends[1]) / unit) + pad)
        if new_high < new_low or new_high - new_low > 0.9 * (self.upper[i] - self.lower[i]):
            return "nothing"
        self.lower[i], self.upper[i] = new_low, new_high
        self.low[i], self.high[i] = new_low * unit - scene.centre[i], new_high * unit - scene.centre[i]
        return "narrower"


def _narrow(model: Model, box: Box, scene: _Scene) -> Box | None:
    """The box after interval Newton (cell "c"; the same box if nothing is gained); None if it is empty (cell "x")."""
    lin = _Linearised(model, scene)
    if lin.swing > _MAX_SWING:
        return box
    model.fields.append((scene.field, model.accuracy))
    spans = _Spans(-lin.radii.copy(), lin.radii.copy(), list(box.lower), list(box.upper))
    rows: list[list[Any]] = []
    widths = _widths(box, scene, model)
    near = np.all(scene.upper >= model.star_lower) and np.all(scene.lower <= model.star_upper)
    broad = np.ones(len(widths), dtype=bool) if near else widths > 0.1 * widths.max()
    for i, y in _rows(lin):
        verdict = spans.apply(lin, scene, model.unit, i, np.array(y, dtype=float), bool(broad[i]))
        if verdict == "empty":
            model.tree.append(["x", *rows, y])
            return None
        if verdict == "narrower":
            rows.append([i + 1, spans.lower[i], spans.upper[i], *y])
    if not rows:
        return box
    model.tree.append(["c", *rows])
    return Box(spans.lower, spans.upper, box.s0, box.s1)
