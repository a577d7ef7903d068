"""A box of moments: its base field, the Gibbs bound, and linear functionals of the critical-point equation.

FORMAT_COUPLING.md, section 4, (G), (R) and (X). Boxes are integers in units 2^-q; everything else is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..arithmetic.ball import Ball, ceil_shift, exp, sqrt_upper, total, up
from ..arithmetic.series import ceil_of
from ..verdict import require_less
from .family import Moments, Quadrature
from .interaction import Couplings

Ends = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all boxes share: the quadrature, the couplings, units and the weights of the base fields (units 2^-q)."""

    quadrature: Quadrature
    couplings: Couplings
    grid: int
    weights: Ends

    @property
    def p(self) -> int:
        """Bits of the fixed point."""
        return self.quadrature.p

    def number(self, n: int, halves: int = 0) -> int:
        """n 2^-(q + halves), which is exact: the precision is at least q + 1."""
        return n << (self.p - self.grid - halves)

    def field(self, lower: Ends, upper: Ends) -> list[int]:
        """The base field of a box, weights times centre, rounded to a number over 2^p."""
        sums = (a + b for a, b in zip(lower, upper, strict=True))
        return [(w * x << self.p) >> (2 * self.grid + 1) for w, x in zip(self.weights, sums, strict=True)]

    def deviations(self, lower: Ends, upper: Ends, field: Sequence[int]) -> list[int]:
        """Upper bounds of |g_l z - a_l| over the box."""
        result = []
        for g, a, low, high in zip(self.couplings.g, field, lower, upper, strict=True):
            ends = (g * up(self.number(x), self.p) - up(a, self.p) for x in (low, high))
            result.append(max(end.magnitude() for end in ends))
        return result

    def tail(self) -> int:
        """tau over 2^p, rounded up."""
        return ceil_of(self.couplings.tail, self.p)


def require_gibbs(setting: Setting, lower: Ends, upper: Ends, field: list[int], name: str) -> None:
    """(G): F_K > 0 for every density whose moments lie in the box."""
    p = setting.p
    first = up(setting.number(upper[0]), p)
    bound = -setting.quadrature.log_partition(field) - first * first * up(setting.tail(), p) / 2
    for a, g, low, high in zip(field, setting.couplings.g, lower, upper, strict=True):
        largest, exact = up(g.high, p), up(a, p)
        places = (up(setting.number(x), p) for x in (low, high))
        bound = bound + min((z * (exact - largest * z / 2) for z in places), key=lambda x: x.low)
    require_less(f"{name}: 0 < Gibbs bound", 0, bound.lower())


def oscillation(p: int, deviations: Sequence[int], mean: Sequence[Ball]) -> int:
    """U = sum e_l (1 + |M_l|) over 2^p, rounded up."""
    return ceil_shift(sum(e * ((1 << p) + m.magnitude()) for e, m in zip(deviations, mean, strict=True)), p)


class Linearised:
    """The critical-point equation on a box around its base field; rows y draw linear conclusions from it."""

    def __init__(self, setting: Setting, lower: Ends, upper: Ends) -> None:
        self.setting, p = setting, setting.p
        self.field = setting.field(lower, upper)
        self.moments: Moments = setting.quadrature.moments(self.field)
        self.deviations = setting.deviations(lower, upper, self.field)
        self.centre = [up(setting.number(a + b, 1), p) for a, b in zip(lower, upper, strict=True)]
        self.spill = ceil_shift(setting.tail() * setting.number(upper[0]), p)  # tau b
        rows = zip(self.moments.covariance, self.deviations, strict=True)
        spread = sum(e * ceil_shift(self._row(row), p) for row, e in rows)
        root = sqrt_upper(spread) + self.spill  # the sum over 2^(2p), so its root is over 2^p
        u = up(oscillation(p, self.deviations, self.moments.mean), p)
        taylor = (u * u * exp(u) / 4 + u) / 6 + up(1 << (p - 1), p)
        self.quadratic = ceil_shift(taylor.high * ceil_shift(root * root, p), p)  # q V

    def _row(self, row: Sequence[int]) -> int:
        """sum_l |C_kl| e_l over 2^(2p)."""
        return sum((abs(c) + self.moments.radius) * e for c, e in zip(row, self.deviations, strict=True))

    def projected(self, y: Sequence[int]) -> tuple[list[Ball], Ball]:
        """(s, y.M + R), s = y C."""
        p, moments = self.setting.p, self.moments
        spread = moments.radius * sum(abs(v) for v in y)
        columns = zip(*moments.covariance, strict=True)
        image = [Ball(sum(v * c for v, c in zip(y, column, strict=True)), spread, p) for column in columns]
        level, variance = _dot(y, moments.mean, p), _dot(y, image, p)
        spill = ceil_shift(sqrt_upper(variance.high << p) * self.spill, p)  # tau b sqrt(s.y)
        size = sum(abs(v) for v in y) << p
        most = ceil_shift((size - level.low) * self.quadratic, p) + spill
        least = ceil_shift((size + level.high) * self.quadratic, p) + spill
        middle = (most - least) >> 1
        return image, level + Ball(middle, most - middle, p)

    def functional(self, y: Sequence[int]) -> tuple[list[Ball], Ball]:
        """(W, c_0): 0 is in sum W_l (m_l - c_l) + c_0 for every critical density with moments in the box."""
        p, couplings = self.setting.p, self.setting.couplings
        image, level = self.projected(y)
        constant = _dot(y, self.centre, p) - level
        for s, g, c, a in zip(image, couplings.g, self.centre, self.field, strict=True):
            constant = constant - s * (g * c - up(a, p))
        return [v - s * g for v, s, g in zip(y, image, couplings.g, strict=True)], constant

    def displaced(self, weights: Sequence[Ball], lower: Sequence[int], upper: Sequence[int], skip: int) -> Ball:
        """sum over l != skip of W_l (m_l - c_l) for m_l in [lower_l, upper_l] (units 2^-q)."""
        setting, rows = self.setting, zip(weights, self.centre, lower, upper, strict=True)
        moved = [w * Ball(setting.number(a + b, 1) - c.m, setting.number(b - a, 1), setting.p) for w, c, a, b in rows]
        return total(x for k, x in enumerate(moved) if k != skip)


def _dot(y: Sequence[int], values: Sequence[Ball], p: int) -> Ball:
    pairs = list(zip(y, values, strict=True))
    return Ball(sum(v * x.m for v, x in pairs), sum(abs(v) * x.r for v, x in pairs), p)
