"""Floats: the region C_* around the non-uniform minimiser, at one beta."""

from __future__ import annotations

from math import log

import numpy as np

from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import Vector
from certify.search.coupling.interaction import FloatInteraction


def star_shape(minimiser: Minimiser, modes: int) -> tuple[Vector, Vector]:
    """(half-widths up to a factor, Perron vector) of C_*, along the least stable direction."""
    root = np.sqrt(minimiser.interaction[:modes])
    matrix = root[:, None] * minimiser.covariance[:modes, :modes] * root
    vector = np.abs(np.linalg.eigh(matrix)[1][:, -1])
    shape = vector / root
    return np.maximum(shape, 0.02 * shape.max()), np.maximum(np.abs(matrix) @ vector / root, 1e-7 * shape.max())


def star_radius(minimiser: Minimiser, shape: Vector, g: FloatInteraction) -> float:
    """The factor of the half-widths for which e^U theta_c + tau < 1."""
    modes = len(shape)
    mean = np.abs(minimiser.moments[:modes])
    per_unit = float((g.upper * shape * (1 + mean)).sum())
    if minimiser.kernel.increasing:
        drift = 2.05 * g.tau * (float(minimiser.moments[0]) + float(shape[0]) / per_unit)
    else:
        drift = 2.05 * g.tau
    room = log((1 - g.tau) / minimiser.theta) - drift
    return max(room, 0.0) / per_unit
