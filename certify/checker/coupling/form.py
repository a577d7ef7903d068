"""Form of the evidence of two-minimisers: FORMAT_COUPLING.md, sections 2, 4 and 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from ..document.parsers import SERIES, Parser, integer, pair
from ..document.reader import Numbers, count, mapping
from ..verdict import Malformed

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
    "modes": integer(2, MAX_MODES),
    "nodes": integer(2, MAX_NODES),
    "ellipses": ellipses,
    **SERIES,
}


TOUCH: Final[dict[str, Parser]] = {**_NODES, "field": exact_list}


def touch(value: Any, place: str, numbers: Numbers) -> dict[str, Any]:
    """The explicit density."""
    fields = mapping(value, place, set(TOUCH))
    return {key: parser(fields[key], f"{place}.{key}", numbers) for key, parser in TOUCH.items()}


COVER: Final[dict[str, Parser]] = {
    **_NODES,
    "coupling": pair,
    "moment": pair,
    "grid": integer(1, MAX_GRID),
    "field_grid": integer(0, MAX_GRID),
    "weights": entries(0),
    "corner": entries(0),
    "corner_vector": entries(1),
    "star_lower": entries(-MAX_ENTRY),
    "star_upper": entries(0),
    "star_vector": entries(1),
    "tree": tree,
    "touch": touch,
}


def require_sizes(evidence: Mapping[str, Any], place: str) -> None:
    """The sizes of a cover at a point fit together."""
    modes = evidence["modes"]
    require_lists(evidence, ("weights", "corner", "corner_vector", "star_lower", "star_upper", "star_vector"), place)
    require_density(evidence["touch"], modes, f"{place}.touch")
    require_units(evidence, place)
    require_cells(evidence["tree"], modes, 1, f"{place}.tree")


def require_lists(evidence: Mapping[str, Any], names: Sequence[str], place: str) -> None:
    """Lists have L entries."""
    for name in names:
        if len(evidence[name]) != evidence["modes"]:
            raise Malformed(f"{place}.{name}", f"expected {evidence['modes']} entries, as there are modes")


def require_quadrature(evidence: Mapping[str, Any], place: str) -> None:
    """N is even, and there are 32 bits."""
    if evidence["nodes"] % 2 or evidence["precision"] < 32:
        raise Malformed(place, "expected an even number of nodes and a precision of at least 32")


def require_units(evidence: Mapping[str, Any], place: str) -> None:
    """So they are for the boxes, and the units are coarser than the precision."""
    require_quadrature(evidence, place)
    if evidence["precision"] <= max(evidence["grid"], evidence["field_grid"]):
        raise Malformed(place, "expected units coarser than the precision")


def require_cells(tree: Sequence[tuple[Any, ...]], modes: int, first: int, place: str) -> None:
    """Cells have the entries of their kind; the coordinates of cuts begin with `first`."""
    for i, cell in enumerate(tree):
        if not _fits(cell, modes, first):
            raise Malformed(f"{place}[{i}]", f"expected the entries of a cell {cell[0]!r} for {modes} modes")


def require_density(density: Mapping[str, Any], modes: int, place: str) -> None:
    """An explicit density has at least the modes of the boxes, an even number of nodes, and 32 bits."""
    if len(density["field"]) != density["modes"] or density["modes"] < modes:
        raise Malformed(f"{place}.field", f"expected as many entries as modes, at least {modes}")
    require_quadrature(density, place)


def _fits(cell: tuple[Any, ...], modes: int, first: int) -> bool:
    kind, *rest = cell
    if kind == "s":
        return len(rest) == 2 and first <= rest[0] <= modes
    if kind == "f":
        return len(rest) == modes
    if kind not in ("c", "x"):
        return not rest
    if not rest:
        return False
    if kind == "x" and len(rest.pop()) != modes:
        return False
    return all(len(row) == modes + 3 and 1 <= row[0] <= modes for row in rest)
