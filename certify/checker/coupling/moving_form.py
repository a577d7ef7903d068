"""Form of the evidence of `moving-cover`: FORMAT/intervals.md."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from ..document.parsers import MAX_TERMS, Bounds, Record, integer, many, pair, read
from ..document.reader import Numbers, count
from ..verdict import Malformed
from .form import MAX_ENTRY, MAX_GRID, MAX_MODES, Boxes, Ends, Trial, entries

MAX_PIECES: Final = 10_000
MAX_INNER: Final = 1_000


def _interval(value: Any, place: str, numbers: Numbers) -> Bounds:
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed(place, "expected a pair")
    low, high = (numbers.number(x, f"{place}[{i}]") for i, x in enumerate(value))
    if not 0 < low < high:
        raise Malformed(place, "expected 0 < beta_0 < beta_1")
    return low, high


def _cuts(value: Any, place: str, _: Numbers) -> Ends:
    """Increasing integers, possibly none."""
    if not isinstance(value, list):
        raise Malformed(place, "expected a list of integers")
    found = tuple(count(x, f"{place}[{i}]", -MAX_ENTRY, MAX_ENTRY) for i, x in enumerate(value))
    if any(a >= b for a, b in pairwise(found)):
        raise Malformed(place, "expected increasing integers")
    return found


def _vectors(value: Any, place: str, numbers: Numbers) -> tuple[Ends, ...]:
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of vectors")
    parse = entries(1)
    return tuple(parse(x, f"{place}[{i}]", numbers) for i, x in enumerate(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class InnerTrial(Trial):
    """An explicit density at beta(s) inside a piece, and the enclosure of K_c there."""

    s: int = read(integer(-MAX_ENTRY, MAX_ENTRY))
    coupling: Bounds = read(pair)


def _inner(value: Any, place: str, numbers: Numbers) -> tuple[InnerTrial, ...]:
    """Nodes inside the piece, possibly none."""
    if not isinstance(value, list):
        raise Malformed(place, "expected a list of nodes")
    count(len(value), f"{place} (the number of nodes)", 0, MAX_INNER)
    return tuple(InnerTrial.parse(item, f"{place}[{i}]", numbers) for i, item in enumerate(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingBoxes(Boxes):
    """A piece: its boxes move with s, their units are finer, and it may have nodes inside."""

    modes: int = read(integer(2, MAX_MODES))
    terms: int = read(integer(1, MAX_TERMS))
    interval: Bounds = read(_interval)
    grid: int = read(integer(2, MAX_GRID))
    frame: Ends = read(entries(1))
    frame_slope: Ends = read(entries(-MAX_ENTRY))
    weights_slope: Ends = read(entries(-MAX_ENTRY))
    top: Ends = read(entries(0))
    star_cuts: Ends = read(_cuts)
    star_vectors: tuple[Ends, ...] = read(_vectors)
    inner: tuple[InnerTrial, ...] = read(_inner)

    def require_form(self, place: str) -> None:
        """The sizes fit together; a cut may be one of s, coordinate 0."""
        modes, cuts, one = self.modes, self.star_cuts, 1 << self.grid
        self.require_lists(("frame", "frame_slope", "weights_slope", "top"), place)
        if cuts and not -one < cuts[0] <= cuts[-1] < one:
            raise Malformed(f"{place}.star_cuts", "expected numbers strictly between -1 and 1")
        if len(self.star_vectors) != len(cuts) + 1 or any(len(vector) != modes for vector in self.star_vectors):
            raise Malformed(f"{place}.star_vectors", f"expected one vector of {modes} entries for each range of s")
        self.require_units(place)
        for i, node in enumerate(self.inner):
            if not -one < node.s < one:
                raise Malformed(f"{place}.inner[{i}].s", "expected a number strictly between -1 and 1")
            node.require_modes(modes, f"{place}.inner[{i}]")
        self.require_cells(0, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingCover(Record):
    """The rule `moving-cover`: pieces from one end of the interval to the other."""

    pieces: tuple[MovingBoxes, ...] = read(many(MovingBoxes.parse, "pieces", MAX_PIECES))
