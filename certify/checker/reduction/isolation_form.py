"""Form of the evidence of two-minimisers by the rule `isolation`: FORMAT/reduction.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..coupling.form import MAX_ENTRY, Ends, entries
from ..document.parsers import Record, integer, many, number, read
from ..verdict import Malformed
from .form import places, require_places
from .ground_form import MAX_PIECES, GroundForm

MAX_STRIPS: Final = 1000
MAX_DEGREE: Final = 200
MAX_CELLS: Final = 1000
_PAIR: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Record):
    """A polydisc about the field `centre`."""

    centre: Ends = read(entries(0))
    radius: int = read(integer(1, MAX_ENTRY))
    spread: Ends = read(entries(0))
    drift: Ends = read(entries(0))
    tail: int = read(integer(1, MAX_ENTRY))

    def require_modes(self, modes: int, place: str) -> None:
        """The lists are for so many modes."""
        for name, count in (("centre", modes), ("spread", modes - 1), ("drift", modes - 1)):
            if len(getattr(self, name)) != count:
                raise Malformed(f"{place}.{name}", f"expected {count} entries for {modes} modes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip(Chart):
    """The part of a chart from the end of the strip before to a = d `end`."""

    end: int = read(integer(1, MAX_ENTRY))
    degree: int = read(integer(2, MAX_DEGREE))
    cells: int = read(integer(1, MAX_CELLS))


@dataclass(frozen=True, slots=True, kw_only=True)
class IsolationPiece(Record):
    """A piece of the interval, from the end of the one before: K_c/K_# in [lower, upper], and what shows it."""

    end: Fraction = read(number)
    lower: Fraction = read(number)
    upper: Fraction = read(number)
    moment: Ends = read(entries(0))
    inner: tuple[Ends, ...] = read(places)
    strips: tuple[Strip, ...] = read(many(Strip.parse, "strips", MAX_STRIPS))
    outer: tuple[Ends, ...] = read(places)
    foot: Chart = read(Chart.parse)
    peak: Ends = read(entries(0))

    def require_form(self, place: str) -> None:
        """The numbers are in order."""
        if not 0 < self.lower <= self.upper < 1:
            raise Malformed(place, "expected 0 < lower <= upper < 1")
        if len(self.moment) != _PAIR or self.moment[0] > self.moment[1]:
            raise Malformed(f"{place}.moment", "expected two ends in order")

    def require_modes(self, modes: int, place: str) -> None:
        """The lists are for so many modes."""
        require_places((*self.inner, *self.outer), modes, place)
        require_places((self.peak,), modes, f"{place}.peak")
        self.foot.require_modes(modes, f"{place}.foot")
        for i, strip in enumerate(self.strips):
            strip.require_modes(modes, f"{place}.strips[{i}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Isolation(GroundForm):
    """What holds up to the right end of the interval, and the pieces."""

    pieces: tuple[IsolationPiece, ...] = read(many(IsolationPiece.parse, "pieces", MAX_PIECES))

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        GroundForm.require_form(self, place)
        for i, piece in enumerate(self.pieces):
            piece.require_modes(self.modes, f"{place}.pieces[{i}]")
