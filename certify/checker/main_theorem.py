"""Theorem 1.1: the rule of regime, and of critical-coupling up to beta_*. FORMAT/theorem.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from .arithmetic.root import require_above_root
from .arithmetic.series import Bessel, ceil_div
from .bessel.linear_threshold import threshold_enclosure
from .bessel.majorisation import require_decreasing_tail, tail_weights
from .document.claim import Claim, Series
from .document.context import Context
from .document.parsers import MAX_TERMS, integer, read
from .verdict import Invalid, require_at_most

DISCONTINUOUS: Final = frozenset({"entropy-lower-semicontinuity", "spherical-harmonics"})
UNIQUE: Final = DISCONTINUOUS | {"beckner-onofri"}
CONTINUOUS: Final = UNIQUE | {"beckner-onofri-equality"}
"""What the parts of the theorem rest on: its discontinuous part, the same with uniqueness, its continuous part."""


def trusted(claim: Claim, rows: frozenset[str]) -> frozenset[str]:
    """What a claim that cites `rows` for every d rests on.

    For d = 3 minimisers do instead of Beckner and Onofri's inequality, as it is proved for them; either set will do.
    """
    if claim.d != 3 or rows <= claim.trust:
        return rows
    return DISCONTINUOUS | (rows - CONTINUOUS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime(Series):
    """`l_max` goes with the range of K where the uniform density is the only critical point, beyond beta_*."""

    l_max: int | None = read(integer(1, MAX_TERMS), optional=True)


def check_regime(claim: Claim, context: Context) -> frozenset[str]:
    """Theorem 1.1 on the interval."""
    transition, coupling = claim.details["transition"], claim.details["critical_coupling"]
    if (transition, coupling) not in (("continuous", "equal"), ("discontinuous", "less")):
        raise Invalid(f"a {transition} transition does not go with K_c {coupling} K_#")
    bessel, l_max = context.bessel(claim), claim.given(Regime).l_max
    unique = claim.details.get("unique_critical_point")
    if (transition == "discontinuous" and unique is not None) != (l_max is not None):
        raise Invalid("l_max belongs to unique_critical_point beyond beta_*")
    if transition == "continuous":
        require_below(claim, bessel)
        return trusted(claim, CONTINUOUS)
    a, b = claim.region.beyond(bessel, claim.beta_star)
    if claim.region.a is not None:
        require_above_root(bessel, a, "a")
    if unique is None or l_max is None:
        return DISCONTINUOUS
    if b is None:
        raise Invalid("X <= K_#(b)/(2 max A_l alpha_l): no X > 0 holds up to infinity")
    _require_unique(bessel, b, l_max, unique)
    return trusted(claim, UNIQUE)


def require_below(claim: Claim, bessel: Bessel) -> None:
    """The interval lies below beta_*, or ends there, and X <= K_#/2 at its right end."""
    _, end = claim.region.below(bessel, claim.beta_star)
    unique = claim.details.get("unique_critical_point")
    if unique is not None:
        require_at_most("X <= K_#(b)/2", unique, threshold_enclosure(bessel, end)[0] / 2)


def largest_weight(bessel: Bessel, b: Fraction, l_max: int) -> Fraction:
    """An upper bound of A_l alpha_l(b) over all l >= 1: one by one up to l_max, and B_{l_max+1} beyond."""
    require_decreasing_tail(bessel, b, l_max)
    factors = tail_weights(bessel, b, l_max + 1)
    orders = bessel.orders(b, max(2, l_max))
    largest = max(bessel.one, factors[-1][1])
    for order in range(2, l_max + 1):
        largest = max(largest, ceil_div(factors[order - 1][1] * orders[order - 1][1], orders[0][0]))
    return bessel.fraction(largest)


def _require_unique(bessel: Bessel, b: Fraction, l_max: int, unique: Fraction) -> None:
    """2 X A_l alpha_l(b) <= K_#(b) for every l >= 1."""
    scaled = 2 * unique * largest_weight(bessel, b, l_max)
    require_at_most("2 X max(A_l alpha_l(b)) <= K_#(b)", scaled, threshold_enclosure(bessel, b)[0])


def check_coupling_below(claim: Claim, context: Context) -> frozenset[str]:
    """K_c = K_# in [lower, upper] on an interval up to beta_*, by Theorem 1.1."""
    bessel = context.bessel(claim)
    a, b = claim.region.below(bessel, claim.beta_star)
    lower, upper = claim.bounds
    require_at_most("enclosure.lower <= K_#(b)", lower, threshold_enclosure(bessel, b)[0])
    require_at_most("K_#(a) <= enclosure.upper", threshold_enclosure(bessel, a)[1], upper)
    return trusted(claim, CONTINUOUS)
