"""Made-up measures of a few atoms, at which the inequalities about the reduced function are nearly equalities.

The lemmas hold for every probability measure and functions P_l of absolute value at most 1, some of them in the tail.
A scene is decided by the bounds and by the checker; its truth is computed in floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from certify.bounds.coupling.quadrature import Ellipse, Quadrature
from certify.bounds.reduction import setting as proved
from certify.checker.arithmetic.ball import Ball as Fixed
from certify.checker.arithmetic.ball import exp, log, total, up
from certify.checker.arithmetic.series import Work, ceil_of, floor_of
from certify.checker.reduction import setting as checked
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
        zero = Ellipse(row(*[0.0] * self.modes), Ball(0))
        quad = Quadrature(self.modes, points.transpose(), points, row(*self.masses), (zero,))
        g = tuple(Ball(number(x)) for x in self.g)
        return proved.Setting(quad, g, Ball(number(self.tau)), GRID)

    def checked(self) -> checked.Setting:
        """As the checker sees it."""
        g = [Fixed.exact(Fraction(x), P) for x in self.g]
        family: Any = Family(self)
        return checked.Setting(family, g, ceil_of(Fraction(self.tau), P), GRID)

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

    def __init__(self, atoms: Atoms) -> None:
        self.atoms, self.p, self.modes, self.d, self.work = atoms, P, atoms.modes, atoms.modes, Work()

    def moments(self, field: Sequence[int]) -> Any:
        rows = [[Fixed.exact(Fraction(x), P) for x in v] for v in self.atoms.values]
        powers = [exp(total(x * up(a, P) for x, a in zip(v, field, strict=True))) for v in rows]
        weights = [Fixed.exact(Fraction(m), P) * x for m, x in zip(self.atoms.masses, powers, strict=True)]
        whole = total(weights)
        modes = range(self.modes)
        mean = [total(w * v[j] for w, v in zip(weights, rows, strict=True)) / whole for j in modes]
        second = [
            [total(w * v[j] * v[k] for w, v in zip(weights, rows, strict=True)) / whole for k in modes] for j in modes
        ]
        spread = [[second[j][k] - mean[j] * mean[k] for k in modes] for j in modes]
        found = type("Moments", (), {})()
        found.log_z, found.mean = log(whole), mean
        found.covariance, found.radius = [[x.m for x in r] for r in spread], max(x.r for r in spread for x in r)
        return found

    means = moments


def units(place: Sequence[float]) -> tuple[int, ...]:
    """A place in units 2^-grid."""
    return tuple(floor_of(Fraction(x), GRID) for x in place)
