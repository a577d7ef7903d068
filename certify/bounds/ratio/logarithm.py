"""log I_nu(x), and log 0F1(;nu+1;x^2/4), from one sweep of ratios (`ratio:neumann`).

With nu = n0 + m, 0 <= n0 < 1: I_nu = I_{n0} prod_{k<m} r_{n0+k}, and (x/2)^n0 e^x = Gamma(n0+1) I_{n0}(x) Sigma, where
Sigma = sum_k A_k I_{n0+k}/I_{n0} has positive terms, A_0 = 1 and A_{k+1}/A_k = rho_k as in `weight`.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor

from certify.bounds.ratio.continued_fraction import convergents
from certify.core.ball import Ball
from certify.core.errors import Undecided


def weight(n0: Fraction, k: int) -> tuple[int, int]:
    """rho_k = (n0+k+1)(2 n0+k)/((n0+k)(k+1)), which is 2(n0+1) for k = 0, as a quotient; it decreases to 1 in k."""
    a, b = n0.numerator, n0.denominator
    if k == 0:
        return 2 * (a + b), b
    return (a + (k + 1) * b) * (2 * a + k * b), (a + k * b) * b * (k + 1)


def logarithm(nu: Fraction, x: Fraction, terms: int, normalised: bool) -> Ball:
    """log I_nu(x); normalised: log(Gamma(nu+1) (2/x)^nu I_nu(x)), which is log 0F1(;nu+1;x^2/4). nu > -1, x > 0.

    `terms` ratios of the lowest order and up. Undecided where they are not enough for nu, or for the tail.
    """
    whole = floor(nu)
    n0, skip = nu - whole, 1 if whole < 0 else 0
    last = terms - skip
    if last < max(whole, 1):
        raise Undecided(f"log I_nu at nu={nu}: {terms} ratios are too few")
    unit = n0.denominator * x.numerator
    product = series = Ball(1)
    for k, ratio in zip(range(last, -skip - 1, -1), convergents(n0 - skip, x, terms), strict=True):
        if k < whole or k < 0:
            product = product * ratio
            if normalised:
                product = product * (2 * (n0.numerator + (k + 1) * n0.denominator) * x.denominator) / unit
        if k < 0:
            continue
        top, bottom = weight(n0, k)
        if k == last:
            room = 1 - ratio * top / bottom
            if not room.surely_positive():
                raise Undecided(f"log I_nu at x={float(x):.3g}: {terms} ratios are too few for the tail")
            series = Ball(1).hull(1 / room)
        else:
            series = series * ratio * top / bottom + 1
    result = x - series.log() + (-product.log() if whole < 0 else product.log())
    if normalised:
        return result
    return result + Ball(x / 2).log() * n0 - Ball(n0 + 1).gamma().log()
