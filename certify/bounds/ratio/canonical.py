"""A statement as signs of polynomials over a tower of roots: denominators, radicands, and the inequalities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt, lcm
from typing import Final

from certify.bounds.ratio.expression import Term
from certify.bounds.ratio.recurrence import numerator
from certify.bounds.ratio.tower import Tower
from certify.core.errors import Undecided
from certify.core.polynomial import (
    MOST_ROOTS,
    NU,
    Poly,
    X,
    constant,
    content,
    integer_value,
    primitive,
    product,
    valuation,
    variable,
)

MAX_SCALE: Final = 100_000
Settle = Callable[[str, Poly], int]
Bottom = tuple[tuple[Poly, int], ...]
_X: Final = variable(X)


@dataclass(frozen=True, slots=True)
class Value:
    """top/(scale prod p^n) I_mu^degree over the (p, n) of bottom: all p primitive and > 0, scale > 0."""

    top: Poly
    scale: int = 1
    bottom: Bottom = ()
    degree: int = 0


def merged(a: Bottom, b: Bottom = (), *, most: bool = False) -> Bottom:
    """All factors of both, with the sum of their powers, or the greater of the two."""
    found: list[tuple[Poly, int]] = []
    for p, _ in (*a, *b):
        if not any(p == q for q, _ in found):
            one, other = _power_of(p, a), _power_of(p, b)
            found.append((p, max(one, other) if most else one + other))
    return tuple(found)


def _power_of(p: Poly, bottom: Bottom) -> int:
    return sum(n for q, n in bottom if q == p)


def square_part(n: int) -> int:
    """A number whose square divides n, the whole root where n is a square."""
    if isqrt(n) ** 2 == n:
        return isqrt(n)
    found = 1
    for k in range(2, 100):
        while n % (k * k) == 0:
            n, found = n // (k * k), found * k
    return found


class Canonical:
    """Reads terms over one tower; `settle` proves the sign of what may not vanish, in the order of the text."""

    def __init__(self, tower: Tower, base: Fraction, nu: Fraction | None, settle: Settle) -> None:
        self.tower, self.base, self.nu, self.settle = tower, base, nu, settle
        self.settled: list[tuple[Poly, int]] = []

    def difference(self, low: Term, high: Term) -> Poly:
        """A polynomial with the sign of high - low."""
        a, b = self.value(low), self.value(high)
        return primitive(self.tower.reduced(self._sum(b, a, -1).top))

    def value(self, term: Term) -> Value:  # noqa: PLR0911  # a case for each kind
        """A term, its parts from left to right before itself."""
        match term.kind:
            case "number":
                return Value(constant(term.value.numerator), term.value.denominator)
            case "x":
                return Value(_X)
            case "nu":
                if self.nu is None:
                    return Value(variable(NU))
                return Value(constant(self.nu.numerator), self.nu.denominator)
            case "r":
                return self._ratio(int(term.order[1] - self.base))
            case "I":
                return self._bessel(int(term.order[1] - self.base))
        parts = [self.value(part) for part in term.parts]
        match term.kind:
            case "^":
                base = parts[0] if term.power >= 0 else self._inverse(parts[0])
                found = Value(constant(1))
                for _ in range(abs(term.power)):
                    found = self._product(found, base)
                return found
            case "sqrt":
                return self._root(parts[0])
            case "*":
                return self._product(parts[0], parts[1])
            case "/":
                return self._product(parts[0], self._inverse(parts[1]))
        return self._sum(parts[0], parts[1], 1 if term.kind == "+" else -1)

    def _ratio(self, j: int) -> Value:
        if j == 0:
            return Value(numerator(self.tower, 0))
        below = numerator(self.tower, j - 1)
        bottom = merged(((_X, 1),), ((primitive(below), 1),))
        return Value(numerator(self.tower, j), self.tower.order.unit * content(below), bottom)

    def _bessel(self, j: int) -> Value:
        if j == 0:
            return Value(constant(1), degree=1)
        scale: int = self.tower.order.unit ** (j - 1)
        return Value(numerator(self.tower, j - 1), scale, ((_X, j - 1),) if j > 1 else (), 1)

    def _over(self, top: Poly, bottom: Bottom, own: Bottom) -> Poly:
        for p, n in bottom:
            top = self.tower.mul(top, *[p] * (n - _power_of(p, own)))
        return top

    def _sum(self, a: Value, b: Value, sign: int) -> Value:
        if a.degree != b.degree and not a.top.is_zero() and not b.top.is_zero():
            raise Inhomogeneous
        scale, bottom = lcm(a.scale, b.scale), merged(a.bottom, b.bottom, most=True)
        one, other = (self._over(v.top, bottom, v.bottom) * (scale // v.scale) for v in (a, b))
        return Value(one + sign * other, scale, bottom, b.degree if a.top.is_zero() else a.degree)

    def _product(self, a: Value, b: Value) -> Value:
        top = self.tower.mul(a.top, b.top)
        if max(a.scale.bit_length() + b.scale.bit_length(), content(top).bit_length()) > MAX_SCALE:
            raise Undecided(f"prove: work limit: numbers of at most {MAX_SCALE} bits are wanted")
        return Value(top, a.scale * b.scale, merged(a.bottom, b.bottom), a.degree + b.degree)

    def _inverse(self, a: Value) -> Value:
        if a.top.is_zero():
            raise DividesByZero
        rest, power = primitive(a.top), valuation(a.top, X)
        rest = _shifted(rest, power)
        number = integer_value(rest)
        sign = self.sign_of("denominator", rest) if number is None else number
        top = self._over(constant(1), a.bottom, ()) * (a.scale * sign)
        bottom = ((_X, power),) if power else ()
        if number is None:
            bottom = (*bottom, (rest * sign, 1))
        return Value(top, content(a.top), merged(bottom), -a.degree)

    def sign_of(self, kind: str, p: Poly) -> int:
        """The sign of a polynomial that may not vanish, proved once."""
        for known, sign in self.settled:
            if known in (p, -p):
                return sign if known == p else -sign
        if p.is_constant():
            return 1 if p.leading_coefficient() > 0 else -1
        sign = self.settle(kind, p)
        self.settled.append((p, sign))
        return sign

    def _root(self, a: Value) -> Value:
        if a.degree % 2:
            raise Inhomogeneous
        under = self.tower.mul(a.top, *[p for p, n in a.bottom if n % 2]) * a.scale
        if under.is_zero():
            return Value(under)
        power = valuation(under, X) // 2
        outside = square_part(content(under))
        under = _shifted(primitive(under), 2 * power) * (content(under) // outside**2)
        bottom = tuple((p, (n + 1) // 2) for p, n in a.bottom)
        factor = _X**power * outside
        if under == 1:
            return Value(factor, a.scale, bottom, a.degree // 2)
        if self.sign_of("radicand", under) < 0:
            raise NegativeRadicand
        if not any(under == known for known in self.tower.radicands):
            if len(self.tower.radicands) >= MOST_ROOTS - 2:
                raise Undecided("prove: more than 8 roots")
            self.tower.radicands.append(under)
        index = next(i for i, known in enumerate(self.tower.radicands) if known == under)
        return Value(self.tower.mul(factor, self.tower.root(index)), a.scale, bottom, a.degree // 2)


def _shifted(p: Poly, power: int) -> Poly:
    """p over a power of x that divides it."""
    return p / _X**power if power else p


class Undefined(Exception):
    """The statement has no meaning on the range: every point of it shows that."""


class DividesByZero(Undefined):
    """A denominator is 0 everywhere."""


class NegativeRadicand(Undefined):
    """A radicand is negative everywhere."""


class Inhomogeneous(Exception):
    """Terms of different degrees in I are added or compared."""


__all__ = ["Canonical", "DividesByZero", "Inhomogeneous", "NegativeRadicand", "Undefined", "Value", "product"]
