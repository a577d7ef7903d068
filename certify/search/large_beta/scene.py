"""The numbers of a piece of large beta for one cap (FORMAT/large_beta.md, M6), in floats, untrusted."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, exp, floor, gamma, log, pi, sqrt

import numpy as np

from certify.search.large_beta.law import Floats

_UNIT = 1 << 20
SAFE = 1e-4
"""By how much an inequality is to hold."""


def rounded_up(x: float) -> Fraction:
    """A short number, x or a little more."""
    return Fraction(ceil(x * _UNIT), _UNIT)


def rounded_down(x: float) -> Fraction:
    """A short number, x or a little less."""
    return Fraction(floor(x * _UNIT), _UNIT)


@dataclass(frozen=True)
class Scene:
    """A piece, or a point, and the measure of its cap."""

    n: int
    low: float
    high: float
    measure: float

    @property
    def half(self) -> float:
        """n/2, the exponent of the moments."""
        return self.n / 2

    def level(self, beta: float) -> float:
        """ell(beta): the mean of e^(-beta(1-x.y)) is about e^-ell."""
        d = self.n + 1
        return log(2 * pi ** (d / 2) / gamma(d / 2)) + self.half * log(beta / (2 * pi))

    @property
    def thick(self) -> float:
        """e^-ell at the left end, the larger one."""
        return exp(-self.level(self.low))

    @property
    def thin(self) -> float:
        """e^-ell at the right end, the smaller one."""
        return exp(-self.level(self.high))

    @property
    def loose(self) -> float:
        """D, by which a moment may be less than its leading term."""
        return max(1.0, self.half - 1) * self.half / (2 * self.low)

    @property
    def mean(self) -> float:
        """The largest mean of the kernel."""
        return self.thick * (1 + (self.loose if self.n == 1 else 0.0))

    @property
    def least_mean(self) -> float:
        """The least mean of the kernel."""
        return self.thin * (1 - self.loose)

    @property
    def slope(self) -> float:
        """k_0, rounded up."""
        return float(rounded_up(sqrt(1 / (2 * self.n) + 1 / self.low)))

    @property
    def terms(self) -> int:
        """K, how many terms of the series are summed."""
        return 40 + int(9 * self.level(self.high))

    @property
    def cap(self) -> float:
        """xi."""
        flat = self.low**self.half * self.thick / gamma(self.half + 1)
        return min(1.0, float(rounded_up((self.measure / flat) ** (1 / self.half))))

    @property
    def caps(self) -> tuple[float, float]:
        """Bounds of the measure of the cap."""
        flat = (self.cap * self.low) ** self.half * self.thick / gamma(self.half + 1)
        curved = flat * (1 - self.cap / 2) ** (self.half - 1)
        return min(flat, curved), max(flat, curved)

    def far(self, scale: float) -> float:
        """What is outside of the cap adds to Z at most."""
        u = 2 * scale * self.mean
        z = u / self.caps[0]
        return 1 - self.caps[0] + u + 3 * self.caps[0] * (exp(min(z, 300)) - 1 - z - z * z / 2) / z

    def coefficients(self, a: Floats, b: Floats) -> Floats:
        """c_1, ..., c_K of e^(Ag - Bg^2)."""
        found = np.zeros((self.terms + 1, *np.shape(a)))
        found[0], found[1] = 1, a
        for k in range(1, self.terms):
            found[k + 1] = (a * found[k] - 2 * b * found[k - 1]) / (k + 1)
        return found[1:]

    def summed(self, found: Floats) -> Floats:
        """A sum of coefficients against moments, over e^-ell, from above."""
        k = np.arange(1, self.terms + 1)
        result: Floats = np.tensordot(k**-self.half, found, 1)
        result += self.loose * np.tensordot(k ** (-self.half - 1), np.abs(found), 1)
        return np.maximum(result, 0)

    def margin(self, scale: float, s: Floats, r: Floats) -> Floats:
        """By how much a pair of features is above the level; -1 where (M5) does not hold."""
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
        start = [j for j in np.arange(0.02, 0.7, 0.01) if self.mean * exp(2 * scale * j) < scale * j**2 * (1 - SAFE)]
        if not start:
            return []
        found, step = [float(rounded_down(start[-1]))], 1 / 32
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
        return scale * (low**2 + self.least_mean) - total > SAFE

    def theta(self, scale: tuple[float, float], poles: Floats, widest: float, c: float, left: float) -> float:
        """The greatest theta of the strips between these nodes of s, for r up to `widest`; 9 where one is too wide."""
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
