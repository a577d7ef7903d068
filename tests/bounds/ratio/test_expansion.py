"""The expansion at infinity in balls against Arb's own Bessel functions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from certify.bounds.ratio.expansion import coefficients, expansion_from, require_barriers
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from proofs.ratio.expansion import coefficients as derived

F = Fraction
POINTS = [(F(0), F(20), 16), (F(-3, 4), F(20), 16), (F(1, 2), F(30), 5), (F(40), F(400), 12), (F(-1, 2), F(20), 4)]


@pytest.mark.parametrize(("nu", "start", "order"), POINTS)
def test_values_and_integrals_contain_the_truth(nu: Fraction, start: Fraction, order: int) -> None:
    for x in (start, start + F(1, 7), 3 * start, 20 * start):
        with precision(160):
            found = expansion_from(nu, start, order, 200)
            value, length = found.complement(x), Ball(x / start).log()
            grown = found.integral(x, length) + length * nu
        with precision(300 + 3 * int(x)):
            here, there = Ball(x), Ball(start)
            assert value.surely_contains(1 - here.bessel_i(nu + 1) / here.bessel_i(nu))
            assert grown.overlaps(here.bessel_i(nu).log() - there.bessel_i(nu).log())
        assert value.radius() < F(1, 2**130) + 3 * found.remainder.fraction() * (start / x) ** order


def test_the_coefficients_are_those_of_the_derivation() -> None:
    nu, start = F(2, 3), F(10)
    with precision(120):
        for ball, formula in zip(coefficients(nu, start, 6), derived(6), strict=True):
            value = formula.subs({"nu": 0}) if formula.is_number else formula
            symbols = {str(symbol): symbol for symbol in value.free_symbols}
            exact = value.subs(
                {symbols[name]: number for name, number in (("nu", nu), ("X", start)) if name in symbols}
            )
            assert ball.surely_contains(F(int(exact.p), int(exact.q)))


def test_a_remainder_that_is_too_small_is_not_proved() -> None:
    with precision(120):
        found = expansion_from(F(0), F(20), 8, 200)
        for factor in (2, 4, 64):
            smaller = replace(found, remainder=Dyadic(found.remainder.mantissa, found.remainder.exponent - 8 * factor))
            with pytest.raises(Undecided):
                require_barriers(smaller, 200)


def test_below_its_start_it_says_nothing() -> None:
    with precision(120):
        found = expansion_from(F(0), F(20), 8, 200)
        for say in (found.complement, lambda x: found.integral(x, Ball(1))):
            with pytest.raises(Undecided, match="below the start"):
                say(F(19))


def test_a_start_that_is_too_early_is_not_proved() -> None:
    with precision(120), pytest.raises(Undecided):
        expansion_from(F(3), F(1), 8, 200)
