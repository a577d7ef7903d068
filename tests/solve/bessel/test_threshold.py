"""beta-star, elementary-bounds, monotone-in-dimension: claims and their evidence."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.core.errors import Undecided
from certify.solve.bessel import threshold
from certify.solve.evidence import series_evidence

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
