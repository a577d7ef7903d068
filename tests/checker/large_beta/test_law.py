"""The law of large beta: every inequality of its rule, one document each, and that none of them is idle."""

from __future__ import annotations

from fractions import Fraction
from math import exp, log

import pytest

from certify.bounds.large_beta import moments as bounds
from certify.checker.large_beta.gaussian import require_upper
from certify.checker.large_beta.law import Point
from certify.checker.large_beta.moments import halves, log_excess
from certify.checker.large_beta.root import require_root
from certify.checker.verdict import Invalid, LimitReached
from certify.core.ball import Ball, precision
from certify.cover.law import tail_constant
from tests.bounds.large_beta.test_moments import exact_excess
from tests.checker.case_runs import faults
from tests.checker.cases import cases_about
from tests.checker.cases_large import invalid_couplings, valid_large


def test_cases() -> None:
    assert faults(cases_about("large_beta.law")) == []


def test_couplings() -> None:
    assert faults([*valid_large(), *invalid_couplings()]) == []


@pytest.mark.parametrize("n", [1, 2, 3, 4, 7, 10, 40])
@pytest.mark.parametrize("first", [1, 2, 5])
def test_the_excess_is_bounded(n: int, first: int) -> None:
    """Above its truth and next to the bound of balls; a long argument costs no more than a short one."""
    tails = [Fraction(tail_constant(p, first)) for p in halves(n)]
    for whole in range(first + n // 2 + 2, 60, 9):
        t = whole + Fraction(1, 3**5000)
        found = log_excess(n, t, first, tails, 120)
        with precision(120):
            ball = bounds.log_excess(n, Ball(whole), first).midpoint().fraction()
        assert exact_excess(n, whole) < found + Fraction(1, 10**12)
        assert abs(found - ball) < (1 + ball) / 10**12
        assert found.denominator.bit_length() < 2000


def test_the_excess_is_bounded_by_few_bits() -> None:
    """At 16 bits it is rounded up, not away."""
    tails = [Fraction(tail_constant(2, 5))]
    assert log_excess(4, Fraction(8), 5, tails, 120) < log_excess(4, Fraction(8), 5, tails, 16)


def test_the_root_is_bracketed_up_to_a_dimension() -> None:
    with pytest.raises(LimitReached, match="d <= 1000"):
        require_root(1001, Fraction(10), (Fraction(501), Fraction(502)), 16)


def _condition(n: int, beta: int, q: float, c: float) -> float:
    """The left side of rule 3 less its right side, from the page."""
    a, w = n / 2, 1 / (4 * beta) if n == 1 else 0.0
    third = max(0.0, a * (a + 1) * (a + 2) / 6 - c * a) / q
    mean = (1 + w) * exp(-q + a * log(2 * q))
    return c + a * a / (2 * beta) + third + c * a * (a + 1) / (2 * q * q) + q * q * mean - a * (a + 1) / 2


@pytest.mark.parametrize(("n", "beta", "q"), [(1, 8, 20), (2, 8, 11), (2, 1000, 15), (7, 20, 90), (10, 20, 31)])
def test_the_upper_bound_is_decided_on_its_edge(n: int, beta: int, q: int) -> None:
    low, high = 0.0, n * (n + 2) / 8
    assert _condition(n, beta, q, low) < 0 < _condition(n, beta, q, high)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _condition(n, beta, q, middle) <= 0 else (low, middle)
    point = Point(n, Fraction(beta), Fraction(q), 200)
    require_upper(point, Fraction(low) * (1 - Fraction(1, 10**9)))
    with pytest.raises(Invalid, match="c "):
        require_upper(point, Fraction(low) * (1 + Fraction(1, 10**9)))
