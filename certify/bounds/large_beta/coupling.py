"""K_c = beta e^-beta Q_c at one large beta or on an interval, from bounds of Q_c."""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.large_beta.root import root
from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.exact import Dyadic, as_fraction


def coupling_on(
    d: int, ends: tuple[Fraction, Fraction], remainder: tuple[Fraction, Fraction], bits: int
) -> tuple[Enclosure, Enclosure, Enclosure]:
    """(K_c on [a, b], q_* at a, q_* at b): K_c decreases, so its lower end is proved at b and its upper end at a.

    ends: a <= b, from where the law holds on; remainder: (c, C) of it. Undecided where q_* is not enclosed.
    """
    a, b = ends
    scales = root(d, a, bits), root(d, b, bits)
    first, last = as_fraction(scales[0].upper), as_fraction(scales[1].lower)
    found = coupling_between(ends, (last - remainder[1] / last, first - remainder[0] / first), bits)
    return found, *scales


def coupling_between(ends: tuple[Fraction, Fraction], scale: tuple[Fraction, Fraction], bits: int) -> Enclosure:
    """K_c on [a, b] from bounds of Q_c at b from below and at a from above."""
    a, b = ends
    with precision(bits):
        low, high = ((-Ball(beta)).exp() * beta * q for beta, q in zip((b, a), scale, strict=True))
        return Enclosure(_moved(low.lower(), up=False), _moved(high.upper(), up=True))


def _moved(x: Dyadic, *, up: bool) -> Dyadic:
    """A short number a little outward: room for a checker with coarser arithmetic."""
    shift = max(0, abs(x.mantissa).bit_length() - 40)
    mantissa = (x.mantissa >> shift) + (2 if up else -1)
    return Dyadic(mantissa, x.exponent + shift)
