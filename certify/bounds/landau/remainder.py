"""(1.17) with a remainder: e = (1 - K_c/K_#)/s^2 as a model in s = alpha_2 - 1/d on (beta_*, end].

Lemma (proofs/landau/remainder.py). Let the reduction hold at `end` and K_#: |c_{2n}| <= B/R^{2n}, and L(a) < a^2/(2d)
for a^2 >= u_0. With u = s v, c_4 = s X, kappa = K_c/K_# = 1 - e s^2, e/(2 d kappa) is the maximum over 0 < v <= u_0/s
of

    f(v) = X v + c_6 v^2 + s c_8 v^3 + s^2 T(v),     T = sum_{n>=5} c_{2n} s^{n-5} v^{n-1}.

If c_6 < 0, c_8 <= 0, w = -c_6 - sum_{n>=5} max(c_{2n}, 0) u_0^{n-3} > 0 and s X/w <= u_0, every maximum is at some
v <= X/w, and f' = 0 there. With v_0 = -X/(2 c_6), p = 3 |c_8| v_0^2 and z = p/(2 |c_6|) its value is f(v_0) + s^2 q,

    p^2/(4 |c_6|) - s z (3 |c_8| v_0 z + |T'|) <= q <= (p + s |T'|)^2/(4 |c_6|),     if s z <= v_0.

The same with n c_{2n} for c_{2n} gives the spinodal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.coupling.interaction import interaction_on, multiplicity
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.landau.model import Model, beta_model
from certify.bounds.reduction.chord import check_chords
from certify.bounds.reduction.concavity import check_concavity
from certify.bounds.reduction.disc import disc_bound
from certify.bounds.reduction.extent import check_extent
from certify.bounds.reduction.series import coefficients
from certify.bounds.reduction.setting import Setting
from certify.core.ball import Ball, maximum
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction
from certify.cover.reduction import ReductionPlan

PASSES: Final = 4
"""How often e is put back into its equation: the first passes make its terms exact, one by one."""


@dataclass(frozen=True, slots=True)
class Near:
    """What the reduction at the end of the interval gives: B, R^2, u_0, and up to which n >= 5 c_{2n} is computed."""

    bound: Ball
    square: Fraction
    first: Fraction
    degree: int

    def beyond(self, u: Exact, power: int) -> Ball:
        """An upper bound of sum_{n>degree} n^power |c_{2n}| u^{n-5}: a geometric series from its first term."""
        x = Ball(as_fraction(u) / self.square)
        ratio = x * Fraction(self.degree + 2, self.degree + 1) ** power
        if not ratio.surely_less(1):
            raise Undecided("the series of the reduced function has no remainder where it is needed")
        first: Ball = self.bound * x ** (self.degree - 4) * Fraction(self.degree + 1) ** power
        return first / (Ball(self.square) ** 5 * (1 - ratio))


@dataclass(frozen=True, slots=True)
class Peak:
    """(1 - kappa)/s^2 and the place v of the maximum, as models; v is u/s, and m_1 = a/(d kappa), u = a^2."""

    gap: Model
    place: Model


def interaction_between(d: int, left: Exact, right: Exact, modes: int) -> list[Ball]:
    """g_2..g_modes at K_# for beta in [left, right]: g_l = N_l alpha_l increases."""
    ends = [interaction_on(d, x, x, modes).kappa for x in map(as_fraction, (left, right))]
    return [(a / ends[0][0]).hull(b / ends[1][0]) * d for a, b in zip(ends[0][1:], ends[1][1:], strict=True)]


def symmetric(x: Ball) -> Ball:
    """[-x, x] for an upper bound x >= 0."""
    upper = as_fraction(x.upper())
    return Ball.between(-upper, upper)


class Landau:
    """The lemma on (beta_*, end]; `star` is a pair around beta_*, below end."""

    def __init__(self, d: int, star: tuple[Exact, Exact], end: Exact, near: Near) -> None:
        self.d, self.near = d, near
        g = interaction_between(d, star[0], end, near.degree)
        alpha = g[0] / multiplicity(d, 2)
        self.s = Ball.between(0, (alpha - Fraction(1, d)).upper())
        self.alpha_2 = Model((Ball(Fraction(1, d)), Ball(1), Ball(0)), self.s)
        beta = beta_model(d, Ball.between(*star), Ball.between(star[0], end), self.s)
        self.alpha_3 = 1 - self.alpha_2 * (d + 2) / beta
        self.alpha_4 = self.alpha_2 - self.alpha_3 * (d + 4) / beta
        series = coefficients(d, g, near.degree)
        x = Ball(d) / ((1 - self.s - Fraction(1, d)) * (4 * d * d * (d + 2)))
        room = self._room(series[2], series[4:], 0)
        self.largest = Ball.between(0, (x * x * d / room).upper())
        """All that 1 - kappa can be, over s^2: twice the bound for K_c, as the spinodal lies lower."""
        kappa = 1 - self.s * self.s * self.largest
        self.tail = coefficients(d, [kappa * x for x in g], near.degree)[4:]

    def coupling(self) -> Peak:
        """K_c and the non-uniform minimisers there."""
        return self._solved(0)

    def spinodal(self) -> Peak:
        """The least K, down to (1 - s^2 largest) K_#, at which the branch near 0 has a critical density."""
        peak = self._solved(1)
        if not peak.gap.range().surely_less(self.largest.upper()):
            raise Undecided(f"d={self.d}: the spinodal is not bracketed")
        return peak

    def moment(self, peak: Peak) -> Model:
        """m_1^2/s of the critical density at the maximum."""
        kappa = self._kappa(peak.gap)
        return peak.place / (kappa * kappa * (self.d * self.d))

    def _solved(self, weight: int) -> Peak:
        peak = self._peak(self._model(self.largest), weight)
        for _ in range(PASSES - 1):
            peak = self._peak(peak.gap, weight)
        return peak

    def _model(self, f_0: Ball | int, f_2: Ball | int = 0) -> Model:
        return Model((Ball(f_0), Ball(0), Ball(f_2)), self.s)

    def _kappa(self, e: Model) -> Model:
        return 1 - e.times_s().times_s()

    def _room(self, c_6: Ball, tail: Sequence[Ball], weight: int) -> Ball:
        """w, shown to be positive, where c_{2n} has the factor n^weight in it."""
        u = self.near.first
        rest = self.near.beyond(u, weight) * u**2
        for n, c in enumerate(tail, start=5):
            rest = rest + maximum([c, Ball(0)]) * (u ** (n - 3) * n**weight)
        w: Ball = -c_6 * Fraction(3) ** weight - rest
        if not w.surely_positive():
            raise Undecided(f"d={self.d}: the sixth order does not decide the reduced function near beta_*")
        return w

    def _peak(self, e: Model, weight: int) -> Peak:
        """The maximum of f, or of sum n c_{2n} u^{n-1}/s^2 with the weight 1, for kappa = 1 - e s^2."""
        d, kappa = self.d, self._kappa(e)
        x = (d - (e * self.alpha_2 * d).times_s()) / ((1 - kappa * self.alpha_2) * (4 * d * d * (d + 2)))
        alphas = enumerate((self.alpha_2, self.alpha_3, self.alpha_4), start=2)
        _, _, c_6, c_8 = coefficients(d, [kappa * alpha * multiplicity(d, n) for n, alpha in alphas], 4)
        reach = (x.range() * 2**weight / self._room(c_6.range(), self.tail, weight)).upper()
        value, place = self._maximum(x * 2**weight, c_6 * 3**weight, c_8 * 4**weight, as_fraction(reach), weight)
        return Peak(value * kappa * (2 * d), place)

    def _maximum(self, x: Model, c_6: Model, c_8: Model, reach: Fraction, weight: int) -> tuple[Model, Model]:
        """The maximum of X v + c_6 v^2 + s c_8 v^3 + s^2 T(v), which lies below `reach`, and its place."""
        v_0, far = x / (c_6 * -2), (self.s * reach).upper()
        if not (Ball(far).surely_at_most(self.near.first) and v_0.range().surely_positive()):
            raise Undecided(f"d={self.d}: the maximum of the reduced function is not near 0")
        if not c_8.range().surely_negative():
            raise Undecided(f"d={self.d}: the eighth order of the reduced function is not negative")
        value, slope = self._beyond_eight(far, weight)
        top = x * x / (c_6 * -4) + (c_8 * v_0 * v_0 * v_0).times_s()
        gain = self._gain(v_0.range(), c_6.range(), c_8.range(), slope * reach**3)
        top = top + self._model(0, value * v_0.range() ** 4 + gain)
        place = self._model(Ball.between(0, reach))
        for _ in range(2):
            rest = self._model(slope * place.range() ** 3).times_s()
            place = v_0 + ((c_8 * place * place * 3 + rest) / (c_6 * -2)).times_s()
        return top, place

    def _gain(self, v_0: Ball, c_6: Ball, c_8: Ball, slope: Ball) -> Ball:
        """q: above by the tangent of v^3 at v_0, below by the value at v_0 + s z, z = -3 c_8 v_0^2/(2 c_6)."""
        push, steep = c_8 * v_0 * v_0 * -3, abs(slope)
        z = push / (c_6 * -2)
        if not (self.s * z).surely_at_most(v_0):
            raise Undecided(f"d={self.d}: the eighth order of the reduced function is too large")
        most = (push + self.s * steep) ** 2 / (c_6 * -4)
        least = push * push / (c_6 * -4) - self.s * z * (c_8 * v_0 * z * -3 + steep)
        return Ball.between(least.lower(), most.upper())

    def _beyond_eight(self, far: Exact, weight: int) -> tuple[Ball, Ball]:
        """Balls with T/v^4 and T'/v^3 for 0 <= s v <= far."""
        value, slope = (symmetric(self.near.beyond(far, weight + k)) for k in (0, 1))
        for n, c in enumerate(self.tail, start=5):
            term = c * Ball.between(int(n == 5), (Ball(far) ** (n - 5)).upper()) * Fraction(n) ** weight
            value, slope = value + term, slope + term * (n - 1)
        return value, slope


def setting_beyond(d: int, plan: ReductionPlan) -> Setting:
    """The setting of a plan at its `beyond` and K_#: upper bounds of every g_l but g_1 = d."""
    x = as_fraction(plan.beyond)
    g, tau = interaction_on(d, x, x, plan.modes).at(linear_threshold_ball(d, Ball(x)))
    uppers = tuple(Ball(value.upper()) for value in g[1:])
    quad = quadrature(d, plan.modes, plan.nodes, plan.ellipses)
    return Setting(quad, (Ball(d), *uppers), Ball(tau.upper()), plan.grid)


def near_of(setting: Setting, plan: ReductionPlan) -> Near:
    """B, R^2, u_0 and the degree of a plan, or Undecided where the polydisc is not mapped into itself within reach."""
    if max(plan.disc.moments) > plan.reach:
        raise Undecided(f"d={setting.d}: the polydisc reaches farther than the first moment")
    bound = Ball(disc_bound(setting, plan.disc).upper())
    radius, first = (setting.d * setting.number(n) for n in (plan.disc.radius, plan.chords[0][0]))
    return Near(bound, radius**2, first**2, plan.disc.degree)


def check_reduction(setting: Setting, plan: ReductionPlan) -> None:
    """The hypotheses of the lemma at the end of the interval: extent, concavity and chords, or Undecided."""
    check_extent(setting.d, plan.beyond, setting.number(plan.reach))
    check_chords(setting, plan.chords, plan.reach, plan.theta)
    check_concavity(setting, plan.tree, plan.reach, plan.theta, plan.corners)
