"""K_#(beta) = (d/2)/F(d/2+1, beta^2/4), which decreases: the rules of linear-threshold. FORMAT/bessel.md."""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.series import Bessel
from ..document.claim import Claim
from ..document.context import Context
from ..verdict import Invalid, require_at_most
from .threshold import NO_TRUST


def threshold_enclosure(bessel: Bessel, x: Fraction) -> tuple[Fraction, Fraction]:
    """K_#(x) = (d/2)/F(d/2+1, x^2/4), x >= 0; d/2 exactly at 0, where the series is."""
    low, high = bessel.orders(x, 2)[0]
    return Fraction(bessel.d * bessel.one, 2 * high), Fraction(bessel.d * bessel.one, 2 * low)


def check_linear_threshold(claim: Claim, context: Context) -> frozenset[str]:
    """K_#(beta) in [lower, upper] on the interval: K_# decreases."""
    if claim.region.point != (claim.rule == "series"):
        raise Invalid("the rule 'series' goes with the field beta, 'monotone-end-points' with beta_interval")
    bessel = context.bessel(claim)
    a, b = claim.region.outer(bessel, claim.beta_star)
    lower, upper = claim.bounds
    smallest = Fraction(0) if b is None else threshold_enclosure(bessel, b)[0]
    require_at_most("enclosure.lower <= K_#(b)", lower, smallest)
    require_at_most("K_#(a) <= enclosure.upper", threshold_enclosure(bessel, a)[1], upper)
    return NO_TRUST
