"""On which side of beta_* a number lies: the sign of an entire function, decided in balls.

D_d(x) = d x F(d/2+2, x^2/4) - (d+2) F(d/2+1, x^2/4) has the sign of r_{d/2}(x) - 1/d (certify/FORMAT/bessel.md), which
is that of x - beta_*, as r_{d/2} increases. There is no quotient.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction

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
    """x > 0 -> the sign of x - beta_*^{(d)} (r_{d/2} increases), as `certify.core.region` wants it."""
    return lambda x: sign_of_d(d, x)[0]


def _size_bits(x: Exact) -> int:
    """Bits of F(a, x^2/4) <= e^x before the binary point, and a few."""
    return int(as_fraction(x) * Fraction(14427, 10000)) + 16
