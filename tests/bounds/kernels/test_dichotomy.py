"""Exact dichotomies of families: the enclosures, and alpha_2 = 1/d there by the eigenvalues."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.kernels.dichotomy import check_threshold, threshold_enclosure
from certify.bounds.kernels.families import kernel_of
from certify.core.ball import precision
from certify.core.claim import Enclosure
from certify.core.enclosure import as_interval
from certify.core.errors import Undecided
from certify.core.kernel import family

CASES = [(2, "poisson"), (6, "poisson"), (2, "power"), (9, "power"), (2, "heat"), (11, "heat"), (2, "cone")]


@pytest.mark.parametrize(("d", "name"), CASES)
def test_the_second_eigenvalue_is_the_first_over_d_there(d: int, name: str) -> None:
    with precision(160):
        low, high = as_interval(threshold_enclosure(name, d, 80))
        check_threshold(name, d, Enclosure(low, high))
        assert high - low < Fraction(1, 10**20)
        ratios = []
        for parameter in (low - Fraction(1, 10**6), high + Fraction(1, 10**6)):
            kernel = kernel_of(family(name, parameter), d)
            ratios.append(kernel.eigenvalue(2) * d - kernel.eigenvalue(1))
        first, second = ratios if name in ("poisson", "power") else ratios[::-1]
        assert first.surely_negative()
        assert second.surely_positive()


@pytest.mark.parametrize(("d", "name"), CASES)
def test_ends_beside_the_value_are_not_proved(d: int, name: str) -> None:
    with precision(160):
        low, high = as_interval(threshold_enclosure(name, d, 80))
        step = Fraction(1, 10**6)
        for ends in ((low - 2 * step, low - step), (high + step, high + 2 * step)):
            with pytest.raises(Undecided):
                check_threshold(name, d, Enclosure(*ends))


def test_the_radius_of_hegselmann_and_krause() -> None:
    with precision(160):
        low, high = as_interval(threshold_enclosure("cone", 2, 80))
    assert Fraction("2.139182173773113323376") < low < high < Fraction("2.139182173773113323377")


def test_other_families_have_none() -> None:
    with precision(64), pytest.raises(Undecided, match="no exact dichotomy"):
        threshold_enclosure("onsager", 3, 40)
