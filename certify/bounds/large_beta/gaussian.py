"""The upper bound of Q_c by one Gaussian cap of precision 2 q_* beta (`large-beta:gaussian`), for every beta >= beta_0.

Its entropy is at most q_* - n/2 + n^2/(8 q_* beta), the mean of G under it at least (1 + 1/q_*)^(-n/2); so with
Taylor's lower bound of that power Q_c <= q_* - c/q_* as soon as one inequality holds at beta_0.
"""

from __future__ import annotations

from fractions import Fraction

from certify.core.ball import Ball


def mean_bound(d: int, beta: Fraction, q: Fraction) -> Ball:
    """An upper bound of mu from beta on, for q <= q_*(beta): (1 + w) e^-q (2q)^(n/2), w = 1/(4 beta) if n = 1."""
    factor = 1 + Fraction(1, 4) / beta if d == 2 else Fraction(1)
    return ((2 * Ball(q)).log() * Fraction(d - 1, 2) - q).exp() * factor


def least_remainder(d: int, beta: Fraction, q: Fraction) -> Fraction | None:
    """The greatest c of a grid with Q_c <= q_* - c/q_* from beta on, q = a lower bound of q_*(beta) >= n/2 + 2.

    None where c = 0 is not proved.
    """
    top = Fraction((d - 1) * (d + 1), 8)
    for k in range(63, -1, -1):
        if _holds(d, beta, q, top * k / 64):
            return top * k / 64
    return None


def _holds(d: int, beta: Fraction, q: Fraction, c: Fraction) -> bool:
    half = Fraction(d - 1, 2)
    first = half * (half + 1)
    third = max(first * (half + 2) / 6 - c * half, Fraction(0)) / q
    rest = half**2 / (2 * beta) + third + c * first / (2 * q**2) + mean_bound(d, beta, q) * q**2
    return q >= half + 2 and c < q**2 and (rest + c).surely_at_most(first / 2)
