"""E_n(t) = sum_{k>=1} t^k k^(-n/2)/k!, which bounds the moments of the potential. FORMAT/large_beta.md (M3), (M4)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb, factorial
from typing import Final

from ..arithmetic.ball import Ball, exp
from ..arithmetic.series import Work, ceil_div, floor_of
from ..verdict import Invalid

_SHORT: Final = 64
"""Bits behind the point of the argument of a bound of E_n."""


def halves(n: int) -> tuple[int, ...]:
    """The whole p with n/2 = p; or those on both sides of n/2, as E_n^2 <= E_(n-1) E_(n+1)."""
    return (n // 2,) if n % 2 == 0 else (n // 2, n // 2 + 1)


def require_tails(n: int, first: int, tails: Sequence[Fraction]) -> None:
    """One tail for each p around n/2, and each of them large enough."""
    if len(tails) != len(halves(n)):
        raise Invalid(f"{len(halves(n))} tails are wanted for n = {n}")
    for p, tail in zip(halves(n), tails, strict=True):
        require_tail(p, first, tail)


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
    """An upper bound of log(E_n(t) t^(n/2) e^-t), for t >= first + n/2 + 1 and tails that `require_tail` has admitted.

    The bound decreases from first + n/2 on, so that t may be rounded down: powers of a long t would take for ever.
    """
    short = floor_of(t, _SHORT)
    t = Fraction(short, 1 << _SHORT)
    decay = exp(Ball.exact(-t, bits)).high
    parts = []
    for p, tail in zip(halves(n), tails, strict=True):
        powers = ((k, short ** (k + p) * decay, _SHORT * (k + p)) for k in range(1, first))
        head = sum(ceil_div(power, k**p * factorial(k) << shift) for k, power, shift in powers)
        parts.append(p * (p + 1) / (2 * t) + tail / t**2 + Fraction(head, 1 << bits) if p else Fraction(0))
    return sum(parts, Fraction(0)) / len(parts)


def spend_excess(work: Work, n: int, first: int, bits: int, times: int) -> None:
    """Charge `require_tail`, and `log_excess` so many times."""
    work.spend(0, 0, 8 * sum((p + 3) ** 2 for p in halves(n)))
    work.spend(0, bits + (_SHORT + 20) * (first + n // 2 + 1), first * times * len(halves(n)))
