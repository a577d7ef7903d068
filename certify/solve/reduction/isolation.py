"""Two minimisers away from beta_*: a plan in pieces from floats, proved in balls."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from certify.bounds.reduction.isolation import check_isolation
from certify.bounds.reduction.touching import Expansion, series_interaction
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction
from certify.cover.reduction import IsolationPiece, IsolationPlan
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.reduction import chart, strip
from certify.search.reduction.isolation import Foot, Reduced, foot, window
from certify.solve.reduction import ground
from certify.solve.reduction.ground import SEARCH_BITS

_MODES: Final = 14
_DEGREE: Final = 12
_GRID: Final = 80
_SLACK: Final = 1e-5  # relative, of 1 - K_c/K_# on a piece
_TAILS: Final = 200.0  # times tau: what the modes beyond L cost K_c
_GROWN: Final = ((4, 1.4), (8, 1.1), (14, 0.9))  # a piece by the one before, after one with so many strips at most
_SHRUNK: Final = 0.72
_FIRST: Final = 0.15  # of beta - beta_*: the first piece that is tried
_SHORTEST: Final = 0.04  # of beta - beta_*
_STEP: Final = 1.0  # of beta - beta_*: what one plan covers
_LEAST_STEP: Final = 0.05  # of beta_*
_HALVINGS: Final = 10
_END_BITS: Final = 10
_SHARE: Final = 0.98  # of where the series of the reduced function decides


class Search(ground.Search):
    """What pieces are made of, up to the right end."""

    theta = Fraction(49, 50)

    def __init__(self, d: int, right: Fraction) -> None:
        super().__init__(d, right, _MODES, _DEGREE, _GRID)
        self.star = beta_star_estimate(d)

    def foot(self, beta: Fraction, near: Foot | None = None) -> Foot:
        """The minimiser at one beta."""
        return foot(lambda _, scale: self.model_of(beta, scale), float(beta), near)

    def scales(self, left: Foot, right: Foot) -> tuple[Fraction, Fraction]:
        """Bounds of K_c/K_# between both."""
        slack = [(1 - x.scale) * _SLACK + _TAILS * self.model.tau for x in (left, right)]
        return Fraction(right.scale - slack[1]), Fraction(left.scale + slack[0])

    def piece(self, left: Fraction, right: Fraction, feet: tuple[Foot, Foot]) -> IsolationPiece:
        """A piece between two betas, with the minimisers there. Raises Undecided."""
        lower, upper = self.scales(*feet)
        far = self.model_of(right, float(upper))
        ends = window(far, float(upper), feet[1].a)
        low, high = (self._unit(a) for a in ends)
        first = min(self._first(right, upper), low)
        near = self.model_of(left, float(lower))
        strips = strip.strips_between(near, far, *ends)
        least, most = strip.moment(strips, *(Reduced(x).peak(*ends) for x in (near, far)))
        moment = self._unit(least), self._unit(most)
        plans = tuple(strip.plans(strips, self.grid, high))
        inner = self.chords(right, first, float(upper), low)
        outer = self.chords(right, high, float(upper))
        at_foot = chart.foot(self.model_of(right, float(lower)), feet[1].a, feet[1].y, self.grid)
        units = chart.field_units(self.model, (feet[0].a, *feet[0].y), self.grid)
        return IsolationPiece(right, lower, upper, moment, inner, plans, outer, at_foot, units)

    def _unit(self, a: float) -> int:
        """a/d in units; exactly a float times them."""
        return int(a / self.d * 2.0**self.grid)

    def _first(self, right: Fraction, upper: Fraction) -> int:
        """m in units up to which the series shows that ell < 1/(2 d upper)."""
        with precision(SEARCH_BITS):
            there = self.interaction(right)
            g = series_interaction(self.disc, there, there, upper, upper)
            ell = Expansion(self.setting, self.disc, self.bound, g)
            good, bad = Fraction(0), ell.square
            for _ in range(_HALVINGS):
                middle = (good + bad) / 2
                fits = ell.most(middle).surely_less(1 / (2 * self.d * upper))
                good, bad = (middle, bad) if fits else (good, middle)
        if good == 0:
            raise Undecided(f"d={self.d}: the series of the reduced function shows nothing near 0")
        return int(float(good) ** 0.5 / self.d * _SHARE * 2.0**self.grid)


def isolation_plan(d: int, left: Exact, right: Exact) -> IsolationPlan:
    """A proved plan from `left` > beta_* towards `right`: its last piece ends there, or where pieces become too short.

    Raises Undecided where there is none.
    """
    begin, end = as_fraction(left), as_fraction(right)
    search = Search(d, end)
    here, at, share = search.foot(begin), begin, _FIRST
    pieces: list[IsolationPiece] = []
    while at < end and share > _SHORTEST:
        node = _node(at, search.star, share, end)
        there = search.foot(node, here)
        try:
            pieces.append(search.piece(at, node, (here, there)))
        except Undecided:
            share *= _SHRUNK
            continue
        here, at = there, node
        share *= next(factor for most, factor in _GROWN if len(pieces[-1].strips) <= most)
    if not pieces:
        raise Undecided(f"d={d}: pieces of the reduction become too short at beta={float(begin):.6g}")
    plan = IsolationPlan(**search.ground(), pieces=tuple(pieces))
    check_isolation(d, plan, left)
    return plan


def next_end(d: int, left: Exact) -> Fraction:
    """A short number up to which one plan from `left` on is made: what it stands on is cheaper the nearer it ends."""
    star = beta_star_estimate(d)
    step = max(_STEP * (float(left) - star), _LEAST_STEP * star)
    return Fraction(int((float(left) + step) * 2**_END_BITS), 2**_END_BITS)


def _node(at: Fraction, star: float, share: float, end: Fraction) -> Fraction:
    """A short number about a share of at - beta_* beyond `at`; the end if it is near."""
    step = share * (float(at) - star)
    if float(at) + 1.4 * step >= float(end):
        return end
    bits = _END_BITS
    while 2.0**-bits > step / 8:
        bits += 1
    return Fraction(int((float(at) + step) * 2**bits), 2**bits)
