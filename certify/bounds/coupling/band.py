"""K_c between proved points, as a function of s, and the g_l there: linear in s with a proved remainder.

The lemmas (proofs/coupling/band.py): log K_c is concave in log beta, so chords
between neighbouring nodes bound it from below and tangents at the nodes from above.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from certify.bounds.coupling.boxes import RangeInteraction, Source
from certify.bounds.coupling.interaction import interaction_on, slopes_at
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.cover.sizes import TouchSizes


@dataclass(frozen=True, slots=True)
class BandEnd:
    """At one beta an enclosure of K_c, and a p for which K (beta/b)^{-p} with the upper end K bounds K_c from above.

    At the end of a piece p = -d log K_c/d log beta itself; inside it is that of one explicit density.
    """

    beta: Fraction
    coupling: Enclosure
    log_slope: Enclosure


@dataclass(frozen=True, slots=True)
class InnerNode(BandEnd):
    """A node inside a piece: what is said of K_c there follows from the piece's own cover and this explicit density."""

    sizes: TouchSizes
    field: BallMatrix


@dataclass(frozen=True, slots=True)
class Part:
    """K_c between two neighbouring nodes."""

    left: BandEnd
    right: BandEnd

    def chord(self, beta: Fraction) -> tuple[Ball, Ball]:
        """(value, derivative in beta) of the lower bound Klo_0 (beta_0/beta)^power of K_c, beta between the nodes."""
        low, high = Ball(self.left.coupling.lower), Ball(self.right.coupling.lower)
        power = (low / high).log() / (Ball(self.right.beta) / self.left.beta).log()
        if not power.surely_positive():
            raise Undecided("K_c is not proved to decrease from end to end of a piece")
        value = low * (power * (Ball(self.left.beta) / beta).log()).exp()
        return value, -value * power / beta


def tangent(end: BandEnd, beta: Fraction) -> Ball:
    """The upper bound Khi_i (beta_i/beta)^{p_i} of K_c at any beta > 0."""
    power = Ball.between(end.log_slope.lower, end.log_slope.upper)
    if not power.surely_positive():
        raise Undecided("the slope of K_c at an end of a piece has no sign")
    return Ball(end.coupling.upper) * (power * (Ball(end.beta) / beta).log()).exp()


@dataclass(frozen=True, slots=True)
class Piece:
    """An interval of beta between two points, with nodes inside it."""

    d: int
    left: BandEnd
    right: BandEnd
    inner: tuple[InnerNode, ...] = ()

    @property
    def half(self) -> Fraction:
        """(beta_1-beta_0)/2."""
        return (self.right.beta - self.left.beta) / 2

    @property
    def nodes(self) -> tuple[BandEnd, ...]:
        """All nodes, in order."""
        return (self.left, *self.inner, self.right)

    def beta(self, s: Fraction) -> Fraction:
        """The beta of a parameter s in [-1, 1]."""
        return (self.left.beta + self.right.beta) / 2 + s * self.half

    def parameter(self, beta: Fraction) -> Fraction:
        """The s of a beta."""
        return (beta - self.left.beta) / self.half - 1

    def parts(self, s0: Fraction, s1: Fraction) -> list[tuple[Part, Fraction, Fraction]]:
        """(part, u0, u1) with adjacent [u0, u1] that make up [s0, s1], cut at the nodes and half-way between them."""
        found: list[tuple[Part, Fraction, Fraction]] = []
        for left, right in pairwise(self.nodes):
            ends = self.parameter(left.beta), self.parameter(right.beta)
            for a, b in pairwise((ends[0], (ends[0] + ends[1]) / 2, ends[1])):
                u0, u1 = max(s0, a), min(s1, b)
                if u0 < u1 or (u0 == u1 == s0 == s1 and not found):
                    found.append((Part(left, right), u0, u1))
        return found


def coupling_on(piece: Piece, s0: Fraction, s1: Fraction) -> tuple[Ball, Ball, Ball]:
    """(centre, slope, spread): K_c(beta(s)) in centre + slope (s - mid) + spread on [s0, s1]; centre and slope exact.

    Between two nodes the chord is convex in beta, so it lies above its tangent at the middle; a tangent bound is convex
    too, so over the linear function it is largest at an end.
    """
    middle = (s0 + s1) / 2
    centre, slope = (x.mid() for x in _line(piece, s0, s1))
    lows, highs = [], []
    for part, u0, u1 in piece.parts(s0, s1):
        rad_s, at = (u1 - u0) / 2, (u0 + u1) / 2
        value, derivative = part.chord(piece.beta(at))
        derivative = derivative * piece.half
        below = value - centre - slope * (at - middle) + (derivative - slope) * Ball.between(-rad_s, rad_s)
        tops = []
        for end in (part.left, part.right):
            over = [(tangent(end, piece.beta(u)) - centre - slope * (u - middle)).upper() for u in (u0, u1)]
            tops.append(max(over))
        lows.append(below.lower())
        highs.append(min(tops))
        if highs[-1] < lows[-1]:
            raise Undecided("the bounds of K_c on a piece contradict one another")
    return centre, slope, Ball.between(min(lows), max(highs))


def _line(piece: Piece, s0: Fraction, s1: Fraction) -> tuple[Ball, Ball]:
    """Near K_c in the middle of the range and its slope there: the chords, and their secant between the ends."""
    value, slope = _chord_at(piece, (s0 + s1) / 2)
    if s0 < s1:
        return value, (_chord_at(piece, s1)[0] - _chord_at(piece, s0)[0]) / (s1 - s0)
    return value, slope


def _chord_at(piece: Piece, s: Fraction) -> tuple[Ball, Ball]:
    """The chord at one s, and its derivative in s."""
    value, derivative = piece.parts(s, s)[0][0].chord(piece.beta(s))
    return value, derivative * piece.half


def range_interaction(piece: Piece, modes: int, s0: Fraction, s1: Fraction) -> RangeInteraction:
    """g_l = 2 K_c(beta) kappa_l(beta) on a range of s, linear in s with a proved remainder
    (boxes.RangeInteraction)."""
    middle, rad_s = (s0 + s1) / 2, (s1 - s0) / 2
    b0, b1 = piece.beta(s0), piece.beta(s1)
    k, k_slope, k_spread = coupling_on(piece, s0, s1)
    at = piece.beta(middle)
    values = interaction_on(piece.d, at, at, modes).kappa
    low, high = slopes_at(piece.d, b0, modes), slopes_at(piece.d, b1, modes)
    reach = Ball.between(-rad_s, rad_s)
    everywhere = k + k_slope * reach + k_spread
    centre, slope, spread = [], [], []
    for value, a, b in zip(values, low, high, strict=True):
        derivative = a.hull(b) * piece.half  # kappa' increases in beta
        rise = derivative.mid()
        rest = (derivative - rise) * reach
        line = (k * rise + k_slope * value) * 2
        tilt = line.mid()
        extra = k_slope * rise * reach * reach + k_spread * (value + derivative * reach) + rest * (k + k_slope * reach)
        centre.append(k * value * 2)
        slope.append(tilt)
        spread.append(extra * 2 + (line - tilt) * reach)
    tau = interaction_on(piece.d, b0, b1, modes).kappa_tail * everywhere * 2
    return RangeInteraction(BallMatrix.row(centre), BallMatrix.row(slope), BallMatrix.row(spread), tau)


def source_of(piece: Piece, modes: int, grid: int) -> Source:
    """The interaction by range of s in units 2^-grid, each computed once."""
    known: dict[tuple[int, int], RangeInteraction] = {}

    def source(s0: int, s1: int) -> RangeInteraction:
        if (s0, s1) not in known:
            known[s0, s1] = range_interaction(piece, modes, Fraction(s0, 1 << grid), Fraction(s1, 1 << grid))
        return known[s0, s1]

    return source
