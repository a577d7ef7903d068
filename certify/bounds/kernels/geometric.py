"""Families with geometric tails in balls: Poisson and heat kernels."""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball
from certify.core.errors import Undecided


class Geometric(Kernel):
    """lambda_l > 0 with lambda_{l+1}/lambda_l not increasing; strictly increasing kernels.

    N_{l+1}/N_l does not increase either, so kappa_{l+1}/kappa_l bounds all ratios beyond l.
    """

    leading, increasing, nonnegative = (1,), True, True

    def degrees(self, count: int) -> tuple[int, ...]:
        """All l >= 1."""
        return tuple(range(1, count + 1))

    def tail(self, last: int) -> Ball:
        """kappa_{last+1}/(1 - ratio)."""
        first, second = (self.eigenvalue(last + i) * multiplicity(self.d, last + i) for i in (1, 2))
        if not second.surely_less(first):
            raise Undecided(f"d={self.d}: the tail of the weights is not geometric beyond degree {last}")
        return first / (1 - second / first)

    def most(self, last: int) -> Ball:
        """The next one."""
        return self.eigenvalue(last + 1)

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2: alpha_{l+1} A_{l+1}/(alpha_l A_l) = (lambda_{l+1}/lambda_l)(d+l-1)/l decreases in l."""
        return (2,)


class Poisson(Geometric):
    """lambda_l = r^l; d/dt of (1-r^2)/(1-2rt+r^2)^(d/2) is > 0."""

    def __init__(self, d: int, r: Fraction) -> None:
        super().__init__(d)
        self.r = r

    def exact(self, degree: int) -> Fraction:
        """r^l."""
        return self.r**degree

    def eigenvalue(self, degree: int) -> Ball:
        """r^l."""
        return Ball(self.r) ** degree

    def highest(self, last: int) -> Ball:
        """(1+r)/(1-r)^(d-1) - 1, the value at t = 1."""
        return Ball(1 + self.r) / Ball(1 - self.r) ** (self.d - 1) - 1


class Heat(Geometric):
    """lambda_l = e^(-s l(l+d-2)); its derivative in t is a positive multiple of the heat kernel of dimension d+2."""

    def __init__(self, d: int, s: Fraction) -> None:
        super().__init__(d)
        self.s = s

    def eigenvalue(self, degree: int) -> Ball:
        """e^(-s l(l+d-2))."""
        return Ball(-self.s * degree * (degree + self.d - 2)).exp()
