"""Where the cover in one variable is searched."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

LARGEST_BETA: Final = 600
"""Beyond it the floats of the search do not hold e^beta."""
_FIRST: Final = {2: Fraction(6), 3: Fraction(4)}
_FIRST_ELSE: Final = Fraction(10)


def first_of_spine(d: int) -> Fraction:
    """From this beta on it is cheaper than a cover of all moments; below, it may not close."""
    return _FIRST.get(d, _FIRST_ELSE)
