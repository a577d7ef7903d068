"""C_*, the convex region of moment space at the non-uniform minimiser, where G is strictly convex: at one beta.

G and S as in `origin`. Proof in proofs/coupling/star.py.

C_* = {lower_l <= z_l <= upper_l (l <= L), |z_l| <= upper_1 (l > L)}: the block l <= L of S(z) is at most e^U times
sqrt(g) C sqrt(g), C the covariance at the base field a, U = sum e_l (1 + |M_l|) + 2 tau upper_1 >= the sup of the
change of the field less its mean, e_l >= |g_l z_l - a_l|, and
lambda_max(sqrt(g) C sqrt(g)) <= max_j (1/v_j) sum_l |C_jl| g_l v_l, so

    theta = e^U max_j (1/v_j) sum_l |C_jl| g_l v_l + tau < 1.

The block of the tail adds at most its trace, which is at most tau (Var P_l <= 1). Where some g_l are negative, theta
is about the degrees with g_l > 0 alone (`kernels:mixed`).
"""

from __future__ import annotations

from collections.abc import Sequence

from certify.bounds.coupling.family import FieldMoments
from certify.bounds.coupling.functional import oscillation_bound
from certify.bounds.coupling.perron import perron_bound, positive_parts
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix


def star_bound(
    moments: FieldMoments,
    deviations: BallMatrix,
    interaction: Sequence[Ball],
    tau: Ball,
    first: Ball,
    vector: BallMatrix,
    block: Ball | None = None,
) -> Ball:
    """An upper bound theta of lambda_max(S) on C_*: `deviations` bounds |g_l z_l - a_l| there, first >= upper_1.

    block: a bound of the block l > L, in place of tau.
    """
    oscillation = oscillation_bound(moments, deviations) + tau * first * 2
    centre = perron_bound(moments.covariance, positive_parts(interaction), vector)
    return oscillation.exp() * centre + (tau if block is None else block)
