"""Floats: the exponential family exp(sum a_l P_l)/Z on Gauss-Jacobi nodes."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from certify.search.coupling.interaction import FloatKernel

Vector = NDArray[np.float64]


def _jacobi(d: int, count: int) -> tuple[Vector, Vector]:
    from scipy.special import roots_jacobi  # heavy, and a question about a dimension alone does without it

    t, w = roots_jacobi(count, (d - 3) / 2, (d - 3) / 2)
    return t, w


class FloatFamily:
    """exp(sum a_l P_l)/Z on Gauss-Jacobi nodes: Lambda, M, C in floats.

    `rule`: other nodes and their weights. `degrees`: those of the modes, 1..L without.
    """

    def __init__(
        self,
        d: int,
        modes: int,
        nodes: int | None = None,
        rule: tuple[Vector, Vector] | None = None,
        degrees: Sequence[int] | None = None,
    ) -> None:
        self.degrees = tuple(degrees or range(1, modes + 1))
        last = self.degrees[-1]
        t, w = rule or _jacobi(d, nodes or 2 * last + 60)
        self.d, self.modes = d, modes
        self.omega: Vector = w / w.sum()
        rows = [np.ones_like(t), t]
        for k in range(1, last):
            rows.append(((2 * k + d - 2) * t * rows[k] - k * rows[k - 1]) / (k + d - 2))
        self.values: Vector = np.array([rows[degree] for degree in self.degrees])

    def partition(self, field: Vector) -> tuple[float, Vector]:
        """(Lambda, the density times the weights)."""
        h = field @ self.values
        top = float(h.max())
        density = np.exp(h - top) * self.omega
        total = float(density.sum())
        return top + log(total), density / total

    def means(self, field: Vector) -> tuple[float, Vector]:
        """(Lambda, M)."""
        value, density = self.partition(field)
        return value, self.values @ density

    def moments(self, field: Vector) -> tuple[float, Vector, Vector]:
        """(Lambda, M, C)."""
        value, density = self.partition(field)
        mean = self.values @ density
        return value, mean, (self.values * density) @ self.values.T - np.outer(mean, mean)


def family_of(kernel: FloatKernel, modes: int, nodes: int | None = None, room: int = 60) -> FloatFamily:
    """The family with the first degrees of a kernel; nodes: 2 L + `room` for the largest degree L, if not given."""
    degrees = kernel.degrees(modes)
    return FloatFamily(kernel.d, modes, nodes or 2 * degrees[-1] + room, degrees=degrees)
