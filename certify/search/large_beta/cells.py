"""A plan for a piece of large beta, in floats, untrusted: the cap that gives the least theta on a grid of (s, r)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, exp, floor, gamma, log, pi, sqrt

import numpy as np

from certify.cover.cells import CellPlan
from certify.search.large_beta.law import Floats

_CAPS = (0.015, 0.03, 0.045, 0.065)
"""Of sigma(B)."""
_GRIDS = (16, 32)
_CENTRES = (0.95, 0.9, 0.8, 0.7)
_UNIT = 1 << 20
_SAFE = 1e-4
_DEPTH = 0.06
"""How far below Q_up, relatively, Q_lo is looked for."""


def cell_plan(d: int, low: float, high: float) -> tuple[float, CellPlan | None]:
    """The least theta found, and its plan if that is below 1."""
    best: tuple[float, CellPlan | None] = (9.0, None)
    for grid in _GRIDS:
        for measure in _CAPS:
            found = _Scene(d - 1, low, high, measure, grid).plan()
            best = min(best, found, key=lambda pair: pair[0])
        if best[0] < 1:
            break
    return best[0], best[1] if best[0] < 1 else None


def _up(x: float) -> Fraction:
    return Fraction(ceil(x * _UNIT), _UNIT)


def _down(x: float) -> Fraction:
    return Fraction(floor(x * _UNIT), _UNIT)


@dataclass(frozen=True)
class _Scene:
    """A piece, the measure of its cap, and how many cells of s and r there are in a unit."""

    n: int
    low: float
    high: float
    measure: float
    grid: int

    @property
    def half(self) -> float:
        return self.n / 2

    def level(self, beta: float) -> float:
        d = self.n + 1
        return log(2 * pi ** (d / 2) / gamma(d / 2)) + self.half * log(beta / (2 * pi))

    @property
    def thick(self) -> float:
        return exp(-self.level(self.low))

    @property
    def thin(self) -> float:
        return exp(-self.level(self.high))

    @property
    def loose(self) -> float:
        return max(1.0, self.half - 1) * self.half / (2 * self.low)

    @property
    def mean(self) -> float:
        return self.thick * (1 + (self.loose if self.n == 1 else 0.0))

    @property
    def least_mean(self) -> float:
        return self.thin * (1 - self.loose)

    @property
    def slope(self) -> float:
        return float(_up(sqrt(1 / (2 * self.n) + 1 / self.low)))

    @property
    def terms(self) -> int:
        return 40 + int(9 * self.level(self.high))

    @property
    def cap(self) -> float:
        """xi."""
        flat = self.low**self.half * self.thick / gamma(self.half + 1)
        return min(1.0, float(_up((self.measure / flat) ** (1 / self.half))))

    @property
    def caps(self) -> tuple[float, float]:
        flat = (self.cap * self.low) ** self.half * self.thick / gamma(self.half + 1)
        curved = flat * (1 - self.cap / 2) ** (self.half - 1)
        return min(flat, curved), max(flat, curved)

    def far(self, scale: float) -> float:
        u = 2 * scale * self.mean
        z = u / self.caps[0]
        return 1 - self.caps[0] + u + 3 * self.caps[0] * (exp(min(z, 300)) - 1 - z - z * z / 2) / z

    def coefficients(self, a: Floats, b: Floats) -> Floats:
        found = np.zeros((self.terms + 1, *np.shape(a)))
        found[0], found[1] = 1, a
        for k in range(1, self.terms):
            found[k + 1] = (a * found[k] - 2 * b * found[k - 1]) / (k + 1)
        return found[1:]

    def summed(self, found: Floats) -> Floats:
        k = np.arange(1, self.terms + 1)
        result: Floats = np.tensordot(k**-self.half, found, 1)
        result += self.loose * np.tensordot(k ** (-self.half - 1), np.abs(found), 1)
        return np.maximum(result, 0)

    def margin(self, scale: float, s: Floats, r: Floats) -> Floats:
        b = 2 * scale * r * self.slope
        near = np.exp(b) * (self.caps[1] + self.thick * self.summed(self.coefficients(2 * scale * s, b)))
        value = scale * (s**2 + r**2 + self.least_mean) - np.log(self.far(scale) + near)
        return np.where(r * self.slope <= s * (1 + self.low * self.cap), value, -1.0)

    def upper(self) -> tuple[float, float]:
        """Q_up and T."""
        tried = np.linspace(0.5, 3 * self.level(self.high) + 10, 2000)
        entropy = self.level(self.high) + self.half * (np.log(2 * tried) - 1) + self.n**2 / (8 * tried * self.low)
        energy = (1 + 1 / tried) ** -self.half - self.mean
        values = np.where(energy > 0, entropy / np.where(energy > 0, energy, 1), np.inf)
        i = int(np.argmin(values))
        return float(values[i]), float(tried[i])

    def radii(self, scale: float) -> list[float]:
        """Nodes of sqrt(J), downwards, from where the comparison begins to fail to where J is near mu."""
        start = [j for j in np.arange(0.02, 0.7, 0.01) if self.mean * exp(2 * scale * j) < scale * j**2 * (1 - _SAFE)]
        if not start:
            return []
        found, step = [float(_down(start[-1]))], 1 / 32
        while step > 1 / 1024:
            after = found[-1] + step
            if after < 1 and self._compared(scale, found[-1], after):
                found.append(after)
            else:
                step /= 2
        return found[::-1]

    def _compared(self, scale: float, low: float, high: float) -> bool:
        found = self.coefficients(np.array(2 * scale * high), np.array(0.0))[1:]
        k = np.arange(2, self.terms + 1)
        moments = self.mean * float(k**-self.half @ found)
        total = log(1 + 2 * scale * self.mean + high ** -(1 + (self.n + 1) / self.low) * moments)
        return scale * (low**2 + self.least_mean) - total > _SAFE

    def plan(self) -> tuple[float, CellPlan | None]:
        """theta and the plan."""
        most, width = self.upper()
        most = float(_up(most * (1 + _SAFE)))
        radii = self.radii(most)
        if len(radii) < 2:
            return 9.0, None
        left = radii[0] ** 2
        poles = np.arange(floor(left * self.grid), self.grid + 1) / self.grid
        sides = np.arange(0, self.grid // 2 + 2) / self.grid
        found = self._inner(most, poles, sides, left)
        if found is None:
            return 9.0, None
        least, first, widest = found
        theta, centre = min(
            (self._theta((least, most), poles[poles >= first - 1e-9], widest, c, left), c) for c in _CENTRES
        )
        exact = tuple(Fraction(round(x * self.grid), self.grid) for x in poles)
        plan = CellPlan(
            scale=(_down(least), Fraction(most)),
            width=_up(width),
            cap=Fraction(self.cap),
            slope=Fraction(self.slope),
            centre=_up(centre),
            nodes=tuple(1 - Fraction(x) for x in radii),
            poles=exact,
            sides=tuple(Fraction(round(x * self.grid), self.grid) for x in sides),
            terms=self.terms,
        )
        return theta, plan

    def _inner(self, most: float, poles: Floats, sides: Floats, left: float) -> tuple[float, float, float] | None:
        """Q_lo, the least s and the greatest r of the cells that are left."""
        s, r = np.meshgrid(poles, sides, indexing="ij")
        spent = 1 / (2 * self.grid**2)
        s0, s1, r0, r1 = s[:-1, :-1], s[1:, 1:], r[:-1, :-1], r[1:, 1:]
        j = s0**2 + r0**2
        empty = (s1**2 + r1**2 <= left) | (j > s1)
        least = most * (1 - _DEPTH)
        south = self.slope * (1 - s0**2) + np.exp(-least * (np.maximum(j, left) - 3 * self.mean)) / 2
        empty |= r0 > south + _SAFE
        inner = ~empty & (_cells(self.margin(most, s, r)) <= most * spent + _SAFE)
        if not inner.any():
            return None
        nodes = np.zeros(s.shape, dtype=bool)
        for i, k in ((0, 0), (0, 1), (1, 0), (1, 1)):
            nodes[i : i + inner.shape[0], k : k + inner.shape[1]] |= inner
        for lowered in np.linspace(most, least, 60)[1:]:
            if np.min(self.margin(float(lowered), s[nodes], r[nodes])) > lowered * spent + _SAFE:
                return float(lowered), float(s0[inner].min()), float(r1[inner].max())
        return None

    def _theta(self, scale: tuple[float, float], poles: Floats, widest: float, c: float, left: float) -> float:
        (least, most), k = scale, self.slope
        s, after = poles[:-1], poles[1:]
        mass = exp(-least * (max(poles[0] ** 2, left) - 3 * self.mean)) / 2
        r = np.minimum(widest, k * (1 - s**2) + mass)
        if np.any(s < 2 * r * k):
            return 9.0
        factor, b = (c * c + k * k, -2 * c, 1 - 2 * k * k, 0.0, k * k), 2 * least * r * k
        found = self.coefficients(2 * least * s, b)
        product = np.zeros_like(found)
        for i, x in enumerate(factor):
            product[i:] += x * found[: self.terms - i]
        fixed = (
            np.exp(b) * self.caps[1] * factor[0] + factor[0] * self.far(most) + self.mean * exp(4 * most * self.mean)
        )
        weights = np.arange(1, self.terms + 1) ** -self.half * np.maximum(
            0, 1 - self.loose / np.arange(1, self.terms + 1)
        )
        bulk = np.tensordot(weights, self.coefficients(2 * most * after, 0 * after), 1)
        total = np.exp(b) * self.thick * self.summed(product) / (1 + self.thick * bulk) + fixed / (1 + self.thin * bulk)
        return float(np.max(2 * most * total * np.exp(2 * most * after - 2 * least * s)))


def _cells(nodes: Floats) -> Floats:
    """The least of the four nodes of each cell."""
    result: Floats = np.minimum.reduce([nodes[:-1, :-1], nodes[1:, :-1], nodes[:-1, 1:], nodes[1:, 1:]])
    return result
