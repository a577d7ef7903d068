"""r_nu(x) = I_{nu+1}(x)/I_nu(x) for rational nu > -1 and x > 0 by its continued fraction (`ratio:continued-fraction`).

1/r_m = 2(m+1)/x + r_{m+1}, from the order nu+K back to nu; a step multiplies an error by r_m^2. It begins with

    x/(a + sqrt(x^2 + (a+1)^2)) < r_m(x) < x/(a + sqrt(x^2 + a^2)),      a = m + 1/2 > 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from certify.core.ball import Ball


def convergents(nu: Fraction, x: Fraction, terms: int) -> Iterator[Ball]:
    """r_{nu+k}(x) for k = terms, terms-1, ..., 0 at the working precision; nu > -1, x > 0, terms >= 1."""
    unit = x * nu.denominator
    for scaled in _scaled(nu, x, terms):
        yield scaled / unit


def _scaled(nu: Fraction, x: Fraction, terms: int) -> Iterator[Ball]:
    """b x r_{nu+k}(x) with the denominator b of nu: (b x)^2/(2(a + (k+1) b) + .), nu = a/b."""
    a, square = nu + terms + Fraction(1, 2), Ball(x) ** 2
    largest, smallest = (Ball(x) / ((square + Ball(b) ** 2).sqrt() + a) for b in (a, a + 1))
    tail, step = smallest.hull(largest) * (x * nu.denominator), 2 * nu.denominator
    first = 2 * (nu.numerator + nu.denominator)
    yield tail
    yield from Ball.descending(
        Ball(x * nu.denominator) ** 2, range(first + (terms - 1) * step, first - step, -step), tail
    )


def ratio_ball(nu: Fraction, x: Fraction, terms: int) -> Ball:
    """r_nu(x) at the working precision, x > 0, nu > -1; more terms make it narrower, down to that precision."""
    *_, scaled = _scaled(nu, x, terms)
    return scaled / (x * nu.denominator)
