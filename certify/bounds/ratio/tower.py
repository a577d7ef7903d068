"""Polynomials in nu, x, R = r_mu(x) and positive roots: reduction, norms, the derivative along the curve."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Final

from certify.core.errors import Undecided
from certify.core.polynomial import (
    NU,
    ROOT,
    Poly,
    R,
    X,
    coefficient,
    coefficients,
    constant,
    degree,
    partial,
    places,
    variable,
)

MOST_PRODUCTS: Final = 4_000_000
MOST_DEGREE: Final = 400


@dataclass(frozen=True, slots=True)
class Order:
    """mu = slope nu + shift, the lowest order of a statement; slope 0 where nu is a number."""

    slope: Fraction
    shift: Fraction

    @property
    def unit(self) -> int:
        """The common denominator."""
        return lcm(self.slope.denominator, self.shift.denominator)

    def twice(self, j: int) -> Poly:
        """2 unit (mu + j)."""
        return variable(NU) * int(2 * self.unit * self.slope) + int(2 * self.unit * (self.shift + j))

    def at(self, nu: Fraction) -> Fraction:
        """mu at a nu."""
        return self.slope * nu + self.shift


@dataclass(slots=True)
class Tower:
    """The order, and what is under each root."""

    order: Order
    radicands: list[Poly] = field(default_factory=list)

    def root(self, index: int) -> Poly:
        """The root with this index, from 0."""
        return variable(ROOT + index)

    def roots(self, p: Poly) -> list[int]:
        """The indices of the roots that occur."""
        return [place - ROOT for place in places(p) if place >= ROOT]

    def reduced(self, p: Poly) -> Poly:
        """The same function, every root to a power of at most 1."""
        for index in range(len(self.radicands) - 1, -1, -1):
            if degree(p, ROOT + index) > 1:
                found = constant(0)
                for power, part in coefficients(p, ROOT + index).items():
                    found += part * self.radicands[index] ** (power // 2) * self.root(index) ** (power % 2)
                p = found
        return p

    def mul(self, *factors: Poly) -> Poly:
        """The product, reduced."""
        found = constant(1)
        for factor in factors:
            if len(found) * len(factor) > MOST_PRODUCTS or found.total_degree() + factor.total_degree() > MOST_DEGREE:
                raise Undecided(f"prove: work limit: degrees up to {MOST_DEGREE} and {MOST_PRODUCTS} terms are wanted")
            found = self.reduced(found * factor)
        return found

    def norm(self, p: Poly, index: int) -> Poly:
        """A^2 - B^2 S^2 for p = A + B S."""
        a, b = coefficient(p, ROOT + index, 0), coefficient(p, ROOT + index, 1)
        return self.reduced(a * a) - self.mul(b, b, self.radicands[index])

    def derivative(self, p: Poly) -> tuple[Poly, Poly]:
        """(top, bottom) with bottom unit x dp/dx = top along the curve, bottom a product of 2 S^2's."""
        unit, x, ratio = self.order.unit, variable(X), variable(R)
        slope = unit * x - unit * x * ratio**2 - (self.order.twice(0) + unit) * ratio
        top, bottom = unit * x * partial(p, X) + self.reduced(partial(p, R) * slope), constant(1)
        for index in self.roots(p):
            inner, below = self.derivative(self.radicands[index])
            if inner.is_zero():
                continue
            below = 2 * self.mul(self.radicands[index], below)
            own = self.mul(self.root(index) * partial(p, ROOT + index), inner, bottom)
            top, bottom = self.mul(top, below) + own, self.mul(bottom, below)
        return top, bottom
