"""Remainders of K_#(beta_*)/d and C_d/d^2: they hold against direct enclosures, and nothing false is certified."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.bessel.linear_threshold import linear_threshold_enclosure
from certify.bounds.large_dimension import constants as bounds
from certify.bounds.large_dimension.constants import (
    Quantity,
    SeriesRemainder,
    check_series_remainder,
    coefficients,
    series_remainder_bound,
)
from certify.bounds.large_dimension.remainder import Remainder, remainder_bound
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction
from certify.solve.bessel.threshold import beta_star_enclosure
from proofs.landau.expansion import constant
from proofs.large_dimension.series import landau_series, linear_threshold_series

QUANTITIES: tuple[Quantity, ...] = ("landau-constant", "linear-threshold")


@pytest.fixture(scope="module")
def remainders() -> list[SeriesRemainder]:
    wanted = ((1, 2), (3, 2), (4, 10))
    return [series_remainder_bound(quantity, n, d_0) for quantity in QUANTITIES for n, d_0 in wanted]


@pytest.mark.parametrize("n", [0, 1, 6])
def test_the_two_layers_have_the_same_coefficients(n: int) -> None:
    assert list(coefficients("landau-constant", n)) == landau_series(n)
    assert list(coefficients("linear-threshold", n)) == linear_threshold_series(n)


def _direct(quantity: Quantity, d: int) -> tuple[Fraction, Fraction]:
    """The value from an enclosure of beta_*: both quantities are monotone in it."""
    star = beta_star_enclosure(d, 60)
    low, high = as_fraction(star.lower), as_fraction(star.upper)
    if quantity == "landau-constant":
        values = [constant(d, end) / d**2 for end in (low, high)]
        return Fraction(int(values[0].p), int(values[0].q)), Fraction(int(values[1].p), int(values[1].q))
    ends = [linear_threshold_enclosure(d, end, 60) for end in (low, high)]
    return as_fraction(ends[1].lower) / d, as_fraction(ends[0].upper) / d


@pytest.mark.parametrize("d", [2, 3, 10, 1000, 10**6])
def test_remainders_hold_against_direct_enclosures(remainders: list[SeriesRemainder], d: int) -> None:
    tested = 0
    for remainder in remainders:
        if d < remainder.first_dimension:
            continue
        low, high = _direct(remainder.quantity, d)
        assert low <= high < low + Fraction(1, 10**40)
        enclosure = remainder.enclosure(d)
        assert as_fraction(enclosure.lower) < low
        assert high < as_fraction(enclosure.upper)
        tested += 1
    assert tested >= 4


def test_the_constants_are_not_idle(remainders: list[SeriesRemainder]) -> None:
    """The error times d^N at one d is a lower bound of the constant; the bounds on beta_* cost a factor below 6."""
    for remainder in remainders:
        errors = []
        for d in (remainder.first_dimension, 3 * remainder.first_dimension, 10**4):
            head = sum(value / Fraction(d) ** n for n, value in enumerate(remainder.coefficients))
            errors.append(abs(_direct(remainder.quantity, d)[0] - head) * d**remainder.order)
        assert max(errors) < remainder.constant < 6 * max(errors)


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_a_constant_that_is_too_small_is_not_certified(quantity: Quantity) -> None:
    for order in (1, 4):
        small = abs(coefficients(quantity, order)[order]) * Fraction(99, 100)
        with pytest.raises(Undecided, match=quantity):
            check_series_remainder(quantity, order, 10, small)


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_a_wrong_coefficient_is_noticed(quantity: Quantity, monkeypatch: pytest.MonkeyPatch) -> None:
    true = bounds.coefficients

    def planted(name: Quantity, n: int) -> tuple[Fraction, ...]:
        values = list(true(name, n))
        values[2] += Fraction(1, 1000)
        return tuple(values)

    star = remainder_bound(6, 10)
    assert check_series_remainder(quantity, 4, 10, 100, star).order == 4
    monkeypatch.setattr(bounds, "coefficients", planted)
    with pytest.raises(Undecided, match="not divisible"):
        check_series_remainder(quantity, 4, 10, 100, star)


def test_the_remainder_of_beta_star_must_suffice() -> None:
    star = remainder_bound(4, 10)
    with pytest.raises(BadInput, match="does not suffice"):
        check_series_remainder("landau-constant", 4, 10, 100, star)  # two orders short
    with pytest.raises(BadInput, match="does not suffice"):
        check_series_remainder("linear-threshold", 4, 5, 100, star)  # begins too late
    with pytest.raises(BadInput):
        check_series_remainder("linear-threshold", 4, 10, 0, star)
    with pytest.raises(BadInput):
        series_remainder_bound("linear-threshold", 0, 10)


def test_a_vanishing_hypothesis_is_not_ignored() -> None:
    """h(x_+) > 0 fails at d = 2 if the bound on beta_* is so wide that it reaches (d+1)/(d-1)."""
    wide = Remainder(3, 2, Fraction(7), (1, 2, 1), (7, 6), (1, 1))  # x_+ = 2.25 + 7/8 > 3
    with pytest.raises(Undecided, match="hypothesis"):
        check_series_remainder("landau-constant", 1, 2, 10**6, wide)
