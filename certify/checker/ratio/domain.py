"""Ranges of nu and x, and how a polynomial is written on them in variables that are > 0. FORMAT/inequality.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .polynomial import Poly, add, constant, monomial, scaled


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high` (None: infinity); `closed` says of both ends whether they belong to it."""

    low: Fraction
    high: Fraction | None
    closed: tuple[bool, bool]

    @property
    def point(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def holds(self, value: Fraction) -> bool:
        """Whether a number belongs to it."""
        above = self.low < value or (self.low == value and self.closed[0])
        return above and (self.high is None or value < self.high or (self.high == value and self.closed[1]))

    def parameter(self, variable: int) -> tuple[Poly, Poly, tuple[bool, bool]]:
        """(top, bottom, ends): the variable is top/bottom in a new one > 0; ends: whether it may be 0, and infinite."""
        new, one = monomial(variable), self.low.denominator
        low = constant(self.low.numerator)
        if self.high is None:
            return add(low, scaled(new, one)), constant(one), (self.closed[0], False)
        other = self.high.denominator
        top = add(scaled(low, other), scaled(new, self.high.numerator * one))
        return top, scaled(add(constant(1), new), one * other), self.closed


def corners(powers: list[tuple[int, int, tuple[bool, bool]]]) -> list[dict[int, int]]:
    """Exponents that a monomial has to have at each corner of the closed ends: (variable, degree, ends) for each."""
    found: list[dict[int, int]] = [{}]
    for variable, top, (at_zero, at_infinity) in powers:
        ends = ([0] if at_zero else []) + ([top] if at_infinity else [])
        if ends:
            found = [{**corner, variable: end} for corner in found for end in dict.fromkeys(ends)]
    return found
