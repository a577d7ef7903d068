"""K_c on an interval of beta, and "exactly two minimisers at K_c" for every beta of it.

Lemmas (proofs/coupling/band.py). E_beta(rho) = sum_n gamma_n(rho) beta^{n-1}, gamma_n >= 0, so log E is convex in log
beta and

* K_c is strictly decreasing, and log K_c is a concave function of log beta;
* where the non-uniform minimiser is unique, d log K_c/d log beta = -p, p = sum kappa_l (l-1 + beta r_{d/2+l-1}) m_l^2
  / sum kappa_l m_l^2.

Between two nodes beta_0 < beta_1 with p_i = p(beta_i) and power = log(K_c(beta_0)/K_c(beta_1))/log(beta_1/beta_0),
concavity gives

    K_c(beta_0) (beta_0/beta)^power <= K_c(beta) <= min_i K_c(beta_i) (beta_i/beta)^{p_i}.

The ends of a piece are proved points; between them a node is one explicit density (`nodes`). On a piece
beta = (beta_0+beta_1)/2 + s (beta_1-beta_0)/2, s in [-1, 1], the boxes move: m_l = (frame_l + s frame_slope_l) xi_l.
The parameter s is one more coordinate of the cover, and is cut where that helps; C_* moves with it (`third`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from certify.bounds.coupling.band import BandEnd, Piece, source_of
from certify.bounds.coupling.boxes import RangeInteraction
from certify.bounds.coupling.count import check_piece
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import Claim
from certify.core.errors import Undecided
from certify.cover.plan import CoverPlan
from certify.search.coupling.density import minimiser_estimate
from certify.search.coupling.interaction import FloatInteraction, interaction_on_range
from certify.search.coupling.nodes import piece_ends
from certify.search.coupling.piece_plan import moving_plan
from certify.search.coupling.point_plan import Sizes
from certify.search.coupling.third import Three
from certify.search.untrusted import untrusted
from certify.solve.coupling.interval_claims import Proved, interval_claims
from certify.solve.coupling.nodes import with_nodes
from certify.solve.coupling.point import PointResult, critical_coupling
from certify.solve.coupling.reasons import Explained, open_reason
from certify.solve.coupling.vectors import sharpened_piece

_SEARCH_BITS = 80
_HALVINGS = 7
_LONGER = 3  # times as long as the piece before it, and a piece is not tried: it is halved at once
_PIECE_CELLS = 6000  # a cover that needs more is cheaper in two halves


def propose_piece(piece: Piece, limit: int, digits: int = 10) -> tuple[Piece, CoverPlan]:
    """The piece with nodes inside it, and a plan from floats. Raises Undecided if there is none within the limit."""
    with untrusted():
        piece, plan = _searched(piece, limit, digits)
    return piece, sharpened_piece(piece, plan)


def _searched(piece: Piece, limit: int, digits: int) -> tuple[Piece, CoverPlan]:
    betas = (piece.left.beta, piece.beta(Fraction(0)), piece.right.beta)
    found = [minimiser_estimate(piece.d, float(beta)) for beta in betas]
    if any(m is None for m in found):
        raise Undecided("the search found no non-uniform minimiser on a piece")
    three = Three(*(m for m in found if m is not None))
    piece = with_nodes(piece, three, digits)

    def source_for(modes: int, grid: int) -> Callable[[float, float], FloatInteraction]:
        source = source_of(piece, modes, grid)
        scale = 2.0**grid
        return lambda s0, s1: _floats(source(round(s0 * scale), round(s1 * scale)), s0, s1)

    with precision(_SEARCH_BITS):
        return piece, moving_plan(three, Sizes(limit=limit), source_for)


def _floats(g: RangeInteraction, s0: float, s1: float) -> FloatInteraction:
    tau = BallMatrix.row([g.tau]).magnitudes().floats()[0]
    rows = (g.centre.floats(), g.slope.floats(), g.spread.magnitudes().floats())
    return interaction_on_range(*rows, tau, (s1 - s0) / 2)


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of an interval on which nothing is proved, and why."""

    low: Fraction
    high: Fraction
    reason: str


@dataclass(frozen=True, slots=True)
class IntervalResult:
    """What was proved on an interval: the nodes with their points, the pieces, and the parts that stayed open."""

    d: int
    points: tuple[PointResult, ...]
    pieces: tuple[Proved, ...]
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...] = ()


def critical_coupling_interval(
    d: int, low: Fraction, high: Fraction, digits: int = 10, limit: int = 6000
) -> IntervalResult:
    """Adjacent pieces that cover [low, high], low > beta_*: K_c and m_1 enclosed on each, two minimisers on all of it.

    Adaptive: a piece that is not proved is halved, at most _HALVINGS times; what is left of it then is a gap. Raises
    Undecided if nothing is proved. The claims are those of the points at the nodes, then critical-coupling and
    order-parameter for each piece, then two-minimisers for each run of adjacent pieces.
    """
    if not low < high:
        raise ValueError("an interval of beta has two different ends")
    points = _Points(d, digits, limit)
    done: list[Proved] = []
    gaps: list[Gap] = []
    for a, b in pairwise(piece_ends(d, low, high)):
        proved, gap = _proved_part(points, a, b, done[-1:])
        done += proved
        gaps += [gap] if gap else []
    if not done:
        raise Explained(gaps[0].reason)
    nodes = points.proved()
    return IntervalResult(d, nodes, tuple(done), interval_claims(d, nodes, done), tuple(gaps))


def _proved_part(
    points: _Points, low: Fraction, high: Fraction, before: list[Proved]
) -> tuple[list[Proved], Gap | None]:
    """Proved pieces from low on, and the rest of [low, high] if one of them, halved often enough, is not proved.

    before: the last piece that was proved, if there is one.
    """
    todo: list[tuple[Fraction, Fraction, int]] = [(low, high, 0)]
    done: list[Proved] = []
    while todo:
        a, b, depth = todo.pop()
        try:
            if depth < _HALVINGS and any(b - a > _LONGER * _length(last) for last in (done or before)[-1:]):
                raise Undecided("a piece so much longer than the one before it is not tried")
            piece = Piece(points.d, _end(points[a]), _end(points[b]))
            piece, plan = propose_piece(piece, min(points.limit, _PIECE_CELLS))
            done.append((piece, plan, check_piece(piece, plan)))
        except Undecided as error:
            if depth == _HALVINGS:
                return done, Gap(a, high, open_reason(error, points.d, (a, high), points.digits))
            middle = (a + b) / 2
            todo += [(middle, b, depth + 1), (a, middle, depth + 1)]
    return done, None


def _length(proved: Proved) -> Fraction:
    return proved[0].right.beta - proved[0].left.beta


class _Points:
    """The points at the nodes, each computed once, also when it is not proved."""

    def __init__(self, d: int, digits: int, limit: int) -> None:
        self.d, self.digits, self.limit = d, digits, limit
        self._known: dict[Fraction, PointResult] = {}

    def __getitem__(self, beta: Fraction) -> PointResult:
        if beta not in self._known:
            self._known[beta] = critical_coupling(self.d, beta, self.digits, self.limit)
        return self._known[beta]

    def proved(self) -> tuple[PointResult, ...]:
        """Those with an enclosure, in order."""
        return tuple(point for _, point in sorted(self._known.items()) if point.coupling is not None)


def _end(point: PointResult) -> BandEnd:
    if point.coupling is None or point.log_slope is None:
        raise Explained(point.claims[0].reason or "a point without enclosure ends a piece")
    return BandEnd(point.beta, point.coupling, point.log_slope)
