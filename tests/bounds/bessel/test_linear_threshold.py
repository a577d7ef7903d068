"""K_# at a point, by two other routes."""

from __future__ import annotations

from fractions import Fraction

import mpmath
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.bounds.bessel.linear_threshold import linear_threshold_enclosure
from certify.core.ball import Ball, precision
from certify.core.exact import Dyadic, as_fraction
from certify.solve.evidence import as_float


@given(st.integers(2, 40), st.fractions(min_value=Fraction(1, 1000), max_value=100, max_denominator=1000))
@settings(max_examples=50)
def test_linear_threshold_two_routes(d: int, beta: Fraction) -> None:
    """The 0F1 form against (1.7) with Gamma and I_{d/2} of Arb, and against mpmath."""
    enclosure = linear_threshold_enclosure(d, beta, 30)
    assert as_fraction(enclosure.width()) <= as_fraction(enclosure.lower) / 10**30
    with precision(300):
        half = Fraction(d, 2)
        power = ((Ball(beta) / 2).log() * half).exp()
        direct = power / (Ball(half).gamma() * Ball(beta).bessel_i(half))
        assert enclosure.lower <= direct.upper()
        assert direct.lower() <= enclosure.upper
        assert direct.radius() < Dyadic(1, -100)
    with mpmath.workdps(40):
        value = (
            mpmath.mpf(d)
            / 2
            / mpmath.hyp0f1(mpmath.mpf(d) / 2 + 1, mpmath.mpf(beta.numerator) ** 2 / beta.denominator**2 / 4)
        )
        assert abs(value / mpmath.mpf(as_float(enclosure.lower)) - 1) < mpmath.mpf(10) ** -12
