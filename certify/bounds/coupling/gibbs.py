"""The Gibbs bound (G): F_K from below on a box of moments, by duality with an exponential family.

Setting (proofs/coupling/gibbs.py has the proof). rho is a zonal density with moments m_l in [lower_l, upper_l],
1 <= l <= L, |m_l| <= upper_1 for l > L (<= 1 where the kernel is not increasing); F_K(rho) = H - (1/2) sum_l g_l m_l^2,
tau >= sum_{l>L} g_l. For every field a in R^L

    F_K(rho) >= sum_l min over {lower_l, upper_l} of (a_l m - g_l m^2/2) - (tau/2) upper_1^2 - Lambda(a),

because H >= a.m - Lambda(a) and a_l m - g_l m^2/2 is concave in m; where g_l < 0 it is at least a_l^2/(2 g_l) for all
m (`kernels:negative`). An upper bound of g_l is enough, and a bound of |g_l| in tau.
tests/bounds/coupling/test_gibbs.py leaves out every term in turn.
"""

from __future__ import annotations

from certify.bounds.coupling.family import log_partition
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import Dyadic


def gibbs_bound(
    quad: Quadrature,
    field: BallMatrix,
    lower: BallMatrix,
    upper: BallMatrix,
    interaction: BallMatrix,
    tau: Ball,
    beyond: Ball | None = None,
) -> Ball:
    """A ball whose lower end is a lower bound of F_K over all densities with moments in the box (module docstring).

    All rows have L entries. beyond: a bound of |m_l|, l > L, in place of upper_1.
    """
    reach, half = upper.entry(0, 0) if beyond is None else beyond, interaction.scaled(Dyadic(1, -1))
    at_lower, at_upper = ((field - half.times(end)).times(end) for end in (lower, upper))
    least = at_lower.smaller(at_upper)
    if any(g.surely_negative() for g in interaction.entries()):
        least = BallMatrix.row(map(_least, field.entries(), interaction.entries(), least.entries()))
    return least.total() - tau * reach * reach / 2 - log_partition(quad, field)


def _least(a: Ball, g: Ball, at_ends: Ball) -> Ball:
    """A lower bound of a m - g m^2/2 for all m of the box, from that at its ends."""
    return a * a / (g * 2) if g.surely_negative() else at_ends
