"""Densities on a few atoms at which the distance of rho from rho_a nearly has its bound, for tests of slow tails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np


def value(x: Any) -> float:
    """An exact number as a float."""
    return float(x.fraction())


@dataclass(frozen=True)
class Atoms:
    """Atoms of the uniform measure with their masses, rho_a, the change dev_L of the field of mean 0, and h_tau."""

    masses: tuple[float, ...]
    base: tuple[float, ...]
    change: tuple[float, ...]
    tail: tuple[float, ...]

    def _weights(self) -> Any:
        return np.array(self.masses) * np.array(self.base)

    @property
    def log_sup(self) -> float:
        """log sup rho_a."""
        return float(np.log(max(self.base)))

    @property
    def u(self) -> float:
        """U, the largest change."""
        return max(self.change)

    @property
    def spread(self) -> float:
        """sd_a dev_L."""
        return float(np.sqrt(self._weights() @ np.array(self.change) ** 2))

    @property
    def r(self) -> float:
        """sup |h_tau|; not 0, as tau is not."""
        return max(1e-12, *(abs(x) for x in self.tail))

    @property
    def distance(self) -> float:
        """|rho - rho_a| in L^2."""
        change = np.array(self.change) + np.array(self.tail)
        density = np.exp(change) / (self._weights() @ np.exp(change))
        return float(np.sqrt(np.array(self.masses) @ ((density - 1) * np.array(self.base)) ** 2))


def _rare(mass: float, high: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Two atoms, and a change of mean 0 that is `high` on the rare one."""
    return (mass, 1 - mass), (high, -mass * high / (1 - mass))


_SMALL, _EVEN = 1e-4, (0.5, 0.5)
CLOSE = Atoms(_EVEN, (1.0, 1.0), (0.0, 0.0), (0.0, 0.0))
SPREAD = Atoms(_EVEN, (1.0, 1.0), (_SMALL, -_SMALL), (0.0, 0.0))
TALL = Atoms((0.05, 0.05, 0.9), (9.0, 9.0, 1 / 9), (_SMALL, -_SMALL, 0.0), (0.0, 0.0, 0.0))
RARE = Atoms(_rare(1e-6, 2.0)[0], (1.0, 1.0), _rare(1e-6, 2.0)[1], (0.0, 0.0))
TAIL_ALONE = Atoms(_EVEN, (1.0, 1.0), (0.0, 0.0), (0.1, -0.1))
RARE_TAIL = Atoms((0.0025, 0.9975), (1.0, 1.0), (0.0, 0.0), (3.0, -3.0))
