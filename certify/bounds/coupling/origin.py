"""C_0, the convex region of moment space at the uniform state, where G is strictly convex.

G(z) = (1/2) sum g_l z_l^2 - Lambda(g z), all modes. In the coordinates sqrt(g) z its Hessian is 1 - S(z),
S = sqrt(g) Cov_{gz}(P) sqrt(g). Proof in proofs/coupling/origin.py.

C_0 = {0 <= z_l <= corner_l (l <= L), |z_l| <= corner_1 (l > L)}: S(z) <= sqrt(g) (int P P^T e^h) sqrt(g) / Z in the
Loewner order, Z >= 1, and the integrals of products of P_l are >= 0, so the entries of the block l <= L are at most
e^(tau corner_1) times those at the corner. With Q_jl = int P_j P_l e^(sum g corner P) and any positive vector v
(Collatz-Wielandt)

    lambda_max(S) <= e^(tau corner_1) max_j (1/v_j) sum_l Q_jl g_l v_l + tau < 1.

The block of the tail adds at most its trace, which is at most tau (Var P_l <= 1). Where some g_l are negative, C_0 has
-corner_l <= z_l <= corner_l, the field at the corner is |g| corner, and the bound is about the degrees with g_l > 0
alone (`kernels:mixed`).
"""

from __future__ import annotations

from collections.abc import Sequence

from certify.bounds.coupling.family import product_integrals
from certify.bounds.coupling.perron import perron_bound, positive_parts
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix


def corner_integrals(quad: Quadrature, interaction: BallMatrix, corner: BallMatrix) -> BallMatrix:
    """Q_jl at the corner (an exact row >= 0), for the exact row `interaction` of upper bounds of the g_l."""
    return product_integrals(quad, interaction.scale_columns(corner).magnitudes())


def origin_bound(
    quad: Quadrature,
    interaction: Sequence[Ball],
    tau: Ball,
    corner: BallMatrix,
    vector: BallMatrix,
    beyond: Ball | None = None,
    block: Ball | None = None,
) -> Ball:
    """An upper bound of lambda_max(S) on C_0 with this corner (an exact row >= 0).

    beyond: a bound of |z_l|, l > L, in place of corner_1. block: a bound of the block l > L, in place of tau.
    """
    upper = BallMatrix.row(interaction).magnitudes()
    integrals = corner_integrals(quad, upper, corner)
    reach = corner.entry(0, 0) if beyond is None else beyond
    bound = perron_bound(integrals, positive_parts(interaction), vector)
    return (tau * reach).exp() * bound + (tau if block is None else block)
