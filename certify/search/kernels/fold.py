"""Where the curve of critical fields of a kernel of one degree has its least coupling: floats, untrusted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

Vector = NDArray[np.float64]
_GRID = 801
_NODES = 200


def fold_field(d: int, powers: Sequence[float]) -> tuple[float, float]:
    """A field c at which phi(c) = q Z/N is about least, 0.0 where that is the limit at the uniform density; phi there.

    powers: the coefficients of t^0, t^1, .. of P_l.
    """
    angle, weight = np.polynomial.legendre.leggauss(_NODES)
    angle = (angle + 1) * (np.pi / 2)
    weight = weight * np.sin(angle) ** (d - 2)
    value = np.polynomial.polynomial.polyval(np.cos(angle), np.asarray(powers))
    slope = np.polynomial.polynomial.polyval(np.cos(angle), np.polynomial.polynomial.polyder(np.asarray(powers)))
    f = (np.sin(angle) * slope) ** 2

    def mean(c: float) -> tuple[float, float]:
        """The mean of f at the field c, and its derivative."""
        density = weight * np.exp(c * (value - value.max() if c > 0 else value - value.min()))
        density = density / density.sum()
        first = float((density * f).sum())
        return first, float((density * f * value).sum()) - first * float((density * value).sum())

    scale = (len(powers) - 1) * (len(powers) + d - 3)
    reach = scale / mean(0.0)[0]
    grid = np.linspace(-reach, reach, _GRID)
    best = int(np.argmax([mean(float(c))[0] for c in grid]))
    left, right = float(grid[max(best - 1, 0)]), float(grid[min(best + 1, _GRID - 1)])
    if left < 0 < right and mean(left)[1] >= 0 >= mean(right)[1] and abs(mean(0.0)[1]) < 1e-12:
        return 0.0, reach
    field = float(brentq(lambda c: mean(c)[1], left, right, xtol=1e-15, rtol=1e-15))
    return field, scale / mean(field)[0]
