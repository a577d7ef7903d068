"""Floats: Newton's method for the field of the minimiser, whose steps others take with more digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from certify.search.coupling.density import Minimiser, resized
from certify.search.coupling.family import Vector, family_of


@dataclass(frozen=True)
class Newton:
    """Newton's method for a = 2 (H/E) kappa M(a): where it starts, and its steps by one Jacobian in floats."""

    start: list[float]
    jacobian: Vector

    def step(self, residual: Sequence[float]) -> list[float]:
        """What to take from the field for this residual, scaled to the size of floats."""
        return [float(x) for x in np.linalg.solve(self.jacobian, np.array(residual))]


def newton(minimiser: Minimiser, kappa: Sequence[float], nodes: int) -> Newton:
    """The method with as many modes as `kappa` has, which may be more than the minimiser has."""
    modes = len(kappa)
    start = resized(minimiser.field, modes)
    g = 2 * minimiser.coupling * np.array(kappa)
    covariance = family_of(minimiser.kernel, modes, nodes).moments(start)[2]
    return Newton([float(x) for x in start], np.eye(modes) - g[:, None] * covariance)
