"""Where the transition of Kuramoto and Daido's kernel turns continuous. FORMAT/kernels.md, `threshold`, rule `slab`."""

from __future__ import annotations

from typing import Final

from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import CONTINUOUS
from ..verdict import Invalid, require_less
from .cover import density_at
from .description import Description
from .form import Turning, kernel_at
from .slab import require_positive

FAMILY: Final = "kuramoto-daido"


def check_turning(claim: Claim, context: Context) -> frozenset[str]:
    """1 < m, K_c < K_# at the lower end, K_c = K_# at the upper one; the ratio of lambda_1 and lambda_2 falls in m."""
    evidence, (low, high) = claim.given(Turning), claim.bounds
    if claim.kernel is None or claim.kernel.family != FAMILY:
        raise Invalid(f"the rule is about the family {FAMILY}")
    if claim.details["continuous"] != "outside":
        raise Invalid("the transition is continuous outside of an interval")
    require_less("1 < enclosure.lower", 1, low)
    below, above = (kernel_at(Description(FAMILY, (end,)), claim.d, context) for end in (low, high))
    density = density_at(below, evidence.competitor, below.threshold(evidence.competitor.bits), context)
    require_less("0 < energy of the competitor", 0, density.energy.lower())
    require_less("H/E of the competitor < K_#", density.upper_bound(), density.threshold())
    require_positive(above, evidence.slab, context)
    return CONTINUOUS
