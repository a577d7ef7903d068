"""Convexity of G on a C_* that moves: the Hessian to second order in the deviation of the field.

Lemma (proofs/coupling/third.py). Let a be a base field, e_l = g_l z_l - a_l with |e_l| <= eps_l on C_*, u the change of
the field less its mean, |u| <= U = sum eps_l (1 + |M_l|) + 2 tau b, and f = 1/2 + U/6 + U^2 e^U/24. With
T_l = E_a[(P_l - M_l)(P - M)(P - M)^T] the block l <= L of C at g z satisfies, as E_a e^u >= 1 and e^u - 1 - u <= f u^2,

    C(gz) <= C (1 + f U^2 + 2 tau b) + sum_l e_l T_l     (Loewner order),

so for every positive vector v

    lambda_max(S) <= max_j (1/v_j) sum_k ((1 + f U^2 + 2 tau b) |C_jk| + sum_l eps_l |T_l,jk|) g_k v_k + tau.

Unlike e^U (theta_c + tau) this leaves room for U of the order of the root of the spectral gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.functional import taylor_factor
from certify.bounds.coupling.perron import perron_bound, roomy
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot


@dataclass(frozen=True, slots=True)
class StarTerms:
    """The parts of the bound at one base field: |C| and sum_l eps_l |T_l| (exact, rounded up), U, and tau b."""

    covariance: BallMatrix
    tilted: BallMatrix
    oscillation: Ball
    tau_b: Ball

    @classmethod
    def at(cls, quad: Quadrature, field: BallMatrix, deviations: BallMatrix, tau: Ball, first: Ball) -> StarTerms:
        """`deviations` is the row eps, first >= b.

        Centred products are sums of at most 8 products of P's with coefficients of absolute value <= 1, as |M_l| <= 1,
        and so is the error of their quadrature.
        """
        moments = field_moments(quad, field)
        inverse = (-moments.log_partition).exp()
        omega = quad.omega.scale_columns((field @ quad.values).exp()).scaled(inverse)
        ones = BallMatrix.integers([[1] * quad.values.cols])
        centred = quad.values - moments.mean.transpose() @ ones
        turned, error = centred.transpose(), quad.error(field.magnitudes(), 3) * 8 * inverse
        tilted = BallMatrix.integers([[0] * deviations.cols] * deviations.cols)
        for index, size in enumerate(deviations.entries()):
            product = centred.scale_columns(omega.scale_columns(centred.take(index))) @ turned
            tilted = tilted + roomy(product.widened(error)).scaled(size)
        reached = deviations + deviations.scale_columns(moments.mean.magnitudes())
        tau_b = tau * first
        oscillation = dot(reached, BallMatrix.integers([[1] * deviations.cols])) + tau_b * 2
        return cls(roomy(moments.covariance), tilted.magnitudes(), oscillation, tau_b)

    def matrix(self) -> BallMatrix:
        """(1 + f U^2 + 2 tau b) |C| + sum_l eps_l |T_l|, exact, rounded up."""
        square = self.oscillation * self.oscillation
        factor = square * taylor_factor(self.oscillation) + self.tau_b * 2 + 1
        return (self.covariance.scaled(factor) + self.tilted).magnitudes()


def moving_star_bound(matrix: BallMatrix, interaction: Sequence[Ball], tau: Ball, vector: BallMatrix) -> Ball:
    """An upper bound theta of lambda_max(S) on C_* from the matrix of `StarTerms`."""
    return perron_bound(matrix, BallMatrix.row(interaction).magnitudes(), vector) + tau
