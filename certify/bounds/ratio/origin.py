"""Leading coefficients at x = 0 along the curve (`ratio:origin`)."""

from __future__ import annotations

from typing import Final

from certify.bounds.ratio.recurrence import folded
from certify.bounds.ratio.setting import Setting
from certify.bounds.ratio.tower import Tower
from certify.core.polynomial import Poly, R, X, coefficient, degree, substitute, valuation, variable

MAX_DEPTH: Final = 12


def leading(tower: Tower, p: Poly) -> tuple[int, Poly, Poly] | None:
    """(v, h, s): p = x^v (h/s + o(1)) at 0, with the roots in h standing for their values there, and s > 0."""
    unit, x = tower.order.unit, variable(X)
    for depth in range(1, MAX_DEPTH + 1):
        top, bottom = folded(tower, depth, unit * x, tower.order.twice(depth))
        written = substitute(p, R, top, bottom)
        if not written.is_zero() and (power := valuation(written, X)) <= 2 * depth:
            return power, coefficient(written, X, power), coefficient(bottom ** degree(p, R), X, 0)
    return None


def at_origin(setting: Setting) -> Setting:
    """The setting at x = 0, where R = 0 and the roots have their limits."""
    tower = setting.tower
    radicands = [coefficient(coefficient(p, X, 0), R, 0) for p in tower.radicands]
    return setting.over(Tower(tower.order, radicands), strict_roots=False)
