"""A positive definite kernel on S^2 whose minimisers are not zonal: the derivation's numbers by quadrature."""

from __future__ import annotations

import numpy as np
import pytest

from proofs.kernels.counterexample import CUBIC, LEVEL, SECTORAL, sectoral, sphere_mean, zonal

K, U = 3.7, 0.29
T, W = np.polynomial.legendre.leggauss(120)
PHI = np.arange(120) * (2 * np.pi / 120)
P_3 = (5 * T**3 - 3 * T) / 2
Y = np.sqrt(5 / 8) * np.outer((1 - T**2) ** 1.5, np.cos(3 * PHI))


def test_every_zonal_density_is_above_the_sectoral_one() -> None:
    """F of a zonal density is at least K u^2 - log Z(2 K u), u its third moment; F of the sectoral one is a number."""
    moments = np.linspace(-1, 1, 4001)
    partition = (np.exp(2 * K * np.outer(moments, P_3)) * W).sum(axis=1) / 2
    zonal_least = float((K * moments**2 - np.log(partition)).min())
    density = np.exp(2 * K * U * Y)
    weights = np.repeat(W[:, None], len(PHI), axis=1) / (2 * len(PHI))
    density /= (weights * density).sum()
    entropy = float((weights * density * np.log(density)).sum())
    # 7 int int P_3(x.y) rho rho = 7 (part of degree 3)^2, of which the part along Y, int Y^2 = 1/7, is (int Y rho)^2
    energy = float((weights * density * Y).sum()) ** 2
    assert entropy - K * energy < -0.008 < -float(LEVEL) < zonal_least


def test_the_harmonics_have_one_norm() -> None:
    weights = np.repeat(W[:, None], len(PHI), axis=1) / (2 * len(PHI))
    assert float((weights * Y**2).sum()) == pytest.approx(1 / 7)
    assert float((W * P_3**2).sum() / 2) == pytest.approx(1 / 7)
    assert float((weights * Y**4).sum()) > float((W * P_3**4).sum() / 2)


def test_the_series_are_those_of_the_partition_functions() -> None:
    u = 0.2
    weights = np.repeat(W[:, None], len(PHI), axis=1) / (2 * len(PHI))
    assert sum(float(zonal(n)) * u ** (2 * n) for n in range(8)) == pytest.approx(
        float((W * np.exp(2 * K * u * P_3)).sum() / 2)
    )
    assert sum(float(sectoral(n)) * u ** (2 * n) for n in range(8)) == pytest.approx(
        float((weights * np.exp(2 * K * u * Y)).sum())
    )


def test_the_cubic_harmonic_is_harmonic_and_the_means_are_those_of_the_sphere() -> None:
    x, y, z = sorted(CUBIC.free_symbols, key=str)
    for harmonic in (CUBIC, SECTORAL):
        assert sum(harmonic.diff(s, 2) for s in (x, y, z)).expand() == 0
    assert sphere_mean(x**2) == pytest.approx(1 / 3)
    assert sphere_mean(x**4 * y**2) == pytest.approx(3 / 105)
    assert sphere_mean(x * y**2) == 0
