"""K_c between two bounds that are proved without a cover, where none closes or is searched: the rule `bounds`."""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10
from typing import Any, Final

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.coupling.linear_field import linear_field_bound
from certify.bounds.main_theorem import coupling_lower_bound
from certify.core.ball import Ball, precision
from certify.core.claim import BECKNER, BOUNDS, HARMONICS, Claim, Enclosure, in_dimension
from certify.core.enclosure import round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact, as_fraction
from certify.search.coupling.linear_field import MODES, linear_field
from certify.search.untrusted import untrusted
from certify.solve.evidence import series_evidence

_BITS: Final = 64
_PLACES: Final = 6


def bounded_coupling(d: int, beta: Fraction, reason: str | None) -> Claim:
    """`critical-coupling` at any beta: Beckner and Onofri from below, one field of degree 1, or K_#, from above.

    reason: why it is not enclosed more closely, which is said beside it.
    """
    lower, l_max = coupling_lower_bound(d, beta)
    field = _field(d, beta)
    bits = _BITS + 40 + 3 * int(beta)
    largest = beta if field is None else max(beta, field)
    with precision(bits + 2 * int(largest) + 40):
        upper = linear_threshold_ball(d, Ball(beta))
        if field is not None:
            found = linear_field_bound(d, beta, field, MODES)
            field, upper = (field, found) if found.surely_less(upper) else (None, upper)
        most = outward(upper)
    evidence: dict[str, Any] = {"rule": BOUNDS, "l_max": l_max, **series_evidence(d, largest, bits)}
    if field is not None:
        evidence |= {"modes": MODES, "field": field}
    trust = in_dimension(d, (BECKNER, HARMONICS))
    return Claim(
        "critical-coupling",
        d,
        "proved",
        Enclosure(lower, most),
        beta,
        evidence=evidence,
        trust=trust,
        reason=two_bounds(lower, most, reason),
    )


def outward(bound: Ball, bits: int = _BITS) -> Dyadic:
    """A number of so many bits a little above an upper bound > 0."""
    top = bound.upper()
    size = top.mantissa.bit_length() + top.exponent
    return round_to(top, bits - size, up=True) + Dyadic(1, size - bits)


def two_bounds(lower: Exact, upper: Exact, reason: str | None) -> str:
    """How far the bounds lower < upper are apart, in words, and why there is no cover."""
    width = 1 - as_fraction(lower) / as_fraction(upper)
    digits = max(0, floor(-log10(width)))
    why = "" if reason is None else f"; no cover: {reason.removeprefix('K_c is not enclosed: ')}"
    return f"two bounds, of relative width {float(width):.1g}, {digits} digit{'s' * (digits != 1)}{why}"


def _field(d: int, beta: Fraction) -> Fraction | None:
    """A short number near the best field, if one is searched for."""
    try:
        with untrusted():
            found = linear_field(d, float(beta))
    except Undecided:
        return None
    return Fraction(round(found * 2**_PLACES), 2**_PLACES)
