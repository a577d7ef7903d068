"""The rules for K_c, the order parameter and the count of minimisers beyond beta_*. FORMAT_COUPLING.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..arithmetic.series import Bessel, Work
from ..document.shape import Claim
from ..verdict import Invalid, require_at_most, require_less
from .cover import walk
from .family import Quadrature
from .functional import Setting
from .interaction import Couplings
from .regions import GUARD, check_touch, require_origin, star_bound

TRUST: Final = frozenset({"entropy-lower-semicontinuity", "spherical-harmonics"})


def check_two_minimisers(claim: Claim, work: Work) -> frozenset[str]:
    """The rule `cover`: one beta, all K of evidence.coupling."""
    evidence, interval = claim.evidence, claim.interval
    if interval is None or not interval.point or interval.b is None:
        raise Invalid("the rule 'cover' is about one beta")
    beta = interval.b
    require_less("0 < coupling.lower", 0, evidence["coupling"][0])
    p = evidence["precision"] + GUARD
    # the quadrature first: it charges most of what a precision or a number of nodes that is too large would cost
    family = Quadrature(claim.d, evidence["modes"], evidence["nodes"], evidence["ellipses"], p, work)
    couplings = Couplings(Bessel(claim.d, p, evidence["terms"], work), beta, evidence["modes"], evidence["coupling"])
    setting = Setting(family, couplings, evidence["grid"], evidence["weights"])
    theta = star_bound(setting, evidence["star_lower"], evidence["star_upper"], evidence["star_vector"])
    require_origin(setting, evidence["corner"], evidence["corner_vector"])
    check_touch(claim.d, beta, evidence, theta, work)
    walk(setting, evidence)
    return TRUST


def check_pointer(claim: Claim, claims: Sequence[Claim]) -> frozenset[str]:
    """The rule `two-minimisers`: the enclosure contains what a claim of this document proves on the way."""
    for other in claims:
        same = other.label == "two-minimisers" and other.outcome == "proved" and other.d == claim.d
        if same and other.interval == claim.interval:
            low, high = other.evidence["coupling" if claim.label == "critical-coupling" else "moment"]
            if claim.enclosure is None:
                raise Invalid("no enclosure")
            lower, upper = claim.enclosure
            require_at_most("enclosure.lower <= what two-minimisers proves", lower, low)
            require_at_most("what two-minimisers proves <= enclosure.upper", high, upper)
            return TRUST
    raise Invalid("the document has no proved claim two-minimisers at this d and beta")
