"""Form of the evidence of free-energy-barrier. FORMAT/barrier.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..document.parsers import MAX_TERMS, integer, many, number, read
from ..verdict import Malformed
from .form import MAX_ENTRY, MAX_MODES, Cells, Ends, entries, exact_list

MAX_FIELDS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Cells):
    """A cover of the section m_1 = c, C_* in it, and the fields of a path, one of them in C_*."""

    modes: int = read(integer(2, MAX_MODES))
    terms: int = read(integer(1, MAX_TERMS))
    c: Fraction = read(number)
    star_lower: Ends = read(entries(-MAX_ENTRY))
    star_upper: Ends = read(entries(0))
    star_vector: Ends = read(entries(1))
    path: tuple[tuple[Fraction, ...], ...] = read(many(exact_list, "fields", MAX_FIELDS))
    saddle: int = read(integer(1, MAX_FIELDS))

    def require_form(self, place: str) -> None:
        """The sizes fit together, and c > 0."""
        self.require_lists(("star_lower", "star_upper", "star_vector"), place)
        self.require_units(place)
        self.require_cells(1, place)
        if self.c <= 0:
            raise Malformed(f"{place}.c", "expected a number > 0")
        if self.saddle > len(self.path):
            raise Malformed(f"{place}.saddle", "expected the place of a field of the path, from 1 on")
