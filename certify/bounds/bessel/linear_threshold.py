"""K_#(beta) = 1/(2 lambda_1) (1.7): a ball at a point, a range on an interval.

K_#(beta) = (d/2)/F(d/2+1, beta^2/4): Gamma factors cancel and beta -> 0 is no singularity, K_#(0+) = d/2. All
coefficients of F are positive, so K_# decreases strictly, from d/2 to 0.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from certify.bounds.bessel.evidence import series_evidence, star_bits
from certify.core.ball import Ball, precision
from certify.core.claim import Claim, Enclosure, End
from certify.core.enclosure import relative_enclosure
from certify.core.exact import Dyadic, Exact


def linear_threshold_ball(d: int, beta: Ball) -> Ball:
    """K_#(beta) at the working precision, d >= 2, beta >= 0 (d/2 at 0)."""
    return Ball(d) / (2 * (beta * beta / 4).hypergeometric_0f1(d + 2, 2))


def linear_threshold_enclosure(d: int, beta: Exact, digits: int = 50) -> Enclosure:
    """K_#(beta) at an exact beta > 0, relative width <= 10^-digits."""
    bits = digits * 3322 // 1000 + 4
    with precision(bits + 16):
        return relative_enclosure(linear_threshold_ball(d, Ball(beta)), bits)


def _series(d: int, beta: Exact, digits: int) -> dict[str, Any]:
    """Evidence for K_# at beta to a relative 10^-digits: F >= 1, and F <= e^beta has that many more bits."""
    return series_evidence(d, beta, digits * 3322 // 1000 + 12)


def linear_threshold(d: int, beta: Exact, digits: int = 50) -> Claim:
    """The claim `linear-threshold` at a point beta > 0."""
    evidence = {"rule": "series", **_series(d, beta, digits)}
    enclosure = linear_threshold_enclosure(d, beta, digits)
    return Claim("linear-threshold", d, "proved", beta=beta, enclosure=enclosure, evidence=evidence)


def linear_threshold_range(d: int, interval: tuple[End, End], star: Enclosure | None = None, digits: int = 50) -> Claim:
    """The range of K_# on an interval (a may be 0 or "beta-star", b "beta-star" or "inf"), by its end points.

    star: the enclosure of beta_*, needed if an end is "beta-star". The range is within 10^-digits, or within the
    effect of the width of `star`.
    """
    left = star.lower if interval[0] == "beta-star" and star is not None else interval[0]
    right = star.upper if interval[1] == "beta-star" and star is not None else interval[1]
    evidence: dict[str, Any] = {"rule": "monotone-end-points"}
    if "beta-star" in interval and star is not None:
        evidence["beta_star"] = {"lower": star.lower, "upper": star.upper}
    if isinstance(left, str):
        raise ValueError("the left end of an interval is a number or beta-star with its enclosure")
    upper: Exact = Fraction(d, 2) if left == 0 else linear_threshold_enclosure(d, left, digits).upper
    lower: Exact = Dyadic(0)
    largest = left
    if not isinstance(right, str):
        lower = linear_threshold_enclosure(d, right, digits).lower
        largest = right
    evidence |= _series(d, largest, digits)
    if "beta_star" in evidence and star is not None:
        evidence |= _at_least(evidence, series_evidence(d, largest, star_bits(star) + 8))
    enclosure = Enclosure(lower, upper)
    return Claim("linear-threshold", d, "proved", beta_interval=interval, enclosure=enclosure, evidence=evidence)


def _at_least(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The larger precision and number of terms of two pieces of evidence."""
    return {key: max(one[key], other[key]) for key in ("precision", "terms")}
