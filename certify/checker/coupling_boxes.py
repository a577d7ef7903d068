"""A box of moments: its base field, the Gibbs bound, and linear functionals of the critical-point equation.

FORMAT_COUPLING.md, section 4, (G), (R) and (X). Boxes are integers in units 2^-q; everything else is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .coupling_family import Moments, Quadrature
from .coupling_numbers import Ball, exp, sqrt_upper, up
from .coupling_weights import Couplings
from .series import ceil_of
from .verdict import Invalid, require_less

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
        shift = 2 * self.grid + 1 - self.p
        products = [w * (a + b) for w, a, b in zip(self.weights, lower, upper, strict=True)]
        return [x >> shift if shift >= 0 else x << -shift for x in products]

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
    total = -setting.quadrature.log_partition(field)
    first = up(setting.number(upper[0]), p)
    total = total - first * first * up(setting.tail(), p) / 2
    for a, g, low, high in zip(field, setting.couplings.g, lower, upper, strict=True):
        largest, exact = up(g.high, p), up(a, p)
        ends = [up(setting.number(x), p) * (exact - largest * up(setting.number(x), p) / 2) for x in (low, high)]
        total = total + (ends[0] if ends[0].low <= ends[1].low else ends[1])
    require_less(f"{name}: 0 < Gibbs bound", 0, total.lower())


def oscillation(p: int, deviations: Sequence[int], mean: Sequence[Ball]) -> int:
    """U = sum e_l (1 + |M_l|) over 2^p, rounded up."""
    total = sum(e * ((1 << p) + m.magnitude()) for e, m in zip(deviations, mean, strict=True))
    return (total >> p) + 1


class Linearised:
    """The critical-point equation on a box around its base field; rows y draw linear conclusions from it."""

    def __init__(self, setting: Setting, lower: Ends, upper: Ends) -> None:
        self.setting, p = setting, setting.p
        self.field = setting.field(lower, upper)
        self.moments: Moments = setting.quadrature.moments(self.field)
        self.deviations = setting.deviations(lower, upper, self.field)
        self.centre = [up(setting.number(a + b, 1), p) for a, b in zip(lower, upper, strict=True)]
        first = setting.number(upper[0])
        swing = oscillation(p, self.deviations, self.moments.mean)
        self.spill = (setting.tail() * first >> p) + 1  # tau b
        spread = 0
        for row, e in zip(self.moments.covariance, self.deviations, strict=True):
            inner = sum((abs(c) + self.moments.radius) * f for c, f in zip(row, self.deviations, strict=True))
            spread += ((inner >> p) + 1) * e
        root = sqrt_upper(spread + (1 << p)) + self.spill  # the sum over 2^(2p), so its root is over 2^p
        if swing >> p > 64:
            raise Invalid("a box is too large for the linearised equation")
        u = up(swing, p)
        taylor = (u * u * exp(u) / 4 + u) / 6 + up(1 << (p - 1), p)
        self.quadratic = (taylor.high * ((root * root >> p) + 1) >> p) + 1  # q V

    def functional(self, y: Sequence[int]) -> tuple[list[Ball], Ball]:
        """(W, c_0): 0 is in sum W_l (m_l - c_l) + c_0 for every critical density with moments in the box."""
        p, moments, modes = self.setting.p, self.moments, len(y)
        spread = moments.radius * sum(abs(v) for v in y)
        columns = [sum(v * row[k] for v, row in zip(y, moments.covariance, strict=True)) for k in range(modes)]
        image = [Ball(m, spread, p) for m in columns]  # s = y C
        level = _dot(y, moments.mean, p)
        variance = _dot(y, image, p)
        root = sqrt_upper(max(variance.high, 0) << p)
        spill = (root * self.spill >> p) + 1
        size = sum(abs(v) for v in y) << p
        most = ((size - level.low) * self.quadratic >> p) + 1 + spill
        least = ((size + level.high) * self.quadratic >> p) + 1 + spill
        remainder = Ball((most - least) >> 1, ((most + least) >> 1) + 1, p)
        constant = _dot(y, self.centre, p) - level - remainder
        weights = []
        for v, s, g, c, a in zip(y, image, self.setting.couplings.g, self.centre, self.field, strict=True):
            product = s * g
            weights.append(Ball((v << p) - product.m, product.r, p))
            constant = constant - s * (g * c - up(a, p))
        return weights, constant

    def displaced(self, weights: Sequence[Ball], lower: Sequence[int], upper: Sequence[int], skip: int) -> Ball:
        """sum over l != skip of W_l (m_l - c_l) for m_l in [lower_l, upper_l] (units 2^-q)."""
        setting, total = self.setting, up(0, self.setting.p)
        for k, (w, c, a, b) in enumerate(zip(weights, self.centre, lower, upper, strict=True)):
            if k != skip:
                middle, radius = setting.number(a + b, 1), setting.number(b - a, 1)
                total = total + w * Ball(middle - c.m, radius, setting.p)
        return total


def _dot(y: Sequence[int], values: Sequence[Ball], p: int) -> Ball:
    pairs = list(zip(y, values, strict=True))
    return Ball(sum(v * x.m for v, x in pairs), sum(abs(v) * x.r for v, x in pairs), p)
