"""A polynomial on the strips between proved bounds of R: all coefficients >= 0 in variables > 0 (`ratio:strips`)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.recurrence import folded
from certify.bounds.ratio.setting import Proof, Setting, coefficients_positive
from certify.bounds.ratio.tower import Tower
from certify.core.polynomial import Poly, R, X, coefficients, constant, degree, places, substitute, variable

DEPTHS: Final = {"depth-0": 1, "depth-1": 2, "depth-2": 3}
ALL: Final = ("depth-0", "linear", "depth-1", "amos", "depth-2")
FORMAL: Final = ("depth-0", "linear")
"""Those that are written in Coq."""
_HALF_LINE: Final = Range(Fraction(0), None, (False, False))


def on_strip(tower: Tower, p: Poly, name: str) -> Poly:
    """A positive multiple of p in nu, x (or s) and t in the place of R, all t > 0."""
    unit, x, t = tower.order.unit, variable(X), variable(R)
    if name in DEPTHS:
        depth = DEPTHS[name]
        return substitute(p, R, *folded(tower, depth, unit * x * t, tower.order.twice(depth) * (1 + t)))
    a = tower.order.twice(0) + unit  # 2 unit (mu + 1/2)
    if name == "linear":
        bottom = (2 * unit * x + a) * (1 + t) + (a + 2 * unit) * t
        return substitute(p, R, 2 * unit * x * (1 + t), bottom)
    e, s = 2 * a + 2 * unit, x
    d = 2 * unit * e * (1 + t)
    b = a * e * (1 + t) + 2 * unit * (a + e * t)
    x_top, x_bottom = s * (s + 2 * b), 2 * d * (b + s)
    r_top, r_bottom = 2 * unit * x_top, a * x_bottom + 2 * unit * ((b + s) ** 2 + b**2)
    most_x, most_r = degree(p, X), degree(p, R)
    found = constant(0)
    for i, column in coefficients(p, X).items():
        part = constant(0)
        for j, value in coefficients(column, R).items():
            part += value * r_top**j * r_bottom ** (most_r - j)
        found += part * x_top**i * x_bottom ** (most_x - i)
    return found


def allowed(setting: Setting, name: str, p: Poly) -> bool:
    """Whether a strip holds on the range of nu, and is worth its size."""
    if setting.formal and name not in FORMAL:
        return False
    if name in DEPTHS:
        return DEPTHS[name] == 1 or degree(p, R) <= 8
    if setting.mu_from() < Fraction(-1, 2):
        return False
    return name != "amos" or (degree(p, R) <= 5 and degree(p, X) <= 6 and setting.x.low == 0 and setting.x.high is None)


def by_strips(setting: Setting, p: Poly, strict: bool, names: tuple[str, ...] = ALL) -> Proof | None:
    """A proof by coefficients, for a polynomial without roots."""
    if R not in places(p):
        found = coefficients_positive(setting, p)
        return None if found is None or (strict and not found) else Proof({"by": "coefficients"}, found)
    for name in names:
        if allowed(setting, name, p):
            setting.effort.spend(8 if name == "amos" else 1)
            x = _HALF_LINE if name == "amos" else None
            found = coefficients_positive(setting, on_strip(setting.tower, p, name), x)
            if found or (found is False and not strict):
                return Proof({"by": "coefficients", "strip": name}, found)
    return None
