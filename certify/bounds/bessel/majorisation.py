"""The majorisation alpha_l(beta) <= 1/A_l for all l >= 2 on an interval inside (0, beta_*] (4.10).

Two routes, compared in the tests:

* `margin_by_monotonicity`: r_nu increases in x and decreases in nu, so A_l alpha_l is largest at the right end and at
  l = 2 (A_{l+1} alpha_{l+1}/(A_l alpha_l) = ((d+l-1)/l) r_{d/2+l-1} < 1 up to beta_*): the minimum of 1 - A_l alpha_l
  is 1 - d r_{d/2}(b).
* `majorisation_cover`, which uses no monotonicity lemma and makes the evidence: on each piece [x_i, x_{i+1}] of a cover
  A_l alpha_l <= A_l (x_{i+1}/2)^{l-1}/(d/2+1)_{l-1} F(d/2+l, z_{i+1})/F(d/2+1, z_i), a quotient of positive series; the
  tail by B_l = prod_{j<l} (d+j-1) x/(j(d+2j)); and l = 2 on the last piece, where there is equality at beta_*, by the
  sign of alpha_2' (Riccati).
"""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.bessel.ratio import ratio_at
from certify.bounds.bessel.threshold import MAX_BITS
from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.enclosure import cover, relative_enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact


def weighted_ratio_bound(d: int, order: int, left: Fraction, right: Fraction) -> Ball:
    """Upper bound of A_l alpha_l on [left, right], l = order >= 2, 0 <= left < right, at the working precision."""
    value = Ball((right / 2) ** (order - 1))
    for j in range(1, order):
        value = value * (d + j - 1) * 2 / (j * (d + 2 * j))
    top = Ball(right * right / 4).hypergeometric_0f1(d + 2 * order, 2)
    return value * top / Ball(left * left / 4).hypergeometric_0f1(d + 2, 2)


def tail_weight(d: int, order: int, x: Fraction) -> Ball:
    """B_l(x) = prod_{j<l} (d+j-1) x/(j(d+2j)), an upper bound of A_l alpha_l at l = order."""
    value = Ball(1)
    for j in range(1, order):
        value = value * x * (d + j - 1) / (j * (d + 2 * j))
    return value


def first_tail_order(d: int, x: Fraction, bound: Ball) -> int:
    """The least L >= 2 with B_{L+1}(x) <= bound and B_{l+1}/B_l <= 1 from l = L+1 on (it decreases in l)."""
    order = 2
    while True:
        falling = (d + order) * x <= (order + 1) * (d + 2 * order + 2)
        if falling and tail_weight(d, order + 1, x).surely_less(bound):
            return order
        order += 1
        if order > 100_000:
            raise Undecided(f"majorisation d={d}: the tail in l does not fall below its bound")


def riccati_increasing(d: int, left: Fraction, right: Fraction) -> bool:
    """A proof that r_{d/2} increases on [left, right], from r/x <= slope there and r' = 1 - r^2 - (d+1) r/x."""
    bound = Ball(right * right / 4).hypergeometric_0f1(d + 4, 2)
    bound = bound / (Ball(left * left / 4).hypergeometric_0f1(d + 2, 2) * (d + 2))
    return (1 - (bound * right) ** 2 - bound * (d + 1)).surely_positive()


def margin_by_monotonicity(d: int, right: Exact, digits: int = 20) -> Enclosure:
    """1 - d r_{d/2}(right) to a relative 10^-digits, right < beta_*: the minimal margin, by the first route."""
    want = digits * 3322 // 1000 + 4
    bits = 64 + want
    while True:
        value = ratio_at(d, right, bits)
        with precision(bits):
            margin = 1 - value.r * d
            if margin.surely_positive() and _finer(margin, want):
                return relative_enclosure(margin, want)
        if bits > MAX_BITS:
            raise Undecided(f"majorisation d={d}: the margin at the right end is not resolved with {bits} bits")
        bits *= 2


def _finer(x: Ball, bits: int) -> bool:
    """The radius of a positive ball is below 2^-bits times its lower end."""
    low = x.lower()
    return x.radius() < Dyadic(low.mantissa, low.exponent - bits)


def majorisation_cover(
    d: int, a: Fraction, right: Fraction, limit: Fraction, bound: Ball
) -> tuple[list[Fraction], int]:
    """Nodes x_0 = a < ... < x_m = right with the inequalities of the rule `cover`, and l_max. x_{m-1} <= limit.

    bound: 1 minus the margin; at the working precision. Raises Undecided.
    """
    l_max = first_tail_order(d, right, bound)
    shortest = right / 2**40

    def higher(left: Fraction, end: Fraction) -> bool:
        return all(weighted_ratio_bound(d, order, left, end).surely_at_most(bound) for order in range(3, l_max + 1))

    def both(left: Fraction, end: Fraction) -> bool:
        return weighted_ratio_bound(d, 2, left, end).surely_at_most(bound) and higher(left, end)

    start = a if a < right else right * Fraction(2**20 - 1, 2**20)
    last, length = start, right - start
    while not (last <= limit and riccati_increasing(d, last, right) and higher(last, right)):
        length /= 2
        last = _short_below(right - length, length / 4)
        if length < shortest:
            raise Undecided(f"majorisation d={d}: no last piece with alpha_2' > 0 was found")
    nodes = cover(start, last, both, shortest=shortest, what=f"majorisation d={d}") if start < last else [last]
    return [*nodes, right], l_max


def _short_below(x: Fraction, slack: Fraction) -> Fraction:
    """A dyadic with few bits in [x - slack, x]."""
    places = max(0, slack.denominator.bit_length() - slack.numerator.bit_length() + 1)
    return Fraction((x.numerator << places) // x.denominator, 1 << places)
