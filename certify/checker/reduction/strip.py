"""The sign of N = 5 a L' - a^2 L'' - 8 L, or P = a L' - 2 L, on a part of a chart. FORMAT/reduction.md (U20), (U21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..arithmetic.ball import Ball, total, up
from ..verdict import require_less
from .chart import Chart
from .jets import Jets
from .setting import Setting


@dataclass(frozen=True, slots=True)
class Operator:
    """At a + x, applied to F = sum f_n x^n: zero f_n + one a (n+1) f_{n+1} + two a^2 (n+1)(n+2) f_{n+2}, in order n."""

    zero: tuple[int, int, int]
    """Coefficients of 1, n, n^2."""
    one: tuple[int, int]
    """Coefficients of 1, n."""
    two: int
    sizes: tuple[int, int, int]
    """Bounds of the coefficients of F, a F', a^2 F'' in it."""

    def apply(self, a: Ball, f: Sequence[Ball]) -> list[Ball]:
        """The coefficients of what it gives."""
        more = [*f, up(0, a.p), up(0, a.p)]
        square = a * a
        return [
            more[n] * (self.zero[0] + self.zero[1] * n + self.zero[2] * n * n)
            + a * more[n + 1] * ((self.one[0] + self.one[1] * n) * (n + 1))
            + square * more[n + 2] * (self.two * (n + 1) * (n + 2))
            for n in range(len(f))
        ]


CRITERION: Final = Operator((-8, 6, -1), (5, -2), -1, (8, 5, 1))
SLOPE: Final = Operator((-2, 1, 0), (1, 0), 0, (2, 1, 0))


class _Image:
    """A polynomial, its derivative, and a bound of its second derivative for |x| <= reach."""

    def __init__(self, f: Sequence[Ball], reach: Ball) -> None:
        p = reach.p
        self.f, self.slope = f, [c * n for n, c in enumerate(f)][1:]
        self.curvature = _value([up(c.magnitude(), p) * (n * (n - 1)) for n, c in enumerate(f)][2:], reach)

    def at(self, x: Ball, half: Ball) -> tuple[Ball, Ball]:
        """Its value at x, and a bound of how far it moves within `half`."""
        turned = up(_value(self.slope, x).magnitude(), x.p)
        return _value(self.f, x), turned * half + self.curvature * half * half / 2


def _value(f: Sequence[Ball], x: Ball) -> Ball:
    value = up(0, x.p)
    for c in reversed(f):
        value = value * x + c
    return value


class Strip:
    """A chart with the functions that operators are applied to: L at g^0, and m_l^2, which enters with (1/2) D_l.

    What is left of a function F beyond its coefficients is at most A sum_{n>degree} (|x|/r)^n.
    """

    def __init__(self, setting: Setting, chart: Chart, degree: int, ends: tuple[Fraction, Fraction]) -> None:
        p = setting.p
        self.chart, self.p, self.work = chart, p, setting.work
        centre = Fraction(chart.field[0], 1 << p)
        self.centre = centre
        reach = max(abs(x - centre) for x in ends)
        require_less("strip: within the chart", reach, Fraction(chart.sizes[0], 1 << p))
        self.reach, self.radius = Ball.exact(reach, p), up(chart.sizes[0], p)
        moments = Jets(setting.family, chart, degree).series
        setting.work.spend(0, p, len(moments) * degree**2)
        self.functions = [[chart.energy(), *(x / n for n, x in enumerate(moments[0][:-1], start=1))]]
        self.sizes = [chart.stray[0] * self.radius]
        for series, most in zip(moments[1:], chart.largest[1:], strict=True):
            pairs = range(degree + 1)
            self.functions.append([total(series[k] * series[n - k] for k in range(n + 1)) for n in pairs])
            self.sizes.append(most * most)
        self.images: dict[Operator, list[_Image]] = {}

    def around(self, operator: Operator, a: Fraction, half: Fraction) -> Ball:
        """The values of the operator at L within `half` of a, for all weights."""
        if operator not in self.images:
            middle = up(self.chart.field[0], self.p)
            self.images[operator] = [_Image(operator.apply(middle, f), self.reach) for f in self.functions]
        images, p = self.images[operator], self.p
        self.work.spend(0, p, 2 * len(images) * len(self.functions[0]))
        x, width = Ball.exact(a - self.centre, p), Ball.exact(half, p)
        value, rim = images[0].at(x, width)
        for image, gap in zip(images[1:], self.chart.gap[1:], strict=True):
            own, moved = image.at(x, width)
            rim = rim + (up(own.magnitude(), p) + moved) * gap / 2
        rim = rim + self._far(operator)
        return value + Ball(0, rim.high, p)

    def _far(self, operator: Operator) -> Ball:
        """A bound of what the operator makes of what is known by its size only."""
        p, m = self.p, len(self.functions[0])
        share, a, one = self.reach / self.radius, up(self.chart.field[0], p) + self.reach, up(1 << p, p)
        left, power = one / (1 - share), one
        for _ in range(m - 2):
            power = power * share
        rests = (
            power * share * share * left,
            power * share * (left * m + share * left * left),
            power * (left * (m * (m - 1)) + share * left * left * (2 * m) + share * share * left * left * left * 2),
        )
        near, far = a / self.radius, a / (self.radius - self.reach)
        size = total(factor * y / 2 for factor, y in zip([up(2 << p, p), *self.chart.gap[1:]], self.sizes, strict=True))
        sizes = operator.sizes
        cut = (rests[0] * sizes[0] + near * rests[1] * sizes[1] + near * near * rests[2] * sizes[2]) * size
        return cut + self.chart.error * (far * sizes[1] + far * far * (2 * sizes[2]) + sizes[0])

    def require_positive(self, operator: Operator, left: Fraction, right: Fraction, cells: int) -> None:
        """The operator gives numbers > 0 on [left, right], cell by cell."""
        half = (right - left) / (2 * cells)
        for k in range(cells):
            least = self.around(operator, left + (2 * k + 1) * half, half).lower()
            require_less(f"strip, cell {k}: N > 0", 0, least)
