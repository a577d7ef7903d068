"""What all parts of the rule `reduction` share: g_1..g_L and tau at beta_* and K_#, the family, the units.

FORMAT/reduction.md (U1). Places are integers in units 2^-grid; everything else is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..arithmetic.ball import Ball, up
from ..arithmetic.series import Bessel, Work, ceil_of
from ..bessel.linear_threshold import threshold_enclosure
from ..coupling.family import Family
from ..coupling.interaction import Interaction, multiplicity


@dataclass(frozen=True, slots=True)
class Setting:
    """The family, g_l as balls, tau rounded up, and the unit of places."""

    family: Family
    g: list[Ball]
    tau: int
    grid: int

    @property
    def d(self) -> int:
        """The dimension."""
        return self.family.d

    @property
    def p(self) -> int:
        """Bits of the fixed point."""
        return self.family.p

    @property
    def work(self) -> Work:
        """The budget."""
        return self.family.work

    def number(self, n: int) -> Fraction:
        """n 2^-grid."""
        return Fraction(n, 1 << self.grid)

    def ball(self, n: int) -> Ball:
        """The same, exactly: the precision is more than grid."""
        return up(n << (self.p - self.grid), self.p)

    def low_field(self, place: Sequence[int]) -> list[int]:
        """A field over 2^p with 0 <= a_l <= g_l z_l, at most two units below it, for a place z >= 0."""
        return [x.low * n >> self.grid for x, n in zip(self.g, place, strict=True)]

    def high_field(self, place: Sequence[int]) -> list[int]:
        """A field over 2^p with g_l z_l <= a_l."""
        return [-(-x.high * n >> self.grid) for x, n in zip(self.g, place, strict=True)]


class LinearInteraction:
    """N_l alpha_l at one beta, which is g_l at K_#, between exact ends up to l = `count`; the tail beyond `modes`."""

    def __init__(self, bessel: Bessel, beta: Fraction, modes: int, count: int) -> None:
        there = Interaction(bessel, beta, max(modes, count), threshold_enclosure(bessel, beta))
        degrees = range(1, max(modes, count) + 1)
        self.lower = [there.lower(degree) for degree in degrees]
        self.upper = [there.upper(degree) for degree in degrees]
        self.tau = there.tau + sum(self.upper[modes:])


def setting_at(family: Family, bessel: Bessel, beyond: Fraction, grid: int) -> Setting:
    """g_1 = d and g_2 = N_2/d at beta_*; g_l, l >= 3, and tau at `beyond`, which is at least beta_*: they increase."""
    d, p = family.d, family.p
    there = LinearInteraction(bessel, beyond, family.modes, 0)
    exact = [Ball.exact(Fraction(d), p), Ball.exact(Fraction(multiplicity(d, 2), d), p)]
    others = [up(ceil_of(x, p), p) for x in there.upper[2 : family.modes]]
    return Setting(family, exact + others, ceil_of(there.tau, p), grid)


def setting_up_to(family: Family, there: LinearInteraction, scale: Fraction, grid: int) -> Setting:
    """g_1 = d, and upper bounds of `scale` g_l, l >= 2, and of their tail: of g_l for every smaller K/K_# and beta."""
    d, p = family.d, family.p
    others = [up(ceil_of(scale * x, p), p) for x in there.upper[1 : family.modes]]
    return Setting(family, [Ball.exact(Fraction(d), p), *others], ceil_of(scale * there.tau, p), grid)
