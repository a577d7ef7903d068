"""Floats: where the series of the reduced function ends, and the ends of chords from there to the end of reach."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from certify.core.errors import Undecided
from certify.search.coupling.family import Vector
from certify.search.reduction.model import Model, branch

_MOST_CHORDS = 1000
_SHRUNK = 0.98  # of the longest chord, and of the longest series
_SLACK = 1e-11
_GOAL = -40.0  # log of the relative error that the quadrature may have


def series_end(d: int, radius: float, bound: float, series: Sequence[float]) -> float:
    """The largest m, about, such that the series c_2, c_4, .. of L with |L| <= bound in the disc is below d m^2/2."""
    count = len(series)

    def value(m: float) -> float:
        u, square = (d * m) ** 2, (d * radius) ** 2
        terms = sum(max(c, 0.0) * u**k for k, c in enumerate(series[3:], start=1))
        return series[2] + terms + bound * (u / square) ** (count - 2) / (square**2 * (square - u))

    low, high = 0.0, radius * (1 - 1e-9)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if value(middle) < 0 else (low, middle)
    return low * _SHRUNK


class _Chords:
    """Upper bounds of L at places, and the longest chord from one of them."""

    def __init__(self, model: Model, theta: float, scale: float) -> None:
        self.scale = scale
        self.model, self.slack = model, model.tau / (2 * (1 - theta)) + _SLACK
        self.field = np.zeros(len(model.g) - 1)

    def value(self, m: float) -> float:
        """An upper bound of L at a = d m."""
        value, self.field = branch(self.model, self.model.d * m, self.field)
        return value + self.slack

    def below(self, left: float, low: float, right: float) -> bool:
        """The chord from (left, low) to `right` lies below d m^2/(2 scale)."""
        step = right - left
        rise = self.value(right) - low
        return rise * rise * self.scale / (2 * self.model.d) + low * step * step < left * rise * step

    def next_end(self, left: float, low: float, reach: float) -> float:
        """The end of a chord that is almost as long as it can be."""
        if self.below(left, low, reach):
            return reach
        good, bad = left, reach
        for _ in range(14):
            middle = (good + bad) / 2
            good, bad = (middle, bad) if self.below(left, low, middle) else (good, middle)
        return left + _SHRUNK * (good - left)

    def place(self, m: float) -> Vector:
        """The moments m_1..m_L of the critical point at a = d m."""
        self.value(m)
        self.model.fields.append((np.concatenate([[self.model.d * m], self.field]), _GOAL))
        return np.concatenate([[m], self.field / self.model.g[1:]])


def chord_ends(
    model: Model, grid: int, reach: int, first: float, theta: float, scale: float = 1.0
) -> list[tuple[int, ...]]:
    """Places in units 2^-grid, from a = d first to reach. Raises Undecided where chords become too short.

    scale: K/K_#, for which the g_l of the model are.
    """
    chords, unit = _Chords(model, theta, scale), 2.0**-grid
    m, end = first, reach * unit
    places: list[tuple[int, ...]] = []
    while len(places) < _MOST_CHORDS:
        places.append(tuple(min(int(max(x, 0.0) / unit), reach) for x in chords.place(m)))
        if m == end:
            return places
        following = chords.next_end(m, chords.value(m), end)
        if following - m < 4 * unit:
            break
        m = following
    raise Undecided(f"d={model.d}: the chords of the reduced function at beta_* become too short")
