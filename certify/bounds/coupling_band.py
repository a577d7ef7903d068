"""K_c between two proved points, as a function of s, and the couplings g_l there: linear in s with a proved remainder.

The lemmas are those of coupling_interval (proofs/coupling_interval.py): log K_c is concave in log beta, so
the chord bounds it from below and the tangents at the ends from above.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from certify.ball import Ball
from certify.ball_matrix import BallMatrix
from certify.bounds.coupling_cover import RangeCouplings, Source
from certify.bounds.coupling_weights import slopes_at, weights_on
from certify.errors import Undecided
from certify.exact import Exact
from certify.outcome import Enclosure


@dataclass(frozen=True, slots=True)
class BandEnd:
    """K_c and p = -d log K_c/d log beta at one beta, both proved."""

    beta: Fraction
    coupling: Enclosure
    slope: Enclosure


@dataclass(frozen=True, slots=True)
class Piece:
    """An interval of beta between two points."""

    d: int
    left: BandEnd
    right: BandEnd

    @property
    def half(self) -> Fraction:
        """(b_1-b_0)/2."""
        return (self.right.beta - self.left.beta) / 2

    def beta(self, s: Fraction) -> Fraction:
        """The beta of a parameter s in [-1, 1]."""
        return (self.left.beta + self.right.beta) / 2 + s * self.half

    def chord(self, beta: Fraction) -> tuple[Ball, Ball]:
        """(value, derivative in beta) of the lower bound K_0 (b_0/beta)^P of K_c, at beta of the piece."""
        low, high = _number(self.left.coupling.lower), _number(self.right.coupling.lower)
        power = (low / high).log() / (Ball(self.right.beta) / self.left.beta).log()
        if not power.surely_positive():
            raise Undecided("K_c is not proved to decrease from end to end of a piece")
        value = low * (power * (Ball(self.left.beta) / beta).log()).exp()
        return value, -value * power / beta

    def tangent(self, end: BandEnd, beta: Fraction) -> Ball:
        """The upper bound K_i (b_i/beta)^{p_i} of K_c at beta > 0."""
        slope = Ball.between(end.slope.lower, end.slope.upper)
        if not slope.surely_positive():
            raise Undecided("the slope of K_c at an end of a piece has no sign")
        return _number(end.coupling.upper) * (slope * (Ball(end.beta) / beta).log()).exp()


def _number(x: Exact) -> Ball:
    return Ball(x)


def coupling_on(piece: Piece, s0: Fraction, s1: Fraction) -> tuple[Ball, Ball, Ball]:
    """(centre, slope, spread): K_c(beta(s)) in centre + slope (s - mid) + spread on [s0, s1]; centre and slope exact.

    The chord is convex in beta, so it lies above its tangent at the middle; a tangent bound is convex too, so over the
    linear function it is largest at an end.
    """
    middle, sigma = (s0 + s1) / 2, (s1 - s0) / 2
    value, derivative = piece.chord(piece.beta(middle))
    centre, slope = value.mid(), (derivative * piece.half).mid()
    reach = Ball.between(-sigma, sigma)
    lowest = (value - centre) + (derivative * piece.half - slope) * reach
    highest: Ball | None = None
    for end in (piece.left, piece.right):
        ends = [piece.tangent(end, piece.beta(s)) - centre - slope * (s - middle) for s in (s0, s1)]
        over = Ball(max(ends[0].upper(), ends[1].upper()))
        highest = over if highest is None or over.surely_less(highest) else highest
    if highest is None or highest.surely_less(lowest):
        raise Undecided("the bounds of K_c on a piece contradict one another")
    return centre, slope, lowest.hull(highest)


def range_couplings(piece: Piece, modes: int, s0: Fraction, s1: Fraction) -> RangeCouplings:
    """g_l = 2 K_c(beta) kappa_l(beta) on a range of s, linear in s with a proved remainder
    (coupling_cover.RangeCouplings)."""
    middle, sigma = (s0 + s1) / 2, (s1 - s0) / 2
    b0, b1 = piece.beta(s0), piece.beta(s1)
    k, k_slope, k_spread = coupling_on(piece, s0, s1)
    at = piece.beta(middle)
    values = weights_on(piece.d, at, at, modes).kappa
    low, high = slopes_at(piece.d, b0, modes), slopes_at(piece.d, b1, modes)
    reach = Ball.between(-sigma, sigma)
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
    tail = weights_on(piece.d, b0, b1, modes).tail * everywhere * 2
    return RangeCouplings(BallMatrix.row(centre), BallMatrix.row(slope), BallMatrix.row(spread), tail)


def source_of(piece: Piece, modes: int, grid: int) -> Source:
    """The couplings by range of s in units 2^-grid, each computed once."""
    known: dict[tuple[int, int], RangeCouplings] = {}

    def source(s0: int, s1: int) -> RangeCouplings:
        if (s0, s1) not in known:
            known[s0, s1] = range_couplings(piece, modes, Fraction(s0, 1 << grid), Fraction(s1, 1 << grid))
        return known[s0, s1]

    return source
