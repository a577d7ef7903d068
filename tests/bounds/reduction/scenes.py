"""Made-up measures of a few atoms, at which the inequalities about the reduced function are nearly equalities.

The lemmas hold for every probability measure and functions P_l of absolute value at most 1, some of them in the tail.
A scene is decided by the bounds and by the checker; its truth is computed in floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np

from certify import checker
from certify.bounds.coupling.quadrature import Nodes, Quadrature
from certify.bounds.reduction import setting as proved
from certify.checker.arithmetic.series import ceil_of, floor_of
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix
from tests.bounds.coupling.scenes import number, row

GRID = 20
P = 120
Floats = Any


@dataclass(frozen=True)
class Atoms:
    """values[k] = (P_1, .., P_L) at the k-th atom and `tail` the one mode beyond, with g_l and tau."""

    values: tuple[tuple[float, ...], ...]
    masses: tuple[float, ...]
    g: tuple[float, ...]
    tail: tuple[float, ...] = ()
    tau: float = 0.0

    @property
    def modes(self) -> int:
        return len(self.g)

    def proved(self) -> proved.Setting:
        """As the bounds see it: a quadrature without error."""
        points = BallMatrix.of_rows([row(*v).entries() for v in self.values])
        growth, factors = BallMatrix.integers([[0]] * self.modes), BallMatrix.integers([[0]])
        quad = Quadrature(self.modes, Nodes(points.transpose(), row(*self.masses)), growth, factors)
        g = tuple(Ball(number(x)) for x in self.g)
        return proved.Setting(quad, g, Ball(number(self.tau)), GRID)

    def checked(self, package: Any = checker) -> Any:
        """As the checker, or an altered one, sees it."""
        g = [package.arithmetic.ball.Ball.exact(Fraction(x), P) for x in self.g]
        return package.reduction.setting.Setting(Family(self, package), g, ceil_of(Fraction(self.tau), P), GRID)

    def covariance(self, field: Floats, tail: float = 0.0) -> tuple[float, Floats, Floats]:
        """(Lambda, M, C) at a field, the mode of the tail last."""
        every = np.column_stack([np.array(self.values), self.tail or np.zeros(len(self.masses))])
        weights = np.array(self.masses) * np.exp(every @ np.append(field, tail))
        whole = weights.sum()
        mean = weights @ every / whole
        return float(np.log(whole)), mean, (every - mean).T @ (weights[:, None] / whole * (every - mean))

    def largest(self, lower: Sequence[float], upper: Sequence[float], steps: int = 9) -> float:
        """The largest eigenvalue of S for the modes from 2 on, over a box of places and the tail's field."""
        axes = [np.linspace(a * g, b * g, steps) for a, b, g in zip(lower, upper, self.g, strict=True)]
        root = np.sqrt(np.array([*self.g[1:], self.tau]))
        found = 0.0
        for place in np.stack(np.meshgrid(*axes), -1).reshape(-1, self.modes):
            for tail in (0.0, self.tau):
                block = self.covariance(place, tail)[2][1:, 1:]
                found = max(found, float(np.linalg.eigvalsh(root[:, None] * block * root)[-1]))
        return found


class Family:
    """Stands in for the checker's family, with sums over the atoms instead of a quadrature."""

    def __init__(self, atoms: Atoms, package: Any) -> None:
        self.atoms, self.ball = atoms, package.arithmetic.ball
        self.p, self.modes, self.d, self.work = P, atoms.modes, atoms.modes, package.arithmetic.series.Work()

    def _exact(self, x: float) -> Any:
        return self.ball.Ball.exact(Fraction(x), P)

    def moments(self, field: Sequence[int]) -> Any:
        ball, modes = self.ball, range(self.modes)
        rows = [[self._exact(x) for x in v] for v in self.atoms.values]
        powers = [ball.exp(ball.total(x * ball.up(a, P) for x, a in zip(v, field, strict=True))) for v in rows]
        weights = [self._exact(m) * x for m, x in zip(self.atoms.masses, powers, strict=True)]
        whole = ball.total(weights)

        def over(values: Sequence[Any]) -> Any:
            return ball.total(w * x for w, x in zip(weights, values, strict=True)) / whole

        mean = [over([v[j] for v in rows]) for j in modes]
        spread = [[over([v[j] * v[k] for v in rows]) - mean[j] * mean[k] for k in modes] for j in modes]
        radius = max(x.r for row in spread for x in row)
        covariance = [[x.m for x in row] for row in spread]
        return SimpleNamespace(log_z=ball.log(whole), mean=mean, covariance=covariance, radius=radius)

    means = moments


def units(place: Sequence[float]) -> tuple[int, ...]:
    """A place in units 2^-grid."""
    return tuple(floor_of(Fraction(x), GRID) for x in place)
