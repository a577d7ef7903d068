"""Boxes of fields on which the modes from 2 on are not as concave as they are said to be."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import cosh, exp
from typing import Any

import numpy as np

from certify import checker
from certify.bounds.reduction import concavity as proved
from certify.core.ball import precision
from tests.bounds.reduction.scenes import Atoms, units


@dataclass(frozen=True)
class Box:
    """The claim that S < theta for places up to `upper`, decided with so many corners."""

    atoms: Atoms
    upper: tuple[float, ...]
    corners: int
    theta: Fraction

    @property
    def true(self) -> bool:
        return self.atoms.largest((0.0,) * self.atoms.modes, self.upper) < float(self.theta)

    def value(self) -> float:
        """The bound of S by (U3) of FORMAT/reduction.md, in floats."""
        atoms, k = self.atoms, self.corners
        high = np.array(self.upper) * np.array(atoms.g)
        base, mean, _ = atoms.covariance(high / 2)
        rest = float((high / 2 * (1 + np.abs(mean[:-1])))[k:].sum()) + 2 * atoms.tau
        root, worst = np.sqrt(np.array(atoms.g))[1:], 0.0
        for signs in product((-1, 1), repeat=k):
            move = np.zeros(atoms.modes)
            move[:k] = np.array(signs) * high[:k] / 2
            value, at, own = atoms.covariance(high / 2 + move)
            moved = (at - mean)[1:-1]
            spread = own[1:-1, 1:-1] + np.outer(moved, moved)
            block = np.exp(value - base - move @ mean[:-1] + rest) * root[:, None] * spread * root
            worst = max(worst, float(np.linalg.eigvalsh(block)[-1]))
        return worst + atoms.tau

    def proved(self) -> bool:
        low = (0,) * self.atoms.modes
        with precision(100):
            return proved.concave_on(self.atoms.proved(), low, units(self.upper), self.theta, self.corners)

    def checked(self, package: Any = checker) -> bool:
        """By the checker, or an altered one."""
        low, setting = (0,) * self.atoms.modes, self.atoms.checked(package)
        try:
            concave = package.reduction.concavity.Concavity(setting, self.theta, self.corners)
            concave._require_box(low, units(self.upper), "box")
        except package.Invalid:
            return False
        return True


def _two(weight: float) -> tuple[float, float]:
    """Masses of two atoms whose ratio is `weight`."""
    return 1 / (1 + weight), weight / (1 + weight)


def _moved(theta: Fraction) -> Box:
    """P_2 = +-1, balanced in the middle of the box: at its corners the variance is small."""
    return Box(Atoms(((0.0, 1.0), (0.0, -1.0)), _two(exp(2.0)), (1.0, 0.1)), (1.0, 20.0), 2, theta)


def _between(theta: Fraction) -> Box:
    """The field of P_1 empties the atoms with P_2 = +-1 at both ends of the box."""
    values = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))
    masses = tuple(x / (2 + 2 * cosh(2.0)) for x in (exp(-2.0), exp(2.0), 1.0, 1.0))
    return Box(Atoms(values, masses, (1.0, 0.1)), (4.0, 1e-9), 1, theta)


def _drift(theta: Fraction) -> Box:
    """P_1 is never positive: its mean is what the exponent loses."""
    values = ((-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))
    masses = tuple(x / (0.9 + 0.1 * exp(-1.0)) for x in (0.9, 0.05 * exp(-1.0), 0.05 * exp(-1.0)))
    return Box(Atoms(values, masses, (1.0, 0.1)), (2.0, 1e-9), 1, theta)


def _other(theta: Fraction) -> Box:
    """A rare atom, which the field of P_2, without corners, makes less rare."""
    return Box(Atoms(((0.0, 1.0), (0.0, -1.0)), _two(1e6), (1.0, 0.1)), (1.0, 10.0), 1, theta)


def _tail(theta: Fraction) -> Box:
    """The same by the field of the tail, whose mode is P_2."""
    atoms = Atoms(((0.0, 1.0), (0.0, -1.0)), (0.01, 0.99), (1.0, 10.0), (1.0, -1.0), 0.2)
    return Box(atoms, (1.0, 1e-12), 1, theta)


SCENES = {
    "moved": _moved,
    "between": _between,
    "drift": _drift,
    "other": _other,
    "tail": _tail,
}
"""Each is false at the smaller and proved at the larger of its thetas."""
THETAS = {
    "moved": (Fraction(9, 100), Fraction(1, 5)),
    "between": (Fraction(4, 100), Fraction(6, 100)),
    "drift": (Fraction(15, 1000), Fraction(5, 100)),
    "other": (Fraction(25, 10**7), Fraction(4, 10**6)),
    "tail": (Fraction(5965, 10000), Fraction(9, 10)),
}
