"""Floats: the exponential family exp(sum a_l P_l)/Z on Gauss-Jacobi nodes."""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.special import roots_jacobi

Vector = NDArray[np.float64]


class FloatFamily:
    """exp(sum a_l P_l)/Z on Gauss-Jacobi nodes: Lambda, M, C in floats."""

    def __init__(self, d: int, modes: int, nodes: int | None = None) -> None:
        t, w = roots_jacobi(nodes or 2 * modes + 60, (d - 3) / 2, (d - 3) / 2)
        self.d, self.modes = d, modes
        self.omega: Vector = w / w.sum()
        rows = [np.ones_like(t), t]
        for k in range(1, modes):
            rows.append(((2 * k + d - 2) * t * rows[k] - k * rows[k - 1]) / (k + d - 2))
        self.values: Vector = np.array(rows[1 : modes + 1])

    def partition(self, field: Vector) -> tuple[float, Vector]:
        """(Lambda, the density times the weights)."""
        h = field @ self.values
        top = float(h.max())
        density = np.exp(h - top) * self.omega
        total = float(density.sum())
        return top + log(total), density / total

    def moments(self, field: Vector) -> tuple[float, Vector, Vector]:
        """(Lambda, M, C)."""
        value, density = self.partition(field)
        mean = self.values @ density
        return value, mean, (self.values * density) @ self.values.T - np.outer(mean, mean)
