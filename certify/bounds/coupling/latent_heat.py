"""The latent heat: the energy E of the minimiser at K_c that is not uniform (proofs/coupling/latent_heat.py).

The uniform density has E = 0, so this is the jump of E at K_c. As F_K = 0 there, the entropy jumps by K_c E.
"""

from __future__ import annotations

from certify.bounds.coupling.density import Touch
from certify.core.ball import Ball
from certify.core.errors import Undecided


def latent_heat(touch: Touch, coupling: Ball, theta: Ball) -> Ball:
    """E = |sqrt(g) m|^2/(2K) at the critical point of C_*, for every K of the ball.

    |sqrt(g) z|/sqrt(2K) = sqrt(A)/K, and |sqrt(g) (m - z)| <= distance, the modes beyond those of the density included.
    Raises Undecided if the distance does not keep E from 0.
    """
    root, spread = touch.action().sqrt() / coupling, touch.distance(coupling, theta) / (coupling * 2).sqrt()
    low, high = root - spread, root + spread
    if not low.surely_positive():
        raise Undecided("the energy of the minimiser is not kept from 0")
    return (low * low).hull(high * high)
