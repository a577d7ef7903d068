"""What the rules beyond beta_* stand on: reach, concavity and the disc at the right end of an interval and K_#.

They hold for every smaller beta and K as well (proofs/reduction/touching.py, first step).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.reduction.concavity import check_concavity
from certify.bounds.reduction.disc import disc_bound
from certify.bounds.reduction.extent import check_extent
from certify.bounds.reduction.setting import LinearInteraction, Setting, linear_interaction, scaled
from certify.core.ball import Ball
from certify.core.errors import Undecided
from certify.core.exact import Exact
from certify.cover.reduction import GroundPlan


@dataclass(frozen=True, slots=True)
class Ground:
    """The setting at the right end and K_#, and the bound of L in the disc."""

    plan: GroundPlan
    setting: Setting
    bound: Ball

    def interaction(self, beta: Exact) -> LinearInteraction:
        """N_l alpha_l at one beta, for the modes and for the series."""
        return linear_interaction(self.setting.d, beta, self.plan.modes, self.plan.disc.degree)


def setting_at(d: int, plan: GroundPlan, there: LinearInteraction) -> Setting:
    """The setting at K_# and the beta of `there`."""
    quad = quadrature(d, plan.modes, plan.nodes, plan.ellipses)
    return scaled(Setting(quad, tuple([Ball(d)] * plan.modes), Ball(0), plan.grid), there, Fraction(1))


def check_ground(d: int, plan: GroundPlan, end: Exact) -> Ground:
    """A proof of all of this at the working precision, or Undecided."""
    setting = setting_at(d, plan, linear_interaction(d, end, plan.modes, plan.disc.degree))
    check_extent(d, end, setting.number(plan.reach))
    bound = disc_bound(setting, plan.disc)
    if max(plan.disc.moments) > plan.reach:
        raise Undecided(f"d={d}: the polydisc reaches too far")
    check_concavity(setting, plan.tree, plan.reach, plan.theta, plan.corners)
    return Ground(plan, setting, bound)
