"""The law of large beta: every inequality of its rule, one document each, and that none of them is idle."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.large_beta import moments as bounds
from certify.checker.large_beta.moments import halves, log_excess
from certify.checker.large_beta.root import require_root
from certify.checker.verdict import LimitReached
from certify.core.ball import Ball, precision
from certify.cover.law import tail_constant
from tests.bounds.large_beta.test_moments import exact_excess
from tests.checker.case_runs import each, require
from tests.checker.cases import Case, cases_about
from tests.checker.cases_large import invalid_couplings, valid_large


@each(cases_about("large_beta.law"))
def test_case(case: Case) -> None:
    require(case)


@each([*valid_large(), *invalid_couplings()])
def test_coupling(case: Case) -> None:
    require(case)


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
