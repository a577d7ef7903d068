"""The interaction g_l = 2 K kappa_l and its tail, for an interval of K at one beta. FORMAT/coupling.md (K1), (K2)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb
from typing import Final

from ..arithmetic.ball import Ball, exp
from ..arithmetic.series import Bessel
from ..document.parsers import Bounds

UNIT: Final = (Fraction(1), Fraction(1))
"""K = 1."""


def multiplicity(d: int, degree: int) -> int:
    """N_l, the dimension of the spherical harmonics of degree l >= 1."""
    return comb(d + degree - 1, d - 1) - comb(d + degree - 3, d - 1)


class Couplings:
    """g_l and tau for K in [K_lo, K_hi]: kappa_l is an exact factor times a ball; `tail` bounds the sum beyond."""

    increasing = True
    """Whether the kernel is strictly increasing, so that |m_l| <= m_1 for minimisers."""
    signed = False
    """Whether some kappa_l may be negative: tau is then about all |g_l|."""

    def __init__(
        self, factors: Sequence[Fraction], series: Sequence[Ball], tail: Fraction, coupling: Bounds, p: int
    ) -> None:
        self.p, self.coupling, self.factors, self.series = p, coupling, list(factors), list(series)
        self.tail, self.tau = tail, 2 * coupling[1] * tail
        """An exact upper bound of sum_{l>L} g_l for K <= K_hi."""
        self.range = Ball.between(*coupling, p)
        self.kappa = [Ball.exact(c, p) * f for c, f in zip(self.factors, self.series, strict=True)]
        self.g = [kappa * self.range * 2 for kappa in self.kappa]

    def upper(self, place: int) -> Fraction:
        """An exact upper bound of |g_l| at a place from 1 on, of good relative accuracy."""
        return 2 * self.coupling[1] * abs(self.factors[place - 1]) * self.series[place - 1].upper()

    def lower(self, place: int) -> Fraction:
        """An exact lower bound of g_l > 0 at a place from 1 on, of good relative accuracy, for K_lo > 0."""
        return 2 * self.coupling[0] * self.factors[place - 1] * self.series[place - 1].lower()

    def least(self, place: int) -> Fraction:
        """An exact lower bound of |g_l|, of either sign, at a place from 1 on, where it is above 0."""
        return 2 * self.coupling[0] * abs(self.factors[place - 1]) * self.series[place - 1].lower()


class Interaction(Couplings):
    """kappa_l = factor_l F(nu+l, beta^2/4), l = 1..L, with exact factors: the paper's kernel."""

    def __init__(self, bessel: Bessel, beta: Fraction, modes: int, coupling: Bounds) -> None:
        d, p = bessel.d, bessel.precision
        bessel.work.spend(4 * modes, beta.numerator.bit_length() * modes, 4 * modes)
        column = bessel.orders(beta, modes + 1)
        middles = [(low + high) >> 1 for low, high in column[:modes]]
        series = [Ball(m, high - m, p) for m, (_, high) in zip(middles, column[:modes], strict=True)]
        factors = []
        eigenvalue = Fraction(1, d)
        for degree in range(1, modes + 2):
            factors.append(eigenvalue * multiplicity(d, degree))
            eigenvalue *= beta / (d + 2 * degree)
        ratio = beta * (modes + d - 1) / ((modes + 2) * (2 * modes + d))
        last = factors.pop() * Fraction(column[modes][1], bessel.one)
        self.tail_ratio = ratio
        tail = last / (1 - ratio) if ratio < 1 else _rest(bessel, beta, factors, series)
        super().__init__(factors, series, tail, coupling, p)


def zeroth(bessel: Bessel, beta: Fraction) -> tuple[Fraction, Fraction]:
    """Bounds of F(d/2, beta^2/4) = beta kappa_0 = F(d/2+1) + z/(a(a+1)) F(a+2), a = d/2, z = beta^2/4."""
    (low_1, high_1), (low_2, high_2) = bessel.orders(beta, 2)
    factor = beta**2 / (bessel.d * (bessel.d + 2))
    return bessel.fraction(low_1) + factor * bessel.fraction(low_2), (
        bessel.fraction(high_1) + factor * bessel.fraction(high_2)
    )


def _rest(bessel: Bessel, beta: Fraction, factors: Sequence[Fraction], series: Sequence[Ball]) -> Fraction:
    """An upper bound of what the first kappa_l leave of their whole sum (e^beta - F(d/2, beta^2/4))/beta."""
    wide = bessel.precision + 3 * int(beta) + 16  # e^-beta has 1.45 beta bits before its first digit
    bessel.work.spend(40, wide, 40)
    whole = (1 / exp(Ball.exact(-beta, wide)).lower() - zeroth(bessel, beta)[0]) / beta
    return whole - sum((c * f.lower() for c, f in zip(factors, series, strict=True)), Fraction(0))


def kappas(bessel: Bessel, beta: Fraction, modes: int) -> tuple[list[Ball], list[Ball]]:
    """kappa_l and d kappa_l/d beta for l = 1..L: factor ((l-1)/beta F(d/2+l) + beta/(d+2l) F(d/2+l+1))."""
    d, p = bessel.d, bessel.precision
    unit = Interaction(bessel, beta, modes + 1, UNIT)
    slopes = []
    for degree, (c, f, g) in enumerate(zip(unit.factors[:-1], unit.series[:-1], unit.series[1:], strict=True), start=1):
        own = Ball.exact(c * (degree - 1) / beta, p) * f
        slopes.append(own + Ball.exact(c * beta / (d + 2 * degree), p) * g)
    return unit.kappa[:-1], slopes
