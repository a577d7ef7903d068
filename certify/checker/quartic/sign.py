"""The rule `cover` of quartic-sign: alpha_2 > 1/d on an interval, up to infinity. FORMAT/quartic.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ..bessel.majorisation import require_increasing
from ..bessel.threshold import NO_TRUST
from ..document.claim import Claim, Series
from ..document.context import Context
from ..document.parsers import nodes, read
from ..verdict import Invalid, require_at_most, require_less


@dataclass(frozen=True, slots=True, kw_only=True)
class SignCover(Series):
    """Nodes of the pieces that cover the interval."""

    nodes: tuple[Fraction, ...] = read(nodes)


def check_quartic_sign(claim: Claim, context: Context) -> frozenset[str]:
    """alpha_2 > 1/d on the interval, up to infinity."""
    evidence, d, bessel = claim.given(SignCover), claim.d, context.bessel(claim)
    a, b = claim.region.beyond(bessel, claim.beta_star)
    points, star = evidence.nodes, claim.beta_star
    require_less("0 < nodes[0]", 0, points[0])
    require_at_most("nodes[0] <= a", points[0], a)
    if star is not None:
        if len(points) < 2:
            raise Invalid("the cover has no piece around beta_*")
        require_at_most("beta_star.upper <= nodes[1]", star[1], points[1])
        require_increasing(bessel, points[0], points[1])
    for i, (left, right) in enumerate(pairwise(points)):
        if i == 0 and star is not None:
            continue  # r increases on this piece, and beta_* lies in it
        low = bessel.orders(left, 2)[1][0]
        high = bessel.orders(right, 2)[0][1]
        require_less(f"piece {i}: 1 < d r", 1, d * left / (d + 2) * Fraction(low, high))
    if len(points) == 1 or b is None or b > points[-1]:  # one node is no piece: it proves only what lies beyond it
        require_at_most("(d+2)/(d-1) <= last node", Fraction(d + 2, d - 1), points[-1])
    return NO_TRUST
