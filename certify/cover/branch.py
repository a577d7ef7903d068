"""The plan of a tube about a curve of critical densities: what the search proposes. Exact numbers only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, log2
from typing import Any

from certify.core.exact import Dyadic


@dataclass(frozen=True, slots=True)
class BranchPiece:
    """The field c + s V + s^2 W, |s| <= width, and all that is within `radius` of it, perpendicular to c."""

    field: tuple[Dyadic, ...]
    tangent: tuple[Dyadic, ...]
    bend: tuple[Dyadic, ...]
    width: Dyadic
    radius: Dyadic

    def as_mapping(self) -> dict[str, Any]:
        """In the form of the evidence, lists without the zeros at their ends."""
        lists = {"field": self.field, "tangent": self.tangent, "bend": self.bend}
        return {name: _trimmed(x) for name, x in lists.items()} | {"width": self.width, "radius": self.radius}


@dataclass(frozen=True, slots=True)
class BranchPlan:
    """Sizes of the quadrature, the departure from the uniform density, and pieces from there on.

    first, first_radius: the departure is about the fields of the first degree up to `first`. fold: the place of the
    piece, from 0 on, at whose field K is least.
    """

    modes: int
    nodes: int
    ellipses: tuple[Fraction, ...]
    precision: int
    first: Dyadic
    first_radius: Dyadic
    pieces: tuple[BranchPiece, ...]
    fold: int

    def as_mapping(self) -> dict[str, Any]:
        """The plan in the form of the evidence."""
        names = ("modes", "nodes", "precision", "first", "first_radius")
        pieces = [piece.as_mapping() for piece in self.pieces]
        sizes = {name: getattr(self, name) for name in names} | {"ellipses": list(self.ellipses)}
        return sizes | {"pieces": pieces, "fold": self.fold + 1}


def _trimmed(numbers: tuple[Dyadic, ...]) -> list[Dyadic]:
    """Without the zeros at its end, but one entry at least."""
    count = max((k for k, x in enumerate(numbers, start=1) if x != 0), default=1)
    return list(numbers[:count])


def short(x: float, bits: int) -> Dyadic:
    """Near x, in units 2^-bits."""
    return Dyadic(round(x * 2.0**bits), -bits)


def brief(x: float) -> Dyadic:
    """Near x > 0, with 8 bits."""
    return short(x, 8 - ceil(log2(x)))
