"""A rational point at which a statement is false (`ratio:recurrence`). FORMAT/inequality.md, Refuted."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ..arithmetic.series import Work
from ..verdict import Invalid, Malformed
from .canonical import Affine, affine, lowest, orders
from .continued_fraction import ratio_bounds
from .enclosure import Arithmetic, Bounds
from .expression import Expression, Statement

ZERO: Final = (Fraction(0), Fraction(0))


class Point:
    """The sides of a statement at rational nu and x: enclosures over I_mu(x)^n, and the n."""

    def __init__(self, statement: Statement, nu: Fraction, x: Fraction, bits: int, terms: int, work: Work) -> None:
        self.arithmetic, self.nu, self.x, self.terms = Arithmetic(bits, work), nu, x, terms
        self.mu = self._at(lowest(orders(statement)))
        if self.mu <= -1:
            raise Invalid("an order is not above -1 at the point")
        self.known: dict[Fraction, Bounds] = {}

    def _at(self, order: Affine) -> Fraction:
        return order[0] * self.nu + order[1]

    def ratio(self, order: Fraction) -> Bounds:
        """r_order(x)."""
        if order not in self.known:
            arithmetic = self.arithmetic
            self.known[order] = ratio_bounds(order, self.x, arithmetic.bits, self.terms, arithmetic.work)
        return self.known[order]

    def value(self, e: Expression) -> tuple[Bounds, int]:  # noqa: PLR0911  # a case for each operation
        """An expression, its parts first."""
        arithmetic, operation = self.arithmetic, e.operation
        if operation in ("number", "nu", "x"):
            number = {"number": e.value, "nu": self.nu, "x": self.x}[operation]
            return arithmetic.out(number, number), 0
        if operation == "r":
            return self.ratio(self._at(affine(e.parts[0]))), 0
        if operation == "I":
            found = (Fraction(1), Fraction(1))
            for j in range(int(self._at(affine(e.parts[0])) - self.mu)):
                found = arithmetic.mul(found, self.ratio(self.mu + j))
            return found, 1
        parts = [self.value(part) for part in e.parts]
        (a, n) = parts[0]
        if operation == "^":
            return arithmetic.power(a, e.power), n * e.power
        if operation == "sqrt":
            if n % 2:
                raise Malformed("statement", "a root is taken of an odd degree in I")
            return arithmetic.sqrt(a), n // 2
        (b, m) = parts[1]
        if operation == "*":
            return arithmetic.mul(a, b), n + m
        if operation == "/":
            return arithmetic.divide(a, b), n - m
        if n != m and ZERO not in (a, b):
            raise Malformed("statement", "terms of different degrees in I are added or compared")
        if operation == "-":
            b = (-b[1], -b[0])
        return arithmetic.add(a, b), n if a != ZERO else m


def is_false(point: Point, low: Expression, high: Expression, *, strict: bool) -> bool:
    """Whether low < high (strict), or low <= high, is shown to be false at the point."""
    (a, n), (b, m) = point.value(low), point.value(high)
    if n != m and ZERO not in (a, b):
        raise Malformed("statement", "terms of different degrees in I are added or compared")
    return a[0] >= b[1] if strict else a[0] > b[1]
