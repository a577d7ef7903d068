"""The branch y(a) about one field, for all weights near some: a polydisc that y -> g M(a, y) contracts.

Lemma (proofs/reduction/chart.py). Let z = (a_c, y_c), y_c >= 0, be a field of L modes with M, C and the third cumulants
T, g^0_l = y_c,l/M_l, and let |g_l - g^0_l| <= D_l for 2 <= l <= L, sum_{l>L} g_l <= tau. Let e_1 = r, e_l > 0, delta_l,
b be numbers, s_l = 1 + |M_l|, U = sum_l e_l s_l, v^2 = sum |C_jk| e_j e_k, theta(U) = 1/2 + U/6 + U^2 e^U/24 and

    w = 2 e^U tau b, tau b <= 1,   Omega = theta(U) v^2 + w,   e^U + w <= b (1 - Omega),
    m'_l = (sum_k |C_lk| e_k + 1/2 sum_jk |T_ljk| e_j e_k + (theta(U) - 1/2) U v sqrt(C_ll) + s_l w)/(1 - Omega),
    S_lk = (|C_lk| + sum_j |T_lkj| e_j + theta(U) U^2 sqrt(C_ll C_kk) + s_l s_k w)/(1 - Omega) + m'_l m'_k,
    mu_l = sum_{k>=2} S_lk delta_k + b^2 tau (s_l + m'_l).

If (g^0_l + D_l) m'_l + D_l |M_l| < e_l, (g^0_l + D_l) mu_l + D_l (|M_l| + m'_l) < delta_l for 2 <= l <= L, and
sum_{l>=2} (s_l + m'_l) delta_l + (1 + b) b tau < 1, then for all those g there is one y(a) = g M(a, y(a)) with
|y_l - y_c,l| <= e_l, holomorphic in |a - a_c| < r, real and >= 0 for real a >= 0. There |M_l - M_l(z)| <= m'_l, and

    |L(a; g) - L(a; g^0) - (1/2) sum_l (g_l - g^0_l) M_l(a; g^0)^2| <= E,
    E = (1/2) sum_l D_l mu_l (2 |M_l| + 2 m'_l + mu_l) + (1/2) tau b^2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.coupling.family import FieldMoments
from certify.bounds.coupling.functional import taylor_factor
from certify.bounds.coupling.third import third_cumulants
from certify.bounds.reduction.setting import Setting
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided
from certify.cover.reduction import ChartPlan


@dataclass(frozen=True, slots=True)
class Span:
    """What the g_l, l = 1..L, lie between, and a bound of their tail. g_1 is not looked at."""

    low: tuple[Ball, ...]
    high: tuple[Ball, ...]
    tau: Ball


@dataclass(frozen=True, slots=True)
class Chart:
    """g^0_l (0 for l = 1), D_l (0 for l = 1), m'_l and E of the lemma, with the moments at the centre."""

    moments: FieldMoments
    radius: Fraction
    own: tuple[Ball, ...]
    gap: tuple[Ball, ...]
    stray: tuple[Ball, ...]
    error: Ball

    @property
    def centre(self) -> Ball:
        """a_c."""
        return self.moments.field.entry(0, 0)

    @property
    def means(self) -> list[Ball]:
        """M_1..M_L at the centre."""
        return self.moments.mean.entries()

    @property
    def largest(self) -> list[Ball]:
        """Bounds of |M_1|..|M_L| on the polydisc."""
        return [abs(m) + s for m, s in zip(self.means, self.stray, strict=True)]


class _Sizes:
    """The numbers of the lemma on one polydisc, before the weights enter."""

    def __init__(self, setting: Setting, plan: ChartPlan, tau: Ball) -> None:
        exact = [Ball(setting.number(n)) for n in plan.centre]
        self.moments, cumulants = third_cumulants(setting.quad, BallMatrix.row(exact))
        self.sizes = [Ball(setting.number(n)) for n in (plan.radius, *plan.spread)]
        self.tail, self.tau = Ball(setting.number(plan.tail)), tau
        self.means = [abs(m) for m in self.moments.mean.entries()]
        self.sup = [m + 1 for m in self.means]
        covariance, e = self.moments.covariance.magnitudes(), BallMatrix.row(self.sizes)
        tilted = BallMatrix.integers([[0] * len(exact)] * len(exact))
        for cumulant, size in zip(cumulants, self.sizes, strict=True):
            tilted = tilted + cumulant.magnitudes().scaled(size)
        linear, square = e @ covariance, (e @ tilted).entries()
        root = [Ball(covariance.entry(j, j).upper()).sqrt() for j in range(len(exact))]
        variance = dot(linear, e)
        whole = dot(BallMatrix.row(self.sup), e)
        factor = taylor_factor(whole)
        self.rest = whole.exp() * tau * self.tail * 2
        left = 1 - factor * variance - self.rest
        small = (tau * self.tail).surely_at_most(1) and left.surely_positive()
        if not (small and (whole.exp() + self.rest).surely_at_most(self.tail * left)):
            raise Undecided(f"d={setting.d}: a polydisc of a chart is too large")
        third = (factor - Fraction(1, 2)) * whole * variance.sqrt()
        self.stray = [
            (a + b / 2 + third * r + s * self.rest) / left
            for a, b, r, s in zip(linear.entries(), square, root, self.sup, strict=True)
        ]
        second = factor * whole * whole
        spread = BallMatrix.row(root).transpose() @ BallMatrix.row(root)
        crossed = BallMatrix.row(self.sup).transpose() @ BallMatrix.row(self.sup)
        moved = BallMatrix.row(self.stray).transpose() @ BallMatrix.row(self.stray)
        self.slope = (covariance + tilted + spread.scaled(second) + crossed.scaled(self.rest)).scaled(1 / left) + moved

    def moved(self, drift: Sequence[Ball]) -> list[Ball]:
        """mu_1..mu_L."""
        image = (BallMatrix.row([0, *drift]) @ self.slope).entries()
        beyond = self.tail * self.tail * self.tau
        return [x + beyond * (s + m) for x, s, m in zip(image, self.sup, self.stray, strict=True)]


def chart_at(setting: Setting, plan: ChartPlan, span: Span, reach: int) -> Chart:
    """The chart of a plan, proved for all weights of the span, or Undecided; its y stay within reach."""
    found = _Sizes(setting, plan, span.tau)
    drift = [Ball(setting.number(n)) for n in plan.drift]
    mu = found.moved(drift)
    own, gap, energy = [Ball(0)], [Ball(0)], span.tau * found.tail * found.tail
    inside, sideways = True, (found.tail + 1) * found.tail * span.tau
    for j in range(1, len(plan.centre)):
        y = Ball(setting.number(plan.centre[j]))
        weight = y / found.moments.mean.entry(0, j)
        far = abs((span.high[j] - weight).hull(span.low[j] - weight))
        most, mean, stray = weight + far, found.means[j], found.stray[j]
        inside = inside and (most * stray + far * mean).surely_less(found.sizes[j])
        inside = inside and (most * mu[j] + far * (mean + stray)).surely_less(drift[j - 1])
        inside = inside and (y + found.sizes[j]).surely_at_most(setting.g[j] * setting.number(reach))
        sideways = sideways + (found.sup[j] + stray) * drift[j - 1]
        energy = energy + far * mu[j] * (mean * 2 + stray * 2 + mu[j])
        own.append(weight)
        gap.append(far)
    if not (inside and sideways.surely_less(1)):
        raise Undecided(f"d={setting.d}: a polydisc of a chart is not proved to be contracted")
    radius = setting.number(plan.radius)
    return Chart(found.moments, radius, tuple(own), tuple(gap), tuple(found.stray), energy / 2)
