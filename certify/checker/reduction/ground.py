"""What the rules beyond beta_* stand on, at the right end of the interval and K_#, and so below it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Final

from ..arithmetic.series import Bessel
from ..coupling.family import family
from ..document.claim import Claim
from ..document.context import Context
from ..verdict import Invalid, require_less
from .concavity import Concavity
from .disc import disc_bound
from .extent import require_extent
from .ground_form import GroundForm
from .setting import LinearInteraction, setting_up_to

_ONE: Final = Fraction(1)


class Ground:
    """The setting at the right end and K_#, and the bound B of L in the disc."""

    def __init__(self, claim: Claim, context: Context, given: GroundForm) -> None:
        self.given = given
        self.family = family(context, claim.d, given)  # first: it charges most of what large sizes would cost
        self.bessel = Bessel(claim.d, given.bits, given.terms, context.work)
        self.left, _ = claim.region.beyond(self.bessel, claim.beta_star)
        self.right = claim.region.beta
        self.setting = setting_up_to(self.family, self.interaction(self.right), _ONE, given.grid)
        require_extent(self.bessel, self.right, self.setting.number(given.reach))
        Concavity(self.setting, given.theta, given.corners).require(given.tree, given.reach)
        self.bound = disc_bound(self.setting, given.disc, given.reach).upper()

    def interaction(self, beta: Fraction) -> LinearInteraction:
        """N_l alpha_l there, for the modes and for the series."""
        return LinearInteraction(self.bessel, beta, self.given.modes, self.given.disc.degree)

    def pieces(self, claim: Claim, ends: list[Fraction]) -> list[tuple[Fraction, Fraction]]:
        """The pieces between the left end and these, which increase; of a point the one piece that it is."""
        if claim.region.point:
            return [(self.left, ends[0])]
        nodes = [self.left, *ends]
        for left, right in pairwise(nodes):
            require_less("the ends of the pieces increase", left, right)
        return list(pairwise(nodes))


def require_ends(claim: Claim, ends: list[Fraction]) -> None:
    """The pieces end with the interval of the claim, and a point is one piece."""
    if ends[-1] != claim.region.b or (claim.region.point and len(ends) > 1):
        raise Invalid("the pieces do not end where the interval of the claim does, or divide a point")
