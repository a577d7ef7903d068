"""Form of the evidence of two-minimisers by the rule `touching`: FORMAT/reduction.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..coupling.form import Ends, entries
from ..document.parsers import Record, many, number, read
from ..verdict import Malformed
from .form import places, require_places
from .ground_form import MAX_PIECES, GroundForm

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Touching(GroundForm):
    """What holds up to the right end of the interval, and the pieces."""

    pieces: tuple[TouchingPiece, ...] = read(many(TouchingPiece.parse, "pieces", MAX_PIECES))

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        GroundForm.require_form(self, place)
        for i, piece in enumerate(self.pieces):
            require_places(piece.chords, self.modes, f"{place}.pieces[{i}].chords")
