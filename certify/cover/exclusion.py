"""The plan of a proof that a fold is the first one: a tube about it, and a tree of boxes everywhere else.

Exact numbers only. Coordinates of boxes are z_1..z_L and, as number L + 1, x = K/K_lo. A tree is a flat list of cells
in depth-first order:

    ["s", k, mid]     the box is cut at coordinate k: lower half first, then upper half
    ["c", row, ..]    each row [k, lo, hi, y_1, ..] narrows coordinate k; zeros at the end of y may be missing
                      (written as [k, lo, hi] if y_k = 1 and the others are 0)
    ["x", row, .., y] rows as before, then y shows that no critical density is left
    ["0"]  ["t"]      near the uniform density; in the tube
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from certify.cover.branch import BranchPiece
from certify.cover.plan import Cell

ROUNDS: Final = 8
"""Where norms bound what is beyond the modes: how often a bound of them is put into itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TubePlan:
    """One piece of a curve of critical densities, with the sizes of its own quadrature."""

    modes: int
    nodes: int
    ellipses: tuple[Fraction, ...]
    precision: int
    piece: BranchPiece

    def as_mapping(self) -> dict[str, Any]:
        """In the form of the evidence."""
        return _sizes(self) | {"piece": self.piece.as_mapping()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionPlan:
    """Sizes of the quadrature, units 2^-grid, the tree, and the tube about the fold."""

    modes: int
    nodes: int
    ellipses: tuple[Fraction, ...]
    precision: int
    grid: int
    tree: tuple[Cell, ...]
    tube: TubePlan

    def as_mapping(self) -> dict[str, Any]:
        """In the form of the evidence."""
        return _sizes(self) | {"grid": self.grid, "tree": list(self.tree), "tube": self.tube.as_mapping()}


def _sizes(plan: TubePlan | ExclusionPlan) -> dict[str, Any]:
    sizes = {name: getattr(plan, name) for name in ("modes", "nodes", "precision")}
    return sizes | {"ellipses": list(plan.ellipses)}


def padded(row: Sequence[int], modes: int) -> list[int]:
    """A row y filled up with zeros to so many modes."""
    return [*row, *[0] * (modes - len(row))]


def unit(place: int, modes: int) -> list[int]:
    """y of the row that stands for this coordinate, from 1 on."""
    return [int(k == place) for k in range(1, modes + 1)]


def lowest(degrees: Sequence[int], step: int, one: int) -> list[int]:
    """Lower ends of all z_l: 0 of the first degree that is an odd multiple of `step`, by a symmetry, else -1."""
    odd = next((degree for degree in degrees if degree // step % 2), None)
    return [0 if degree == odd else -one for degree in degrees]
