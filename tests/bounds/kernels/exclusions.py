"""Exact critical densities in floats, and what the rule `kernel-exclusion` is put to at boxes around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from certify.bounds.branch.tube import Piece
from certify.bounds.kernels.exclusion import Exclusion, tube_of
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import Dyadic
from certify.core.kernel import KernelDescription, family, gegenbauer
from certify.cover.box import Box
from certify.cover.branch import BranchPiece
from certify.cover.exclusion import ExclusionPlan, TubePlan

GRID = 30
BITS = 100
ELLIPSES = (Fraction(3, 2), Fraction(2), Fraction(4))
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Critical:
    """A kernel, K, and the z_l at more degrees than a float shows, of a density that is critical there."""

    description: KernelDescription
    d: int
    coupling: float
    place: Vector

    @property
    def kernel(self) -> Kernel:
        """In balls."""
        return kernel_of(self.description, self.d)


def critical(description: KernelDescription, d: int, coupling: float, start: Sequence[float]) -> Critical:
    """By Newton's method from a field, with trapezoids in the angle, or Gauss's nodes for d = 3: z = M at x = 1."""
    with precision(80):
        kernel = kernel_of(description, d)
        degrees = kernel.degrees(24)
        kappa = np.array([float((kernel.eigenvalue(k) * _size(d, k)).midpoint()) for k in degrees])
    angles = (np.arange(4000) + 0.5) * np.pi / 4000
    weights = np.sin(angles) ** (d - 2)
    if d == 3:
        nodes, weights = np.polynomial.legendre.leggauss(300)
        angles = np.arccos(nodes)
    rows = [np.ones_like(angles), np.cos(angles)]
    for k in range(1, degrees[-1]):
        rows.append(((2 * k + d - 2) * rows[1] * rows[k] - k * rows[k - 1]) / (k + d - 2))
    values = np.array([rows[k] for k in degrees])
    field = np.zeros(len(degrees))
    field[: len(start)] = start
    for _ in range(60):
        density = weights * np.exp(field @ values)
        density /= density.sum()
        mean = values @ density
        covariance = (values * density) @ values.T - np.outer(mean, mean)
        slope = np.eye(len(field)) - 2 * coupling * kappa[:, None] * covariance
        field = field - np.linalg.solve(slope, field - 2 * coupling * kappa * mean)
    return Critical(description, d, coupling, mean)


def _size(d: int, degree: int) -> int:
    from certify.bounds.coupling.interaction import multiplicity

    return multiplicity(d, degree)


BOTH = critical(family("kuramoto-daido", Fraction(1)), 2, 0.87, [1.0, 0.8])
WARM = critical(family("heat", Fraction(1, 5)), 3, 0.72, [2.2, 1.0])
HIDDEN = critical(gegenbauer([(1, Fraction(1, 1000)), (2, Fraction(1))]), 3, 2.3, [0.0, 3.0])
"""Its field has no part of degree 1."""


SIGNED = critical(gegenbauer([(1, Fraction(1)), (2, Fraction(3, 4)), (3, Fraction(-1, 4))]), 2, 0.97, [1.2, 0.6])
"""On the circle, with a negative coefficient."""
RODS = critical(family("onsager", None), 3, 0.44, [2.2, 0.2])
"""Onsager's kernel: kappa_l falls like l^-2."""


def shared(at: Critical, modes: int, level: Fraction, tube: Piece | None = None) -> Exclusion:
    """Boxes of so many modes at K_lo = level."""
    nodes = 60 if at is not RODS or modes < 4 else 160
    sizes: dict[str, Any] = {"modes": modes, "nodes": nodes, "ellipses": ELLIPSES, "precision": BITS}
    field = tuple(Dyadic(1, -3 * i if at is RODS else 0) for i in range(modes))
    piece = BranchPiece(field, field, (Dyadic(0, 0),) * modes, Dyadic(1, -9), Dyadic(1, -3))
    plan = ExclusionPlan(**sizes, grid=GRID, tree=(), tube=TubePlan(**sizes, piece=piece))
    with precision(BITS):
        return Exclusion.of(at.kernel, plan, level, tube or tube_of(at.kernel, plan.tube))


def boxes(
    at: Critical, modes: int, level: Fraction, seed: int, count: int, wide: float = 0.02
) -> Iterator[tuple[Box, Vector]]:
    """Boxes that contain the place of the density at x = K/K_lo, and that place with x."""
    rng, x = Random(seed), at.coupling / float(level)
    point = np.append(x * at.place[:modes], x)
    for _ in range(count):
        widths = [wide * rng.choice([1, 0.1, 0.01]) for _ in point]
        shares = [rng.random() for _ in point]
        lower = [int((p - w * s) * 2**GRID) - 1 for p, w, s in zip(point, widths, shares, strict=True)]
        upper = [int((p + w * (1 - s)) * 2**GRID) + 1 for p, w, s in zip(point, widths, shares, strict=True)]
        upper[-1] = min(upper[-1], 1 << GRID)
        yield Box(tuple(lower), tuple(upper), 0, 0), point


def rows(modes: int, seed: int) -> list[list[int]]:
    """Lists y: units, and random ones."""
    rng = Random(seed)
    return [[int(j == k) for j in range(modes)] for k in range(modes)] + [
        [rng.randint(-9, 9) for _ in range(modes)] for _ in range(4)
    ]


def residuals(weights: BallMatrix, constants: BallMatrix, box: Box, point: Vector) -> list[Ball]:
    """sum W_l dz_l + W_x dx + W_0 at the point, for each row."""
    unit = Fraction(1, 2 ** (GRID + 1))
    moved = [Fraction(p) - (a + b) * unit for p, a, b in zip(point, box.lower, box.upper, strict=True)]
    found = []
    for k in range(weights.rows):
        value = constants.entry(k)
        for w, move in zip(weights.take(k).entries(), moved, strict=True):
            value = value + w * move
        found.append(value)
    return found


def without_tail(given: Exclusion) -> Exclusion:
    """As if there were nothing beyond the modes."""
    with precision(BITS):
        return replace(given, tau=Ball(0), slow=None)
