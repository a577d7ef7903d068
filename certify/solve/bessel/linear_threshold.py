"""The claim `linear-threshold`: K_# at a point, its range on an interval."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from certify.bounds.bessel.linear_threshold import linear_threshold_enclosure
from certify.core.claim import Claim, Enclosure, Point
from certify.core.exact import Dyadic, Exact
from certify.core.region import Region
from certify.solve.bessel.threshold import beta_star_enclosure
from certify.solve.evidence import series_evidence, star_bits

_MORE: Final = 3  # digits at beta_*: K_# moves by less than the width of a bracket of it


def _series(d: int, beta: Exact, digits: int) -> dict[str, Any]:
    """Evidence for K_# at beta to a relative 10^-digits: F >= 1, and F <= e^beta has that many more bits."""
    return series_evidence(d, beta, digits * 3322 // 1000 + 12)


def linear_threshold(d: int, beta: Exact, digits: int = 50) -> Claim:
    """The claim `linear-threshold` at a point beta > 0."""
    evidence = {"rule": "series", **_series(d, beta, digits)}
    enclosure = linear_threshold_enclosure(d, beta, digits)
    return Claim("linear-threshold", d, "proved", beta=beta, enclosure=enclosure, evidence=evidence)


def linear_threshold_at(d: int, beta: Point, digits: int = 50) -> Claim:
    """The claim at a point; at beta_* itself from a bracket that is sharper than the digits asked for."""
    place = Region.at(beta)
    if place.point is None:
        star = beta_star_enclosure(d, digits + _MORE)
        return linear_threshold_range(d, place, star, digits + _MORE)
    return linear_threshold(d, place.point, digits)


def linear_threshold_range(d: int, region: Region, star: Enclosure | None = None, digits: int = 50) -> Claim:
    """The range of K_# on an interval (a may be 0 or "beta-star", b "beta-star" or "inf"), or at beta_*, by its ends.

    star: the enclosure of beta_*, needed if an end is "beta-star". The range is within 10^-digits, or within the
    effect of the width of `star`.
    """
    left, right = region.lower, region.upper
    if star is not None:
        left = star.lower if region.left == "beta-star" else left
        right = star.upper if region.right == "beta-star" else right
    evidence: dict[str, Any] = {"rule": "series" if region.star else "monotone-end-points"}
    if "beta-star" in region.interval and star is not None:
        evidence["beta_star"] = {"lower": star.lower, "upper": star.upper}
    if left is None:
        raise ValueError("the left end of an interval is a number or beta-star with its enclosure")
    upper: Exact = Fraction(d, 2) if left == 0 else linear_threshold_enclosure(d, left, digits).upper
    lower: Exact = Dyadic(0)
    largest = left
    if right is not None:
        lower = linear_threshold_enclosure(d, right, digits).lower
        largest = right
    evidence |= _series(d, largest, digits)
    if "beta_star" in evidence and star is not None:
        evidence |= _at_least(evidence, series_evidence(d, largest, star_bits(star) + 8))
    enclosure = Enclosure(lower, upper)
    return Claim("linear-threshold", d, "proved", enclosure=enclosure, evidence=evidence, **region.place())


def _at_least(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The larger precision and number of terms of two pieces of evidence."""
    return {key: max(one[key], other[key]) for key in ("precision", "terms")}
