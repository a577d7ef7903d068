"""beta-star, elementary-bounds, monotone-in-dimension, linear-threshold: claims and their evidence."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.bounds.bessel.linear_threshold import linear_threshold_enclosure
from certify.bounds.bessel.sign import sign_function, sign_of_d
from certify.core.ball import Ball, precision
from certify.core.claim import Claim
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.core.region import Region
from certify.solve.bessel import threshold
from certify.solve.bessel.linear_threshold import linear_threshold, linear_threshold_range
from certify.solve.evidence import as_float, series_evidence

DIMENSIONS = [2, 3, 4, 5, 10, 57, 1000, 10**6]


@pytest.mark.parametrize("d", DIMENSIONS)
def test_elementary_bounds_and_their_ranking(d: int) -> None:
    claim = threshold.elementary_bounds(d)
    bounds = claim.details["bounds"]
    star = threshold.beta_star(d, 20).enclosure
    assert star is not None
    assert bounds["lower"] < star.lower
    assert star.upper < bounds["upper"]
    assert bounds["upper"] <= min(Fraction(d + 1, d - 1), Fraction(d + 4, d), Fraction(d + 2, d - 1))


@pytest.mark.parametrize("d", DIMENSIONS[:-1])
def test_separator_lies_between_the_two_thresholds(d: int) -> None:
    x = threshold.monotone_in_dimension(d).evidence["separator"]
    upper, lower = threshold.beta_star(d + 1, 15).enclosure, threshold.beta_star(d, 15).enclosure
    assert upper is not None
    assert lower is not None
    assert upper.upper < x < lower.lower


def test_a_separator_needs_disjoint_enclosures() -> None:
    with pytest.raises(Undecided):
        threshold._simple_between(Fraction(2), Fraction(2))


@given(st.integers(2, 60), st.fractions(min_value=Fraction(1, 100), max_value=40, max_denominator=200))
@settings(max_examples=60)
def test_sign_of_d_is_the_side_of_beta_star(d: int, x: Fraction) -> None:
    star = threshold.beta_star(d, 20).enclosure
    assert star is not None
    assert sign_of_d(d, x)[0] == (1 if x > star.upper else -1)
    with precision(200):
        value = sign_function(d, Ball(x)) / ((Ball(x) * Ball(x) / 4).hypergeometric_0f1(d + 2, 2) * (d + 2))
        ratio = Ball(x).bessel_i(Fraction(d, 2) + 1) / Ball(x).bessel_i(Fraction(d, 2))
        assert value.overlaps(ratio * d - 1)


def test_an_open_sign_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("certify.bounds.bessel.sign.MAX_BITS", 64)
    star = threshold.beta_star(3, 200).enclosure
    assert star is not None
    with pytest.raises(Undecided, match="too near"):
        sign_of_d(3, star.lower)


@given(
    st.integers(2, 100), st.fractions(min_value=Fraction(1, 50), max_value=60, max_denominator=99), st.integers(20, 300)
)
@settings(max_examples=60)
def test_series_evidence_sums_the_series(d: int, x: Fraction, bits: int) -> None:
    terms = series_evidence(d, x, bits)["terms"]
    z, a = x * x / 4, Fraction(d, 2) + 1
    u = Fraction(1)
    for k in range(terms):
        u *= z / ((a + k) * (k + 1))
    assert z / ((a + terms) * (terms + 1)) <= Fraction(1, 2)
    assert 2 * u <= Fraction(1, 2**bits)


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
