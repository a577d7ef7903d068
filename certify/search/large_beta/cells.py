"""A plan for a piece of large beta, in floats, untrusted: the cap that gives the least theta on a grid of (s, r).

At a point the grid is refined where the other minimiser is, and the cap is the one that encloses K_c and m_1 best.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import exp, floor
from typing import Any

import numpy as np
import numpy.typing as npt

from certify.cover.cells import CellPlan
from certify.search.large_beta.law import Floats
from certify.search.large_beta.scene import SAFE, Scene, rounded_down, rounded_up

Flags = npt.NDArray[np.bool_]

_CAPS = (0.015, 0.03, 0.045, 0.065)
"""Of sigma(B)."""
_POINT_CAPS = (0.0005, 0.002, 0.005, *_CAPS)
_GRIDS = (16, 32)
_ROUNDS = 3
"""At a point cells are halved so often."""
_HALVINGS = 10
_CENTRES = (0.95, 0.9, 0.8, 0.7)
_DEPTH = 0.06
"""How far below Q_up, relatively, Q_lo is looked for."""


def cell_plan(d: int, low: float, high: float) -> tuple[float, CellPlan | None]:
    """The least theta found, and its plan if that is below 1."""
    best: tuple[float, CellPlan | None] = (9.0, None)
    for grid in _GRIDS:
        for measure in _CAPS:
            found = _Grid(d - 1, low, high, measure, grid).plan()
            best = min(best, found, key=lambda pair: pair[0])
        if best[0] < 1:
            break
    return best[0], best[1] if best[0] < 1 else None


def point_plan(d: int, beta: float) -> tuple[float, CellPlan | None]:
    """The same at one beta: of the plans with theta < 1 the one that encloses K_c and m_1 best."""
    scenes = [_Grid(d - 1, beta, beta, measure, _GRIDS[0], _ROUNDS) for measure in _POINT_CAPS]
    found = [(scene, *scene.plan()) for scene in scenes]
    closed = [(scene.widths(plan), theta, plan) for scene, theta, plan in found if plan is not None and theta < 1]
    if not closed:
        return min(theta for _, theta, _ in found), None
    _, theta, plan = min(closed, key=lambda row: row[0])
    return theta, plan


@dataclass(frozen=True)
class _Grid(Scene):
    """How many cells of s and r there are in a unit, and how often those that are left are halved."""

    grid: int
    rounds: int = 0

    @cached_property
    def terms(self) -> int:
        """At a point so many that what is left of each series does not count."""
        return 60 + int(8 * self.upper()[0]) if self.rounds else super().terms

    def plan(self) -> tuple[float, CellPlan | None]:
        """theta and the plan."""
        most, width = self.upper()
        most = float(rounded_up(most * (1 + SAFE)))
        radii = self.radii(most)
        if len(radii) < 2:
            return 9.0, None
        left = radii[0] ** 2
        poles = np.arange(floor(left * self.grid), self.grid + 1) / self.grid
        sides = np.arange(0, self.grid // 2 + 2) / self.grid
        found = self._inner(most, poles, sides, left)
        for _ in range(self.rounds if found is not None else 0):
            finer = self._finer(most, poles, sides, left)
            closer = self._inner(most, *finer, left)
            if closer is None:
                break
            (poles, sides), found = finer, closer
        if found is None:
            return 9.0, None
        least, first, widest = found
        theta, centre = min(
            (self.theta((least, most), poles[poles >= first - 1e-9], widest, c, left), c) for c in _CENTRES
        )
        grid = self.grid << self.rounds
        exact = tuple(Fraction(round(x * grid), grid) for x in poles)
        plan = CellPlan(
            scale=(rounded_down(least), Fraction(most)),
            width=rounded_up(width),
            cap=Fraction(self.cap),
            slope=Fraction(self.slope),
            centre=rounded_up(centre),
            nodes=tuple(1 - Fraction(x) for x in radii),
            poles=exact,
            sides=tuple(Fraction(round(x * grid), grid) for x in sides),
            terms=self.terms,
        )
        return theta, plan

    def _inner(self, most: float, poles: Floats, sides: Floats, left: float) -> tuple[float, float, float] | None:
        """Q_lo, the least s and the greatest r of the cells that are left."""
        least, inner = most * (1 - _DEPTH), self._left(most, poles, sides, left)
        if not inner.any():
            return None
        ends = float(poles[:-1][inner.any(axis=1)].min()), float(sides[1:][inner.any(axis=0)].max())
        tried = np.linspace(most, least, 60)
        for before, lowered in pairwise(map(float, tried)):
            if self._positive(lowered, poles, sides, inner):
                return self._closer(lowered, before, poles, sides, inner), *ends
        return None

    def _left(self, most: float, poles: Floats, sides: Floats, left: float) -> Flags:
        """Which cells are neither empty nor positive at Q_up."""
        s, r = np.meshgrid(poles, sides, indexing="ij")
        s0, s1, r0, r1 = s[:-1, :-1], s[1:, 1:], r[:-1, :-1], r[1:, 1:]
        j = s0**2 + r0**2
        empty = (s1**2 + r1**2 <= left) | (j > s1)
        south = self.slope * (1 - s0**2) + np.exp(-most * (1 - _DEPTH) * (np.maximum(j, left) - 3 * self.mean)) / 2
        empty |= r0 > south + SAFE
        found: Flags = ~empty & (_cells(self.margin(most, s, r)) <= most * _spent(poles, sides) + SAFE)
        return found

    def _positive(self, scale: float, poles: Floats, sides: Floats, inner: Flags) -> bool:
        """F > 0 at this Q on all of these cells."""
        rows, columns = np.nonzero(inner)
        top = slice(rows.min(), rows.max() + 2), slice(columns.min(), columns.max() + 2)
        s, r = np.meshgrid(poles[top[0]], sides[top[1]], indexing="ij")
        margins = _cells(self.margin(scale, s, r)) - scale * _spent(poles[top[0]], sides[top[1]])
        chosen = inner[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        return bool(np.min(margins[chosen]) > SAFE)

    def _closer(self, low: float, high: float, poles: Floats, sides: Floats, inner: Flags) -> float:
        """The greatest Q_lo between one that is and one that is not; on a piece the first."""
        for _ in range(_HALVINGS if self.rounds else 0):
            middle = (low + high) / 2
            low, high = (middle, high) if self._positive(middle, poles, sides, inner) else (low, middle)
        return low

    def _finer(self, most: float, poles: Floats, sides: Floats, left: float) -> tuple[Floats, Floats]:
        """The nodes, and those halfway between them where cells are left, and a cell around."""
        inner = self._left(most, poles, sides, left)
        return tuple(_halved(x, np.nonzero(inner.any(axis=1 - i))[0]) for i, x in enumerate((poles, sides)))  # type: ignore[return-value]  # two of them

    def widths(self, plan: CellPlan) -> float:
        """What is left open of K_c, relatively, times what is left of m_1."""
        least, most = map(float, plan.scale)
        poles, sides = (np.array([float(x) for x in axis]) for axis in (plan.poles, plan.sides))
        found = self._inner(most, poles, sides, float(1 - plan.nodes[0]) ** 2)
        if found is None:
            return 9.0
        rest = self.far(most) * exp(-least * found[1] ** 2) / (1 - self.caps[1])
        return (1 - least / most) * ((self.cap + 1 / self.low) * (1 - found[1]) + rest)


def _spent(poles: Floats, sides: Floats) -> Floats:
    """What a convex function may be above its nodes on each cell."""
    found: Floats = (np.diff(poles)[:, None] ** 2 + np.diff(sides)[None, :] ** 2) / 4
    return found


def _halved(nodes: Floats, cells: Any) -> Floats:
    """With a node in the middle of each cell from the first to the last of these, and of one more on both sides."""
    part = nodes[max(0, cells[0] - 1) : cells[-1] + 3]
    found: Floats = np.union1d(nodes, (part[:-1] + part[1:]) / 2)
    return found


def _cells(nodes: Floats) -> Floats:
    """The least of the four nodes of each cell."""
    result: Floats = np.minimum.reduce([nodes[:-1, :-1], nodes[1:, :-1], nodes[:-1, 1:], nodes[1:, 1:]])
    return result
