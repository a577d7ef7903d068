"""Enclosures at rational points: of a statement's sides, and of a polynomial along the curve. FORMAT/inequality.md.

Intervals have rational ends, rounded outward to a number of significant bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from ..arithmetic.series import Work
from ..verdict import Invalid
from .polynomial import ROOT, Poly, exponent, variables
from .tower import Tower

Bounds = tuple[Fraction, Fraction]


def _down(x: Fraction, bits: int) -> Fraction:
    """A number <= x with about so many significant bits."""
    shift = bits - abs(x.numerator).bit_length() + x.denominator.bit_length()
    if x.denominator.bit_length() + abs(x.numerator).bit_length() <= bits:
        return x
    scale = Fraction(1 << shift) if shift >= 0 else Fraction(1, 1 << -shift)
    return Fraction(x * scale // 1) / scale


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Interval arithmetic with so many bits, at the expense of a budget."""

    bits: int
    work: Work

    def out(self, low: Fraction, high: Fraction) -> Bounds:
        """Rounded outward."""
        self.work.spend(4, self.bits, 4)
        return _down(low, self.bits), -_down(-high, self.bits)

    def add(self, a: Bounds, b: Bounds) -> Bounds:
        """a + b."""
        return self.out(a[0] + b[0], a[1] + b[1])

    def mul(self, a: Bounds, b: Bounds) -> Bounds:
        """a b."""
        products = [u * v for u in a for v in b]
        return self.out(min(products), max(products))

    def divide(self, a: Bounds, b: Bounds) -> Bounds:
        """a/b, where b does not contain 0."""
        if b[0] <= 0 <= b[1]:
            raise Invalid("a denominator is not told from 0 at the point")
        return self.mul(a, (1 / b[1], 1 / b[0]))

    def power(self, a: Bounds, n: int) -> Bounds:
        """a^n, n any integer."""
        if n < 0:
            return self.divide((Fraction(1), Fraction(1)), self.power(a, -n))
        if n == 0:
            return Fraction(1), Fraction(1)
        self.work.spend(0, n * self.bits, 2)
        if n % 2 == 0 and a[0] <= 0 <= a[1]:
            return self.out(Fraction(0), max(-a[0], a[1]) ** n)
        ends = sorted((a[0] ** n, a[1] ** n))
        return self.out(ends[0], ends[1])

    def sqrt(self, a: Bounds) -> Bounds:
        """The root; `Invalid` where a reaches below 0."""
        if a[0] < 0:
            raise Invalid("a radicand is not shown to be >= 0 at the point")
        return self._root(a[0], up=False), self._root(a[1], up=True)

    def _root(self, x: Fraction, *, up: bool) -> Fraction:
        """sqrt(p/q) = sqrt(p q)/q, with enough bits."""
        shift = max(0, self.bits + x.denominator.bit_length() - x.numerator.bit_length()) // 2 + 1
        scaled = (x.numerator * x.denominator) << 2 * shift
        root = isqrt(scaled)
        if up and root * root < scaled:
            root += 1
        return Fraction(root, x.denominator << shift)


def along_curve(tower: Tower, p: Poly, given: dict[int, Bounds], arithmetic: Arithmetic) -> Bounds:
    """p over all nu, x and R of three intervals, by their places."""
    found = dict(given)
    for index in sorted(_deep(tower, p)):
        found[ROOT + index] = arithmetic.sqrt(_evaluated(tower.radicands[index], found, arithmetic))
    return _evaluated(p, found, arithmetic)


def _deep(tower: Tower, p: Poly) -> set[int]:
    """The indices of the roots in p, and in what is under them."""
    found: set[int] = set()
    waiting = tower.roots(p)
    while waiting:
        index = waiting.pop()
        if index not in found:
            found.add(index)
            waiting.extend(tower.roots(tower.radicands[index]))
    return found


def _evaluated(p: Poly, given: dict[int, Bounds], arithmetic: Arithmetic) -> Bounds:
    total = (Fraction(0), Fraction(0))
    for key, value in p.items():
        term = (Fraction(value), Fraction(value))
        for variable in variables({key: value}):
            term = arithmetic.mul(term, arithmetic.power(given[variable], exponent(key, variable)))
        total = arithmetic.add(total, term)
    return total
