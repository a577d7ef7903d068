"""The claim `quartic-sign`: alpha_2 > 1/d beyond beta_*, by a cover; and what refutes the quartic claims below it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from certify.bounds.bessel.threshold import side_of_star, sign_of_d
from certify.bounds.quartic.sign import first_piece, point_piece, ratio_exceeds
from certify.core.ball import precision
from certify.core.claim import BECKNER, HARMONICS, Claim, Enclosure, in_dimension
from certify.core.enclosure import as_interval, cover
from certify.core.exact import Exact, as_fraction
from certify.core.region import Region
from certify.solve.evidence import series_evidence, star_bits

_BITS = 96


def refuted_below(label: str, d: int, region: Region) -> Claim:
    """A claim that is false at the left end a <= beta_* of its interval: alpha_2(a) < 1/d there.

    For the obstruction this rests on Theorem 1.1(1): up to beta_* F_{K_#} >= 0 for every density.
    """
    trust = in_dimension(d, (BECKNER, HARMONICS)) if label == "quartic-obstruction" else ()
    a = region.lower
    if a is None:
        return refuted_at_star(label, d, region, trust)
    point = a if a > 0 else _some_point(region.upper)
    sign, bits = sign_of_d(d, point)
    if sign >= 0:
        raise ValueError("refuted_below wants an interval that begins below beta_*")
    return Claim(
        label,
        d,
        "refuted",
        counterexample={"beta": point},
        evidence={"rule": "counterexample", **series_evidence(d, point, bits + 2 * d.bit_length())},
        trust=trust,
        reason="alpha_2(beta) < 1/d at the counterexample, which lies below beta_*",
        **region.place(),
    )


def refuted_at_star(label: str, d: int, region: Region, trust: tuple[str, ...]) -> Claim:
    """A claim about beta_* itself that holds beyond it only: Theorem 1.1 (1), and alpha_2(beta_*) = 1/d."""
    return Claim(
        label,
        d,
        "refuted",
        counterexample={"beta": "beta-star"},
        evidence={"rule": "counterexample", "precision": 1, "terms": 1},  # nothing is evaluated
        trust=trust,
        reason="it holds beyond beta_* only",
        **region.place(),
    )


def _some_point(b: Exact | None) -> Exact:
    """A point of (0, b] below beta_*; None for an end that is no number."""
    one = Fraction(1)  # (d+2)/d < beta_*
    return one if b is None or b >= one else b


def quartic_sign(d: int, region: Region, star: Enclosure) -> Claim:
    """The claim `quartic-sign`: alpha_2 > 1/d on the whole region."""
    a, b = region.lower, region.upper
    if region.begins_below(side_of_star(d)):
        return refuted_below("quartic-sign", d, region)
    closing = Fraction(d + 2, d - 1)
    end = closing if b is None else min(as_fraction(b), closing)
    low, high = as_interval(star)
    evidence: dict[str, Any] = {"rule": "cover"}
    needed = _BITS + d.bit_length()
    with precision(needed):
        if a is None:
            first, end = first_piece(d, low, max(end, high))
            nodes = [low, first]
            evidence["beta_star"] = {"lower": star.lower, "upper": star.upper}
            needed = max(needed, star_bits(star) + 8)
        else:
            _, bits = sign_of_d(d, a)
            needed += bits
            nodes = [as_fraction(a)]
        if nodes[-1] < end:
            what = f"quartic-sign d={d}"
            with precision(needed):
                shortest = Fraction(1, 1 << needed)
                rest = cover(nodes[-1], end, lambda x, y: ratio_exceeds(d, x, y), shortest=shortest, what=what)
            nodes += rest[1:]
        elif len(nodes) == 1 and nodes[0] < closing:
            nodes = point_piece(d, nodes[0], needed)
    evidence |= {"nodes": nodes, **series_evidence(d, nodes[-1], needed)}
    return Claim("quartic-sign", d, "proved", evidence=evidence, **region.place())
