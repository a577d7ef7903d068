"""The upper bound of Q_c by one Gaussian cap, for every beta >= beta_0. 3 of FORMAT/large_beta.md, "large-beta"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ..verdict import require_at_most, require_less

if TYPE_CHECKING:
    from .law import Point


def require_upper(point: Point, least: Fraction) -> None:
    """Q_c <= q_* - least/q_* for every beta >= beta_0: the cap of precision 2 q_* beta, expanded in 1/q_*."""
    a, q = Fraction(point.n, 2), point.q
    require_less("remainder.lower < q_0^2", least, q**2)
    require_at_most("n/2 + 2 <= q_0", a + 2, q)
    third = max(a * (a + 1) * (a + 2) / 6 - least * a, Fraction(0)) / q
    rest = a**2 / (2 * point.beta) + third + least * a * (a + 1) / (2 * q**2) + q**2 * point.mean()
    require_at_most("c + ... <= n(n+2)/8", least + rest, a * (a + 1) / 2)
