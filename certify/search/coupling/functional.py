"""Floats: the functional test of a box, and rows of an approximate inverse of 1 - C g that narrow it or empty it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import Any, NamedTuple

import numpy as np

from certify.cover.box import Box
from certify.search.coupling.family import FloatFamily, Vector
from certify.search.coupling.gibbs import Moments
from certify.search.coupling.interaction import FloatTail
from certify.search.coupling.scene import Model, Scene

_MAX_OSCILLATION = 6.0
_WORTH = 0.9  # a row that leaves more of its coordinate is not taken
_PAD = 2.0**-10  # relative room in a narrowed end: radii of balls have 30 bits
Ints = list[int]


def taylor_factor(oscillation: float) -> float:
    """1/2 + U/6 + U^2 e^U/24; beyond any use for U > 50."""
    return float(0.5 + oscillation / 6 + oscillation**2 * np.exp(min(oscillation, 50.0)) / 24)


def own_norm(family: FloatFamily, field: Vector, log_z: float, mean: Vector, slow: FloatTail) -> float:
    """q of the density of a field."""
    square = float(np.expm1(family.partition(2 * field)[0] - 2 * log_z))
    return float(np.sqrt(max(square - float(slow.multiplicities @ mean**2), 0.0) + 1e-12))


class Linearised:
    """The functional test of certify/bounds/coupling/functional.py, which has the formulas, in floats."""

    def __init__(self, model: Model, scene: Scene, state: Moments) -> None:
        g, c, rad_s = scene.g, scene.centre, scene.rad_s
        self.radii = (scene.upper - scene.lower) / 2
        log_z, self.mean, self.covariance = state
        self.m0, self.mx, self.ms = scene.zeta * c, scene.zeta, model.frame_slope * c
        self.mr = rad_s * np.abs(model.frame_slope) * self.radii
        self.e0 = g.centre * self.m0 - scene.field
        self.ex = g.centre * self.mx
        self.es = g.centre * self.ms + g.slope * self.m0
        reach = np.maximum(np.abs(scene.m_lower), np.abs(scene.m_upper))
        drift = rad_s * np.abs(model.frame_slope) * (np.abs(c) + self.radii) + np.abs(self.mx) * self.radii
        self.er = g.centre * self.mr + np.abs(g.slope) * rad_s * drift + g.spread * reach
        self.deviations = np.abs(self.e0) + np.abs(self.ex) * self.radii + np.abs(self.es) * rad_s + self.er
        first = scene.reach
        self.oscillation = float((self.deviations * (1 + np.abs(self.mean))).sum())
        deviation = float(np.sqrt(self.deviations @ np.abs(self.covariance) @ self.deviations))
        if g.slow is not None:
            own = own_norm(model.family, scene.field, log_z, self.mean, g.slow)
            log_sup = float(np.abs(scene.field).sum()) - log_z
            first = min(first, g.slow.reach(g.slow.near(own, log_sup, first, self.oscillation, deviation)))
        self.tau_b, self.rad_s = g.tau * first, rad_s
        spread = deviation + self.tau_b
        self.quadratic = taylor_factor(self.oscillation) * spread**2

    def functionals(self, y: Vector) -> Functionals:
        """Those of the rows of y."""
        image, sizes = y @ self.covariance, np.abs(y)
        level, size = y @ self.mean, sizes.sum(axis=1)
        noise = 4e-15 * sizes @ (np.abs(self.m0) + np.abs(self.mean))
        beyond = np.sqrt(np.maximum((image * y).sum(axis=1), 0.0)) * self.tau_b
        slack = sizes @ self.mr + np.abs(image) @ self.er + beyond
        slack += np.abs(y @ self.ms - image @ self.es) * self.rad_s + noise
        middle = y @ self.m0 - image @ self.e0 - level
        least, most = (size + level) * self.quadratic, (size - level) * self.quadratic
        return Functionals(y * self.mx - image * self.ex, middle - slack - most, middle + slack + least, noise)


class Functionals(NamedTuple):
    """W in rows, both ends of W_0, and room for the rounding of floats."""

    weights: Vector
    low: Vector
    high: Vector
    noise: Vector


@lru_cache(maxsize=8)
def _unit_rows(count: int) -> Any:
    return np.eye(count, dtype=int)


def _rows(lin: Linearised) -> tuple[Any, Any]:
    """(coordinates, integer rows): the unit rows, then rows near the inverse of 1 - C g with the bits that matter."""
    count = len(lin.mx)
    units = _unit_rows(count)
    matrix = np.diag(lin.mx) - lin.covariance * lin.ex
    try:
        inverse = np.linalg.inv(matrix)
    except np.linalg.LinAlgError:
        return np.arange(count), units
    sizes = np.abs(inverse).max(axis=1)
    known = np.isfinite(sizes) & (sizes > 0)
    bits = 10 + np.maximum(0, np.ceil(np.log2(np.where(known, sizes, 1) * lin.mx + 1)))
    scaled = np.rint(inverse[known] / sizes[known, None] * 2.0 ** bits[known, None]).astype(int)
    return np.concatenate([np.arange(count), np.flatnonzero(known)]), np.concatenate([units, scaled])


class Places(NamedTuple):
    """By rows: whether one has no solution in the box, how much it leaves of its coordinate, and the ends of that."""

    empty: Any
    share: Vector
    low: Vector
    high: Vector


@dataclass
class _Spans:
    """The box relative to its centre (floats) and on the grid, while rows narrow it."""

    low: Vector
    high: Vector
    lower: Ints
    upper: Ints

    def places(self, rows: Functionals, own: Any, every: Any, pivot: Vector) -> Places:
        """What each row says of its own coordinate, whose W is the pivot, over the box: sum W_l dxi_l + W_0 = 0."""
        one, other = rows.weights * self.low, rows.weights * self.high
        least, most = np.minimum(one, other), np.maximum(one, other)
        low, high = least.sum(axis=1) + rows.low, most.sum(axis=1) + rows.high
        own_low, own_high = self.low[own], self.high[own]
        sharp = np.abs(pivot) * own_high >= 1e-3 * rows.noise
        sharp &= pivot != 0
        divisor = np.where(sharp, pivot, 1.0)
        ends = -(low - least[every, own]) / divisor, -(high - most[every, own]) / divisor
        first, last = np.minimum(*ends), np.maximum(*ends)
        left, width = np.minimum(last, own_high) - np.maximum(first, own_low), own_high - own_low
        share = np.divide(left, width, out=np.ones(len(own)), where=sharp & (width > 0))
        return Places((low > rows.noise) | (high < -rows.noise), share, first, last)

    def narrow(self, scene: Scene, unit: float, i: int, ends: tuple[float, float]) -> bool:
        """Whether the coordinate i is narrowed to these ends, relative to its centre, and a little room."""
        pad = 4 + ceil((ends[1] - ends[0]) / unit * _PAD)
        new_low = max(self.lower[i], floor((scene.centre[i] + ends[0]) / unit) - pad)
        new_high = min(self.upper[i], ceil((scene.centre[i] + ends[1]) / unit) + pad)
        if new_high < new_low or new_high - new_low > _WORTH * (self.upper[i] - self.lower[i]):
            return False
        self.lower[i], self.upper[i] = new_low, new_high
        self.low[i], self.high[i] = new_low * unit - scene.centre[i], new_high * unit - scene.centre[i]
        return True


def _taken(
    model: Model, scene: Scene, spans: _Spans, own: Any, chosen: Any, found: Functionals
) -> tuple[list[list[Any]], Ints]:
    """Rows that narrow the box, the one that leaves least first, and one that empties it then, if there is.

    own: the coordinates of the rows `chosen`.
    """
    every, rows = np.arange(len(own)), list[list[Any]]()
    pivot = found.weights[every, own]
    widths = np.sqrt(np.abs(scene.g.centre)) * scene.zeta * spans.high
    near = np.all(scene.upper >= model.star_lower) and np.all(scene.lower <= model.star_upper)
    waiting = np.ones(len(own), dtype=bool) if near else (widths > 0.1 * widths.max())[own]
    while True:
        places = spans.places(found, own, every, pivot)
        if places.empty.any():
            return rows, chosen[int(np.argmax(places.empty))].tolist()
        shares = np.where(waiting, places.share, 1.0)
        number = int(np.argmin(shares))
        if shares[number] > _WORTH:
            return rows, []
        waiting[number] = False
        i = int(own[number])
        if spans.narrow(scene, model.unit, i, (float(places.low[number]), float(places.high[number]))):
            rows.append([i + 1, spans.lower[i], spans.upper[i], *chosen[number].tolist()])


def narrowed(model: Model, box: Box, scene: Scene, state: Moments) -> Box | None:
    """The box after interval Newton (cell "c"; the same box if nothing is gained); None if it is empty (cell "x")."""
    lin = Linearised(model, scene, state)
    if lin.oscillation > _MAX_OSCILLATION:
        return box
    model.fields.append((scene.field, model.accuracy))
    if scene.g.slow is not None:
        model.fields.append((2 * scene.field, model.accuracy))
    spans = _Spans(-lin.radii, lin.radii.copy(), list(box.lower), list(box.upper))
    own, chosen = _rows(lin)
    rows, last = _taken(model, scene, spans, own, chosen, lin.functionals(chosen.astype(float)))
    if last:
        model.tree.append(["x", *rows, last])
        return None
    if not rows:
        return box
    model.tree.append(["c", *rows])
    return Box(tuple(spans.lower), tuple(spans.upper), box.s0, box.s1)
