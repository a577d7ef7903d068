"""Reading the claims of a checked certificate: only what the Coq statements need, as exact fractions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from certify.core.errors import BadInput
from certify.core.exact import as_fraction, parse_exact


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


def _field(mapping: object, key: str) -> object:
    if not isinstance(mapping, Mapping) or key not in mapping:
        raise BadInput(f"certificate: the field {key!r} is missing")
    return mapping[key]


def number(value: object) -> Fraction:
    """An exact number of the certificate as a fraction."""
    if not isinstance(value, str):
        raise BadInput(f"certificate: an exact number is a string, not {type(value).__name__}")
    return as_fraction(parse_exact(value))


def _pair(claim: Mapping[str, object], key: str) -> tuple[Fraction | None, Fraction | None]:
    if key not in claim:
        return None, None
    return number(_field(claim[key], "lower")), number(_field(claim[key], "upper"))


def _end(claim: Mapping[str, object], end: object, outer: str) -> tuple[Fraction | None, bool]:
    if end == "beta-star":
        return number(_field(_field(claim.get("evidence"), "beta_star"), outer)), True
    if end == "inf":
        return None, False
    value = number(end)
    return (value if value > 0 else None), False


def _claim(claim: Mapping[str, object]) -> Claim:
    label, d = _field(claim, "label"), _field(claim, "d")
    if not isinstance(label, str) or type(d) is not int:
        raise BadInput("certificate: a claim's label is a string, its d an integer")
    lower, upper = _pair(claim, "bounds" if label == "elementary-bounds" else "enclosure")
    left = right = None
    at_beta_star = False
    if "beta" in claim:
        left = right = number(claim["beta"])
    elif "beta_interval" in claim:
        ends = claim["beta_interval"]
        if not isinstance(ends, list | tuple) or len(ends) != 2:
            raise BadInput("certificate: beta_interval is a pair")
        left, first = _end(claim, ends[0], "lower")
        right, last = _end(claim, ends[1], "upper")
        at_beta_star = first or last
    transition = claim.get("transition", "")
    critical_range = "unique_critical_point" in claim
    return Claim(label, d, lower, upper, left, right, at_beta_star, str(transition), critical_range)


def proved_claims(document: Mapping[str, object]) -> list[Claim]:
    """The claims with outcome "proved", in the order of the document; raises BadInput if it is not a certificate."""
    if document.get("format") != "certify/1":
        raise BadInput(f"certificate: format {document.get('format')!r}, certify/1 is wanted")
    claims = _field(document, "claims")
    if not isinstance(claims, list | tuple) or not all(isinstance(claim, Mapping) for claim in claims):
        raise BadInput("certificate: claims is a list of objects")
    return [_claim(claim) for claim in claims if claim.get("outcome") == "proved"]
