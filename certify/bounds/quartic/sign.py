"""The sign of the quartic coefficient (5.10) for every beta beyond beta_* (Lemma 5.1).

(5.10) is negative iff alpha_2(beta) = r_{d/2}(beta) > 1/d. A cover proves it up to (d+2)/(d-1); beyond, the Amos-type
bound r > x/(d+2+x) >= 1/d (from 1/r_nu = 2(nu+1)/x + r_{nu+1} and r < 1) holds for every x.
"""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.bessel.majorisation import riccati_increasing
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided


def ratio_exceeds(d: int, left: Fraction, right: Fraction) -> bool:
    """A proof that r_{d/2} > 1/d on [left, right], 0 < left: numerator at the left end, denominator at the right."""
    top = Ball(left * left / 4).hypergeometric_0f1(d + 4, 2) * left * d
    return (Ball(right * right / 4).hypergeometric_0f1(d + 2, 2) * (d + 2)).surely_less(top)


def point_piece(d: int, x: Fraction, bits: int) -> list[Fraction]:
    """One short piece [x, y], y > x, on which r > 1/d: the cover of a single point."""
    with precision(bits):
        for k in range(2, bits):
            y = x * (1 + Fraction(1, 1 << k))
            if ratio_exceeds(d, x, y):
                return [x, y]
    raise Undecided(f"quartic-sign d={d}: beta is too near beta_*")


def first_piece(d: int, low: Fraction, end: Fraction) -> tuple[Fraction, Fraction]:
    """(x_1, end) with r increasing on [low, x_1] and low < x_1 <= end."""
    first = end
    for _ in range(200):
        if riccati_increasing(d, low, first):
            return first, end
        first = low + (first - low) / 2
    raise Undecided(f"quartic-sign d={d}: no first piece with r' > 0 was found")
