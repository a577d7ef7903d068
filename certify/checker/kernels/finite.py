"""Kernels of finitely many degrees: polynomials, lists, and families that end. FORMAT/kernels.md."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from itertools import islice

from ..arithmetic.series import Work
from ..coupling.interaction import multiplicity
from ..verdict import require_less
from .kernel import Kernel, Parts, one
from .legendre import Row, expanded, integers, is_increasing, powers_of, product


class Finite(Kernel):
    """Polynomials: finitely many kappa_l, exact. Raises `Invalid` if none is positive."""

    def __init__(self, d: int, kappa: dict[int, Fraction]) -> None:
        super().__init__(d)
        self.kappa = {degree: kappa[degree] for degree in sorted(kappa) if degree and kappa[degree]}
        values = {degree: value / multiplicity(d, degree) for degree, value in self.kappa.items()}
        largest = max(values.values(), default=Fraction(0))
        require_less("0 < the largest lambda_l", 0, largest)
        self.leading = tuple(degree for degree, value in values.items() if value == largest)
        self.nonnegative = min(values.values()) >= 0

    @cached_property
    def powers(self) -> Row:
        """The coefficients of t^0, t^1, .."""
        total: Row = [Fraction(0)] * (max(self.kappa) + 1)
        for degree, value in self.kappa.items():
            for k, c in enumerate(powers_of(self.d, degree)):
                total[k] += value * c
        return total

    def charge(self, work: Work) -> None:
        """What it takes to see whether the kernel is increasing: the numbers of Sturm's chain grow with its length."""
        size = len(self.powers)
        bits = max(map(int.bit_length, integers(self.powers)))
        work.spend(0, 2 * size * bits, size * size)

    @cached_property
    def increasing(self) -> bool:  # type: ignore[override]  # computed where it is asked for
        """By the sign of the derivative."""
        return is_increasing(self.powers)

    def degrees(self, count: int) -> tuple[int, ...]:
        """Of the list."""
        return tuple(islice(self.kappa, count))

    def parts(self, degree: int, p: int) -> Parts:
        """Exact."""
        return self.kappa.get(degree, Fraction(0)) / multiplicity(self.d, degree), one(p)

    def tail(self, last: int, p: int) -> Fraction:
        """Exact."""
        return sum((abs(value) for degree, value in self.kappa.items() if degree > last), Fraction(0))

    @property
    def decisive(self) -> tuple[int, ...]:
        """All there are."""
        return tuple(self.kappa)


def polynomial(d: int, powers: Row) -> Finite:
    """The kernel sum_k powers_k t^k, by its exact expansion."""
    return Finite(d, dict(enumerate(expanded(d, powers))))


def normalised(d: int, powers: Row, degree: int) -> Finite:
    """The same over its lambda of this degree, which is positive."""
    kappa = expanded(d, powers)
    first = kappa[degree] / multiplicity(d, degree)
    return Finite(d, {order: value / first for order, value in enumerate(kappa)})


def binomial(k: int) -> Row:
    """The coefficients of (1+t)^k in powers of t."""
    row = [Fraction(1)]
    for _ in range(k):
        row = product(row, [Fraction(1), Fraction(1)])
    return row
