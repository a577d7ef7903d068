"""Form of the evidence of the rule `large-beta-pieces`: FORMAT/large_beta.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from ..document.claim import MAX_PRECISION
from ..document.parsers import Bounds, Record, integer, many, nodes, number, pair, read
from ..document.reader import Numbers
from ..verdict import Malformed

MAX_TERMS: Final = 4000
MAX_PIECES: Final = 4000


def _interval(value: Any, place: str, numbers: Numbers) -> Bounds:
    """[a, b], 1 <= a <= b."""
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed(place, "expected a pair")
    low, high = (numbers.number(x, f"{place}[{i}]") for i, x in enumerate(value))
    if not 1 <= low <= high:
        raise Malformed(place, "expected 1 <= a <= b")
    return low, high


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Record):
    """A piece [a, b], or the point a = b: bounds of Q_c on it, and the cells that prove them."""

    interval: Bounds = read(_interval)
    scale: Bounds = read(pair)
    width: Fraction = read(number)
    cap: Fraction = read(number)
    slope: Fraction = read(number)
    centre: Fraction = read(number)
    poles: tuple[Fraction, ...] = read(nodes)
    """Of s."""
    sides: tuple[Fraction, ...] = read(nodes)
    """Of r."""
    nodes: tuple[Fraction, ...] = read(nodes)
    """Of v = 1 - sqrt(J)."""
    terms: int = read(integer(2, MAX_TERMS))
    moment: Bounds = read(pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class LargePieces(Record):
    """Pieces from one end of the interval to the other, or one at the point, at one precision."""

    precision: int = read(integer(16, MAX_PRECISION))
    pieces: tuple[Piece, ...] = read(many(Piece.parse, "pieces", MAX_PIECES))
