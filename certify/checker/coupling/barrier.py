"""The free-energy barrier at K_c: the rule `section`. FORMAT/barrier.md."""

from __future__ import annotations

from fractions import Fraction

from ..document.claim import Claim
from ..document.context import Context
from ..verdict import require_at_most, require_less
from .barrier_form import Section
from .count import TRUST, pointed
from .family import family
from .latent_heat import near_minimiser
from .nodes import point_evidence
from .path import require_below
from .section import require_section, require_sizes


def check_barrier(claim: Claim, context: Context) -> frozenset[str]:
    """F_K >= enclosure.lower on a section that every path crosses, and <= enclosure.upper on one path, at K = K_c."""
    evidence, (low, high) = claim.given(Section), claim.bounds
    near, _ = near_minimiser(claim, context)
    cover = point_evidence(pointed(claim, context))
    require_sizes(claim, cover.touch)
    require_less("c < m_1 of the other minimiser", evidence.c, cover.moment[0])
    fields = [(Fraction(0),), *evidence.path, near.field]
    require_below(near, family(context, claim.d, cover.touch), fields, high)
    value = require_section(claim, context, cover.touch, cover.coupling, low)
    require_at_most("enclosure.lower <= F_K on C_* of the section", low, value)
    return TRUST
