"""log I_nu from ratios in balls against Arb's own Bessel functions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.ratio.logarithm import logarithm, weight
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from proofs.ratio.logarithm import weight_ratio

F = Fraction
POINTS = [(F(0), F(1)), (F(-3, 4), F(9)), (F(1, 2), F(1, 10**6)), (F(31, 3), F(80)), (F(99, 100), F(3)), (F(7), F(200))]


@pytest.mark.parametrize(("nu", "x"), POINTS)
def test_it_contains_the_logarithm(nu: Fraction, x: Fraction) -> None:
    with precision(140):
        found = [logarithm(nu, x, 250, normalised) for normalised in (False, True)]
    with precision(500):
        truth = Ball(x).bessel_i(nu).log()
        assert found[0].surely_contains(truth)
        assert found[1].surely_contains(truth + Ball(nu + 1).gamma().log() - Ball(x / 2).log() * nu)
    assert max(ball.radius() for ball in found) < F(1, 2**100)


def test_the_weights_are_those_of_the_derivation() -> None:
    for k in range(1, 6):
        formula = weight_ratio(k)
        (symbol,) = formula.free_symbols
        exact = formula.subs(symbol, F(2, 7))
        assert F(*weight(F(2, 7), k)) == F(int(exact.p), int(exact.q))
    assert F(*weight(F(2, 7), 0)) == 2 * (F(2, 7) + 1)


def test_too_few_ratios_are_not_enough() -> None:
    with precision(100):
        with pytest.raises(Undecided, match="too few"):
            logarithm(F(30), F(1), 29, True)
        with pytest.raises(Undecided, match="tail"):
            logarithm(F(9, 10), F(1000), 3, True)
