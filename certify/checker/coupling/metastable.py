"""From which K on there are local minimisers that are not uniform: the rule `section`. FORMAT/barrier.md."""

from __future__ import annotations

from ..arithmetic.ball import Ball
from ..document.claim import Claim
from ..document.context import Context
from ..verdict import Invalid, require_at_most, require_less
from .barrier_form import Section
from .count import TRUST, pointed
from .nodes import point_evidence
from .section import field_density, require_section, require_sizes


def check_metastable(claim: Claim, context: Context) -> frozenset[str]:
    """At K = enclosure.upper a density beyond the section has a lower F_K than all of the section."""
    if not claim.region.point:
        raise Invalid("the end of the metastable densities is enclosed at one beta")
    evidence, (low, high) = claim.given(Section), claim.bounds
    cover = point_evidence(pointed(claim, context))
    require_at_most("enclosure.lower <= K_lo/2", low, cover.coupling[0] / 2)
    require_less("0 < enclosure.upper", 0, high)
    require_sizes(claim, cover.touch)
    beyond = field_density(claim, context, cover.touch, evidence.path[-1], (high, high))
    require_less("c < M_1 of the last field", evidence.c, beyond.mean[0].lower())
    level = (beyond.action / Ball.exact(high, beyond.p) - beyond.log_partition).upper()
    value = require_section(claim, context, cover.touch, (high, high), level)
    require_less("u of the last field < F_K on C_* of the section", level, value)
    return TRUST
