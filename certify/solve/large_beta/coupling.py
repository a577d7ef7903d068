"""K_c for large beta by the law `large-beta`: where no cover is searched, and towards infinity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from certify.bounds.large_beta.coupling import coupling_on
from certify.bounds.large_beta.law import LEAST_BETA
from certify.core.claim import HARMONICS, Claim, Enclosure, End
from certify.core.errors import Undecided
from certify.core.exact import as_fraction, exact_text
from certify.core.region import Region, number
from certify.solve.evidence import as_float
from certify.solve.large_beta.count import count, first_count, moment
from certify.solve.large_beta.law import large_beta

NO_COVER: Final = 48
"""From this beta on a cover takes longer than minutes, so the law is asked first."""
_BITS: Final = 64


def law_claims(d: int, region: Region, wanted: Sequence[str], *, by_name: bool) -> Iterator[Claim]:
    """The law from the left end on, K_c on the region if it is bounded, the number of minimisers at K_c and m_1.

    On an interval minimisers are counted from where that is shown; by_name: what stays open is said, too. Raises
    Undecided, before the first claim, where the law is not shown.
    """
    law = large_beta(d, Region(region.left, "inf"))
    yield law
    if "critical-coupling" in wanted:
        yield _coupling(d, law, region)
    yield from minimisers(d, law, region, wanted, by_name=by_name)


def minimisers(d: int, law: Claim, region: Region, wanted: Sequence[str], *, by_name: bool) -> Iterator[Claim]:
    """`two-minimisers` and `order-parameter` on the region, which begins with a number, from where they are shown on.

    The first holds the evidence of both, so it is made for the second, too; so is a law that begins there and is
    sharper. by_name: what stays open is said.
    """
    asked = [label for label in ("two-minimisers", "order-parameter") if label in wanted]
    if not asked:
        return
    try:
        found = count(d, region, law) if region.beta is not None else first_count(d, region)
    except Undecided as error:
        for label in asked if by_name else ():
            yield Claim(label, d, "inconclusive", reason=str(error), **region.place())
        return
    counted = region if region.beta is not None else Region(found.start, region.right)
    if found.law.beta_interval != law.beta_interval:
        yield found.law
    yield found.claim
    if "order-parameter" in asked:
        yield moment(d, counted, found)
    if as_fraction(region.left) < found.start:  # type: ignore[arg-type]  # a number, as the law begins with one
        reason = f"by the rule of large beta minimisers are counted from beta = {exact_text(found.start)} on"
        for label in asked if by_name else ():
            yield Claim(label, d, "inconclusive", reason=reason, beta_interval=(region.left, found.start))


def beyond_covers(left: End) -> bool:
    """Whether the law is asked before a cover is searched."""
    beta = number(left)
    return beta is not None and as_fraction(beta) > NO_COVER


def law_fits(left: End) -> bool:
    """Whether the law can be asked at all."""
    beta = number(left)
    return beta is not None and as_fraction(beta) >= LEAST_BETA


def attempt(d: int, region: Region, wanted: Sequence[str], *, by_name: bool) -> list[Claim]:
    """`law_claims`, or nothing where the law is not shown."""
    try:
        return list(law_claims(d, region, wanted, by_name=by_name))
    except Undecided:
        return []


def whole_law(d: int, region: Region, wanted: Sequence[str]) -> list[Claim]:
    """The law and all that is wanted on all of the region, or nothing."""
    try:
        law = large_beta(d, Region(region.left, "inf"))
        found = [law, *([_coupling(d, law, region)] if "critical-coupling" in wanted else [])]
        if {"two-minimisers", "order-parameter"}.intersection(wanted):
            counted = count(d, region, law)
            found += [counted.claim, *([moment(d, region, counted)] if "order-parameter" in wanted else [])]
    except Undecided:
        return []
    return found


def _coupling(d: int, law: Claim, region: Region) -> Claim:
    """`critical-coupling` on the region, which begins with a number, from where the law holds on."""
    a = as_fraction(region.left)  # type: ignore[arg-type]  # the law has asked for a number
    b = a if region.upper is None else as_fraction(region.upper)
    remainder = law.details["remainder"]
    coupling, left, right = coupling_on(d, (a, b), (remainder["lower"], remainder["upper"]), _BITS)
    evidence: dict[str, Any] = {
        "rule": "large-beta",
        "precision": _BITS + 16 + int(b).bit_length(),
        "left": {"lower": left.lower, "upper": left.upper},
    }
    note = _note(region, as_fraction(coupling.lower), as_fraction(coupling.upper))
    if region.upper is None:
        coupling = Enclosure(Fraction(0), coupling.upper)
    else:
        evidence["right"] = {"lower": right.lower, "upper": right.upper}
    return Claim(
        "critical-coupling",
        d,
        "proved",
        enclosure=coupling,
        evidence=evidence,
        trust=(HARMONICS,),
        reason=note,
        **region.place(),
    )


def _note(region: Region, lower: Fraction, upper: Fraction) -> str:
    """How sharp it is: what a reader of the digits would ask."""
    if region.beta is None:
        return "K_c at each beta of the interval is enclosed more closely by large-beta"
    return f"by large-beta, of relative width {as_float((upper - lower) / upper):.1g}"
