"""Form of the evidence of two-minimisers: FORMAT_COUPLING.md, sections 2, 4 and 5."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from .reader import Numbers, count, mapping
from .shape_parsers import SERIES, Parser, integer, pair
from .verdict import Malformed

MAX_MODES: Final = 200
MAX_NODES: Final = 4000
MAX_GRID: Final = 400
MAX_ENTRY: Final = 10**120


def _entry(value: Any, place: str) -> int:
    return count(value, place, -MAX_ENTRY, MAX_ENTRY)


def entries(low: int) -> Parser:
    """A non-empty list of integers >= low."""

    def parse(value: Any, place: str, _: Numbers) -> tuple[int, ...]:
        if not isinstance(value, list) or not value:
            raise Malformed(place, "expected a non-empty list of integers")
        return tuple(count(x, f"{place}[{i}]", low, MAX_ENTRY) for i, x in enumerate(value))

    return parse


def exact_list(value: Any, place: str, numbers: Numbers) -> tuple[Fraction, ...]:
    """A non-empty list of exact numbers."""
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of numbers")
    return tuple(numbers.number(x, f"{place}[{i}]") for i, x in enumerate(value))


def ellipses(value: Any, place: str, numbers: Numbers) -> tuple[Fraction, ...]:
    """A non-empty list of numbers > 1."""
    found = exact_list(value, place, numbers)
    if min(found) <= 1:
        raise Malformed(place, "expected numbers > 1")
    return found


def tree(value: Any, place: str, _: Numbers) -> tuple[tuple[Any, ...], ...]:
    """A list of cells; how many entries a cell has is seen when L is known."""
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of cells")
    return tuple(_cell(cell, f"{place}[{i}]") for i, cell in enumerate(value))


def _cell(value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list) or not value or value[0] not in ("s", "0", "*", "g", "f", "c", "x"):
        raise Malformed(place, "expected a cell: a list that begins with one of s, 0, *, g, f, c, x")
    kind, *rest = value
    if kind in ("c", "x"):
        for i, row in enumerate(rest, start=1):
            if not isinstance(row, list):
                raise Malformed(f"{place}[{i}]", "expected a list of integers")
        return (kind, *(tuple(_entry(x, f"{place}[{i}]") for x in row) for i, row in enumerate(rest, start=1)))
    return (kind, *(_entry(x, place) for x in rest))


_NODES: Final[dict[str, Parser]] = {
    "modes": integer(2, MAX_MODES), "nodes": integer(2, MAX_NODES), "ellipses": ellipses, **SERIES,
}  # fmt: skip


def touch(value: Any, place: str, numbers: Numbers) -> dict[str, Any]:
    """The explicit density."""
    parsers: dict[str, Parser] = {**_NODES, "field": exact_list}
    fields = mapping(value, place, set(parsers))
    return {key: parser(fields[key], f"{place}.{key}", numbers) for key, parser in parsers.items()}


COVER: Final[dict[str, Parser]] = {
    **_NODES,
    "coupling": pair,
    "moment": pair,
    "grid": integer(1, MAX_GRID),
    "field_grid": integer(0, MAX_GRID),
    "weights": entries(1),
    "corner": entries(0),
    "corner_vector": entries(1),
    "star_lower": entries(-MAX_ENTRY),
    "star_upper": entries(0),
    "star_vector": entries(1),
    "tree": tree,
    "touch": touch,
}
