"""Why K_c stayed open, in the user's terms: what was not reached, and what to try."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from certify.core.errors import NotFinite, Undecided
from certify.search.bessel.threshold import beta_star_estimate

_NEAR, _NEAR_INTERVAL, _FAR = 1.001, 1.01, 5.0  # between these multiples of beta_*, and up to this d, points close
_HIGH, _FEW = 20, 10


class Explained(Undecided):
    """The reason is one of `open_reason` already."""


def open_reason(error: Undecided, d: int, interval: tuple[Fraction, Fraction], digits: int) -> str:
    """One line about K_c at a point, or on an interval, of beta where it was asked for to so many digits."""
    if isinstance(error, Explained):
        return str(error)
    what = "a number left the range of the arithmetic" if isinstance(error, NotFinite) else str(error)
    if not (advice := " or ".join(_advice(d, interval))):
        at_point = "fewer digits" if digits > _FEW else "another beta"
        advice = at_point if interval[0] == interval[1] else "a shorter interval"
    return f"K_c is not enclosed: {what}; try {advice}"


def _advice(d: int, interval: tuple[Fraction, Fraction]) -> Iterator[str]:
    """What lies beyond the reach that docs/critical-coupling.md names; nothing if all of it lies within."""
    star = beta_star_estimate(d)
    if float(interval[0]) < (_NEAR if interval[0] == interval[1] else _NEAR_INTERVAL) * star:
        yield "a beta further from beta_*"
    if float(interval[1]) > _FAR * star:
        yield "a smaller beta"
    if d > _HIGH:
        yield "a smaller d"
