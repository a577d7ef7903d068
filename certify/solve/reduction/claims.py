"""What a proved plan beyond beta_* says: two minimisers at K_c, and K_c and their moment piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.bessel.threshold import sign_of_d
from certify.bounds.reduction.extent import steepest_field
from certify.core.ball import Ball, precision
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.enclosure import round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.core.region import Region
from certify.cover.reduction import IsolationPiece, IsolationPlan, PiecePlan, TouchingPlan
from certify.solve.evidence import series_evidence
from certify.solve.reduction.touching import star_below

Plan = TouchingPlan | IsolationPlan
Piece = PiecePlan | IsolationPiece
TRUST: Final = (SEMICONTINUITY, HARMONICS)
_GUARD: Final = 64  # bits that the checker works with beyond those of the evidence
_BRACKET: Final = Dyadic(1, -40)


def reduced_claims(d: int, region: Region, plan: Plan, wanted: list[str]) -> Iterator[Claim]:
    """The claims of `wanted` on a region that ends at a number; two-minimisers, which has the evidence, always."""
    rule = "touching" if isinstance(plan, TouchingPlan) else "isolation"
    bracket = _bracket(d) if region.left == "beta-star" else {}
    with precision(plan.precision):
        steepest = steepest_field(d, Ball(plan.pieces[-1].end)).upper()
    terms = series_evidence(d, steepest, plan.precision + _GUARD)["terms"]
    evidence = {"rule": rule, **bracket, **plan.as_mapping(), "terms": terms}
    left = region.left
    for piece in plan.pieces:
        own = region if region.beta is not None else Region(left, piece.end)
        beside = {"rule": rule, **(bracket if left == "beta-star" else {})}
        if "critical-coupling" in wanted:
            yield _claim("critical-coupling", d, own, _coupling(d, own, piece, plan.precision), beside)
        if "order-parameter" in wanted:
            yield _claim("order-parameter", d, own, _moment(plan, piece), beside)
        left = piece.end
    yield _claim("two-minimisers", d, region, None, evidence)


def _claim(label: str, d: int, region: Region, enclosure: Enclosure | None, evidence: dict[str, Any]) -> Claim:
    return Claim(label, d, "proved", enclosure, evidence=evidence, trust=TRUST, **region.place())


def _bracket(d: int) -> dict[str, Any]:
    low = star_below(d)
    high = low + _BRACKET
    if not sign_of_d(d, low)[0] < 0 < sign_of_d(d, high)[0]:
        raise Undecided(f"d={d}: no short bracket of beta_*")
    return {"beta_star": {"lower": low, "upper": high}}


def _coupling(d: int, region: Region, piece: Piece, bits: int) -> Enclosure:
    """lower K_# at the right end to upper K_# at the left end."""
    left = star_below(d) if region.lower is None else region.lower
    with precision(bits):
        low = linear_threshold_ball(d, Ball(piece.end)) * piece.lower
        high = linear_threshold_ball(d, Ball(left)) * piece.upper
        return Enclosure(_rounded(low.lower(), bits, up=False), _rounded(high.upper(), bits, up=True))


def _moment(plan: Plan, piece: Piece) -> Enclosure:
    unit = as_fraction(Dyadic(1, -plan.grid))
    with precision(plan.precision):
        low, high = Ball(piece.moment[0] * unit / piece.upper), Ball(piece.moment[1] * unit / piece.lower)
        return Enclosure(_rounded(low.lower(), plan.grid, up=False), _rounded(high.upper(), plan.grid, up=True))


def _rounded(x: Dyadic, bits: int, *, up: bool) -> Dyadic:
    return round_to(x, bits - 4, up=up)
