"""Linear functionals of the critical-point equation on a box. FORMAT/coupling.md (K14), (K15), (R) and (X).

Boxes are integers in units 2^-grid; everything else is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..arithmetic.ball import Ball, ceil_shift, dot, sqrt_upper, up
from .boxes import Setting, deviation, oscillation, taylor_factor
from .family import Moments
from .form import Ends


class Linearised:
    """The critical-point equation on a box around its base field; rows y draw linear conclusions from it."""

    def __init__(self, setting: Setting, lower: Ends, upper: Ends) -> None:
        self.setting, p = setting, setting.p
        self.field = setting.field(lower, upper)
        self.moments: Moments = setting.family.moments(self.field)
        self.deviations = setting.deviations(lower, upper, self.field)
        self.centre = [up(setting.number(a + b, 1), p) for a, b in zip(lower, upper, strict=True)]
        self.tau_b = setting.near(setting.farthest(lower, upper), self.field, self.moments, self.deviations)
        root = deviation(self.moments, self.deviations, p) + self.tau_b
        u = up(oscillation(p, self.deviations, self.moments.mean), p)
        self.quadratic = ceil_shift(taylor_factor(u).high * ceil_shift(root * root, p), p)  # times V

    @cached_property
    def change(self) -> list[Ball]:
        """g_l c_l - a_l, from the base field to the field of the centre."""
        rows = zip(self.setting.interaction.g, self.centre, self.field, strict=True)
        return [g * c - up(a, self.setting.p) for g, c, a in rows]

    def projected(self, y: Sequence[int]) -> tuple[list[Ball], Ball]:
        """(eta, y.M + R), eta = y C."""
        p, moments = self.setting.p, self.moments
        spread = moments.radius * sum(map(abs, y))
        rows = ([v * c for c in row] for v, row in zip(y, moments.covariance, strict=True) if v)  # most y have one v
        image = [Ball(sum(column), spread, p) for column in zip([0] * len(y), *rows, strict=True)]
        level, variance = combination(y, moments.mean, p), combination(y, image, p)
        slack = ceil_shift(sqrt_upper(variance.high << p) * self.tau_b, p)  # tau upper_1 sqrt(eta.y)
        size = sum(map(abs, y)) << p
        most = ceil_shift((size - level.low) * self.quadratic, p) + slack
        least = ceil_shift((size + level.high) * self.quadratic, p) + slack
        middle = (most - least) >> 1
        return image, level + Ball(middle, most - middle, p)

    def functional(self, y: Sequence[int]) -> tuple[list[Ball], Ball]:
        """(W, W_0): 0 is in sum W_l (m_l - c_l) + W_0 for every critical density with moments in the box."""
        p, interaction = self.setting.p, self.setting.interaction
        image, level = self.projected(y)
        constant = combination(y, self.centre, p) - level - dot(image, self.change, p)
        rows = [(s.m, s.r, g.m, g.r) for s, g in zip(image, interaction.g, strict=True)]
        spreads = [(abs(s) * g_r + abs(g) * s_r + s_r * g_r >> p) + 2 for s, s_r, g, g_r in rows]  # as a product has it
        middles = [(v << p) - (s * g >> p) for v, (s, _, g, _) in zip(y, rows, strict=True)]
        return [Ball(m, r, p) for m, r in zip(middles, spreads, strict=True)], constant

    def displaced(self, coefficients: Sequence[Ball], lower: Sequence[int], upper: Sequence[int], skip: int) -> Ball:
        """sum over l != skip of W_l (m_l - c_l) for m_l in [lower_l, upper_l] (units 2^-grid)."""
        p, shift, middle, spread = self.setting.p, self.setting.p - self.setting.grid - 1, 0, 0
        for k, (w, c, low, high) in enumerate(zip(coefficients, self.centre, lower, upper, strict=True)):
            if k != skip:  # the product of two balls, all of them shifted down once as in `dot`
                m, r = (low + high << shift) - c.m, high - low << shift
                middle += w.m * m
                spread += abs(w.m) * r + (abs(m) + r) * w.r
        return Ball(middle >> p, (spread >> p) + 2, p)


def combination(y: Sequence[int], values: Sequence[Ball], p: int) -> Ball:
    """The sum of products with integers, most of which are 0."""
    chosen = [(v, x) for v, x in zip(y, values, strict=True) if v]
    return Ball(sum([v * x.m for v, x in chosen]), sum([abs(v) * x.r for v, x in chosen]), p)
