"""log Gamma(s) for rational 1 <= s < 2 by the incomplete integral. FORMAT/ratio.md (R6)."""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.ball import Ball, log
from ..arithmetic.series import Pair, Work, ceil_div, ceil_of, floor_of


def incomplete(s: Fraction, n: int, precision: int) -> Pair:
    """Bounds of sum_k n^k/(s)_{k+1}, integers over 2^precision; s >= 1, n >= 1.

    From a term on whose successor is at most half of it, the rest is at most that term.
    """
    low, high, k = floor_of(1 / s, precision), ceil_of(1 / s, precision), 0
    total_low, total_high = low, high
    while high > 1 or 2 * n > s + k + 1:
        k += 1
        divisor = s.numerator + k * s.denominator
        low, high = low * n * s.denominator // divisor, ceil_div(high * n * s.denominator, divisor)
        total_low, total_high = total_low + low, total_high + high
    return total_low, total_high + high


def log_gamma(s: Fraction, precision: int, work: Work) -> Ball:
    """log Gamma(s), 1 <= s <= 2: the integral up to N is N^s e^-N times a series of positive terms.

    The integral beyond N is at most N^(s-2) (N+1) e^-N, which is at most N^s e^-N times 2/N.
    """
    n = precision * 7 // 10 + 2  # e^-N is below 2^-precision; any N >= 1 would do
    work.spend(8 * n, 2 * precision, 0)
    low, high = incomplete(s, n, precision)
    high += ceil_div(2 << precision, n)
    middle = (low + high) >> 1
    return Ball.exact(s, precision) * log(Ball.exact(n, precision)) - n + log(Ball(middle, high - middle, precision))
