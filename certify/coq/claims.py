"""What the Coq statements need of a claim that the checker has accepted: outer numerical ends of its interval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from certify.checker import Claim as Accepted
from certify.core.errors import BadInput


@dataclass(frozen=True)
class Claim:
    """A proved claim. `left` and `right` are the outer numerical ends of its interval of beta.

    `left` is None for an interval that begins at zero, `right` for one that has no end; at one beta both
    are it. An end at beta_* is replaced by the certified number just outside, and `at_beta_star` says so.
    `critical_range`: it has a number up to which the uniform density is the only critical point.
    """

    label: str
    d: int
    lower: Fraction | None
    upper: Fraction | None
    left: Fraction | None
    right: Fraction | None
    at_beta_star: bool
    transition: str
    critical_range: bool


def _ends(claim: Accepted) -> tuple[Fraction | None, Fraction | None, bool]:
    """`left`, `right` and `at_beta_star`."""
    interval = claim.interval
    if interval is None:
        return None, None, False
    left, right = interval.a or None, interval.b
    at_beta_star = interval.a is None or interval.to_beta_star
    if at_beta_star:
        if claim.beta_star is None:
            raise BadInput(f"coq: {claim} has an end at beta_*, and no number beside it")
        below, above = claim.beta_star
        left, right = (below if interval.a is None else left), (above if interval.to_beta_star else right)
    return left, right, at_beta_star


def _claim(claim: Accepted) -> Claim:
    lower, upper = claim.details.get("bounds") or claim.enclosure or (None, None)
    return Claim(
        claim.label,
        claim.d,
        lower,
        upper,
        *_ends(claim),
        transition=claim.details.get("transition", ""),
        critical_range="unique_critical_point" in claim.details,
    )


def proved_claims(accepted: Iterable[Accepted]) -> list[Claim]:
    """Those about a dimension that are proved, not refuted. BadInput if an end at beta_* has no number beside it."""
    return [_claim(claim) for claim in accepted if claim.outcome == "proved" and claim.dimension is not None]
