"""Floats: the bound of theta on the tube around the minimiser, as the proof will have it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

import numpy as np

from certify.cover.spine import SpineCell
from certify.search.coupling.family import Vector
from certify.search.spine.setting import FloatSetting

_TABLE = 1.001


def tube_theta(setting: FloatSetting, wide: FloatSetting, cells: Sequence[SpineCell], low: float, unit: float) -> float:
    """theta without what a range of K or beta costs, for the cells of the window, which begins at `low`."""
    centres = [np.array(cell.centre) * unit for cell in cells]
    start, axis = centres[0], centres[-1] - centres[0]
    begin, run = float(setting.g @ start), float(setting.g @ axis)
    edges = [low, *(cell.upper * unit for cell in cells)]
    places = [(edge - begin) / run for edge in edges]
    radius = max(
        cell.steps[0][0] * unit + sqrt(setting.square(centre - start - axis * place))
        for cell, centre, a, b in zip(cells, centres, places[:-1], places[1:], strict=True)
        for place in (a, b)
    )
    parts = pairwise(places)
    return max(_part(setting, wide, start + axis * (a + b) / 2, axis, (b - a) / 2, radius) for a, b in parts)


def _part(setting: FloatSetting, wide: FloatSetting, centre: Vector, axis: Vector, half: float, radius: float) -> float:
    g, rows = setting.g, setting.rows
    field = g * centre
    log_z, mean, _ = setting.family.moments(field)
    weighted = g * mean
    pole = float(weighted.sum())
    whole = setting.squares + float(weighted @ mean) - 2 * (weighted @ rows) - (setting.pole - pole) ** 2 / setting.g0
    slopes = np.abs((g * axis) @ rows - float((g * axis) @ mean))
    exponents = field @ rows + half * slopes + radius * np.sqrt(np.maximum(whole, 0.0))
    bend = float(np.abs(field) @ setting.curvature) + half * float(np.abs(g * axis) @ setting.curvature)
    highest = setting.sups(exponents, bend) + radius * sqrt(setting.bend) * setting.widths / 2
    masses = np.exp(highest - log_z) * setting.mass * _TABLE
    centred = rows - mean[:, None]
    squares = wide.g @ centred**2 + 3 * wide.tau
    features = np.sqrt(wide.g)[:, None] * centred[:, 1::2]
    return wide.norm(masses, setting.modes, features, squares)
