"""g_1..g_L and tau at beta_* and K_#, as all lemmas about the reduced function at beta_* take them.

g_1 = d and g_2 = N_2/d exactly, since alpha_1 = 1 and alpha_2(beta_*) = 1/d. The other g_l = N_l alpha_l increase with
beta, so that they are taken at a number beyond beta_*, as upper bounds: a larger g_l makes the reduced function larger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.coupling.interaction import interaction_on, multiplicity
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import Exact, as_fraction
from certify.cover.reduction import ReductionPlan


def interaction_at_star(d: int, beyond: Exact, modes: int) -> tuple[list[Ball], Ball]:
    """(g_1..g_L, tau) at beta_* and K_#: upper bounds, exact from g_3 on, provided that `beyond` >= beta_*."""
    x = as_fraction(beyond)
    g, tau = interaction_on(d, x, x, modes).at(linear_threshold_ball(d, Ball(x)))
    exact = [Ball(d), Ball(Fraction(multiplicity(d, 2), d))]
    return exact + [Ball(value.upper()) for value in g[2:]], Ball(tau.upper())


@dataclass(frozen=True, slots=True)
class LinearInteraction:
    """N_l alpha_l at one beta, which is g_l at K_#, for the modes and for the series, and the tail beyond the modes."""

    g: tuple[Ball, ...]
    tau: Ball


def linear_interaction(d: int, beta: Exact, modes: int, count: int) -> LinearInteraction:
    """For l = 1..max(modes, count)."""
    x = as_fraction(beta)
    g, tau = interaction_on(d, x, x, max(modes, count)).at(linear_threshold_ball(d, Ball(x)))
    for value in g[modes:]:
        tau = tau + value
    return LinearInteraction(tuple(g), tau)


@dataclass(frozen=True, slots=True)
class Setting:
    """The quadrature, g_1..g_L, tau, and the unit of places."""

    quad: Quadrature
    g: tuple[Ball, ...]
    tau: Ball
    grid: int

    @property
    def d(self) -> int:
        """The dimension."""
        return self.quad.d

    def number(self, n: int) -> Fraction:
        """n 2^-grid."""
        return Fraction(n, 1 << self.grid)

    def field(self, place: Sequence[int]) -> list[Ball]:
        """The field g_l z_l of a place, each an exact number near it: a rounded centre of what is enclosed."""
        return [(x * self.number(n)).mid() for x, n in zip(self.g, place, strict=True)]

    def low_field(self, place: Sequence[int]) -> BallMatrix:
        """Exact numbers <= g_l z_l, for a place z >= 0."""
        return BallMatrix.row([(x * self.number(n)).lower() for x, n in zip(self.g, place, strict=True)])

    def high_field(self, place: Sequence[int]) -> BallMatrix:
        """Exact numbers >= g_l z_l."""
        return BallMatrix.row([(x * self.number(n)).upper() for x, n in zip(self.g, place, strict=True)])


def scaled(setting: Setting, there: LinearInteraction, scale: Fraction) -> Setting:
    """g_1 = d, and upper bounds of `scale` g_l, l >= 2, and of their tail: of g_l for every smaller K/K_# and beta."""
    others = [Ball((x * scale).upper()) for x in there.g[1 : len(setting.g)]]
    return Setting(setting.quad, (Ball(setting.d), *others), Ball((there.tau * scale).upper()), setting.grid)


def setting_of(d: int, plan: ReductionPlan) -> Setting:
    """The setting of a plan, at the working precision."""
    g, tau = interaction_at_star(d, plan.beyond, plan.modes)
    return Setting(quadrature(d, plan.modes, plan.nodes, plan.ellipses), tuple(g), tau, plan.grid)
