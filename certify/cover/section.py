"""The plan of a cover of a section m_1 = c of the moments: what the search proposes. Integers only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """Units 2^-grid, fields 2^-field_grid; c lies between the first ends of C_*, which are those of every box.

    `stand_in` (JSON key `weights`) times the centre of a box is its base field. certify/FORMAT/barrier.md has the
    cells of the tree.
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
    tree: tuple[list[Any], ...]

    def as_mapping(self) -> dict[str, Any]:
        """The plan in the form of the evidence."""
        names = ("modes", "nodes", "precision", "grid", "field_grid")
        lists = {"weights": self.stand_in, "ellipses": self.ellipses} | {
            name: getattr(self, name) for name in ("star_lower", "star_upper", "star_vector")
        }
        plain = {name: getattr(self, name) for name in names} | {name: list(x) for name, x in lists.items()}
        return plain | {"tree": [list(cell) for cell in self.tree]}
