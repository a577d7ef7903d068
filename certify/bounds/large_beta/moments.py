"""E_n(t) = sum_{k>=1} t^k k^(-n/2)/k!, which bounds the moments of the potential (`large-beta:moments`).

For n = 2p: k^-p <= 1/(k+1)_p + A/(k+1)_(p+1) + B/(k+1)_(p+2) for k >= k_0, A = p(p+1)/2, gives E_n(t) <= t^-p e^t
(1 + A/t + B/t^2 + head); for odd n the Cauchy-Schwarz inequality E_n^2 <= E_(n-1) E_(n+1).
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial

from certify.core.ball import Ball
from certify.cover.law import halves, tail_constant


def log_excess(n: int, t: Ball, first: int) -> Ball:
    """An upper bound of log(E_n(t) t^(n/2) e^-t) at the points of the ball t > 0, decreasing in t >= first + n/2."""
    decay = (-t).exp()
    total = Ball(0)
    for p in halves(n):
        if p:
            head = Ball(0)
            for k in range(1, first):
                head += t ** (k + p) * Fraction(1, k**p * factorial(k))
            total += Fraction(p * (p + 1), 2) / t + tail_constant(p, first) / t**2 + head * decay
    return total / len(halves(n))
