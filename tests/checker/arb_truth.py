"""Whether a claim is true, by Arb: the second opinion of the mutation tests (evidence: see arb_evidence.py).

It shares nothing with the checker: Bessel functions come from `arb.bessel_i`, sets and inequalities are written out
again from FORMAT/. `falsehoods` returns the statements of a claim that are certainly false. An undecided statement
counts as true, so only a certain falsehood must be rejected.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from flint import arb, ctx, fmpq

Statement = tuple[str, bool]


def number(text: str) -> Fraction:
    """An exact number of the format, read in another way than the checker reads it."""
    if "/" in text:
        top, bottom = text.split("/")
        return Fraction(int(top, 16), int(bottom, 16))
    mantissa, exponent = text.split("p")
    return int(mantissa, 16) * Fraction(2) ** int(exponent)


def ball(x: Fraction | int) -> arb:
    x = Fraction(x)
    return arb(fmpq(x.numerator, x.denominator))


def bessel(d: int, order: int, x: Fraction) -> arb:
    """I_{d/2+order-1}(x) for x > 0."""
    return ball(x).bessel_i(arb(d) / 2 + order - 1)


def alpha(d: int, order: int, x: Fraction) -> arb:
    return bessel(d, order, x) / bessel(d, 1, x) if x else arb(order == 1)


def weight(d: int, order: int) -> int:
    """A_l = Gamma(d-1+l)/(Gamma(d) Gamma(l))."""
    return math.comb(d + order - 2, order - 1)


def linear_threshold(d: int, x: Fraction) -> arb:
    if x == 0:
        return arb(d) / 2
    half = arb(d) / 2
    return (ball(x) / 2) ** half / (half.gamma() * bessel(d, 1, x))


def below(d: int, x: Fraction) -> bool:
    """Certainly x < beta_*."""
    return x <= 0 or bool(d * alpha(d, 2, x) < 1)


def above(d: int, x: Fraction) -> bool:
    """Certainly beta_* < x."""
    return x > 0 and bool(d * alpha(d, 2, x) > 1)


def with_precision(claim: dict[str, Any]) -> None:
    """Enough working precision to separate a unit of the last place of every number in the claim."""
    longest = max((len(text) for text in _strings(claim)), default=0)
    ctx.prec = 300 + 8 * longest


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def ends(claim: dict[str, Any]) -> tuple[Fraction | str, Fraction | str]:
    if "beta" in claim:
        beta = claim["beta"] if claim["beta"] == "beta-star" else number(claim["beta"])
        return beta, beta
    a, b = claim["beta_interval"]
    return (a if a == "beta-star" else number(a)), (b if b in ("beta-star", "inf") else number(b))


def falsehoods(claim: dict[str, Any]) -> list[str]:
    """What the claim asserts and is certainly false."""
    with_precision(claim)
    statements = _refuted(claim) if claim["outcome"] == "refuted" else _proved(claim)
    return [name for name, false in statements if false]


def _proved(claim: dict[str, Any]) -> Iterator[Statement]:
    d, label = claim["d"], claim["label"]
    if label in ("beta-star", "elementary-bounds"):
        box = claim["bounds" if "bounds" in claim else "enclosure"]
        yield "lower < beta_*", above(d, number(box["lower"]))
        yield "beta_* < upper", below(d, number(box["upper"]))
    if label in ("linear-threshold", "critical-coupling"):
        yield from _range_of_threshold(claim)
    if label in ("majorisation", "critical-coupling") or claim.get("transition") == "continuous":
        yield "the interval is below beta_*", _reaches_above(claim)
    if label in ("quartic-sign", "quartic-obstruction") or claim.get("transition") == "discontinuous":
        yield "the interval is above beta_*", _reaches_below(claim)
    if label == "majorisation":
        yield from _margin(claim)
    if label == "regime":
        expected = {"continuous": "equal", "discontinuous": "less"}[claim["transition"]]
        yield "the transition fits K_c", claim["critical_coupling"] != expected
        if "unique_critical_point" in claim:
            _, b = ends(claim)
            x, k = _numeric(claim, b, "upper"), number(claim["unique_critical_point"]["upper"])
            yield "X <= K_#", b == "inf" or bool(ball(k) > linear_threshold(d, x))


def _numeric(claim: dict[str, Any], end: Fraction | str, side: str) -> Fraction:
    """A number for an end; for beta-star one of the evidence if it is on its side, else an approximation."""
    if isinstance(end, Fraction):
        return end
    low, high = Fraction(1), Fraction(4)
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if below(claim["d"], middle) else (low, middle)
    return high if side == "lower" else low


def _range_of_threshold(claim: dict[str, Any]) -> Iterator[Statement]:
    d, (a, b) = claim["d"], ends(claim)
    lower, upper = number(claim["enclosure"]["lower"]), number(claim["enclosure"]["upper"])
    if b == "inf":
        yield "lower <= 0", lower > 0
    else:
        yield "lower <= K_#(b)", bool(ball(lower) > linear_threshold(d, _numeric(claim, b, "lower")))
    yield "K_#(a) <= upper", bool(ball(upper) < linear_threshold(d, _numeric(claim, a, "upper")))


def _reaches_above(claim: dict[str, Any]) -> bool:
    a, b = ends(claim)
    return a == "beta-star" or b == "inf" or (isinstance(b, Fraction) and above(claim["d"], b))


def _reaches_below(claim: dict[str, Any]) -> bool:
    a, b = ends(claim)
    return b == "beta-star" or (isinstance(a, Fraction) and below(claim["d"], a))


def _margin(claim: dict[str, Any]) -> Iterator[Statement]:
    d, (_, b) = claim["d"], ends(claim)
    lower, upper = number(claim["enclosure"]["lower"]), number(claim["enclosure"]["upper"])
    if isinstance(b, Fraction):
        margin = 1 - d * alpha(d, 2, b)
        yield "lower <= margin", bool(ball(lower) > margin)
        yield "margin <= upper", bool(ball(upper) < margin)
    else:
        yield "margin 0 at beta_*", lower > 0 or upper < 0


def _refuted(claim: dict[str, Any]) -> Iterator[Statement]:
    """The claim that was asked for is true, or the counterexample is none."""
    d, label, (a, b) = claim["d"], claim["label"], ends(claim)
    x = number(claim["counterexample"]["beta"])
    inside = (below(d, x) if a == "beta-star" else x < a) or (  # type: ignore[operator]  # a number here
        above(d, x) if b == "beta-star" else b != "inf" and x > b  # type: ignore[operator]  # a number here
    )
    yield "the counterexample is in the interval", inside or x <= 0
    if label == "majorisation":
        order = claim["counterexample"]["l"]
        yield "A_l alpha_l > 1", bool(weight(d, order) * alpha(d, order, x) < 1)
        yield "the interval reaches above beta_*", not _reaches_above(claim) and b != "inf"
    else:
        yield "below beta_*", above(d, x)
