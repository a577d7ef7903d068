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
class ChartPlan:
    """A polydisc of a and y about the field `centre`, all in units 2^-grid.

    radius: of a; spread: of y_2..y_L; drift: how far the y_l move with the weights; tail: a bound of moments beyond L.
    """

    centre: tuple[int, ...]
    radius: int
    spread: tuple[int, ...]
    drift: tuple[int, ...]
    tail: int

    def as_mapping(self) -> dict[str, Any]:
        """The polydisc in the form of the evidence."""
        listed = {name: list(getattr(self, name)) for name in ("centre", "spread", "drift")}
        return {**listed, "radius": self.radius, "tail": self.tail}


@dataclass(frozen=True, slots=True)
class StripPlan:
    """The part of a chart that ends at a = d end, how many orders of the series are taken, and the number of cells."""

    chart: ChartPlan
    end: int
    degree: int
    cells: int

    def as_mapping(self) -> dict[str, Any]:
        """The strip in the form of the evidence."""
        return {**self.chart.as_mapping(), **{name: getattr(self, name) for name in ("end", "degree", "cells")}}


@dataclass(frozen=True, slots=True)
class IsolationPiece:
    """A piece that ends at `end`: bounds of K_c/K_#, a/d of the minimiser, and what covers (0, d reach].

    inner, outer: ends of chords; strips: what lies between them; foot: a chart about the minimiser at `end` and
    `lower`, peak: a field near the minimiser at the left end and `upper`.
    """

    end: Exact
    lower: Fraction
    upper: Fraction
    moment: tuple[int, int]
    inner: tuple[tuple[int, ...], ...]
    strips: tuple[StripPlan, ...]
    outer: tuple[tuple[int, ...], ...]
    foot: ChartPlan
    peak: tuple[int, ...]

    def as_mapping(self) -> dict[str, Any]:
        """The piece in the form of the evidence."""
        return {
            **{name: getattr(self, name) for name in ("end", "lower", "upper")},
            "moment": list(self.moment),
            "inner": [list(place) for place in self.inner],
            "strips": [strip.as_mapping() for strip in self.strips],
            "outer": [list(place) for place in self.outer],
            "foot": self.foot.as_mapping(),
            "peak": list(self.peak),
        }


@dataclass(frozen=True, slots=True)
class GroundPlan:
    """What holds up to the right end of an interval beyond beta_*, at K_# there and below."""

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

    def as_mapping(self) -> dict[str, Any]:
        """The plan in the form of the evidence."""
        names = ("modes", "nodes", "precision", "grid", "theta", "reach", "corners")
        return {
            **{name: getattr(self, name) for name in names},
            "ellipses": list(self.ellipses),
            "tree": [list(cell) for cell in self.tree],
            "disc": self.disc.as_mapping(),
        }


@dataclass(frozen=True, slots=True)
class TouchingPlan(GroundPlan):
    """The ground, and the pieces from the left end of an interval next to beta_* on."""

    pieces: tuple[PiecePlan, ...]

    def as_mapping(self) -> dict[str, Any]:
        """The plan in the form of the evidence."""
        return {**GroundPlan.as_mapping(self), "pieces": [piece.as_mapping() for piece in self.pieces]}


@dataclass(frozen=True, slots=True)
class IsolationPlan(GroundPlan):
    """The ground, and the pieces from the left end of an interval away from beta_* on."""

    pieces: tuple[IsolationPiece, ...]

    def as_mapping(self) -> dict[str, Any]:
        """The plan in the form of the evidence."""
        return {**GroundPlan.as_mapping(self), "pieces": [piece.as_mapping() for piece in self.pieces]}
