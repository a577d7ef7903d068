"""Polynomials with integer coefficients over FLINT, in nu, x, R and roots S1, S2, ...: exact algebra only.

The texts of polynomials are those of a certificate: `2*nu*x - 3*R^2`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import flint

NU, X, R, ROOT = 0, 1, 2, 3
"""Places of the variables; the i-th root (from 0) stands at ROOT + i."""
MOST_ROOTS: Final = 10
NAMES: Final = ("nu", "x", "R", *(f"S{i + 1}" for i in range(MOST_ROOTS)))
Poly = Any  # flint publishes no types; the alias says what is meant
_context: Final[Any] = flint.fmpz_mpoly_ctx.get(NAMES, "lex")
_generators: Final = _context.gens()


def variable(place: int, power: int = 1) -> Poly:
    """A power of a variable."""
    return _generators[place] ** power


def constant(value: int) -> Poly:
    """An integer as a polynomial."""
    return _context.constant(value)


def degree(p: Poly, place: int) -> int:
    """The degree in a variable; 0 for the polynomial 0."""
    return max(0, int(p.degrees()[place]))


def valuation(p: Poly, place: int) -> int:
    """The least exponent of a variable; 0 for the polynomial 0."""
    return min((int(powers[place]) for powers in p.monoms()), default=0)


def terms(p: Poly) -> list[tuple[tuple[int, ...], int]]:
    """The exponents of each term, one a variable, with its coefficient."""
    return [(tuple(map(int, powers)), int(value)) for powers, value in p.terms()]


def coefficients(p: Poly, place: int) -> dict[int, Poly]:
    """The coefficients of the powers of a variable that occur."""
    found: dict[int, dict[tuple[int, ...], Any]] = {}
    for powers, value in p.terms():
        kept = (*powers[:place], 0, *powers[place + 1 :])
        found.setdefault(int(powers[place]), {})[kept] = value
    return {power: _context.from_dict(part) for power, part in found.items()}


def coefficient(p: Poly, place: int, power: int) -> Poly:
    """The coefficient of a power of a variable."""
    return coefficients(p, place).get(power, constant(0))


def primitive(p: Poly) -> Poly:
    """p over the greatest common divisor of its coefficients, which is positive."""
    if p.is_zero():
        return p
    content, rest = p.primitive()
    return rest if content > 0 else -rest


def content(p: Poly) -> int:
    """The greatest common divisor of the coefficients."""
    return abs(int(p.primitive()[0]))


def partial(p: Poly, place: int) -> Poly:
    """The derivative in a variable."""
    return p.derivative(place)


def product(factors: Iterable[Poly]) -> Poly:
    """The product of all; 1 if there are none."""
    found = constant(1)
    for factor in factors:
        found *= factor
    return found


def substitute(p: Poly, place: int, top: Poly, bottom: Poly) -> Poly:
    """bottom^n p with top/bottom for a variable, n the degree of p in it."""
    n = degree(p, place)
    tops, bottoms = [constant(1)], [constant(1)]
    for _ in range(n):
        tops.append(tops[-1] * top)
        bottoms.append(bottoms[-1] * bottom)
    found = constant(0)
    for power, part in coefficients(p, place).items():
        found += part * tops[power] * bottoms[n - power]
    return found


def divided(p: Poly, q: Poly, place: int) -> tuple[Poly, Poly, int]:
    """(quotient, rest, k) with lead(q)^k p = quotient q + rest, of lower degree in the variable than q (>= 1)."""
    n = degree(q, place)
    lead = coefficient(q, place, n)
    quotient, rest, k = constant(0), p, 0
    while not rest.is_zero() and (m := degree(rest, place)) >= n:
        top = coefficient(rest, place, m) * variable(place, m - n)
        quotient, rest, k = quotient * lead + top, rest * lead - top * q, k + 1
    return quotient, rest, k


def factors(p: Poly) -> list[tuple[Poly, int]]:
    """Factors with their powers, irreducible or at least without squares; their product is p up to a constant."""
    try:
        found = p.factor()[1]
    except OverflowError:  # python-flint 0.9.0, for some polynomials with coefficients of more than 64 bits
        found = p.factor_squarefree()[1]
    return [(factor, int(power)) for factor, power in found]


def places(p: Poly) -> list[int]:
    """The places of the variables that occur, in order."""
    return [place for place, power in enumerate(p.degrees()) if power > 0]


def integer_value(p: Poly) -> int | None:
    """The value of a constant polynomial; None for others."""
    return int(p.leading_coefficient()) if p.is_constant() and not p.is_zero() else 0 if p.is_zero() else None


def real_roots(values: list[int]) -> list[tuple[Any, int]]:
    """The real roots, as balls with multiplicities, of a polynomial by its coefficients, the constant one first."""
    found: Any = flint.fmpz_poly(values).complex_roots()
    return [(root.real, int(power)) for root, power in found if root.imag == 0]
