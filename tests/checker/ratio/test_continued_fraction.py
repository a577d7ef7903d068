"""The checker's enclosure of r_nu(x) against Arb's own Bessel functions."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from certify.checker.arithmetic.series import Work
from certify.checker.ratio.continued_fraction import ratio_bounds
from certify.checker.verdict import LimitReached
from certify.core.ball import Ball, precision
from certify.search.ratio.size import terms_needed


def arb_ratio(nu: Fraction, x: Fraction) -> Ball:
    """I_{nu+1}(x)/I_nu(x) by Arb."""
    for bits in (300, 1200, 4800):
        with precision(bits):
            ratio = Ball(x).bessel_i(nu + 1) / Ball(x).bessel_i(nu)
            if ratio.radius() < Fraction(1, 2**280) * abs(ratio).lower().fraction():
                return ratio
    raise AssertionError("Arb is too wide")


def sample(count: int) -> list[tuple[Fraction, Fraction]]:
    """(nu, x) with nu in (-1, 10^5] and x in [1e-8, 1e6], both spread over their sizes."""
    source = random.Random(20261126)
    found = []
    for _ in range(count):
        nu = Fraction(source.randint(1, 999), 1000) ** source.randint(1, 4) * 10 ** source.randint(0, 5) - 1
        found.append((nu, Fraction(source.randint(1, 999), 100) * Fraction(10) ** source.randint(-6, 5)))
    return found


@pytest.mark.parametrize(("nu", "x"), [*sample(40), (Fraction(-1, 2), Fraction(3)), (Fraction(0), Fraction(1))])
def test_it_contains_the_ratio_and_is_as_narrow_as_wanted(nu: Fraction, x: Fraction) -> None:
    low, high = ratio_bounds(nu, x, 160, terms_needed(nu, x, 120), Work())
    truth = arb_ratio(nu, x)
    with precision(400):
        assert truth.surely_less(high)
        assert Ball(low).surely_less(truth)
    assert high - low < Fraction(1, 2**110)


def test_few_terms_are_wide_and_still_true() -> None:
    nu, x = Fraction(1, 3), Fraction(40)
    truth = arb_ratio(nu, x)
    widths = []
    for terms in range(1, 60):
        low, high = ratio_bounds(nu, x, 64, terms, Work())
        with precision(300):
            assert truth.surely_less(high)
            assert Ball(low).surely_less(truth)
        widths.append(high - low)
    assert widths[::8] == sorted(widths[::8], reverse=True)
    assert widths[-1] < Fraction(1, 2**50) < Fraction(1, 2**13) < widths[0]


def test_one_bit_of_precision_is_still_true() -> None:
    low, high = ratio_bounds(Fraction(7, 3), Fraction(11), 1, 30, Work())
    truth = arb_ratio(Fraction(7, 3), Fraction(11))
    with precision(300):
        assert truth.surely_less(high)
        assert Ball(low).surely_less(truth)


def test_work_is_charged_before_it_is_done() -> None:
    with pytest.raises(LimitReached):
        ratio_bounds(Fraction(0), Fraction(1), 100, 10**9, Work(10**6))
