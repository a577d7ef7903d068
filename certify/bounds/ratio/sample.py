"""Values in balls at rational points: of a statement's sides, and of polynomials along the curve, for their signs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import Final, Protocol

from certify.bounds.ratio.continued_fraction import ratio_ball
from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.expression import Term
from certify.bounds.ratio.tower import Tower
from certify.core.ball import Ball, precision
from certify.core.errors import NotFinite
from certify.core.exact import as_fraction
from certify.core.polynomial import NU, ROOT, Poly, R, degree, places, terms

BITS: Final = 192
_Point = tuple[Fraction, Fraction]


def terms_for(mu: Fraction, x: Fraction, bits: int) -> int:
    """Terms of the continued fraction that give about so many bits: it gains them at the orders above mu."""
    order = max(0, int(mu))
    return 8 + isqrt(int(order**2 + x * bits) + 1) - order + bits // 2 if x > mu + 1 else 8 + bits // 2


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
_ABOUT: Final = 64
"""Bits of the values from which a sign is guessed."""


def grid(nu: Range, x: Range, slope: Fraction, shift: Fraction) -> list[_Point]:
    """Points of a domain; x is taken in proportion to the lowest order + 1 where that has no end."""
    found: list[_Point] = []
    for n in _between(nu, NU_MARKS):
        scale = max(slope * n + shift + 1, Fraction(1, 2)) if x.high is None else Fraction(1)
        marks = (*X_MARKS, FAR) if scale < 50 else X_MARKS
        found.extend((n, v) for v in _between(x, tuple(scale * mark for mark in marks)))
    return found


Powers = tuple[tuple[int, int], ...]
"""Places with their powers, which are not 0."""


class Guess(Protocol):
    """Signs at the points of one grid, fast and without proof."""

    def of(self, terms: Sequence[tuple[int, Powers]], degrees: Powers) -> Callable[[int], int]:
        """The sign of a polynomial at the point with a number, 0 where it is left open."""


Guesser = Callable[[Callable[[int, int], Fraction]], Guess]
"""Makes one from what gives about the value of a variable, by its place, at the point with a number."""


@dataclass(slots=True)
class Sum:
    """A polynomial as its terms, and the degrees."""

    terms: list[tuple[int, Powers]]
    degrees: Powers

    @classmethod
    def of(cls, p: Poly) -> Sum:
        """The terms of a polynomial."""
        found = [
            (value, tuple((place, power) for place, power in enumerate(powers) if power)) for powers, value in terms(p)
        ]
        return cls(found, tuple((place, degree(p, place)) for place in places(p)))


@dataclass(slots=True)
class Samples:
    """Signs of polynomials along the curve at the points of a grid.

    They say what is worth trying, so that a guess does where one is given and tells the sign, and balls elsewhere.
    """

    tower: Tower
    points: list[_Point]
    bits: int = BITS
    guesser: Guesser | None = None
    _roots: dict[tuple[int, int], Ball] = field(default_factory=dict)
    _guess: Guess | None = None

    def value(self, p: Poly, number: int) -> Ball:
        """The polynomial at the point with this number."""
        return self._ball(Sum.of(p), number)

    def _ball(self, found: Sum, number: int) -> Ball:
        with precision(self.bits):
            powers_of: dict[tuple[int, int], Ball] = {}
            total = Ball(0)
            for value, powers in found.terms:
                term = Ball(value)
                for place, power in powers:
                    if (place, power) not in powers_of:
                        powers_of[place, power] = self._base(place, number, self.bits) ** power
                    term = term * powers_of[place, power]
                total = total + term
            return total

    def _base(self, place: int, number: int, bits: int) -> Ball:
        nu, x = self.points[number]
        if place == R:
            return ratio(self.tower.order.at(nu), x, bits)
        return self.root(place - ROOT, number) if place >= ROOT else Ball(nu if place == NU else x)

    def root(self, index: int, number: int) -> Ball:
        """A root at a point. NotFinite where its radicand is not shown to be >= 0."""
        if (index, number) not in self._roots:
            with precision(self.bits):
                self._roots[index, number] = self.value(self.tower.radicands[index], number).sqrt()
        return self._roots[index, number]

    def _guessed(self, found: Sum) -> Callable[[int], int]:
        """The sign at the point with a number, 0 where it is left open, and without a guesser."""
        if self.guesser is None:
            return lambda number: 0
        if self._guess is None:
            self._guess = self.guesser(self._about)
        return self._guess.of(found.terms, found.degrees)

    def _about(self, place: int, number: int) -> Fraction:
        """About the value of a variable at a point. NotFinite for a root whose radicand is not shown to be >= 0."""
        with precision(self.bits):
            return as_fraction(self._base(place, number, _ABOUT).midpoint())

    def signs(self, p: Poly) -> set[int]:
        """The signs that are seen at some point."""
        return {sign for sign in self._seen(p) if sign}

    def both_signs(self, p: Poly) -> tuple[_Point, _Point] | None:
        """Two points at which the polynomial certainly has different signs."""
        found = Sum.of(p)
        seen: dict[int, _Point] = {}
        for number, point in enumerate(self.points):
            seen.setdefault(self._certain(found, number), point)
        return (seen[-1], seen[1]) if -1 in seen and 1 in seen else None

    def falls_below(self, p: Poly) -> bool:
        """Whether the polynomial is seen to be negative at some point."""
        return any(sign < 0 for sign in self._seen(p))

    def _seen(self, p: Poly) -> Iterator[int]:
        """The sign at each point, 0 where it is not told."""
        found = Sum.of(p)
        guessed = self._guessed(found)
        for number in range(len(self.points)):
            try:
                yield guessed(number) or self._certain(found, number)
            except NotFinite:
                yield 0

    def _certain(self, found: Sum, number: int) -> int:
        """The sign at a point, 0 where it is not certain."""
        try:
            value = self._ball(found, number)
        except NotFinite:
            return 0
        return 1 if value.surely_positive() else -1 if value.surely_negative() else 0

    def sign(self, p: Poly) -> int:
        """The one sign that is seen; 0 where there are two, or none."""
        found = self.signs(p)
        return next(iter(found)) if len(found) == 1 else 0
