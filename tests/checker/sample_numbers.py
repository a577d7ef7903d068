"""The numbers of valid certificates, by mpmath and floats: beta_*, K_#, how far a condition holds, precision, terms."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

import mpmath


def terms_for(d: int, x: float, bits: int) -> int:
    """Enough terms of 0F1(;d/2+1;x^2/4) for `bits` bits."""
    z, a, n, size = x * x / 4, d / 2 + 1, 0, 0.0
    while size > -bits or z / ((a + n) * (n + 1)) > 0.5:
        size += float(mpmath.log(max(z, 1e-9) / ((a + n) * (n + 1)), 2))
        n += 1
    return n + 2


def ratio(d: int, x: Any) -> Any:
    return mpmath.besseli(mpmath.mpf(d) / 2 + 1, x) / mpmath.besseli(mpmath.mpf(d) / 2, x)


@cache
def bracket(d: int, digits: int) -> tuple[Fraction, Fraction]:
    """Dyadic numbers around beta_*, 10^-digits apart or less; the checker judges them."""
    bits = int(digits * 3.33) + 8
    with mpmath.workprec(bits + 40):
        start = (mpmath.mpf(d + 2) / d, mpmath.mpf(d * (d + 2)) / (d * d - 1))
        root = mpmath.findroot(lambda x: ratio(d, x) - mpmath.mpf(1) / d, start, solver="anderson")
        lower = int(mpmath.floor(mpmath.ldexp(root, bits)))
    return Fraction(lower, 1 << bits), Fraction(lower + 1, 1 << bits)


def series(d: int, x: Fraction | float, bits: int) -> dict[str, int]:
    return {"precision": bits, "terms": terms_for(d, float(x), bits)}


def threshold(d: int, x: Fraction, bits: int) -> tuple[Fraction, Fraction]:
    """K_#(x) rounded down and up to `bits` bits."""
    with mpmath.workprec(bits + 60):
        z = mpmath.mpf(x.numerator) / x.denominator
        value = mpmath.mpf(d) / 2 / mpmath.hyp0f1(mpmath.mpf(d) / 2 + 1, z * z / 4)
        low = int(mpmath.floor(mpmath.ldexp(value, bits)))
    return Fraction(low, 1 << bits), Fraction(low + 1, 1 << bits)


def furthest(holds: Callable[[float], bool], left: float, right: float) -> Fraction:
    """About the largest x in [left, right] with holds(x), a little less, for a condition that is lost once."""
    if holds(right):
        return Fraction(right)
    low, high = left, right
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return Fraction(round((left + (low - left) * 0.999) * 2**30), 2**30)


def series_value(a: float, x: float) -> float:
    """0F1(; a; x^2/4) in floats."""
    term = total = 1.0
    k = 0
    while term > 1e-17 * total:
        k += 1
        term *= x * x / (4 * k * (a + k - 1))
        total += term
    return total


def largest_product(d: int, x: Fraction, l_max: int) -> Any:
    """max_l A_l alpha_l(x) over l <= l_max, or t_{l_max+1} if that is larger; in floating point."""
    z = mpmath.mpf(x.numerator) / x.denominator
    best, weight, tail = mpmath.mpf(1), mpmath.mpf(1), mpmath.mpf(1)
    for order in range(1, l_max + 2):
        quotient = mpmath.besseli(mpmath.mpf(d) / 2 + order - 1, z) / mpmath.besseli(mpmath.mpf(d) / 2, z)
        best = max(best, weight * quotient if order <= l_max else tail)
        weight *= mpmath.mpf(d + order - 1) / order
        tail *= (d + order - 1) * z / (order * (d + 2 * order))
    return best
