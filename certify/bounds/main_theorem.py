"""Theorem 1.1 assembled: the regime, what is proved of K_c, and where sigma is the only critical point.

* beta <= beta_*: continuous, K_c = K_#; the uniform density is the only critical point for 0 <= K <= K_#/2.
* beta > beta_*: discontinuous, K_c < K_#; by Beckner-Onofri K_c >= K_#/max_l A_l alpha_l, so half of that is proved.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from certify.bounds.bessel.evidence import as_float, series_evidence, sign_of_d, star_bits
from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.core.ball import Ball, maximum, precision
from certify.core.claim import (
    BECKNER,
    BECKNER_EQUALITY,
    HARMONICS,
    SEMICONTINUITY,
    Claim,
    Enclosure,
    End,
)
from certify.core.enclosure import place, round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact, as_fraction

_BITS = 80


def adjacent_ratios(d: int, beta: Fraction, count: int) -> list[Ball]:
    """r_{d/2+j}(beta) for j = 0..count-1, by 1/r_nu = 2(nu+1)/x + r_{nu+1} downward from 0 < r < x/(2 nu+2).

    The recurrence contracts: an error in r_{nu+1} enters r_nu with the factor r_nu^2 < 1.
    """
    start = count + 40
    ratio = Ball.between(0, beta / (d + 2 * start + 2))
    result: list[Ball] = []
    for j in range(start - 1, -1, -1):
        ratio = 1 / (ratio + Fraction(d + 2 * j + 2) / beta)
        if j < count:
            result.append(ratio)
    return result[::-1]


def weight_maximum(d: int, beta: Fraction) -> tuple[Ball, int]:
    """(max over all l >= 1 of A_l alpha_l(beta), L): l <= L evaluated, l > L bounded by t_{L+1}; A_1 alpha_1 = 1."""
    tail, last = Ball(1), 0
    while True:  # the tail t_{l+1} <= 1 <= the maximum
        last += 1
        tail = tail * beta * Fraction(d + last - 1, last * (d + 2 * last))
        falling = (d + last) * beta <= (last + 1) * (d + 2 * last + 2)
        if falling and last >= 2 and tail.surely_at_most(1):
            break
    best = value = Ball(1)
    for order, ratio in enumerate(adjacent_ratios(d, beta, last - 1), 2):
        value = value * ratio * Fraction(d + order - 2, order - 1)
        best = maximum([best, value])
    return best, last


def coupling_lower_bound(d: int, beta: Fraction) -> tuple[Dyadic, int]:
    """A lower bound of K_c(beta), any beta > 0: K_#/max_l A_l alpha_l (Beckner-Onofri), and the L that proves it."""
    with precision(_BITS + 24):
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
