"""Boxes of moments and of the parameter s, in integers: what a search cuts and a replay cuts again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Ints = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Ends of xi_1..xi_L and of s, integers in units 2^-grid."""

    lower: Ints
    upper: Ints
    s0: int
    s1: int


def clip(box: Box, moving: bool) -> Box:
    """m_l <= m_1, where the coordinates are the moments themselves: of a box that does not move."""
    if moving:
        return box
    return Box(box.lower, tuple(min(x, box.upper[0]) for x in box.upper), box.s0, box.s1)


def lowest(degrees: Sequence[int], one: int) -> Ints:
    """Lower ends of all moments where they may be negative: 0 of the first odd degree, by a reflection, else -1."""
    odd = next((degree for degree in degrees if degree % 2), None)
    return tuple(0 if degree == odd else -one for degree in degrees)


def halves(box: Box, coordinate: int, mid: int) -> list[Box]:
    """The box cut at `mid` in coordinate 1..L, or 0 for s: [upper half, lower half] (the lower one is walked first).

    Whether the cut lies in the box is for the caller to see.
    """
    if coordinate == 0:
        return [Box(box.lower, box.upper, mid, box.s1), Box(box.lower, box.upper, box.s0, mid)]
    k = coordinate - 1
    low = Box(box.lower, (*box.upper[:k], mid, *box.upper[k + 1 :]), box.s0, box.s1)
    high = Box((*box.lower[:k], mid, *box.lower[k + 1 :]), box.upper, box.s0, box.s1)
    return [high, low]
