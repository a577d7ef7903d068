"""r_nu(x) = I_{nu+1}(x)/I_nu(x) for rational nu > -1 and x > 0 by its continued fraction. FORMAT/ratio.md, (R1).

1/r_m = 2(m+1)/x + r_{m+1} and 0 < r_m < x/(2m+2): from the order nu+K back to nu, each step rounded outward.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from ..arithmetic.series import Pair, Work


def convergents(nu: Fraction, x: Fraction, precision: int, terms: int, work: Work) -> Iterator[Pair]:
    """Enclosures of r_{nu+k}(x), integers over 2^precision, for k = terms-1, ..., 0; nu > -1, x > 0, terms >= 1.

    r_m lies between 1/(2(m+1)/x + h) and 1/(2(m+1)/x + l) if r_{m+1} lies in [l, h]; it begins with
    r_{nu+terms} in [0, x/(2(nu+terms)+2)].
    """
    # 2(nu+k+1)/x = (first + k step)/bottom, in integers
    first, step = 2 * (nu.numerator + nu.denominator) * x.denominator, 2 * nu.denominator * x.denominator
    bottom = nu.denominator * x.numerator
    common = gcd(first, step, bottom)
    first, step, bottom = first // common, step // common, bottom // common
    last = first + terms * step
    work.spend(terms, precision + last.bit_length() + bottom.bit_length(), 2 * terms)
    top, scaled = bottom << 2 * precision, last << precision
    low, high = 0, -(-(bottom << precision) // last)
    for _ in range(terms):
        scaled -= step << precision
        low, high = top // (scaled + bottom * high), -(-top // (scaled + bottom * low))
        yield low, high


def ratio_pair(nu: Fraction, x: Fraction, precision: int, terms: int, work: Work) -> Pair:
    """(l, h) with l <= r_nu(x) 2^precision <= h; nu > -1, x > 0, terms >= 1, of which more make it narrower."""
    pair = (0, 0)
    for pair in convergents(nu, x, precision, terms, work):  # noqa: B007  # the last one is wanted
        pass
    return pair


def ratio_bounds(nu: Fraction, x: Fraction, precision: int, terms: int, work: Work) -> tuple[Fraction, Fraction]:
    """An enclosure of r_nu(x): see `ratio_pair`."""
    low, high = ratio_pair(nu, x, precision, terms, work)
    return Fraction(low, 1 << precision), Fraction(high, 1 << precision)
