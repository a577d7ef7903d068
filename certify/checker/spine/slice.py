"""A cell of the cover: F_K > 0 for every density whose field at the pole lies in it. FORMAT/spine.md (A7), (A8).

A density with moments m has <m, e> = s in [s_a, s_b]; m = c + delta e/g0 + u, u off e. Everything is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from operator import mul
from typing import Final

from ..arithmetic.ball import Ball, ceil_shift, log, sqrt_upper, total, up
from ..verdict import require_at_most, require_less
from .form import Cell, Step
from .setting import Setting
from .spectrum import largest, positive


class Density:
    """The density of the field of exact moments c, less tilt P_1: log Z, its means, and its values on the cells."""

    def __init__(self, setting: Setting, moments: Sequence[int], tilt: Ball | None = None) -> None:
        p = setting.p
        self.setting, self.moments = setting, moments
        self.field = [g * c >> p for g, c in zip(setting.g, moments, strict=True)]
        if tilt is not None:
            self.field[0] -= tilt.m
        self.off = 0 if tilt is None else tilt.r
        found = setting.family.means(self.field)
        self.log_z, self.mean = found.log_z, found.mean
        setting.work.spend(0, p, (setting.mesh.modes // 8 + 3) * len(setting.mesh.rows))
        self.values, self.wrong = setting.mesh.values(self.field)
        self.bend = setting.mesh.bend(self.field)

    @cached_property
    def functional(self) -> int:
        """A lower bound of D(c) = |c|^2/2 - log Z, less what tilt m_1 changes with the rounding of the tilt."""
        p = self.setting.p
        square = sum(g * c * c for g, c in zip(self.setting.g, self.moments, strict=True)) >> 2 * p + 1
        return square - self.log_z.high - self.off

    def residual(self, *, off_pole: bool) -> int:
        """An upper bound of |c - M|, or of its part off e."""
        vector = [up(c, self.setting.p) - m for c, m in zip(self.moments, self.mean, strict=True)]
        return length(self.setting, vector, self.setting.slack, off_pole=off_pole)

    @cached_property
    def mean_across(self) -> int:
        """An upper bound of |P M|."""
        return length(self.setting, self.mean, self.setting.slack, off_pole=True)

    @cached_property
    def density(self) -> list[int]:
        """Upper bounds of the density on the cells."""
        highest = self.setting.mesh.sups(self.values, self.bend, self.wrong)
        return self.setting.exponential.bounds([x - self.log_z.low for x in highest])


def length(setting: Setting, vector: Sequence[Ball], rest: int, *, off_pole: bool) -> int:
    """An upper bound of |v|, sum_l g_l v_l^2 being at most `rest` beyond L; if wanted of its part off e."""
    p, g = setting.p, setting.g
    square = total(up(w, p) * x * x for w, x in zip(g, vector, strict=True)).high + rest
    if off_pole:
        along = total(up(w, p) * x for w, x in zip(g, vector, strict=True))
        square -= setting.along(along.m, along.r)
    return sqrt_upper(square << p)


def at_pole(setting: Setting, moments: Sequence[int]) -> int:
    """<c, e> = sum_l g_l c_l, over 2^(2p)."""
    return sum(map(mul, setting.g, moments))


@dataclass(frozen=True, slots=True)
class Frame:
    """Cells are about F_K + tilt m_1 + share |m|^2/2 for each (tilt, lower bound of share), the first without a tilt.

    rise: how far fields may exceed the bounds of those of a decreasing density.
    """

    terms: Sequence[tuple[Ball | None, Fraction]]
    rise: int


PLAIN: Final = Frame(((None, Fraction(0)),), 0)
"""F_K alone, for decreasing densities."""


class Slice:
    """The cell [s_a, s_b] around a centre: its two ends for each term, and the range of t = |u|."""

    def __init__(self, setting: Setting, low: int, cell: Cell, frame: Frame = PLAIN) -> None:
        p, unit = setting.p, setting.unit
        self.setting, self.rise = setting, frame.rise
        self.low, self.high = low, cell.upper << unit
        require_less("the field at the pole increases from cell to cell", self.low, self.high)
        self.centre = [c << unit for c in cell.centre]
        pole = at_pole(setting, self.centre)
        shifts = ((self.low << p) - pole) // setting.g0, -((pole - (self.high << p)) // setting.g0)
        places = [[c + shift for c in self.centre] for shift in shifts]
        self.ends = [Density(setting, place, tilt) for tilt, _ in frame.terms for place in places]
        square = max(setting.along(self.low, 0) - setting.slack, 0)
        self.gains = [int(share * square / 2) for _, share in frame.terms for _ in places]
        """What share |m|^2/2 adds at least, |m|^2 >= s^2/g0 - slack."""
        width = shifts[1] - shifts[0]
        self.sag = ceil_shift(width * width * setting.g0, 2 * p + 3)
        """|e/g0|^2 (s_b - s_a)^2/8: what the concave part may fall below its chord."""
        mesh = setting.mesh
        bend = max(end.bend for end in self.ends[:2])
        wrong = max(end.wrong for end in self.ends[:2])
        values = [-min(a, b) for a, b in zip(*(end.values for end in self.ends[:2]), strict=True)]
        lowest = mesh.sups(values, bend, wrong)
        limits = setting.limits(self.high)
        self.room = [max(limit + x + self.rise, 0) for limit, x in zip(limits, lowest, strict=True)]
        """Upper bounds of <xi, u> on the cells of the mesh."""

    def most(self) -> int:
        """An upper bound of t: |P m|^2 <= s - s^2/g0 + slack + rise, and t <= |P m| + |P c|."""
        setting, p = self.setting, self.setting.p
        places = [self.low, self.high]
        if self.low < setting.g0 // 2 < self.high:
            places = [setting.g0 // 2]  # g0 odd: 1/(4 g0) is lost there, and the quotient is rounded by more
        room = max(x - setting.along(x, 0) for x in places) + setting.slack + self.rise
        square = sum(g * c * c for g, c in zip(setting.g, self.centre, strict=True)) >> 2 * p
        pole = at_pole(setting, self.centre) >> p
        return sqrt_upper(room << p) + sqrt_upper(square + 1 - setting.along(pole, 1) << p)

    def spectra(self, step: Step) -> list[int]:
        """For all ends an upper bound of Lam(t) = sup over v off e of E[<xi, v>^2 chi(<xi, u>)]/|v|^2, |u| <= t."""
        setting = self.setting
        t, w = step[0] << setting.unit, step[1] << setting.unit
        p = setting.p
        setting.work.spend(0, p, 3 * len(self.room))
        pairs = zip(setting.across_roots, self.room, strict=True)
        reach = [min(-(-t * root >> p), room) for root, room in pairs]
        chi = setting.quadratic.bounds(reach)
        found = []
        for end in self.ends:
            excess = positive([-(-a * b >> p) for a, b in zip(end.density, chi, strict=True)], w)
            found.append(spectrum(setting, excess, w, step[2], uniform=False))
        return found

    def require_positive(self, steps: Sequence[Step], loss: int, name: str, *, window: bool) -> int:
        """F_K > loss for every t, or in the window for every t above the first step, which is given back."""
        setting, p = self.setting, self.setting.p
        require_at_most(
            f"{name}: the last t is the largest", Fraction(self.most(), 1 << p), _number(setting, steps[-1])
        )
        below = 0
        for i, step in enumerate(steps):
            t = step[0] << setting.unit
            require_less(f"{name}: t increases", below, t)
            if i or not window:
                for end, lam, gain in zip(self.ends, self.spectra(step), self.gains, strict=True):
                    floor = end.functional + gain - self.sag - loss
                    if i:
                        _require_far(setting, end, lam, (below, t), floor, name)
                    else:
                        _require_near(setting, end, lam, t, floor, name)
            below = t
        return steps[0][0] << setting.unit


def spectrum(setting: Setting, excess: Sequence[int], w: int, size: int, *, uniform: bool) -> int:
    """w lambda and the norm of the excess over w: by the trace alone if size is 0."""
    p = setting.p
    masses = [-(-x * m >> p) for x, m in zip(excess, setting.mesh.mass, strict=True)]
    if size:
        norm = largest(setting.off_uniform if uniform else setting.off_pole, masses, size, setting.work)
    else:
        squares = setting.uniform_cells if uniform else setting.across_cells
        norm = ceil_shift(sum(map(mul, masses, squares)), p)
    return norm + ceil_shift(w * (setting.g[0] // setting.d + setting.slack + 1), p)


def _number(setting: Setting, step: Step) -> Fraction:
    return Fraction(step[0] << setting.unit, 1 << setting.p)


def _require_near(setting: Setting, end: Density, lam: int, high: int, floor: int, name: str) -> None:
    """For all t up to the first one: as for larger t, from 0 on, or by convexity in t.

    That is 2 Lam < 1 and eps^2/(2 (1 - 2 Lam)) < D - sag - loss.
    """
    if _fall(setting, end, lam, high) < floor:
        return
    one, eps = Fraction(1 << setting.p), end.residual(off_pole=True)
    require_less(f"{name}: 2 Lam < 1 at the first t", 2 * lam, one)
    require_less(f"{name}: eps^2/(2 (1 - 2 Lam)) < D - sag - loss", eps * eps / (2 * (one - 2 * lam)), floor)


def _require_far(setting: Setting, end: Density, lam: int, between: tuple[int, int], floor: int, name: str) -> None:
    """For t in [t_a, t_b]: psi(t_b^2 Lam, t_b |P M|) + eps t_b - t_a^2/2 < D - sag - loss."""
    low, high = between
    fall = _fall(setting, end, lam, high) - (low * low >> setting.p + 1)
    require_less(f"{name}: psi + eps t_b - t_a^2/2 < D - sag - loss", fall, floor)


def _fall(setting: Setting, end: Density, lam: int, high: int) -> int:
    """An upper bound of psi(t^2 Lam, t |P M|) + eps t."""
    p = setting.p
    least = ceil_shift(high * high * lam, 2 * p)
    slope = ceil_shift(high * end.mean_across, p)
    return psi(least, slope, p) + ceil_shift(high * end.residual(off_pole=True), p)


def psi(x: int, a: int, p: int) -> int:
    """An upper bound of sup over |b| <= a of log(1 + b + x) - b: x if x <= a, else a + log(1 + x - a)."""
    return x if x <= a else a + log(up((1 << p) + x - a, p)).high
