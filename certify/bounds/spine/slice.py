"""A cell: F_K > 0 for every density whose field at the pole lies in it.

Lemma (proofs/spine/slice.py). m = c + delta e/g0 + u, u off e, t = |u|, s_a <= <m, e> <= s_b. With c' = c + delta e/g0
at either end, M' the means of its density rho', eps = |P(c' - M')|, A = |P M'| t and U(x) = min(t sqrt(q), the bound
of the field less the smaller field of the two ends), which bounds <xi, u>,

    F_K >= min over the ends of {G(c') - eps t + t^2/2 - psi(t^2 Lam(t), A)} - (s_b - s_a)^2/(8 g0),
    Lam(t) = sup over v off e of E'[<xi, v>^2 chi(U)]/|v|^2,   psi(X, A) = X if X <= A, else A + log(1 + X - A).

psi and Lam grow with t. The same with tilt m_1 and share |m|^2/2 added on the left, c' less tilt P_1 for the density of
c' and share (s_a^2/g0 - slack)/2 more on the right (proofs/spine/dilation.py).

tests/bounds/spine/test_slice.py leaves out each term in turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from certify.bounds.spine.setting import Density, Setting
from certify.bounds.spine.spectrum import excess, quadratic
from certify.core.ball import Ball, maximum
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.enclosure import round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.cover.spine import SpineCell, Step

_PLACES: Final = 40
"""Shifts are so short that moments stay exact."""


@dataclass(frozen=True)
class Frame:
    """What cells are about: F_K + tilt m_1 + share |m|^2/2 for each (tilt, share), of which the first has tilt None.

    rise: how far fields may exceed the bounds of those of a decreasing density.
    """

    terms: Sequence[tuple[Ball | None, Ball | int]]
    rise: Ball | int


PLAIN: Final = Frame(((None, 0),), 0)
"""F_K alone, for decreasing densities."""


class Slice:
    """The cell [low, high] around a centre; grid: the exponent of its units."""

    def __init__(self, setting: Setting, low: Ball, cell: SpineCell, grid: int, frame: Frame = PLAIN) -> None:
        self.setting, self.grid, self.frame = setting, grid, frame
        self.low, self.high = low, Ball(Dyadic(cell.upper, -grid))
        if not low.surely_less(self.high):
            raise Undecided("the field at the pole does not increase from cell to cell")
        self.centre = BallMatrix.integers([cell.centre], -grid)
        pole = dot(self.centre, setting.row)
        shifts = (
            Ball(round_to(((low - pole) / setting.g0).lower(), _PLACES, up=False)),
            Ball(round_to(((self.high - pole) / setting.g0).upper(), _PLACES, up=True)),
        )
        places = [self.centre + self.centre.filled(x) for x in shifts]
        self.shares = [share for _, share in frame.terms for _ in places]
        self.ends = [Density(setting, place, tilt) for tilt, _ in frame.terms for place in places]
        width = shifts[1] - shifts[0]
        self.sag = width * width * setting.g0 / 8
        bend = maximum(end.bend for end in self.ends[:2])
        lowest = self.ends[0].values.smaller(self.ends[1].values)
        drop = setting.mesh.sups(lowest.filled(0) - lowest, bend)
        room = setting.limits(self.high) + drop + drop.filled(frame.rise)
        self.room = room.larger(room.filled(0)).upper_ends()

    def most(self) -> Ball:
        """The largest t: |P m|^2 <= s - s^2/g0 + slack + rise, and t <= |P m| + |P c|."""
        g0 = self.setting.g0
        places = [self.low, self.high]
        if not (self.high.surely_at_most(g0 / 2) or (g0 / 2).surely_at_most(self.low)):
            places = [g0 / 2]
        room = maximum(x - x * x / g0 for x in places) + self.setting.slack + self.frame.rise
        return Ball(room.upper()).sqrt() + self.setting.length(self.centre, Ball(0), off_pole=True)

    def spectra(self, step: Step) -> list[Ball]:
        """Lam(t) at both ends, for each term."""
        setting, t, w = self.setting, Ball(Dyadic(step[0], -self.grid)), Ball(Dyadic(step[1], -self.grid))
        reach = setting.across_cells.sqrt().scaled(t).smaller(self.room)
        chi = quadratic(reach)
        tops = (excess(end.density.times(chi), w) for end in self.ends)
        return [setting.spectrum(top, w, step[2], uniform=False) for top in tops]

    @cached_property
    def floors(self) -> list[Ball]:
        """G(c') - sag at both ends, and what a share of |m|^2/2 adds, for each term."""
        square = self.low * self.low / self.setting.g0 - self.setting.slack
        pairs = zip(self.ends, self.shares, strict=True)
        return [end.functional - self.sag + share * square / 2 for end, share in pairs]

    def require_positive(self, steps: Sequence[Step], loss: Ball, *, window: bool) -> Ball:
        """F_K > loss for every t, or in the window for every t above the first step, which is given back."""
        times = [Ball(Dyadic(step[0], -self.grid)) for step in steps]
        if not self.most().surely_at_most(times[-1]):
            raise Undecided("the steps of a cell do not reach its largest t")
        for i, step in enumerate(steps):
            if window and not i:
                continue
            below = times[i - 1] if i else Ball(0)
            for end, floor, lam in zip(self.ends, self.floors, self.spectra(step), strict=True):
                fall = psi(times[i] * times[i] * lam, times[i] * end.mean_across)
                fall = fall + times[i] * end.residual(off_pole=True) - below * below / 2
                if not fall.surely_less(floor - loss) and (i or not _convex(end, lam, floor - loss)):
                    raise Undecided("a density far from the two minimisers is not excluded")
        return times[0]


def _convex(end: Density, lam: Ball, floor: Ball) -> bool:
    """2 Lam < 1 and eps^2/(2 (1 - 2 Lam)) < G - sag - loss."""
    if not (lam * 2).surely_less(1):
        return False
    eps = end.residual(off_pole=True)
    return (eps * eps / ((1 - lam * 2) * 2)).surely_less(floor)


def psi(x: Ball, a: Ball) -> Ball:
    """A bound of sup over |b| <= a of log(1 + b + x) - b."""
    if x.surely_at_most(a):
        return x
    return a + maximum([x - a, Ball(0)]).log1p()
