"""The space of fields with |a|^2 = sum a_l^2/(2 |kappa_l|): critical densities are a = K T(a). FORMAT/branch.md.

Where some kappa_l < 0, or the kappa_l decay slowly: FORMAT/kernels.md, the rule `kernel-exclusion`.
"""

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


class Beyond:
    """What is beyond the modes: `tail` bounds the sum of all 2 |kappa_l| there."""

    def __init__(self, tail: Ball) -> None:
        self.tail = tail

    def image(self, sizes: Sequence[Ball]) -> Ball:
        """A bound of |T(a)| there for all a with |a_l| <= sizes_l: |M_l| <= 1."""
        return root(self.tail)

    def block(self, sizes: Sequence[Ball], log_z: Ball) -> Ball:
        """A bound of the norm of T'(c) there, |c_l| <= sizes_l: its trace."""
        return self.tail


class Space:
    """The numbers 2 |kappa_l|, l <= L, the signs of the kappa_l, and what is beyond."""

    def __init__(self, interaction: Couplings, beyond: Beyond | None = None) -> None:
        """Of an interaction at K = 1."""
        self.p = interaction.p
        self.signs = [1 if c > 0 else -1 for c in interaction.factors]
        self.twice_kappa = [kappa * 2 * sign for kappa, sign in zip(interaction.kappa, self.signs, strict=True)]
        self.beyond = beyond or Beyond(up(ceil_of(interaction.tau, self.p), self.p))
        self.tail = self.beyond.tail
        self._parts = [(2 * abs(c), f) for c, f in zip(interaction.factors, interaction.series, strict=True)]

    @property
    def signed(self) -> bool:
        """Whether some kappa_l < 0, l <= L."""
        return -1 in self.signs

    def turned(self, row: Sequence[Ball]) -> list[Ball]:
        """The entries times the signs of the kappa_l."""
        return [x * sign for x, sign in zip(row, self.signs, strict=True)]

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
    """The sum of the products of two lists of one length."""
    return total(a * b for a, b in zip(numbers, others, strict=True))


def combined(one: Sequence[Ball], other: Sequence[Ball], factor: Ball) -> list[Ball]:
    """one - factor other, entry by entry, of two lists of one length."""
    return [a - factor * b for a, b in zip(one, other, strict=True)]
