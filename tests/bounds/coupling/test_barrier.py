"""The lemma behind the lower bound, on the circle: rearranged densities have more energy, and are closer together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

POINTS = 64
BETA = 3.0


def rearranged(rho: Any) -> Any:
    """The same values, falling in the angle from the first point: largest there, then on both sides in turn."""
    order = np.argsort([min(k, POINTS - k) + (k > POINTS // 2) / 4 for k in range(POINTS)], kind="stable")
    result = np.empty(POINTS)
    result[order] = np.sort(rho)[::-1]
    return result


def energy(rho: Any, sign: float = 1.0) -> float:
    """Of the kernel of the circle at its points."""
    angles = 2 * np.pi * np.arange(POINTS) / POINTS
    kernel = np.exp(sign * BETA * np.cos(angles[:, None] - angles)) / BETA
    return float(rho @ kernel @ rho) / POINTS**2


@pytest.mark.parametrize("seed", range(20))
def test_rearrangement_on_the_circle(seed: int) -> None:
    """Riesz's inequality holds at the points of a regular polygon too, for kernels that fall with the distance."""
    rng = np.random.default_rng(seed)
    rho, eta = (rng.exponential(1, POINTS) ** rng.integers(1, 4) for _ in range(2))
    assert energy(rearranged(rho)) >= energy(rho) * (1 - 1e-12)
    assert energy(rearranged(rho), -1.0) < energy(rho, -1.0)  # a kernel that rises with the distance: the other way
    assert np.abs(rearranged(rho) - rearranged(eta)).sum() <= np.abs(rho - eta).sum() * (1 + 1e-12)
    assert sorted(rearranged(rho)) == sorted(rho)
