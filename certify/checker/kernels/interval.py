"""K_c of a family on an interval of its parameter. FORMAT/kernels.md, critical-coupling, rules monotone and turned."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ..coupling.count import TRUST
from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import CONTINUOUS
from ..verdict import Invalid, require_at_most
from .description import Description
from .form import Precise, kernel_at

RISING: Final = {"poisson": True, "cone": True, "kuramoto-daido": True, "heat": False}
"""Whether every lambda_l is nondecreasing in the parameter, so that K_c does not increase; else nonincreasing."""


def about(claim: Claim) -> tuple[str, Fraction, Fraction]:
    """The family, and both ends of the interval of its parameter."""
    if claim.kernel is None or not claim.kernel.interval:
        raise TypeError("the form of this rule demands an interval of a parameter")
    low, high = claim.kernel.numbers
    return claim.kernel.family, low, high


def check_monotone(claim: Claim, context: Context) -> frozenset[str]:
    """K_c between proved values at both ends of the interval."""
    family, low, high = about(claim)
    if family not in RISING:
        raise Invalid("the coefficients of this family are not known to be monotone in its parameter")
    left, right = (_coupling(claim, context, Description(family, (x,))) for x in (low, high))
    most, least = (left, right) if RISING[family] else (right, left)
    require_at_most("enclosure.lower <= K_c at the end where it is least", claim.bounds[0], least.bounds[0])
    require_at_most("K_c at the end where it is largest <= enclosure.upper", most.bounds[1], claim.bounds[1])
    return TRUST | left.trust | right.trust  # each lists what it rests on, or is refused


def _coupling(claim: Claim, context: Context, kernel: Description) -> Claim:
    """The proved claim critical-coupling about a member of the family, same d: it is checked on its own."""
    for other in context.proved("critical-coupling", claim.d, kernel):
        return other
    raise Invalid("the document has no proved claim critical-coupling at an end of the interval")


def check_turned(claim: Claim, context: Context) -> frozenset[str]:
    """K_c = K_# on the interval, which lies where a proved claim `threshold` has it so."""
    family, low, high = about(claim)
    for other in context.proved("threshold", claim.d, Description(family)):
        _require_side(other, low, high)
        break
    else:
        raise Invalid("the document has no proved claim threshold about this family")
    p = claim.given(Precise).bits
    ends = [kernel_at(Description(family, (x,)), claim.d, context).threshold(p) for x in (low, high)]
    require_at_most("enclosure.lower <= K_# at both ends", claim.bounds[0], min(end[0] for end in ends))
    require_at_most("K_# at both ends <= enclosure.upper", max(end[1] for end in ends), claim.bounds[1])
    return CONTINUOUS


def _require_side(threshold: Claim, low: Fraction, high: Fraction) -> None:
    """The interval is on the side on which the transition is continuous."""
    least, greatest = threshold.bounds
    if threshold.details["continuous"] == "below":
        require_at_most("the end of the interval <= the value", high, least)
    elif threshold.details["continuous"] == "above":
        require_at_most("the value <= the beginning of the interval", greatest, low)
    else:
        raise Invalid("the transition of the family is continuous on one side of the value alone")
