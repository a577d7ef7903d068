"""The sign of the quartic coefficient (5.10) for every beta beyond beta_* (Lemma 5.1).

(5.10) is negative iff alpha_2(beta) = r_{d/2}(beta) > 1/d. A cover proves it up to (d+2)/(d-1); beyond, the Amos-type
bound r > x/(d+2+x) >= 1/d (from 1/r_nu = 2(nu+1)/x + r_{nu+1} and r < 1) holds for every x.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from certify.bounds.bessel.evidence import series_evidence, sign_of_d, star_bits
from certify.bounds.bessel.majorisation import riccati_increasing
from certify.core.ball import Ball, precision
from certify.core.claim import BECKNER, HARMONICS, Claim, Enclosure, End
from certify.core.enclosure import as_interval, cover, place
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction

_BITS = 96


def refuted_below(label: str, d: int, interval: tuple[End, End], beta: Exact | None) -> Claim:
    """A claim that is false at the left end a <= beta_* of its interval: alpha_2(a) < 1/d there.

    For the obstruction this rests on Theorem 1.1(1): up to beta_* F_{K_#} >= 0 for every density.
    """
    a, b = interval
    if isinstance(a, str):
        raise ValueError("a refutation needs a number as its left end")
    point = a if a > 0 else _some_point(d, b)
    sign, bits = sign_of_d(d, point)
    if sign >= 0:
        raise ValueError("refuted_below wants an interval that begins below beta_*")
    return Claim(
        label,
        d,
        "refuted",
        counterexample={"beta": point},
        evidence={"rule": "counterexample", **series_evidence(d, point, bits + 2 * d.bit_length())},
        trust=(BECKNER, HARMONICS) if label == "quartic-obstruction" else (),
        reason="alpha_2(beta) < 1/d at the counterexample, which lies below beta_*",
        **place(interval, beta),
    )


def _some_point(d: int, b: End) -> Exact:
    """A point of (0, b] below beta_*."""
    one = Fraction(1)  # (d+2)/d < beta_*
    return one if isinstance(b, str) or b >= one else b


def ratio_exceeds(d: int, left: Fraction, right: Fraction) -> bool:
    """A proof that r_{d/2} > 1/d on [left, right], 0 < left: numerator at the left end, denominator at the right."""
    top = Ball(left * left / 4).hypergeometric_0f1(d + 4, 2) * left * d
    return (Ball(right * right / 4).hypergeometric_0f1(d + 2, 2) * (d + 2)).surely_less(top)


def quartic_sign(d: int, interval: tuple[End, End], star: Enclosure, *, beta: Exact | None = None) -> Claim:
    """The claim `quartic-sign`: alpha_2 > 1/d on the whole interval, whose ends may be "beta-star" and "inf"."""
    a, b = interval
    if not isinstance(a, str) and (a == 0 or sign_of_d(d, a)[0] < 0):
        return refuted_below("quartic-sign", d, interval, beta)
    closing = Fraction(d + 2, d - 1)
    end = closing if isinstance(b, str) else min(as_fraction(b), closing)
    low, high = as_interval(star)
    evidence: dict[str, Any] = {"rule": "cover"}
    needed = _BITS + d.bit_length()
    with precision(needed):
        if isinstance(a, str):
            first, end = _first_piece(d, low, max(end, high))
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
            nodes = _point_piece(d, nodes[0], needed)
    evidence |= {"nodes": nodes, **series_evidence(d, nodes[-1], needed)}
    return Claim("quartic-sign", d, "proved", evidence=evidence, **place(interval, beta))


def _point_piece(d: int, x: Fraction, bits: int) -> list[Fraction]:
    """One short piece [x, y], y > x, on which r > 1/d: the cover of a single point."""
    with precision(bits):
        for k in range(2, bits):
            y = x * (1 + Fraction(1, 1 << k))
            if ratio_exceeds(d, x, y):
                return [x, y]
    raise Undecided(f"quartic-sign d={d}: beta is too near beta_*")


def _first_piece(d: int, low: Fraction, end: Fraction) -> tuple[Fraction, Fraction]:
    """(x_1, end) with r increasing on [low, x_1] and low < x_1 <= end."""
    first = end
    for _ in range(200):
        if riccati_increasing(d, low, first):
            return first, end
        first = low + (first - low) / 2
    raise Undecided(f"quartic-sign d={d}: no first piece with r' > 0 was found")
