"""Enclosures of r_nu(x) = I_{nu+1}(x)/I_nu(x) and of its derivative (Lemma 4.3).

Facts used, each derived in proofs/bessel/ratio.py (nothing is cited):

* r_nu(x) = x q_nu(x), q_nu(x) = F(nu+2, x^2/4) / ((2 nu+2) F(nu+1, x^2/4)), F(mu, z) = 0F1(; mu; z);
* Riccati: r' = 1 - r^2 - (2 nu+1) q;
* 0 < r, q <= 1/(2 nu+2), and r is strictly increasing from 0 to 1;
* Lipschitz: 1/q_nu = 2(nu+1) + x r_{nu+1} and 0 <= (x r_{nu+1})' <= x give -x/(2 nu+2)^2 <= q' <= 0.
"""

from __future__ import annotations

from dataclasses import dataclass

from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact


@dataclass(frozen=True, slots=True)
class RatioEnclosure:
    """r_nu and q_nu = r_nu(x)/x at the points of a ball x > 0; `n` = 2 nu."""

    x: Ball
    r: Ball
    q: Ball
    n: int

    def derivative(self) -> Ball:
        """r_nu'(x) = 1 - r^2 - (2 nu+1) q (Riccati)."""
        return 1 - self.r * self.r - self.q * (self.n + 1)


def ratio_series(n: int, x: Ball) -> RatioEnclosure:
    """r_{n/2} at a ball x > 0 by the 0F1 pair, n >= -1. Wide balls give wide results: see `ratio_on`."""
    z = x * x / 4
    q = z.hypergeometric_0f1(n + 4, 2) / (z.hypergeometric_0f1(n + 2, 2) * (n + 2))
    return RatioEnclosure(x, q * x, q, n)


def ratio_elementary(n: int, x: Ball) -> RatioEnclosure:
    """r_{n/2} at a ball x > 0 for odd n >= 1 by hyperbolic functions: the second route.

    r_{-1/2} = tanh, and upward 1/r_mu - r_{mu+1} = 2(mu+1)/x, which loses `elementary_guard_bits(n)` bits at most.
    """
    if n < 1 or n % 2 == 0:
        raise ValueError(f"n={n}: the elementary form is for odd n >= 1 (half-integer order)")
    r = x.tanh()
    for k in range(1, n + 1, 2):
        r = 1 / r - Ball(k) / x
    return RatioEnclosure(x, r, r / x, n)


def elementary_guard_bits(n: int) -> int:
    """Bits that the upward recurrence to order n/2 may lose for 1 <= x: about 2 log2(k+2) in the step to k/2.

    Only a choice of working precision: the ball shows the loss, whatever it is.
    """
    return sum(2 * (k + 2).bit_length() for k in range(1, n + 1, 2)) + 32


def ratio_on(centre: RatioEnclosure, radius: Dyadic) -> RatioEnclosure:
    """r and q on [m - radius, m + radius] from their values at m, by the Lipschitz bound of q (module docstring).

    Raises Undecided if the interval reaches 0.
    """
    spread = Ball.centred(0, radius)
    x = centre.x + spread
    if not x.surely_positive():
        raise Undecided("the interval of the Bessel ratio reaches 0")
    q = centre.q + x * spread / (centre.n + 2) ** 2
    return RatioEnclosure(x, q * x, q, centre.n)


def ratio_at(n: int, x: Exact, bits: int) -> RatioEnclosure:
    """r_{n/2}(x), x > 0, to about `bits` bits: hyperbolic form where that is cheaper (odd n, many digits)."""
    if bits > 1500 and n % 2 == 1 and (guard := elementary_guard_bits(n)) < bits // 4:
        with precision(bits + guard):
            return ratio_elementary(n, Ball(x))
    with precision(bits):
        return ratio_series(n, Ball(x))
