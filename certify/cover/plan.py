"""The plan of a cover: what the search proposes, and certify/bounds and the checker replay. Integers only.

All numbers are integers in units fixed by the plan, so that a plan is its own exact text. The meaning of each
part is in certify/FORMAT/coupling.md. A tree is a flat list of cells in depth-first order:

    ["s", k, mid]     the box is cut at coordinate k (1..L; 0 is the parameter s): lower half first, then upper half
    ["g"]             no global minimiser in the box: Gibbs bound at the field of the centre
    ["f", a_1..a_L]   the same, at this field
    ["c", row, ..]    each row [i, lo, hi, y_1..y_L] narrows coordinate i; the next cell is about the narrowed box
                      (written as [i, lo, hi] if y_i = 1 and the others are 0)
    ["x", row, .., y] rows as before, then y = [y_1..y_L] shows that no critical point is left
    ["0"]  ["*"]      the box lies in the convexity region of the uniform state; of the other minimiser
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Cell = list[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxPlan:
    """What the covers of boxes have in common; units 2^-grid, fields 2^-field_grid.

    `stand_in` (JSON key `weights`) are short numbers in place of the g_l in the base fields of boxes.
    """

    modes: int
    nodes: int
    ellipses: tuple[Fraction, ...]
    precision: int
    grid: int
    field_grid: int
    stand_in: tuple[int, ...]
    star_lower: tuple[int, ...]
    star_upper: tuple[int, ...]
    star_vector: tuple[int, ...]
    tree: tuple[Cell, ...]

    def listed(self, *more: str) -> dict[str, Any]:
        """In the form of the evidence, with these fields, but without the tree: ints, lists of ints, exact ellipses."""
        names = ("modes", "nodes", "precision", "grid", "field_grid", "star_lower", "star_upper", *more)
        plain = {name: getattr(self, name) for name in names} | {"weights": self.stand_in, "ellipses": self.ellipses}
        return {name: list(x) if isinstance(x, tuple) else x for name, x in plain.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPlan(BoxPlan):
    """A proposed cover of the moments (xi_1..xi_L, s) of all global minimisers."""

    frame: tuple[int, ...]
    frame_slope: tuple[int, ...]
    stand_in_slope: tuple[int, ...]
    top: tuple[int, ...]
    corner: tuple[int, ...]
    corner_vector: tuple[int, ...]
    star_cuts: tuple[int, ...]
    moving: bool = False
    star_vectors: tuple[tuple[int, ...], ...] = ()

    def as_mapping(self) -> Mapping[str, Any]:
        """The plan in the form of the evidence."""
        own = ("frame", "frame_slope", "top", "star_cuts") if self.moving else ("star_vector",)
        listed = self.listed("corner", "corner_vector", *own)
        if self.moving:
            listed["weights_slope"] = list(self.stand_in_slope)
            listed["star_vectors"] = [list(vector) for vector in self.star_vectors]
        return {**listed, "tree": [_written(cell) for cell in self.tree]}

    def counts(self) -> dict[str, int]:
        """How many cells of each kind there are."""
        result: dict[str, int] = {}
        for cell in self.tree:
            result[cell[0]] = result.get(cell[0], 0) + 1
        return result


def _written(cell: Cell) -> list[Any]:
    """The cell in the form of the evidence."""
    if cell[0] not in ("c", "x"):
        return list(cell)
    rows, last = (cell[1:], []) if cell[0] == "c" else (cell[1:-1], [cell[-1]])
    return [cell[0], *(_short(row) for row in rows), *last]


def _short(row: list[int]) -> list[int]:
    unit = [int(k == row[0]) for k in range(1, len(row) - 2)]
    return list(row[:3]) if list(row[3:]) == unit else list(row)
