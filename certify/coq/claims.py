"""What the Coq statements need of a claim that the checker has accepted: outer numerical ends of its interval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from certify.checker import Claim as Accepted
from certify.checker import Region
from certify.checker.coupling.form import PointCover
from certify.checker.spine.form import SpinePoint
from certify.core.errors import BadInput
from certify.core.exact import quotient_text

MOST_DIMENSIONS: Final = 1000  # the sphere's dimension is a unary natural number in Coq


@dataclass(frozen=True)
class Claim:
    """A proved claim. `left` and `right` are the outer numerical ends of its interval of beta.

    `left` is None for an interval that begins at zero, `right` for one that has no end; at one beta both
    are it. An end at beta_* is replaced by the certified number just outside, and `at_beta_star` says so.
    `critical_range`: the number up to which the uniform density is the only critical point, if the claim has one.
    `equals_threshold`: of K_c, as Theorem 1.1 gives it up to beta_*. `field`: of K_c at a number beyond, the a_l of the
    density exp(sum a_l P_l)/Z of the two-minimisers claim from which it follows; else empty.
    `place`: the set of beta in words, after a comma; empty for a claim that is about no beta.
    """

    label: str
    d: int
    lower: Fraction | None
    upper: Fraction | None
    left: Fraction | None
    right: Fraction | None
    at_beta_star: bool
    transition: str
    critical_range: Fraction | None
    equals_threshold: bool = False
    field: tuple[Fraction, ...] = ()
    place: str = ""


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


def _place(region: Region | None) -> str:
    """`, beta = 13/5` or `, beta in (0, beta_*]`; nothing for no region."""
    if region is None:
        return ""
    if region.point:
        return f", beta = {'beta_*' if region.a is None else quotient_text(region.a)}"
    left = "(beta_*" if region.a is None else f"[{quotient_text(region.a)}" if region.a else "(0"
    right = "beta_*]" if region.to_beta_star else "oo)" if region.b is None else f"{quotient_text(region.b)}]"
    return f", beta in {left}, {right}"


def _claim(claim: Accepted, fields: Mapping[tuple[int, Region | None], tuple[Fraction, ...]]) -> Claim:
    lower, upper = claim.details.get("bounds") or claim.enclosure or (None, None)
    return Claim(
        claim.label,
        claim.d,
        lower,
        upper,
        *_ends(claim),
        transition=claim.details.get("transition", ""),
        critical_range=claim.details.get("unique_critical_point"),
        equals_threshold=claim.label == "critical-coupling" and claim.rule == "theorem-1.1",
        field=fields.get((claim.d, claim.interval), ()) if claim.label == "critical-coupling" else (),
        place=_place(claim.interval),
    )


def proved_claims(accepted: Iterable[Accepted]) -> list[Claim]:
    """Those about a dimension that are proved, not refuted, in their order.

    Raises BadInput if an end at beta_* has no number beside it.
    """
    proved = [claim for claim in accepted if claim.outcome == "proved" and claim.dimension is not None]
    proved = [claim for claim in proved if claim.kernel is None]  # the theory is about the paper's kernel
    fields = {
        (claim.d, claim.interval): claim.evidence.touch.field
        for claim in proved
        if isinstance(claim.evidence, PointCover | SpinePoint)
    }
    return [_claim(claim, fields) for claim in proved]
