"""Floats: centres of cells, the minimisers of G at a given field at the pole."""

from __future__ import annotations

import numpy as np

from certify.core.errors import Undecided
from certify.search.coupling.family import Vector
from certify.search.spine.setting import FloatSetting
from certify.search.spine.slice import PLAIN, FloatFrame

_STEPS = 40
_SETTLED = 1e-11


def slice_centre(setting: FloatSetting, pole: float, moments: Vector, tilt: float = 0.0) -> Vector:
    """Newton's method for P(c - M) = 0, <c, e> = pole, from `moments` on. Raises Undecided if it does not settle."""
    g, size = setting.g, setting.modes
    tilts = tilt * (np.arange(size) == 0)
    c = moments
    for _ in range(_STEPS):
        c = c + (pole - float(g @ c)) / setting.g0
        _, mean, covariance = setting.family.moments(g * c - tilts)
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


def functional(setting: FloatSetting, moments: Vector, frame: FloatFrame = PLAIN) -> float:
    """G = |m|^2/2 - log Z, with the tilts and shares of a frame, the least."""
    field, pole = setting.g * moments, float(setting.g @ moments)
    half = float(field @ moments) / 2
    return min(half - setting.tilted(field, t)[0] + share * pole**2 / (2 * setting.g0) for t, share in frame.terms)
