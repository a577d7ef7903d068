"""The boxes of a cover in balls: what a box means as moments, fields and deviations from its centre."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from certify.bounds.coupling.functional import AffineBox
from certify.bounds.kernels.tail import SlowTail
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.exact import Dyadic
from certify.cover.box import Box, clip
from certify.cover.plan import CoverPlan


@dataclass(frozen=True, slots=True)
class RangeInteraction:
    """g_l = centre_l + slope_l (s - mid) + a point of spread_l, for s in a range with midpoint mid; and tau.

    `slope` is exact. slow: what is beyond the modes, of a kernel that decays slowly. at_point: slope and spread are 0,
    and are not looked at.
    """

    centre: BallMatrix
    slope: BallMatrix
    spread: BallMatrix
    tau: Ball
    slow: SlowTail | None = None
    at_point: bool = False

    def upper(self, rad_s: Ball) -> BallMatrix:
        """Upper bounds of g_l over a range of half-length rad_s."""
        if self.at_point:
            return self.centre.upper_ends()
        reach = Ball.between(-rad_s.upper(), rad_s.upper())
        return (self.centre + self.slope.scaled(reach) + self.spread).upper_ends()


Source = Callable[[int, int], RangeInteraction]
"""(s0, s1) in units 2^-grid -> the interaction on that range of s."""


class Geometry:
    """The plan's exact data in balls, and what a box means: moments, base field, deviations."""

    def __init__(self, plan: CoverPlan, source: Source, *, increasing: bool = True) -> None:
        self.plan, self.source, self.grid, self.increasing = plan, source, plan.grid, increasing
        self.frame = BallMatrix.integers([plan.frame], -plan.grid)
        self.frame_slope = BallMatrix.integers([plan.frame_slope], -plan.grid)
        self.stand_in = BallMatrix.integers([plan.stand_in], -plan.grid)
        self.stand_in_slope = BallMatrix.integers([plan.stand_in_slope], -plan.grid)
        self.moving = plan.moving
        self.zero = BallMatrix.integers([[0] * plan.modes])
        self._cache: tuple[tuple[int, int], RangeInteraction] | None = None

    def interaction(self, box: Box) -> RangeInteraction:
        """The interaction on the box's range of s (the last range is remembered)."""
        key = (box.s0, box.s1)
        if self._cache is None or self._cache[0] != key:
            self._cache = (key, self.source(*key))
        return self._cache[1]

    def clipped(self, box: Box) -> Box:
        """What of the box may hold moments of a minimiser."""
        return clip(box, self.moving) if self.increasing else box

    def beyond(self, box: Box) -> Ball:
        """A bound of |m_l|, l > L, on the box, or b of `kernels:norm`."""
        slow = self.interaction(box).slow
        if slow is not None:
            return slow.reach(slow.crude(self.fields(box)))
        if not self.increasing:
            return Ball(1)
        return self.moments(box)[1].entry(0, 0) if self.moving else Ball(self.number(box.upper[0]))

    def fields(self, box: Box) -> Ball:
        """A bound of sum_{l<=L} g_l |m_l| on a box that does not move."""
        ends = [max(abs(a), abs(b)) for a, b in zip(box.lower, box.upper, strict=True)]
        return dot(self.interaction(box).centre.magnitudes(), BallMatrix.integers([ends], -self.grid))

    def number(self, n: int, halves: int = 0) -> Dyadic:
        """n in units 2^-(grid + halves)."""
        return Dyadic(n, -self.grid - halves)

    def parameter(self, box: Box) -> Ball:
        """The middle of the range of s."""
        return Ball(self.number(box.s0 + box.s1, 1))

    def centre(self, box: Box) -> BallMatrix:
        """The centre of the box in xi, exact."""
        return BallMatrix.integers([[a + b for a, b in zip(box.lower, box.upper, strict=True)]], -self.grid - 1)

    def field(self, box: Box) -> BallMatrix:
        """The base field of the box: stand_in(mid) * frame(mid) * centre, an exact row, rounded if the box moves."""
        if not self.moving:  # the frame is 1
            rows = zip(self.plan.stand_in, box.lower, box.upper, strict=True)
            return BallMatrix.integers([[w * (a + b) for w, a, b in rows]], -2 * self.grid - 1)
        mid = self.parameter(box)
        frame = self.frame + self.frame_slope.scaled(mid)
        stand_in = self.stand_in + self.stand_in_slope.scaled(mid)
        return self.centre(box).scale_columns(frame).scale_columns(stand_in).midpoints()

    def moments(self, box: Box) -> tuple[BallMatrix, BallMatrix]:
        """Rows of the lower and upper ends of m_l over the box, hulls over its range of s."""
        if not self.moving:  # the frame is 1: `root_box`
            return BallMatrix.integers([box.lower], -self.grid), BallMatrix.integers([box.upper], -self.grid)
        ends = []
        for side, pick in ((box.lower, Ball.lower), (box.upper, Ball.upper)):
            row = []
            for n, f, v in zip(side, self.plan.frame, self.plan.frame_slope, strict=True):
                at = [Ball(Dyadic((f << self.grid) + v * s, -2 * self.grid)) * self.number(n) for s in (box.s0, box.s1)]
                row.append(pick(at[0].hull(at[1])))
            ends.append(BallMatrix.row(row))
        return ends[0], ends[1]

    def affine(self, box: Box, field: BallMatrix) -> AffineBox:
        """The box as deviations from its centre and from a base field (functional.AffineBox)."""
        g, centre, zero = self.interaction(box), self.centre(box), self.zero
        radii = BallMatrix.integers([[b - a for a, b in zip(box.lower, box.upper, strict=True)]], -self.grid - 1)
        if g.at_point and not self.moving:  # the frame is 1
            e0 = centre.scale_columns(g.centre) - field
            beyond, point = self.beyond(box), Ball(0)
            return AffineBox(
                centre, self.frame, zero, zero, e0, g.centre, zero, zero, radii, point, beyond, at_rest=True
            )
        rad_s = Ball(self.number(box.s1 - box.s0, 1))
        spread_s = Ball.between(-rad_s.upper(), rad_s.upper())
        frame = self.frame + self.frame_slope.scaled(self.parameter(box))
        first = self.beyond(box)
        m0, ms = centre.scale_columns(frame), centre.scale_columns(self.frame_slope)
        e0, ex = m0.scale_columns(g.centre) - field, frame.scale_columns(g.centre)
        if not self.moving:
            er = m0.widened_by(radii).scale_columns(g.spread)
            return AffineBox(m0, frame, zero, zero, e0, ex, zero, er, radii, rad_s, first)
        around = zero.widened_by(radii)
        mr = around.scale_columns(self.frame_slope).scaled(spread_s)
        drift = ms.scaled(spread_s) + around.scale_columns(frame) + mr
        es = ms.scale_columns(g.centre) + m0.scale_columns(g.slope)
        er = mr.scale_columns(g.centre) + drift.scale_columns(g.slope).scaled(spread_s)
        er = er + (m0 + drift).scale_columns(g.spread)
        return AffineBox(m0, frame, ms, mr, e0, ex, es, er, radii, rad_s, first)
