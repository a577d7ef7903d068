"""The minimiser at K_c that is not uniform: its moments and its density (proofs/coupling/minimiser.py).

With h* its field, h_a that of the explicit density and g_l at K_c, |h* - h_a| <= sum_l g_l |m_l - z_l| <= excess/2, so
that rho* = rho_a e^(+-excess) and |m_l - M_l| <= e^excess - 1.
"""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.quadrature import legendre_rows
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot


def excess(touch: Touch, coupling: Ball, theta: Ball) -> Ball:
    """2 sqrt(sum_l g_l) distance, the sum over all l: it bounds |log rho* - log rho_a| for every K of the ball."""
    g, tau = touch.interaction.at(coupling)
    return sum(g, tau).sqrt() * touch.distance(coupling, theta) * 2


def moments(touch: Touch, size: Ball) -> list[Ball]:
    """m_1..m_L of the minimiser, where |log rho* - log rho_a| <= size."""
    most = (size.exp() - 1).upper()
    return [m + Ball.between(-most, most) for m in touch.mean.entries()]


def density_at(touch: Touch, d: int, place: Fraction, size: Ball) -> Ball:
    """rho*(t) against the uniform density, t = `place` in [-1, 1] the cosine of the angle from its axis."""
    values = legendre_rows(d, touch.interaction.modes, BallMatrix.row([Ball(place)])).transpose()
    most = size.upper()
    return (dot(touch.field, values) - touch.log_partition + Ball.between(-most, most)).exp()
