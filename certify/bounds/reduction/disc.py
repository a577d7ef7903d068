"""The reduced function L near 0: holomorphic in a disc of a, bounded there, so that its series has a remainder.

Lemma (proofs/reduction/disc.py). Let h_R = R P_1 + sum_l b_l P_l, Z = int e^{h_R}, J_l = int P_l e^{h_R},
T = e^{tau b}, Z T < 2, g_l (J_l + (T-1) Z) < b_l (2 - Z T) and Z T < b (2 - Z T). Then L is holomorphic in |a| < R,
even, and

    |L| <= B = -log(2 - Z T) + (1/2) (sum_l b_l^2/g_l + tau b^2),   so |c_{2n}| <= B/R^{2n}.

At beta_* and K_#, c_2 = 1/(2d) and c_4 = 0. So L(a) < a^2/(2d) on (0, a_0], a_0 < R, if with u = a_0^2

    c_6 + sum_{3<n<=m} max(c_{2n}, 0) u^{n-3} + B u^{m-2}/(R^{2m} (R^2 - u)) < 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from certify.bounds.coupling.family import mean_and_log
from certify.bounds.reduction.series import coefficients
from certify.bounds.reduction.setting import Setting
from certify.core.ball import Ball, maximum
from certify.core.errors import Undecided
from certify.cover.reduction import DiscPlan


def disc_bound(setting: Setting, disc: DiscPlan) -> Ball:
    """B, or Undecided where the polydisc is not proved to be mapped into itself."""
    value, mean = mean_and_log(setting.quad, setting.high_field([disc.radius, *disc.moments]))
    whole, tail = value.exp(), Ball(setting.number(disc.tail))
    growth = (setting.tau * tail).exp()
    least = 2 - whole * growth
    inside = least.surely_positive() and (whole * growth).surely_less(tail * least)
    total = setting.tau * tail * tail
    for j, n in enumerate(disc.moments, start=1):
        moment = Ball(setting.number(n))
        image = mean.entry(0, j) * whole + (growth - 1) * whole
        inside = inside and image.surely_less(moment * least)
        total = total + setting.g[j] * moment * moment
    if not inside:
        raise Undecided(f"d={setting.d}: the polydisc is not proved to be mapped into itself")
    return total / 2 - least.log()


def series_below(setting: Setting, disc: DiscPlan, bound: Ball, series: Sequence[Ball], first: int) -> bool:
    """A proof that L(a) < a^2/(2d) for 0 < a <= d first."""
    if not 0 < first < disc.radius:
        return False
    u, square = (setting.d * setting.number(first)) ** 2, (setting.d * setting.number(disc.radius)) ** 2
    value = series[2]
    for k, c in enumerate(series[3:], start=1):
        value = value + maximum([c, Ball(0)]) * u**k
    m = len(series)
    return (value + bound * (u ** (m - 2) / (square**m * (square - u)))).surely_negative()


def check_disc(setting: Setting, disc: DiscPlan, reach: int, first: int) -> None:
    """A proof that L(a) < a^2/(2d) for 0 < a <= d first, y(a) being within reach, or Undecided."""
    bound = disc_bound(setting, disc)
    series = coefficients(setting.d, setting.g[1:], disc.degree)
    if max(disc.moments) > reach or not series_below(setting, disc, bound, series, first):
        raise Undecided(f"d={setting.d}: the series of the reduced function at beta_* does not decide its sign")
