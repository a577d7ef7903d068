"""Nodes of the band: K_c and its slope at proved points, and at explicit densities inside a piece.

FORMAT/intervals.md (I4) to (I8). A node inside bounds K_c at its beta from above by itself, and from below once C_* of
the piece is known to be convex there.
"""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.series import Bessel
from ..document.claim import Claim
from ..document.context import Context
from ..spine.cover import point_tube
from ..spine.form import SpinePoint
from ..verdict import Invalid, require_at_most, require_less
from .band import End
from .boxes import Setting
from .density import Density
from .family import family
from .form import PointCover
from .interaction import Interaction
from .moving_form import InnerTrial, MovingBoxes
from .star import star_bound


def point_evidence(claim: Claim) -> PointCover | SpinePoint:
    """The evidence of a claim two-minimisers at one beta, by boxes or by the spine."""
    if isinstance(claim.evidence, PointCover | SpinePoint):
        return claim.evidence
    raise Invalid("a claim two-minimisers at an end of a piece has neither the rule 'cover' nor 'spine'")


def setting_of(claim: Claim, context: Context) -> Setting:
    """The setting of the boxes of a claim with the rule `cover`."""
    evidence, beta = claim.given(PointCover), claim.region.beta
    own = family(context, claim.d, evidence)  # first: it charges most of what sizes that are too large would cost

    def make() -> Interaction:
        bessel = Bessel(claim.d, evidence.bits, evidence.terms, context.work)
        return Interaction(bessel, beta, evidence.modes, evidence.coupling)

    return Setting(own, context.once(("interaction", claim.place), make), evidence.grid, evidence.weights)


def theta_of(claim: Claim, context: Context) -> Fraction:
    """theta < 1 on C_* of a claim with the rule `cover`, or on the tube of one with the rule `spine`."""
    if isinstance(claim.evidence, SpinePoint):
        return point_tube(claim, context)[1]
    given = claim.given(PointCover)

    def make() -> Fraction:
        return star_bound(setting_of(claim, context), given.star_lower, given.star_upper, given.star_vector)

    return context.once(("theta", claim.place), make)


def density_of(claim: Claim, context: Context) -> Density:
    """The explicit density of a claim with the rule `cover` or `spine`."""
    given = point_evidence(claim)

    def make() -> Density:
        return Density(context, claim.d, claim.region.beta, given.touch, given.coupling)

    return context.once(("density", claim.place), make)


def end_of(claim: Claim, context: Context) -> End:
    """What a claim two-minimisers with the rule `cover` or `spine` says about K_c and its slope, if it holds."""
    coupling = point_evidence(claim).coupling
    require_less("0 < coupling.lower at an end of a piece", 0, coupling[0])

    def make() -> End:
        theta, density = theta_of(claim, context), density_of(claim, context)
        rest = density.interaction.tau / (2 * coupling[1])
        return End(claim.region.beta, coupling, density.log_slope(density.minimiser(theta), rest))

    return context.once(("end", claim.place), make)


class Node:
    """The explicit density of one node: H/E <= K_hi is shown at once, `require_lower` shows K_lo <= K_c."""

    def __init__(self, context: Context, d: int, beta: Fraction, trial: InnerTrial) -> None:
        self.s, coupling = trial.s, trial.coupling
        require_less("0 < coupling.lower at an inner node", 0, coupling[0])
        self.density = Density(context, d, beta, trial, coupling)
        require_less("0 < energy of the density of an inner node", 0, self.density.energy.lower())
        require_at_most("H/E at an inner node <= coupling.upper", self.density.upper_bound(), coupling[1])
        self.end = End(beta, coupling, self.density.log_slope(self.density.mean, Fraction(0)))

    def require_lower(self, piece: MovingBoxes, theta: Fraction) -> None:
        """K_lo <= A/(Lambda + defect/(2(1-theta))) and z in C_*, for each K of `coupling`."""
        grid = piece.grid
        pairs = zip(piece.frame, piece.frame_slope, strict=True)
        frame = [Fraction((f << grid) + self.s * v, 1 << (3 * grid)) for f, v in pairs]
        lower = [f * n for f, n in zip(frame, piece.star_lower, strict=True)]
        upper = [f * n for f, n in zip(frame, piece.star_upper, strict=True)]
        self.density.require_in_star(lower, upper, "inner node: ")
        what = "coupling.lower of an inner node <= A/(Lambda + defect/(2(1-theta)))"
        require_at_most(what, self.end.coupling[0], self.density.lower_bound(theta))
