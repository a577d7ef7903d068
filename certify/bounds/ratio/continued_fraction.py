"""r_nu(x) = I_{nu+1}(x)/I_nu(x) for rational nu > -1 and x > 0 by its continued fraction (`ratio:continued-fraction`).

1/r_m = 2(m+1)/x + r_{m+1} and 0 < r_m < x/(2m+2): from the order nu+K back to nu. A step multiplies an error by r_m^2.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from certify.core.ball import Ball


def convergents(nu: Fraction, x: Fraction, terms: int) -> Iterator[Ball]:
    """r_{nu+k}(x) for k = terms-1, ..., 0 at the working precision; nu > -1, x > 0, terms >= 1."""
    step = 2 / x
    ratio = Ball.between(0, 1 / (step * (nu + terms + 1)))
    first, step_ball = Ball(step * (nu + 1)), Ball(step)
    for k in range(terms - 1, -1, -1):
        ratio = 1 / (step_ball * k + first + ratio)
        yield ratio


def ratio_ball(nu: Fraction, x: Fraction, terms: int) -> Ball:
    """r_nu(x) at the working precision, x > 0, nu > -1; more terms make it narrower, down to that precision."""
    *_, ratio = convergents(nu, x, terms)
    return ratio
