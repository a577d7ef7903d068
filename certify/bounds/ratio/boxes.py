"""Signs on boxes of nu and x, for what has no R: ranges are cut in two; x = (a nu + b) y where both are unbounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.setting import Proof, Setting, coefficients_positive, plain
from certify.bounds.ratio.signs import positive
from certify.bounds.ratio.tower import Tower
from certify.core.polynomial import NU, Poly, X, places, substitute, terms, variable

_MOST: Final = {True: 90, False: 40}
"""Boxes for a polynomial, and for what has roots."""
_NAMES: Final = {NU: "nu", X: "x"}


def by_boxes(setting: Setting, p: Poly, strict: bool) -> Proof | None:
    """A proof on boxes, or None."""
    simple = plain(p)
    if setting.inside_root and not simple:
        return None
    if not setting.boxes and len(_occurring(setting, p)) > 1:
        return None
    budget = [_MOST[simple]]
    if setting.nu.high is None and setting.x.high is None and not setting.x.low and len(_occurring(setting, p)) == 2:
        inner, q, a, b = scaled(setting, p)
        found = _attempt(inner, q, strict, simple) or _cut(inner, q, strict, budget, simple)
        if found is None:
            return None
        return Proof({"by": "scaled", "slope": a, "shift": b, "proof": found.node}, found.strict)
    return _cut(setting, p, strict, budget, simple)


def scaled(setting: Setting, p: Poly) -> tuple[Setting, Poly, int, int]:
    """(setting, q, a, b): (a nu + b) x stands for x in p and under the roots, a nu + b >= 1 on the range of nu."""
    low = 1 - setting.nu.low
    a, b = low.denominator, low.numerator
    top, bottom = (variable(NU) * a + b) * variable(X), variable(X) ** 0
    tower = setting.tower
    radicands = [substitute(q, X, top, bottom) for q in tower.radicands]
    return setting.over(Tower(tower.order, radicands)), substitute(p, X, top, bottom), a, b


def _occurring(setting: Setting, p: Poly) -> list[int]:
    """nu and x, where they occur, also under roots."""
    found, waiting, seen = set[int](), [p], set[int]()
    while waiting:
        q = waiting.pop()
        found.update(place for place in places(q) if place in _NAMES)
        for index in setting.tower.roots(q):
            if index not in seen:
                seen.add(index)
                waiting.append(setting.tower.radicands[index])
    return [place for place, given in ((NU, setting.nu), (X, setting.x)) if place in found and not given.point]


def _attempt(setting: Setting, p: Poly, strict: bool, simple: bool) -> Proof | None:
    """One box, not cut."""
    setting.effort.spend()
    if simple:
        found = coefficients_positive(setting, p)
        return None if found is None or (strict and not found) else Proof({"by": "coefficients"}, found)
    return positive(replace(setting, simple=True), p, strict)


def _cut(setting: Setting, p: Poly, strict: bool, budget: list[int], simple: bool) -> Proof | None:
    """The range of one variable in two, each a box, or cut again."""
    budget[0] -= 1
    if budget[0] < 0 or setting.samples.falls_below(p):
        return None
    choices = list(_halves(setting, p))
    if simple and len(choices) > 1:
        choices.sort(key=lambda choice: sum(_negative(half, p) for half in choice[2]))
    for name, at, halves in choices[:1]:
        found = []
        for half in halves:
            proof = _attempt(half, p, strict, simple) or _cut(half, p, strict, budget, simple)
            if proof is None:
                return None
            found.append(proof)
        node = {"by": "split", "variable": name, "at": at, "first": found[0].node, "second": found[1].node}
        return Proof(node, found[0].strict and found[1].strict)
    return None


def _halves(setting: Setting, p: Poly) -> Iterator[tuple[str, Fraction, list[Setting]]]:
    for place in _occurring(setting, p):
        given = setting.nu if place == NU else setting.x
        at = middle(given)
        left, right = Range(given.low, at, (given.closed[0], True)), Range(at, given.high, (False, given.closed[1]))
        yield _NAMES[place], at, [setting.on(nu=h) if place == NU else setting.on(x=h) for h in (left, right)]


def _negative(setting: Setting, p: Poly) -> int:
    """How many coefficients are negative on a box."""
    for place, given in ((NU, setting.nu), (X, setting.x)):
        if not given.point:
            p = substitute(p, place, *given.parameter(place))
    return sum(value < 0 for _, value in terms(p))


def middle(given: Range) -> Fraction:
    """A number inside a range: halfway, or twice as far out."""
    if given.high is None:
        return given.low + max(Fraction(1), abs(given.low))
    if given.low == 0 and given.high <= 1:
        return given.high / 2
    return (given.low + given.high) / 2
