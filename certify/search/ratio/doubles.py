"""Signs of polynomials at points in doubles, to choose what is tried: nothing rests on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import Final

_ROOM: Final = 1e-9
_LEAST, _MOST = 1e-250, 1e250
"""Sizes of sums between which no double is rounded to 0 or beyond all bounds."""


class Doubles:
    """Signs at the points of one grid; base(place, number): about the value of a variable at a point, by its number."""

    def __init__(self, base: Callable[[int, int], Fraction]) -> None:
        self._base = base
        self._powers: dict[tuple[int, int], list[float]] = {}

    def of(
        self, terms: Sequence[tuple[int, tuple[tuple[int, int], ...]]], degrees: tuple[tuple[int, int], ...]
    ) -> Callable[[int], int]:
        """The sign of a polynomial at the point with a number, 0 where doubles leave it open or do not reach.

        terms: a coefficient, and places with their powers, which are not 0; degrees: the greatest power of each place.
        """
        try:
            doubles = [(float(value), powers) for value, powers in terms]
        except OverflowError:
            return lambda number: 0
        return partial(self._sign, doubles, degrees)

    def _sign(
        self, terms: list[tuple[float, tuple[tuple[int, int], ...]]], degrees: tuple[tuple[int, int], ...], number: int
    ) -> int:
        """The rounding of a term is below 10^-13 of it."""
        tables = {place: self._powers_of(place, number, power) for place, power in degrees}
        total = size = 0.0
        for term, powers in terms:
            for place, power in powers:
                term *= tables[place][power]  # noqa: PLW2901  a product
            total += term
            size += abs(term)
        return 0 if not _LEAST < size < _MOST or abs(total) < size * _ROOM else 1 if total > 0 else -1

    def _powers_of(self, place: int, number: int, power: int) -> list[float]:
        """The powers of a variable at a point, so many at least."""
        known = self._powers.get((place, number))
        if known is None:
            known = self._powers[place, number] = [1.0, float(self._base(place, number))]
        while len(known) <= power:
            known.append(known[-1] * known[1])
        return known
