"""Floats: centres of cells, the minimisers of G at a given field at the pole."""

from __future__ import annotations

import numpy as np

from certify.core.errors import Undecided
from certify.search.coupling.family import Vector
from certify.search.spine.setting import FloatSetting

_STEPS = 40
_SETTLED = 1e-11


def slice_centre(setting: FloatSetting, pole: float, moments: Vector) -> Vector:
    """Newton's method for P(c - M) = 0, <c, e> = pole, from `moments` on. Raises Undecided if it does not settle."""
    g, size = setting.g, setting.modes
    c = moments
    for _ in range(_STEPS):
        c = c + (pole - float(g @ c)) / setting.g0
        _, mean, covariance = setting.family.moments(g * c)
        residual = c - mean
        residual = residual - float(g @ residual) / setting.g0
        if float(np.abs(residual).max()) < _SETTLED:
            return c
        matrix = np.zeros((size + 1, size + 1))
        matrix[:size, :size] = np.eye(size) - covariance * g
        matrix[:size, size] = 1.0
        matrix[size, :size] = g
        step = np.linalg.solve(matrix, np.concatenate([-residual, [0.0]]))[:size]
        c = c + step * min(1.0, 0.3 / max(float(np.abs(step).max()), 1e-300))
    raise Undecided("the search found no minimiser at a given field at the pole")


def functional(setting: FloatSetting, moments: Vector) -> float:
    """G = |m|^2/2 - log Z."""
    field = setting.g * moments
    return float(field @ moments) / 2 - setting.family.partition(field)[0]
