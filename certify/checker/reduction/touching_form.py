"""Form of the evidence of two-minimisers by the rule `touching`: FORMAT/reduction.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from ..coupling.form import MAX_ENTRY, MAX_GRID, Ends, Sizes, entries
from ..document.parsers import Record, integer, number, read
from ..document.reader import Numbers
from ..verdict import Malformed
from .form import MAX_CORNERS, Cell, Disc, places, require_cells, require_places, tree

MAX_PIECES: Final = 1000
_PAIR: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchingPiece(Record):
    """A piece of the interval, from the end of the one before: K_c/K_# in [lower, upper], and what shows it."""

    end: Fraction = read(number)
    lower: Fraction = read(number)
    upper: Fraction = read(number)
    peaks: Ends = read(entries(0))
    moment: Ends = read(entries(0))
    chords: tuple[Ends, ...] = read(places)

    def require_form(self, place: str) -> None:
        """The numbers are in order."""
        if not 0 < self.lower <= self.upper <= 1:
            raise Malformed(place, "expected 0 < lower <= upper <= 1")
        if len(self.peaks) != len(self.moment) or len(self.moment) != _PAIR or self.moment[0] > self.moment[1]:
            raise Malformed(place, "expected two peaks, and two ends of moment in order")


def pieces(value: Any, place: str, numbers: Numbers) -> tuple[TouchingPiece, ...]:
    """A non-empty list of pieces."""
    if not isinstance(value, list) or not 1 <= len(value) <= MAX_PIECES:
        raise Malformed(place, f"expected a list of 1 to {MAX_PIECES} pieces")
    return tuple(TouchingPiece.parse(x, f"{place}[{i}]", numbers) for i, x in enumerate(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Touching(Sizes):
    """What holds up to the right end of the interval, and the pieces."""

    grid: int = read(integer(1, MAX_GRID))
    theta: Fraction = read(number)
    reach: int = read(integer(1, MAX_ENTRY))
    corners: int = read(integer(0, MAX_CORNERS))
    tree: tuple[Cell, ...] = read(tree)
    disc: Disc = read(Disc.parse)
    pieces: tuple[TouchingPiece, ...] = read(pieces)

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        Sizes.require_form(self, place)
        require_cells(self.tree, self.disc, self.modes, self.corners, place)
        if self.precision <= self.grid:
            raise Malformed(place, "expected a unit coarser than the precision")
        for i, piece in enumerate(self.pieces):
            require_places(piece.chords, self.modes, f"{place}.pieces[{i}].chords")
