"""Floats: what the search for a cover knows of the model, and of one box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from certify.cover.box import Box
from certify.search.coupling.family import FloatFamily, Vector
from certify.search.coupling.interaction import FloatInteraction

MARGIN = 1e-9


@dataclass
class Model:
    """What the search needs to know: the family, the interaction on a range of s, the frame, and the two regions.

    Coordinates: m_l = (frame_l + s frame_slope_l) xi_l; xi in units 2^-grid. s runs over [-span, span], span 0 at a
    point. `fields` collects, for each evaluation, the field and the error of the quadrature, relative to Z, that it can
    bear.
    """

    family: FloatFamily
    interaction: Callable[[float, float], FloatInteraction]
    frame: Vector
    frame_slope: Vector
    stand_in: Vector
    stand_in_slope: Vector
    grid: int
    field_grid: int
    span: float
    top: tuple[int, ...]
    corner: Vector
    star_lower: Vector
    star_upper: Vector
    limit: int
    accuracy: float
    margin: float = MARGIN
    increasing: bool = True
    bottom: tuple[int, ...] = ()
    """Lower ends of the first box, of a kernel with negative coefficients."""
    tree: list[list[Any]] = field(default_factory=list)
    fields: list[tuple[Vector, float]] = field(default_factory=list)

    @property
    def unit(self) -> float:
        """2^-grid."""
        return float(2.0**-self.grid)


class Scene:
    """One box in floats."""

    def __init__(self, model: Model, box: Box) -> None:
        u = model.unit
        self.increasing = model.increasing
        self.lower, self.upper = np.array(box.lower) * u, np.array(box.upper) * u
        self.s0, self.s1 = box.s0 * u, box.s1 * u
        self.mid, self.rad_s = (self.s0 + self.s1) / 2, (self.s1 - self.s0) / 2
        self.g = model.interaction(self.s0, self.s1)
        low, high = model.frame + self.s0 * model.frame_slope, model.frame + self.s1 * model.frame_slope
        self.m_lower = np.minimum(low, high) * self.lower
        self.m_upper = np.maximum(low, high) * self.upper
        self.lower_half, self.upper_half = (self.g.upper / 2 * end**2 for end in (self.m_lower, self.m_upper))
        self.mixed = bool((self.g.upper < 0).any())
        self.zeta = model.frame + self.mid * model.frame_slope
        self.centre = (self.lower + self.upper) / 2
        self.field: Vector = (model.stand_in + self.mid * model.stand_in_slope) * self.zeta * self.centre

    @property
    def reach(self) -> float:
        """A bound of |m_l|, l > L, or b of certify/bounds/kernels/tail.py."""
        if self.g.slow is not None:
            largest = np.maximum(np.abs(self.m_lower), np.abs(self.m_upper))
            return self.g.slow.reach(self.g.slow.crude(float(np.abs(self.g.upper) @ largest)))
        return float(self.m_upper[0]) if self.increasing else 1.0

    def widths(self, box: Box, unit: float) -> Vector:
        """Widths of a part of the box in the coordinates sqrt(g) z."""
        width = (np.array(box.upper) - np.array(box.lower)) * unit
        return np.asarray(np.sqrt(np.abs(self.g.centre)) * self.zeta * width)
