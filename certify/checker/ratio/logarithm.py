"""log I_nu(x), and the log of the mean of e^(x t) over the sphere, from one sweep of ratios. FORMAT/ratio.md (R4).

With nu = n0 + m, 0 <= n0 < 1: I_nu = I_{n0} prod_{k<m} r_{n0+k}, and (x/2)^n0 e^x = Gamma(n0+1) I_{n0}(x) Sigma, where
Sigma = sum_k A_k I_{n0+k}/I_{n0} has positive terms, A_0 = 1 and A_{k+1}/A_k = rho_k as in `_weight`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from ..arithmetic.ball import Ball, log, log_of, log_two
from ..arithmetic.series import Pair, Work, ceil_div
from ..verdict import require_at_most, require_less
from .continued_fraction import convergents
from .gamma import log_gamma


@dataclass(slots=True)
class _Product:
    """A product of positive numbers: between low 2^exponent and high 2^exponent."""

    low: int
    high: int
    exponent: int

    def multiply(self, pair: Pair, scale: Pair, precision: int) -> None:
        """Times a number of [l, h]/2^precision and times a quotient of two positive integers."""
        (low, high), (top, bottom) = pair, scale
        self.low, self.high = self.low * low * top // bottom, ceil_div(self.high * high * top, bottom)
        shift = max(0, self.high.bit_length() - 2 * precision)
        self.low, self.high = self.low >> shift, -(-self.high >> shift)
        self.exponent += shift - precision

    def log(self, precision: int) -> Ball:
        """Its logarithm: `Invalid` where the lower bound is not positive."""
        size = self.high.bit_length()
        between = Ball.between(Fraction(self.low, 1 << size), Fraction(self.high, 1 << size), precision)
        return log(between) + Ball(log_two(precision) + 1, 1, precision) * (self.exponent + size)


def _weight(n0: Fraction, k: int) -> Pair:
    """rho_k = (n0+k+1)(2 n0+k)/((n0+k)(k+1)), which is 2(n0+1) for k = 0, as a quotient; it decreases to 1 in k."""
    a, b = n0.numerator, n0.denominator
    if k == 0:
        return 2 * (a + b), b
    return (a + (k + 1) * b) * (2 * a + k * b), (a + k * b) * b * (k + 1)


def logarithm(nu: Fraction, x: Fraction, precision: int, terms: int, normalised: bool, work: Work) -> Ball:
    """log I_nu(x); normalised: log(Gamma(nu+1) (2/x)^nu I_nu(x)), which is log 0F1(;nu+1;x^2/4). nu > -1, x > 0.

    `terms` ratios of the lowest order and up. Raises `Invalid` where they are not enough for nu, or for the tail.
    """
    whole = floor(nu)
    n0, skip = nu - whole, 1 if whole < 0 else 0
    last = terms - skip
    require_at_most("order of the ratios that are multiplied", max(whole, 1), last)
    size = sum(n.bit_length() for number in (nu, x) for n in number.as_integer_ratio())
    work.spend(8 * terms, 2 * (precision + size), 4 * terms + 2 * precision)  # five logarithms by their series
    product, scale = _Product(1 << 2 * precision, 1 << 2 * precision, -2 * precision), (1, 1)
    low = high = 1 << precision
    for k, (smallest, largest) in zip(
        range(last, -skip - 1, -1), convergents(n0 - skip, x, precision, terms, work), strict=True
    ):
        if k < whole or k < 0:
            if normalised:
                scale = 2 * (n0.numerator + (k + 1) * n0.denominator) * x.denominator, n0.denominator * x.numerator
            product.multiply((smallest, largest), scale, precision)
        if k >= 0:
            top, bottom = _weight(n0, k)
            if k == last:  # the tail is at most a geometric series
                room = (bottom << precision) - top * largest
                require_less("rho_K r_K < 1", 0, room)
                high = ceil_div(bottom << 2 * precision, room)
                continue
            low = (low * smallest * top // bottom >> precision) + (1 << precision)
            high = -(-ceil_div(high * largest * top, bottom) >> precision) + (1 << precision)
    middle = (low + high) >> 1
    result = Ball.exact(x, precision) - log(Ball(middle, high - middle, precision))
    factors = product.log(precision)
    result = result - factors if whole < 0 else result + factors
    if normalised:
        return result
    half = log_of(x / 2, precision)
    return result + Ball.exact(n0, precision) * half - log_gamma(n0 + 1, precision, work)
