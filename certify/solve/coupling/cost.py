"""About how many seconds of one core a part of an interval takes: fitted to runs that were timed, no more than that.

Nothing is decided by it; it is what is said before a long run.
"""

from __future__ import annotations

from itertools import pairwise
from math import exp, log
from typing import Final

from certify.core.errors import Undecided
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.coupling.nodes import piece_ends
from certify.solve.coupling.parts import Part

_REDUCED: Final = 5.0
"""A part by the reduction, for small d."""
_COVER: Final = 1.6
"""A piece of a cover of all moments, next to beta_*, for small d; it grows like beta."""
_LONG, _GROWTH = 25.0, 10.0
"""From beta d = 25 on a piece is halved more and more often: e times as much work for each 10."""
_SPINE: Final = 100.0
"""Covers in one variable from beta to e beta."""
_CELLS: Final = 5.0
"""Cells of two features from beta to e beta."""
_DIMENSION: Final = 8.0
"""From about this dimension on what is expanded in many degrees takes longer, like d^2."""


def seconds_estimate(d: int, part: Part) -> float:
    """About how long a part takes, in seconds of one core."""
    factor = 1 + (d / _DIMENSION) ** 2
    if part.rule == "reduction" or part.low is None:
        return _REDUCED * factor
    if part.rule == "spine":
        return _SPINE * log(part.high / part.low)
    if part.rule == "cells":
        return _CELLS * log(part.high / part.low)
    try:
        ends = [float(end) for end in piece_ends(d, part.low, part.high)]
    except Undecided:  # it is open at once
        return 0.0
    sizes = (high * exp(max(0.0, (high + low) / 2 * d - _LONG) / _GROWTH) for low, high in pairwise(ends))
    return _COVER * factor * sum(sizes) / beta_star_estimate(d)
