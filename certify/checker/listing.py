"""What the command says of an accepted document: its digest, and a line for each claim. Nothing is decided here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from fractions import Fraction
from typing import Any, Final

from .document.claim import Claim
from .document.parsers import Bounds
from .document.region import Region
from .kernels.description import PARAMETERS, Description
from .verdict import show

_MOST: Final = 40
"""Digits of an end at most, and of a number that is written as a fraction."""
_WIDE: Final = Context(MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)


def digest_line(document: Mapping[str, Any]) -> str:
    """The digest of FORMAT/README.md, and whether the document says so of itself. Never a reason to refuse."""
    kept = {key: value for key, value in document.items() if key != "provenance"}
    canonical = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    found = "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()
    stated = document.get("provenance", {}).get("digest", found)
    return f"digest: {found}{'' if stated == found else '  (the file says otherwise)'}"


def claim_line(claim: Claim) -> str:
    """Place, label, subject, outcome, the ends of the enclosure rounded outward, the rule, the cited facts."""
    about = ", ".join((f"{claim.place} {claim.label}", *_about(claim)))
    value = "" if claim.enclosure is None else f" in {_rounded(claim.enclosure)}"
    trust = ", ".join(sorted(claim.trust)) or "no cited fact"
    return f"{about}: {claim.outcome}{value} | rule: {claim.rule} | from: {trust}"


def _about(claim: Claim) -> Iterator[str]:
    if claim.dimension is not None:
        yield f"d={claim.d}"
    if claim.interval is not None:
        yield f"beta={_set(claim.interval)}"
    if claim.kernel is not None:
        yield f"kernel={_kernel(claim.kernel)}"
    for field in fields(claim.subject):
        if (value := getattr(claim.subject, field.name)) is not None:
            yield f"{field.name.removesuffix('_interval')}={value if isinstance(value, str) else _shown(value)}"


def _set(region: Region) -> str:
    """As the command line writes it: `6/5`, `beta-star..inf`."""
    low = "beta-star" if region.a is None else _shown(region.a)
    high = "inf" if region.infinite else "beta-star" if region.b is None else _shown(region.b)
    return high if region.point else f"{low}..{high}"


def _kernel(kernel: Description) -> str:
    name = PARAMETERS[kernel.family][0] if kernel.family in PARAMETERS and kernel.numbers else ""
    if kernel.interval or name:
        return f"{kernel.family} {name}={'..'.join(map(_shown, kernel.numbers))}"
    numbers = [_shown(x) for x in kernel.numbers]
    pairs = [f"{degree}:{x}" for degree, x in zip(kernel.degrees, numbers, strict=True)] if kernel.degrees else numbers
    return " ".join((kernel.family, *pairs))


def _short(x: Fraction) -> bool:
    return max(x.numerator.bit_length(), x.denominator.bit_length()) <= 3 * _MOST


def _shown(value: Fraction | Bounds) -> str:
    """A number of what a claim is about, or both ends of an interval; `~`: of a long one, its first digits."""
    if isinstance(value, tuple):
        return "..".join(map(_shown, value))
    return str(value) if _short(value) else f"~{show(value)}"


def _rounded(ends: Bounds) -> str:
    """[a, b] in decimals, a rounded down and b up, with a few digits more than they have in common."""
    low, high = ends
    if low == high and _short(low):
        return f"[{low}, {high}]"
    places = _MOST - _order(abs(high))
    if low < high:
        places = min(places, 3 - _order(high - low))
    return f"[{_decimal(low, places)}, {_decimal(-high, places, -1)}]"


def _order(size: Fraction) -> int:
    """An integer near the decimal logarithm of a number > 0."""
    return (size.numerator.bit_length() - size.denominator.bit_length()) * 30103 // 100000


def _decimal(x: Fraction, places: int, sign: int = 1) -> str:
    """`sign` times x, which is rounded down to so many places after the point, or before it where they are negative.

    Integers are scaled and divided, not converted: a million bits are minutes of conversion.
    """
    scaled = x.numerator * 10 ** max(places, 0) // (x.denominator * 10 ** max(-places, 0))
    return str(Decimal(sign * scaled).scaleb(-places, _WIDE))
