"""Floats: where pieces next to beta_* end, and what is proposed on each.

ell(u) = L(sqrt u)/u = 1/(2d) + sum_{n>=2} c_{2n} u^(n-1); its coefficients at a beta and K come from the balls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from certify.core.errors import Undecided

Series = Callable[[float, float], Sequence[float]]
"""(beta, K/K_#) -> c_2, c_4, .."""
_STEPS = 60
_ROOM = 0.08  # of |c_6| u^2: what is left of 1/(2d) - ell at the end of the series
_SMALLEST = 2e-4
_SECANTS = 4
_SHORT = 0.98


def _excess(series: Sequence[float], u: float) -> float:
    """ell(u) - 1/(2d)."""
    return float(np.polynomial.polynomial.polyval(u, [0.0, *series[1:]]))


def peak(series: Sequence[float], end: float) -> float:
    """Where ell is largest on [0, end], by bisection of its derivative."""
    slope = np.polynomial.polynomial.polyder(np.array([0.0, *series[1:]]))
    low, high = 0.0, end
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if np.polynomial.polynomial.polyval(middle, slope) > 0 else (low, middle)
    return (low + high) / 2


@dataclass(frozen=True)
class Touch:
    """K_c/K_# and u = (d m)^2 of the minimiser at one beta."""

    beta: float
    scale: float
    u: float
    series: Sequence[float]


def touch(d: int, beta: float, end: float, series: Series) -> Touch:
    """By iteration: 1/scale - 1 = 2 d max (ell - 1/(2d)) at K = scale K_#."""
    scale = 1.0
    for _ in range(_STEPS):
        own = series(beta, scale)
        u = peak(own, end)
        following = 1 / (1 + 2 * d * max(_excess(own, u), 0.0))
        if abs(following - scale) < 1e-15:  # what floats hold
            break
        scale = following
    return Touch(beta, scale, u, own)


def last_end(d: int, low: float, high: float, end: float, scale: float, series: Series) -> float:
    """The largest beta of (low, high], about, where 1/(2 d scale) - ell, K = scale K_#, keeps room at `end`.

    By the secant rule, a little short of the zero: that function of beta is almost linear.
    """

    def room(beta: float) -> float:
        own = series(beta, scale)
        return ((1 / scale - 1) / (2 * d) - _excess(own, end)) / (abs(own[2]) * end * end) - _ROOM

    points = [(low, room(low)), (high, room(high))]
    for _ in range(_SECANTS):
        if points[1][1] >= 0:
            break
        (x, p), (y, q) = points
        middle = x + (y - x) * p / (p - q) * _SHORT
        if not x < middle < y:
            break
        value = room(middle)
        points = [(middle, value), (y, q)] if value >= 0 else [(x, p), (middle, value)]
    found = points[1][0] if points[1][1] >= 0 else points[0][0]
    if found < high and found - low < _SMALLEST * low:
        raise Undecided(f"d={d}: pieces of the reduction become too short at beta={low:.6g}")
    return found
