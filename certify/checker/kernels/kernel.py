"""What a kernel is, exactly: lambda_l, the leading degrees for all l, signs, tails, classes. FORMAT/kernels.md.

lambda_l is an exact factor times a ball, so that small ones keep their relative accuracy.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import Final, Protocol

from ..arithmetic.ball import Ball, up
from ..arithmetic.series import Work, ceil_of
from ..coupling.interaction import Couplings, multiplicity
from ..document.parsers import Bounds
from ..verdict import require_less

INCREASING: Final = "increasing"
CIRCLE: Final = "circle"
QUADRATIC: Final = "quadratic"
AXISYMMETRIC: Final = "axisymmetric-only"
Parts = tuple[Fraction, Ball]
"""A factor and a ball, whose product is meant."""


class Zonal(Protocol):
    """What a cover of fields asks of a kernel, the paper's or another one."""

    d: int
    bits: int

    def degrees(self, count: int) -> tuple[int, ...]:
        """The first `count` degrees with lambda_l != 0, fewer if there are no more."""

    def couplings(self, degrees: tuple[int, ...], coupling: Bounds, p: int) -> Couplings:
        """g_l and tau at the first degrees, for K in an interval."""

    def peak(self, last: int, p: int) -> Fraction | None:
        """An upper bound of all |lambda_l| with l > last, where kappa_l decays so slowly that it is needed."""

    def threshold(self, p: int) -> tuple[Fraction, Fraction]:
        """K_#."""


class Kernel(ABC):
    """One kernel in dimension d."""

    leading: tuple[int, ...] = (1,)
    """Every degree at which lambda_l is largest."""
    increasing = False
    """Whether W is strictly increasing in x.y."""
    nonnegative = True
    """Whether lambda_l >= 0 for every l."""
    bits = 1
    """The size of the largest number of its description."""

    def __init__(self, d: int) -> None:
        self.d = d

    def charge(self, work: Work) -> None:
        """Charge for what it takes to see the class of the kernel: nothing, but for lists."""
        work.spend(0, 0)

    @abstractmethod
    def degrees(self, count: int) -> tuple[int, ...]:
        """The first `count` degrees with lambda_l != 0, fewer if there are no more."""

    @abstractmethod
    def parts(self, degree: int, p: int) -> Parts:
        """lambda_l."""

    def couplings(self, degrees: tuple[int, ...], coupling: Bounds, p: int) -> Couplings:
        """g_l and tau at these degrees, the first ones, for K in an interval."""
        parts = [self.parts(degree, p) for degree in degrees]
        factors = [factor * multiplicity(self.d, degree) for (factor, _), degree in zip(parts, degrees, strict=True)]
        return Couplings(factors, [series for _, series in parts], self.tail(degrees[-1], p), coupling, p)

    @abstractmethod
    def tail(self, last: int, p: int) -> Fraction:
        """An upper bound of the sum of |kappa_l| over l > last. Raises `Invalid` where there is none."""

    def peak(self, last: int, p: int) -> Fraction | None:
        """An upper bound of all |lambda_l| with l > last, where kappa_l decays so slowly that it is needed."""
        return None

    def most(self, last: int, p: int) -> Fraction:
        """An upper bound of all |lambda_l| with l > last, as N_l does not decrease."""
        peak = self.peak(last, p)
        return self.tail(last, p) / multiplicity(self.d, last + 1) if peak is None else peak

    def highest(self, last: int, p: int) -> Fraction:
        """An upper bound of W, as W <= the sum of all |kappa_l|: one by one up to a degree, and the tail."""
        ends = ((degree, max(map(abs, self.eigenvalue(degree, p)))) for degree in self.up_to(last))
        sizes = [size * multiplicity(self.d, degree) for degree, size in ends]
        units = p + max((size.denominator.bit_length() for size in sizes[:1]), default=0)  # however small they are
        return Fraction(sum(ceil_of(size, units) for size in sizes), 1 << units) + self.tail(last, p)

    def up_to(self, last: int) -> list[int]:
        """The degrees l <= last with lambda_l != 0."""
        return [degree for degree in self.degrees(last) if degree <= last]

    @property
    @abstractmethod
    def decisive(self) -> tuple[int, ...]:
        """Degrees whose inequalities alpha_l <= 1/A_l imply those of all l, where the leading degree is 1 or halved to
        it (FORMAT/kernels.md)."""

    def eigenvalue(self, degree: int, p: int) -> tuple[Fraction, Fraction]:
        """Lower and upper bound of lambda_l."""
        factor, series = self.parts(degree, p)
        ends = sorted((factor * series.lower(), factor * series.upper()))
        return ends[0], ends[1]

    def threshold(self, p: int) -> tuple[Fraction, Fraction]:
        """K_# = 1/(2 max lambda_l)."""
        low, high = self.eigenvalue(self.leading[0], p)
        require_less("0 < lambda of the leading degree", 0, low)
        return 1 / (2 * high), 1 / (2 * low)

    @property
    def symmetry(self) -> str:
        """Why minimisers are zonal with m_l >= 0, or that only zonal densities are covered."""
        if self.increasing:
            return INCREASING
        if self.nonnegative and self.d == 2:
            return CIRCLE
        return QUADRATIC if self.nonnegative and max(self.degrees(3)) <= 2 else AXISYMMETRIC


def one(p: int) -> Ball:
    """The number 1, exactly, over 2^p."""
    return up(1 << p, p)
