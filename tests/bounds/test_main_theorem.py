"""Theorem 1.1 assembled: each side, the uniqueness range, and the Beckner lower bound of K_c."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.bounds.bessel.linear_threshold import linear_threshold_enclosure
from certify.bounds.main_theorem import coupling_lower_bound, weight_maximum
from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure, End
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.solve.bessel.threshold import beta_star
from certify.solve.main_theorem import regime


def star_of(d: int, digits: int = 40) -> Enclosure:
    enclosure = beta_star(d, digits).enclosure
    assert enclosure is not None
    return enclosure


@pytest.mark.parametrize("d", [2, 3, 5, 30])
def test_both_sides_of_beta_star(d: int) -> None:
    star = star_of(d)
    below = regime(d, Region(Fraction(0), "beta-star"), star)
    beyond = regime(d, Region("beta-star", "inf"), star)
    assert (below.details["transition"], below.details["critical_coupling"]) == ("continuous", "equal")
    assert (beyond.details["transition"], beyond.details["critical_coupling"]) == ("discontinuous", "less")
    assert "unique_critical_point" not in beyond.details
    assert ("beckner-onofri-equality" in below.trust) is (d > 20)  # elsewhere by the reduction
    assert "beckner-onofri" not in beyond.trust


@pytest.mark.parametrize("interval", [(Fraction(1), Fraction(3)), (Fraction(0), "inf"), (Fraction(0), Fraction(3))])
def test_an_interval_on_both_sides_has_no_regime(interval: tuple[End, End]) -> None:
    with pytest.raises(Undecided):
        regime(3, Region(*interval), star_of(3))


@given(st.integers(2, 30), st.fractions(min_value=Fraction(1, 20), max_value=60, max_denominator=30))
@settings(max_examples=40)
def test_uniqueness_range_at_a_point(d: int, beta: Fraction) -> None:
    """X <= K_#/2, with equality (to its rounding) in the continuous regime; the range never exceeds half of K_#."""
    star = star_of(d)
    claim = regime(d, Region.at(beta), star)
    unique = as_fraction(claim.details["unique_critical_point"]["upper"])
    threshold = linear_threshold_enclosure(d, beta, 30)
    assert 0 < unique <= as_fraction(threshold.upper) / 2
    if claim.details["transition"] == "continuous":
        assert beta < star.lower
        assert unique >= as_fraction(threshold.lower) / 2 * (1 - Fraction(1, 10**15))
    else:
        assert beta > star.upper
        bound, _ = coupling_lower_bound(d, beta)
        assert unique == as_fraction(bound) / 2


@given(st.integers(2, 12), st.fractions(min_value=1, max_value=50, max_denominator=10))
@settings(max_examples=40)
def test_weight_maximum_is_over_all_degrees(d: int, beta: Fraction) -> None:
    with precision(150):
        best, l_max = weight_maximum(d, beta)
        first = Ball(beta).bessel_i(Fraction(d, 2))
        weight = Fraction(1)
        reached = False
        for order in range(1, l_max + 20):
            value = Ball(beta).bessel_i(Fraction(d, 2) + order - 1) / first * weight
            assert not best.surely_less(value)
            reached = reached or value.overlaps(best)
            weight *= Fraction(d + order - 1, order)
        assert reached


def test_beyond_beta_star_the_maximum_moves_to_higher_degrees() -> None:
    """The documented degrees: l = 3 at 5 beta_* for d = 2, 4 for d = 3 and 5 (not l = 2)."""
    for d, degree in ((2, 3), (3, 4), (5, 4)):
        beta = 5 * as_fraction(star_of(d).upper)
        with precision(120):
            best, _ = weight_maximum(d, beta)
            weight = Fraction(1)
            for j in range(1, degree):
                weight *= Fraction(d + j - 1, j)
            value = Ball(beta).bessel_i(Fraction(d, 2) + degree - 1) / Ball(beta).bessel_i(Fraction(d, 2)) * weight
            assert value.overlaps(best)
