"""Form of the evidence of branch-fold. FORMAT/branch.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..coupling.form import MAX_MODES, Grid, exact_list
from ..document.parsers import MAX_TERMS, Record, integer, many, number, read
from ..verdict import Malformed

MAX_PIECES: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Record):
    """The fields c + s V + s^2 W, |s| <= width, and a radius about them."""

    field: tuple[Fraction, ...] = read(exact_list)
    tangent: tuple[Fraction, ...] = read(exact_list)
    bend: tuple[Fraction, ...] = read(exact_list)
    width: Fraction = read(number)
    radius: Fraction = read(number)

    def require_form(self, place: str) -> None:
        """width > 0, radius > 0."""
        if min(self.width, self.radius) <= 0:
            raise Malformed(place, "expected a width and a radius > 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Grid):
    """A curve of critical densities: its departure from the uniform one, its pieces, and where K is least."""

    modes: int = read(integer(2, MAX_MODES))
    terms: int = read(integer(1, MAX_TERMS))
    first: Fraction = read(number)
    first_radius: Fraction = read(number)
    pieces: tuple[Span, ...] = read(many(Span.parse, "pieces", MAX_PIECES))
    fold: int = read(integer(1, MAX_PIECES))

    def require_form(self, place: str) -> None:
        """The sizes fit together, and the departure has some room."""
        Grid.require_form(self, place)
        if min(self.first, self.first_radius) <= 0:
            raise Malformed(place, "expected `first` and `first_radius` > 0")
        if self.fold > len(self.pieces):
            raise Malformed(f"{place}.fold", "expected the place of a piece, from 1 on")
        for i, piece in enumerate(self.pieces):
            if max(map(len, (piece.field, piece.tangent, piece.bend))) > self.modes:
                raise Malformed(f"{place}.pieces[{i}]", "expected lists with at most as many entries as modes")
