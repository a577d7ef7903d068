"""Two minimisers next to beta_*: a plan in pieces from floats, proved in balls."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Final

from certify.bounds.reduction.series import coefficients
from certify.bounds.reduction.setting import linear_interaction
from certify.bounds.reduction.touching import Expansion, check_touching, series_interaction
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact, as_fraction
from certify.cover.reduction import PiecePlan, TouchingPlan
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.reduction.pieces import Touch, last_end, touch
from certify.solve.reduction import ground
from certify.solve.reduction.ground import SEARCH_BITS

_MODES: Final = 12
_DEGREE: Final = 32
_FLOAT_DEGREE: Final = 14
_FIRST_RATIO: Final = 1.003
_PART: Final = 0.6
_FAR_BITS: Final = 10
_SHRUNK: Final = 0.97
_SLACK: Final = 1e-6  # relative, of 1 - K_c/K_# on a piece
_END_BITS: Final = 8
_LEAST: Final = Fraction(99, 100)
_HALVINGS: Final = 12
_STAR_BITS: Final = 50


class Search(ground.Search):
    """The series at every beta and K below the right end."""

    def __init__(self, d: int, right: Fraction, degree: int = _DEGREE, grid: int = ground.GRID) -> None:
        super().__init__(d, right, _MODES, degree, grid)
        self.end = self._series_end()

    def series(self, beta: float, scale: float) -> list[float]:
        """c_2, c_4, .. in floats."""
        with precision(SEARCH_BITS):
            there = linear_interaction(self.d, Fraction(beta), _MODES, _FLOAT_DEGREE)
            g = [x * Fraction(scale) for x in there.g[1:_FLOAT_DEGREE]]
            return BallMatrix.row(coefficients(self.d, g, _FLOAT_DEGREE)).floats()

    def _series_end(self) -> float:
        """u up to which ell'' < 0, with some room."""
        with precision(SEARCH_BITS):
            low, high = (self.interaction(x) for x in (Fraction(beta_star_estimate(self.d)), self.right))
            g = series_interaction(self.disc, low, high, _LEAST, Fraction(1))
            ell = Expansion(self.setting, self.disc, self.bound, g)
            good, bad = Fraction(0), ell.square
            for _ in range(_HALVINGS):
                middle = (good + bad) / 2
                good, bad = (middle, bad) if ell.concave(middle) else (good, middle)
        if good == 0:
            raise Undecided(f"d={self.d}: the reduced function is not concave near 0 at beta={float(self.right):.6g}")
        return float(good) * _SHRUNK

    def touch(self, beta: float) -> Touch:
        """The minimiser at one beta."""
        return touch(self.d, beta, self.end, self.series)

    def piece(self, left: Touch | None, right: Touch, end: Fraction) -> PiecePlan:
        """A piece from the touching point at its left end (None: beta_*) to that at its right end."""
        upper = 1.0 if left is None else 1 - (1 - left.scale) * (1 - _SLACK)
        scales = Fraction(1 - (1 - right.scale) * (1 + _SLACK)), Fraction(upper)
        chords = self.chords(end, self.place(self.end), upper)
        begin = star_below(self.d) if left is None else Fraction(left.beta)
        with precision(SEARCH_BITS):
            low, high = self.moment(begin, end, scales, (left or right).u, right.u)
        peaks = (self.place(right.u), self.place((left or right).u))
        return PiecePlan(end, *scales, peaks, (0 if left is None else low, high), chords)

    def point(self, beta: Fraction, scales: tuple[Fraction, Fraction], u: Fraction) -> PiecePlan:
        """The piece that is one point, with bounds of K_c/K_#; at the working precision."""
        chords = self.chords(beta, self.place(self.end), float(scales[1]))
        return PiecePlan(beta, *scales, (self.place(u),) * 2, self.moment(beta, beta, scales, u, u), chords)

    def moment(
        self,
        left: Exact,
        right: Exact,
        scales: tuple[Fraction, Fraction],
        low: float | Fraction,
        high: float | Fraction,
    ) -> tuple[int, int]:
        """Places near u = low and high between which ell' changes its sign, for all beta and K of a piece."""
        g = series_interaction(self.disc, self.interaction(left), self.interaction(right), *scales)
        ell = Expansion(self.setting, self.disc, self.bound, g)
        first, last, end = self.place(low), self.place(high), self.place(self.end)

        def slope(place: int) -> Ball:
            return ell.at((self.d * self.setting.number(place)) ** 2, 1)

        below = _nearest(lambda gap: slope(max(first - gap, 0)).surely_positive(), first)
        above = _nearest(lambda gap: slope(min(last + gap, end)).surely_negative(), last)
        return max(first - below, 0), min(last + above, end)

    def plan(self, pieces: list[PiecePlan], bits: int = ground.BITS) -> TouchingPlan:
        """The whole, with so many bits."""
        return TouchingPlan(**self.ground(bits), pieces=tuple(pieces))


def touching_plan(d: int, left: Exact | None, right: Exact) -> TouchingPlan:
    """A plan from `left` (None: beta_*) to `right`, which is proved. Raises Undecided."""
    begin, end = None if left is None else as_fraction(left), as_fraction(right)
    search = Search(d, end)
    here = None if begin is None else search.touch(float(begin))
    at = beta_star_estimate(d) if begin is None else float(begin)
    pieces: list[PiecePlan] = []
    while True:
        reached = last_end(d, at, float(end), search.end, 1.0 if here is None else here.scale, search.series)
        node = end if reached >= float(end) else _short(at, reached)
        there = search.touch(float(node))
        pieces.append(search.piece(here, there, node))
        if node == end:
            break
        here, at = there, float(node)
    plan = search.plan(pieces)
    check_touching(d, plan, left if left is not None else star_below(d))
    return plan


def _nearest(holds: Callable[[int], bool], whole: int) -> int:
    """The double of the least whole/2^k at which it holds, or all; the checker's balls are a little wider."""
    low, high = 0, whole.bit_length()
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(whole >> middle) else (low, middle - 1)
    return 2 * (whole >> low)


def star_below(d: int) -> Dyadic:
    """A number just below beta_*."""
    return Dyadic(int(beta_star_estimate(d) * 2.0**_STAR_BITS) - 64, -_STAR_BITS)


def _short(low: float, high: float) -> Fraction:
    """A short number of the upper part of (low, high]."""
    bits = _END_BITS
    while int(high * 2**bits) <= (low + (high - low) * _SHRUNK) * 2**bits:
        bits += 1
    return Fraction(int(high * 2**bits), 2**bits)


@lru_cache(maxsize=32)
def farthest(d: int) -> Fraction:
    """A short number up to which pieces next to beta_* are few, about: the minimiser is within the series there."""
    star = beta_star_estimate(d)
    beta = star * _FIRST_RATIO
    for _ in range(2):
        search = Search(d, Fraction(beta))
        beta = star + (beta - star) * _PART * search.end / search.touch(beta).u
    return Fraction(int(beta * 2**_FAR_BITS), 2**_FAR_BITS)
