"""K_c between two bounds without a cover: the rule `bounds`. FORMAT/theorem.md (T1), (T2)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..arithmetic.ball import log_of
from ..arithmetic.series import Bessel
from ..bessel.linear_threshold import threshold_enclosure
from ..document.claim import Claim, Series
from ..document.context import Context
from ..document.parsers import MAX_TERMS, integer, number, read
from ..main_theorem import largest_weight, trusted
from ..verdict import Invalid, Malformed, require_at_most
from .form import MAX_MODES
from .interaction import multiplicity, zeroth

TRUST: Final = frozenset({"beckner-onofri", "spherical-harmonics"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearField(Series):
    """The last degree that is looked at by itself, and the field of a density e^(a t)/Z with its modes, or neither."""

    l_max: int = read(integer(1, MAX_TERMS))
    modes: int | None = read(integer(1, MAX_MODES), optional=True)
    field: Fraction | None = read(number, optional=True)

    def require_form(self, place: str) -> None:
        """`modes` goes with `field`, which is > 0."""
        if (self.modes is None) != (self.field is None) or (self.field is not None and self.field <= 0):
            raise Malformed(place, "expected a field > 0 with its modes, or neither")


def check_bounds(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `bounds`: K_#/largest at the right end, and at the left one H/E of a density, or K_#."""
    evidence, bessel = claim.given(LinearField), context.bessel(claim)
    a, b = claim.region.outer(bessel, claim.beta_star)
    if b is None:
        raise Invalid("K_c has no lower bound > 0 up to infinity")
    largest, least = largest_weight(bessel, b, evidence.l_max), threshold_enclosure(bessel, b)[0]
    require_at_most("enclosure.lower max(A_l alpha_l(b)) <= K_#(b)", claim.bounds[0] * largest, least)
    if evidence.field is None or evidence.modes is None:
        require_at_most("K_#(a) <= enclosure.upper", threshold_enclosure(bessel, a)[1], claim.bounds[1])
    else:
        quotient = _quotient(bessel, a, evidence.field, evidence.modes)
        require_at_most("(a M_1 - log Z)/sum kappa_l M_l^2 <= enclosure.upper", quotient, claim.bounds[1])
    return trusted(claim, TRUST)


def _quotient(bessel: Bessel, beta: Fraction, field: Fraction, modes: int) -> Fraction:
    """An upper bound of H/E at beta: M_l and kappa_l have one form, at the field and at beta."""
    d = bessel.d
    bessel.work.spend(20 * modes, bessel.precision + modes * field.numerator.bit_length(), 20 * modes)
    own, kernel = (bessel.orders(x, max(2, modes)) for x in (field, beta))
    low, high = zeroth(bessel, field)
    moment = kappa = Fraction(1, d)
    energy = Fraction(0)
    for degree in range(1, modes + 1):
        mean = field * moment * bessel.fraction(own[degree - 1][0]) / high
        energy += kappa * multiplicity(d, degree) * bessel.fraction(kernel[degree - 1][0]) * mean**2
        moment, kappa = moment * field / (d + 2 * degree), kappa * beta / (d + 2 * degree)
    first = field * bessel.fraction(own[0][1]) / (d * low)
    return (field * first - log_of(low, bessel.precision).lower()) / energy
