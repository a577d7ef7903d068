"""Kernels for tests: a description, the function of t that it means, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from certify.core.kernel import KernelDescription, family, gegenbauer, polynomial

Vector = NDArray[np.float64]
Function = Callable[[int, Vector], Vector]


@dataclass(frozen=True)
class Sample:
    """W up to a positive factor, as a function of d and the angle."""

    description: KernelDescription
    function: Function
    dimensions: tuple[int, ...] = (2, 3, 4, 5)


def _heat(d: int, x: Vector) -> Vector:
    """The heat kernel of the circle, s = 1/5, from its Gaussian images: another route than its series."""
    return np.asarray(sum(np.exp(-((x + 2 * np.pi * n) ** 2) / 0.8) for n in range(-6, 7)))


HALF: Final = Fraction(1, 2)
COS: Final = np.cos
SAMPLES: Final = (
    Sample(
        polynomial([Fraction(3), Fraction(1), Fraction(-2), Fraction(0), HALF]),
        lambda d, x: COS(x) - 2 * COS(x) ** 2 + COS(x) ** 4 / 2,
    ),
    Sample(
        gegenbauer([(2, Fraction(3, 4)), (1, Fraction(1))]),
        lambda d, x: COS(x) + 0.75 * (d * COS(x) ** 2 - 1) / (d - 1),
    ),
    Sample(family("poisson", Fraction(2, 5)), lambda d, x: np.asarray((1.16 - 0.8 * COS(x)) ** (-d / 2), float)),
    Sample(family("heat", Fraction(1, 5)), _heat, (2,)),
    Sample(family("power", Fraction(7, 2)), lambda d, x: np.asarray((1 + COS(x)) ** 3.5, float)),
    Sample(family("power", Fraction(4)), lambda d, x: (1 + COS(x)) ** 4),
    Sample(family("abs-power", Fraction(3, 2)), lambda d, x: np.asarray(np.abs(COS(x)) ** 1.5, float)),
    Sample(family("abs-power", Fraction(4)), lambda d, x: COS(x) ** 4),
    Sample(family("onsager", None), lambda d, x: -np.sin(x)),
    Sample(family("relu", None), lambda d, x: np.maximum(COS(x), 0)),
    Sample(family("cone", Fraction(3, 2)), lambda d, x: np.maximum(1.5 - x, 0) ** 2, (2,)),
)


def projection(sample: Sample, d: int, degree: int) -> float:
    """int W P_l over the sphere in floats, in the angle, cut where the samples have corners."""
    t, w = np.polynomial.legendre.leggauss(60)
    places = [0.0, 1.5, np.pi / 2, np.pi]
    x = np.concatenate([(b - a) / 2 * t + (a + b) / 2 for a, b in pairwise(places)])
    weights = np.concatenate([(b - a) / 2 * w for a, b in pairwise(places)]) * np.sin(x) ** (d - 2)
    before, here = np.ones_like(x), np.cos(x)
    for order in range(1, degree):
        before, here = here, ((2 * order + d - 2) * np.cos(x) * here - order * before) / (order + d - 2)
    return float((sample.function(d, x) * here * weights).sum() / weights.sum())
