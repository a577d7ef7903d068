"""The space of fields with |a|^2 = sum a_l^2/(2 abs(kappa_l)), and what is beyond the modes.

Proofs: proofs/branch/tube.py, proofs/kernels/tube.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.coupling.interaction import Interaction
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball, maximum, minimum
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided


@dataclass(frozen=True, slots=True)
class Remote:
    """What is beyond the modes where kappa_l decays slowly: `crest`, an upper bound of 2 abs(lambda_l) there.

    factors: 1/growth_{n+1} for each ellipse of the quadrature, n the last degree of the modes. As P_l with l > n is
    orthogonal to all polynomials of degree n, abs(M_l) at a field a is at most this times exp(sum abs(a_k) growth_k).
    """

    crest: Ball
    factors: BallMatrix

    @classmethod
    def of(cls, peak: Ball, ellipses: Sequence[Fraction], last: int) -> Remote:
        """From a bound of all abs(lambda_l), l > last."""
        powers = [Ball(x) ** (last + 1) for x in ellipses]
        factors = [Ball(2) / (power + 1 / power) for power in powers]
        return cls(Ball((peak * 2).upper()), BallMatrix.row(factors))

    def moment(self, quad: Quadrature, sizes: BallMatrix) -> Ball:
        """A bound of all abs(M_l) beyond the modes at fields with abs(a_k) <= sizes_k."""
        return minimum([Ball(1), *(Ball(x.upper()) for x in (sizes @ quad.growth).exp().times(self.factors).entries())])


@dataclass(frozen=True, slots=True)
class Metric:
    """2 kappa_l for l <= L, and an upper bound of their sum beyond."""

    twice_kappa: BallMatrix
    inverse: BallMatrix
    tail: Ball
    signs: BallMatrix | None = None
    """Those of the kappa_l, where some are negative; `twice_kappa` has 2 abs(kappa_l)."""
    remote: Remote | None = None

    @classmethod
    def of(cls, interaction: Interaction, remote: Remote | None = None) -> Metric:
        """That of an interaction."""
        signs = _signs(interaction.kappa) if interaction.signed else None
        twice_kappa = BallMatrix.row(interaction.kappa).scaled(2)
        twice_kappa = twice_kappa if signs is None else twice_kappa.scale_columns(signs)
        tail = Ball((interaction.kappa_tail * 2).upper())
        return cls(twice_kappa, twice_kappa.filled(1).over(twice_kappa), tail, signs, remote)

    def turned(self, row: BallMatrix) -> BallMatrix:
        """The entries times the signs of the kappa_l."""
        return row if self.signs is None else row.scale_columns(self.signs)

    def product(self, left: BallMatrix, right: BallMatrix) -> Ball:
        """<left, right>."""
        return dot(left.scale_columns(self.inverse), right)

    def norm(self, field: BallMatrix) -> Ball:
        """|a|, rounded up."""
        return root(self.product(field, field))

    def dual(self, numbers: BallMatrix) -> Ball:
        """|a| of a_l = 2 kappa_l x_l, rounded up."""
        return root(dot(numbers.scale_columns(self.twice_kappa), numbers))


def _signs(kappa: Sequence[Ball]) -> BallMatrix:
    if not all(k.surely_positive() or k.surely_negative() for k in kappa):
        raise Undecided("the sign of a coefficient of the kernel is not known")
    return BallMatrix.integers([[1 if k.surely_positive() else -1 for k in kappa]])


def root(x: Ball) -> Ball:
    """A bound of sqrt(x) from above, x >= 0."""
    return Ball(maximum([x, Ball(0)]).upper()).sqrt()


def top(x: Ball) -> Ball:
    """The upper end of |x|."""
    return Ball(abs(x).upper())
