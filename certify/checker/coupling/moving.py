"""Moving boxes: m_l = (frame_l + s frame_slope_l) xi_l with s in a range. FORMAT/intervals.md (I2), (I14) to (I16).

Ends of xi and s are integers in units 2^-grid; everything else is exact or over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from fractions import Fraction

from ..arithmetic.ball import Ball, ceil_shift, dot, total, up
from ..arithmetic.series import Bessel
from .band import Band, RangeInteraction, symmetric
from .boxes import Box, Setting
from .family import Family
from .form import Ends
from .functional import Linearised
from .interaction import Couplings
from .moving_form import MovingBoxes


@dataclass(frozen=True, slots=True)
class Placed(Setting):
    """A box over its range of s, as the tests for boxes at rest see it: moments in units 2^-(p-1), field, |e_l|."""

    base: Sequence[int]
    sizes: Sequence[int]

    def field(self, lower: Ends, upper: Ends) -> list[int]:
        """The base field, computed with s."""
        return list(self.base)

    def deviations(self, lower: Ends, upper: Ends, field: Sequence[int]) -> list[int]:
        """Upper bounds of |e_l|, computed with s."""
        return list(self.sizes)


class Piece:
    """What all boxes of a piece share."""

    def __init__(self, evidence: MovingBoxes, band: Band, bessel: Bessel, family: Family) -> None:
        self.evidence, self.band, self.bessel, self.family = evidence, band, bessel, family
        self.grid, self.modes, self.p = evidence.grid, evidence.modes, bessel.precision
        self._known: dict[tuple[int, int], RangeInteraction] = {}

    def interaction(self, s0: int, s1: int) -> RangeInteraction:
        """The interaction on a range of s, each computed once."""
        if (s0, s1) not in self._known:
            bits = self.band.left.beta.denominator.bit_length() + self.band.right.beta.denominator.bit_length()
            self.bessel.work.spend(40 * self.modes, bits, 20)
            ends = (Fraction(s, 1 << self.grid) for s in (s0, s1))
            self._known[s0, s1] = RangeInteraction(self.bessel, self.band, self.modes, *ends)
        return self._known[s0, s1]

    def everywhere(self) -> Couplings:
        """Upper ends of g and tau over the whole piece: the largest over eight ranges of s."""
        one = 1 << self.grid
        ranges = [self.interaction(a, a + one // 4) for a in range(-one, one, one // 4)]
        found = copy(ranges[0])
        found.g = [max(side, key=lambda x: x.high) for side in zip(*(c.g for c in ranges), strict=True)]
        found.tau = max(c.tau for c in ranges)
        return found

    def root(self) -> Box:
        """xi in [0, top], s in [-1, 1]."""
        return Box((0,) * self.modes, self.evidence.top, -1 << self.grid, 1 << self.grid)

    def taken(self, box: Box) -> Box:
        """A box whose turn it is, as it is."""
        return box

    def corner(self, box: Box) -> tuple[Sequence[Fraction], Sequence[Fraction]]:
        """Upper ends of the box and of C_0, as moments."""
        return self.moments(box)[1], [Fraction(x, 1 << self.grid) for x in self.evidence.corner]

    def star(self) -> tuple[Ends, Ends]:
        """C_*, in the coordinates of the boxes."""
        return self.evidence.star_lower, self.evidence.star_upper

    def frame(self, box: Box) -> list[Fraction]:
        """frame + sm frame_slope, exact."""
        return self._at(box, self.evidence.frame, self.evidence.frame_slope)

    def _at(self, box: Box, values: Ends, slopes: Ends) -> list[Fraction]:
        q, pairs = self.grid, zip(values, slopes, strict=True)
        return [Fraction((f << (q + 1)) + v * (box.s0 + box.s1), 1 << (2 * q + 1)) for f, v in pairs]

    def field(self, box: Box) -> list[int]:
        """The base field of the box, rounded to numbers over 2^p."""
        weights = self._at(box, self.evidence.weights, self.evidence.weights_slope)
        parts = zip(weights, self.frame(box), box.lower, box.upper, strict=True)
        return [(w * f * (a + b) * (1 << self.p) / (2 << self.grid)).__floor__() for w, f, a, b in parts]

    def moments(self, box: Box) -> tuple[list[Fraction], list[Fraction]]:
        """Ends of m_l over the box: linear in s, and frame + s frame_slope > 0."""
        self.bessel.work.spend(10 * self.modes, 0)
        lower: list[Fraction] = []
        upper: list[Fraction] = []
        for f, v, a, b in zip(self.evidence.frame, self.evidence.frame_slope, box.lower, box.upper, strict=True):
            at = [Fraction((f << self.grid) + v * s, 1 << (3 * self.grid)) for s in (box.s0, box.s1)]
            lower.append(min(x * a for x in at))
            upper.append(max(x * b for x in at))
        return lower, upper

    def placed(self, box: Box, base: list[int], sizes: Sequence[int] = ()) -> tuple[Placed, Ends, Ends]:
        """The box with this field and these |e_l| as boxes at rest are seen: a setting, and the hull of the moments."""
        scale = 1 << (self.p - 1)
        lower, upper = self.moments(box)
        setting = Placed(self.family, self.interaction(box.s0, box.s1), self.p - 1, (), base, sizes)
        return setting, tuple((x * scale).__floor__() for x in lower), tuple((x * scale).__ceil__() for x in upper)

    def equation(self, box: Box) -> Equation:
        """The critical-point equation on the box."""
        return Equation(self, box)


class Affine:
    """(I15): m_l = m0 + f dxi + ms ds + mr, g_l m_l - a_l = e0 + ex dxi + es ds + er, |dxi| <= rad, |ds| <= rad_s."""

    def __init__(self, piece: Piece, box: Box, field: Sequence[int]) -> None:
        p, grid, g = piece.p, piece.grid, piece.interaction(box.s0, box.s1)
        self.f = [Ball.exact(x, p) for x in piece.frame(box)]
        self.m0: list[Ball] = []
        self.ms: list[Ball] = []
        self.mr: list[Ball] = []
        self.es: list[Ball] = []
        self.er: list[Ball] = []
        self.e0: list[Ball] = []
        self.ex: list[Ball] = []
        self.sizes: list[int] = []
        slopes = [Ball.exact(Fraction(v, 1 << grid), p) for v in piece.evidence.frame_slope]
        for k, (f, slope, a) in enumerate(zip(self.f, slopes, field, strict=True)):
            centre = up((box.lower[k] + box.upper[k]) << (p - grid - 1), p)
            radius = (box.upper[k] - box.lower[k]) << (p - grid - 1)
            around = symmetric(Fraction(radius, 1 << p), p)
            m0, ms, mr = f * centre, slope * centre, slope * around * g.reach
            drift = ms * g.reach + f * around + mr  # drift_l
            e0, ex = g.centre[k] * m0 - up(a, p), g.centre[k] * f
            es = g.centre[k] * ms + g.slope[k] * m0
            er = g.centre[k] * mr + g.slope[k] * drift * g.reach + g.spread[k] * (m0 + drift)
            rolled = ceil_shift(ex.magnitude() * radius, p) + ceil_shift(es.magnitude() * g.rad_s, p)
            self.sizes.append(e0.magnitude() + rolled + er.magnitude())
            rows = (self.m0, self.ms, self.mr, self.e0, self.ex, self.es, self.er)
            for row, x in zip(rows, (m0, ms, mr, e0, ex, es, er), strict=True):
                row.append(x)


class Equation(Linearised):
    """The critical-point equation on a moving box: 0 is in sum W_l dxi_l + W_0."""

    def __init__(self, piece: Piece, box: Box) -> None:
        field = piece.field(box)
        self.affine = Affine(piece, box, field)
        self.reach = piece.interaction(box.s0, box.s1).reach
        placed, lower, upper = piece.placed(box, field, self.affine.sizes)
        super().__init__(placed, lower, upper)
        # From here on the coordinates are xi, in units 2^-grid.
        self.setting = Setting(piece.family, placed.interaction, piece.grid, ())
        self.centre = [up(self.setting.number(a + b, 1), piece.p) for a, b in zip(box.lower, box.upper, strict=True)]

    def functional(self, y: Sequence[int]) -> tuple[list[Ball], Ball]:
        """(W, W_0) in the coordinates dxi."""
        at = self.affine
        image, level = self.projected(y)
        terms = (v * (m + r) for v, m, r in zip(y, at.m0, at.mr, strict=True))
        moved = [e + r for e, r in zip(at.e0, at.er, strict=True)]
        constant = total(terms) - dot(image, moved, level.p) - level
        drift = total(v * m for v, m in zip(y, at.ms, strict=True)) - dot(image, at.es, level.p)
        coefficients = [f * v - s * e for f, v, s, e in zip(at.f, y, image, at.ex, strict=True)]
        return coefficients, constant + drift * self.reach
