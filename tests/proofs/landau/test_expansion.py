"""(1.17): planted errors are caught; the constants agree with K_c found by minimising H/E in floating point."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sympy as sp
from scipy.optimize import brentq
from scipy.special import ive, roots_gegenbauer

from proofs.engine.symbols import beta_star, d
from proofs.landau import expansion as landau
from proofs.landau.expansion import Claims, derivation
from tests.proofs.planting import require_refusal
from tests.sampling import sampled

TRUE = Claims()


def test_derivation_replays() -> None:
    derived = landau.DERIVATIONS["eq:1.17"].derive()
    assert derived.computed == 8


@pytest.mark.parametrize(
    ("planted", "step"),
    sampled(
        [
            ({"taylor": replace(TRUE.taylor, sextic=2 * TRUE.taylor.sextic)}, "Taylor coefficients"),
            ({"taylor": replace(TRUE.taylor, quartic_ss=-TRUE.taylor.quartic_ss)}, "Taylor coefficients"),
            ({"taylor": replace(TRUE.taylor, sextic_s=TRUE.taylor.sextic_s + 1 / d)}, "Taylor coefficients"),
            ({"alpha": (TRUE.alpha[0], TRUE.alpha[1], -TRUE.alpha[2])}, "alpha_2'"),
            ({"alpha": (TRUE.alpha[0], TRUE.alpha[1] + 1, TRUE.alpha[2])}, "alpha_2'"),
            ({"constant": TRUE.constant * 2}, "vanish through"),
            ({"cube": TRUE.cube + 1}, "vanish through"),
            ({"cube": -TRUE.cube}, "vanish through"),
            ({"jump": TRUE.jump * d}, "vanish through"),
            ({"jump_slope": TRUE.jump_slope / 2}, "vanish through"),
            ({"spinodal": TRUE.constant}, "spinodal"),
            ({"upper": (d + 2) / d}, "beta_\\* <"),
            ({"constant": -TRUE.constant}, "C_d > 0"),
        ],
        4,
    ),
)
def test_planted_error_is_caught(planted: dict[str, Any], step: str) -> None:
    require_refusal(derivation(replace(TRUE, **planted)), step)


def test_constants_are_exact_in_their_arguments() -> None:
    assert landau.constant(3, sp.Rational(9, 5)) == sp.Rational(63, 16)
    assert landau.constant(3, Fraction(9, 5)) == sp.Rational(63, 16)
    assert sp.simplify(landau.constant(d, beta_star) - TRUE.constant) == 0


def test_reduced_free_energy_touches_zero_at_the_known_coupling() -> None:
    """d = 3, beta = 2, K_c = 1.0230917...: a m^2 + b m^4 + c m^6 nearly has a double root there, and b < 0 < c."""
    ratios = [ive(1.5 + n, 2.0) / ive(1.5, 2.0) for n in (1, 2)]
    a, b, c = map(float, landau.free_energy(3, 1.0230917155 / 1.0262907534, *ratios))
    assert b < 0 < a < c
    assert 4 * a * c / b**2 == pytest.approx(1, rel=0.25)
    exact = landau.free_energy(d, 1, 1 / d, 1 - (d + 2) / (d * beta_star))
    assert [sp.simplify(item) for item in exact[:2]] == [0, 0]
    assert sp.simplify(exact[2] - TRUE.taylor.sextic) == 0


def _threshold(dimension: int) -> float:
    def excess(x: float) -> float:
        return float(ive(dimension / 2 + 1, x) / ive(dimension / 2, x)) - 1 / dimension

    return float(brentq(excess, 1 + 2 / dimension, (dimension + 1) / (dimension - 1), xtol=1e-15))


def _critical_coupling(dimension: int, beta: float, first: float, degrees: int = 12) -> tuple[float, float]:
    """(K_c/K_#, m_c) by following the self-consistent branch; first: a guess of the first field a_1."""
    if dimension == 2:
        nodes = np.cos((np.arange(80) + 0.5) * np.pi / 80)
        weights = np.full(80, 1 / 80)
    else:
        nodes, weights = roots_gegenbauer(80, dimension / 2 - 1)
        weights = weights / weights.sum()
    rows = [np.ones_like(nodes), nodes]
    for n in range(1, degrees):
        rows.append(((2 * n + dimension - 2) * nodes * rows[n] - n * rows[n - 1]) / (n + dimension - 2))
    table = np.array(rows[1:])
    sizes = 1 / (table**2 @ weights)
    ratio = np.array([ive(dimension / 2 + n, beta) for n in range(degrees)]) / ive(dimension / 2, beta)
    kernel = ratio * sizes  # 2 K kappa_l = (K/K_#) alpha_l N_l

    def branch(a_1: float) -> tuple[float, float, float]:
        field = np.zeros(degrees)
        field[0] = a_1
        for _ in range(10_000):
            density = np.exp(field @ table)
            moments = (table * density) @ weights / (density @ weights)
            coupling = a_1 / (kernel[0] * moments[0])
            new = coupling * kernel * moments
            new[0] = a_1
            done = np.abs(new - field).max() < 1e-15
            field = new
            if done:
                break
        free = field @ moments - np.log(density @ weights) - coupling * (kernel @ moments**2) / 2
        return float(free), float(coupling), float(moments[0])

    root = brentq(lambda a_1: branch(a_1)[0], 0.6 * first, 1.5 * first, xtol=1e-13)
    _, coupling, moment = branch(float(root))
    return coupling, moment


@pytest.mark.parametrize("dimension", [2, 3, 4, 5, 10])
def test_float_minimisation_confirms_both_orders(dimension: int) -> None:
    threshold = _threshold(dimension)
    first, second, jump, jump_slope = (
        float(f(dimension, threshold))
        for f in (landau.constant, landau.cube_constant, landau.jump_squared, landau.jump_squared_slope)
    )
    errors = []
    for factor in (1.02, 1.04):
        beta = factor * threshold
        s = float(ive(dimension / 2 + 1, beta) / ive(dimension / 2, beta)) - 1 / dimension
        coupling, moment = _critical_coupling(dimension, beta, dimension * (jump * s) ** 0.5)
        cube = ((1 - coupling) / s**2 - first) / -s
        assert cube == pytest.approx(second, rel=0.05)
        assert moment**2 / s == pytest.approx(jump + jump_slope * s, rel=0.01)
        errors.append(abs(cube - second))
    assert errors[1] / errors[0] == pytest.approx(2, rel=0.15)  # what is left is of the next order in s


def test_float_route_reproduces_a_known_value() -> None:
    coupling, moment = _critical_coupling(3, 2.0, 1.3)
    linear = 1.0262907533910297  # K_# = beta^{3/2} / (2^{3/2} Gamma(3/2) I_{3/2}(beta)) at beta = 2
    assert coupling * linear == pytest.approx(1.0230917155, abs=1e-9)
    assert moment == pytest.approx(0.39676809517, abs=1e-8)
