"""P > 0 by its values and its derivative, for a number nu: strips at 0 and infinity, steps between (`ratio:values`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Final

from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.pieces import value_on
from certify.bounds.ratio.sample import terms_for
from certify.bounds.ratio.setting import Node, Proof, Setting
from certify.bounds.ratio.signs import positive
from certify.bounds.ratio.strips import by_strips
from certify.core.ball import Ball, minimum, precision
from certify.core.errors import NotFinite
from certify.core.polynomial import Poly, X, terms

PRECISION: Final = 64
_ROOM: Final = Fraction(1, 2**50)
"""Of the sum of the sizes of all terms: what an exact check with so many bits may lose."""
_ENDS: Final = 14
"""Numbers at which a strip is tried at either end of the range, each twice as far out as the one before."""
_MOST: Final = 2000
"""Steps."""
_LEAST: Final = Fraction(1, 2**24)


def by_values(setting: Setting, p: Poly) -> Proof | None:
    """A proof of P > 0 on the range of x, or None."""
    x = setting.x
    left = (x.low, None) if x.low else _end(setting, p, [(Range(x.low, at, (False, True)), at) for at in _near(x)])
    if left is None:
        return None
    far = [Fraction(max(4, ceil(2 * left[0])) * 2**k) for k in range(_ENDS)]
    right = (x.high, None) if x.high else _end(setting, p, [(Range(at, None, (False, False)), at) for at in far])
    steps = None if right is None else _steps(setting, p, left[0], right[0])
    if right is None or steps is None:
        return None
    node: Node = {
        "by": "values",
        "at": steps,
        "precision": PRECISION,
        "terms": terms_for(setting.tower.order.at(setting.nu.low), right[0], PRECISION),
    }
    if right[1] is not None:
        node = {"by": "split", "variable": "x", "at": right[0], "first": node, "second": right[1].node}
    if left[1] is not None:
        node = {"by": "split", "variable": "x", "at": left[0], "first": left[1].node, "second": node}
    return Proof(node, True)


def _near(x: Range) -> list[Fraction]:
    """Numbers inside the range of x, from 1 or half of it down."""
    first = Fraction(1) if x.high is None else min(Fraction(1), x.high / 2)
    return [first / 2**k for k in range(_ENDS)]


def _end(setting: Setting, p: Poly, ranges: Iterable[tuple[Range, Fraction]]) -> tuple[Fraction, Proof | None] | None:
    """The first of these ranges on which strips show P > 0, by its number."""
    for given, at in ranges:
        inner = replace(setting.on(x=given), simple=True)
        found = positive(inner, p) or (None if setting.tower.roots(p) else by_strips(inner, p, strict=True))
        if found is not None and found.strict:
            return at, found
    return None


def _steps(setting: Setting, p: Poly, low: Fraction, high: Fraction) -> list[Fraction] | None:
    """Numbers between, from each of which P cannot fall to 0 before the next; None where a step would be too short."""
    slope = setting.tower.derivative(p)
    found: list[Fraction] = []
    step = high - low
    while low < high:
        step = min(step, high - low)
        while not _stays(setting, p, slope, (low, low + step)):
            step /= 2
            if step < _LEAST * low:
                return None
        low += step
        found.append(low)
        step *= 2
        if len(found) > _MOST:
            return None
    return found[:-1]


def _stays(setting: Setting, p: Poly, slope: tuple[Poly, Poly], span: tuple[Fraction, Fraction]) -> bool:
    """Whether P(low) + min(0, P') (high - low) > 0, with room for the rounding of an exact check."""
    tower, nu, (low, high) = setting.tower, setting.nu.low, span
    size = sum(abs(value) * high ** powers[X] * 2 ** (sum(powers) - powers[X]) for powers, value in terms(p))
    with precision(PRECISION):
        try:
            start = value_on(tower, p, nu, (low, low))
            top, bottom = (value_on(tower, part, nu, span) for part in slope)
            rate = top / (bottom * (Ball.between(low, high) * tower.order.unit))
            fall = minimum([Ball(0), Ball(rate.lower())]) * (high - low)
        except NotFinite:
            return False
        return (start + fall).surely_positive() and Ball(_ROOM * size).surely_less(start + fall)
