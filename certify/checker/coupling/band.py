"""K_c between two proved points, and the couplings on a range of s there. FORMAT/intervals.md (I5), (I9) to (I12).

log K_c is concave in log beta: chords bound it from below, tangents at the nodes from above. Here
beta(s) = (beta_0+beta_1)/2 + s (beta_1-beta_0)/2, and sm is s_mid, the middle of a range of s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ..arithmetic.ball import Ball, exp, log, up
from ..arithmetic.series import Bessel, ceil_of
from ..document.parsers import Bounds
from ..verdict import require_at_most, require_less
from .interaction import Interaction, kappas


@dataclass(frozen=True, slots=True)
class End:
    """K_c in `coupling` and p = -d log K_c/d log beta in `log_slope`, at one beta."""

    beta: Fraction
    coupling: Bounds
    log_slope: Bounds


class Part:
    """K_c between two neighbouring nodes, whose order and signs `Band` has checked."""

    def __init__(self, left: End, right: End, p: int) -> None:
        self.left, self.right, self.p = left, right, p
        fall = log(Ball.exact(left.coupling[0] / right.coupling[0], p))
        self.power = fall / log(Ball.exact(right.beta / left.beta, p))  # the exact one is >= 0

    def chord(self, beta: Fraction) -> tuple[Ball, Ball]:
        """chord(beta) and chord'(beta)."""
        value = Ball.exact(self.left.coupling[0], self.p)
        value = value * exp(self.power * log(Ball.exact(self.left.beta / beta, self.p)))
        return value, -(value * self.power * Ball.exact(1 / beta, self.p))

    def tangents(self, beta: Fraction) -> list[Ball]:
        """tangent_j(beta) = Khi_j (beta_j/beta)^(p_j), of both nodes."""
        found = []
        for end in (self.left, self.right):
            exponent = Ball.between(*end.log_slope, self.p) * log(Ball.exact(end.beta / beta, self.p))
            found.append(Ball.exact(end.coupling[1], self.p) * exp(exponent))
        return found


class Band:
    """K_c on the piece [beta_0, beta_1], from its ends and the nodes inside it."""

    def __init__(self, left: End, right: End, p: int, inner: Sequence[End] = ()) -> None:
        nodes = (left, *inner, right)
        for one, two in pairwise(nodes):
            require_less("beta_i < beta_{i+1}", one.beta, two.beta)
        for end in nodes:
            require_less("0 < coupling.lower at an end of a piece", 0, end.coupling[0])
            require_at_most("0 <= p at an end of a piece", 0, end.log_slope[0])
        for one, two in pairwise(nodes):
            require_at_most("the lower end Klo_{i+1} <= Klo_i", two.coupling[0], one.coupling[0])
        self.left, self.right, self.p = left, right, p
        self.half = (right.beta - left.beta) / 2
        self.parts = [Part(one, two, p) for one, two in pairwise(nodes)]
        for part in self.parts:  # so that what is proved for all K of the band is proved for the lower end at a node
            for end in (part.left, part.right):
                for bound in part.tangents(end.beta):
                    require_at_most("the lower end Klo_i <= the tangents beside it", end.coupling[0], bound.upper())

    def beta(self, s: Fraction) -> Fraction:
        """beta(s)."""
        return (self.left.beta + self.right.beta) / 2 + s * self.half

    def _ranges(self, s0: Fraction, s1: Fraction) -> list[tuple[Part, Fraction, Fraction]]:
        """[s0, s1] cut at the nodes and half-way between them, each range with the nodes around it."""
        found = []
        for part in self.parts:
            a, b = (((node.beta - self.left.beta) / self.half - 1) for node in (part.left, part.right))
            for low, high in ((a, (a + b) / 2), ((a + b) / 2, b)):
                u0, u1 = max(low, s0), min(high, s1)
                if u0 < u1 or (u0 == u1 and s0 == s1):
                    found.append((part, u0, u1))
        return found

    def coupling(self, s0: Fraction, s1: Fraction) -> tuple[Ball, Ball, Ball]:
        """(line_0, line_1, spread): K_c(beta(s)) is in line_0 + line_1 (s - sm) + spread on [s0, s1]; lines exact."""
        p, sm, ranges = self.p, (s0 + s1) / 2, self._ranges(s0, s1)
        k, tilt = self._line(s0, s1)
        low, high = [], []
        for part, u0, u1 in ranges:
            um, rad_s = (u0 + u1) / 2, (u1 - u0) / 2
            value, slope = part.chord(self.beta(um))  # convex: above its tangent at um
            slope = slope * Ball.exact(self.half, p)
            low.append((value - k - tilt * Ball.exact(um - sm, p) + (slope - tilt) * symmetric(rad_s, p)).low)
            ends = []
            for u in (u0, u1):  # the tangents are convex too: over a linear function they are largest at an end
                line = k + tilt * Ball.exact(u - sm, p)
                ends.append([(x - line).high for x in part.tangents(self.beta(u))])
            high.append(min(max(x) for x in zip(*ends, strict=True)))
            require_at_most("the lower bound of K_c on a piece <= the upper one", low[-1], high[-1])
        return k, tilt, Ball.between(Fraction(min(low), 1 << p), Fraction(max(high), 1 << p), p)

    def _line(self, s0: Fraction, s1: Fraction) -> tuple[Ball, Ball]:
        """Exact line_0, line_1 near K_c in the middle of the range and its slope there: any numbers would do."""
        p, sm = self.p, (s0 + s1) / 2
        part = self._ranges(sm, sm)[0][0]
        value, slope = part.chord(self.beta(sm))
        if s0 < s1:
            first, last = (self._ranges(s, s)[0][0].chord(self.beta(s))[0] for s in (s0, s1))
            slope = (last - first) / Ball.exact(s1 - s0, p)
        else:
            slope = slope * Ball.exact(self.half, p)
        return up(value.m, p), up(slope.m, p)


def symmetric(size: Fraction, p: int) -> Ball:
    """A ball over 2^p about 0 that contains [-size, size]."""
    return Ball(0, ceil_of(size, p), p)


class RangeInteraction(Interaction):
    """g_l = gmid_l + gslope_l (s - sm) + a point of gspread_l, s in [s0, s1]: `centre`, `slope` (exact) and `spread`.

    `g` are upper ends over the range; `tau` is that at the largest kappa and K_c.
    """

    def __init__(self, bessel: Bessel, band: Band, modes: int, s0: Fraction, s1: Fraction) -> None:
        p, rad_s = bessel.precision, (s1 - s0) / 2
        k, tilt, spread = band.coupling(s0, s1)
        reach = symmetric(rad_s, p)
        everywhere = k + tilt * reach + spread
        super().__init__(bessel, band.beta(s1), modes, (everywhere.lower(), everywhere.upper()))
        values, _ = kappas(bessel, band.beta((s0 + s1) / 2), modes)
        ends = zip(kappas(bessel, band.beta(s0), modes)[1], kappas(bessel, band.beta(s1), modes)[1], strict=True)
        half = Ball.exact(band.half, p)
        self.rad_s, self.reach = ceil_of(rad_s, p), reach
        self.centre, self.slope, self.spread = [], [], []
        for value, (a, b) in zip(values, ends, strict=True):
            derivative = Ball.between(a.lower(), b.upper(), p) * half  # kappa' increases in beta
            rise = up(derivative.m, p)
            line = (k * rise + tilt * value) * 2
            extra = tilt * rise * reach * reach + spread * (value + derivative * reach)
            extra = extra + (derivative - rise) * reach * (k + tilt * reach)
            self.centre.append(k * value * 2)
            self.slope.append(up(line.m, p))
            self.spread.append(extra * 2 + (line - up(line.m, p)) * reach)
        parts = zip(self.centre, self.slope, self.spread, strict=True)
        self.g = [up((g + v * reach + e).high, p) for g, v, e in parts]
