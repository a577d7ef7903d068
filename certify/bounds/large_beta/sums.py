"""int P(g) (e^(ag - bg^2) - 1) dsigma by the moments mu_k of g, on a piece of large beta (`large-beta:cells`).

mu_k is between e^-ell k^(-n/2) (1 - D/k) and e^-ell k^(-n/2) (1 + W/k). With the coefficients c_k of e^(ag - bg^2),
(k+1) c_(k+1) = a c_k - 2b c_(k-1), every such integral is a series; all is about e^ell times it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from certify.core.ball import Ball


@dataclass(frozen=True)
class Sums:
    """The series for n = d - 1, from beta = low on, to so many terms."""

    n: int
    low: Fraction
    terms: int

    @property
    def circle(self) -> Fraction:
        """W."""
        return Fraction(1, 4) / self.low if self.n == 1 else Fraction(0)

    @property
    def curvature(self) -> Fraction:
        """D: max(1, n/2 - 1) (n/2)/(2 beta)."""
        half = Fraction(self.n, 2)
        return max(Fraction(1), half - 1) * half / (2 * self.low)

    @property
    def loose(self) -> Fraction:
        """max(D, W)."""
        return max(self.circle, self.curvature)

    @cached_property
    def powers(self) -> list[Ball]:
        """k^(-n/2) from k = 1 on."""
        return [(1 / Ball(k**self.n)).sqrt() for k in range(1, self.terms + 1)]

    def coefficients(self, a: Fraction, b: Fraction) -> list[Ball]:
        """c_1, c_2, ..."""
        found = [Ball(1), Ball(a)]
        for k in range(1, self.terms):
            found.append((found[k] * a - found[k - 1] * (2 * b)) / (k + 1))
        return found[1:]

    def excess(self, a: Fraction, b: Fraction, centre: Fraction | None, slope: Fraction) -> Ball:
        """e^ell int P (e^(ag - bg^2) - 1) at most: P = 1, or (g - c)^2 + k^2 (1 - g^2)^2 with a centre c."""
        factor = [Fraction(1)] if centre is None else _spread(centre, slope)
        found = self.coefficients(a, b)
        product = [
            sum((found[k - i] * x for i, x in enumerate(factor) if x and k >= i), Ball(0)) for k in range(self.terms)
        ]
        total = Ball(0)
        for k, (x, power) in enumerate(zip(product, self.powers, strict=True), 1):
            total += (x + abs(x) * (self.loose / k)) * power
        return total + self._rest(2 * a + 4 * b) * sum(abs(x) * (1 << i) for i, x in enumerate(factor))

    def _rest(self, exponent: Fraction) -> Ball:
        """Of all later terms: the coefficients of e^(ag + bg^2) are greater, and sum to e^exponent at g = 2."""
        return Ball(exponent).exp() * (1 + self.loose) / (1 << (self.terms + 1))

    def moments(self, a: Fraction) -> Ball:
        """sum over k >= 2 of a^k/k! k^(-n/2), at most."""
        found = self.coefficients(a, Fraction(0))
        start = self._rest(2 * a)
        return sum((x * power for x, power in list(zip(found, self.powers, strict=True))[1:]), start)

    def bulk(self, a: Fraction) -> Ball:
        """e^ell int (e^(ag) - 1) at least."""
        total = Ball(0)
        for k, (x, power) in enumerate(zip(self.coefficients(a, Fraction(0)), self.powers, strict=True), 1):
            total += x * power * max(1 - self.curvature / k, Fraction(0))
        return total


def _spread(c: Fraction, k: Fraction) -> list[Fraction]:
    """(g - c)^2 + k^2 (1 - g^2)^2 in powers of g."""
    return [c**2 + k**2, -2 * c, 1 - 2 * k**2, Fraction(0), k**2]
