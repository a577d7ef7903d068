"""Form of the evidence of the rules `kernel-exclusion` and `exclusion`. FORMAT/kernels.md."""

from __future__ import annotations

from dataclasses import dataclass

from ..branch.form import Span
from ..coupling.form import MAX_GRID, Cell, Grid, cells
from ..document.parsers import MAX_TERMS, integer, read
from ..verdict import Malformed


@dataclass(frozen=True, slots=True, kw_only=True)
class Tube(Grid):
    """One piece of a curve of critical densities, with the sizes of its quadrature."""

    piece: Span = read(Span.parse)

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        Grid.require_form(self, place)
        if max(map(len, (self.piece.field, self.piece.tangent, self.piece.bend))) > self.modes:
            raise Malformed(f"{place}.piece", "expected lists with at most as many entries as modes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion(Grid):
    """The tree of boxes of z_1..z_L and x, and the tube about the fold."""

    grid: int = read(integer(1, MAX_GRID))
    tree: tuple[Cell, ...] = read(cells("s", "0", "t", "c", "x"))
    tube: Tube = read(Tube.parse)

    def require_form(self, place: str) -> None:
        """The sizes fit together, and cells have the entries of their kind."""
        Grid.require_form(self, place)
        if self.precision <= self.grid:
            raise Malformed(place, "expected units coarser than the precision")
        if self.tube.modes < self.modes:
            raise Malformed(f"{place}.tube.modes", "expected at least as many modes as those of the boxes")
        for i, cell in enumerate(self.tree):
            if not _fits(cell, self.modes):
                raise Malformed(
                    f"{place}.tree[{i}]", f"expected the entries of a cell {cell[0]!r} for {self.modes} modes and x"
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperExclusion(Exclusion):
    """The same for the paper's kernel, with the terms of its series."""

    terms: int = read(integer(1, MAX_TERMS))


def _fits(cell: Cell, modes: int) -> bool:
    kind, *rest = cell
    if kind == "s":
        return len(rest) == 2 and 1 <= rest[0] <= modes + 1
    if kind not in ("c", "x"):
        return not rest
    if not rest:
        return False
    if kind == "x" and not 1 <= len(rest.pop()) <= modes:
        return False
    return all(3 <= len(row) <= modes + 3 and 1 <= row[0] <= modes + (len(row) > 3) for row in rest)
