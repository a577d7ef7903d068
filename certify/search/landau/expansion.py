"""Floats: where the series of the reduced function may end and its chords begin."""

from __future__ import annotations

import numpy as np

from certify.search.reduction.model import Model, branch

_STEPS = 400
_MARGIN = 1.04  # how far beyond the zero a chord begins at least
_SHARES = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)


def starts(model: Model, radius: float) -> list[float]:
    """First moments a_0/d below `radius`, the least first, at which L(a) < a^2/(2d) and beyond which it stays so."""
    d, y, zero = model.d, np.zeros(len(model.g) - 1), 0.0
    for k in range(1, _STEPS + 1):
        a = d * radius * k / _STEPS
        value, y = branch(model, a, y)
        if value >= a * a / (2 * d):
            zero = a / d
    return [radius * share for share in _SHARES if radius * share > zero * _MARGIN]
