"""The upper bound by one Gaussian cap: it holds, and each term of its condition is needed."""

from __future__ import annotations

from fractions import Fraction
from math import exp, log

import pytest

from certify.bounds.large_beta.gaussian import least_remainder, mean_bound
from certify.bounds.large_beta.root import root
from certify.core.ball import precision
from certify.core.exact import as_fraction
from tests.bounds.large_beta.known import KNOWN


@pytest.mark.parametrize(("d", "beta", "value"), KNOWN)
def test_it_lies_above_the_minimiser_found_in_floats(d: int, beta: int, value: float) -> None:
    q = as_fraction(root(d, Fraction(beta), 64).lower)
    with precision(80):
        c = least_remainder(d, Fraction(beta), q)
    if c is None:
        assert (d, beta) in ((2, 20), (2, 1000), (3, 20))
        return
    assert value < float(q - c / q)
    assert float(q - c / q) < value * 1.03


def _terms(a: float, beta: float, q: float, c: float) -> list[float]:
    """The terms of the condition, whose sum with c is to be at most a(a+1)/2."""
    third = max(a * (a + 1) * (a + 2) / 6 - c * a, 0) / q
    return [a * a / (2 * beta), third, c * a * (a + 1) / (2 * q * q), q * q * exp(-q) * (2 * q) ** a]


def _cubic(a: float, z: float) -> float:
    """Taylor's polynomial of (1 + z)^-a, below it for z > 0."""
    return 1 - a * z + a * (a + 1) * z**2 / 2 - a * (a + 1) * (a + 2) * z**3 / 6


@pytest.mark.parametrize("dropped", [None, 0, 1, 2, 3])
def test_each_term_of_the_condition_is_needed(dropped: int | None) -> None:
    """The condition gives N <= (q - c/q)(T - mu), T the cubic of Taylor in 1/q; without one term it does not."""
    broken = 0
    for a in (0.5, 1, 2, 4.5, 9.5):
        for q in (a + 2, a + 3, 2 * a + 4, 5 * a + 20):
            for beta in (0.05, 0.5, 8, 1e3, 1e9):
                for share in range(64):
                    c = share / 64 * a * (a + 1) / 2
                    terms = _terms(a, beta, q, c)
                    kept = sum(term for i, term in enumerate(terms) if i != dropped)
                    if c + kept <= a * (a + 1) / 2 and c < q * q:
                        mu = exp(-q + a * log(2 * q))
                        left, right = q - a + a * a / (2 * q * beta), (q - c / q) * (_cubic(a, 1 / q) - mu)
                        broken += left > right + 1e-12
    assert (broken == 0) == (dropped is None)


def test_mean_bound_is_one() -> None:
    """mu = e^-beta I_0(beta) for d = 2, (1 - e^(-2 beta))/(2 beta) for d = 3; without the factor it fails for d = 2."""
    from scipy.special import ive

    with precision(80):
        for beta in (8, 20, 100):
            q = as_fraction(root(2, Fraction(beta), 64).lower)
            bound = float(mean_bound(2, Fraction(beta), q).midpoint().fraction())
            assert bound / (1 + 1 / (4 * beta)) < float(ive(0, beta)) < bound
            q = as_fraction(root(3, Fraction(beta), 64).lower)
            bound = float(mean_bound(3, Fraction(beta), q).midpoint().fraction())
            assert (1 - exp(-2 * beta)) / (2 * beta) < bound * (1 + 1e-15)
