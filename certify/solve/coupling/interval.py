"""K_c on an interval of beta, and "exactly two minimisers at K_c" for every beta of it.

Lemmas (proofs/coupling/band.py). E_beta(rho) = sum_n c_n(rho) beta^{n-1}, c_n >= 0, so log E is convex in log
beta and

* K_c is strictly decreasing, and log K_c is a concave function of log beta;
* where the non-uniform minimiser is unique, d log K_c/d log beta = -p, p = sum kappa_l (l-1 + beta r_{d/2+l-1}) m_l^2
  / sum kappa_l m_l^2.

Between two nodes b_0 < b_1 with K_i = K_c(b_i) and p_i = p(b_i), concavity gives, P = log(K_0/K_1)/log(b_1/b_0),

    K_0 (b_0/beta)^P <= K_c(beta) <= min_i K_i (b_i/beta)^{p_i}.

The ends of a piece are proved points; between them a node is one explicit density (coupling_nodes). On a piece
beta = (b_0+b_1)/2 + s (b_1-b_0)/2, s in [-1, 1], the boxes move: m_l = (frame_l + s slope_l) x_l. The parameter s is
one more coordinate of the cover, and is cut where that helps; C_* moves with it (coupling_third).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil, log, log2

import numpy as np

from certify.bounds.bessel.evidence import sign_of_d
from certify.bounds.coupling.band import BandEnd, Piece, source_of, tangent
from certify.bounds.coupling.cover import Box, Geometry, RangeCouplings, Source, replay
from certify.bounds.coupling.family import product_integrals
from certify.bounds.coupling.nodes import check_node, node_places, propose_node
from certify.bounds.coupling.origin import origin_bound, sharpened_vector
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.bounds.coupling.third import StarTerms, moving_star_bound
from certify.core.ball import Ball, maximum, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.cover.plan import CoverPlan
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.coupling.cover import Couplings
from certify.search.coupling.minimiser import minimiser_estimate
from certify.search.coupling.piece_plan import Three, moving_plan
from certify.search.coupling.point_plan import Sizes
from certify.search.untrusted import untrusted
from certify.solve.coupling.interval_claims import Proved, interval_claims
from certify.solve.coupling.point import VECTOR_BITS, PointResult, critical_coupling
from certify.solve.coupling.reasons import ORIGIN_OPEN, STAR_OPEN, Explained, open_reason

_SEARCH_BITS = 80
_BAND = 0.002
_FIRST_STEP = 0.2  # of beta - beta_*: pieces of that width mostly close
_NEAR, _NEAR_POWER = 0.1, 1.3  # nearer to beta_* than 1.1 beta_* the spectral gap falls faster than the distance
_HALVINGS = 4
_MOST_PIECES = 2000  # from 1.001 beta_* on; days of work
_PIECE_CELLS = 6000  # a cover that needs more is cheaper in two halves


def check_piece(piece: Piece, plan: CoverPlan) -> Enclosure:
    """Prove that at K_c(beta) there are exactly two minimisers for each beta of the piece; an enclosure of m_1 over it.

    The ends of the piece must be proved points beyond beta_*. Raises Undecided.
    """
    span = 1 << plan.grid
    with precision(plan.precision):
        _require_band(piece)
        quad = quadrature(piece.d, plan.modes, plan.nodes, plan.ellipses)
        source = source_of(piece, plan.modes, plan.grid)
        upper, tail = _everywhere(source, span)
        corner = BallMatrix.integers([plan.corner], -plan.grid)
        origin = origin_bound(quad, upper, tail, corner, BallMatrix.integers([plan.corner_vector]))
        if not origin.surely_less(1):
            raise Undecided(ORIGIN_OPEN)
        geometry = Geometry(plan, source)
        thetas = []
        for box, vector in zip(star_boxes(plan), plan.star_vectors, strict=True):
            g = source(box.s0, box.s1)
            matrix, sigma = _star_matrix(geometry, quad, box)
            theta = moving_star_bound(matrix, _upper(g, sigma), g.tail, BallMatrix.integers([vector]))
            if not theta.surely_less(1):
                raise Undecided(STAR_OPEN)
            thetas.append((box, Ball(theta.upper())))
        replay(plan, quad, source, span)
        low, high = geometry.moments(Box(plan.star_lower, plan.star_upper, -span, span))
        moment = Enclosure(low[0].lower(), high[0].upper())
    for node in piece.inner:
        s = piece.parameter(node.beta) * span
        check_node(piece, plan, node, next(theta for box, theta in thetas if box.s0 <= s <= box.s1))
    return moment


def _star_matrix(geometry: Geometry, quad: Quadrature, box: Box) -> tuple[BallMatrix, Ball]:
    """(the matrix whose Perron bound is that of C_* over a range of s, half the length of the range)."""
    field = geometry.field(box)
    affine = geometry.affine(box, field)
    tail = geometry.couplings(box).tail
    return StarTerms.at(quad, field, affine.deviations(), tail, affine.first).matrix(), affine.sigma


def star_boxes(plan: CoverPlan) -> list[Box]:
    """C_* over the ranges of s between the plan's cuts, which must increase."""
    span = 1 << plan.grid
    cuts = (-span, *plan.star_cuts, span)
    if any(a >= b for a, b in pairwise(cuts)):
        raise Undecided("the cuts of C_* are not increasing")
    return [Box(plan.star_lower, plan.star_upper, a, b) for a, b in pairwise(cuts)]


def sharpened(piece: Piece, plan: CoverPlan) -> CoverPlan:
    """The plan with Perron vectors from balls, one for each range of C_*."""
    span = 1 << plan.grid
    with precision(plan.precision):
        quad = quadrature(piece.d, plan.modes, plan.nodes, plan.ellipses)
        source = source_of(piece, plan.modes, plan.grid)
        geometry = Geometry(plan, source)
        whole = BallMatrix.row(_everywhere(source, span)[0])
        corner = BallMatrix.integers([plan.corner], -plan.grid)
        integrals = product_integrals(quad, whole.scale_columns(corner).magnitudes())
        start = BallMatrix.integers([plan.corner_vector])
        vectors = []
        for box in star_boxes(plan):
            matrix = _star_matrix(geometry, quad, box)[0]
            weights = BallMatrix.row(_upper(source(box.s0, box.s1), Ball(1)))
            vectors.append(sharpened_vector(matrix, weights, BallMatrix.integers([plan.star_vector]), VECTOR_BITS))
        first = sharpened_vector(integrals, whole, start, VECTOR_BITS)
    return replace(plan, corner_vector=first, star_vectors=tuple(vectors))


def _require_band(piece: Piece) -> None:
    """What `coupling_on` uses of the nodes: beyond beta_*, in order, powers P, p_i >= 0 (its bounds are convex)."""
    nodes = piece.nodes
    if not (all(a.beta < b.beta for a, b in pairwise(nodes)) and sign_of_d(piece.d, nodes[0].beta)[0] > 0):
        raise Undecided("a piece lies beyond beta_*, its nodes in order")
    falls = all(as_fraction(b.coupling.lower) <= as_fraction(a.coupling.lower) for a, b in pairwise(nodes))
    if not (falls and all(as_fraction(node.slope.lower) >= 0 for node in nodes)):
        raise Undecided("the nodes of a piece do not show that K_c decreases")
    for a, b in pairwise(nodes):  # the band is to contain the lower end at each node: check_node relies on it
        for here, there in ((a, b), (b, a)):
            if not Ball(here.coupling.lower).surely_at_most(tangent(there, here.beta).upper()):
                raise Undecided("a tangent lies below the lower end of a node beside it")


def _everywhere(source: Source, span: int) -> tuple[list[Ball], Ball]:
    """Upper bounds of g_l and tau over the piece: the largest over eight ranges of s, as the linear model is for short
    ranges."""
    ranges = [source(a, a + span // 4) for a in range(-span, span, span // 4)]
    half = Ball(Fraction(1, 8))
    return [maximum(g) for g in zip(*(_upper(g, half) for g in ranges), strict=True)], maximum(g.tail for g in ranges)


def _upper(g: RangeCouplings, sigma: Ball) -> list[Ball]:
    """Upper bounds of g_l over a range of half-length sigma."""
    reach = Ball.between(-sigma.upper(), sigma.upper())
    return [Ball(x.upper()) for x in (g.centre + g.slope.scaled(reach) + g.spread).entries()]


def _floats(g: RangeCouplings, s0: float, s1: float) -> Couplings:
    sigma = (s1 - s0) / 2
    centre, slope = np.array(g.centre.floats()), np.array(g.slope.floats())
    spread = np.array(g.spread.magnitudes().floats())
    upper = centre + np.abs(slope) * sigma + spread
    return Couplings(centre, slope, spread, upper, float(BallMatrix.row([g.tail]).magnitudes().floats()[0]))


def with_nodes(piece: Piece, three: Three, digits: int) -> Piece:
    """The piece with as many nodes inside it as make the band of K_c narrow against the room of C_*."""
    x0, x1, x2 = (log(m.beta) for m in (three.left, three.middle, three.right))
    y0, y1, y2 = (log(m.coupling) for m in (three.left, three.middle, three.right))
    sag = abs(y1 - y0 - (y2 - y0) * (x1 - x0) / (x2 - x0))
    gap = 1 - max(m.theta for m in (three.left, three.middle, three.right))
    places = node_places(sag, _BAND * gap**1.5)
    return replace(piece, inner=tuple(propose_node(piece.d, piece.beta(s), digits) for s in places))


def propose_piece(piece: Piece, limit: int, digits: int = 10) -> tuple[Piece, CoverPlan]:
    """The piece with nodes inside it, and a plan from floats. Raises Undecided if there is none within the limit."""
    with untrusted():
        piece, plan = _searched(piece, limit, digits)
    return piece, sharpened(piece, plan)


def _searched(piece: Piece, limit: int, digits: int) -> tuple[Piece, CoverPlan]:
    betas = (piece.left.beta, piece.beta(Fraction(0)), piece.right.beta)
    found = [minimiser_estimate(piece.d, float(beta)) for beta in betas]
    if any(m is None for m in found):
        raise Undecided("the search found no non-uniform minimiser on a piece")
    three = Three(*(m for m in found if m is not None))
    piece = with_nodes(piece, three, digits)

    def source_for(modes: int, grid: int) -> Callable[[float, float], Couplings]:
        source = source_of(piece, modes, grid)
        scale = 2.0**grid
        return lambda s0, s1: _floats(source(round(s0 * scale), round(s1 * scale)), s0, s1)

    with precision(_SEARCH_BITS):
        return piece, moving_plan(three, Sizes(limit=limit), source_for)


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
    for a, b in pairwise(_nodes(d, low, high)):
        proved, gap = _proved_part(points, a, b)
        done += proved
        gaps += [gap] if gap else []
    if not done:
        raise Explained(gaps[0].reason)
    nodes = points.proved()
    return IntervalResult(d, nodes, tuple(done), interval_claims(d, nodes, done), tuple(gaps))


def _proved_part(points: _Points, low: Fraction, high: Fraction) -> tuple[list[Proved], Gap | None]:
    """Proved pieces from low on, and the rest of [low, high] if one of them, halved often enough, is not proved."""
    todo, done = [(low, high, 0)], []
    while todo:
        a, b, depth = todo.pop()
        try:
            piece = Piece(points.d, _end(points[a]), _end(points[b]))
            piece, plan = propose_piece(piece, min(points.limit, _PIECE_CELLS))
            done.append((piece, plan, check_piece(piece, plan)))
        except Undecided as error:
            if depth == _HALVINGS:
                return done, Gap(a, high, open_reason(error, points.d, (a, high), points.digits))
            middle = (a + b) / 2
            todo += [(middle, b, depth + 1), (a, middle, depth + 1)]
    return done, None


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


def _nodes(d: int, low: Fraction, high: Fraction) -> list[Fraction]:
    """Where pieces are tried first: short numbers, graded by the distance from beta_*, which limits their width."""
    star, nodes = beta_star_estimate(d), [low]
    while True:
        distance = max(float(nodes[-1]) - star, 1e-6)
        step = _FIRST_STEP * distance * min(1.0, distance / (_NEAR * star)) ** _NEAR_POWER
        places = 4 + max(0, ceil(-log2(step)))
        following = Fraction(ceil((float(nodes[-1]) + step) * 2**places), 2**places)
        if following >= high - Fraction(1, 2**places):
            return [*nodes, high]
        nodes.append(following)
        if len(nodes) > _MOST_PIECES:
            raise Undecided(f"more than {_MOST_PIECES} pieces would be needed so near beta_*")


def _end(point: PointResult) -> BandEnd:
    if point.coupling is None or point.slope is None:
        raise Explained(point.claims[0].reason or "a point without enclosure ends a piece")
    return BandEnd(point.beta, point.coupling, point.slope)
