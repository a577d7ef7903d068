"""Floats: the region C_* around the non-uniform minimiser, at one beta."""

from __future__ import annotations

from math import exp, log

import numpy as np

from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import Vector, family_of
from certify.search.coupling.interaction import FloatInteraction, FloatTail

_HALVINGS = 40


def star_shape(minimiser: Minimiser, modes: int) -> tuple[Vector, Vector]:
    """(half-widths up to a factor, Perron vector) of C_*, along the least stable direction."""
    covariance = minimiser.covariance[:modes, :modes]
    root = np.sqrt(np.maximum(minimiser.interaction[:modes], 0))
    matrix = root[:, None] * covariance * root
    vector = np.abs(np.linalg.eigh(matrix)[1][:, -1])
    own, image = np.abs(covariance @ (root * vector)), np.abs(covariance) @ (root * vector)
    shape = np.divide(vector, root, out=own / minimiser.theta, where=root > 0)  # of negative degrees: their answer
    return np.maximum(shape, 0.02 * shape.max()), np.maximum(image, 1e-7 * shape.max())


def star_radius(minimiser: Minimiser, shape: Vector, g: FloatInteraction) -> float:
    """The factor of the half-widths for which e^U theta_c + tau < 1."""
    modes = len(shape)
    mean = np.abs(minimiser.moments[:modes])
    per_unit = float((np.abs(g.upper) * shape * (1 + mean)).sum())
    if g.slow is not None:
        return _slow_radius(minimiser, shape, g, g.slow, per_unit)
    if minimiser.kernel.increasing:
        drift = 2.05 * g.tau * (float(minimiser.moments[0]) + float(shape[0]) / per_unit)
    else:
        drift = 2.05 * g.tau
    room = log((1 - g.tau) / minimiser.theta) - drift
    return max(room, 0.0) / per_unit


def _slow_radius(minimiser: Minimiser, shape: Vector, g: FloatInteraction, slow: FloatTail, per_unit: float) -> float:
    """The same with the bounds of `kernels:norm`, e^(U + 2r) (theta_c + s sup rho_a) < 1, by halving."""
    modes, field = len(shape), minimiser.field
    sizes = np.abs(g.upper) * shape
    log_sup = float(np.abs(field).sum()) - family_of(minimiser.kernel, len(field)).partition(field)[0]
    spread = float(np.sqrt(sizes @ np.abs(minimiser.covariance[:modes, :modes]) @ sizes))
    most = slow.reach(slow.crude(float(np.abs(g.upper) @ (np.abs(minimiser.moments[:modes])))))
    low, high = 0.0, log(1 / minimiser.theta) / per_unit
    for _ in range(_HALVINGS):
        t = (low + high) / 2
        norm = slow.near(1e-6, log_sup, most, per_unit * t, spread * t)
        u = per_unit * t + 2 * g.tau * min(most, slow.reach(norm))
        holds = exp(u) * (minimiser.theta + slow.peak * exp(log_sup)) < 1
        low, high = (t, high) if holds else (low, t)
    return low
