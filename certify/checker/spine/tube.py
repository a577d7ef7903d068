"""A convex tube around the other minimiser on which G is strictly convex. FORMAT/spine.md (A9).

The tube is {c_A + lambda (c_B - c_A) + u}: c_A, c_B the centres of the first and the last cell of the window, u off e
with |u| <= T, and <m, e> in the window. Everything is over 2^p.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from ..arithmetic.ball import Ball, ceil_shift, sqrt_upper, total, up
from ..verdict import require_at_most, require_less
from .setting import Setting
from .slice import Density, Slice, at_pole, length
from .spectrum import Features, largest


@dataclass(frozen=True, slots=True)
class Lift:
    """Up to which factor densities may exceed those of the tube: e^(share (sup h - h) + tilt (1 - cos)), h their field.

    Integers over 2^p, both upper bounds, share between 0 and 1.
    """

    share: int
    tilt: int


class Tube:
    """From the slices of the window, each with the t above which it is settled."""

    def __init__(self, setting: Setting, slices: Sequence[Slice], radii: Sequence[int]) -> None:
        p = setting.p
        self.setting, self.start = setting, slices[0].centre
        self.low, self.high, self.slices = slices[0].low, slices[-1].high, slices
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

    def theta(self, extra: int) -> Fraction:
        """theta < 1 that bounds Cov on the tube, for densities up to the factor e^extra."""
        p = self.setting.p
        size = max(self.norm(part, self.masses(part, half, None, extra)) for part, half in self.parts)
        require_less("tube: theta < 1", size, 1 << p)
        return Fraction(size, 1 << p)

    def norm(self, part: Density, masses: Sequence[int]) -> int:
        """An upper bound of the norm of the sum of (xi - M)(xi - M)^T with these masses of the cells."""
        return largest(self._features(part), masses, self.setting.mesh.modes, self.setting.work)

    def masses(self, part: Density, half: int, lift: Lift | None, extra: int = 0) -> list[int]:
        """Weights rho exp(|lambda| |<xi - M, w>| + T |P(xi - M)| + extra), lifted, times the masses of the cells."""
        setting, mesh = self.setting, self.setting.mesh
        p, rows = setting.p, mesh.rows
        setting.work.spend(0, p, len(rows) * (mesh.modes + 6))
        turned = [g * w >> p for g, w in zip(setting.g, self.axis, strict=True)]
        slopes, off = mesh.values(turned)
        level = total(up(g, p) * m for g, m in zip(turned, part.mean, strict=True))
        off += level.r + mesh.modes  # each field is rounded by less than a unit, and meets |M_l| <= 1
        # m - c differs from the multiple of w and u by the rounding of the point of the axis: a unit for each moment
        rounding = 2 * ((setting.g0 >> p) + 1)
        spreads = [
            ceil_shift(half * (abs(slope - level.m) + off), p) + ceil_shift(self.radius * root, p) + rounding
            for slope, root in zip(slopes, self._lengths(part), strict=True)
        ]
        bend = part.bend + ceil_shift(half * mesh.bend(turned), p)
        steps = {gap: ceil_shift(self.radius * sqrt_upper(gap * setting.bend), p + 1) for gap in set(mesh.gap)}
        exponents = [x + spread for x, spread in zip(part.values, spreads, strict=True)]
        highest = _moved(mesh.sups(exponents, bend, part.wrong), mesh.gap, steps)
        if lift is not None:
            top, one, share = max(highest), 1 << p, lift.share
            exponents = [
                x + ceil_shift(share * (top - value + spread) + lift.tilt * (one - row[0] + mesh.error), p)
                for x, value, spread, row in zip(exponents, part.values, spreads, rows, strict=True)
            ]
            bend += ceil_shift(share * bend, p) + lift.tilt
            steps = {gap: x + ceil_shift(share * x, p) for gap, x in steps.items()}
            highest = _moved(mesh.sups(exponents, bend, 2 * part.wrong), mesh.gap, steps)
        weights = setting.exponential.bounds([x + extra - part.log_z.low for x in highest])
        return [ceil_shift(x * m, p) for x, m in zip(weights, mesh.mass, strict=True)]

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
            found.append(sqrt_upper(whole - 2 * (mean - off) + square - part_along << p))
        # beyond L: |xi_T - M_T|^2 <= 2 tau <= slack for one and as much for the other, of which `squares` has one
        return [x + sqrt_upper(setting.slack << p) for x in found]

    def _features(self, part: Density) -> Features:
        """sqrt(g_l) (P_l - M_l)."""
        setting, p, mesh = self.setting, self.setting.p, self.setting.mesh
        centre = [m.m for m in part.mean]
        rows = [[v - m for v, m in zip(row, centre, strict=True)] for row in mesh.rows]
        wrong = mesh.error + max(m.r for m in part.mean)
        squares = [(sum(g * y * y for g, y in zip(setting.g, row, strict=True)) >> 2 * p) for row in rows]
        more = ceil_shift(8 * wrong * setting.g0, p) + setting.slack + 1
        return setting.features(rows, [x + more for x in squares], wrong)

    def functional(self, theta: Fraction, tilt: Ball | None, share: tuple[Fraction, Fraction]) -> int:
        """A lower bound of G + share |m|^2/2 on the tube, with the tilt; share is given by its bounds.

        At a centre c in its own cell, so in the tube, less |c - M + share c|^2/(2 (1 - theta + share)).
        """
        setting, p, found = self.setting, self.setting.p, []
        factor = Ball.between(1 + share[0], 1 + share[1], p)
        for cut in self.slices:
            centre, pole = cut.centre, at_pole(setting, cut.centre) >> p
            if not cut.low <= pole < cut.high:
                continue
            end = Density(setting, centre, tilt)
            vector = [up(c, p) * factor - m for c, m in zip(centre, end.mean, strict=True)]
            gradient = length(setting, vector, setting.slack, off_pole=False)
            square = (sum(g * c * c for g, c in zip(setting.g, centre, strict=True)) >> 2 * p) - setting.slack
            drop = Fraction(gradient * gradient, 1 << p) / (2 * (1 - theta + share[0]))
            found.append(end.functional + min(x * square for x in share) / 2 - drop)
        require_less("the centres of the window that are in their cells", 0, len(found))
        return floor(max(found))


def _moved(values: Sequence[int], gaps: Sequence[int], steps: Mapping[int, int]) -> list[int]:
    return [x + steps[gap] for x, gap in zip(values, gaps, strict=True)]


def _ends(cut: Slice) -> tuple[int, int]:
    return cut.low, cut.high
