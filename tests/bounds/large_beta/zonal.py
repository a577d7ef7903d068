"""Zonal densities of d = 2 and 3 in floats: their potentials and the features s, r of `large-beta:pole`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ive

Floats = NDArray[np.float64]
_SIZE = 320


@dataclass(frozen=True)
class Zonal:
    """rho = e^field/Z on the sphere S^n, n = 1 or 2, on a grid of angles that is fine near the pole."""

    n: int
    beta: float
    field: Floats

    @cached_property
    def angles(self) -> Floats:
        return angles()

    @cached_property
    def weights(self) -> Floats:
        """Of sigma, by the trapezoidal rule."""
        density = np.ones(_SIZE) / np.pi if self.n == 1 else np.sin(self.angles) / 2
        return density * np.gradient(self.angles)

    @cached_property
    def rho(self) -> Floats:
        mass = np.exp(self.field - self.field.max())
        result: Floats = mass / np.sum(mass * self.weights)
        return result

    @cached_property
    def x(self) -> Floats:
        result: Floats = 2 * self.beta * (1 - np.cos(self.angles))
        return result

    @cached_property
    def phi(self) -> Floats:
        return averaged(self.n, self.beta) @ (self.rho * self.weights)

    @property
    def s(self) -> float:
        return float(self.phi[0])

    @property
    def j(self) -> float:
        return float(np.sum(self.phi * self.rho * self.weights))

    @property
    def r(self) -> float:
        return float(np.sqrt(max(self.j - self.s**2, 0.0)))

    @property
    def g(self) -> Floats:
        result: Floats = np.exp(-self.x / 2)
        return result

    @property
    def spread(self) -> Floats:
        """q of `large-beta:pole`."""
        result: Floats = np.diagonal(averaged(self.n, self.beta)) - self.g**2
        return result

    @property
    def south(self) -> float:
        """nu."""
        return float(np.sum((self.rho * self.weights)[self.angles > np.pi / 2]))


@lru_cache(maxsize=8)
def averaged(n: int, beta: float) -> Floats:
    """The mean of G over rotations about the pole, between any two angles."""
    one, other = angles()[:, None], angles()
    flat = np.cos(one) * np.cos(other) - 1
    across = beta * np.sin(one) * np.sin(other)
    if n == 1:
        result: Floats = (np.exp(beta * flat + across) + np.exp(beta * flat - across)) / 2
    else:
        result = ive(0, across) * np.exp(beta * flat + across)
    return result


def angles() -> Floats:
    """From 0 to pi, with steps that grow."""
    steps = np.linspace(0, 1, _SIZE)
    result: Floats = np.pi * steps**3
    return result
