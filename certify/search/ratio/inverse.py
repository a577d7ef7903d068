"""Where the search for the x with r_nu(x) = y begins: floats, which prove nothing."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt


def inverse_bracket(nu: Fraction, y: Fraction) -> tuple[float, float]:
    """Numbers about which the x with r_nu(x) = y lies, nu >= -1/2, 0 < y < 1: from Amos' two bounds of r_nu."""
    a, value, rest = float(nu) + 0.5, float(y), float(1 - y * y)
    lower = max(2 * a * value / rest, (2 * a + 1) * value)
    return lower, max(lower, value * (a + sqrt(a * a + (2 * a + 1) * rest)) / rest)
