"""Where the transition of a family turns from continuous on. FORMAT/kernels.md, "threshold, rule dichotomy"."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ..arithmetic.ball import Ball, cos, log_of, pi
from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import CONTINUOUS
from ..verdict import Invalid, require_at_most, require_less
from .description import EXPONENTIAL
from .form import Precise

SIDES: Final = {"poisson": "below", "heat": "above", "power": "below", "cone": "above"}
"""Where the transition is continuous, the value itself included."""


def check_threshold(claim: Claim, context: Context) -> frozenset[str]:
    """The value lies in the enclosure, and the transition is continuous on the side that is named."""
    given, p = claim.kernel, claim.given(Precise).bits
    if given is None or given.family not in SIDES:
        raise Invalid("the rule has no dichotomy for this family")
    if claim.details["continuous"] != SIDES[given.family]:
        raise Invalid(f"the transition is continuous {SIDES[given.family]} the value")
    low, high = claim.bounds
    context.work.spend(0, p, p)
    if given.family == "cone":
        _require_zero(claim.d, low, high, p)
        return CONTINUOUS
    least, greatest = value(given.family, claim.d, p)
    require_at_most("enclosure.lower <= the value", low, least)
    require_at_most("the value <= enclosure.upper", greatest, high)
    return CONTINUOUS


def check_first_threshold(claim: Claim, context: Context) -> frozenset[str]:
    """The paper's kernel: the value is beta_*, as a claim `beta-star` of the document has it. Theorem 1.1."""
    if claim.kernel is None or claim.kernel.family != EXPONENTIAL:
        raise Invalid(f"the rule is about the family {EXPONENTIAL}")
    if claim.details["continuous"] != "below":
        raise Invalid("the transition is continuous below the value")
    for other in context.proved("beta-star", claim.d):
        require_at_most("enclosure.lower <= that of beta_*", claim.bounds[0], other.bounds[0])
        require_at_most("that of beta_* <= enclosure.upper", other.bounds[1], claim.bounds[1])
        return CONTINUOUS
    raise Invalid("the document has no proved claim beta-star in this dimension")


def value(family: str, d: int, p: int) -> tuple[Fraction, Fraction]:
    """1/d, 2d/(d-1) or log d/(d+1): its lower and upper bound."""
    if family == "heat":
        found = log_of(Fraction(d), p)
        return found.lower() / (d + 1), found.upper() / (d + 1)
    exact = Fraction(1, d) if family == "poisson" else Fraction(2 * d, d - 1)
    return exact, exact


def _require_zero(d: int, low: Fraction, high: Fraction, p: int) -> None:
    """2R + sin 2R - 4 sin R is negative before its zero in (0, pi) and positive after."""
    if d != 2:
        raise Invalid("kernel cone: this kernel is one of the circle")
    require_less("0 < enclosure.lower", 0, low)
    require_less("enclosure.upper < pi", high, pi(p).lower())
    require_less("2R + sin 2R - 4 sin R < 0 at the lower end", cone(low, p).upper(), 0)
    require_less("0 < 2R + sin 2R - 4 sin R at the upper end", 0, cone(high, p).lower())


def cone(radius: Fraction, p: int) -> Ball:
    """2R + sin 2R - 4 sin R, sin R = cos(R - pi/2)."""
    angle = Ball.exact(radius, p)
    sine = cos(angle - pi(p) / 2)
    return angle * 2 + sine * (cos(angle) - 2) * 2
