"""Values in balls at rational points: of a statement's sides, and of polynomials along the curve, for their signs."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import Final

from certify.bounds.ratio.continued_fraction import ratio_ball
from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.expression import Term
from certify.bounds.ratio.tower import Tower
from certify.core.ball import Ball, precision
from certify.core.errors import NotFinite
from certify.core.polynomial import NU, ROOT, Poly, R, terms

BITS: Final = 192
_Point = tuple[Fraction, Fraction]


def terms_for(mu: Fraction, x: Fraction, bits: int) -> int:
    """Terms of the continued fraction that give about so many bits: it gains them at the orders above mu."""
    return 8 + isqrt(int(x * bits) + 1) + bits // 2 if x > mu + 1 else 8 + bits // 2


@lru_cache(maxsize=20_000)
def ratio(mu: Fraction, x: Fraction, bits: int) -> Ball:
    """r_mu(x), with about so many bits relative to its size."""
    with precision(bits + 40):
        if x > 3000 and mu < 300:
            return Ball(x).bessel_i(mu + 1) / Ball(x).bessel_i(mu)
        return ratio_ball(mu, x, terms_for(mu, x, bits))


def evaluate(  # noqa: PLR0911  # a case for each kind
    term: Term, nu: Fraction, x: Fraction, base: Fraction, bits: int
) -> Ball:
    """A term over the I_base to which it is homogeneous; NotFinite where it is not defined, or not known to be."""
    match term.kind:
        case "number":
            return Ball(term.value)
        case "nu":
            return Ball(nu)
        case "x":
            return Ball(x)
        case "r":
            return ratio(term.order[0] * nu + term.order[1], x, bits) + 0
        case "I":
            found = Ball(1)
            for j in range(int(term.order[0] * nu + term.order[1] - base)):
                found = found * ratio(base + j, x, bits)
            return found
    parts = [evaluate(part, nu, x, base, bits) for part in term.parts]
    match term.kind:
        case "^":
            return parts[0] ** term.power
        case "sqrt":
            return parts[0].sqrt()
        case "+":
            return parts[0] + parts[1]
        case "-":
            return parts[0] - parts[1]
        case "*":
            return parts[0] * parts[1]
    return parts[0] / parts[1]


def _between(given: Range, marks: tuple[Fraction, ...]) -> list[Fraction]:
    """Numbers of a range: its ends where they belong to it, and some between, thicker at the ends."""
    if given.point:
        return [given.low]
    if given.high is None:
        found = [given.low + mark for mark in marks]
    else:
        found = [given.low + (given.high - given.low) * mark / (1 + mark) for mark in marks]
    ends = [
        end for end, closed in zip((given.low, given.high), given.closed, strict=True) if closed and end is not None
    ]
    return sorted({*found, *ends})


NU_MARKS: Final = tuple(map(Fraction, ("1/10000", "1/10", "1/2", "3/2", "5", "40", "600")))
X_MARKS: Final = tuple(map(Fraction, ("1/10000", "1/100", "1/10", "2/5", "1", "3", "10", "50")))
FAR: Final = Fraction(2000)
"""A mark of x for small orders only: the continued fraction is long there."""


def grid(nu: Range, x: Range, slope: Fraction, shift: Fraction) -> list[_Point]:
    """Points of a domain; x is taken in proportion to the lowest order + 1 where that has no end."""
    found: list[_Point] = []
    for n in _between(nu, NU_MARKS):
        scale = max(slope * n + shift + 1, Fraction(1, 2)) if x.high is None else Fraction(1)
        marks = (*X_MARKS, FAR) if scale < 50 else X_MARKS
        found.extend((n, v) for v in _between(x, tuple(scale * mark for mark in marks)))
    return found


@dataclass(slots=True)
class Samples:
    """Signs of polynomials along the curve at the points of a grid."""

    tower: Tower
    points: list[_Point]
    bits: int = BITS
    _values: dict[tuple[int, int], Ball] = field(default_factory=dict)

    def value(self, p: Poly, number: int) -> Ball:
        """The polynomial at the point with this number."""
        return self._sum(terms(p), number)

    def _sum(self, found: list[tuple[tuple[int, ...], int]], number: int) -> Ball:
        nu, x = self.points[number]
        with precision(self.bits):
            powers_of: dict[tuple[int, int], Ball] = {}
            total = Ball(0)
            for powers, value in found:
                term = Ball(value)
                for place, power in enumerate(powers):
                    if power:
                        if (place, power) not in powers_of:
                            powers_of[place, power] = self._base(place, number, nu, x) ** power
                        term = term * powers_of[place, power]
                total = total + term
            return total

    def _base(self, place: int, number: int, nu: Fraction, x: Fraction) -> Ball:
        if place == R:
            return ratio(self.tower.order.at(nu), x, self.bits)
        return self.root(place - ROOT, number) if place >= ROOT else Ball(nu if place == NU else x)

    def root(self, index: int, number: int) -> Ball:
        """A root at a point. NotFinite where its radicand is not shown to be >= 0."""
        if (index, number) not in self._values:
            with precision(self.bits):
                self._values[index, number] = self.value(self.tower.radicands[index], number).sqrt()
        return self._values[index, number]

    def signs(self, p: Poly) -> set[int]:
        """The signs that are certain at some point."""
        found = terms(p)
        return {sign for number in range(len(self.points)) if (sign := self._sign(found, number))}

    def both_signs(self, p: Poly) -> tuple[_Point, _Point] | None:
        """Two points at which the polynomial certainly has different signs."""
        found = terms(p)
        seen: dict[int, _Point] = {}
        for number, point in enumerate(self.points):
            seen.setdefault(self._sign(found, number), point)
        return (seen[-1], seen[1]) if -1 in seen and 1 in seen else None

    def falls_below(self, p: Poly) -> bool:
        """Whether the polynomial is certainly negative at some point."""
        found = terms(p)
        return any(self._sign(found, number) < 0 for number in range(len(self.points)))

    def _sign(self, found: list[tuple[tuple[int, ...], int]], number: int) -> int:
        """The sign at a point, 0 where it is not certain."""
        try:
            value = self._sum(found, number)
        except NotFinite:
            return 0
        return 1 if value.surely_positive() else -1 if value.surely_negative() else 0

    def sign(self, p: Poly) -> int:
        """The one sign that is seen; 0 where there are two, or none."""
        found = self.signs(p)
        return next(iter(found)) if len(found) == 1 else 0
