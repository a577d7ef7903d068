"""log Gamma(s) for rational 1 <= s < 2 by the incomplete integral. FORMAT/ratio.md (R6)."""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.ball import Ball, log
from ..arithmetic.series import Work, ceil_div


def log_gamma(s: Fraction, precision: int, work: Work) -> Ball:
    """log Gamma(s), 1 <= s <= 2: the integral up to N is N^s e^-N times a series of positive terms.

    sum_k N^k/(s)_{k+1}; from a term on whose successor is at most half of it, the rest is at most that term. The
    integral beyond N is at most N^(s-2) (N+1) e^-N, less than N^s e^-N times 2/N.
    """
    n = precision * 7 // 10 + 2  # e^-N is below 2^-precision; any N >= 1 would do
    work.spend(8 * n, 2 * precision, 0)
    low = ceil_div(s.denominator << precision, s.numerator) - 1  # 1/s
    high, k = low + 1, 0
    total_low, total_high = low, high
    while high > 1 or 2 * n > s + k + 1:
        k += 1
        divisor = s.numerator + k * s.denominator
        low, high = low * n * s.denominator // divisor, ceil_div(high * n * s.denominator, divisor)
        total_low, total_high = total_low + low, total_high + high
    total_high += high + ceil_div(2 << precision, n)
    middle = (total_low + total_high) >> 1
    series = Ball(middle, total_high - middle, precision)
    return Ball.exact(s, precision) * log(Ball.exact(n, precision)) - n + log(series)
