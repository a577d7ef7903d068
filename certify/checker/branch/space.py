"""The space of fields with |a|^2 = sum a_l^2/(2 kappa_l): critical densities are a = K T(a). FORMAT/branch.md."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..arithmetic.ball import Ball, sqrt_upper, total, up
from ..arithmetic.series import ceil_of
from ..coupling.interaction import Couplings


def top(x: Ball) -> Ball:
    """An upper bound of |x|."""
    return up(x.magnitude(), x.p)


def root(x: Ball) -> Ball:
    """An upper bound of the root of x >= 0."""
    return up(sqrt_upper(x.high << x.p), x.p)


class Space:
    """2 kappa_l, l <= L, and an upper bound of their sum beyond."""

    def __init__(self, interaction: Couplings) -> None:
        """Of an interaction at K = 1."""
        self.p = interaction.p
        self.twice_kappa = [kappa * 2 for kappa in interaction.kappa]
        self.tail = up(ceil_of(interaction.tau, self.p), self.p)
        self._parts = [(2 * c, f) for c, f in zip(interaction.factors, interaction.series, strict=True)]

    @property
    def modes(self) -> int:
        """L."""
        return len(self.twice_kappa)

    def exact(self, numbers: Sequence[Fraction]) -> list[Ball]:
        """Each to one unit."""
        return [Ball.exact(x, self.p) for x in numbers]

    def dual(self, numbers: Sequence[Fraction]) -> list[Ball]:
        """a_l/(2 kappa_l) for l <= L, accurate however small kappa_l is."""
        return [Ball.exact(a / c, self.p) / f for a, (c, f) in zip(numbers, self._parts, strict=True)]

    def norm(self, numbers: Sequence[Fraction]) -> Ball:
        """|a|, rounded up."""
        return root(pairing(self.exact(numbers), self.dual(numbers)))

    def size(self, dual: Sequence[Ball]) -> Ball:
        """|a| of a_l = 2 kappa_l x_l, rounded up."""
        return root(total(w * x * x for w, x in zip(self.twice_kappa, dual, strict=True)))


def pairing(numbers: Sequence[Ball], others: Sequence[Ball]) -> Ball:
    """The sum of products."""
    return total(a * b for a, b in zip(numbers, others, strict=True))


def combined(one: Sequence[Ball], other: Sequence[Ball], factor: Ball) -> list[Ball]:
    """one - factor other."""
    return [a - factor * b for a, b in zip(one, other, strict=True)]
