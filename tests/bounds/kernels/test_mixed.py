"""Kernels with coefficients of both signs: the lemma on random matrices, the Gibbs bound, tails, K_c again."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy.optimize import minimize

from certify.bounds.coupling.gibbs import gibbs_bound
from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.coupling.perron import positive_parts
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels.algebraic import AbsPower, Power, Relu
from certify.bounds.kernels.finite import Finite
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.solve.kernels.point import critical_coupling

F = Fraction
SIGNED = {1: F(1), 2: F(3, 4), 3: F(-1, 4)}


def test_what_a_residual_moves_is_bounded_by_the_positive_block() -> None:
    """`kernels:mixed`: sgn(g) v = T v + r has |v| <= |r|/(1-theta), and is attained; theta of all of T says nothing."""
    rng = np.random.default_rng(5)
    closest, beyond = 0.0, 0
    for _ in range(2000):
        plus, minus = rng.integers(1, 4, size=2)
        half = rng.normal(size=(plus + minus, plus + minus)) * rng.choice([0.05, 0.2, 0.5])
        block = half @ half.T
        theta = float(np.linalg.eigvalsh(block[:plus, :plus])[-1])
        if theta >= 1:
            continue
        signs = np.diag([1.0] * plus + [-1.0] * minus)
        r = rng.normal(size=plus + minus)
        v = np.linalg.solve(signs - block, r)
        share = float(np.linalg.norm(v) * (1 - theta) / np.linalg.norm(r))
        closest, beyond = max(closest, share), beyond + (np.linalg.eigvalsh(block)[-1] > 1)
        assert share <= 1 + 1e-9
    assert closest > 0.9
    assert beyond > 50


def test_the_uniform_density_is_in_a_box_with_both_signs() -> None:
    """Ends alone, as for g > 0, would say F >= |g|/2 > 0 at the field 0: false for the uniform density."""
    with precision(64):
        quad = quadrature(3, 1, 40, (F(2),), (1,))
        field = BallMatrix.integers([[0]])
        low, high, g = (BallMatrix.integers([[n]]) for n in (-1, 1, -2))
        assert not gibbs_bound(quad, field, low, high, g, Ball(0), Ball(0)).surely_positive()
        field = BallMatrix.integers([[1]])
        # F at the density of field 1 is at least the bound, -1/4 - Lambda; H - K E = M - Lambda + M^2
        bound = gibbs_bound(quad, field, low, high, g, Ball(0), Ball(0))
        assert bound.surely_less(0)


def test_positive_parts_leave_negative_couplings_out() -> None:
    with precision(64):
        parts = positive_parts([Ball(2), Ball(-3), Ball.between(-1, 2)])
        assert [float(x.upper()) for x in parts.entries()] == pytest.approx([2, 0, 2])


@pytest.mark.parametrize(
    "kernel",
    [Power(2, F(9, 2)), Power(3, F(7, 2)), Power(6, F(5, 2)), AbsPower(3, F(1)), AbsPower(3, F(3)), AbsPower(6, F(5))],
    ids=lambda kernel: f"{type(kernel).__name__} d={kernel.d}",
)
def test_tails_bound_the_sums_and_are_near_them(kernel: Kernel) -> None:
    """Also from degrees before the fall begins; the sum of 2000 more terms is nearly all of it."""
    with precision(64):
        for last in (2, 10, 60):
            degrees = [degree for degree in kernel.degrees(2000) if degree > last]
            known = [kernel.exact(degree) for degree in degrees]
            total = sum(float(abs(x or F(0))) * multiplicity(kernel.d, n) for x, n in zip(known, degrees, strict=True))
            bound = float(kernel.tail(last).upper())
            assert total <= bound
            assert bound <= (1.4 if last > 2 else 3) * total


def test_a_sum_that_diverges_has_no_bound() -> None:
    for kernel in (Relu(4), AbsPower(4, F(1)), AbsPower(6, F(2, 3))):
        with pytest.raises(Undecided, match="no bound"), precision(64):
            kernel.tail(10)


def quotient(kernel: dict[int, Fraction], field: np.ndarray, nodes: int = 400) -> float:
    """H/E on the circle of e^(sum a_l cos lx)/Z, by the rectangle rule."""
    x = 2 * np.pi * np.arange(nodes) / nodes
    rows = np.array([np.cos(degree * x) for degree in kernel])
    h = field @ rows
    rho = np.exp(h) / np.exp(h).mean()
    moments = (rows * rho).mean(axis=1)
    energy = float(sum(float(k) * m * m for k, m in zip(kernel.values(), moments, strict=True)))
    return float((rho * np.log(rho)).mean()) / energy if energy > 1e-4 else 10.0


def test_k_c_by_another_route() -> None:
    """The least H/E over fields, by a simplex search, is K_c: within the enclosure, up to the search."""
    found = critical_coupling(Finite(2, SIGNED), digits=12)
    best = min(
        minimize(
            lambda a: quotient(SIGNED, a),
            [s, s * s, 0.0],
            method="Nelder-Mead",
            options={"xatol": 1e-9, "fatol": 1e-13},
        ).fun
        for s in (0.5, 1.0, 2.0)
    )
    assert best == pytest.approx(float(as_fraction(found.coupling.lower)), abs=1e-9)
    assert found.degree == 1


def test_a_negative_coefficient_raises_k_c() -> None:
    """K_c(W) >= K_c(W_+) (`kernels:negative`), here strictly."""
    positive = critical_coupling(Finite(2, {1: F(1), 2: F(3, 4)}), digits=8)
    signed = critical_coupling(Finite(2, SIGNED), digits=8)
    assert as_fraction(positive.coupling.upper) < as_fraction(signed.coupling.lower)
