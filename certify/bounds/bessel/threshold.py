"""beta_*, the root of r_{d/2} = 1/d: an enclosure, and on which side of it a number lies (Lemma 4.3).

D_d(x) = d x F(d/2+2, x^2/4) - (d+2) F(d/2+1, x^2/4) has the sign of r_{d/2}(x) - 1/d (certify/FORMAT/README.md, (B6)),
which is that of x - beta_*, as r_{d/2} increases from 0 to 1. It is entire: there is no quotient.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from certify.bounds.bessel.ratio import ratio_at, ratio_on
from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.enclosure import loose_enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact, as_fraction

_START_BITS = 47  # a float estimate is good to about 49 bits
MAX_BITS = 1 << 16  # a sign that is open at 65,536 bits is reported as inconclusive


def sign_function(d: int, x: Ball) -> Ball:
    """D_d(x) = d x F(d/2+2, x^2/4) - (d+2) F(d/2+1, x^2/4), d >= 2, x >= 0."""
    z = x * x / 4
    return x * d * z.hypergeometric_0f1(d + 4, 2) - z.hypergeometric_0f1(d + 2, 2) * (d + 2)


def sign_of_d(d: int, x: Exact, start_bits: int = 64) -> tuple[int, int]:
    """(sign of r_{d/2}(x) - 1/d, bits that decided it), x > 0. Raises Undecided at MAX_BITS."""
    bits = max(start_bits, 64)
    while True:
        with precision(bits + d.bit_length() + _size_bits(x)):
            value = sign_function(d, Ball(x))
        if value.surely_positive():
            return 1, bits
        if value.surely_negative():
            return -1, bits
        if bits >= MAX_BITS:
            raise Undecided(f"d={d}: the sign of r(beta) - 1/d is open at {bits} bits: beta is too near beta_*")
        bits *= 2


def side_of_star(d: int) -> Callable[[Exact], int]:
    """x > 0 -> the sign of x - beta_*^{(d)} (r_{d/2} increases), as `certify.core.region` wants it.

    From (d+2)/(d-1) on r_{d/2}(x) > x/(d+2+x) >= 1/d (`bessel:increasing`), so no series is summed there.
    """
    closing = Fraction(d + 2, d - 1)
    return lambda x: 1 if as_fraction(x) >= closing else sign_of_d(d, x)[0]


def _size_bits(x: Exact) -> int:
    """Bits of F(mu, x^2/4) <= e^x before the binary point, and a few."""
    return int(as_fraction(x) * Fraction(14427, 10000)) + 16


def _newton(d: int, m: Dyadic, radius: Dyadic, bits: int) -> Ball:
    """One interval Newton step for d r_{d/2}(x) - 1 on X = [m - radius, m + radius].

    N(X) = m - f(m)/f'(X). If N(X) lies in the interior of X then X holds exactly one root, and it lies in N(X)
    (Moore, Interval Analysis, 1966, section 7.2). Raises Undecided if it does not.
    """
    point = ratio_at(d, m, bits)
    with precision(bits):
        around = ratio_on(point, radius)
        slope = around.derivative() * d
        if not slope.surely_positive():
            raise Undecided(f"beta-star d={d}: the derivative is not bounded away from 0 at {bits} bits")
        image = point.x - (point.r * d - 1) / slope
        if not around.x.surely_interior(image):
            raise Undecided(f"beta-star d={d}: the interval Newton image leaves its interval at {bits} bits")
        return image


def _guard_bits(d: int) -> int:
    return 2 * d.bit_length() + 24


def _levels(goal: int) -> list[int]:
    """Accuracies (bits) of the Newton steps, each less than the double of the one before; the last is `goal`."""
    levels = [goal]
    while levels[-1] > 2 * _START_BITS - 4:
        levels.append(levels[-1] // 2 + 5)
    return levels[::-1]


def beta_star_from(d: int, start: Dyadic, digits: int) -> Enclosure:
    """beta_*^{(d)} (1.8), the only positive root of r_{d/2}(x) = 1/d, to an absolute width <= 10^-digits.

    d >= 2, digits >= 1, `start` within 2^-47 of the root, which is not believed. Interval Newton with doubling
    precision; only the last step works at full precision, at a point of half the length. Raises Undecided if a step
    fails (it is never guessed).
    """
    goal = digits * 3322 // 1000 + 3  # log2(10) < 3.322, and room for the outward rounding
    m, radius = start, Dyadic(1, -_START_BITS)
    for accuracy in _levels(max(goal, 60)):
        image = _newton(d, m, radius, accuracy + _guard_bits(d))
        with precision(accuracy):
            m, radius = (image.mid() + 0).midpoint(), Dyadic(1, 4 - accuracy)
    with precision(max(goal, 60) + _guard_bits(d)):
        enclosure = loose_enclosure(image, goal + 2)
    if Dyadic(1, 2 - goal) < enclosure.width():
        raise Undecided(f"beta-star d={d}: width exceeds 10^-{digits}")
    return enclosure
