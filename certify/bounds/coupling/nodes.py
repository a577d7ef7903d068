"""Nodes of the band of K_c inside a piece: explicit densities, which the piece's own cover makes bounds of K_c.

Lemma (proofs/coupling/nodes.py). Let every critical density with F_K <= 0, at one beta and for each K in
[K_lo, K_hi], have its moments in C_0 or C_*, and G be convex on C_0 and, with theta < 1, on C_*. Let an explicit
density have H/E <= K_hi there, z = a/g in C_*, and K_lo <= A/(Lambda + defect/(2(1-theta))) (`density`). Then
K_lo <= K_c(beta) <= K_hi. So a piece needs proved points at its ends only: between them a node costs one evaluation.
"""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.coupling.band import InnerNode, Piece
from certify.bounds.coupling.density import explicit_touch
from certify.bounds.coupling.derivative import own_slope
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.core.exact import Exact
from certify.cover.plan import CoverPlan


def check_node(piece: Piece, plan: CoverPlan, node: InnerNode, theta: Ball) -> None:
    """The hypotheses of the lemma that concern the explicit density, or Undecided.

    theta: a bound of lambda_max(S) on C_* at the node's s, for each K of node.coupling.
    """
    with precision(node.sizes.bits + 16):
        touch = explicit_touch(Exponential(piece.d, node.beta), node.sizes, node.field)
        between = Ball.between(node.coupling.lower, node.coupling.upper)
        if not touch.upper_coupling().surely_at_most(node.coupling.upper):
            raise Undecided("the explicit density inside a piece does not give its upper bound of K_c")
        if not Ball(node.coupling.lower).surely_at_most(touch.lower_coupling(between, theta)):
            raise Undecided("F_K >= 0 on C_* is not proved at the lower bound of K_c inside a piece")
        slope = own_slope(touch, node.beta)
        if not (Ball(node.log_slope.lower).surely_at_most(slope) and slope.surely_at_most(node.log_slope.upper)):
            raise Undecided("the slope of a tangent inside a piece is not enclosed")
        if not touch.in_region(between, *_star_ends(plan, piece.parameter(node.beta))):
            raise Undecided("the explicit density inside a piece is not in C_*")


def _star_ends(plan: CoverPlan, s: Fraction) -> tuple[list[Exact], list[Exact]]:
    """C_* at one s, in moments."""
    frame = [(f + s * v) / (1 << 2 * plan.grid) for f, v in zip(plan.frame, plan.frame_slope, strict=True)]
    ends = (plan.star_lower, plan.star_upper)
    low, high = ([f * n for f, n in zip(frame, end, strict=True)] for end in ends)
    return list[Exact](low), list[Exact](high)
