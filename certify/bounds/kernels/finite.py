"""Kernels of finitely many degrees in balls, kappa_l exact: polynomials."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels import legendre
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball


class Finite(Kernel):
    """Finitely many degrees, kappa_l exact: polynomials."""

    def __init__(self, d: int, kappa: dict[int, Fraction]) -> None:
        super().__init__(d)
        self.kappa = dict(sorted(kappa.items()))

    def exact(self, degree: int) -> Fraction:
        """lambda_l."""
        return self.kappa.get(degree, Fraction(0)) / multiplicity(self.d, degree)

    @property
    def leading(self) -> tuple[int, ...]:
        """By comparison of finitely many numbers."""
        largest = max(map(self.exact, self.kappa))
        return tuple(degree for degree in self.kappa if self.exact(degree) == largest)

    @property
    def increasing(self) -> bool:
        """By the roots of the derivative."""
        powers = [Fraction(0)] * (max(self.kappa) + 1)
        for degree, value in self.kappa.items():
            for k, c in enumerate(legendre.polynomial(self.d, degree)):
                powers[k] += value * c
        return legendre.increasing(powers)

    @property
    def nonnegative(self) -> bool:
        """Of finitely many numbers."""
        return min(self.kappa.values()) > 0

    def degrees(self, count: int) -> tuple[int, ...]:
        """Of the list."""
        return tuple(islice(self.kappa, count))

    def eigenvalue(self, degree: int) -> Ball:
        """Exact up to rounding."""
        return Ball(self.exact(degree))

    def tail(self, last: int) -> Ball:
        """What the list has beyond `last`."""
        return Ball(sum((abs(value) for degree, value in self.kappa.items() if degree > last), Fraction(0)))

    @property
    def decisive(self) -> tuple[int, ...]:
        """All."""
        return tuple(self.kappa)
