"""q_*(beta), the larger root of q - (n/2) log(2q) = log |S^n| + (n/2) log(beta/(2 pi)). FORMAT/large_beta.md (M1)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import factorial, prod
from typing import Final

from ..arithmetic.ball import Ball, log, log_of, pi
from ..arithmetic.series import Work
from ..document.parsers import Bounds
from ..verdict import LimitReached, require_at_most, require_less

MAX_D: Final = 1000


def level(d: int, beta: Fraction, bits: int) -> Ball:
    """log |S^n| + (n/2) log(beta/(2 pi)) = log(2/R) + [d even] (log pi)/2 + (n/2) log(beta/2), R from Gamma(d/2)."""
    if d % 2 == 0:
        value = log_of(Fraction(2, factorial(d // 2 - 1)), bits) + log(pi(bits)) / 2
    else:
        value = log_of(2 / prod((Fraction(i, 2) for i in range(1, d - 1, 2)), start=Fraction(1)), bits)
    return value + log_of(beta / 2, bits) * (d - 1) / 2


def require_root(d: int, beta: Fraction, root: Bounds, bits: int) -> None:
    """n/2 < lower <= q_*(beta) <= upper: q - (n/2) log(2q) increases there, and is the level at q_*."""
    if d > MAX_D:
        raise LimitReached(f"work limit: large beta is decided for d <= {MAX_D}")
    require_less("n/2 < root.lower", Fraction(d - 1, 2), root[0])
    target = level(d, beta, bits)
    sides = [Ball.exact(q, bits) - log_of(2 * q, bits) * (d - 1) / 2 for q in root]
    require_at_most("root.lower <= q_*", sides[0].upper(), target.lower())
    require_at_most("q_* <= root.upper", target.upper(), sides[1].lower())


def spend_long(work: Work, numbers: Iterable[Fraction], times: int) -> None:
    """Charge some operations with exact numbers that may be long, so many times: to reduce them takes squares."""
    bits = sum(x.numerator.bit_length() + x.denominator.bit_length() for x in numbers)
    work.spend(0, bits, 8 * times * (1 + bits // 30_000))
