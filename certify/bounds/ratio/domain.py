"""Ranges of nu and x: which ends belong to them, and sample points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from certify.bounds.ratio.expression import ALLOWED, Statement, orders
from certify.core.errors import BadInput
from certify.core.polynomial import Poly, variable

_NUMBER: Final = r"-?\d{1,40}(?:\.\d{1,40}|/\d{1,40})?"
_RANGE: Final = re.compile(rf"({_NUMBER})(?:\.\.({_NUMBER}|inf))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Range:
    """From low to high (None: infinity); closed: whether the ends belong to it."""

    low: Fraction
    high: Fraction | None
    closed: tuple[bool, bool]

    @property
    def point(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def parameter(self, place: int) -> tuple[Poly, Poly]:
        """The variable as top/bottom in a new one > 0."""
        new, one = variable(place), self.low.denominator
        if self.high is None:
            return self.low.numerator + new * one, new**0 * one
        other = self.high.denominator
        return self.low.numerator * other + new * (self.high.numerator * one), (1 + new) * (one * other)

    def text(self, name: str) -> str:
        """`nu >= -1/2`, `0 < x <= 2`, `nu = 0`."""
        if self.point:
            return f"{name} = {self.low}"
        left = "<=" if self.closed[0] else "<"
        if self.high is None:
            return f"{name} {'>=' if self.closed[0] else '>'} {self.low}"
        return f"{self.low} {left} {name} {'<=' if self.closed[1] else '<'} {self.high}"


def range_of(key: str, text: str) -> tuple[Fraction, Fraction | None]:
    """(low, high) of a number or of a..b, a < b, where b may be inf. BadInput names key and value."""
    wanted = f"{key}={text[:40]}: a number, or a range such as {'-1/2..inf' if key == 'nu' else '0..inf'}, is wanted"
    match = _RANGE.fullmatch(text)
    if match is None:
        raise BadInput(wanted)
    try:
        low = Fraction(match[1])
        high = low if match[2] is None else None if match[2] == "inf" else Fraction(match[2])
    except ZeroDivisionError:
        raise BadInput(wanted) from None
    if match[2] is None:
        return low, low
    if high is not None and not low < high:
        raise BadInput(f"{wanted}, its ends in their order")
    return low, high


@dataclass(frozen=True, slots=True)
class Question:
    """A statement with its ranges; base: the lowest order as (slope, shift); nu_text, x_text: as they were given."""

    statement: Statement
    base: tuple[Fraction, Fraction]
    nu: Range
    x: Range
    nu_text: str
    x_text: str


def question(statement: Statement, nu_text: str, x_text: str) -> Question:
    """The ranges: ends of nu belong to them unless an order is -1 there; x = 0 and infinity do not. Raises BadInput."""
    found = orders(statement.sides)
    if not found:
        raise BadInput(f"statement: neither r(...) nor I(...) in {statement.text[:40]!r}; {ALLOWED}")
    base = min(found)
    for slope, shift in found:
        if slope != base[0] or (shift - base[1]).denominator != 1:
            raise BadInput("statement: orders of r and I that differ by integers are wanted")
        if shift - base[1] > 24:
            raise BadInput("statement: orders of r and I that are at most 24 apart are wanted")
    slope, shift = base
    low, high = range_of("nu", nu_text)
    left = slope * low + shift
    right = shift if not slope else None if high is None else slope * high + shift
    if min(left, left if right is None else right) < -1 or (slope < 0 and high is None) or left == right == -1:
        raise BadInput(f"nu={nu_text[:40]}: a range on which every order in the statement is above -1 is wanted")
    nu = Range(low, high, (left > -1, high is not None and right is not None and right > -1))
    x_low, x_high = range_of("x", x_text)
    if x_low < 0 or x_low == x_high:
        raise BadInput(f"x={x_text[:40]}: a range a..b with 0 <= a < b, where b may be inf, is wanted")
    return Question(statement, base, nu, Range(x_low, x_high, (x_low > 0, x_high is not None)), nu_text, x_text)
