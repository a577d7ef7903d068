"""The rules of `ratio-inequality`: a proof for every nu and x of the ranges, or a point. FORMAT/inequality.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from ..document.claim import MAX_PRECISION, Claim
from ..document.context import Context
from ..document.parsers import MAX_TERMS, Record, integer, number, read
from ..document.reader import Numbers, mapping
from ..verdict import Invalid, Malformed, quoted
from .canonical import Affine, Canonical, lowest, order_of, orders
from .domain import Range
from .expression import Statement, parse_statement
from .node import Node, listed, node, sign, string
from .point import Point, is_false
from .polynomial import Poly, Ring, scaled
from .rules import show
from .setting import Setting, positive
from .tower import Tower

_NUMBER: Final = r"-?\d{1,40}(?:\.\d{1,40}|/\d{1,40})?"
_RANGE: Final = re.compile(rf"({_NUMBER})(?:\.\.({_NUMBER}|inf))?", re.ASCII)


def range_of(text: str, place: str) -> tuple[Fraction, Fraction | None]:
    """(low, high) of a number, or of a..b with a < b, where b may be inf (None). Raises `Malformed`."""
    match = _RANGE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        low = Fraction(match[1])
        high = low if match[2] is None else None if match[2] == "inf" else Fraction(match[2])
        if match[2] is not None and high is not None and not low < high:
            raise ValueError
    except (ValueError, ZeroDivisionError):
        raise Malformed(place, f"expected a number or a range such as -1/2..inf, found {quoted(text)}") from None
    return low, high


@dataclass(frozen=True, slots=True, kw_only=True)
class Inequality(Record):
    """What a claim is about: the text of the statement, and the ranges of nu and x as texts."""

    statement: str = read(string)
    nu: str = read(string)
    x: str = read(string)

    def require_form(self, place: str) -> None:
        """The texts can be read, and the domain is not empty."""
        self.read(place)

    def read(self, place: str) -> tuple[Statement, Affine, Range, Range]:
        """The statement, its lowest order, and the ranges: ends of nu belong to them unless an order is -1 there."""
        statement = parse_statement(self.statement, f"{place}.statement")
        base = lowest(orders(statement))
        low, high = range_of(self.nu, f"{place}.nu")
        slope, shift = base
        first = slope * low + shift
        last = slope * high + shift if high is not None else first
        if min(first, last) < -1 or (slope < 0 and high is None) or (first == -1 and (low == high or not slope)):
            raise Malformed(f"{place}.nu", "expected a range on which every order is above -1")
        nu = Range(low, high, (first > -1, high is not None and last > -1))
        left, right = range_of(self.x, f"{place}.x")
        if left < 0 or (right is not None and right <= left) or left == right:
            raise Malformed(f"{place}.x", "expected a range a..b with 0 <= a < b")
        return statement, base, nu, Range(left, right, (left > 0, right is not None))


@dataclass(frozen=True, slots=True)
class Part:
    """A range of nu, with proofs of what may not vanish there, and of the inequalities."""

    nu: Range
    conditions: list[tuple[int, Node]]
    goals: list[Node]


def _flag(value: Any, place: str, _: Numbers) -> bool:
    if not isinstance(value, bool):
        raise Malformed(place, "expected true or false")
    return value


def _condition(value: Any, place: str, numbers: Numbers) -> tuple[int, Node]:
    given = mapping(value, place, {"sign", "proof"})
    return sign(given["sign"], f"{place}.sign", numbers), node(given["proof"], f"{place}.proof", numbers)


def _part(value: Any, place: str, numbers: Numbers) -> Part:
    given = mapping(value, place, {"from", "to", "closed", "conditions", "goals"})
    low = number(given["from"], f"{place}.from", numbers)
    high = None if given["to"] == "inf" else number(given["to"], f"{place}.to", numbers)
    closed = listed(_flag, 2)(given["closed"], f"{place}.closed", numbers)
    if len(closed) != 2 or (high is None and closed[1]) or (high is not None and high < low):
        raise Malformed(place, "expected a range of nu and whether its two ends belong to it")
    if low == high and closed != [True, True]:
        raise Malformed(place, "expected a range that is not empty")
    return Part(
        Range(low, high, (closed[0], closed[1])),
        listed(_condition, 0)(given["conditions"], f"{place}.conditions", numbers),
        listed(node, 1)(given["goals"], f"{place}.goals", numbers),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Barriers(Record):
    """The parts into which the range of nu is cut, in their order."""

    parts: list[Part] = read(listed(_part, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Values(Record):
    """Bits, and terms of the continued fraction."""

    precision: int = read(integer(1, MAX_PRECISION))
    terms: int = read(integer(1, MAX_TERMS))


def nu_and_x(value: Any, place: str, numbers: Numbers) -> dict[str, Fraction]:
    """{"nu": a number, "x": a number > 0}."""
    given = mapping(value, place, {"nu", "x"})
    found = {key: number(given[key], f"{place}.{key}", numbers) for key in ("nu", "x")}
    if found["x"] <= 0:
        raise Malformed(f"{place}.x", "expected a number > 0")
    return found


def require_cover(whole: Range, parts: list[Part]) -> None:
    """`Invalid` unless the parts make up the range: each begins where the one before it ends, and no point is left.

    An end that the range is without is in no part: an order may be -1 there.
    """
    left, closed = whole.low, not whole.closed[0]
    for i, part in enumerate(parts):
        if part.nu.low != left or not (closed or part.nu.closed[0]):
            raise Invalid(f"parts[{i}]: the parts leave out some nu")
        if part.nu.high is None:
            break
        left, closed = part.nu.high, part.nu.closed[1]
    last = parts[-1].nu
    if last.high != whole.high or (whole.closed[1] and not last.closed[1]) or i != len(parts) - 1:
        raise Invalid("the parts do not reach the right end of nu")
    if (parts[0].nu.closed[0] and not whole.closed[0]) or (last.closed[1] and not whole.closed[1]):
        raise Invalid("the range of nu is without an end that a part has")


def check_inequality(claim: Claim, context: Context) -> frozenset[str]:
    """The statement for every nu and x of its ranges."""
    statement, base, nu, x = claim.about(Inequality).read(claim.place)
    parts = claim.given(Barriers).parts
    require_cover(nu, parts)
    for part in parts:
        _check_part(statement, base, part, x, Ring(context.work))
    return frozenset()


def _check_part(statement: Statement, base: Affine, part: Part, x: Range, ring: Ring) -> None:
    number_nu = part.nu.low if part.nu.point else None
    tower = Tower(ring, order_of(base, number_nu))
    setting = Setting(tower, part.nu, x, show)
    waiting = iter(part.conditions)

    def settle(kind: str, p: Poly) -> int:
        found = next(waiting, None)
        if found is None:
            raise Invalid(f"the sign of a {kind} is not shown")
        sign, proof = found
        if not positive(setting, scaled(p, sign), proof):
            raise Invalid(f"{proof.place}: a {kind} is not shown to be other than 0")
        return sign

    canonical = Canonical(tower, base, number_nu, settle)
    if len(part.goals) != len(statement.comparisons):
        raise Invalid("there is one proof for each comparison")
    for i, (comparison, proof) in enumerate(zip(statement.comparisons, part.goals, strict=True)):
        low, high = statement.sides[i], statement.sides[i + 1]
        if comparison.startswith(">"):
            low, high = high, low
        difference = canonical.difference(low, high)
        if not positive(setting, difference, proof) and not comparison.endswith("="):
            raise Invalid(f"{proof.place}: < is wanted, and only <= is shown")
    if next(waiting, None) is not None:
        raise Invalid("there are proofs of more conditions than the statement has")


def check_false_at_point(claim: Claim, context: Context) -> frozenset[str]:
    """The point lies in the domain, every part of the statement is defined there, and a comparison is false."""
    statement, _, nu, x = claim.about(Inequality).read(claim.place)
    evidence, at = claim.given(Values), claim.details["counterexample"]
    if not (nu.holds(at["nu"]) and x.holds(at["x"])):
        raise Invalid("the counterexample does not lie in the domain")
    point = Point(statement, at["nu"], at["x"], evidence.precision, evidence.terms, context.work)
    found = False
    for i, comparison in enumerate(statement.comparisons):
        low, high = statement.sides[i], statement.sides[i + 1]
        if comparison.startswith(">"):
            low, high = high, low
        found |= is_false(point, low, high, strict=not comparison.endswith("="))
    if not found:
        raise Invalid("the statement is not shown to be false at the counterexample")
    return frozenset()
