"""The field `derivative` of critical-coupling: K_c'(beta) = -p K_c/beta. FORMAT/intervals.md (I17), (I18)."""

from __future__ import annotations

from ..document.claim import Claim
from ..document.context import Context
from ..document.parsers import Bounds
from ..verdict import Invalid, require_at_most
from .band import End
from .count import piece_on, point_claim
from .nodes import end_of


def check_derivative(claim: Claim, context: Context) -> None:
    """The enclosure of K_c' at a point or on a piece, if the claim has one; the claim itself is checked elsewhere."""
    if "derivative" not in claim.details:
        return
    region = claim.region
    lower, upper = claim.details["derivative"]
    if region.a is None or region.b is None or claim.rule not in ("two-minimisers", "decreasing"):
        raise Invalid("the derivative of K_c is stated beyond beta_* only, at a number or between two")
    left = right = end_of(point_claim(claim, context, "two-minimisers", region.a), context)
    if not region.point:
        piece_on(claim, context)
        right = end_of(point_claim(claim, context, "two-minimisers", region.b), context)
    least, most = _derivative(left, right)
    require_at_most("derivative.lower <= K_c'", lower, least)
    require_at_most("K_c' <= derivative.upper", most, upper)


def _derivative(left: End, right: End) -> Bounds:
    """-p K/beta for p between the slopes at the ends (it increases), K_c and beta between theirs."""
    require_at_most("0 <= p at an end", 0, left.log_slope[0])
    return -right.log_slope[1] * left.coupling[1] / left.beta, -left.log_slope[0] * right.coupling[0] / right.beta
