"""A plan for the lower bound of Q_c at large beta, which search proposes and bounds replay, and its exact constants."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb


@dataclass(frozen=True, slots=True)
class LawPlan:
    """The remainder `most` below the scale: by cells for sqrt(J) >= inner, terms of the sum below `head` apart."""

    most: Fraction
    inner: Fraction
    head: int


@dataclass(frozen=True, slots=True)
class CapPlan:
    """How the minimisers are localised: numbers of the rule `large-beta` of two-minimisers, by their names there."""

    inner: Fraction
    """sqrt(J) where the comparison in J ends."""
    first: Fraction
    """1 - sqrt(J) where it begins."""
    head: int
    plane: int
    """The head of the sum in the comparison in (s, r)."""
    slope: tuple[Fraction, Fraction]
    near: Fraction
    far: Fraction
    falls: tuple[Fraction, ...]
    turns: tuple[Fraction, ...]
    fall: Fraction
    steep: Fraction
    fourth: int
    """The head of the sum, four orders on."""


def halves(n: int) -> tuple[int, ...]:
    """The whole p with n/2 = p, or the two around n/2."""
    return (n // 2,) if n % 2 == 0 else (n // 2, n // 2 + 1)


def tail_constant(p: int, first: int) -> Fraction:
    """The least B >= 0 that makes every coefficient below >= 0, in powers of k - first; 0 for p = 0.

    k^p [(k+p+1)(k+p+2) + A (k+p+2) + B] - (k+1)_(p+2), A = p(p+1)/2, which has degree p: so for every k >= first
    k^-p <= 1/(k+1)_p + A/(k+1)_(p+1) + B/(k+1)_(p+2).
    """
    if p == 0:
        return Fraction(0)
    linear = p * (p + 1) // 2
    rising = [1]
    for i in range(1, p + 3):
        rising = [i * x + y for x, y in zip([*rising, 0], [0, *rising], strict=True)]
    fixed = [(p + 1) * (p + 2) + linear * (p + 2), 2 * p + 3 + linear, 1]
    difference = [x - y for x, y in zip([0] * p + fixed, rising, strict=True)]
    least = Fraction(0)
    for j in range(p + 1):  # the two higher ones vanish
        value = sum(difference[k] * comb(k, j) * first ** (k - j) for k in range(j, p + 3))
        if value < 0:
            least = max(least, Fraction(-value, comb(p, j) * first ** (p - j)))
    return least
