"""int P(g) (e^(ag - bg^2) - 1) dsigma by the moments mu_k of g, on a piece of large beta. FORMAT/large_beta.md (M6)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from ..arithmetic.ball import Ball, dot, exp, total
from ..arithmetic.series import Work, ceil_div

PLAIN = (Fraction(1),)
"""The polynomial 1, lowest power first."""


class Sums:
    """Series to so many terms for n = d - 1, from beta = low on, each about e^ell times what it bounds."""

    def __init__(self, n: int, low: Fraction, terms: int, bits: int, work: Work) -> None:
        half = Fraction(n, 2)
        self.terms, self.bits, self.work = terms, bits, work
        self.circle = 1 / (4 * low) if n == 1 else Fraction(0)
        """W with mu_k <= (1 + W/k) e^-ell k^(-n/2)."""
        self.curvature = max(Fraction(1), half - 1) * half / (2 * low)
        """D with mu_k >= (1 - D/k) e^-ell k^(-n/2)."""
        self.loose = max(self.circle, self.curvature)
        work.spend(0, bits * 2 + n * terms.bit_length(), 6 * terms)
        self.powers = [Ball(isqrt((1 << 2 * bits) // k**n), 1, bits) for k in range(1, terms + 1)]
        kept = (max(1 - self.curvature / k, Fraction(0)) for k in range(1, terms + 1))
        self.least = [power * Ball.exact(x, bits) for x, power in zip(kept, self.powers, strict=True)]
        """The powers, each times what mu_k has of it at least."""

    def coefficients(self, a: Fraction, b: Fraction) -> list[Ball]:
        """c_1 to c_K of e^(ag - bg^2): (k+1) c_(k+1) = a c_k - 2b c_(k-1)."""
        # numbers of `bits` bits behind the point and about 1.5 (a + b) before it
        self.work.spend(0, self.bits + 2 * int(a + b), 6 * self.terms)
        first, second = Ball.exact(a, self.bits), Ball.exact(2 * b, self.bits)
        found = [Ball.exact(1, self.bits), first]
        for k in range(1, self.terms):
            found.append((found[k] * first - found[k - 1] * second) / (k + 1))
        return found[1:]

    def excess(self, a: Fraction, b: Fraction, factor: Sequence[Fraction] = PLAIN) -> Fraction:
        """An upper bound of e^ell int P (e^(ag - bg^2) - 1) for P with these coefficients."""
        found = self.coefficients(a, b)
        if factor is not PLAIN:
            self.work.spend(0, self.bits + 2 * int(a + b), 2 * self.terms * len(factor))
            scaled = [Ball.exact(x, self.bits) for x in factor]
            none = Ball(0, 0, self.bits)
            found = [
                total([none, *(found[k - i] * x for i, x in enumerate(scaled) if i <= k)]) for k in range(self.terms)
            ]
        pairs = enumerate(zip(found, self.powers, strict=True), 1)
        spread = sum(ceil_div(x.magnitude() * power.high, k) for k, (x, power) in pairs)
        main = dot(found, self.powers, self.bits).upper()
        later = self._rest(2 * a + 4 * b) * sum(abs(x) * (1 << i) for i, x in enumerate(factor))
        return main + self.loose * Fraction(spread, 1 << 2 * self.bits) + later

    def _rest(self, exponent: Fraction) -> Fraction:
        """All later terms: coefficients of e^(ag + bg^2) are greater, times 2^(K+1) at most e^exponent, as at g = 2."""
        self.work.spend(0, self.bits, self.bits // 4 + 50)
        return exp(Ball.exact(exponent, self.bits)).upper() * (1 + self.loose) / (1 << (self.terms + 1))

    def moments(self, a: Fraction) -> Fraction:
        """An upper bound of the sum over k >= 2 of a^k/k! k^(-n/2)."""
        return dot(self.coefficients(a, Fraction(0))[1:], self.powers[1:], self.bits).upper() + self._rest(2 * a)

    def bulk(self, a: Fraction) -> Fraction:
        """A lower bound of e^ell int (e^(ag) - 1): by its first terms, all of which are >= 0."""
        return max(dot(self.coefficients(a, Fraction(0)), self.least, self.bits).lower(), Fraction(0))


def spread(c: Fraction, k: Fraction) -> tuple[Fraction, ...]:
    """(g - c)^2 + k^2 (1 - g^2)^2, at most its value at 0 where 0 <= g <= 1 and c >= 1/2."""
    return (c**2 + k**2, -2 * c, 1 - 2 * k**2, Fraction(0), k**2)
