"""On which side of beta_* a number lies: the sign of D_d, FORMAT/README.md (B6). Each function raises `Invalid`."""

from __future__ import annotations

from fractions import Fraction

from ..verdict import require_less
from .series import Bessel


def require_below_root(bessel: Bessel, x: Fraction, what: str) -> None:
    """D_d(x) < 0, that is x < beta_*."""
    require_less(f"D_{bessel.d}({what}) < 0", bessel.fraction(bessel.sign(x)[1]), 0)


def require_above_root(bessel: Bessel, x: Fraction, what: str) -> None:
    """0 < D_d(x), that is beta_* < x."""
    require_less(f"0 < D_{bessel.d}({what})", 0, bessel.fraction(bessel.sign(x)[0]))


def require_bracket(bessel: Bessel, bounds: tuple[Fraction, Fraction], what: str) -> None:
    """0 < lower < beta_* < upper."""
    require_less(f"0 < {what}.lower", 0, bounds[0])
    require_less(f"{what}.lower < {what}.upper", bounds[0], bounds[1])
    require_below_root(bessel, bounds[0], f"{what}.lower")
    require_above_root(bessel, bounds[1], f"{what}.upper")
