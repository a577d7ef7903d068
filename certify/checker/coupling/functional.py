"""Linear functionals of the critical-point equation on a box. FORMAT/coupling.md (K14), (K15), (R) and (X).

Boxes are integers in units 2^-grid; everything else is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import mul

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
        columns = zip(*moments.covariance, strict=True)
        image = [Ball(sum(map(mul, y, column)), spread, p) for column in columns]
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
        return [v - s * g for v, s, g in zip(y, image, interaction.g, strict=True)], constant

    def displaced(self, coefficients: Sequence[Ball], lower: Sequence[int], upper: Sequence[int], skip: int) -> Ball:
        """sum over l != skip of W_l (m_l - c_l) for m_l in [lower_l, upper_l] (units 2^-grid)."""
        setting, others = self.setting, [k for k in range(len(lower)) if k != skip]
        moved = [
            Ball(
                setting.number(lower[k] + upper[k], 1) - self.centre[k].m,
                setting.number(upper[k] - lower[k], 1),
                setting.p,
            )
            for k in others
        ]
        return dot((coefficients[k] for k in others), moved, setting.p)


def combination(y: Sequence[int], values: Sequence[Ball], p: int) -> Ball:
    """The sum of products with integers."""
    middle, radius = sum(map(mul, y, [x.m for x in values])), sum(map(mul, map(abs, y), [x.r for x in values]))
    return Ball(middle, radius, p)
