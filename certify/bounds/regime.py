"""Theorem 1.1 assembled: the regime, what is proved of K_c, and where sigma is the only critical point.

* beta <= beta_*: continuous, K_c = K_#; the uniform density is the only critical point for 0 <= K <= K_#/2.
* beta > beta_*: discontinuous, K_c < K_#; by Beckner-Onofri K_c >= K_#/max_l A_l alpha_l, so half of that is proved.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from certify.ball import Ball, maximum, precision
from certify.bounds.evidence import as_float, series_evidence, sign_of_d, star_bits
from certify.bounds.linear_threshold import linear_threshold_ball
from certify.enclosure import place, round_to
from certify.errors import Undecided
from certify.exact import Dyadic, Exact, as_fraction
from certify.outcome import (
    BECKNER,
    BECKNER_EQUALITY,
    HARMONICS,
    SEMICONTINUITY,
    Claim,
    Enclosure,
    End,
)

_BITS = 80


def weight_maximum(d: int, beta: Fraction) -> tuple[Ball, int]:
    """(max over all l >= 1 of A_l alpha_l(beta), L): l <= L evaluated, l > L bounded by t_{L+1}; A_1 alpha_1 = 1."""
    z = Ball(beta * beta / 4)
    first = z.hypergeometric_0f1(d + 2, 2)
    best, tail, order = Ball(1), Ball(1), 1
    while True:
        step = beta * Fraction(d + order - 1, order * (d + 2 * order))
        order += 1
        tail = tail * step  # t_l = A_l (beta/2)^{l-1}/(d/2+1)_{l-1}, the factor before the quotient of the 0F1
        best = maximum([best, tail * z.hypergeometric_0f1(d + 2 * order, 2) / first])
        falling = (d + order) * beta <= (order + 1) * (d + 2 * order + 2)
        if falling and (tail * beta * Fraction(d + order - 1, order * (d + 2 * order))).surely_at_most(best):
            return best, order
        if order > 100_000:
            raise Undecided(f"regime d={d}: the tail in l does not fall below the maximum")


def coupling_lower_bound(d: int, beta: Fraction) -> tuple[Dyadic, int]:
    """A lower bound of K_c(beta), any beta > 0: K_#/max_l A_l alpha_l (Beckner-Onofri), and the L that proves it."""
    with precision(_BITS + int(1.45 * as_float(beta))):
        best, order = weight_maximum(d, beta)
        bound = linear_threshold_ball(d, Ball(beta)) / best
        low = bound.lower()
        return round_to(low, 64 - low.exponent - low.mantissa.bit_length(), up=False), order


def regime(d: int, interval: tuple[End, End], star: Enclosure, *, beta: Exact | None = None) -> Claim:
    """The claim `regime` on an interval on one side of beta_*; raises Undecided if it straddles beta_*.

    a: a number >= 0 (0 is open) or "beta-star"; b: a number, "beta-star" or "inf".
    """
    a, b = interval
    if b == "beta-star" or (not isinstance(b, str) and sign_of_d(d, b)[0] < 0):
        return _continuous(d, interval, star, beta)
    if a == "beta-star" or (not isinstance(a, str) and a > 0 and sign_of_d(d, a)[0] > 0):
        return _discontinuous(d, interval, star, beta)
    raise Undecided(f"regime d={d}: the interval meets both sides of beta_*")


def _short_half(x: Dyadic) -> Dyadic:
    return Dyadic(x.mantissa, x.exponent - 1)


def _continuous(d: int, interval: tuple[End, End], star: Enclosure, beta: Exact | None) -> Claim:
    b = interval[1]
    right = star.upper if isinstance(b, str) else b
    needed = _BITS
    evidence: dict[str, Any] = {"rule": "theorem-1.1"}
    if isinstance(b, str):
        evidence["beta_star"] = {"lower": star.lower, "upper": star.upper}
        needed = max(needed, star_bits(star) + 8)
    else:
        needed += 2 * sign_of_d(d, b)[1]
    with precision(_BITS):
        low = linear_threshold_ball(d, Ball(right)).lower()
    upper = _short_half(round_to(low, 60 - low.exponent - low.mantissa.bit_length(), up=False))
    evidence |= series_evidence(d, right, needed)
    details = {
        "transition": "continuous",
        "critical_coupling": "equal",
        "unique_critical_point": {"upper": upper},
    }
    trust = (BECKNER, BECKNER_EQUALITY, SEMICONTINUITY, HARMONICS)
    return Claim("regime", d, "proved", details=details, evidence=evidence, trust=trust, **place(interval, beta))


def _discontinuous(d: int, interval: tuple[End, End], star: Enclosure, beta: Exact | None) -> Claim:
    a, b = interval
    needed, right = _BITS, star.upper if isinstance(a, str) else a
    evidence: dict[str, Any] = {"rule": "theorem-1.1"}
    if isinstance(a, str):
        evidence["beta_star"] = {"lower": star.lower, "upper": star.upper}
        needed = max(needed, star_bits(star) + 8)
    else:
        needed += 2 * sign_of_d(d, a)[1]
    details: dict[str, Any] = {"transition": "discontinuous", "critical_coupling": "less"}
    trust = {SEMICONTINUITY, HARMONICS}
    if not isinstance(b, str):
        right = b
        bound, evidence["l_max"] = coupling_lower_bound(d, as_fraction(b))
        details["unique_critical_point"] = {"upper": _short_half(bound)}
        trust.add(BECKNER)
        needed += 2 * int(1.45 * as_float(b))
    evidence |= series_evidence(d, right, needed)
    return Claim(
        "regime", d, "proved", details=details, evidence=evidence, trust=tuple(sorted(trust)), **place(interval, beta)
    )
