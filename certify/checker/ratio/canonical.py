"""A statement as signs of polynomials: what may not vanish, what is under roots, and the inequalities themselves.

FORMAT/inequality.md, Canonical form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, isqrt, lcm
from typing import Final

from ..verdict import Invalid, LimitReached, Malformed
from .expression import Expression, Statement
from .polynomial import NU, Poly, X, add, constant, monomial, primitive, scaled, valuation
from .recurrence import MAX_SHIFT, numerator
from .tower import Order, Tower

Affine = tuple[Fraction, Fraction]
"""(slope, shift): an order slope nu + shift."""
MAX_ROOTS: Final = 8
MAX_SCALE: Final = 100_000
Settle = Callable[[str, Poly], int]
"""What a polynomial is to satisfy ("denominator": not 0; "radicand": > 0), and its sign, which is shown."""


def affine(e: Expression) -> Affine:
    """The order that is written in r(...) or I(...). `Malformed` where it is not of first degree in nu."""
    zero = Fraction(0)
    if e.operation == "number":
        return zero, e.value
    if e.operation == "nu":
        return Fraction(1), zero
    if e.operation in ("+", "-", "*", "/"):
        (a, b), (c, d) = affine(e.parts[0]), affine(e.parts[1])
        if e.operation in ("+", "-"):
            sign = 1 if e.operation == "+" else -1
            return a + sign * c, b + sign * d
        if e.operation == "*" and not (a and c):
            return a * d + b * c, b * d
        if e.operation == "/" and not c and d:
            return a / d, b / d
    raise Malformed("statement", "an order is of first degree in nu, such as nu+1")


def orders(statement: Statement) -> list[Affine]:
    """The orders that occur: of r, and of I."""
    return [affine(e.parts[0]) for side in statement.sides for e in _walk(side) if e.operation in ("r", "I")]


def _walk(e: Expression) -> Iterator[Expression]:
    yield e
    for part in e.parts:
        yield from _walk(part)


def lowest(found: list[Affine]) -> Affine:
    """The lowest order. `Malformed` unless all differ by integers, at most MAX_SHIFT apart."""
    if not found:
        return Fraction(0), Fraction(0)
    base = min(found)
    for slope, shift in found:
        if slope != base[0] or (shift - base[1]).denominator != 1:
            raise Malformed("statement", "the orders of r and I differ by integers")
        if shift - base[1] > MAX_SHIFT:
            raise LimitReached(f"work limit: orders are at most {MAX_SHIFT} apart")
    return base


def order_of(base: Affine, nu: Fraction | None) -> Order:
    """The lowest order as integers; nu: a number, or None."""
    slope, shift = base if nu is None else (Fraction(0), base[0] * nu + base[1])
    unit = lcm(slope.denominator, shift.denominator)
    return Order(int(2 * slope * unit), int(2 * shift * unit), unit)


@dataclass(frozen=True, slots=True)
class Value:
    """top/(scale prod p^n) I_mu^degree over the (p, n) of bottom: all p primitive and > 0, scale > 0."""

    top: Poly
    scale: int = 1
    bottom: tuple[tuple[Poly, int], ...] = ()
    degree: int = 0


class Canonical:
    """Reads expressions over one tower. `settle` shows the sign of what may not vanish, in the order of the text."""

    def __init__(self, tower: Tower, base: Affine, nu: Fraction | None, settle: Settle) -> None:
        self.tower, self.base, self.nu, self.settle = tower, base, nu, settle
        self.settled: list[tuple[Poly, int]] = []

    def difference(self, low: Expression, high: Expression) -> Poly:
        """A polynomial with the sign of high - low."""
        a, b = self.value(low), self.value(high)
        found = self._sum(b, a, -1)
        return primitive(self.tower.reduced(found.top))

    def value(self, e: Expression) -> Value:  # noqa: PLR0911  # a case for each operation
        """An expression, its parts from left to right before itself."""
        operation = e.operation
        if operation == "number":
            return Value(constant(e.value.numerator), e.value.denominator)
        if operation == "x":
            return Value(monomial(X))
        if operation == "nu":
            if self.nu is None:
                return Value(monomial(NU))
            return Value(constant(self.nu.numerator), self.nu.denominator)
        if operation in ("r", "I"):
            j = int(affine(e.parts[0])[1] - self.base[1])
            return self._ratio(j) if operation == "r" else self._bessel(j)
        parts = [self.value(part) for part in e.parts]
        if operation == "^":
            return self._power(parts[0], e.power)
        if operation == "sqrt":
            return self._root(parts[0])
        if operation == "*":
            return self._product(parts[0], parts[1])
        if operation == "/":
            return self._product(parts[0], self._inverse(parts[1]))
        return self._sum(parts[0], parts[1], 1 if operation == "+" else -1)

    def _ratio(self, j: int) -> Value:
        """r_(mu+j) = a_j/(x a_(j-1))."""
        if j == 0:
            return Value(numerator(self.tower, 0))
        below = numerator(self.tower, j - 1)
        content = gcd(*below.values())
        bottom = _merged(((monomial(X), 1),), ((primitive(below), 1),))
        return Value(numerator(self.tower, j), self.tower.order.unit * content, bottom)

    def _bessel(self, j: int) -> Value:
        """I_(mu+j)/I_mu = a_(j-1)/x^(j-1)."""
        if j == 0:
            return Value(constant(1), degree=1)
        power: int = self.tower.order.unit ** (j - 1)
        return Value(numerator(self.tower, j - 1), power, ((monomial(X), j - 1),) if j > 1 else (), 1)

    def _sum(self, a: Value, b: Value, sign: int) -> Value:
        if a.degree != b.degree and a.top and b.top:
            raise Malformed("statement", "terms of different degrees in I are added or compared")
        scale, bottom = lcm(a.scale, b.scale), _merged(a.bottom, b.bottom, most=True)
        tops = [scaled(self._over(v.top, bottom, v.bottom), scale // v.scale) for v in (a, b)]
        return Value(add(tops[0], tops[1], sign), scale, bottom, a.degree if a.top else b.degree)

    def _over(self, top: Poly, bottom: tuple[tuple[Poly, int], ...], own: tuple[tuple[Poly, int], ...]) -> Poly:
        for p, n in bottom:
            missing = n - sum(m for q, m in own if q == p)
            top = self.tower.mul(top, *[p] * missing)
        return top

    def _product(self, a: Value, b: Value) -> Value:
        top = self.tower.mul(a.top, b.top)
        if a.scale.bit_length() + b.scale.bit_length() > MAX_SCALE:
            raise LimitReached(f"work limit: denominators of at most {MAX_SCALE} bits")
        return Value(top, a.scale * b.scale, _merged(a.bottom, b.bottom), a.degree + b.degree)

    def _power(self, a: Value, n: int) -> Value:
        if n < 0:
            return self._power(self._inverse(a), -n)
        found = Value(constant(1))
        for _ in range(n):
            found = self._product(found, a)
        return found

    def _inverse(self, a: Value) -> Value:
        """1/a, where a is shown not to vanish."""
        if not a.top:
            raise Invalid("the statement divides by 0")
        content, power = gcd(*a.top.values()), valuation(a.top, X)
        rest = {key - (next(iter(monomial(X))) * power): value // content for key, value in a.top.items()}
        if len(rest) == 1 and 0 in rest:
            sign, rest = rest[0], constant(1)
        else:
            sign = self.sign_of("denominator", rest)
        top = scaled(self._over(constant(1), a.bottom, ()), a.scale * sign)
        factors = [(monomial(X), power)] if power else []
        if rest != constant(1):
            factors.append((scaled(rest, sign), 1))
        return Value(top, content, _merged(tuple(factors)), -a.degree)

    def sign_of(self, kind: str, p: Poly) -> int:
        """The sign of a polynomial that may not vanish, shown once."""
        for known, sign in self.settled:
            if known == p or known == scaled(p, -1):
                return sign if known == p else -sign
        if set(p) <= {0}:
            return 1 if p.get(0, 0) > 0 else -1
        sign = self.settle(kind, p)
        self.settled.append((p, sign))
        return sign

    def _root(self, a: Value) -> Value:
        """sqrt(top/(scale prod p^n)) = sqrt(top scale prod_(odd n) p)/(scale prod p^ceil(n/2))."""
        if a.degree % 2:
            raise Malformed("statement", "a root is taken of an odd degree in I")
        under = scaled(self.tower.mul(a.top, *[p for p, n in a.bottom if n % 2]), a.scale)
        if not under:
            return Value({})
        content, power = gcd(*under.values()), valuation(under, X) // 2
        outside = square_part(content)
        step = 2 * power * next(iter(monomial(X)))
        under = {key - step: value // outside**2 for key, value in under.items()}
        bottom = tuple((p, (n + 1) // 2) for p, n in a.bottom)
        factor = scaled(monomial(X, power), outside)
        if under == constant(1):
            return Value(factor, a.scale, bottom, a.degree // 2)
        if self.sign_of("radicand", under) < 0:
            raise Invalid("a radicand is negative")
        if under not in self.tower.radicands:
            if len(self.tower.radicands) >= MAX_ROOTS:
                raise LimitReached(f"work limit: at most {MAX_ROOTS} roots")
            self.tower.radicands.append(under)
        root = self.tower.root(self.tower.radicands.index(under))
        return Value(self.tower.mul(factor, root), a.scale, bottom, a.degree // 2)


def square_part(n: int) -> int:
    """A number whose square divides n, the whole root where n is a square."""
    if isqrt(n) ** 2 == n:
        return isqrt(n)
    found = 1
    for k in range(2, 100):
        while n % (k * k) == 0:
            n, found = n // (k * k), found * k
    return found


def _merged(
    a: tuple[tuple[Poly, int], ...], b: tuple[tuple[Poly, int], ...] = (), *, most: bool = False
) -> tuple[tuple[Poly, int], ...]:
    """All factors of both, with the sum of their powers, or the greater of the two."""
    found: list[tuple[Poly, int]] = []
    for p in [p for p, _ in a] + [p for p, _ in b]:
        if not any(p == q for q, _ in found):
            one, other = sum(n for q, n in a if q == p), sum(n for q, n in b if q == p)
            found.append((p, max(one, other) if most else one + other))
    return tuple(found)
