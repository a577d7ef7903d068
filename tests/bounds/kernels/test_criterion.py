"""Theorem 3.5 for other kernels: the exact dichotomies from both sides, and every inequality behind `decisive`."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest

from certify.bounds.kernels.criterion import check_criterion
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.obstruction import check_obstruction
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.kernel import KernelDescription, family, gegenbauer, polynomial

F = Fraction
SMALL = F(1, 10**9)


def holds(given: KernelDescription, d: int) -> bool:
    with precision(150):
        try:
            check_criterion(kernel_of(given, d))
        except Undecided:
            return False
    return True


def obstructed(given: KernelDescription, d: int) -> bool:
    with precision(150):
        try:
            check_obstruction(kernel_of(given, d))
        except Undecided:
            return False
    return True


DICHOTOMIES = [
    *((family("poisson", F(1, d)), family("poisson", F(1, d) + SMALL), d) for d in (2, 3, 7)),
    *((family("power", F(2 * d, d - 1)), family("power", F(2 * d, d - 1) + SMALL), d) for d in (2, 3, 4, 9)),
    (family("cone", F(21392, 10**4)), family("cone", F(21391, 10**4)), 2),  # R* = 2.139182173773113
    (family("abs-power", F(8)), family("abs-power", F(8) + SMALL), 2),
    (gegenbauer([(1, F(1)), (2, F(1, 2))]), gegenbauer([(1, F(1)), (2, F(1, 2) + SMALL)]), 2),
]


@pytest.mark.parametrize(("inside", "outside", "d"), DICHOTOMIES, ids=str)
def test_at_the_end_of_a_dichotomy_one_of_the_two_holds(
    inside: KernelDescription, outside: KernelDescription, d: int
) -> None:
    assert holds(inside, d)
    assert not obstructed(inside, d)
    assert not holds(outside, d)
    assert obstructed(outside, d)


@pytest.mark.parametrize(
    ("d", "low", "high"), [(2, F(231049, 10**6), F(231050, 10**6)), (3, F(274653, 10**6), F(274654, 10**6))]
)
def test_the_heat_kernel_turns_at_log_d_over_d_plus_one(d: int, low: Fraction, high: Fraction) -> None:
    assert holds(family("heat", high), d)
    assert not holds(family("heat", low), d)
    assert obstructed(family("heat", low), d)


@pytest.mark.parametrize(
    ("given", "d"),
    [
        (family("poisson", F(1, 3)), 3),
        (family("heat", F(1, 2)), 3),
        (family("power", F(5, 2)), 4),
        (family("power", F(1, 2)), 3),
        (family("relu", None), 2),
        (family("cone", F(11, 5)), 2),
    ],
    ids=str,
)
def test_the_decisive_degrees_decide_all_others(given: KernelDescription, d: int) -> None:
    assert holds(given, d)
    with precision(150):
        kernel = kernel_of(given, d)
        for degree in range(2, 80):
            scaled = kernel.eigenvalue(degree) * comb(d + degree - 2, degree - 1)
            assert not kernel.eigenvalue(1).surely_less(scaled), degree


@pytest.mark.parametrize(
    "given", [family("onsager", None), family("abs-power", F(15, 2)), family("abs-power", F(1, 2))], ids=str
)
def test_on_the_circle_even_kernels_are_halved(given: KernelDescription) -> None:
    assert holds(given, 2)
    with precision(150):
        kernel = kernel_of(given, 2)
        for j in range(2, 40):
            assert not kernel.eigenvalue(2).surely_less(kernel.eigenvalue(2 * j) * j)


def test_even_kernels_in_higher_dimensions_are_obstructed() -> None:
    for given in (family("onsager", None), family("abs-power", F(1, 2)), polynomial([F(0), F(0), F(1)])):
        assert not holds(given, 3)
        assert obstructed(given, 3)


def test_relu_turns_between_two_and_three_dimensions() -> None:
    given = family("relu", None)
    assert [holds(given, d) for d in (2, 3, 4, 11)] == [True, False, False, False]
    assert [obstructed(given, d) for d in (2, 3, 4, 11)] == [False, True, True, True]


def test_a_kernel_that_neither_decides_stays_open() -> None:
    cube = polynomial([F(0), F(0), F(0), F(1)])
    for d in (3, 5, 6):  # K_c = K_# for d <= 5, K_c < K_# for d = 6, but not next to the uniform density
        assert not holds(cube, d)
        assert not obstructed(cube, d)
