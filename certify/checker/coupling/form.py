"""Form of the evidence of two-minimisers at a point: FORMAT/coupling.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from ..document.claim import MAX_PRECISION
from ..document.parsers import MAX_TERMS, Bounds, Parser, Record, integer, pair, read
from ..document.reader import Numbers, count
from ..verdict import Malformed

MAX_MODES: Final = 200
MAX_TRIAL: Final = 400
"""Modes of an explicit density: at large beta its field has many."""
MAX_NODES: Final = 4000
MAX_GRID: Final = 400
MAX_ENTRY: Final = 10**120
GUARD: Final = 64
"""Bits beyond those of the evidence: fixed point loses what the exponents of floating point keep."""
Ends = tuple[int, ...]
"""An integer for each l: ends of boxes in units 2^-grid, weights, vectors."""
Cell = tuple[Any, ...]
"""Its kind, then what FORMAT/coupling.md, "The tree", says for it."""


def _entry(value: Any, place: str) -> int:
    return count(value, place, -MAX_ENTRY, MAX_ENTRY)


def entries(low: int) -> Parser:
    """A non-empty list of integers >= low."""

    def parse(value: Any, place: str, _: Numbers) -> tuple[int, ...]:
        if not isinstance(value, list) or not value:
            raise Malformed(place, "expected a non-empty list of integers")
        return tuple(count(x, f"{place}[{i}]", low, MAX_ENTRY) for i, x in enumerate(value))

    return parse


def exact_list(value: Any, place: str, numbers: Numbers) -> tuple[Fraction, ...]:
    """A non-empty list of exact numbers."""
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of numbers")
    return tuple(numbers.number(x, f"{place}[{i}]") for i, x in enumerate(value))


def ellipses(value: Any, place: str, numbers: Numbers) -> tuple[Fraction, ...]:
    """A non-empty list of numbers > 1."""
    found = exact_list(value, place, numbers)
    if min(found) <= 1:
        raise Malformed(place, "expected numbers > 1")
    return found


def cells(*kinds: str) -> Parser:
    """A list of cells of these kinds; how many entries a cell has is seen when L is known."""

    def parse(value: Any, place: str, _: Numbers) -> tuple[Cell, ...]:
        if not isinstance(value, list) or not value:
            raise Malformed(place, "expected a non-empty list of cells")
        return tuple(_cell(cell, kinds, f"{place}[{i}]") for i, cell in enumerate(value))

    return parse


def _cell(value: Any, kinds: Sequence[str], place: str) -> Cell:
    if not isinstance(value, list) or not value or value[0] not in kinds:
        raise Malformed(place, f"expected a cell: a list that begins with one of {', '.join(kinds)}")
    kind, *rest = value
    if kind in ("c", "x"):
        for i, row in enumerate(rest, start=1):
            if not isinstance(row, list):
                raise Malformed(f"{place}[{i}]", "expected a list of integers")
        return (kind, *(tuple(_entry(x, f"{place}[{i}]") for x in row) for i, row in enumerate(rest, start=1)))
    return (kind, *(_entry(x, place) for x in rest))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Record):
    """Sizes of a quadrature: modes L, nodes, the ellipses of the error, and bits."""

    modes: int = read(integer(1, MAX_MODES))
    nodes: int = read(integer(2, MAX_NODES))
    ellipses: tuple[Fraction, ...] = read(ellipses)
    precision: int = read(integer(1, MAX_PRECISION))

    @property
    def bits(self) -> int:
        """Bits of the fixed point."""
        return self.precision + GUARD

    def require_form(self, place: str) -> None:
        """`nodes` is even, and there are 32 bits."""
        if self.nodes % 2 or self.precision < 32:
            raise Malformed(place, "expected an even number of nodes and a precision of at least 32")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes(Grid):
    """Those of the series of the paper's kernel beside them: 2 modes or more, and terms."""

    modes: int = read(integer(2, MAX_MODES))
    terms: int = read(integer(1, MAX_TERMS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Explicit(Grid):
    """An explicit density: exp(sum a_l P_l)/Z for the field a."""

    field: tuple[Fraction, ...] = read(exact_list)

    @property
    def bits(self) -> int:
        """The recurrence of the P_l loses up to log2(1+sqrt 2) bits a degree."""
        return self.precision + GUARD + 2 * self.modes

    def require_modes(self, modes: int, place: str) -> None:
        """It has at least the modes of the boxes."""
        if len(self.field) != self.modes or self.modes < modes:
            raise Malformed(f"{place}.field", f"expected as many entries as modes, at least {modes}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial(Explicit):
    """An explicit density for the paper's kernel."""

    modes: int = read(integer(2, MAX_TRIAL))
    terms: int = read(integer(1, MAX_TERMS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells(Grid):
    """What every tree of boxes has: units, base fields, the cells."""

    grid: int = read(integer(1, MAX_GRID))
    field_grid: int = read(integer(0, MAX_GRID))
    weights: Ends = read(entries(0))
    tree: tuple[Cell, ...] = read(cells("s", "0", "*", "g", "f", "c", "x"))

    def require_lists(self, names: Sequence[str], place: str) -> None:
        """Lists have L entries."""
        for name in ("weights", *names):
            if len(getattr(self, name)) != self.modes:
                raise Malformed(f"{place}.{name}", f"expected {self.modes} entries, as there are modes")

    def require_units(self, place: str) -> None:
        """The units are coarser than the precision."""
        Grid.require_form(self, place)
        if self.precision <= max(self.grid, self.field_grid):
            raise Malformed(place, "expected units coarser than the precision")

    def require_cells(self, first: int, place: str) -> None:
        """Cells have the entries of their kind; the coordinates of cuts begin with `first`."""
        for i, cell in enumerate(self.tree):
            if not _fits(cell, self.modes, first):
                raise Malformed(
                    f"{place}.tree[{i}]", f"expected the entries of a cell {cell[0]!r} for {self.modes} modes"
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree(Cells):
    """A cover of the moments of minimisers: a corner of the region around the uniform density beside the cells."""

    corner: Ends = read(entries(0))

    def require_lists(self, names: Sequence[str], place: str) -> None:
        """Lists have L entries."""
        Cells.require_lists(self, ("corner", *names), place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes(Tree):
    """A cover at a point or a piece of a moving one: C_0 and C_* beside the tree."""

    corner_vector: Ends = read(entries(1))
    star_lower: Ends = read(entries(-MAX_ENTRY))
    star_upper: Ends = read(entries(0))

    def require_lists(self, names: Sequence[str], place: str) -> None:
        """Lists have L entries."""
        Tree.require_lists(self, ("corner_vector", "star_lower", "star_upper", *names), place)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointBoxes(Boxes):
    """A cover for one kernel: enclosures of K_c and a moment, the boxes, and an explicit density."""

    coupling: Bounds = read(pair)
    moment: Bounds = read(pair)
    star_vector: Ends = read(entries(1))
    touch: Explicit = read(Explicit.parse)

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        self.require_lists(("star_vector",), place)
        self.touch.require_modes(self.modes, f"{place}.touch")
        self.require_units(place)
        self.require_cells(1, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointCover(PointBoxes):
    """The rule `cover`: K_c and m_1 of the paper's kernel."""

    modes: int = read(integer(2, MAX_MODES))
    terms: int = read(integer(1, MAX_TERMS))
    touch: Trial = read(Trial.parse)


def _fits(cell: Cell, modes: int, first: int) -> bool:
    kind, *rest = cell
    if kind == "s":
        return len(rest) == 2 and first <= rest[0] <= modes
    if kind == "f":
        return len(rest) == modes
    if kind not in ("c", "x"):
        return not rest
    if not rest:
        return False
    if kind == "x" and len(rest.pop()) != modes:
        return False
    return all(len(row) in (3, modes + 3) and 1 <= row[0] <= modes for row in rest)
