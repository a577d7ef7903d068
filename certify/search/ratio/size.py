"""How many ratios, and how many terms of an expansion, an evaluation of r_nu(x) needs: estimates only."""

from __future__ import annotations

from fractions import Fraction
from math import asinh, ceil, hypot, log, log2
from typing import Final

_ORDERS: Final = tuple(n * 2**k for k in range(9) for n in (4, 5, 6, 7))


def terms_needed(nu: Fraction, x: Fraction, bits: int, power: int = 2) -> int:
    """How many ratios of the orders from nu on make the truncation smaller than 2^-bits, or nearly so; nu > -1.

    r_m is about exp(-asinh((m+1/2)/x)). power: how often each ratio multiplies the error, 2 in the continued fraction,
    where it begins with the distance of two bounds of r_m, and 1 in the series of log I_nu.
    """
    start, scale = float(nu) + 1, float(x)

    def enough(length: float) -> bool:
        gained = power * _decay(start, scale, length)
        return gained + (_closeness(start + length, scale) if power == 2 else 0) >= bits * log(2)

    low, high = 0.0, 1.0
    while not enough(high):
        low, high = high, 2 * high
    while high - low > 0.01 * high + 0.5:
        middle = (low + high) / 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return int(high) + 1


def _decay(start: float, scale: float, length: float) -> float:
    """The integral of asinh((start + s)/scale) over 0 <= s <= length, by Simpson's rule on four panels."""
    values = [asinh((start + length * i / 4) / scale) for i in range(5)]
    return length / 12 * (values[0] + 4 * values[1] + 2 * values[2] + 4 * values[3] + values[4])


def _closeness(order: float, scale: float) -> float:
    """Minus the logarithm of the distance of the bounds x/(a + sqrt(x^2 + b^2)), b = a and a+1, a = order + 1/2."""
    a = order + 0.5
    shorter, longer = hypot(scale, a), hypot(scale, a + 1)
    return log(shorter + longer) + log(a + shorter) + log(a + longer) - log(scale) - log(2 * a + 1)


def expansion_size(nu: Fraction, x: Fraction, most: Fraction, bits: int, at_start: bool) -> tuple[int, int, int] | None:
    """(start, order, bits of the remainder there) of an expansion that is exact to 2^-bits at x, or at its start.

    None where the continued fraction at `most`, the largest argument, is cheaper, or no start up to x is found.
    """
    price = terms_needed(nu, most, bits, 1 if at_start else 2)
    for order in _ORDERS:
        start = max(2 * order, ceil(8 * abs(nu + Fraction(1, 2))))
        if start > x or order**2 + terms_needed(nu, Fraction(start), 32) > price:
            return None
        further = 0.0 if at_start else order * (log2(float(x)) - log2(start))
        if 3 * start + further < bits:  # the remainder is never below e^(-2 start), which is out of reach of a series
            continue
        depth = -_remainder(float(nu), float(start), order)
        if depth + further >= bits:
            return start, order, ceil(depth)
    return None


def _remainder(nu: float, start: float, order: int) -> float:
    """log2 of about what bounds the rest of the expansion at its start."""
    s = [1.0]
    for m in range(1, order + 1):
        s.append(((m - 2 - 2 * nu) / start * s[m - 1] - sum(s[i] * s[m - i] for i in range(1, m))) / 2)
    last = sum(abs(sum(s[i] * s[m - i] for i in range(m - order + 1, order))) for m in range(order + 1, 2 * order - 1))
    return max(log2(2 * abs(s[order]) + last + 1e-300) + 1, -2 * start * log2(2.7))
