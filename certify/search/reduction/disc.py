"""Floats: a disc of a in which y -> g M(a, y) maps a polydisc into itself, as large as there is."""

from __future__ import annotations

from math import exp

import numpy as np

from certify.core.errors import Undecided
from certify.cover.reduction import DiscPlan
from certify.search.coupling.family import Vector
from certify.search.reduction.model import Model

_SHRUNK = 0.97  # of the largest radius, where the fixed point is about to vanish
_INFLATED = 1 + 1e-4
_LARGEST = 20.0  # bound of the modes beyond L
_GOAL = -40.0


def _image(model: Model, radius: float, moments: Vector, tail: float) -> tuple[Vector, float] | None:
    """The moments that the map gives, of modes 2..L and beyond; None where Z reaches 2."""
    field = model.g * np.concatenate([[radius], moments])
    value, mean = model.family.means(field)
    whole, growth = exp(value), exp(min(model.tau * tail, 1.0))
    least = 2 - whole * growth
    if least <= 1 / _LARGEST:
        return None
    return (mean[1:] * whole + (growth - 1) * whole) / least, whole * growth / least


def _fixed(model: Model, radius: float) -> tuple[Vector, float] | None:
    """The least fixed point of the map times 1 + 1e-4, by iteration from 0: the map itself is strictly below it."""
    moments, tail = np.zeros(len(model.g) - 1), 0.0
    for _ in range(500):
        following = _image(model, radius, moments, tail)
        if following is None:
            return None
        previous = moments
        moments, tail = following[0] * _INFLATED, following[1] * _INFLATED
        moved = np.abs(moments - previous).max()
        if moved < 1e-13:  # what floats hold
            return moments, tail
    return None


def widest(model: Model, grid: int, reach: int, degree: int) -> DiscPlan:
    """The disc in units 2^-grid; radius is that of a/d."""
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (low, middle) if _fixed(model, middle) is None else (middle, high)
    radius = low * _SHRUNK
    found = _fixed(model, radius)
    if found is None or float(found[0].max()) * 2.0**grid >= reach:
        raise Undecided(f"d={model.d}: no disc for the reduced function at beta_* was found")
    moments, tail = found
    model.fields.append((model.g * np.concatenate([[radius], moments]), _GOAL))
    up = [int(x * 2.0**grid) + 1 for x in (*moments, tail)]
    return DiscPlan(int(radius * 2.0**grid), tuple(up[:-1]), up[-1], degree)
