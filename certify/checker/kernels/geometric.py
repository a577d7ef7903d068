"""Kernels whose coefficients fall geometrically: Poisson's, and the heat kernel. FORMAT/kernels.md."""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.ball import Ball, exp, log_two
from ..coupling.interaction import multiplicity
from ..verdict import require_less
from .kernel import Kernel, Parts, one


class Geometric(Kernel):
    """lambda_{l+1}/lambda_l > 0 does not increase, nor does N_{l+1}/N_l: the next ratio of kappa bounds all."""

    increasing = True

    def degrees(self, count: int) -> tuple[int, ...]:
        """All l >= 1."""
        return tuple(range(1, count + 1))

    def tail(self, last: int, p: int) -> Fraction:
        """kappa_{last+1}/(1 - ratio)."""
        first, second = last + 1, last + 2
        high = self.eigenvalue(first, p)[1] * multiplicity(self.d, first)
        low = self.eigenvalue(first, p)[0] * multiplicity(self.d, first)
        require_less("0 < kappa beyond the modes", 0, low)
        ratio = self.eigenvalue(second, p)[1] * multiplicity(self.d, second) / low
        require_less("tail of the kernel: the ratio of the next two kappa < 1", ratio, 1)
        return high / (1 - ratio)

    def most(self, last: int, p: int) -> Fraction:
        """The next one."""
        return self.eigenvalue(last + 1, p)[1]

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2: the ratios of alpha_l A_l decrease in l."""
        return (2,)


class Poisson(Geometric):
    """lambda_l = r^l."""

    def __init__(self, d: int, r: Fraction) -> None:
        super().__init__(d)
        self.r = r

    def parts(self, degree: int, p: int) -> Parts:
        """Exact."""
        return self.r**degree, one(p)

    def highest(self, last: int, p: int) -> Fraction:
        """The value at t = 1."""
        return (1 + self.r) / (1 - self.r) ** (self.d - 1) - 1


class Heat(Geometric):
    """lambda_l = e^(-s l(l+d-2))."""

    def __init__(self, d: int, s: Fraction) -> None:
        super().__init__(d)
        self.s = s

    def parts(self, degree: int, p: int) -> Parts:
        """2^-n e^(n log 2 - x), n the integer part of 13 x/9, which is near x/log 2."""
        x = self.s * degree * (degree + self.d - 2)
        n = (13 * x / 9).__floor__()
        log_2 = Ball(log_two(p) + 1, 1, p)
        return Fraction(1, 1 << n), exp(log_2 * n - Ball.exact(x, p))
