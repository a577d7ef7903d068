"""Floats: the bound of theta on the tube around the minimiser, as the proof will have it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

import numpy as np

from certify.cover.spine import SpineCell
from certify.search.coupling.family import Vector
from certify.search.spine.setting import FloatSetting

_TABLE = 1.001


class Peak(NamedTuple):
    """Over a part of the tube: E (1 - cos)/2; the norm, and E of (1 - cos)/2 and its square, for lifted densities."""

    plain: float
    norm: float
    first: float
    second: float


def tube_peaks(
    setting: FloatSetting,
    cells: Sequence[SpineCell],
    low: float,
    unit: float,
    lift: tuple[float, float] = (0.0, 0.0),
) -> list[Peak]:
    """The parts of the tube of the cells of the window, which begins at `low`; lift: (share, tilt) of densities.

    Without a lift the norm is theta without what a range of K or beta costs.
    """
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
    return [_part(setting, (start + axis * (a + b) / 2, axis, (b - a) / 2), radius, lift) for a, b in parts]


def _part(
    setting: FloatSetting,
    segment: tuple[Vector, Vector, float],
    radius: float,
    lift: tuple[float, float],
) -> Peak:
    (centre, axis, half), (share, tilt) = segment, lift
    g, rows = setting.g, setting.rows
    field = g * centre
    log_z, mean = setting.family.means(field)
    weighted = g * mean
    pole = float(weighted.sum())
    whole = setting.squares + float(weighted @ mean) - 2 * (weighted @ rows) - (setting.pole - pole) ** 2 / setting.g0
    slopes = np.abs((g * axis) @ rows - float((g * axis) @ mean))
    values, spread = field @ rows, half * slopes + radius * np.sqrt(np.maximum(whole, 0.0))
    bend = float(np.abs(field) @ setting.curvature) + half * float(np.abs(g * axis) @ setting.curvature)

    def masses_of(share: float, tilt: float) -> Vector:
        moved = radius * sqrt(setting.bend) * setting.widths / 2
        top = float((setting.sups(values + spread, bend) + moved).max())
        exponents = values + spread + share * np.maximum(top - values + spread, 0.0) + tilt * (1 - rows[0])
        highest = setting.sups(exponents, bend * (1 + share) + tilt) + moved * (1 + share)
        return np.asarray(np.exp(highest - log_z) * setting.mass * _TABLE)

    masses, falls = masses_of(share, tilt), np.sin(setting.angles[1:] / 2) ** 2
    centred = rows - mean[:, None]
    squares = setting.g @ centred**2 + 3 * setting.tau
    features = np.sqrt(setting.g)[:, None] * centred[:, 1::2]
    norm = setting.norm(masses, setting.modes, features, squares)
    return Peak(float(masses_of(0.0, 0.0) @ falls), norm, float(masses @ falls), float(masses @ falls**2))
