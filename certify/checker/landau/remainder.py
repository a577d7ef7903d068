"""(1.17) with a remainder: 1 - K_c/K_# over s^2 as a model in s = alpha_2 - 1/d, near beta_*. FORMAT/landau.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..arithmetic.ball import Ball
from ..arithmetic.series import Bessel, ceil_of
from ..coupling.interaction import Interaction, multiplicity
from ..document.parsers import Bounds
from ..reduction.series import coefficients
from ..verdict import require_at_most, require_less
from .model import Model, beta_model

PASSES: Final = 4
_ONE: Final = (Fraction(1), Fraction(1))


@dataclass(frozen=True, slots=True)
class Near:
    """B, R^2, u_0 and m of the reduction at the end of the interval."""

    bound: Fraction
    square: Fraction
    first: Fraction
    degree: int

    def beyond(self, u: Fraction, power: int) -> Fraction:
        """An upper bound of sum_{n>m} n^power |c_{2n}| u^(n-5). (L5)"""
        m, x = self.degree, u / self.square
        ratio = x * Fraction(m + 2, m + 1) ** power
        require_less("series beyond its degree: (1 + 1/(m+1))^power u/R^2 < 1", ratio, 1)
        first = self.bound * x ** (m - 4) * Fraction(m + 1) ** power
        return first / (self.square**5 * (1 - ratio))


@dataclass(frozen=True, slots=True)
class Peak:
    """(1 - kappa)/s^2, and where the maximum is."""

    gap: Model
    place: Model


def interaction_between(bessel: Bessel, left: Fraction, right: Fraction, modes: int) -> list[Ball]:
    """g_2, ..., g_modes at K_# for beta in [left, right]: g_l/d = kappa_l/kappa_1 increases."""
    ends = [[x / kappa[0] * bessel.d for x in kappa[1:]] for kappa in _kappas(bessel, (left, right), modes)]
    return [Ball.between(low.lower(), high.upper(), bessel.precision) for low, high in zip(*ends, strict=True)]


def _kappas(bessel: Bessel, betas: Bounds, modes: int) -> list[list[Ball]]:
    return [Interaction(bessel, x, modes, _ONE).kappa for x in betas]


class Landau:
    """Everything about one interval (beta_*, end]."""

    def __init__(self, bessel: Bessel, star: Bounds, end: Fraction, near: Near) -> None:
        d, p = bessel.d, bessel.precision
        self.d, self.p, self.near, self.work = d, p, near, bessel.work
        g = interaction_between(bessel, star[0], end, near.degree)
        top = Fraction(ceil_of(g[0].upper() / multiplicity(d, 2), p), 1 << p) - Fraction(1, d)
        self.s = Ball.between(Fraction(0), top, p)
        zero, inverse = self.s * 0, Ball.exact(Fraction(1, d), p)
        self.alpha_2 = Model((inverse, zero + 1, zero), self.s)
        beta = beta_model(d, Ball.between(*star, p), Ball.between(star[0], end, p), self.s)
        self.alpha_3 = 1 - self.alpha_2 * (d + 2) / beta
        self.alpha_4 = self.alpha_2 - self.alpha_3 * (d + 4) / beta
        series = coefficients(d, g, near.degree, self.work)
        x = (zero + d) / ((1 - self.s - inverse) * (4 * d * d * (d + 2)))
        room = Ball.exact(self._room(series[2], series[4:], 0), p)
        self.largest = Ball.between(Fraction(0), (x * x * d / room).upper(), p)
        kappa = 1 - self.s * self.s * self.largest
        self.tail = coefficients(d, [kappa * x for x in g], near.degree, self.work)[4:]

    def coupling(self) -> Peak:
        """K_c and the non-uniform minimisers there."""
        return self._solved(0)

    def spinodal(self) -> Peak:
        """The least K at which the branch has a critical density. (L10)"""
        peak = self._solved(1)
        require_less("spinodal: e < E", peak.gap.range().upper(), self.largest.upper())
        return peak

    def moment(self, peak: Peak) -> Model:
        """m_1^2/s at the maximum."""
        kappa = self._kappa(peak.gap)
        return peak.place / (kappa * kappa * (self.d * self.d))

    def _solved(self, weight: int) -> Peak:
        peak = self._peak(Model.of(self.largest, self.s), weight)
        for _ in range(PASSES - 1):
            peak = self._peak(peak.gap, weight)
        return peak

    def _kappa(self, e: Model) -> Model:
        return 1 - e.times_s().times_s()

    def _room(self, c_6: Ball, tail: Sequence[Ball], weight: int) -> Fraction:
        """w > 0. (L6)"""
        u = self.near.first
        w: Fraction = -(3**weight) * c_6.upper() - self.near.beyond(u, weight) * u**2
        for n, c in enumerate(tail, start=5):
            w -= max(c.upper(), Fraction(0)) * u ** (n - 3) * n**weight
        require_less("0 < w, the room of the sixth order", 0, w)
        return w

    def _peak(self, e: Model, weight: int) -> Peak:
        """From one model of e to the next. (L3), (L4)"""
        d, kappa = self.d, self._kappa(e)
        x = (d - (e * self.alpha_2 * d).times_s()) / ((1 - kappa * self.alpha_2) * (4 * d * d * (d + 2)))
        alphas = enumerate((self.alpha_2, self.alpha_3, self.alpha_4), start=2)
        g = [kappa * alpha * multiplicity(d, n) for n, alpha in alphas]
        _, _, c_6, c_8 = coefficients(d, g, 4, self.work)
        w = Ball.exact(self._room(c_6.range(), self.tail, weight), self.p)
        reach = (x.range() * 2**weight / w).upper()
        value, place = self._maximum(x * 2**weight, c_6 * 3**weight, c_8 * 4**weight, reach, weight)
        return Peak(value * kappa * (2 * d), place)

    def _maximum(self, x: Model, c_6: Model, c_8: Model, reach: Fraction, weight: int) -> tuple[Model, Model]:
        """The maximum of X v + c_6 v^2 + s c_8 v^3 + s^2 T(v), 0 < v <= reach, and its place. (L7) to (L9)"""
        v_0, far = x / (c_6 * -2), self.s.upper() * reach
        require_at_most("s X/w <= u_0", far, self.near.first)
        require_less("0 < v_0", 0, v_0.range().lower())
        require_less("c_8 < 0", c_8.range().upper(), 0)
        value, slope = self._beyond_eight(far, weight)
        size, steepest, zero = v_0.range(), Fraction(slope.magnitude(), 1 << self.p) * reach**3, self.s * 0
        gain = self._gain(size, c_6.range(), c_8.range(), Ball.exact(steepest, self.p))
        top = x * x / (c_6 * -4) + (c_8 * v_0 * v_0 * v_0).times_s()
        top = top + Model((zero, zero, value * size * size * size * size + gain), self.s)
        place = Model.of(Ball.between(Fraction(0), reach, self.p), self.s)
        for _ in range(2):
            v = place.range()
            rest = Model.of(slope * v * v * v, self.s).times_s()
            place = v_0 + ((c_8 * place * place * 3 + rest) / (c_6 * -2)).times_s()
        return top, place

    def _gain(self, v_0: Ball, c_6: Ball, c_8: Ball, steep: Ball) -> Ball:
        """q: what the maximum is above the value at v_0, over s^2. (L8)"""
        push = c_8 * v_0 * v_0 * -3
        z = push / (c_6 * -2)
        require_at_most("s z <= v_0", (self.s * z).upper(), v_0.lower())
        most = push + self.s * steep
        least = push * push / (c_6 * -4) - self.s * z * (c_8 * v_0 * z * -3 + steep)
        return Ball.between(least.lower(), (most * most / (c_6 * -4)).upper(), self.p)

    def _beyond_eight(self, far: Fraction, weight: int) -> tuple[Ball, Ball]:
        """Balls with T/v^4 and T'/v^3 for 0 <= s v <= far."""
        bounds = [self.near.beyond(far, weight + k) for k in (0, 1)]
        value, slope = (Ball.between(-x, x, self.p) for x in bounds)
        for n, c in enumerate(self.tail, start=5):
            term = c * Ball.between(Fraction(n == 5), far ** (n - 5), self.p) * n**weight
            value, slope = value + term, slope + term * (n - 1)
        return value, slope
