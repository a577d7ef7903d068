"""A convex tube around the other minimiser on which G is strictly convex. FORMAT/spine.md (L9).

The tube is {c_A + lambda (c_B - c_A) + u}: c_A, c_B the centres of the first and the last cell of the window, u off e
with |u| <= T, and <m, e> in the window. Everything is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from ..arithmetic.ball import Ball, ceil_shift, sqrt_upper, total, up
from ..arithmetic.series import ceil_div
from ..verdict import require_at_most, require_less
from .setting import Setting
from .slice import Density, Slice, at_pole, length
from .spectrum import Features, largest


class Tube:
    """From the slices of the window, each with the t above which it is settled."""

    def __init__(self, setting: Setting, slices: Sequence[Slice], radii: Sequence[int]) -> None:
        p = setting.p
        self.setting, self.start = setting, slices[0].centre
        self.low, self.high = slices[0].low, slices[-1].high
        self.axis = [b - a for a, b in zip(self.start, slices[-1].centre, strict=True)]
        self.begin, self.run = at_pole(setting, self.start), at_pole(setting, self.axis)
        require_less("the axis of the tube points to the pole", 0, self.run >> p)
        self.radius = max(
            radius + max(self.distance([up(c, p) for c in cut.centre], self.place(up(s, p)), 0) for s in _ends(cut))
            for cut, radius in zip(slices, radii, strict=True)
        )
        """T."""
        self.parts = [self._part(cut) for cut in slices]
        """For each cell a point of the axis in its middle, and the largest |lambda| from there."""
        turn = length(setting, [up(x, p) for x in self.axis], 0, off_pole=False)
        sizes = (length(setting, [up(c, p) for c in part.moments], 0, off_pole=False) for part, _ in self.parts)
        reach = max(size + ceil_shift(half * turn, p) for size, (_, half) in zip(sizes, self.parts, strict=True))
        self.longest = reach + self.radius + (setting.g0 >> p) + 8
        """An upper bound of |m| on the tube."""

    def place(self, pole: Ball) -> Ball:
        """lambda where <m, e> is this."""
        p = self.setting.p
        return (pole - Ball(self.begin >> p, 1, p)) / Ball(self.run >> p, 1, p)

    def distance(self, moments: Sequence[Ball], place: Ball, rest: int) -> int:
        """An upper bound of |P(m - c_A - lambda (c_B - c_A))|."""
        p = self.setting.p
        rows = zip(moments, self.start, self.axis, strict=True)
        return length(self.setting, [m - up(a, p) - place * up(w, p) for m, a, w in rows], rest, off_pole=True)

    def _part(self, cut: Slice) -> tuple[Density, int]:
        p = self.setting.p
        ends = [self.place(up(s, p)) for s in _ends(cut)]
        middle = (ends[0].m + ends[1].m) >> 1
        moments = [a + (middle * w >> p) for a, w in zip(self.start, self.axis, strict=True)]
        return Density(self.setting, moments), max((end - up(middle, p)).magnitude() for end in ends)

    def require_inside(self, moments: Sequence[Ball], rest: int, who: str) -> None:
        """The moments, with sum_l g_l m_l^2 at most `rest` beyond L, are in the tube."""
        p = self.setting.p
        pole = total(up(g, p) * m for g, m in zip(self.setting.g, moments, strict=True))
        require_at_most(f"{who}: window.lower <= field at the pole", self.low, pole.low)
        require_at_most(f"{who}: field at the pole <= window.upper", pole.high, self.high)
        require_at_most(f"{who}: |u| <= T", self.distance(moments, self.place(pole), rest), self.radius)

    def theta(self, wide: Setting, extra: int) -> Fraction:
        """theta < 1 that bounds Cov on the tube, for densities up to the factor e^extra and the features of `wide`."""
        p = self.setting.p
        size = max(self._largest(part, half, wide, extra) for part, half in self.parts)
        require_less("tube: theta < 1", size, 1 << p)
        return Fraction(size, 1 << p)

    def _largest(self, part: Density, half: int, wide: Setting, extra: int) -> int:
        """The norm of E[(xi - M)(xi - M)^T] for weights rho exp(|lambda| |<xi - M, w>| + T |P(xi - M)| + extra)."""
        setting, mesh = self.setting, self.setting.mesh
        p, rows = setting.p, mesh.rows
        setting.work.spend(0, p, len(rows) * (mesh.modes + 6))
        turned = [g * w >> p for g, w in zip(setting.g, self.axis, strict=True)]
        slopes, off = mesh.values(turned)
        level = total(up(g, p) * m for g, m in zip(turned, part.mean, strict=True))
        off += level.r + sum(abs(m.m) + m.r >> p for m in part.mean) + mesh.modes
        exponents = [
            x + ceil_shift(half * (abs(slope - level.m) + off), p) + ceil_shift(self.radius * root, p)
            for x, slope, root in zip(part.values, slopes, self._lengths(part), strict=True)
        ]
        bend = part.bend + ceil_shift(half * mesh.bend(turned), p) + 1
        steps = {gap: ceil_shift(self.radius * sqrt_upper(gap * setting.bend), p + 1) + 1 for gap in set(mesh.gap)}
        highest = mesh.sups(exponents, bend, part.wrong)
        # m - M differs from the multiple of w and u by the rounding of the point of the axis: a unit for each moment
        extra += 2 * ((setting.g0 >> p) + 1) - part.log_z.low
        weights = setting.exponential.bounds([x + steps[gap] + extra for x, gap in zip(highest, mesh.gap, strict=True)])
        masses = [ceil_shift(x * m, p) for x, m in zip(weights, mesh.mass, strict=True)]
        return largest(self._features(part, wide), masses, mesh.modes, setting.work)

    def _lengths(self, part: Density) -> list[int]:
        """Upper bounds of |P(xi - M)| at the nodes: |xi|^2 - 2 <xi, M> + |M|^2 - <xi - M, e>^2/g0."""
        setting, p = self.setting, self.setting.p
        balls = [up(g, p) * m for g, m in zip(setting.g, part.mean, strict=True)]
        field = [x.m for x in balls]
        means, off = setting.mesh.values(field)
        off += sum(x.r for x in balls)
        square = total(x * m for x, m in zip(balls, part.mean, strict=True)).high
        pole = total(balls)
        found = []
        for whole, mean, along in zip(setting.squares, means, setting.pole, strict=True):
            part_along = setting.along(along - pole.m, setting.pole_wrong + pole.r)
            found.append(sqrt_upper(max(whole - 2 * (mean - off) + square - part_along, 0) << p))
        # beyond L: |xi_T - M_T|^2 <= 2 tau <= slack for one and as much for the other, of which `squares` has one
        return [x + sqrt_upper(setting.slack << p) for x in found]

    def _features(self, part: Density, wide: Setting) -> Features:
        """sqrt(g_l) (P_l - M_l) with the g_l of `wide`."""
        p, mesh = self.setting.p, self.setting.mesh
        centre = [m.m for m in part.mean]
        rows = [[v - m for v, m in zip(row, centre, strict=True)] for row in mesh.rows]
        wrong = mesh.error + max(m.r for m in part.mean)
        squares = [(sum(g * y * y for g, y in zip(wide.g, row, strict=True)) >> 2 * p) for row in rows]
        more = ceil_shift(8 * wrong * wide.g0, p) + wide.slack + 2
        return wide.features(rows, [x + more for x in squares], wrong)

    def functional(self, theta: Fraction) -> int:
        """A lower bound of G on the tube, at the beta and K of the setting: D(c) - |c - M|^2/(2 (1-theta))."""
        one = Fraction(1 << self.setting.p)
        found = []
        for part, _ in self.parts:
            gradient = part.residual(off_pole=False)
            found.append(part.functional - ceil_div(gradient * gradient, 1) / (2 * (one - theta * one)))
        return int(max(found) // 1)

    def first_moments(self) -> tuple[Fraction, Fraction]:
        """The least and the largest m_1 on the tube: that of the axis, and T/sqrt(g_1) around."""
        p = self.setting.p
        spread = ceil_div(self.radius << p, max(isqrt(self.setting.g[0] << p), 1))
        places = [self.place(up(s, p)) for s in (self.low, self.high)]
        ends = [up(self.start[0], p) + place * up(self.axis[0], p) for place in places]
        low, high = min(x.low for x in ends) - spread, max(x.high for x in ends) + spread
        return Fraction(low, 1 << p), Fraction(high, 1 << p)


def _ends(cut: Slice) -> tuple[int, int]:
    return cut.low, cut.high
