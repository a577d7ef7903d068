"""The field `derivative` of critical-coupling: K_c'(beta) = -p K_c/beta. FORMAT_COUPLING.md, section 7."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..arithmetic.series import Work
from ..document.shape import Claim
from ..verdict import Invalid, require_at_most
from .band import End, end_of
from .pieces import piece_on, point_claim


def check_derivative(claim: Claim, claims: Sequence[Claim], work: Work) -> None:
    """The enclosure of K_c' at a point or on a piece, if the claim has one; the claim itself is checked elsewhere."""
    if "derivative" not in claim.details:
        return
    interval = claim.interval
    lower, upper = claim.details["derivative"]
    if interval is None or interval.a is None or interval.b is None or claim.evidence["rule"] == "theorem-1.1":
        raise Invalid("the derivative of K_c is stated beyond beta_* only, at a number or between two")
    left = end_of(point_claim(claim, claims, "two-minimisers", interval.a, "cover"), work)
    right = left
    if not interval.point:
        piece_on(claim, claims)
        right = end_of(point_claim(claim, claims, "two-minimisers", interval.b, "cover"), work)
    least, most = _derivative(left, right)
    require_at_most("derivative.lower <= K_c'", lower, least)
    require_at_most("K_c' <= derivative.upper", most, upper)


def _derivative(left: End, right: End) -> tuple[Fraction, Fraction]:
    """-p K/beta for p between the slopes at the ends (it increases), K_c and beta between theirs."""
    require_at_most("0 <= p at an end", 0, left.slope[0])
    return -right.slope[1] * left.coupling[1] / left.beta, -left.slope[0] * right.coupling[0] / right.beta
