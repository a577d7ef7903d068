"""Theorem 1.1 up to beta_* by one computation there: the rules `reduction`. FORMAT/reduction.md."""

from __future__ import annotations

from ..arithmetic.root import require_above_root
from ..arithmetic.series import Bessel
from ..coupling.family import family
from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import DISCONTINUOUS, check_coupling_below, require_below
from ..verdict import Invalid
from .chord import require_chords
from .concavity import Concavity
from .disc import require_small
from .extent import require_extent
from .form import Reduction
from .setting import setting_at


def check_reduced_regime(claim: Claim, context: Context) -> frozenset[str]:
    """Continuous, K_c = K_#, and the uniform density the only critical point up to K_#(b)/2."""
    if (claim.details["transition"], claim.details["critical_coupling"]) != ("continuous", "equal"):
        raise Invalid("the rule 'reduction' is about a continuous transition with K_c equal to K_#")
    given = claim.given(Reduction)
    own = family(context, claim.d, given)  # first: it charges most of what sizes that are too large would cost
    bessel = Bessel(claim.d, given.bits, given.terms, context.work)
    require_below(claim, bessel)
    require_above_root(bessel, given.beyond, "beyond")
    setting = setting_at(own, bessel, given.beyond, given.grid)
    require_extent(bessel, given.beyond, setting.number(given.reach))
    Concavity(setting, given.theta, given.corners).require(given.tree, given.reach)
    require_small(setting, given.disc, given.reach, given.chords[0][0])
    require_chords(setting, given.chords, given.reach, given.theta)
    return DISCONTINUOUS


def check_reduced_coupling(claim: Claim, context: Context) -> frozenset[str]:
    """K_c = K_# in [lower, upper] on an interval up to beta_*, by a claim regime about the same dimension."""
    if not any(isinstance(other.evidence, Reduction) for other in context.proved("regime", claim.d)):
        raise Invalid(f"the document has no claim regime by the rule reduction for d={claim.d}")
    check_coupling_below(claim, context)
    return DISCONTINUOUS
