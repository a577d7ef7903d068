"""Floats: how far the interaction rises on a piece, and what F_Q may lose there."""

from __future__ import annotations

import numpy as np

from certify.search.coupling.family import Vector
from certify.search.coupling.interaction import degree_ratios
from certify.search.spine.setting import scaled_interaction


def piece_loss(d: int, low: float, high: float, scale: float) -> float:
    """What the cells lose on the piece, Q (mu(b_0) - mu(b_1))."""
    return scale * float(scaled_interaction(d, low, 1)[0] - scaled_interaction(d, high, 1)[0])


def rises_on(d: int, low: float, high: float, modes: int) -> Vector:
    """Upper bounds of G_l(beta)/G_l(b_0) on the piece, l = 1..modes."""
    degree = np.arange(1, modes + 1)
    dims = (2 * degree + d) / (2 * degree + d - 2) * (degree + d - 2) / (degree + 1)
    ratios = degree_ratios(d, high, modes + 1)[1:] / dims
    return np.asarray(np.exp((high - low) * np.maximum(ratios + degree / low - 1, 0.0)))
