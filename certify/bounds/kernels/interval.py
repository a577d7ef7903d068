"""K_c of a family on an interval of its parameter, from both of its ends (`kernels:monotone`) or on one side of p*."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from certify.core.claim import Claim, Enclosure
from certify.core.enclosure import as_interval
from certify.core.errors import Undecided
from certify.core.exact import as_fraction

RISING: Final = {"poisson": True, "cone": True, "kuramoto-daido": True, "heat": False}
"""Whether every lambda_l is nondecreasing in the parameter, so that K_c does not increase; else nonincreasing."""


def coupling_between(family: str, left: Enclosure, right: Enclosure) -> Enclosure:
    """K_c on an interval, from enclosures at its ends. Undecided for other families."""
    if family not in RISING:
        raise Undecided("the coefficients of this family are not known to be monotone in its parameter")
    most, least = (left, right) if RISING[family] else (right, left)
    return Enclosure(least.lower, most.upper)


def is_continuous(threshold: Claim, low: Fraction, high: Fraction) -> bool:
    """Whether a claim `threshold` says K_c = K_# for every value of the parameter in [low, high]."""
    if threshold.enclosure is None or threshold.outcome != "proved":
        return False
    least, greatest = as_interval(threshold.enclosure)
    side = threshold.details["continuous"]
    if side == "below":
        return high <= as_fraction(least)
    return side == "above" and as_fraction(greatest) <= low
