"""Floats: linear functionals of z = x M(g z) on a box of z_1..z_L and x, as balls have them, and useful rows y.

`certify.bounds.kernels.exclusion` has the formulas. Untrusted.
"""

from __future__ import annotations

from math import ceil, log2, sqrt
from typing import Final, NamedTuple

import numpy as np

from certify.search.coupling.family import FloatFamily, Vector
from certify.search.coupling.functional import own_norm, taylor_factor
from certify.search.coupling.interaction import FloatTail

_MOST_TURN: Final = 6.0
_BITS: Final = 12
Ints = list[int]


class Scene(NamedTuple):
    """A box with M and C at its centre, the Taylor factor times V, and tau b."""

    centre: Vector
    radii: Vector
    mean: Vector
    covariance: Vector
    quadratic: float
    tau_b: float


class Fields(NamedTuple):
    """The fields g_l z_l of a kernel at K_lo: its family, the g_l, and what is beyond; slow: by norms."""

    family: FloatFamily
    g: Vector
    tau: float
    slow: FloatTail | None

    def reach(self, ends: tuple[Vector, Vector]) -> float:
        """b in a box."""
        if self.slow is None:
            return 1.0
        largest = np.maximum(np.abs(ends[0][:-1]), np.abs(ends[1][:-1]))
        return self.slow.reach(self.slow.crude(float(np.abs(self.g) @ largest)))

    def scene(self, ends: tuple[Vector, Vector]) -> Scene | None:
        """None for a box that is too wide for a remainder."""
        lower, upper = ends
        centre, radii = (lower + upper) / 2, (upper - lower) / 2
        a, deviations = self.g * centre[:-1], np.abs(self.g) * radii[:-1]
        log_z, mean, covariance = self.family.moments(a)
        oscillation = float((deviations * (1 + np.abs(mean))).sum())
        if oscillation > _MOST_TURN:
            return None
        spread, first = sqrt(float(deviations @ np.abs(covariance) @ deviations)), self.reach(ends)
        if self.slow is not None:
            own, log_sup = own_norm(self.family, a, log_z, mean, self.slow), float(np.abs(a).sum()) - log_z
            first = min(first, self.slow.reach(self.slow.near(own, log_sup, first, oscillation, spread)))
        tau_b = self.tau * first
        root = spread + tau_b
        return Scene(centre, radii, mean, covariance, taylor_factor(oscillation) * root * root, tau_b)


class Functionals(NamedTuple):
    """sum W_l dz_l + W_x dx + W_0 contains 0: middles and radii of the weights, that of x last, and of W_0, by rows."""

    middle: Vector
    radius: Vector
    constant: Vector
    constant_radius: Vector
    sizes: Vector

    def terms(self, row: int, low: Vector, high: Vector) -> tuple[Vector, Vector]:
        """Middle and radius of each term over the box, as products of balls have them; W_0 is the last one."""
        w, r, m, s = self.middle[row], self.radius[row], (low + high) / 2, (high - low) / 2
        radii = np.abs(w) * s + np.abs(m) * r + r * s
        return np.append(w * m, self.constant[row]), np.append(radii, self.constant_radius[row])

    def place(self, row: int, k: int, middles: Vector, radii: Vector) -> tuple[float, float] | None:
        """Where the coordinate k can be relative to its centre; None where its weight may vanish.

        What a quotient and what a product with an inverse of balls say of it, both.
        """
        w, s = float(self.middle[row, k]), float(self.radius[row, k])
        if abs(w) <= s * (1 + 1e-9):
            return None
        m, r = -float(middles.sum() - middles[k]), float(radii.sum() - radii[k])
        square = w * w - s * s
        ends = (
            (m / w, (r + abs(m / w) * s) / (abs(w) - s)),
            (m * w / square, (abs(m) * s + r * abs(w) + r * s) / square),
        )
        return min(x - y for x, y in ends), max(x + y for x, y in ends)


def functionals(g: Vector, y: Vector, at: Scene) -> Functionals:
    """Those of the rows of y."""
    image, level = y @ at.covariance, y @ at.mean
    sizes, beyond = np.abs(y).sum(axis=1), np.sqrt(np.maximum((image * y).sum(axis=1), 0.0)) * at.tau_b
    inner, spread = level - level * at.quadratic, sizes * at.quadratic + beyond  # y.M + R
    x, radius = float(at.centre[-1]), float(at.radii[-1])
    slopes = image * g
    return Functionals(
        np.column_stack([y - x * slopes, -inner]),
        np.column_stack([radius * np.abs(slopes), spread]),
        y @ at.centre[:-1] - x * inner,
        x * spread,
        sizes,
    )


def matrix(rows: list[tuple[int, Ints]], modes: int) -> Vector:
    """The y in rows, with their zeros."""
    return np.array([[*y, *[0] * (modes - len(y))] for _, y in rows], dtype=float)


def chosen_rows(g: Vector, at: Scene, unit: float) -> list[tuple[int, Ints]]:
    """(coordinate, y): unit rows; one for x; and rows that solve for all coordinates but one, which bends least.

    That one is where the direction of the curve, in parts of the box, is largest.
    """
    count = len(at.mean)
    rows = [(k, [int(k == j) for j in range(k + 1)]) for k in range(count)]
    largest = int(np.argmax(np.abs(at.mean * g)))
    rows.append((count, [int(largest == j) for j in range(largest + 1)]))
    slope = np.column_stack([np.eye(count) - at.centre[-1] * at.covariance * g, -at.mean])
    along = np.linalg.svd(slope * np.maximum(at.radii, unit))[2][-1]
    others = [k for k in range(count + 1) if k != int(np.argmax(np.abs(along)))]
    try:
        inverse = np.linalg.inv(slope[:, others])
    except np.linalg.LinAlgError:
        return rows
    for k, row in zip(others, inverse, strict=True):
        size = float(np.abs(row).max())
        if np.isfinite(size) and size > 0:
            bits = _BITS + max(0, ceil(log2(size + 1)))
            rows.append((k, _trimmed([int(x) for x in np.rint(row / size * 2.0**bits)])))
    return rows


def _trimmed(y: Ints) -> Ints:
    """Without the zeros at its end."""
    while y and y[-1] == 0:
        y = y[:-1]
    return y
