"""Where the cover in one variable is searched, and where cells of two features take its place."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

LARGEST_BETA: Final = 800
"""Beyond it covers of one variable take long, and the law counts minimisers from there on for d = 3 to 10."""
SECONDS_BETA: Final = 160
"""Up to it a point takes seconds; beyond, where nobody asks for the number of minimisers, the law is asked first."""
LEAST_OF_SPINE: Final = 4
"""Below this beta it is not searched at a point: it does not close."""
_FIRST: Final = {2: Fraction(14), 3: Fraction(14)}
_FIRST_PIECES: Final = {
    2: Fraction(12),
    3: Fraction(8),
    4: Fraction(10),
    5: Fraction(9),
    6: Fraction(8),
    7: Fraction(8),
}
_FIRST_ELSE: Final = Fraction(10)
_FIRST_PIECES_ELSE: Final = Fraction(15, 2)
_FIRST_CELLS: Final = {2: Fraction(900), 3: Fraction(56), 4: Fraction(32)}
_FIRST_CELLS_ELSE: Final = Fraction(28)
_MANY: Final = 10
_FIRST_CELLS_MANY: Final = Fraction(40)


def first_of_cells(d: int) -> Fraction:
    """On an interval from this beta on cells of two features take a hundredth of the time of covers."""
    return _FIRST_CELLS.get(d, _FIRST_CELLS_ELSE if d <= _MANY else _FIRST_CELLS_MANY)


def first_of_spine(d: int) -> Fraction:
    """At a point from this beta on it is cheaper than a cover of all moments; below, it may not close."""
    return _FIRST.get(d, _FIRST_ELSE)


def first_of_pieces(d: int) -> Fraction:
    """The same on an interval, where nearer to beta_* pieces are too short."""
    return _FIRST_PIECES.get(d, _FIRST_PIECES_ELSE)
