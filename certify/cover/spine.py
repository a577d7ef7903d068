"""A cover in one variable, the field at the pole: search proposes it, bounds and the checker replay it.

Integers in units 2^-grid; a step is (t, w, size).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Step = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class SpineCell:
    """Up to the field `upper` at the pole, around the moments `centre`."""

    upper: int
    centre: tuple[int, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class SpinePlan:
    """The quadrature, the mesh, the start, the cells, and the first and the last cell that the tube crosses."""

    modes: int
    nodes: int
    ellipses: tuple[Fraction, ...]
    precision: int
    grid: int
    mesh: int
    near: int
    stride: int
    start: Step
    cells: tuple[SpineCell, ...]
    window: tuple[int, int]
    plain: int | None = None
    """On a dilated piece: how many of the cells are about the densities themselves."""

    def as_mapping(self) -> Mapping[str, Any]:
        """The plan in the form of the evidence."""
        plain = {
            name: getattr(self, name) for name in ["modes", "nodes", "precision", "grid", "mesh", "near", "stride"]
        }
        cells = [[cell.upper, list(cell.centre), *map(list, cell.steps)] for cell in self.cells]
        lists = {"ellipses": list(self.ellipses), "start": list(self.start), "window": list(self.window)}
        dilated = {} if self.plain is None else {"plain": self.plain}
        return {**plain, **lists, **dilated, "cells": cells}
