"""The expansion at infinity in the checker: against Arb, and each term of its condition where that makes it false."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.checker.arithmetic.ball import Ball as Fixed
from certify.checker.arithmetic.ball import log
from certify.checker.arithmetic.series import Work
from certify.checker.ratio.continued_fraction import ratio_bounds
from certify.checker.ratio.expansion import coefficients, complement, integral, require_barriers
from certify.checker.verdict import Invalid
from certify.core.ball import Ball, precision

F = Fraction
BITS = 160
POINTS = [(F(0), F(20), 16), (F(-3, 4), F(20), 16), (F(1, 3), F(20), 16), (F(12), F(120), 12), (F(-1, 2), F(20), 4)]


def expansion(nu: Fraction, start: Fraction, order: int) -> tuple[list[Fixed], Fraction, tuple[Fraction, Fraction]]:
    """The coefficients, a remainder about twice as large as it must be, and r_nu at the start."""
    s = coefficients(nu, start, order, BITS, Work())
    ratio = ratio_bounds(nu, start, BITS, 200, Work())
    error = max(abs(ratio[0] - sum(x.lower() for x in s[:-1])), F(1, 2**120))
    return s, 4 * max(error, abs(s[-1].lower())), ratio


@pytest.mark.parametrize(("nu", "start", "order"), POINTS)
def test_values_and_integrals_beyond_the_start_contain_the_truth(nu: Fraction, start: Fraction, order: int) -> None:
    s, remainder, ratio = expansion(nu, start, order)
    require_barriers(s, nu, start, remainder, ratio)
    for x in (start, start + F(1, 7), 3 * start, 50 * start):
        value = complement(s, start, remainder, x)
        length = log(Fixed.exact(x / start, BITS))
        grown = integral(s, start, remainder, x, length) + Fixed.exact(nu, BITS) * length
        with precision(300 + 3 * int(x)):
            here, there = Ball(x), Ball(start)
            truth = 1 - here.bessel_i(nu + 1) / here.bessel_i(nu)
            assert truth.surely_less(value.upper())
            assert Ball(value.lower()).surely_less(truth)
            rise = here.bessel_i(nu).log() - there.bessel_i(nu).log()
            assert rise.surely_at_most(grown.upper() + F(1, 2**150))
            assert Ball(grown.lower() - F(1, 2**150)).surely_at_most(rise)
        assert value.upper() - value.lower() <= 3 * remainder * (start / x) ** order + F(order + 4, 2 ** (BITS - 4))


def test_the_coefficients_solve_the_riccati_equation() -> None:
    """s_1 = -(2 nu+1)/(2 X), s_2 = (4 nu^2-1)/(8 X^2), as in the expansions of I_{nu+1} and I_nu."""
    nu, start = F(2, 3), F(10)
    s = coefficients(nu, start, 3, 80, Work())
    for found, true in zip(s, (F(1), -(2 * nu + 1) / 2 / start, (4 * nu**2 - 1) / 8 / start**2), strict=False):
        assert found.lower() <= true <= found.upper()


def test_every_remainder_that_passes_is_one() -> None:
    """From far too small to too large: whatever is accepted bounds the rest at the start and beyond."""
    nu, start, order = F(1, 3), F(6), 5
    s, _, ratio = expansion(nu, start, order)
    passed = []
    for power in range(-60, 6):
        remainder = F(2) ** power
        try:
            require_barriers(s, nu, start, remainder, ratio)
        except Invalid:
            continue
        passed.append(power)
        for x in (start, start * F(101, 100), 2 * start, 10 * start):
            value = complement(s, start, remainder, x)
            with precision(300):
                truth = 1 - Ball(x).bessel_i(nu + 1) / Ball(x).bessel_i(nu)
                assert truth.surely_less(value.upper())
                assert Ball(value.lower()).surely_less(truth)
    assert passed
    assert passed == list(range(passed[0], passed[-1] + 1))
    assert passed[0] > -40
    assert passed[-1] < 2


FALSE = [F(-9, 10), F(0), F(5)]


@pytest.mark.parametrize("nu", FALSE)
def test_a_wrong_coefficient_is_refused(nu: Fraction) -> None:
    start, order = F(60), 8
    s, remainder, ratio = expansion(nu, start, order)
    require_barriers(s, nu, start, remainder, ratio)
    for j in range(1, order):
        wrong = [*s[:j], s[j] + Fixed.exact(4 * remainder, BITS), *s[j + 1 :]]
        with pytest.raises(Invalid, match="barrier"):
            require_barriers(wrong, nu, start, remainder, ratio)


def test_large_coefficients_are_refused_before_they_grow() -> None:
    with pytest.raises(Invalid, match=r"\|s_1\| < 1"):
        coefficients(F(10**6), F(1), 10_000, 100, Work())
