"""How much the checker needs to decide a sign again: a number of bits and a number of terms.

Both are estimates made in floats, and it is the checker, not this module, that decides whether they suffice.
"""

from __future__ import annotations

from math import log2
from typing import Any

from certify.core.claim import Enclosure
from certify.core.exact import Dyadic, Exact


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
