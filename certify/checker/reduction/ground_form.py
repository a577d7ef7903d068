"""Form of what the evidence of the rules `touching` and `isolation` has in common: FORMAT/reduction.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..coupling.form import MAX_ENTRY, MAX_GRID, Sizes
from ..document.parsers import integer, number, read
from ..verdict import Malformed
from .form import MAX_CORNERS, Cell, Disc, require_cells, tree

MAX_PIECES: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundForm(Sizes):
    """What holds up to the right end of the interval."""

    grid: int = read(integer(1, MAX_GRID))
    theta: Fraction = read(number)
    reach: int = read(integer(1, MAX_ENTRY))
    corners: int = read(integer(0, MAX_CORNERS))
    tree: tuple[Cell, ...] = read(tree)
    disc: Disc = read(Disc.parse)

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        Sizes.require_form(self, place)
        require_cells(self.tree, self.disc, self.modes, self.corners, place)
        if self.precision <= self.grid:
            raise Malformed(place, "expected a unit coarser than the precision")
