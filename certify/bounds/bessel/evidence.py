"""Working precision and series length: how a sign is decided here and how much the checker needs to decide it again.

D_d(x) = d x F(d/2+2, x^2/4) - (d+2) F(d/2+1, x^2/4) has the sign of r_{d/2}(x) - 1/d (see
certify/FORMAT/bessel.md): it is an entire function, without quotient. The evidence for a sign is a number of bits and
a number of terms; both are estimates made in floats, and it is the checker, not this module, that decides whether they
suffice.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log2
from typing import Any

from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact

MAX_BITS = 1 << 16  # a sign that is open at 65,536 bits is reported as inconclusive


def d_function(d: int, x: Ball) -> Ball:
    """D_d(x) = d x F(d/2+2, x^2/4) - (d+2) F(d/2+1, x^2/4), d >= 2, x >= 0."""
    z = x * x / 4
    return x * d * z.hypergeometric_0f1(d + 4, 2) - z.hypergeometric_0f1(d + 2, 2) * (d + 2)


def sign_of_d(d: int, x: Exact, start_bits: int = 64) -> tuple[int, int]:
    """(sign of r_{d/2}(x) - 1/d, bits that decided it), x > 0. Raises Undecided at MAX_BITS."""
    bits = max(start_bits, 64)
    while True:
        with precision(bits + d.bit_length() + _size_bits(x)):
            value = d_function(d, Ball(x))
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
    return int(1.4427 * as_float(x)) + 16


def as_float(x: Exact) -> float:
    """A float near x, for estimates only (no overflow for what the command line admits)."""
    if isinstance(x, Dyadic):
        shift = max(0, abs(x.mantissa).bit_length() - 60)
        return float(x.mantissa >> shift) * 2.0 ** (x.exponent + shift)
    return x.numerator / x.denominator


def series_evidence(d: int, x: Exact, bits: int, *, offset: int = 2) -> dict[str, Any]:
    """{precision, terms}: what sums F(d/2 + offset/2 .., x^2/4) to about 2^-bits absolutely, tail included.

    x: the largest argument of the claim; offset: the smallest first parameter is (d + offset)/2.
    """
    z = as_float(x) ** 2 / 4
    a = (d + offset) / 2
    log_term, n = 0.0, 0
    log_z = log2(z) if z > 0 else -1e9
    while log_term > -bits - 2 or z > 0.45 * (a + n) * (n + 1):
        log_term += log_z - log2((a + n) * (n + 1))
        n += 1
    return {"precision": bits + d.bit_length() + n.bit_length() + 8, "terms": n + 1}


def star_bits(star: Enclosure) -> int:
    """Bits that decide the signs of D_d at the ends of an enclosure of beta_*."""
    return -min(*(end.exponent if isinstance(end, Dyadic) else 0 for end in (star.lower, star.upper)), 0)
