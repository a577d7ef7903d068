"""The plan of a reduction at beta_*: what the search proposes, and certify/bounds and the checker replay.

Places are moments in units 2^-grid. A tree is a flat list of cells in depth-first order, ["s", k, mid] (cut at
coordinate k, lower half first) or ["v"] (the corners decide). Meaning: certify/FORMAT/reduction.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from certify.core.exact import Dyadic, Exact
from certify.cover.plan import Cell


@dataclass(frozen=True, slots=True)
class DiscPlan:
    """Radius of the disc and of the polydisc over it, the bound of the modes beyond L, and the degree of the series."""

    radius: int
    moments: tuple[int, ...]
    tail: int
    degree: int

    def as_mapping(self) -> dict[str, Any]:
        """The disc in the form of the evidence."""
        plain = {name: getattr(self, name) for name in ("radius", "tail", "degree")}
        return {**plain, "moments": list(self.moments)}


@dataclass(frozen=True, slots=True)
class ReductionPlan:
    """L, N, the ellipses, the working precision (bits), a number beyond beta_*, and the parts of the proof."""

    modes: int
    nodes: int
    ellipses: tuple[Fraction, ...]
    precision: int
    grid: int
    beyond: Dyadic
    theta: Fraction
    reach: int
    corners: int
    tree: tuple[Cell, ...]
    disc: DiscPlan
    chords: tuple[tuple[int, ...], ...]

    def as_mapping(self) -> dict[str, Any]:
        """The plan in the form of the evidence."""
        names = ("modes", "nodes", "precision", "grid", "beyond", "theta", "reach", "corners")
        return {
            **{name: getattr(self, name) for name in names},
            "ellipses": list(self.ellipses),
            "tree": [list(cell) for cell in self.tree],
            "disc": self.disc.as_mapping(),
            "chords": [list(place) for place in self.chords],
        }


@dataclass(frozen=True, slots=True)
class PiecePlan:
    """A piece that ends at `end`: bounds of K_c/K_#, where ell is largest at them, a/d of the minimiser, and chords."""

    end: Exact
    lower: Fraction
    upper: Fraction
    peaks: tuple[int, int]
    moment: tuple[int, int]
    chords: tuple[tuple[int, ...], ...]

    def as_mapping(self) -> dict[str, Any]:
        """The piece in the form of the evidence."""
        listed = {name: list(getattr(self, name)) for name in ("peaks", "moment")}
        plain = {name: getattr(self, name) for name in ("end", "lower", "upper")}
        return {**plain, **listed, "chords": [list(place) for place in self.chords]}


@dataclass(frozen=True, slots=True)
class TouchingPlan:
    """What holds up to the right end of an interval next to beta_*, and the pieces from its left end on."""

    modes: int
    nodes: int
    ellipses: tuple[Fraction, ...]
    precision: int
    grid: int
    theta: Fraction
    reach: int
    corners: int
    tree: tuple[Cell, ...]
    disc: DiscPlan
    pieces: tuple[PiecePlan, ...]

    def as_mapping(self) -> dict[str, Any]:
        """The plan in the form of the evidence."""
        names = ("modes", "nodes", "precision", "grid", "theta", "reach", "corners")
        return {
            **{name: getattr(self, name) for name in names},
            "ellipses": list(self.ellipses),
            "tree": [list(cell) for cell in self.tree],
            "disc": self.disc.as_mapping(),
            "pieces": [piece.as_mapping() for piece in self.pieces],
        }
