"""Form of the evidence of `moving-cover`: FORMAT_COUPLING.md, section 6."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from ..document.parsers import Parser, integer, pair
from ..document.reader import Numbers, count, mapping
from ..verdict import Malformed
from .form import (
    COVER,
    MAX_ENTRY,
    MAX_GRID,
    TOUCH,
    entries,
    require_cells,
    require_density,
    require_lists,
    require_units,
)

MAX_PIECES: Final = 10_000
MAX_INNER: Final = 1_000
_OF_A_POINT: Final = ("coupling", "moment", "touch", "star_vector")
_LISTS: Final = (
    "weights",
    "corner",
    "corner_vector",
    "star_lower",
    "star_upper",
    "frame",
    "frame_slope",
    "weights_slope",
    "top",
)


def _interval(value: Any, place: str, numbers: Numbers) -> tuple[Fraction, Fraction]:
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed(place, "expected a pair")
    low, high = (numbers.number(x, f"{place}[{i}]") for i, x in enumerate(value))
    if not 0 < low < high:
        raise Malformed(place, "expected 0 < b_0 < b_1")
    return low, high


def _cuts(value: Any, place: str, _: Numbers) -> tuple[int, ...]:
    """Increasing integers, possibly none."""
    if not isinstance(value, list):
        raise Malformed(place, "expected a list of integers")
    found = tuple(count(x, f"{place}[{i}]", -MAX_ENTRY, MAX_ENTRY) for i, x in enumerate(value))
    if any(a >= b for a, b in pairwise(found)):
        raise Malformed(place, "expected increasing integers")
    return found


def _vectors(value: Any, place: str, numbers: Numbers) -> tuple[tuple[int, ...], ...]:
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of vectors")
    parse = entries(1)
    return tuple(parse(x, f"{place}[{i}]", numbers) for i, x in enumerate(value))


def _inner(value: Any, place: str, numbers: Numbers) -> tuple[dict[str, Any], ...]:
    """Nodes inside the piece, possibly none."""
    if not isinstance(value, list):
        raise Malformed(place, "expected a list of nodes")
    count(len(value), f"{place} (the number of nodes)", 0, MAX_INNER)
    found = []
    for i, item in enumerate(value):
        here = f"{place}[{i}]"
        fields = mapping(item, here, set(_NODE))
        found.append({key: parser(fields[key], f"{here}.{key}", numbers) for key, parser in _NODE.items()})
    return tuple(found)


_NODE: Final[dict[str, Parser]] = {**TOUCH, "s": integer(-MAX_ENTRY, MAX_ENTRY), "coupling": pair}
_PIECE: Final[dict[str, Parser]] = {
    **{name: parser for name, parser in COVER.items() if name not in _OF_A_POINT},
    "interval": _interval,
    "grid": integer(2, MAX_GRID),
    "frame": entries(1),
    "frame_slope": entries(-MAX_ENTRY),
    "weights_slope": entries(-MAX_ENTRY),
    "top": entries(0),
    "star_cuts": _cuts,
    "star_vectors": _vectors,
    "inner": _inner,
}


def pieces(value: Any, place: str, numbers: Numbers) -> tuple[dict[str, Any], ...]:
    """A non-empty list of pieces."""
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of pieces")
    count(len(value), f"{place} (the number of pieces)", 1, MAX_PIECES)
    return tuple(_piece(item, f"{place}[{i}]", numbers) for i, item in enumerate(value))


def _piece(value: Any, place: str, numbers: Numbers) -> dict[str, Any]:
    fields = mapping(value, place, set(_PIECE))
    found = {key: parser(fields[key], f"{place}.{key}", numbers) for key, parser in _PIECE.items()}
    _require_sizes(found, place)
    return found


def _require_sizes(piece: Mapping[str, Any], place: str) -> None:
    """The sizes of a piece fit together; a cut may be one of s, coordinate 0."""
    modes, cuts, one = piece["modes"], piece["star_cuts"], 1 << piece["grid"]
    require_lists(piece, _LISTS, place)
    if cuts and not -one < cuts[0] <= cuts[-1] < one:
        raise Malformed(f"{place}.star_cuts", "expected numbers strictly between -1 and 1")
    vectors = piece["star_vectors"]
    if len(vectors) != len(cuts) + 1 or any(len(vector) != modes for vector in vectors):
        raise Malformed(f"{place}.star_vectors", f"expected one vector of {modes} entries for each range of s")
    require_units(piece, place)
    for i, node in enumerate(piece["inner"]):
        if not -one < node["s"] < one:
            raise Malformed(f"{place}.inner[{i}].s", "expected a number strictly between -1 and 1")
        require_density(node, modes, f"{place}.inner[{i}]")
    require_cells(piece["tree"], modes, 0, f"{place}.tree")
