"""log I_nu and log Gamma in the checker against Arb."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from certify.checker.arithmetic.series import Work
from certify.checker.ratio.gamma import log_gamma
from certify.checker.ratio.logarithm import logarithm
from certify.checker.verdict import Invalid
from certify.core.ball import Ball, precision

F = Fraction


def sample() -> list[tuple[Fraction, Fraction]]:
    """Orders between -1 and 40, and at both ends of [0, 1); arguments from 1e-6 to 300."""
    source = random.Random(7)
    found = [(F(0), F(1)), (F(-1, 2), F(9)), (F(1, 2), F(50)), (F(-99, 100), F(2)), (F(99, 100), F(2)), (F(3), F(10))]
    for _ in range(20):
        x = F(source.randint(1, 999), 1000) * F(10) ** source.randint(-6, 2) * 3
        found.append((F(source.randint(1, 41000), 1000) - 1, x))
    return found


@pytest.mark.parametrize(("nu", "x"), sample())
@pytest.mark.parametrize("normalised", [False, True])
def test_it_contains_the_logarithm(nu: Fraction, x: Fraction, normalised: bool) -> None:
    terms = int(nu) + 60 + int(12 * float(x) ** 0.5)
    value = logarithm(nu, x, 140, terms, normalised, Work())
    with precision(400):
        truth = Ball(x).bessel_i(nu).log()
        if normalised:
            truth = truth + Ball(nu + 1).gamma().log() - Ball(x / 2).log() * nu
        assert truth.surely_less(value.upper())
        assert Ball(value.lower()).surely_less(truth)
    assert value.upper() - value.lower() < F(1, 2**70)


def test_few_terms_are_wide_and_still_true() -> None:
    widths = []
    for terms in range(8, 40):
        value = logarithm(F(5, 2), F(7), 64, terms, True, Work())
        with precision(200):
            truth = (Ball(F(49, 4)).hypergeometric_0f1(7, 2)).log()
            assert truth.surely_less(value.upper())
            assert Ball(value.lower()).surely_less(truth)
        widths.append(value.upper() - value.lower())
    assert widths[0] > F(1, 2**20) > F(1, 2**45) > widths[-1]


def test_terms_that_do_not_reach_are_refused() -> None:
    with pytest.raises(Invalid, match="multiplied"):
        logarithm(F(30), F(1), 64, 29, True, Work())
    with pytest.raises(Invalid, match="rho_K r_K < 1"):
        logarithm(F(9, 10), F(1000), 64, 3, True, Work())


@pytest.mark.parametrize(
    "s", [F(1), F(3, 2), F(2), F(4, 3), F(10**9 + 1, 10**9), F(2 * 10**9 - 1, 10**9), F(14616, 10**4)]
)
@pytest.mark.parametrize("bits", [16, 100, 700])
def test_log_gamma(s: Fraction, bits: int) -> None:
    value = log_gamma(s, bits, Work())
    with precision(bits + 200):
        truth = Ball(s).gamma().log()
        assert truth.surely_at_most(value.upper())
        assert Ball(value.lower()).surely_at_most(truth)
    assert value.upper() - value.lower() < F(1, 2 ** (bits - 8))
