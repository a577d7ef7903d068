"""K_c on an interval of beta, and "exactly two minimisers at K_c" for every beta of it.

Lemmas (proofs/coupling_interval.py). E_beta(rho) = sum_n c_n(rho) beta^{n-1}, c_n >= 0, so log E is convex in log
beta and

* K_c is strictly decreasing, and log K_c is a concave function of log beta;
* where the non-uniform minimiser is unique, d log K_c/d log beta = -p, p = sum kappa_l (l-1 + beta r_{d/2+l-1}) m_l^2
  / sum kappa_l m_l^2.

Between two points b_0 < b_1 with K_i = K_c(b_i) and p_i = p(b_i), concavity gives, P = log(K_0/K_1)/log(b_1/b_0),

    K_0 (b_0/beta)^P <= K_c(beta) <= min_i K_i (b_i/beta)^{p_i}.

On a piece beta = (b_0+b_1)/2 + s (b_1-b_0)/2, s in [-1, 1], the boxes move: m_l = (frame_l + s slope_l) x_l. The
parameter s is one more coordinate of the cover, and is cut where that helps; C_* moves with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil, log2

import numpy as np

from certify.ball import Ball, precision
from certify.ball_matrix import BallMatrix
from certify.bounds.coupling_band import BandEnd, Piece, source_of
from certify.bounds.coupling_convexity import origin_bound, sharpened_vector, star_bound
from certify.bounds.coupling_cover import Box, Geometry, RangeCouplings, replay
from certify.bounds.coupling_field import field_moments, product_integrals
from certify.bounds.coupling_quadrature import quadrature
from certify.bounds.critical_coupling import TRUST, VECTOR_BITS, PointResult, critical_coupling
from certify.bounds.evidence import series_evidence, sign_of_d
from certify.errors import Undecided
from certify.exact import as_fraction
from certify.outcome import Claim, Enclosure
from certify.search.beta_star import beta_star_estimate
from certify.search.coupling_cover import Couplings
from certify.search.coupling_minimiser import minimiser_estimate
from certify.search.coupling_moving import Three, moving_plan
from certify.search.coupling_plan import CoverPlan
from certify.search.coupling_setup import Sizes

_SEARCH_BITS = 80
_FIRST_STEP = 0.06  # of beta - beta_*: pieces of that width mostly close
_PIECE_CELLS = 1500  # a cover that needs more is cheaper in two halves


def check_piece(piece: Piece, plan: CoverPlan) -> Enclosure:
    """Prove that at K_c(beta) there are exactly two minimisers for each beta of the piece; an enclosure of m_1 over it.

    The ends of the piece must be proved points beyond beta_*. Raises Undecided.
    """
    span = 1 << plan.grid
    _require_band(piece)
    with precision(plan.precision):
        quad = quadrature(piece.d, plan.modes, plan.nodes, plan.ellipses)
        source = source_of(piece, plan.modes, plan.grid)
        whole = source(-span, span)
        upper = _upper(whole, Ball(1))
        corner = BallMatrix.integers([plan.corner], -plan.grid)
        origin = origin_bound(quad, upper, whole.tail, corner, BallMatrix.integers([plan.corner_vector]))
        if not origin.surely_less(1):
            raise Undecided(f"G is not proved convex on C_0: {origin!r}")
        geometry = Geometry(plan, source)
        for box, vector in zip(star_boxes(plan), plan.star_vectors, strict=True):
            g = source(box.s0, box.s1)
            field = geometry.field(box)
            affine = geometry.affine(box, field)
            row = BallMatrix.integers([vector])
            upper = _upper(g, affine.sigma)
            moments = field_moments(quad, field)
            theta = star_bound(moments, affine.deviations(), upper, g.tail, affine.first, row)
            if not theta.surely_less(1):
                raise Undecided(f"G is not proved convex on C_* for s in [{box.s0}, {box.s1}]: {theta!r}")
        replay(plan, quad, source, span)
        low, high = geometry.moments(Box(plan.star_lower, plan.star_upper, -span, span))
        return Enclosure(low[0].lower(), high[0].upper())


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
        whole = BallMatrix.row(_upper(source(-span, span), Ball(1)))
        corner = BallMatrix.integers([plan.corner], -plan.grid)
        integrals = product_integrals(quad, whole.scale_columns(corner).magnitudes())
        start = BallMatrix.integers([plan.corner_vector])
        vectors = []
        for box in star_boxes(plan):
            matrix = field_moments(quad, geometry.field(box)).covariance
            weights = BallMatrix.row(_upper(source(box.s0, box.s1), Ball(1)))
            vectors.append(sharpened_vector(matrix, weights, BallMatrix.integers([plan.star_vector]), VECTOR_BITS))
        first = sharpened_vector(integrals, whole, start, VECTOR_BITS)
    return replace(plan, corner_vector=first, star_vectors=tuple(vectors))


def _require_band(piece: Piece) -> None:
    """What `coupling_on` uses of the ends: beyond beta_*, in order, and powers P, p_i >= 0 (its bounds are convex)."""
    left, right = piece.left, piece.right
    if not (left.beta < right.beta and sign_of_d(piece.d, left.beta)[0] > 0):
        raise Undecided("a piece lies beyond beta_*, its ends in order")
    falls = as_fraction(right.coupling.lower) <= as_fraction(left.coupling.lower)
    if not (falls and as_fraction(left.slope.lower) >= 0 and as_fraction(right.slope.lower) >= 0):
        raise Undecided("the ends of a piece do not show that K_c decreases")


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


def propose_piece(piece: Piece, limit: int) -> CoverPlan:
    """A plan for the piece, from floats. Raises Undecided when there is none within the limit of cells."""
    betas = (piece.left.beta, piece.beta(Fraction(0)), piece.right.beta)
    found = [minimiser_estimate(piece.d, float(beta)) for beta in betas]
    if any(m is None for m in found):
        raise Undecided("no non-uniform minimiser was found on the piece")
    three = Three(*(m for m in found if m is not None))

    def source_for(modes: int, grid: int) -> Callable[[float, float], Couplings]:
        source = source_of(piece, modes, grid)
        scale = 2.0**grid
        return lambda s0, s1: _floats(source(round(s0 * scale), round(s1 * scale)), s0, s1)

    with precision(_SEARCH_BITS):
        plan = moving_plan(three, Sizes(limit=limit), source_for)
    return sharpened(piece, plan)


@dataclass(frozen=True, slots=True)
class IntervalResult:
    """What was proved on an interval: the nodes with their points, and for each piece its plan and range of m_1."""

    d: int
    points: tuple[PointResult, ...]
    pieces: tuple[tuple[Piece, CoverPlan, Enclosure], ...]
    claims: tuple[Claim, ...]


def critical_coupling_interval(
    d: int, low: Fraction, high: Fraction, digits: int = 10, limit: int = 4000, shortest: Fraction = Fraction(1, 1024)
) -> IntervalResult:
    """Adjacent pieces that cover [low, high], low > beta_*: K_c and m_1 enclosed on each, two minimisers on all of it.

    Adaptive: a piece that is not proved is halved; one shorter than `shortest` raises Undecided. The claims are those
    of the points at the nodes, then critical-coupling and order-parameter for each piece, then two-minimisers for
    [low, high].
    """
    if not low < high:
        raise ValueError("an interval of beta has two different ends")
    points: dict[Fraction, PointResult] = {}
    todo: list[tuple[Fraction, Fraction]] = list(pairwise(_nodes(d, low, high)))[::-1]
    done = []
    while todo:
        a, b = todo.pop()
        for beta in (a, b):
            if beta not in points:
                points[beta] = _point(d, beta, digits, limit)
        piece = Piece(d, _end(points[a]), _end(points[b]))
        try:
            plan = propose_piece(piece, min(limit, _PIECE_CELLS))
            done.append((piece, plan, check_piece(piece, plan)))
        except Undecided as error:
            if b - a <= shortest:
                raise Undecided(f"d={d}: two minimisers are not proved on [{a}, {b}]: {error}") from error
            middle = (a + b) / 2
            todo += [(middle, b), (a, middle)]
    nodes = tuple(points[beta] for beta in sorted(points))
    return IntervalResult(d, nodes, tuple(done), _claims(d, nodes, tuple(done)))


def _nodes(d: int, low: Fraction, high: Fraction) -> list[Fraction]:
    """Where pieces are tried first: short numbers, graded by the distance from beta_*, which limits their width."""
    star, nodes = beta_star_estimate(d), [low]
    while True:
        distance = max(float(nodes[-1]) - star, 1e-6)
        places = 4 + max(0, ceil(-log2(_FIRST_STEP * distance)))
        following = Fraction(ceil((float(nodes[-1]) + _FIRST_STEP * distance) * 2**places), 2**places)
        if following >= high - Fraction(1, 2**places):
            return [*nodes, high]
        nodes.append(following)


def _point(d: int, beta: Fraction, digits: int, limit: int) -> PointResult:
    result = critical_coupling(d, beta, digits, limit)
    if result.coupling is None:
        raise Undecided(result.claims[0].reason or "a point is not proved")
    return result


def _end(point: PointResult) -> BandEnd:
    if point.coupling is None or point.slope is None:
        raise Undecided("a point without enclosure ends a piece")
    return BandEnd(point.beta, point.coupling, point.slope)


def _claims(
    d: int, points: tuple[PointResult, ...], pieces: tuple[tuple[Piece, CoverPlan, Enclosure], ...]
) -> tuple[Claim, ...]:
    claims = [claim for point in points for claim in point.claims]
    for piece, _, moment in pieces:
        place = (piece.left.beta, piece.right.beta)
        band = Enclosure(piece.right.coupling.lower, piece.left.coupling.upper)  # K_c decreases
        pointer = {"rule": "decreasing"}
        claims.append(Claim("critical-coupling", d, "proved", band, beta_interval=place, evidence=pointer, trust=TRUST))
        pointer = {"rule": "two-minimisers"}
        claims.append(Claim("order-parameter", d, "proved", moment, beta_interval=place, evidence=pointer, trust=TRUST))
    covers = [
        {"interval": [piece.left.beta, piece.right.beta], **plan.as_mapping(), "terms": _terms(d, piece, plan)}
        for piece, plan, _ in pieces
    ]
    whole = (pieces[0][0].left.beta, pieces[-1][0].right.beta)
    evidence = {"rule": "moving-cover", "pieces": covers}
    claims.append(Claim("two-minimisers", d, "proved", beta_interval=whole, evidence=evidence, trust=TRUST))
    return tuple(claims)


def _terms(d: int, piece: Piece, plan: CoverPlan) -> int:
    return int(series_evidence(d, piece.right.beta, plan.precision)["terms"])
