"""Convexity of G on a C_* that moves: the Hessian to second order in the deviation of the field.

Lemma (proofs/coupling/third.py). Let a be a base field, |g_l z_l - a_l| <= e_l on C_*, dev the change of the field less
its mean at a, |dev| <= U = sum e_l (1 + |M_l|) + 2 tau upper_1. With T_l the mean at a of
(P_l - M_l)(P - M) (x) (P - M) the block l <= L of C at g z satisfies, as the mean of e^dev is at least 1 and
e^dev - 1 - dev <= taylor(U) dev^2,

    C(gz) <= C (1 + taylor(U) U^2 + 2 tau upper_1) + sum_l (g_l z_l - a_l) T_l     (Loewner order),

so for every positive vector v

    lambda_max(S) <= max_j (1/v_j) sum_k second_jk g_k v_k + tau,
    second_jk = (1 + taylor(U) U^2 + 2 tau upper_1) |C_jk| + sum_l e_l |T_ljk|.

Unlike e^U (theta_c + tau) this leaves room for U of the order of the root of the spectral gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certify.bounds.coupling.family import FieldMoments, field_moments
from certify.bounds.coupling.functional import taylor_factor
from certify.bounds.coupling.perron import perron_bound, roomy
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot


def third_cumulants(quad: Quadrature, field: BallMatrix) -> tuple[FieldMoments, list[BallMatrix]]:
    """Lambda, M, C at a field, and for each l the matrix T_l of the means of (P_l - M_l)(P_j - M_j)(P_k - M_k).

    Centred products are sums of at most 8 products of P's with coefficients of absolute value <= 1, as |M_l| <= 1,
    and so is the error of their quadrature.
    """
    moments = field_moments(quad, field)
    inverse = (-moments.log_partition).exp()
    omega = quad.nodes.omega.scale_columns((field @ quad.nodes.values).exp()).scaled(inverse)
    ones = BallMatrix.integers([[1] * quad.nodes.values.cols])
    centred = quad.nodes.values - moments.mean.transpose() @ ones
    turned, error = centred.transpose(), quad.error(field.magnitudes(), 3) * 8 * inverse
    products = (centred.scale_columns(omega.scale_columns(centred.take(j))) for j in range(field.cols))
    return moments, [(product @ turned).widened(error) for product in products]


@dataclass(frozen=True, slots=True)
class StarTerms:
    """The parts of the bound at one base field: |C| and sum_l e_l |T_l| (exact, rounded up), U, and tau upper_1."""

    covariance: BallMatrix
    tilted: BallMatrix
    oscillation: Ball
    tau_b: Ball

    @classmethod
    def at(cls, quad: Quadrature, field: BallMatrix, deviations: BallMatrix, tau: Ball, first: Ball) -> StarTerms:
        """`deviations` is the row of the e_l, first >= upper_1."""
        moments, cumulants = third_cumulants(quad, field)
        tilted = BallMatrix.integers([[0] * deviations.cols] * deviations.cols)
        for cumulant, size in zip(cumulants, deviations.entries(), strict=True):
            tilted = tilted + roomy(cumulant).scaled(size)
        reached = deviations + deviations.scale_columns(moments.mean.magnitudes())
        tau_b = tau * first
        oscillation = dot(reached, BallMatrix.integers([[1] * deviations.cols])) + tau_b * 2
        return cls(roomy(moments.covariance), tilted.magnitudes(), oscillation, tau_b)

    def matrix(self) -> BallMatrix:
        """second_jk of the module docstring, exact, rounded up."""
        square = self.oscillation * self.oscillation
        factor = square * taylor_factor(self.oscillation) + self.tau_b * 2 + 1
        return (self.covariance.scaled(factor) + self.tilted).magnitudes()


def moving_star_bound(matrix: BallMatrix, interaction: Sequence[Ball], tau: Ball, vector: BallMatrix) -> Ball:
    """An upper bound theta of lambda_max(S) on C_* from the matrix of `StarTerms`."""
    return perron_bound(matrix, BallMatrix.row(interaction).magnitudes(), vector) + tau
