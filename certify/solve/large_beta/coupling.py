"""K_c for large beta by the law `large-beta`: where no cover is searched, and towards infinity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from certify.bounds.large_beta.coupling import coupling_on
from certify.bounds.large_beta.law import LEAST_BETA
from certify.core.claim import HARMONICS, Claim, End
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.solve.evidence import as_float
from certify.solve.large_beta.law import large_beta

NO_COVER: Final = 48
"""From this beta on a cover takes longer than minutes, so the law is asked first."""
_BITS: Final = 64


def law_claims(d: int, region: Region, wanted: Sequence[str], *, by_name: bool) -> Iterator[Claim]:
    """The law from the left end on, and K_c on the region if it is bounded; what was asked beyond that stays open.

    Raises Undecided, before the first claim, where the law is not shown.
    """
    law = large_beta(d, Region(region.left, "inf"))
    yield law
    if "critical-coupling" in wanted and region.bounded is not None:
        yield _coupling(d, law, region)
    for label in wanted if by_name else ():
        if label in ("order-parameter", "two-minimisers"):
            reason = f"beyond beta = {NO_COVER} no cover is searched, so the minimisers are not counted"
            yield Claim(label, d, "inconclusive", reason=reason, **region.place())
        elif label == "critical-coupling" and region.bounded is None:
            reason = "on an interval to infinity K_c is enclosed as a function of beta, by claims=large-beta"
            yield Claim(label, d, "inconclusive", reason=reason, **region.place())


def beyond_covers(left: End) -> bool:
    """Whether the law is asked before a cover is searched."""
    return not isinstance(left, str) and as_fraction(left) > NO_COVER


def law_fits(left: End) -> bool:
    """Whether the law can be asked at all."""
    return not isinstance(left, str) and as_fraction(left) >= LEAST_BETA


def attempt(d: int, region: Region, wanted: Sequence[str], *, by_name: bool) -> list[Claim]:
    """`law_claims`, or nothing where the law is not shown."""
    try:
        return list(law_claims(d, region, wanted, by_name=by_name))
    except Undecided:
        return []


def _coupling(d: int, law: Claim, region: Region) -> Claim:
    """`critical-coupling` between the ends, which are numbers, from where the law holds on."""
    if region.bounded is None:
        raise ValueError("K_c is enclosed on bounded sets of beta")
    a, b = map(as_fraction, region.bounded)
    remainder = law.details["remainder"]
    coupling, left, right = coupling_on(d, (a, b), (remainder["lower"], remainder["upper"]), _BITS)
    evidence = {
        "rule": "large-beta",
        "precision": _BITS + 16 + int(b).bit_length(),
        "left": {"lower": left.lower, "upper": left.upper},
        "right": {"lower": right.lower, "upper": right.upper},
    }
    note = _note(a, b, as_fraction(coupling.lower), as_fraction(coupling.upper))
    place = region.place()
    return Claim(
        "critical-coupling",
        d,
        "proved",
        enclosure=coupling,
        evidence=evidence,
        trust=(HARMONICS,),
        reason=note,
        **place,
    )


def _note(a: Fraction, b: Fraction, lower: Fraction, upper: Fraction) -> str:
    """How sharp it is: what a reader of the digits would ask."""
    if a < b:
        return "K_c at each beta of the interval is enclosed more closely by large-beta"
    return f"by large-beta, of relative width {as_float((upper - lower) / upper):.1g}"
