"""Form of the evidence of the rule `large-beta-pieces`: FORMAT/large_beta.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..document.claim import MAX_PRECISION
from ..document.parsers import Bounds, Record, integer, many, nodes, number, pair, read
from ..spine.form import interval

MAX_TERMS: Final = 4000
MAX_PIECES: Final = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Record):
    """A piece [a, b]: bounds of Q_c on it, and the cells that prove them."""

    interval: Bounds = read(interval)
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
    """Pieces from one end of the interval to the other, at one precision."""

    precision: int = read(integer(16, MAX_PRECISION))
    pieces: tuple[Piece, ...] = read(many(Piece.parse, "pieces", MAX_PIECES))
