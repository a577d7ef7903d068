"""What Theorem 1.1 needs in numbers: the largest A_l alpha_l, and K_c >= K_#/max_l A_l alpha_l (Beckner-Onofri)."""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.core.ball import Ball, maximum, precision
from certify.core.enclosure import round_to
from certify.core.exact import Dyadic

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
    """(max over all l >= 1 of A_l alpha_l(beta), L): l <= L evaluated, l > L bounded by B_{L+1}; A_1 alpha_1 = 1."""
    tail, last = Ball(1), 0
    while True:  # the tail B_{l+1} <= 1 <= the maximum
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
