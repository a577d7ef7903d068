"""E_n and the moments of the potential: the bounds hold, and each of their terms is needed."""

from __future__ import annotations

from fractions import Fraction
from math import exp, lgamma, log, pi

import numpy as np
import pytest
from scipy.special import ive

from certify.bounds.large_beta.moments import log_excess
from certify.core.ball import Ball, precision
from certify.cover.law import halves, tail_constant


def exact_excess(n: int, t: float) -> float:
    """log(E_n(t) t^(n/2) e^-t) by its series."""
    terms = [k * log(t) - n / 2 * log(k) - lgamma(k + 1) for k in range(1, int(2 * t) + 60)]
    top = max(terms)
    return top + log(sum(exp(x - top) for x in terms)) + n / 2 * log(t) - t


@pytest.mark.parametrize("n", [1, 2, 3, 4, 7, 10])
@pytest.mark.parametrize("first", [1, 2, 5])
def test_log_excess_is_an_upper_bound_and_decreases(n: int, first: int) -> None:
    before = None
    with precision(80):
        for t in range(first + n // 2 + 1, 60, 7):
            bound = float(log_excess(n, Ball(t), first).midpoint().fraction())
            assert exact_excess(n, t) < bound + 1e-12
            assert before is None or bound < before
            before = bound


@pytest.mark.parametrize(("p", "first"), [(1, 1), (2, 3), (4, 6), (9, 12)])
def test_the_tail_constant_is_the_least_of_its_kind(p: int, first: int) -> None:
    def slack(k: int, tail: Fraction) -> Fraction:
        product = Fraction(1)
        for i in range(1, p + 3):
            product *= k + i
        linear = Fraction(p * (p + 1), 2)
        difference: Fraction = k**p * ((k + p + 1) * (k + p + 2) + linear * (k + p + 2) + tail) - product
        return difference

    tail = tail_constant(p, first)
    assert all(slack(k, tail) >= 0 for k in range(first, first + 300))
    assert any(slack(k, Fraction(0)) < 0 for k in range(first, first + 300))
    without_linear = [slack(k, tail) - k**p * (k + p + 2) * Fraction(p * (p + 1), 2) for k in range(first, 3000, 97)]
    assert min(without_linear) < 0


def test_no_tail_for_zero() -> None:
    assert tail_constant(0, 1) == 0
    assert halves(1) == (0, 1)
    assert halves(6) == (3,)


_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(240)
_DEGREES = np.arange(0, 160)
_VALUES = np.polynomial.legendre.legvander(_NODES, 159)


class Cap:
    """rho = e^(t x.e)/Z for d = 3, its potential on a grid of cosines, its J."""

    def __init__(self, beta: float, t: float) -> None:
        self.beta = beta
        self.weights, degrees = _WEIGHTS / 2, _DEGREES
        moments = ive(degrees + 0.5, t) / ive(0.5, t) if t else (degrees == 0) * 1.0
        gamma = np.sqrt(pi / (2 * beta)) * ive(degrees + 0.5, beta)
        self.phi = _VALUES @ (gamma * (2 * degrees + 1) * moments)
        self.j = float(np.sqrt(np.sum(gamma * (2 * degrees + 1) * moments**2)))
        self.mu = float(gamma[0])


@pytest.mark.parametrize("beta", [20.0, 100.0])
def test_moments_of_the_potential(beta: float) -> None:
    """int phi^k <= mu_k J^((k-1-d/beta)/2); with J^(k/2) some density breaks it."""
    shifted = 0
    for t in (0.0, 1.0, 5.0, 30.0, 2 * beta, 8 * beta):
        cap = Cap(beta, t)
        for k in (2, 3, 5, 9):
            mu_k = float(np.sqrt(pi / (2 * beta * k)) * ive(0.5, beta * k))
            value = float(np.sum(cap.weights * cap.phi**k))
            assert value <= mu_k * cap.j ** (k - 1 - 3 / beta) * (1 + 1e-9)
            shifted += value > mu_k * cap.j**k
    assert shifted > 0


def test_the_integral_needs_both_of_its_parts() -> None:
    """int e^(2Q phi) <= 1 + 2Q mu + j^(-1-d/beta) e^-level E_n(2Qj): near uniform the first, for caps the second."""
    beta, q, n = 100.0, 8.0, 2
    level = log(4 * pi) + log(beta / (2 * pi))
    first_alone = second_alone = False
    for t in (0.0, 1.0, 10.0, 100.0, 1500.0):
        cap = Cap(beta, t)
        value = float(np.sum(cap.weights * np.exp(2 * q * cap.phi)))
        s = 2 * q * cap.j
        second = exp(exact_excess(n, s) + s - n / 2 * log(s) - level) * cap.j ** (-1 - 3 / beta)
        assert value <= 1 + 2 * q * cap.mu + second
        first_alone |= value > 1 + 2 * q * cap.mu
        second_alone |= value > second
    assert first_alone
    assert second_alone
