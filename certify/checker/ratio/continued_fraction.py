"""r_nu(x) = I_{nu+1}(x)/I_nu(x) for rational nu > -1 and x > 0 by its continued fraction. FORMAT/ratio.md (R1), (R2).

1/r_m = 2(m+1)/x + r_{m+1}, from the order nu+K back to nu, each step rounded outward. It begins with

    x/(a + sqrt(x^2 + (a+1)^2)) < r_m(x) < x/(a + sqrt(x^2 + a^2)),      a = m + 1/2 > 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, isqrt

from ..arithmetic.series import Pair, Work


def _start(order: Fraction, x: Fraction, precision: int) -> Pair:
    """(l, h) with l <= r_order(x) 2^precision <= h by (R2), for order > -1/2."""
    # with a = A/D and x = X/D the bounds are X/(A + sqrt(X^2 + B^2)), B = A or A + D
    a, argument, unit = (
        (2 * order.numerator + order.denominator) * x.denominator,
        2 * order.denominator * x.numerator,
        2 * order.denominator * x.denominator,
    )
    shorter = isqrt(argument**2 + a**2 << 2 * precision)
    longer = isqrt(argument**2 + (a + unit) ** 2 << 2 * precision) + 1
    top, base = argument << 2 * precision, a << precision
    return top // (base + longer), -(-top // (base + shorter))


def convergents(nu: Fraction, x: Fraction, precision: int, terms: int, work: Work) -> Iterator[Pair]:
    """Enclosures of r_{nu+k}(x), integers over 2^precision, for k = terms, terms-1, ..., 0; nu > -1, x > 0, terms >= 1.

    r_m lies between 1/(2(m+1)/x + h) and 1/(2(m+1)/x + l) if r_{m+1} lies in [l, h].
    """
    # 2(nu+k+1)/x = (first + k step)/bottom, in integers
    first, step = 2 * (nu.numerator + nu.denominator) * x.denominator, 2 * nu.denominator * x.denominator
    bottom = nu.denominator * x.numerator
    common = gcd(first, step, bottom)
    first, step, bottom = first // common, step // common, bottom // common
    last = first + terms * step
    work.spend(terms, precision + last.bit_length() + bottom.bit_length(), 2 * terms + 8)
    low, high = _start(nu + terms, x, precision)
    yield low, high
    top, scaled, down = bottom << 2 * precision, last << precision, step << precision
    for _ in range(terms):
        scaled -= down
        low, high = top // (scaled + bottom * high), -(-top // (scaled + bottom * low))
        yield low, high


def ratio_pair(nu: Fraction, x: Fraction, precision: int, terms: int, work: Work) -> Pair:
    """(l, h) with l <= r_nu(x) 2^precision <= h; nu > -1, x > 0, terms >= 1, of which more make it narrower."""
    *_, pair = convergents(nu, x, precision, terms, work)
    return pair


def ratio_bounds(nu: Fraction, x: Fraction, precision: int, terms: int, work: Work) -> tuple[Fraction, Fraction]:
    """An enclosure of r_nu(x): see `ratio_pair`."""
    low, high = ratio_pair(nu, x, precision, terms, work)
    return Fraction(low, 1 << precision), Fraction(high, 1 << precision)
