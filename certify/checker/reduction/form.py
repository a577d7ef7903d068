"""Form of the evidence of regime by the rule `reduction`: FORMAT/reduction.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from ..coupling.form import MAX_ENTRY, MAX_GRID, MAX_MODES, Ends, Sizes, entries
from ..document.parsers import Record, integer, number, read
from ..document.reader import Numbers, count
from ..verdict import Malformed

MAX_CORNERS: Final = 8
Cell = tuple[Any, ...]
"""("s", k, mid) or ("v",)."""


def tree(value: Any, place: str, _: Numbers) -> tuple[Cell, ...]:
    """A non-empty list of cells."""
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of cells")
    return tuple(_cell(cell, f"{place}[{i}]") for i, cell in enumerate(value))


def _cell(value: Any, place: str) -> Cell:
    if value == ["v"]:
        return ("v",)
    if not isinstance(value, list) or len(value) != 3 or value[0] != "s":
        raise Malformed(place, 'expected a cell: ["v"], or ["s", k, mid]')
    return ("s", count(value[1], f"{place}[1]", 1, MAX_MODES), count(value[2], f"{place}[2]", 0, MAX_ENTRY))


def places(value: Any, place: str, numbers: Numbers) -> tuple[Ends, ...]:
    """A non-empty list of lists of integers >= 0."""
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of lists")
    parse = entries(0)
    return tuple(parse(x, f"{place}[{i}]", numbers) for i, x in enumerate(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc(Record):
    """The polydisc that y -> g M(a, y) maps into itself for |a| <= d `radius`, and the degree of the series there."""

    radius: int = read(integer(1, MAX_ENTRY))
    moments: Ends = read(entries(0))
    tail: int = read(integer(0, MAX_ENTRY))
    degree: int = read(integer(3, MAX_MODES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction(Sizes):
    """The reduced function of one variable at beta_* and K_#, on all that a minimiser can reach."""

    grid: int = read(integer(1, MAX_GRID))
    beyond: Fraction = read(number)
    theta: Fraction = read(number)
    reach: int = read(integer(1, MAX_ENTRY))
    corners: int = read(integer(0, MAX_CORNERS))
    tree: tuple[Cell, ...] = read(tree)
    disc: Disc = read(Disc.parse)
    chords: tuple[Ends, ...] = read(places)

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        Sizes.require_form(self, place)
        if self.precision <= self.grid:
            raise Malformed(place, "expected a unit coarser than the precision")
        if self.beyond <= 0:
            raise Malformed(f"{place}.beyond", "expected a number > 0")
        require_cells(self.tree, self.disc, self.modes, self.corners, place)
        require_places(self.chords, self.modes, f"{place}.chords")
        self.require_degree(f"{place}.disc.degree")

    def require_degree(self, place: str) -> None:
        """The series takes no mode that the boxes do not have."""
        if self.disc.degree > self.modes:
            raise Malformed(place, f"expected at most {self.modes}, as there are modes")


def require_cells(cells: Sequence[Cell], disc: Disc, modes: int, corners: int, place: str) -> None:
    """Cuts, corners and the polydisc are for so many modes."""
    if corners > modes:
        raise Malformed(f"{place}.corners", f"expected at most {modes}, as there are modes")
    if len(disc.moments) != modes - 1:
        raise Malformed(f"{place}.disc.moments", f"expected {modes - 1} entries, one for each mode but the first")
    for i, cell in enumerate(cells):
        if cell[0] == "s" and cell[1] > modes:
            raise Malformed(f"{place}.tree[{i}]", f"expected a coordinate from 1 to {modes}")


def require_places(rows: Sequence[Ends], modes: int, place: str) -> None:
    """Places have an entry for each mode."""
    for i, row in enumerate(rows):
        if len(row) != modes:
            raise Malformed(f"{place}[{i}]", f"expected {modes} entries, as there are modes")
