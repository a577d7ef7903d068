"""Integer polynomials as dictionaries from packed exponents to coefficients, with the work charged beforehand.

A monomial is one integer, `BITS` bits for the exponent of each variable: nu, x, R, then the roots S1, S2, ...
"""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd
from typing import Final

from ..arithmetic.series import Work
from ..verdict import LimitReached

Poly = dict[int, int]
BITS: Final = 12
MASK: Final = (1 << BITS) - 1
NU, X, R, ROOT = 0, 1, 2, 3
"""Places of the variables; the i-th root (from 0) stands at ROOT + i."""
MAX_TERMS: Final = 200_000


def monomial(variable: int, power: int = 1) -> Poly:
    """A power of a variable."""
    return {power << BITS * variable: 1}


def constant(value: int) -> Poly:
    """The constant polynomial with this value, which is empty for 0."""
    return {0: value} if value else {}


def exponent(key: int, variable: int) -> int:
    """The exponent of a variable in a monomial."""
    return key >> BITS * variable & MASK


def degree(p: Poly, variable: int) -> int:
    """The degree in a variable; 0 for the polynomial 0."""
    return max((exponent(key, variable) for key in p), default=0)


def valuation(p: Poly, variable: int) -> int:
    """The least exponent of a variable; 0 for the polynomial 0."""
    return min((exponent(key, variable) for key in p), default=0)


def coefficients(p: Poly, variable: int) -> dict[int, Poly]:
    """The coefficients of the powers of a variable that occur."""
    found: dict[int, Poly] = {}
    for key, value in p.items():
        power = exponent(key, variable)
        found.setdefault(power, {})[key - (power << BITS * variable)] = value
    return found


def add(p: Poly, q: Poly, scale: int = 1) -> Poly:
    """The polynomial p + scale q, without terms that vanish."""
    found = dict(p)
    for key, value in q.items():
        total = found.get(key, 0) + scale * value
        if total:
            found[key] = total
        else:
            found.pop(key, None)
    return found


def scaled(p: Poly, factor: int) -> Poly:
    """The polynomial factor p, which is empty for the factor 0."""
    return {key: factor * value for key, value in p.items()} if factor else {}


def primitive(p: Poly) -> Poly:
    """p over the greatest common divisor of its coefficients, which is positive."""
    content = gcd(*p.values())
    return {key: value // content for key, value in p.items()} if content > 1 else p


def variables(p: Poly) -> Iterator[int]:
    """The variables that occur in the polynomial, each once."""
    union = 0
    for key in p:
        union |= key
    place = 0
    while union:
        if union & MASK:
            yield place
        union >>= BITS
        place += 1


class Ring:
    """Products of polynomials, at the expense of a budget of work."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def mul(self, p: Poly, q: Poly) -> Poly:
        """The product."""
        if not p or not q:
            return {}
        if sum(_top(p)) + sum(_top(q)) > MASK:
            raise LimitReached(f"work limit: a polynomial of degree above {MASK}")
        bits = max(map(abs, p.values())).bit_length() + max(map(abs, q.values())).bit_length()
        self.work.spend(0, bits, len(p) * len(q) // 2 + 1)
        found: Poly = {}
        get = found.get
        for one, value in p.items():
            for other, factor in q.items():
                key = one + other
                found[key] = get(key, 0) + value * factor
        if len(found) > MAX_TERMS:
            raise LimitReached(f"work limit: a polynomial of more than {MAX_TERMS} terms")
        return {key: value for key, value in found.items() if value}

    def product(self, *factors: Poly) -> Poly:
        """The product of all; 1 if there are none."""
        found = constant(1)
        for factor in factors:
            found = self.mul(found, factor)
        return found

    def power(self, p: Poly, n: int) -> Poly:
        """p^n, n >= 0."""
        found = constant(1)
        for _ in range(n):
            found = self.mul(found, p)
        return found

    def powers(self, p: Poly, n: int) -> list[Poly]:
        """[1, p, ..., p^n]."""
        found = [constant(1)]
        for _ in range(n):
            found.append(self.mul(found[-1], p))
        return found

    def substitute(self, p: Poly, variable: int, top: Poly, bottom: Poly) -> Poly:
        """bottom^n p with top/bottom for a variable, n the degree of p in it."""
        n = degree(p, variable)
        tops, bottoms = self.powers(top, n), self.powers(bottom, n)
        found: Poly = {}
        for power, part in coefficients(p, variable).items():
            found = add(found, self.product(part, tops[power], bottoms[n - power]))
        return found

    def divided(self, p: Poly, q: Poly, variable: int) -> tuple[Poly, Poly, int]:
        """(quotient, rest, k) with lead(q)^k p = quotient q + rest, of lower degree in the variable than q (>= 1)."""
        n = degree(q, variable)
        lead = coefficients(q, variable)[n]
        quotient: Poly = {}
        rest, k = p, 0
        while rest and (m := degree(rest, variable)) >= n:
            top = self.mul(coefficients(rest, variable)[m], monomial(variable, m - n))
            quotient = add(self.mul(quotient, lead), top)
            rest = add(self.mul(rest, lead), self.mul(top, q), -1)
            k += 1
        return quotient, rest, k


def _top(p: Poly) -> list[int]:
    """The degrees in the variables that occur."""
    return [degree(p, variable) for variable in variables(p)]
