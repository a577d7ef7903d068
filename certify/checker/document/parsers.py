"""Parsers of the values that fields of a claim hold: each takes (value, place, numbers) and raises `Malformed`.

A `Record` is an object of the document with fields of its own: a frozen dataclass whose fields name their parsers.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import MISSING, dataclass, field, fields
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final, Self

from ..verdict import Malformed
from .reader import Numbers, count, mapping

MAX_TERMS: Final = 100_000

Parser = Callable[[Any, str, Numbers], Any]
Bounds = tuple[Fraction, Fraction]
"""(lower, upper)."""


def read(parser: Parser, optional: bool = False) -> Any:
    """A field of a record that this parser reads; None where it is optional and left out."""
    return field(default=None if optional else MISSING, metadata={"parser": parser})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A JSON object: subclasses name its fields with `read`, and in `require_form` what they satisfy together."""

    @classmethod
    def names(cls) -> tuple[set[str], set[str]]:
        """The names of the fields that it has, and of those that it may have."""
        optional = {item.name for item in fields(cls) if item.default is None}
        return {item.name for item in fields(cls)} - optional, optional

    @classmethod
    def parse(cls, value: Any, place: str, numbers: Numbers, beside: Set[str] = frozenset()) -> Self:
        """Read an object that has exactly these fields, and those `beside` them. Raises `Malformed`."""
        parsers: dict[str, Parser] = {item.name: item.metadata["parser"] for item in fields(cls)}
        required, optional = cls.names()
        given = mapping(value, place, required | beside, optional)
        found = {key: parser(given[key], f"{place}.{key}", numbers) for key, parser in parsers.items() if key in given}
        record = cls(**found)
        record.require_form(place)
        return record

    def require_form(self, place: str) -> None:
        """Raise `Malformed` unless the fields fit together."""


def number(value: Any, place: str, numbers: Numbers) -> Fraction:
    """An exact number of the document, as `Numbers` reads it."""
    return numbers.number(value, place)


def pair(value: Any, place: str, numbers: Numbers) -> Bounds:
    """{"lower": x, "upper": y} with x <= y."""
    fields = mapping(value, place, {"lower", "upper"})
    lower = numbers.number(fields["lower"], f"{place}.lower")
    upper = numbers.number(fields["upper"], f"{place}.upper")
    if lower > upper:
        raise Malformed(place, "expected lower <= upper")
    return lower, upper


def nodes(value: Any, place: str, numbers: Numbers) -> tuple[Fraction, ...]:
    """A non-empty list of strictly increasing numbers >= 0."""
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of numbers")
    points = tuple(numbers.number(node, f"{place}[{i}]") for i, node in enumerate(value))
    for i, (left, right) in enumerate(pairwise(points)):
        if not left < right:
            raise Malformed(f"{place}[{i + 1}]", "expected strictly increasing nodes")
    if points[0] < 0:
        raise Malformed(f"{place}[0]", "expected a number >= 0")
    return points


def upper_end(value: Any, place: str, numbers: Numbers) -> Fraction:
    """{"upper": X} with X > 0."""
    upper = numbers.number(mapping(value, place, {"upper"})["upper"], f"{place}.upper")
    if upper <= 0:
        raise Malformed(place, "expected a number > 0")
    return upper


def text(*allowed: str) -> Parser:
    """One of the given strings."""

    def parse(value: Any, place: str, _: Numbers) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise Malformed(place, f"expected one of {', '.join(allowed)}")
        return value

    return parse


def integer(low: int, high: int) -> Parser:
    """A JSON integer in [low, high]; above it is a work limit."""
    return lambda value, place, _: count(value, place, low, high)


def many(parser: Parser, what: str, most: int) -> Parser:
    """A non-empty list of what this parser reads; more than `most` of them are a work limit."""

    def parse(value: Any, place: str, numbers: Numbers) -> tuple[Any, ...]:
        if not isinstance(value, list) or not value:
            raise Malformed(place, f"expected a non-empty list of {what}")
        count(len(value), f"{place} (the number of {what})", 1, most)
        return tuple(parser(item, f"{place}[{i}]", numbers) for i, item in enumerate(value))

    return parse


def counterexample(with_l: bool) -> Parser:
    """{"beta": x > 0, or "beta-star" (then None)} and, for the majorisation, {"beta": x > 0, "l": l >= 2}."""

    def parse(value: Any, place: str, numbers: Numbers) -> dict[str, Any]:
        fields = mapping(value, place, {"beta", "l"} if with_l else {"beta"})
        if fields["beta"] == "beta-star" and not with_l:
            return {"beta": None}
        found: dict[str, Any] = {"beta": numbers.number(fields["beta"], f"{place}.beta")}
        if found["beta"] <= 0:
            raise Malformed(f"{place}.beta", "expected a number > 0")
        if with_l:
            found["l"] = count(fields["l"], f"{place}.l", 2, MAX_TERMS)
        return found

    return parse
