"""The uniform density is the only minimiser for every beta <= beta_* and K <= K_#: from one computation at beta_*.

Theorem (proofs/reduction/uniqueness.py): `extent`, `concavity`, `disc` and `chord` at beta_* and K_# give it, without
the Beckner-Onofri inequality.
"""

from __future__ import annotations

from certify.bounds.bessel.threshold import sign_of_d
from certify.bounds.reduction.chord import check_chords
from certify.bounds.reduction.concavity import check_concavity
from certify.bounds.reduction.disc import check_disc
from certify.bounds.reduction.extent import check_extent
from certify.bounds.reduction.setting import setting_of
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.cover.reduction import ReductionPlan


def check_uniqueness(d: int, plan: ReductionPlan) -> None:
    """The hypotheses of the theorem for the plan of dimension d, or Undecided."""
    if sign_of_d(d, plan.beyond)[0] <= 0:
        raise Undecided(f"d={d}: the number beyond beta_* is not beyond it")
    with precision(plan.precision):
        setting = setting_of(d, plan)
        check_extent(d, plan.beyond, setting.number(plan.reach))
        check_disc(setting, plan.disc, plan.reach, plan.chords[0][0])
        check_chords(setting, plan.chords, plan.reach, plan.theta)
        check_concavity(setting, plan.tree, plan.reach, plan.theta, plan.corners)
