"""linear-threshold: the range of K_#, and its claims."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.bounds.bessel.linear_threshold import linear_threshold_enclosure
from certify.core.claim import Claim
from certify.core.exact import Dyadic
from certify.core.region import Region
from certify.solve.bessel import threshold
from certify.solve.bessel.linear_threshold import linear_threshold, linear_threshold_range


@given(
    st.integers(2, 20),
    st.fractions(min_value=0, max_value=10, max_denominator=50),
    st.fractions(min_value=Fraction(1, 50), max_value=5, max_denominator=50),
    st.fractions(min_value=0, max_value=1, max_denominator=40),
)
@settings(max_examples=50)
def test_range_contains_the_value_at_each_point(d: int, a: Fraction, length: Fraction, s: Fraction) -> None:
    enclosure = linear_threshold_range(d, Region(a, a + length), digits=20).enclosure
    point = a + s * length
    assert enclosure is not None
    if point > 0:
        value = linear_threshold_enclosure(d, point, 25)
        assert enclosure.lower <= value.upper
        assert value.lower <= enclosure.upper
    else:
        assert enclosure.upper == Fraction(d, 2)


def test_range_to_infinity_and_to_beta_star() -> None:
    star = threshold.beta_star(4, 30).enclosure
    assert star is not None
    everything = linear_threshold_range(4, Region(Fraction(0), "inf"), star).enclosure
    assert everything is not None
    assert (everything.lower, everything.upper) == (Dyadic(0), Fraction(2))
    below = linear_threshold_range(4, Region(Fraction(0), "beta-star"), star, 20).enclosure
    beyond = linear_threshold_range(4, Region("beta-star", "inf"), star, 20).enclosure
    assert below is not None
    assert beyond is not None
    at_star = linear_threshold_enclosure(4, star.lower, 25)
    assert below.lower < at_star.upper
    assert at_star.lower < beyond.upper


def test_a_claim_has_no_truth_value() -> None:
    claim: Claim = linear_threshold(5, Fraction(6, 5))
    with pytest.raises(TypeError, match="truth value"):
        bool(claim)
