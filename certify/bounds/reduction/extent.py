"""How far the first moment of a critical density reaches.

Lemma (proofs/reduction/extent.py). The field h of a zonal critical density has h' <= A := 2 K e^beta, so that by
monotone likelihood ratio m_1 <= r_{d/2-1}(A), where 1/r_{d/2-1}(A) = d/A + r_{d/2}(A). At K = K_# the field's bound
A = sum_l g_l P_l'(1) increases with beta.
"""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.core.ball import Ball
from certify.core.errors import Undecided
from certify.core.exact import Exact


def steepest_field(d: int, beta: Ball) -> Ball:
    """A = 2 K_# e^beta."""
    return linear_threshold_ball(d, beta) * beta.exp() * 2


def first_moment_bound(d: int, beyond: Exact) -> Ball:
    """r_{d/2-1}(2 K_# e^beta) at `beyond`: bounds m_1 of every critical density at K = K_# and beta <= `beyond`."""
    steepest = steepest_field(d, Ball(beyond))
    z = steepest * steepest / 4
    ratio = steepest / (d + 2) * z.hypergeometric_0f1(d + 4, 2) / z.hypergeometric_0f1(d + 2, 2)
    return 1 / (Ball(d) / steepest + ratio)


def check_extent(d: int, beyond: Exact, reach: Fraction) -> None:
    """A proof that m_1 <= reach, or Undecided."""
    if not first_moment_bound(d, beyond).surely_at_most(reach):
        raise Undecided(f"d={d}: the first moment of a critical density is not bounded by the reach of the reduction")
