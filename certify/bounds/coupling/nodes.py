"""Nodes of the band of K_c inside a piece: explicit densities, which the piece's own cover makes bounds of K_c.

Lemma (proofs/coupling/band.py). Let every critical density with F_K <= 0, at beta = b and for each K in
[K_lo, K_hi], have its moments in C_0 or C_*, and G be convex on C_0 and, with theta < 1, on C_*. Let an explicit
density have H/E <= K_hi at b, z = a/g in C_*, and K_lo <= A/(Lambda + D^2/(2(1-theta))) (coupling_touch). Then
K_lo <= K_c(b) <= K_hi. So a piece needs proved points at its ends only: between them a node costs one evaluation.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from certify.bounds.bessel.evidence import series_evidence
from certify.bounds.coupling.band import InnerNode, Piece
from certify.bounds.coupling.density import explicit_touch, refined_touch, touch_sizes
from certify.bounds.coupling.interaction import weights_on
from certify.bounds.coupling.quadrature import quadrature
from certify.core.ball import Ball, precision
from certify.core.enclosure import relative_enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact
from certify.cover.plan import CoverPlan
from certify.search.coupling.minimiser import minimiser_estimate

_SLOPE_BITS = 40
_NODE_BITS = 6  # the s of nodes are multiples of 2^-6
_MOST = 1 << (_NODE_BITS + 1)


def node_places(sag: float, goal: float) -> list[Fraction]:
    """The s of inner nodes, evenly spaced: `sag` is how far log K_c is from its chord, `goal` how far it may be."""
    count = 1
    while count < _MOST and sag > goal * count * count:
        count *= 2
    return [Fraction(2 * k - count, count) for k in range(1, count)]


def propose_node(d: int, beta: Fraction, digits: int) -> InnerNode:
    """An explicit density at beta with what should hold of it; nothing is proved yet. Raises Undecided."""
    minimiser = minimiser_estimate(d, float(beta))
    if minimiser is None:
        raise Undecided("no non-uniform minimiser was found inside the piece")
    sizes = touch_sizes(minimiser, digits)
    with precision(sizes.bits + 16):
        quad = quadrature(d, sizes.modes, sizes.nodes, sizes.ellipses)
        touch = refined_touch(quad, weights_on(d, beta, beta, sizes.modes), minimiser, sizes.bits)
        upper = touch.upper_coupling()
        bits = digits * 3322 // 1000
        coupling = relative_enclosure(upper.hull(upper * (1 - Ball(Dyadic(1, -bits)))), bits + 10)
        slope = relative_enclosure(touch.own_slope(d, beta), _SLOPE_BITS)
    return InnerNode(beta, coupling, slope, sizes, touch.field.midpoints())


def check_node(piece: Piece, plan: CoverPlan, node: InnerNode, theta: Ball) -> None:
    """The hypotheses of the lemma that concern the explicit density, or Undecided.

    theta: a bound of lambda_max(S) on C_* at the node's s, for each K of node.coupling.
    """
    with precision(node.sizes.bits + 16):
        touch = explicit_touch(piece.d, node.beta, node.sizes, node.field)
        between = Ball.between(node.coupling.lower, node.coupling.upper)
        if not touch.upper_coupling().surely_at_most(node.coupling.upper):
            raise Undecided("the explicit density inside a piece does not give its upper bound of K_c")
        if not Ball(node.coupling.lower).surely_at_most(touch.lower_coupling(between, theta)):
            raise Undecided("F_K >= 0 on C_* is not proved at the lower bound of K_c inside a piece")
        slope = touch.own_slope(piece.d, node.beta)
        if not (Ball(node.slope.lower).surely_at_most(slope) and slope.surely_at_most(node.slope.upper)):
            raise Undecided("the slope of a tangent inside a piece is not enclosed")
        if not touch.in_region(between, *_star_ends(plan, piece.parameter(node.beta))):
            raise Undecided("the explicit density inside a piece is not in C_*")


def node_evidence(piece: Piece, plan: CoverPlan, node: InnerNode) -> dict[str, Any]:
    """The node as the checker wants it."""
    sizes = node.sizes
    return {
        "s": int(piece.parameter(node.beta) * (1 << plan.grid)),
        "coupling": {"lower": node.coupling.lower, "upper": node.coupling.upper},
        "modes": sizes.modes,
        "nodes": sizes.nodes,
        "ellipses": list(sizes.ellipses),
        "precision": sizes.bits,
        "terms": series_evidence(piece.d, node.beta, sizes.bits)["terms"],
        "field": node.field.dyadic_midpoints(),
    }


def _star_ends(plan: CoverPlan, s: Fraction) -> tuple[list[Exact], list[Exact]]:
    """C_* at one s, in moments."""
    frame = [(f + s * v) / (1 << 2 * plan.grid) for f, v in zip(plan.frame, plan.frame_slope, strict=True)]
    ends = (plan.star_lower, plan.star_upper)
    low, high = ([f * n for f, n in zip(frame, end, strict=True)] for end in ends)
    return list[Exact](low), list[Exact](high)
