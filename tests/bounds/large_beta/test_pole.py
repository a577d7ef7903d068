"""The features of a zonal density: what is proved of them holds for many, and no part of it can be left out."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from tests.bounds.large_beta.zonal import Zonal, angles


@cache
def densities(n: int, beta: float) -> list[Zonal]:
    """Caps, rings about the pole, and mixtures that decrease."""
    x = 2 * beta * (1 - np.cos(angles()))
    fields = [-0.2 * x, -2 * x, -8 * x, -0.5 * x - 0.02 * x**2, np.where(x < 3, 0.0, -9.0), -4 * np.log1p(x)]
    fields += [np.logaddexp(-5 * x, -7.0 - 0.1 * x), 12 * np.exp(-x / 2), 0 * x]
    return [Zonal(n, beta, np.maximum(field, -600)) for field in fields]


@pytest.mark.parametrize(("n", "beta"), [(1, 300.0), (2, 60.0)])
def test_the_spread_of_the_features(n: int, beta: float) -> None:
    """q <= (1/(2n) + 1/beta)(1 - g^2)^2 for x <= 2 beta; not with 1/(2n) alone, and not beyond the equator."""
    zonal = densities(n, beta)[0]
    near = zonal.x <= 2 * beta
    square = (1 - zonal.g**2) ** 2
    assert np.all(zonal.spread[near] <= (1 / (2 * n) + 1 / beta) * square[near] + 1e-12)
    assert np.any(zonal.spread[near] > 1 / (2 * n) * square[near] + 1e-9)
    assert np.all(zonal.spread <= 1)
    assert np.any(zonal.spread > (1 / (2 * n) + 1 / beta) * square + 0.1)


@pytest.mark.parametrize(("n", "beta"), [(1, 300.0), (2, 60.0)])
def test_the_potential_lies_between_its_bounds(n: int, beta: float) -> None:
    """s g <= phi <= s g + r sqrt(q), J <= s, r <= k_0 (1 - s^2) + nu; each bound is nearly reached or needed."""
    narrow, needed = np.sqrt(1 / (2 * n) + 1 / beta), []
    for zonal in densities(n, beta):
        low, high = zonal.s * zonal.g, zonal.s * zonal.g + zonal.r * np.sqrt(np.maximum(zonal.spread, 0))
        assert np.all(zonal.phi >= low - 1e-6)
        assert np.all(zonal.phi <= high + 1e-6)
        assert zonal.j <= zonal.s + 1e-3
        assert zonal.r <= narrow * (1 - zonal.s**2) + zonal.south + 1e-6
        needed.append((np.any(zonal.phi > low + 0.01), zonal.r > narrow * (1 - zonal.s) + zonal.south))
    assert any(beside for beside, _ in needed)
    assert any(wide for _, wide in needed)


@pytest.mark.parametrize(("n", "beta"), [(1, 300.0), (2, 60.0)])
def test_features_of_mixtures(n: int, beta: float) -> None:
    """s is affine and r convex: what the segment between two minimisers needs."""
    one, other = densities(n, beta)[1], densities(n, beta)[4]
    for t in (0.25, 0.5, 0.75):
        mixed = Zonal(n, beta, np.log(np.maximum((1 - t) * one.rho + t * other.rho, 1e-280)))
        assert mixed.s == pytest.approx((1 - t) * one.s + t * other.s, abs=1e-6)
        assert mixed.r <= (1 - t) * one.r + t * other.r + 1e-6


def test_the_mass_of_the_southern_half_of_a_critical_density() -> None:
    """nu <= e^(-Q(J - 3 mu))/2 for the minimiser; without the factor 1/2 of a half-sphere's mass it is not idle."""
    beta, coupling = 60.0, 7.2
    zonal = Zonal(2, beta, -coupling * 2 * beta * (1 - np.cos(angles())))
    for _ in range(12):
        zonal = Zonal(2, beta, 2 * coupling * zonal.phi)
    mu = float(np.sum(zonal.g * zonal.weights))
    log_mass = np.log(np.sum(np.exp(2 * coupling * (zonal.phi - zonal.s)) * zonal.weights)) + 2 * coupling * zonal.s
    gap = coupling * (zonal.j + mu) - log_mass
    assert zonal.south <= 0.5 * np.exp(gap - coupling * (zonal.j - 3 * mu))
    assert zonal.south > 0.1 * np.exp(gap - coupling * (zonal.j - 3 * mu))
