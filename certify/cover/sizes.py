"""The sizes of an explicit density, which the search estimates and the bounds work with."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class TouchSizes:
    """L, nodes, ellipses and working precision (bits) of the explicit density; how many the quadrature cancels."""

    modes: int
    nodes: int
    ellipses: tuple[Fraction, ...]
    bits: int
    cancelled: int = 0
    guard: int = 0

    @property
    def working(self) -> int:
        """Bits for the density itself; `guard` are those that the recurrence of high degrees loses."""
        return self.bits + 16 + self.guard


def angles(d: int, nodes: int) -> int:
    """Into how many parts a quadrature cuts [0, pi], an even number: `nodes`, or about half as many if d is even."""
    return nodes if d % 2 else min(2 * -(-(nodes + d) // 4), nodes)
