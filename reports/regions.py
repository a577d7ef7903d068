"""Where K_c lies in the phase diagram: boundaries that certified values of K_c raise or cap, K_c being decreasing.

K_c decreases strictly in beta: up to beta_* it is K_#, beyond it `coupling:band` of the ledger says so, and there
K_c < K_#. So a lower bound of K_c on [a, b] is one for every beta <= b, and an upper bound one for every beta >= a.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certify.checker import Claim

Curve = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """K_c is in [low, high] for every beta of [a, b]; a = b for a point."""

    a: Fraction
    b: Fraction
    low: Fraction
    high: Fraction

    @property
    def box(self) -> tuple[float, float, float, float]:
        """a, b, low, high for a plot."""
        return float(self.a), float(self.b), float(self.low), float(self.high)


def enclosed(claims: Iterable[Claim], d: int) -> list[Enclosed]:
    """What the claims say of K_c in dimension d, as far as it is drawn.

    An interval on which K_c is K_# by Theorem 1.1 is not: there K_c is the curve itself.
    """
    found = []
    for claim in claims:
        interval, values = claim.interval, claim.enclosure
        if (claim.label, claim.outcome, claim.dimension) != ("critical-coupling", "proved", d):
            continue
        if interval is None or values is None or interval.a is None or interval.b is None:
            continue
        if interval.point or claim.rule not in ("theorem-1.1", "reduction"):
            found.append(Enclosed(interval.a, interval.b, *values))
    return found


def at_star(claims: Iterable[Claim], d: int) -> tuple[Fraction, Fraction] | None:
    """What a claim says of K_c at beta_* itself, which is no number."""
    for claim in claims:
        about = (claim.label, claim.outcome, claim.dimension) == ("critical-coupling", "proved", d)
        if about and claim.interval is not None and claim.interval.star:
            return claim.enclosure
    return None


def raised(curve: Sequence[tuple[float, float]], known: Sequence[Enclosed]) -> Curve:
    """A decreasing lower bound of K_c, given at points, or what is known of K_c where that is more; with its steps.

    Between two points the smaller of their values holds.
    """
    floors = sorted((item.box[1], item.box[2]) for item in known)
    points: Curve = []
    left: float | None = None
    for beta, value in curve:
        if left is not None:
            for end, _ in [floor for floor in floors if left < floor[0] < beta]:
                points.append((end, max([value, *(k for b, k in floors if b >= end)])))
                points.append((end, max([value, *(k for b, k in floors if b > end)])))
        points.append((beta, max([value, *(k for b, k in floors if b >= beta)])))
        left = beta
    return points


def capped(curve: Sequence[tuple[float, float]], known: Sequence[Enclosed]) -> Curve:
    """A decreasing upper bound of K_c, given at points, or what is known of K_c where that is less; with its steps.

    Between two points the larger of their values holds.
    """
    caps = sorted((item.box[0], item.box[3]) for item in known)
    points: Curve = []
    left: tuple[float, float] | None = None
    for beta, value in curve:
        if left is not None:
            before = left[1]
            for start, _ in [cap for cap in caps if left[0] < cap[0] < beta]:
                points.append((start, min([before, *(k for a, k in caps if a < start)])))
                points.append((start, min([before, *(k for a, k in caps if a <= start)])))
        points.append((beta, min([value, *(k for a, k in caps if a <= beta)])))
        left = beta, value
    return points
