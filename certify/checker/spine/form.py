"""Form of the evidence of the rules `spine` and `spine-pieces`: FORMAT/spine.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from ..coupling.form import MAX_GRID, Sizes, Trial
from ..document.parsers import Bounds, Record, integer, many, pair, read
from ..document.reader import Numbers, count
from ..verdict import Malformed

MAX_MESH: Final = 60_000
MAX_LONG: Final = 10**60
MAX_CELLS: Final = 2_000
MAX_STEPS: Final = 200
MAX_PIECES: Final = 4_000
Step = tuple[int, int, int]
"""t and w in units 2^-grid, and how many modes have a matrix (0: the trace alone)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Up to the field `upper` at the north pole, around the moments `centre`; units 2^-grid."""

    upper: int
    centre: tuple[int, ...]
    steps: tuple[Step, ...]


def _step(value: Any, place: str, _: Numbers) -> Step:
    if not isinstance(value, list) or len(value) != 3:
        raise Malformed(place, "expected [t, w, size]")
    t, w, size = (count(x, f"{place}[{i}]", 0 if i else 1, MAX_LONG) for i, x in enumerate(value))
    return t, w, size


def _cell(value: Any, place: str, numbers: Numbers) -> Cell:
    if not isinstance(value, list) or not 3 <= len(value) <= 2 + MAX_STEPS or not isinstance(value[1], list):
        raise Malformed(place, "expected [upper, centre, step, ..] with at least one step")
    upper = count(value[0], f"{place}[0]", 1, MAX_LONG)
    centre = tuple(count(x, f"{place}[1][{i}]", -MAX_LONG, MAX_LONG) for i, x in enumerate(value[1]))
    steps = tuple(_step(x, f"{place}[{i}]", numbers) for i, x in enumerate(value[2:], start=2))
    return Cell(upper, centre, steps)


def _cells(value: Any, place: str, numbers: Numbers) -> tuple[Cell, ...]:
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of cells")
    count(len(value), f"{place} (the number of cells)", 1, MAX_CELLS)
    return tuple(_cell(x, f"{place}[{i}]", numbers) for i, x in enumerate(value))


def _window(value: Any, place: str, _: Numbers) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed(place, "expected a pair of integers")
    first, last = (count(x, f"{place}[{i}]", 0, MAX_CELLS) for i, x in enumerate(value))
    return first, last


@dataclass(frozen=True, slots=True, kw_only=True)
class Spine(Sizes):
    """What a point and a piece have in common: the mesh, the start, the cells and which of them the tube crosses."""

    grid: int = read(integer(1, MAX_GRID))
    mesh: int = read(integer(2, MAX_MESH))
    near: int = read(integer(2, MAX_MESH))
    stride: int = read(integer(1, MAX_MESH))
    start: Step = read(_step)
    cells: tuple[Cell, ...] = read(_cells)
    window: tuple[int, int] = read(_window)

    def require_spine(self, place: str) -> None:
        """The sizes fit together."""
        Sizes.require_form(self, place)
        if self.precision <= self.grid:
            raise Malformed(place, "expected units coarser than the precision")
        rest, uneven = divmod(self.mesh - self.near, self.stride)
        if self.near % 2 or self.near > self.mesh or uneven or rest % 2:
            raise Malformed(f"{place}.mesh", "expected an even `near`, then an even number of strides to `mesh`")
        for i, cell in enumerate(self.cells):
            if len(cell.centre) != self.modes:
                raise Malformed(f"{place}.cells[{i}]", f"expected a centre of {self.modes} entries")
        first, last = self.window
        if not first < last < len(self.cells):
            raise Malformed(f"{place}.window", "expected the numbers of two cells, the first before the last")
        if max(size for _, _, size in (self.start, *(s for c in self.cells for s in c.steps))) > self.modes:
            raise Malformed(place, "expected matrices of at most as many modes as there are")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpinePoint(Spine):
    """The rule `spine` at one beta: enclosures of K_c and m_1, the cover at K_hi, and an explicit density."""

    coupling: Bounds = read(pair)
    moment: Bounds = read(pair)
    touch: Trial = read(Trial.parse)

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        self.require_spine(place)
        self.touch.require_modes(self.modes, f"{place}.touch")


def interval(value: Any, place: str, numbers: Numbers) -> Bounds:
    """[b_0, b_1], 1 <= b_0 < b_1."""
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed(place, "expected a pair")
    low, high = (numbers.number(x, f"{place}[{i}]") for i, x in enumerate(value))
    if not 1 <= low < high:
        raise Malformed(place, "expected 1 <= b_0 < b_1")
    return low, high


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Spine):
    """A piece [b_0, b_1]: the cover at b_0 and `coupling.upper`, and an explicit density at b_0."""

    interval: Bounds = read(interval)
    coupling: Bounds = read(pair)
    moment: Bounds = read(pair)
    trial: Trial = read(Trial.parse)
    plain: int = read(integer(0, MAX_CELLS))

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        self.require_spine(place)
        if self.plain > self.window[0]:
            raise Malformed(f"{place}.plain", "expected at most the number of the first cell of the window")
        self.trial.require_modes(1, f"{place}.trial")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpinePieces(Record):
    """The rule `spine-pieces`: pieces from one end of the interval to the other."""

    pieces: tuple[Piece, ...] = read(many(Piece.parse, "pieces", MAX_PIECES))
