"""The other minimiser on the sphere S^2 without one Legendre polynomial: the kernel itself, averaged about the axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import i0e, roots_legendre

from certify.core.ball import Ball
from certify.core.exact import as_fraction

NODES = 80


@dataclass(frozen=True)
class Zonal:
    """A critical density at K, as doubles: its energy and entropy, and its values."""

    energy: float
    entropy: float
    first_moment: float
    at: Any


def critical_density(beta: float, coupling: float) -> Zonal:
    """rho = exp(2 K int W rho)/Z by iteration from a density next to the pole, which converges where theta < 1."""
    t, w = roots_legendre(NODES)
    w = w / 2

    def averaged(s: Any) -> Any:
        """W between latitudes s and t, with its mean sinh(beta)/beta."""
        across = beta * np.sqrt(np.maximum(1 - s[:, None] ** 2, 0)) * np.sqrt(1 - t**2)
        mean = np.sinh(beta) / beta
        return (np.exp(beta * s[:, None] * t + across) * i0e(across) - mean) / beta

    kernel, rho = averaged(t), np.exp(6 * t)
    for _ in range(2000):
        rho = rho / (w @ rho)
        field = 2 * coupling * kernel @ (w * rho)
        rho = np.exp(field - field.max())
    scale = w @ rho
    rho = rho / scale

    def values(s: Any) -> Any:
        return np.exp(2 * coupling * averaged(np.array(s, dtype=float)) @ (w * rho) - field.max()) / scale

    return Zonal(float((w * rho) @ kernel @ (w * rho)), float(w @ (rho * np.log(rho))), float(w @ (t * rho)), values)


def middle(ball: Ball) -> float:
    """The middle of a ball as a double."""
    return float(as_fraction(ball.midpoint()))
