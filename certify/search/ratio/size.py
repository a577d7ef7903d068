"""How many terms of the continued fraction an enclosure of r_nu(x) needs: estimates only."""

from __future__ import annotations

from fractions import Fraction
from math import asinh, log


def terms_needed(nu: Fraction, x: Fraction, bits: int) -> int:
    """Steps after which the truncation of the continued fraction of r_nu(x) is below 2^-bits, or nearly so.

    r_m is about exp(-asinh((m+1/2)/x)), and each step multiplies the error by r_m^2.
    """
    start, scale, wanted = float(nu) + 1, float(x), bits * log(2) / 2
    low, high = 0.0, 1.0
    while _decay(start, scale, high) < wanted:
        low, high = high, 2 * high
    while high - low > 0.01 * high + 0.5:
        middle = (low + high) / 2
        low, high = (middle, high) if _decay(start, scale, middle) < wanted else (low, middle)
    return int(high) + 2


def _decay(start: float, scale: float, length: float) -> float:
    """The integral of asinh((start + s)/scale) over 0 <= s <= length, by Simpson's rule on four panels."""
    values = [asinh((start + length * i / 4) / scale) for i in range(5)]
    return length / 12 * (values[0] + 4 * values[1] + 2 * values[2] + 4 * values[3] + values[4])
