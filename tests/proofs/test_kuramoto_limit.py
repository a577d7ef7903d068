"""Remark 1.2: planted errors are caught; the rates hold at sample values."""

from __future__ import annotations

from dataclasses import replace

import mpmath
import pytest
import sympy as sp

from proofs import kuramoto_limit
from proofs.engine.symbols import d, k
from proofs.kuramoto_limit import Claims, derivation, kernel_coefficient
from tests.proofs.planting import require_refusal

TRUE = Claims()


def test_derivation_replays() -> None:
    assert kuramoto_limit.DERIVATIONS["rem:kuramoto"].derive().computed == 6


@pytest.mark.parametrize(
    ("planted", "step"),
    [
        ({"ratio": (2 * k + 1) / (d + 2 * k + 1)}, "m_beta = "),
        ({"drift": TRUE.drift.subs(kuramoto_limit._theta, 2 * kuramoto_limit._theta)}, "at angle theta"),
        ({"drift": -TRUE.drift}, "at angle theta"),
        ({"first": -1 / (2 * d)}, "K_# = d"),
        ({"rate": 1 / (2 * (d + 4))}, "K_# = d"),
    ],
)
def test_planted_error_is_caught(planted: dict[str, object], step: str) -> None:
    require_refusal(derivation(replace(TRUE, **planted)), step)


def test_first_kernel_coefficients() -> None:
    s = sp.Symbol("s")
    assert kernel_coefficient(0, s, d) == s
    assert sp.simplify(kernel_coefficient(1, s, d) - (s**2 - 1 / d) / 2) == 0
    assert kernel_coefficient(2, s, d) == s**3 / 6


@pytest.mark.parametrize("dimension", [2, 3, 7])
@pytest.mark.parametrize("beta", ["0.001", "0.3", "2"])
def test_rates_at_sample_values(dimension: int, beta: str) -> None:
    with mpmath.workdps(30):
        b = mpmath.mpf(beta)
        mean = mpmath.hyp0f1(mpmath.mpf(dimension) / 2, b**2 / 4)
        for i in range(-10, 11):
            s = mpmath.mpf(i) / 10
            kernel = (mpmath.exp(b * s) - mean) / b
            assert abs(kernel - s) <= b * mpmath.exp(b)
            series = sum(
                b**j * mpmath.mpf(sp.N(kernel_coefficient(j, sp.Rational(i, 10), dimension), 30)) for j in range(40)
            )
            assert abs(series - kernel) < mpmath.mpf("1e-24")
        threshold = b ** (mpmath.mpf(dimension) / 2) / (
            2 ** (mpmath.mpf(dimension) / 2)
            * mpmath.gamma(mpmath.mpf(dimension) / 2)
            * mpmath.besseli(mpmath.mpf(dimension) / 2, b)
        )
        half = mpmath.mpf(dimension) / 2
        assert half * mpmath.exp(-(b**2) / (2 * (dimension + 2))) <= threshold <= half
