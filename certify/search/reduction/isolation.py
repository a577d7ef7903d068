"""Floats: K_c/K_# and the minimiser away from beta_*, and where the reduced function is to be looked at closely."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from certify.core.errors import Undecided
from certify.search.coupling.family import Vector
from certify.search.reduction.model import Model, branch

Models = Callable[[float, float], Model]
"""(beta, K/K_#) -> the model there."""
_STEPS = 40
_GRID = 80
_ROOM = 0.08  # of (1 - K_c/K_#)/(2d): what is left of 1/(2d) - ell where chords begin and end


@dataclass(frozen=True)
class Foot:
    """K_c/K_#, and a and y of the minimiser, at one beta."""

    beta: float
    scale: float
    a: float
    y: Vector


class Reduced:
    """L at one beta and K."""

    def __init__(self, model: Model, start: Vector | None = None) -> None:
        self.model, self.y = model, np.zeros(len(model.g) - 1) if start is None else start

    def ell(self, a: float) -> float:
        """L/a^2."""
        value, self.y = branch(self.model, a, self.y)
        return value / a**2

    def slope(self, a: float) -> float:
        """a L' - 2 L."""
        value, self.y = branch(self.model, a, self.y)
        return a * float(self.model.family.means(np.concatenate([[a], self.y]))[1][0]) - 2 * value

    def peak(self, low: float, high: float) -> float:
        """Where ell is largest, by bisection: ell rises at `low` and falls at `high`."""
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.slope(middle) > 0 else (low, middle)
        return (low + high) / 2


def _bracket(reduced: Reduced, last: float) -> tuple[float, float]:
    """Ends between which ell is largest, of a grid up to `last`."""
    grid = last * np.arange(1, _GRID + 1) / _GRID
    reduced.y = np.zeros(len(reduced.model.g) - 1)
    values = [reduced.ell(float(a)) for a in grid]
    k = int(np.argmax(values))
    return float(grid[max(k - 1, 0)]), float(grid[min(k + 1, _GRID - 1)])


def foot(models: Models, beta: float, near: Foot | None = None) -> Foot:
    """The minimiser at one beta: 1/scale = 2 d max ell at K = scale K_#."""
    scale, y = (1.0, None) if near is None else (near.scale, near.y)
    a = 0.0
    for _ in range(_STEPS):
        model = models(beta, scale)
        reduced = Reduced(model, y)
        low, high = _bracket(reduced, model.d * model.reach) if a == 0.0 else (a * 0.97, a * 1.03)
        if a > 0.0 and not reduced.slope(low) > 0 > reduced.slope(high):
            low, high = _bracket(reduced, model.d * model.reach)
        a = reduced.peak(low, high)
        following = 1 / (2 * model.d * reduced.ell(a))
        y = reduced.y
        if abs(following - scale) < 2e-15:  # what floats hold
            break
        scale = following
    return Foot(beta, scale, a, reduced.y)


def window(model: Model, scale: float, foot_a: float) -> tuple[float, float]:
    """(a_-, a_+) about the minimiser beyond which 1/(2 d scale) - ell keeps room at these weights.

    Raises Undecided where there is no such end.
    """
    level = 1 / (2 * model.d * scale)
    room = level - _ROOM * (level - 1 / (2 * model.d))
    reduced = Reduced(model)

    def end(inside: float, outside: float) -> float:
        for _ in range(_STEPS):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if reduced.ell(middle) > room else (inside, middle)
        return outside

    least, last = foot_a / 50, model.d * model.reach
    if reduced.ell(least) > room or reduced.ell(last) > room:
        raise Undecided(f"d={model.d}: the reduced function keeps no room on a piece")
    return end(foot_a, least), end(foot_a, last)
