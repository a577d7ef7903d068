"""How far the first moment of a critical density reaches: m_1 <= r_{d/2-1}(2 K e^beta). FORMAT/reduction.md (U2)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ..arithmetic.ball import Ball, exp
from ..arithmetic.series import Bessel, ceil_of
from ..bessel.linear_threshold import threshold_enclosure
from ..verdict import require_at_most

_SHORT: Final = 16


def require_extent(bessel: Bessel, beyond: Fraction, reach: Fraction) -> None:
    """1 <= reach (d/A + r_{d/2}(A)), A >= 2 K_# e^beta at `beyond`, rounded up to 16 bits behind the point."""
    growth = exp(Ball.exact(beyond, bessel.precision)).upper()
    steepest = Fraction(ceil_of(2 * threshold_enclosure(bessel, beyond)[1] * growth, _SHORT), 1 << _SHORT)
    inverse = bessel.d / steepest + bessel.ratio(steepest)[0]
    require_at_most("1 <= reach/r_{d/2-1}(A)", 1, reach * inverse)
