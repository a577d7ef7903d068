"""Polynomials in nu, x, R = r_mu(x) and positive roots, with their derivative along the curve. FORMAT/inequality.md."""

from __future__ import annotations

from dataclasses import dataclass, field

from .polynomial import (
    NU,
    ROOT,
    Poly,
    R,
    Ring,
    X,
    add,
    coefficients,
    constant,
    degree,
    exponent,
    monomial,
    scaled,
    variables,
)


@dataclass(frozen=True, slots=True)
class Order:
    """mu = (slope nu + shift)/(2 unit), the lowest order of the statement; unit > 0. slope = 0 where nu is a number."""

    slope: int
    shift: int
    unit: int

    def twice(self, j: int) -> Poly:
        """2 unit (mu + j)."""
        return add(scaled(monomial(NU), self.slope), constant(self.shift + 2 * j * self.unit))


@dataclass(slots=True)
class Tower:
    """The order, and what is under each root, a polynomial in nu, x, R and the roots before it."""

    ring: Ring
    order: Order
    radicands: list[Poly] = field(default_factory=list)

    def root(self, index: int) -> Poly:
        """The root with this index, from 0."""
        return monomial(ROOT + index)

    def roots(self, p: Poly) -> list[int]:
        """The indices of the roots that occur."""
        return [place - ROOT for place in variables(p) if place >= ROOT]

    def reduced(self, p: Poly) -> Poly:
        """The same function with every root to a power of at most 1."""
        for index in range(len(self.radicands) - 1, -1, -1):
            if degree(p, ROOT + index) > 1:
                powers = self.ring.powers(self.radicands[index], degree(p, ROOT + index) // 2)
                found: Poly = {}
                for power, part in coefficients(p, ROOT + index).items():
                    term = self.ring.mul(part, powers[power // 2])
                    found = add(found, self.ring.mul(term, self.root(index)) if power % 2 else term)
                p = found
        return p

    def mul(self, *factors: Poly) -> Poly:
        """The product, reduced after each factor."""
        found = constant(1)
        for factor in factors:
            found = self.reduced(self.ring.mul(found, factor))
        return found

    def split(self, p: Poly, index: int) -> tuple[Poly, Poly]:
        """(A, B) with p = A + B S, S the root with this index."""
        parts = coefficients(p, ROOT + index)
        return parts.get(0, {}), parts.get(1, {})

    def norm(self, p: Poly, index: int) -> Poly:
        """A^2 - B^2 S^2."""
        a, b = self.split(p, index)
        return add(self.mul(a, a), self.mul(b, b, self.radicands[index]), -1)

    def derivative(self, p: Poly) -> tuple[Poly, Poly]:
        """(top, bottom) with bottom * unit * x dp/dx = top along R = r_mu(x); bottom is a product of 2 S^2's.

        x R' = x - x R^2 - (2 mu + 1) R (ratio:recurrence), and S' = (S^2)'/(2 S).
        """
        unit = self.order.unit
        slope = add(scaled(monomial(X), unit), self.ring.mul(scaled(monomial(X), unit), monomial(R, 2)), -1)
        middle = add(self.order.twice(0), constant(unit))
        slope = add(slope, self.ring.mul(middle, monomial(R)), -1)
        top = add(scaled(_euler(p, X), unit), self.mul(_partial(p, R), slope))
        bottom = constant(1)
        for index in self.roots(p):
            inner, below = self.derivative(self.radicands[index])
            if not inner:
                continue
            below = scaled(self.mul(self.radicands[index], below), 2)
            own = self.mul(_euler(p, ROOT + index), inner, bottom)
            top, bottom = add(self.mul(top, below), own), self.mul(bottom, below)
        return top, bottom


def _euler(p: Poly, variable: int) -> Poly:
    """The variable times the derivative in it."""
    return {key: power * value for key, value in p.items() if (power := exponent(key, variable))}


def _partial(p: Poly, variable: int) -> Poly:
    """The derivative in a variable."""
    step = next(iter(monomial(variable)))
    return {key - step: power * value for key, value in p.items() if (power := exponent(key, variable))}
