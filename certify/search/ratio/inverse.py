"""Where the search for the x with r_nu(x) = y begins: floats, which prove nothing."""

from __future__ import annotations

from fractions import Fraction
from math import hypot, isfinite, sqrt

from certify.core.errors import Undecided


def inverse_bracket(nu: Fraction, y: Fraction) -> tuple[float, float]:
    """Numbers about which the x with r_nu(x) = y lies, nu >= -1/2, 0 < y < 1: from Amos' two bounds of r_nu.

    Undecided where floats do not reach.
    """
    a, value, rest = float(nu) + 0.5, float(y), float(1 - y * y)
    lower = max(2 * a * value / rest, (2 * a + 1) * value)
    upper = max(lower, value * (a + hypot(a, sqrt((2 * a + 1) * rest))) / rest)
    if not isfinite(upper) or not lower:
        raise Undecided("x is too large, or too small, to be searched for in floating-point numbers")
    return lower, upper
