"""Nodes inside a piece: where, an explicit density at each, and what the checker wants to know of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from certify.bounds.coupling.band import InnerNode, Piece
from certify.bounds.coupling.derivative import own_slope
from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.coupling.quadrature import quadrature
from certify.core.ball import Ball, precision
from certify.core.enclosure import relative_enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.cover.plan import CoverPlan
from certify.search.coupling.density import minimiser_estimate, touch_sizes
from certify.search.coupling.nodes import node_places
from certify.search.coupling.third import Three
from certify.solve.coupling.density import refined_touch
from certify.solve.evidence import series_evidence

_SLOPE_BITS = 40


def with_nodes(piece: Piece, three: Three, digits: int) -> Piece:
    """The piece with as many nodes inside it as make the band of K_c narrow against the room of C_*."""
    return replace(piece, inner=tuple(propose_node(piece.d, piece.beta(s), digits) for s in node_places(three)))


def propose_node(d: int, beta: Fraction, digits: int) -> InnerNode:
    """An explicit density at beta with what should hold of it; nothing is proved yet. Raises Undecided."""
    minimiser = minimiser_estimate(d, float(beta))
    if minimiser is None:
        raise Undecided("no non-uniform minimiser was found inside the piece")
    sizes = touch_sizes(minimiser, digits)
    with precision(sizes.bits + 16):
        quad = quadrature(d, sizes.modes, sizes.nodes, sizes.ellipses)
        touch = refined_touch(quad, interaction_on(d, beta, beta, sizes.modes), minimiser, sizes.bits)
        upper = touch.upper_coupling()
        bits = digits * 3322 // 1000
        coupling = relative_enclosure(upper.hull(upper * (1 - Ball(Dyadic(1, -bits)))), bits + 10)
        slope = relative_enclosure(own_slope(touch, beta), _SLOPE_BITS)
    return InnerNode(beta, coupling, slope, sizes, touch.field.midpoints())


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
