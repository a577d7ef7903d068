"""The jump of the energy at K_c: the rule of latent-heat. FORMAT/minimiser.md (V1), (V2)."""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.ball import sqrt_lower, sqrt_upper
from ..document.claim import Claim
from ..document.context import Context
from ..verdict import Invalid, require_at_most, require_less
from .count import TRUST, pointed
from .density import Density
from .nodes import density_of, point_evidence, theta_of


def near_minimiser(claim: Claim, context: Context) -> tuple[Density, Fraction]:
    """The explicit density of the cover at the point of a claim, and theta < 1 around it."""
    if not claim.region.point:
        raise Invalid("the minimiser at K_c is described at one beta")
    other = pointed(claim, context)
    require_less("0 < coupling.lower of the cover", 0, point_evidence(other).coupling[0])
    return density_of(other, context), theta_of(other, context)


def check_latent_heat(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `two-minimisers`: sqrt(E) is within distance/sqrt(2 K) of sqrt(A)/K, for every K of `coupling`."""
    density, theta = near_minimiser(claim, context)
    low, high = density.interaction.coupling
    action, p = density.action, density.p
    spread = density.distance(theta, 1 / (2 * low))
    least = Fraction(sqrt_lower(action.low << p), 1 << p) / high - spread
    most = Fraction(sqrt_upper(action.high << p), 1 << p) / low + spread
    require_less("0 < sqrt(A)/K - distance/sqrt(2 K)", 0, least)
    require_at_most("enclosure.lower <= (sqrt(A)/K - distance/sqrt(2 K))^2", claim.bounds[0], least**2)
    require_at_most("(sqrt(A)/K + distance/sqrt(2 K))^2 <= enclosure.upper", most**2, claim.bounds[1])
    return TRUST
