"""Counterexamples: a point of the interval where the claim that was asked for is false. FORMAT/README.md."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from .arithmetic.root import require_above_root, require_below_root
from .arithmetic.series import Bessel
from .bessel.majorisation import tail_weights
from .bessel.threshold import NO_TRUST
from .document.claim import Claim
from .document.context import Context
from .main_theorem import CONTINUOUS, trusted
from .verdict import Invalid, require_at_most, require_less

REFUTATION_TRUST: Final[dict[str, frozenset[str]]] = {
    "quartic-sign": NO_TRUST,
    "quartic-obstruction": frozenset({"beckner-onofri", "spherical-harmonics"}),
    "two-minimisers": CONTINUOUS,
}
"""What it rests on, for every d, that a claim beyond beta_* is false up to beta_*."""


def check_counterexample(claim: Claim, context: Context) -> frozenset[str]:
    """A point of the interval where the claim that was asked for is false."""
    bessel, region, found = context.bessel(claim), claim.region, claim.details["counterexample"]
    x = found["beta"]
    if (x is None) != region.star:
        raise Invalid("the counterexample beta-star goes with beta_* alone, and no other does")
    if x is None:  # no label that may be refuted there holds at beta_*
        return trusted(claim, REFUTATION_TRUST[claim.label])
    if region.a is None:
        require_above_root(bessel, x, "counterexample")
    else:
        require_at_most("a <= counterexample", region.a, x)
    if region.to_beta_star:
        require_below_root(bessel, x, "counterexample")
    elif region.b is not None:
        require_at_most("counterexample <= b", x, region.b)
    if claim.label == "majorisation":
        _require_above_one(bessel, x, found["l"])
        return NO_TRUST
    require_below_root(bessel, x, "counterexample")
    return trusted(claim, REFUTATION_TRUST[claim.label])


def _require_above_one(bessel: Bessel, x: Fraction, order: int) -> None:
    """1 < A_l alpha_l(x)."""
    orders = bessel.orders(x, order)
    value = Fraction(tail_weights(bessel, x, order)[-1][0] * orders[order - 1][0], orders[0][1] * bessel.one)
    require_less(f"1 < A_{order} alpha_{order}(counterexample)", 1, value)
