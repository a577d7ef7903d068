"""Whether a claim is true, from its statement alone, by Arb: True, False, or None where that is not known here.

The evidence is never looked at, so a rule that proves nothing cannot hide behind evidence that is in order. A claim
about an empty set of beta counts as false: it says nothing. The Bessel functions are those of arb_truth.py.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any, Final

from flint import arb, ctx

from tests.checker import arb_truth
from tests.checker.arb_truth import ball, ends, number, weight

BITS: Final = 400
End = Fraction | str
Truth = bool | None


@cache
def alpha(d: int, order: int, x: Fraction) -> arb:
    """alpha_l(x)."""
    ctx.prec = BITS
    return arb_truth.alpha(d, order, x)


@cache
def threshold(d: int, x: Fraction) -> arb:
    """K_#(x)."""
    ctx.prec = BITS
    return arb_truth.linear_threshold(d, x)


@cache
def side(d: int, x: Fraction) -> int:
    """-1 for x < beta_*, 1 for beta_* < x."""
    if x <= 0:
        return -1
    excess = d * alpha(d, 2, x) - 1
    if not (excess > 0 or excess < 0):
        raise ArithmeticError(f"x is too near beta_*({d})")
    return 1 if excess > 0 else -1


@cache
def star(d: int) -> tuple[Fraction, Fraction]:
    """Numbers around beta_*, 2^-200 apart."""
    low, high = Fraction(1), Fraction(4)
    while high - low > Fraction(1, 2**200):
        middle = (low + high) / 2
        low, high = (low, middle) if side(d, middle) > 0 else (middle, high)
    return low, high


def is_true(claim: dict[str, Any]) -> Truth:
    """The claim, read as FORMAT/ defines it."""
    ctx.prec = BITS
    d, label = claim["d"], claim["label"]
    if label in ("beta-star", "elementary-bounds"):
        box = claim["bounds" if label == "elementary-bounds" else "enclosure"]
        return side(d, number(box["lower"])) < 0 < side(d, number(box["upper"]))
    if label == "monotone-in-dimension":
        return star(d + 1)[1] < star(d)[0]
    a, b = ends(claim)
    if _empty(d, a, b):
        return False
    return _fails_at(claim, a, b) if claim["outcome"] == "refuted" else _holds(claim, a, b)


def _holds(claim: dict[str, Any], a: End, b: End) -> Truth:
    d, label, below = claim["d"], claim["label"], _up_to_star(claim["d"], a, b)
    if label == "linear-threshold" or (label == "critical-coupling" and below and "derivative" not in claim):
        return _contains(claim, *_range(d, a, b))
    if label == "majorisation":
        return below and _contains(claim, _margin(d, b), _margin(d, b))
    if label in ("quartic-sign", "quartic-obstruction", "two-minimisers"):
        return _beyond_star(d, a, b)
    if label == "regime":
        return _regime(claim, a, b)
    return None if _beyond_star(d, a, b) else False  # K_c and the order parameter beyond beta_*: see coupling.py


def _empty(d: int, a: End, b: End) -> bool:
    if a == "beta-star" and isinstance(b, Fraction):
        return side(d, b) < 0
    return isinstance(a, Fraction) and b == "beta-star" and side(d, a) > 0


def _up_to_star(d: int, a: End, b: End) -> bool:
    if a == b == "beta-star":  # the point
        return True
    return a != "beta-star" and (b == "beta-star" or (isinstance(b, Fraction) and side(d, b) < 0))


def _beyond_star(d: int, a: End, b: End) -> bool:
    return b != "beta-star" and (a == "beta-star" or (isinstance(a, Fraction) and a > 0 and side(d, a) > 0))


def _range(d: int, a: End, b: End) -> tuple[arb, arb]:
    """Infimum and supremum of K_#."""
    low, high = star(d)
    right = arb(0) if b == "inf" else threshold(d, b) if isinstance(b, Fraction) else _hull(d, low, high)
    left = threshold(d, a) if isinstance(a, Fraction) else _hull(d, low, high)
    return right, left


def _hull(d: int, low: Fraction, high: Fraction) -> arb:
    return threshold(d, low).union(threshold(d, high))


def _margin(d: int, b: End) -> arb:
    return 1 - d * alpha(d, 2, b) if isinstance(b, Fraction) else arb(0)


def _contains(claim: dict[str, Any], least: arb, most: arb) -> bool:
    """The enclosure contains the range; an end within 2^-100 of it but undecided does not occur."""
    lower, upper = (ball(number(claim["enclosure"][end])) for end in ("lower", "upper"))
    return bool(lower <= least) and bool(most <= upper)


def _fails_at(claim: dict[str, Any], a: End, b: End) -> bool:
    if claim["counterexample"]["beta"] == "beta-star":
        return a == b == "beta-star" and claim["label"] != "majorisation"  # of other sets it is out of form
    if a == b == "beta-star":
        return False
    d, x = claim["d"], number(claim["counterexample"]["beta"])
    after = side(d, x) > 0 if a == "beta-star" else a <= x  # type: ignore[operator]  # a number here
    before = b == "inf" or (side(d, x) < 0 if b == "beta-star" else x <= b)  # type: ignore[operator]  # a number here
    if x <= 0 or not (after and before):
        return False
    if claim["label"] == "majorisation":
        order = claim["counterexample"]["l"]
        return bool(weight(d, order) * alpha(d, order, x) > 1)
    return side(d, x) < 0


def _regime(claim: dict[str, Any], a: End, b: End) -> Truth:
    continuous = claim["transition"] == "continuous"
    fits = claim["critical_coupling"] == ("equal" if continuous else "less")
    if not (fits and (_up_to_star if continuous else _beyond_star)(claim["d"], a, b)):
        return False
    return _unique(claim, a, b) if "unique_critical_point" in claim else True


def _unique(claim: dict[str, Any], a: End, b: End) -> Truth:
    """X <= K_c/2; as K_c <= K_#, more than K_#/2 counts as false, for nothing is known there."""
    d, x = claim["d"], ball(number(claim["unique_critical_point"]["upper"]))
    half = _range(d, a, b)[0] / 2
    if claim["transition"] == "continuous" or not x <= half:
        return bool(x <= half)
    worst = max(float(weight(d, order) * alpha(d, order, b)) for order in range(1, 40))
    return True if x * worst * (1 + 2.0**-40) < half else None
