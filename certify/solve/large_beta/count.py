"""`two-minimisers` and `order-parameter` for large beta, from one end on; they rest on the law `large-beta`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from certify.bounds.large_beta.count import Peak, side_bound
from certify.bounds.large_beta.law import Lower
from certify.bounds.large_beta.region import Region, prove_region
from certify.bounds.large_beta.root import root
from certify.core.ball import precision
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region as Place
from certify.cover.law import LawPlan, halves, tail_constant
from certify.search.large_beta.law import HEADS
from certify.search.large_beta.region import cap_plan
from certify.solve.evidence import as_float
from certify.solve.large_beta.law import large_beta, starts

_BITS: Final = 64
_TRUST: Final = (SEMICONTINUITY, HARMONICS)
_RULE: Final = "large-beta"


@dataclass(frozen=True, slots=True)
class Count:
    """The claim, the law it rests on, and what the moment of the minimiser is bounded from."""

    claim: Claim
    law: Claim
    region: Region
    side: Fraction

    @property
    def start(self) -> Fraction:
        """The beta from which on it holds."""
        return self.region.lower.beta


def count(d: int, place: Place, law: Claim) -> Count:
    """Exactly two minimisers at K_c on a set of beta with a number as left end, by a proved law that holds there.

    Raises Undecided where no plan closes.
    """
    if place.lower is None:
        raise Undecided("two-minimisers by large-beta is about beta from a number on")
    beta, (least, most) = as_fraction(place.lower), (law.details["remainder"][end] for end in ("lower", "upper"))
    scale = root(d, beta, _BITS)
    q = as_fraction(scale.lower)
    plan = cap_plan(d, as_float(beta), as_float(scale.lower), as_float(least), as_float(most))
    if plan is None:
        raise Undecided(f"two-minimisers d={d}: beta = {as_float(beta):.6g} is too small for the rule of large beta")
    with precision(_BITS + 32):
        region = Region(Lower(d, beta, scale, LawPlan(least, plan.inner, plan.head)), most, plan)
        nodes = prove_region(region)
        side = side_bound(region, 20)
        peak = Peak(region, beta, q, side)
        if not (peak.monotone({2: plan.fourth}) and peak.theta(plan.fourth).surely_less(1)):
            raise Undecided(f"two-minimisers d={d}: uniqueness is not shown from beta = {as_float(beta):.6g} on")
    evidence = {
        "rule": _RULE,
        "precision": _precision(q),
        "root": {"lower": scale.lower, "upper": scale.upper},
        **_sum(d - 1, plan.head),
        "nodes": nodes,
        "plane": _sum(d - 1, plan.plane),
        "slope": {"lower": plan.slope[0], "upper": plan.slope[1]},
        "near": plan.near,
        "far": plan.far,
        "falls": plan.falls,
        "turns": plan.turns,
        "inner": {"fall": plan.fall, "steep": plan.steep, "side": side},
        "fourth": _sum(d + 3, plan.fourth),
    }
    claim = Claim("two-minimisers", d, "proved", evidence=evidence, trust=_TRUST, **place.place())
    return Count(claim, law, region, side)


def first_count(d: int, place: Place) -> Count:
    """`count` from the first of some short numbers of the set on from which it is proved, by the law from there on.

    Undecided if there is none.
    """
    last = Undecided("two-minimisers by large-beta is about beta from a number on")
    for beta in () if place.lower is None else starts(as_fraction(place.lower)):
        if place.upper is None or beta < as_fraction(place.upper):
            try:
                return count(d, Place(beta, place.right), large_beta(d, Place(beta, "inf")))
            except Undecided as error:
                last = error
    raise last


def moment(d: int, place: Place, found: Count) -> Claim:
    """The first moment of the other minimiser on the set, which begins where the count does or later."""
    a = as_fraction(place.left)  # type: ignore[arg-type]  # the count has asked for a number
    left = root(d, a, _BITS)
    q, evidence = as_fraction(left.lower), {"rule": _RULE, "precision": _precision(as_fraction(left.lower))}
    with precision(_BITS + 32):
        peak = Peak(found.region, a, q, found.side)
        fitting = [head for head in HEADS if peak.monotone({1: head})]
        if not fitting:
            raise Undecided(f"order-parameter d={d}: not enclosed at beta = {as_float(a):.6g}")
        most, head = min(
            ((peak.most_fall(head).upper().fraction(), head) for head in fitting), key=lambda pair: pair[0]
        )
        low = 1 - most / a
        high = Fraction(1)
        if place.upper is not None:
            b, right = as_fraction(place.upper), root(d, as_fraction(place.upper), _BITS)
            high = 1 - peak.least_fall(as_fraction(right.upper)).lower().fraction() / b
            evidence["right"] = {"lower": right.lower, "upper": right.upper}
    unit = 40 + int(a).bit_length()
    low, high = Fraction(int(low * 2**unit) - 1, 2**unit), min(Fraction(1), Fraction(int(high * 2**unit) + 2, 2**unit))
    evidence |= {"left": {"lower": left.lower, "upper": left.upper}, "second": _sum(d + 1, head)}
    enclosure = Enclosure(max(low, Fraction(0)), high)
    return Claim("order-parameter", d, "proved", enclosure, evidence=evidence, trust=_TRUST, **place.place())


def _precision(q: Fraction) -> int:
    """Bits for the checker: e^(-2q) has 2.9 q of them."""
    return _BITS + 32 + int(3 * q)


def _sum(n: int, head: int) -> dict[str, Any]:
    return {"head": head, "tails": [tail_constant(p, head) for p in halves(n)]}
