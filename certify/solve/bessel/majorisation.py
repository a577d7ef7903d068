"""The claim `majorisation`: alpha_l(beta) <= 1/A_l for all l >= 2, with the least margin, by a cover."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from certify.bounds.bessel.majorisation import majorisation_cover, margin_by_monotonicity
from certify.bounds.bessel.threshold import side_of_star, sign_of_d
from certify.core.ball import Ball, precision
from certify.core.claim import Claim, Enclosure
from certify.core.exact import Dyadic, Exact, as_fraction
from certify.core.region import Region
from certify.solve.evidence import series_evidence, star_bits

_BITS = 96  # the cover is made at this precision


def majorisation(d: int, region: Region, star: Enclosure) -> Claim:
    """The claim `majorisation` up to beta_*; refuted on a region that reaches beyond. star: the enclosure of beta_*."""
    a, b = star.lower if region.star else region.lower, region.upper
    if a is None or not region.below(side_of_star(d)):
        return _refuted(d, region)
    to_star = region.right == "beta-star"
    right = as_fraction(star.upper if b is None else b)
    margin = Enclosure(Dyadic(0), Dyadic(0)) if b is None else margin_by_monotonicity(d, b)
    limit = as_fraction(star.lower) if to_star else right
    with precision(_BITS + d.bit_length()):
        bound = 1 - Ball(margin.lower)
        nodes, l_max = majorisation_cover(d, as_fraction(a), right, limit, bound)
    evidence: dict[str, Any] = {"rule": "cover", "nodes": nodes, "l_max": l_max}
    needed = _BITS + d.bit_length() + max(0, -_exponent(margin.lower))
    if to_star:
        evidence["beta_star"] = {"lower": star.lower, "upper": star.upper}
        needed = max(needed, star_bits(star) + 8)
    evidence |= series_evidence(d, right, needed)
    return Claim("majorisation", d, "proved", enclosure=margin, evidence=evidence, **region.place())


def _exponent(x: Exact) -> int:
    return x.exponent if isinstance(x, Dyadic) and x.mantissa else 0


def _refuted(d: int, region: Region) -> Claim:
    """A_2 alpha_2(b) > 1 at b > beta_*: the counterexample (beta_* < d(d+2)/(d^2-1) <= 8/3 < 4)."""
    a, b = region.lower, region.upper
    if b is None:
        b = Fraction(4) if a is None or a < 4 else a
    _, bits = sign_of_d(d, b)
    evidence = {"rule": "counterexample", **series_evidence(d, b, bits + 2 * d.bit_length() + 16)}
    return Claim(
        "majorisation",
        d,
        "refuted",
        counterexample={"beta": b, "l": 2},
        evidence=evidence,
        reason="A_2 alpha_2(beta) > 1 at the counterexample, which lies beyond beta_*",
        **region.place(),
    )
