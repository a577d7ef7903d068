"""E_n(t) = sum_{k>=1} t^k k^(-n/2)/k!, which bounds the moments of the potential. FORMAT/large_beta.md (M3), (M4)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb, factorial

from ..arithmetic.ball import Ball, exp
from ..verdict import Invalid


def halves(n: int) -> tuple[int, ...]:
    """The whole p with n/2 = p; or those on both sides of n/2, as E_n^2 <= E_(n-1) E_(n+1)."""
    return (n // 2,) if n % 2 == 0 else (n // 2, n // 2 + 1)


def require_tail(p: int, first: int, tail: Fraction) -> None:
    """k^(-p) <= 1/(k+1)_p + A/(k+1)_(p+1) + tail/(k+1)_(p+2) for every integer k >= first, A = p(p+1)/2."""
    linear = Fraction(p * (p + 1), 2)
    # k^p [(k+p+1)(k+p+2) + A (k+p+2) + tail] - (k+1)_(p+2) in powers of m = k - first
    bracket = [(p + 1) * (p + 2) + linear * (p + 2) + tail, 2 * p + 3 + linear, Fraction(1)]
    rising = [Fraction(1)]
    for i in range(1, p + 3):
        rising = _times(rising, [Fraction(i), Fraction(1)])
    difference = [x - y for x, y in zip([Fraction(0)] * p + bracket, rising, strict=True)]
    if any(c < 0 for c in _shifted(difference, first)):
        raise Invalid(f"k^-{p} <= 1/(k+1)_{p} + ... for every k >= {first}: a coefficient is negative")


def _times(left: Sequence[Fraction], right: Sequence[Fraction]) -> list[Fraction]:
    """The product of two polynomials, lowest power first."""
    product = [Fraction(0)] * (len(left) + len(right) - 1)
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            product[i + j] += x * y
    return product


def _shifted(coefficients: Sequence[Fraction], by: int) -> list[Fraction]:
    """The coefficients of f(m + by) in powers of m."""
    size = len(coefficients)
    return [
        sum((coefficients[k] * comb(k, j) * by ** (k - j) for k in range(j, size)), Fraction(0)) for j in range(size)
    ]


def log_excess(n: int, t: Fraction, first: int, tails: Sequence[Fraction], bits: int) -> Fraction:
    """An upper bound of log(E_n(t) t^(n/2) e^-t), for t > 0 and tails that `require_tail` has admitted."""
    decay = exp(Ball.exact(-t, bits)).upper()
    parts = []
    for p, tail in zip(halves(n), tails, strict=True):
        head = sum((t ** (k + p) / (k**p * factorial(k)) for k in range(1, first)), Fraction(0))
        parts.append(p * (p + 1) / (2 * t) + tail / t**2 + head * decay if p else Fraction(0))
    return sum(parts, Fraction(0)) / len(parts)
