"""(1.18), (1.19): planted errors are caught, and the predictions are compared with K_c minimised in floating point."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
import sympy as sp
from scipy.optimize import brentq
from scipy.special import gammaln, ive

from proofs.large_beta import cap
from proofs.large_beta.cap import Claims, T, derivation, n
from proofs.large_beta.prediction import cap_constant, cap_precision, expanded_coupling, predicted_coupling
from tests.proofs.planting import require_refusal
from tests.sampling import sampled

TRUE = Claims()


def test_derivation_replays() -> None:
    assert cap.DERIVATIONS["eq:1.18"].derive().computed == 9


@pytest.mark.parametrize(
    ("planted", "step"),
    sampled(
        [
            ({"overlap": (1 + 2 / T) ** sp.Rational(-1, 2)}, "Each coordinate"),
            ({"quotient": T * (1 + 1 / T) ** (n / 2)}, "stationary exactly"),
            ({"level": TRUE.level + 1}, "With T = "),
            ({"residual": 2 * TRUE.residual}, "Euler-Lagrange"),
            ({"norm": 8 * n * (n + 1)}, "squared norm"),
            ({"lowering": TRUE.lowering / 2}, "squared norm"),
            ({"tau": (TRUE.tau[0], -TRUE.tau[1], TRUE.tau[2])}, "tau = lambda"),
            ({"tau": (TRUE.tau[0], TRUE.tau[1], TRUE.tau[0])}, "tau = lambda"),
            ({"orders": (TRUE.orders[0] + sp.Rational(1, 2), TRUE.orders[1])}, "Q through"),
            ({"orders": (TRUE.orders[0], TRUE.orders[1] - TRUE.lowering)}, "Q through"),
        ],
        4,
    ),
)
def test_planted_error_is_caught(planted: dict[str, Any], step: str) -> None:
    require_refusal(derivation(replace(TRUE, **planted)), step)


def test_where_there_is_no_cap() -> None:
    with pytest.raises(ValueError, match="no localised cap"):
        predicted_coupling(3, 2)
    with pytest.raises(ValueError, match="beta > 1"):
        expanded_coupling(3, 1)
    with pytest.raises(ValueError, match="order 3"):
        expanded_coupling(3, 100, 3)


def test_lambert_form_solves_its_equation() -> None:
    d, beta = 4, sp.Integer(1000)
    value = cap_precision(d, beta).evalf(40)
    entropy = sp.log(2 * sp.pi**2) + sp.Rational(3, 2) * sp.log(value * beta / (sp.pi * sp.E))
    assert abs((entropy - value - 1).evalf(40)) < sp.Float("1e-35", 40)


def test_what_an_order_leaves_is_the_next_term() -> None:
    """At beta = e^lambda with lambda = 10^6, against the Lambert form; the last error is O((log lambda)^3/lambda^3)."""
    level = sp.Integer(10) ** 6
    beta = sp.exp(level)
    t = cap_precision(5, beta)
    sharp = (t * (1 + 1 / t) ** 3 - sp.Rational(4 * 6, 64) / t**2).evalf(60)
    errors = [(sharp - expanded_coupling(5, beta, i) * sp.exp(beta) / beta).evalf(60) for i in range(3)]
    u = sp.log(level) + (cap_constant(5) - 1) / 2 - 1
    next_terms = [item.subs({n: 4, cap._c: cap_constant(5), cap._u: u}) for item in TRUE.orders]
    for i, term in enumerate(next_terms):
        assert float(errors[i] * level ** (i + 1) / term.evalf(30)) == pytest.approx(1, abs=1e-4)
    assert abs(errors[2] * level**3) < 5 * np.log(float(level)) ** 3


@cache
def _quotient(d: int, beta: float, points: int = 240) -> float:
    """K_c e^beta/beta by the self-consistent equation on a grid in theta = pi s^2."""
    degrees = int(4 * np.sqrt(8 * beta)) + 30
    nodes, weights = np.polynomial.legendre.leggauss(points)
    s = (nodes + 1) / 2
    theta = np.pi * s**2
    weights = weights * s * np.sin(theta) ** (d - 2)
    weights /= weights.sum()
    x = np.cos(theta)
    rows = [np.ones(points), x]
    for m in range(1, degrees):
        rows.append(((2 * m + d - 2) * x * rows[m] - m * rows[m - 1]) / (m + d - 2))
    table = np.array(rows[1:])
    order = np.arange(1, degrees + 1)
    kernel = np.exp(gammaln(d / 2)) * 2 ** (d / 2 - 1) * beta ** (-d / 2) * ive(d / 2 + order - 1, beta)
    kernel = kernel / (table**2 @ weights)
    signs = np.where(order % 2, -1.0, 1.0)

    def branch(height: float) -> tuple[float, float]:
        field = height * np.exp(-beta * (1 - x))
        for _ in range(3000):
            density = np.exp(field - field.max()) * weights
            density /= density.sum()
            moments = table @ density
            coupling = height / (2 * ((1 - signs) * kernel * moments).sum())
            new = 2 * coupling * (kernel * moments) @ table
            done = np.abs(new - field).max() < 1e-11
            field = new
            if done:
                break
        relative = np.exp(field) / (np.exp(field) @ weights)
        entropy = float((relative * np.log(relative)) @ weights)
        return entropy - coupling * float(kernel @ moments**2), coupling

    guess = 2 * float(predicted_coupling(d, sp.Float(beta))) * np.exp(beta) / beta
    root = brentq(lambda height: branch(height)[0], 0.75 * guess, 1.2 * guess, xtol=1e-6)
    return branch(float(root))[1] / beta


def _relative_error(value: sp.Expr, d: int, beta: int) -> float:
    return abs(float(value) * float(np.exp(beta)) / beta / _quotient(d, float(beta)) - 1)


@pytest.mark.parametrize(("d", "beta", "bound"), [(2, 100, 3e-3), (3, 20, 1e-3), (5, 100, 2e-4)])
def test_prediction_is_near_the_float_minimum(d: int, beta: int, bound: float) -> None:
    sharp = _relative_error(predicted_coupling(d, beta), d, beta)
    assert sharp < bound
    assert sharp < _relative_error(expanded_coupling(d, beta, 0), d, beta) / 20


def test_each_order_improves_on_the_paper() -> None:
    """At beta = 100 (the second order also carries the exponentially small background, so compare 0 with 1, 2)."""
    first, one, two = (_relative_error(expanded_coupling(5, 100, i), 5, 100) for i in range(3))
    assert one < first / 10
    assert two < first / 8


def test_constant_of_the_paper() -> None:
    assert sp.simplify(cap_constant(3) - sp.log(4 * sp.pi) - sp.log(1 / sp.pi)) == 0
    assert cap_constant(2).evalf(20) == (sp.log(2 * sp.pi) / 2).evalf(20)
