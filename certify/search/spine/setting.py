"""Floats: the interaction with e^beta taken out, the mesh and what cells share on it."""

from __future__ import annotations

from functools import cached_property
from math import ceil, pi, sqrt

import numpy as np

from certify.search.coupling.family import FloatFamily, Vector
from certify.search.coupling.interaction import degree_ratios

_ACROSS, _STRIDE = 0.004, 4
"""Width of a cell of the mesh near the pole, times sqrt(beta), and how many of them are a cell elsewhere."""
_FAR = 100.0
_FAR_ACROSS, _FAR_STRIDE = 0.006, 16
"""The same from this beta on, where what is not near the pole weighs little."""
_NEAR = 6.0
_TAIL = 1e-7
_BEYOND = 60


def scaled_interaction(d: int, beta: float, count: int) -> Vector:
    """G_0, .., G_count of e^(-beta (1 - t)) = sum_l G_l P_l(t): their sum is 1."""
    ratios = degree_ratios(d, beta, count + _BEYOND + int(2 * sqrt(beta)))
    weights = np.concatenate([[1.0], np.cumprod(ratios)])
    return np.asarray((weights / weights.sum())[: count + 1])


def tails(d: int, beta: float, weights: Vector) -> Vector:
    """What the proof takes for sum_{l>L} G_l, L = 0, 1, ...: a geometric series once that converges, else the sum."""
    last = np.arange(len(weights) - 1)
    left = 1 - beta * (last + d - 1) / ((last + 2) * (2 * last + d))
    series = weights[1:] / np.where(left > 0, left, 1.0)
    return np.asarray(np.where(left > 0, series, np.cumsum(weights[:0:-1])[::-1]))


def modes_of(d: int, beta: float, scale: float) -> int:
    """As many modes as leave a negligible tail of 2 Q G_l."""
    weights = scaled_interaction(d, beta, 60 + int(10 * sqrt(beta)) + d)
    return max(4, int(np.argmax(2 * scale * tails(d, beta, weights) < _TAIL)))


def mesh_shape(beta: float) -> tuple[int, int, int]:
    """(mesh, near, stride): fine cells around the pole, where the features turn."""
    across, stride = (_ACROSS, _STRIDE) if beta < _FAR else (_FAR_ACROSS, _FAR_STRIDE)
    near = 2 * ceil(_NEAR / across / 2)
    rest = max(0.0, pi * sqrt(beta) - _NEAR) / across
    return near + 2 * stride * ceil(rest / (2 * stride)), near, stride


class FloatSetting:
    """g_l, the features off e and off the uniform state, and the caps, on a mesh."""

    def __init__(self, d: int, beta: float, scale: float, modes: int, nodes: int, rises: Vector | None = None) -> None:
        self.d, self.beta, self.scale, self.modes = d, beta, scale, modes
        weights = scaled_interaction(d, beta, modes + _BEYOND)
        self.g = 2 * scale * weights[1 : modes + 1] * (1.0 if rises is None else rises)
        self.tau = 2 * scale * float(tails(d, beta, weights)[modes])
        self.mean = 2 * scale * float(weights[0])
        self.g0 = float(self.g.sum())
        self.family = FloatFamily(d, modes, nodes)
        degree = np.arange(1, modes + 1)
        self.curvature = degree * (degree + d - 2) / (d - 1)
        self.bend = float(self.g @ self.curvature)
        mesh, near, stride = self.shape = mesh_shape(beta)
        indices = np.concatenate([np.arange(near), np.arange(near, mesh + 1, stride)])
        self.angles = indices * (pi / mesh)
        self.widths = np.diff(self.angles)
        self.rows = _polynomials(d, modes, np.cos(self.angles))
        self.caps = _caps(d, self.angles)
        self.mass = np.maximum(np.diff(self.caps), 0.0)
        self.pole = self.g @ self.rows
        self.squares = self.g @ self.rows**2 + 3 * self.tau
        self.across = np.maximum(self.squares - self.pole**2 / self.g0, 0.0)
        with np.errstate(divide="ignore"):
            self.bounds = self.mean / self.caps[:-1] - self.mean

    def sups(self, values: Vector, bend: float) -> Vector:
        """Upper bounds on the cells, from values at the nodes."""
        return np.asarray(np.maximum(values[1:], values[:-1]) + self.widths**2 * (bend / 8))

    @cached_property
    def across_cells(self) -> Vector:
        """q on the cells."""
        return self.sups(self.across, 4 * self.bend)

    @cached_property
    def uniform_cells(self) -> Vector:
        """|xi|^2 on the cells."""
        return self.sups(self.squares, 2 * self.bend)

    @cached_property
    def off_pole(self) -> Vector:
        """Features off e at the nodes between pairs of cells."""
        rows: Vector = np.sqrt(self.g)[:, None] * (self.rows - self.pole / self.g0)[:, 1::2]
        return rows

    @cached_property
    def off_uniform(self) -> Vector:
        """Features off the uniform state there."""
        rows: Vector = np.sqrt(self.g)[:, None] * self.rows[:, 1::2]
        return rows

    def norm(self, masses: Vector, size: int, features: Vector, squares: Vector) -> float:
        """The bound of the checker for the norm of the features, `squares` those of the nodes."""
        pairs = masses[::2] + masses[1::2]
        moved = float((masses * self.widths**2).sum()) * self.bend
        there = np.flatnonzero(pairs)
        head, pairs = features[:size, there], pairs[there]
        tail = float(pairs @ np.maximum(squares[1::2][there] - (head**2).sum(axis=0), 0.0))
        matrix = (head * pairs) @ head.T
        for _ in range(4):
            matrix = matrix @ matrix
        return (sqrt(float((matrix**2).sum()) ** (1 / 32) + tail) + sqrt(moved)) ** 2

    def tilted(self, field: Vector, tilt: float) -> tuple[float, Vector]:
        """log Z and the means of the field less tilt P_1."""
        log_z, density = self.family.partition(field - tilt * (np.arange(self.modes) == 0))
        return log_z, self.family.values @ density

    def square(self, vector: Vector) -> float:
        """|v|^2 off e."""
        along = float(self.g @ vector)
        return max(0.0, float(self.g @ vector**2) - along * along / self.g0)


def _polynomials(d: int, modes: int, t: Vector) -> Vector:
    """P_1, .., P_L."""
    rows = [np.ones_like(t), t]
    for k in range(1, modes):
        rows.append(((2 * k + d - 2) * t * rows[k] - k * rows[k - 1]) / (k + d - 2))
    return np.array(rows[1 : modes + 1])


def _caps(d: int, angles: Vector) -> Vector:
    """sigma of the caps: k I_k = (k-1) I_{k-2} - cos sin^(k-1), I_k = int sin^k."""
    cosine, sine = np.cos(angles), np.sin(angles)
    parts, whole = [angles, 1 - cosine], [pi, 2.0]
    for k in range(2, d - 1):
        parts.append(((k - 1) * parts[k - 2] - cosine * sine ** (k - 1)) / k)
        whole.append(whole[k - 2] * (k - 1) / k)
    return np.asarray(np.maximum(parts[d - 2] / whole[d - 2], 0.0))
