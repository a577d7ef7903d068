"""The continued fraction in balls against Arb's own Bessel functions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.ratio.continued_fraction import convergents, ratio_ball
from certify.core.ball import Ball, precision
from certify.search.ratio.size import terms_needed

POINTS = [
    (Fraction(1, 2), Fraction(75)),
    (Fraction(0), Fraction(1, 10**8)),
    (Fraction(-3, 4), Fraction(10)),
    (Fraction(-99, 100), Fraction(1, 3)),
    (Fraction(10**4), Fraction(75000)),
]


@pytest.mark.parametrize(("nu", "x"), POINTS)
def test_it_overlaps_arb_and_is_narrow(nu: Fraction, x: Fraction) -> None:
    with precision(140):
        ratio = ratio_ball(nu, x, terms_needed(nu, x, 120))
    with precision(6000):
        truth = Ball(x).bessel_i(nu + 1) / Ball(x).bessel_i(nu)
        assert ratio.surely_contains(truth)
    assert ratio.radius() < Fraction(1, 2**110)


def test_every_order_on_the_way_is_enclosed() -> None:
    nu, x = Fraction(-1, 3), Fraction(5)
    with precision(100):
        ratios = list(convergents(nu, x, 30))
    with precision(300):
        for k, ratio in zip(range(30, -1, -1), ratios, strict=True):
            assert ratio.surely_contains(Ball(x).bessel_i(nu + k + 1) / Ball(x).bessel_i(nu + k))
