"""The rule `reduction` of landau-expansion: (1.17) on an interval that begins at beta_*. FORMAT/landau.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..arithmetic.series import Bessel
from ..coupling.family import family
from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import DISCONTINUOUS
from ..reduction.chord import require_chords
from ..reduction.concavity import Concavity
from ..reduction.disc import disc_bound
from ..reduction.extent import require_extent
from ..reduction.form import Reduction
from ..reduction.setting import LinearInteraction, setting_up_to
from ..verdict import Invalid, Malformed, require_at_most, require_less
from .remainder import Landau, Near

_LEAST_DEGREE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion(Reduction):
    """The reduced function at `beyond`, which the interval does not exceed, and K_#; its series to c_10 or farther."""

    def require_degree(self, place: str) -> None:
        """The series may take more modes than the boxes: its c_{2n} need no quadrature."""
        if self.disc.degree < _LEAST_DEGREE:
            raise Malformed(place, f"expected at least {_LEAST_DEGREE}")


def check_landau_expansion(claim: Claim, context: Context) -> frozenset[str]:
    """|K_c/K_# - 1 + C_d s^2| <= R s^3 on (beta_*, b], with the constants and the other remainders of the claim."""
    given = claim.given(Expansion)
    own = family(context, claim.d, given)  # first: it charges most of what sizes that are too large would cost
    bessel = Bessel(claim.d, given.bits, given.terms, context.work)
    _, end = claim.region.outer(bessel, claim.beta_star)
    star = claim.beta_star
    if claim.region.a is not None or star is None or end is None:
        raise Invalid("the Landau expansion is about an interval from beta_* to a number")
    require_at_most("b <= beyond", end, given.beyond)
    setting = setting_up_to(own, LinearInteraction(bessel, given.beyond, given.modes, 0), Fraction(1), given.grid)
    disc, first = given.disc, given.chords[0][0]
    require_extent(bessel, given.beyond, setting.number(given.reach))
    Concavity(setting, given.theta, given.corners).require(given.tree, given.reach)
    bound = disc_bound(setting, disc, given.reach).upper()
    require_less("0 < first chord", 0, first)
    require_less("first chord < radius of the disc", first, disc.radius)
    require_chords(setting, given.chords, given.reach, given.theta)
    square, u = ((claim.d * setting.number(n)) ** 2 for n in (disc.radius, first))
    _require_constants(claim, star)
    _require_remainders(claim, Landau(bessel, star, given.beyond, Near(bound, square, u, disc.degree)))
    return DISCONTINUOUS


def _require_constants(claim: Claim, star: tuple[Fraction, Fraction]) -> None:
    """C_d and Y_d, in closed form, increase with beta_*. (L11)"""
    d = claim.d
    gaps = [d + 1 - (d - 1) * x for x in star]
    require_less("0 < d+1 - (d-1) beta_star.upper", 0, gaps[1])
    for name, bounds, factor in (
        ("enclosure", claim.bounds, Fraction(3 * d * (d + 4), 8 * (d + 2))),
        ("jump", claim.details["jump"], Fraction(3 * (d - 1) * (d + 4), 2 * d * d)),
    ):
        require_at_most(f"{name}.lower <= its value at beta_star.lower", bounds[0], factor / gaps[0])
        require_at_most(f"its value at beta_star.upper <= {name}.upper", factor / gaps[1], bounds[1])


def _require_remainders(claim: Claim, landau: Landau) -> None:
    """C'_d and the four remainders. (L12)"""
    peak, spinodal = landau.coupling(), landau.spinodal()
    _, first, second = peak.gap.terms
    require_at_most("cube.lower <= C'_d", claim.details["cube"][0], (-first).lower())
    require_at_most("C'_d <= cube.upper", (-first).upper(), claim.details["cube"][1])
    for name, value in (
        ("remainder", peak.gap.slope()),
        ("cube_remainder", second),
        ("jump_remainder", landau.moment(peak).slope()),
        ("spinodal_remainder", spinodal.gap.slope()),
    ):
        require_at_most(
            f"bound of the expansion <= {name}", Fraction(value.magnitude(), 1 << value.p), claim.details[name]
        )
