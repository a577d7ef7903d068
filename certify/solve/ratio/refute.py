"""A search for a rational point at which a statement about Bessel ratios is false, or has no meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from certify.bounds.ratio.domain import Question, Range
from certify.bounds.ratio.expression import Term
from certify.bounds.ratio.sample import evaluate, grid
from certify.core.ball import Ball, precision
from certify.core.errors import NotFinite
from certify.core.exact import as_fraction

Point = tuple[Fraction, Fraction]
_BITS: Final = (96, 400)


@dataclass(frozen=True, slots=True)
class Failure:
    """A point where the statement is false, or where a denominator or a radicand fails; bits: that show it."""

    kind: Literal["false", "undefined"]
    point: Point
    what: str
    bits: int


class Undefined(Exception):
    """A radicand is negative, or a denominator 0, at the point: `str` says which."""


def check_defined(term: Term, nu: Fraction, x: Fraction, base: Fraction, bits: int) -> None:
    """Raise `Undefined` where a part of the term certainly has no value at the point."""
    for part in term.parts:
        check_defined(part, nu, x, base, bits)
    inner = term.parts[0] if term.kind == "sqrt" else term.parts[1] if term.kind == "/" else None
    if term.kind == "^" and term.power < 0:
        inner = term.parts[0]
    if inner is None:
        return
    try:
        value = evaluate(inner, nu, x, base, bits)
    except NotFinite:
        return
    if term.kind == "sqrt" and value.surely_negative():
        raise Undefined("what is under a root is negative")
    if term.kind != "sqrt" and value.surely_contains(0) and as_fraction(value.radius()) == 0:
        raise Undefined("a denominator is 0")


def margin(question: Question, point: Point, bits: int) -> Ball | None:
    """The least of high - low, relative to their size, over the comparisons; None where it is not known."""
    nu, x = point
    base = question.base[0] * nu + question.base[1]
    found: Ball | None = None
    with precision(bits):
        for low, high, _ in question.statement.pairs():
            try:
                a, b = evaluate(low, nu, x, base, bits), evaluate(high, nu, x, base, bits)
                size = abs(a) + abs(b)
                own = (b - a) / size if size.surely_positive() else b - a
            except NotFinite:
                return None
            if found is None or own.surely_less(found):
                found = own
    return found


def excess(difference: Ball) -> str:
    """By how much the side that should be smaller is larger, rounded down to three digits."""
    least, exponent = as_fraction(difference.lower()), 0
    if least <= 0:
        return "the side that should be smaller is not"
    while least < 100:
        least, exponent = least * 10, exponent - 1
    while least >= 1000:
        least, exponent = least / 10, exponent + 1
    return f"the side that should be smaller is larger by {float(f'{int(least)}e{exponent}'):.3g} or more"


def failure_at(question: Question, point: Point) -> Failure | None:
    """What certainly fails at a point."""
    nu, x = point
    base = question.base[0] * nu + question.base[1]
    for bits in _BITS:
        with precision(bits):
            for side in question.statement.sides:
                try:
                    check_defined(side, nu, x, base, bits)
                except Undefined as error:
                    return Failure("undefined", point, str(error), bits)
            for low, high, strict in question.statement.pairs():
                try:
                    a, b = evaluate(low, nu, x, base, bits), evaluate(high, nu, x, base, bits)
                except NotFinite:
                    continue
                if (b.surely_at_most(a) and strict) or b.surely_less(a):
                    return Failure("false", point, excess(a - b), bits)
            value = margin(question, point, bits)
            if value is not None and value.surely_positive():
                return None
    return None


def search(question: Question, hints: Iterable[Point] = (), *, thorough: bool = False) -> Failure | None:
    """The first failure at hints, on a grid, near the ends, and down from the least margins. Undefined goes first."""
    rounded = [(nu, x.limit_denominator(10**k)) for nu, x in hints for k in (3, 9, 30)]
    given = [point for point in (*rounded, *hints) if _holds(question.nu, point[0]) and _holds(question.x, point[1])]
    points = list(dict.fromkeys([*given, *grid(question.nu, question.x, *question.base)]))
    if thorough:
        points = list(dict.fromkeys([*points, *_needles(question)]))
    found: list[tuple[Fraction, Point]] = []
    false: Failure | None = None
    for point in points:
        failure = failure_at(question, point)
        if failure is not None and failure.kind == "undefined":
            return failure
        false = false or failure
        if false is None and (value := margin(question, point, _BITS[0])) is not None:
            found.append((as_fraction(value.midpoint()), point))
    if false is not None or not thorough:
        return false
    for _, point in sorted(found)[:6]:
        if (failure := failure_at(question, descend(question, point))) is not None:
            return failure
    return None


def _needles(question: Question) -> Iterator[Point]:
    """Points very near to the ends, and far out."""
    slope, shift = question.base
    nus = (
        [question.nu.low]
        if question.nu.point
        else [
            *(question.nu.low + Fraction(1, 10**k) for k in (3, 6, 10)),
            *(
                (question.nu.high - (question.nu.high - question.nu.low) / 10**6,)
                if question.nu.high is not None
                else (Fraction(10**4),)
            ),
            *([question.nu.low] if question.nu.closed[0] else []),
            question.nu.low + 2,
        ]
    )
    for nu in nus:
        if question.nu.high is not None and nu > question.nu.high:
            continue
        scale = max(slope * nu + shift + 1, Fraction(1, 2))
        for mark in ("1/100000000", "1/1000000", "1/1000", "1/30", "1/4", "7/10", "2", "6", "20", "1000", "100000"):
            x = question.x.low + Fraction(mark) * scale
            if question.x.high is not None:
                t = Fraction(mark)
                x = question.x.low + (question.x.high - question.x.low) * t / (1 + t)
            if x * (1 if nu < 100 else 100) <= 10**6 * scale:
                yield nu, x


def descend(question: Question, point: Point) -> Point:
    """A point with a smaller margin, by steps in the logarithms of nu and x from their lower ends."""
    best, value = point, _estimate(question, point)
    factor = Fraction(3)
    for _ in range(14):
        moved = False
        for candidate in _neighbours(question, best, factor):
            other = _estimate(question, candidate)
            if other is not None and (value is None or other < value):
                best, value, moved = candidate, other, True
                break
        if value is not None and value < 0:
            return best
        if not moved:
            factor = 1 + (factor - 1) / 3
            if factor < Fraction(1001, 1000):
                break
    return best


def _estimate(question: Question, point: Point) -> Fraction | None:
    """The relative margin at a point, not certified."""
    value = margin(question, point, _BITS[0])
    return None if value is None else as_fraction(value.midpoint())


def _neighbours(question: Question, point: Point, factor: Fraction) -> Iterator[Point]:
    nu, x = point
    for change in (factor, 1 / factor):
        moved = (question.x.low + (x - question.x.low) * change).limit_denominator(10**9)
        if _inside(question.x, moved) and moved < 10**6:
            yield nu, moved
        moved = (question.nu.low + (nu - question.nu.low) * change).limit_denominator(10**9)
        if not question.nu.point and _inside(question.nu, moved) and moved < 10**4:
            yield moved, x


def _holds(given: Range, value: Fraction) -> bool:
    at_end = (value == given.low and given.closed[0]) or (value == given.high and given.closed[1])
    return _inside(given, value) or at_end


def _inside(given: Range, value: Fraction) -> bool:
    return given.low < value and (given.high is None or value < given.high)
