"""Boxes of moments, and what all boxes at rest share. FORMAT/coupling.md (K14) and "The tree".

Ends of boxes are integers in units 2^-grid; everything else is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import mul

from ..arithmetic.ball import Ball, ceil_shift, exp, sqrt_upper, up
from ..arithmetic.series import ceil_of
from .family import Family, Moments
from .form import Ends
from .interaction import Couplings


@dataclass(frozen=True, slots=True)
class Box:
    """Ends of m_1..m_L, or of xi_1..xi_L and s if the box moves, integers in units 2^-grid."""

    lower: Ends
    upper: Ends
    s0: int = 0
    s1: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """What boxes share: the family, the interaction, units and the weights of the base fields (units 2^-grid)."""

    family: Family
    interaction: Couplings
    grid: int
    weights: Ends

    @property
    def p(self) -> int:
        """Bits of the fixed point."""
        return self.family.p

    @property
    def level(self) -> Fraction:
        """What F_K is shown to exceed in a box that the Gibbs bound discards."""
        return Fraction(0)

    def number(self, n: int, halves: int = 0) -> int:
        """n 2^-(grid + halves), which is exact: the precision is at least grid + 1."""
        return n << (self.p - self.grid - halves)

    def field(self, lower: Ends, upper: Ends) -> list[int]:
        """The base field of a box, weights times centre, rounded to a number over 2^p."""
        sums = (a + b for a, b in zip(lower, upper, strict=True))
        return [(w * x << self.p) >> (2 * self.grid + 1) for w, x in zip(self.weights, sums, strict=True)]

    def deviations(self, lower: Ends, upper: Ends, field: Sequence[int]) -> list[int]:
        """Upper bounds of |g_l z - a_l| over the box."""
        p, result = self.p, []
        for g, a, low, high in zip(self.interaction.g, field, lower, upper, strict=True):
            ends = (self.number(low), self.number(high))  # the magnitude of the ball g z - a, at each
            result.append(max(abs((g.m * z >> p) - a) + (abs(z) * g.r >> p) for z in ends) + 2)
        return result

    def farthest(self, lower: Ends, upper: Ends) -> Ends:
        """Upper bounds of the |m_l| in a box: where no kappa_l is negative no m_l is, and they are the upper ends."""
        if not self.interaction.signed:
            return upper
        return tuple(max(abs(a), abs(b)) for a, b in zip(lower, upper, strict=True))

    def tau(self) -> int:
        """tau over 2^p, rounded up."""
        return ceil_of(self.interaction.tau, self.p)

    def reach(self, upper: Ends) -> int:
        """A bound over 2^p of |m_l|, l > L: upper_1, the upper end of m_1, or 1 where the kernel is not increasing."""
        return self.number(upper[0]) if self.interaction.increasing else 1 << self.p

    def tau_b(self, upper: Ends) -> int:
        """tau times `reach` over 2^p, rounded up."""
        return ceil_shift(self.tau() * self.reach(upper), self.p)

    def near(self, upper: Ends, field: Sequence[int], moments: Moments, deviations: Sequence[int]) -> int:
        """`tau_b`, where a base field with its moments and the deviations over the box may say more."""
        return self.tau_b(upper)

    def block(self, growth: int, field: Sequence[int], moments: Moments | None) -> int:
        """A bound over 2^p of the block of S beyond the modes: its trace, at most tau."""
        return self.tau()


def oscillation(p: int, deviations: Sequence[int], mean: Sequence[Ball]) -> int:
    """U = sum e_l (1 + |M_l|) over 2^p, rounded up."""
    return ceil_shift(sum(e * ((1 << p) + m.magnitude()) for e, m in zip(deviations, mean, strict=True)), p)


def deviation(moments: Moments, deviations: Sequence[int], p: int) -> int:
    """sqrt(sum |C_kl| e_k e_l) over 2^p, rounded up."""
    total, spread = 0, moments.radius * sum(deviations)
    for row, e in zip(moments.covariance, deviations, strict=True):
        total += e * ceil_shift(sum(map(mul, map(abs, row), deviations)) + spread, p)
    return sqrt_upper(total)


def taylor_factor(u: Ball) -> Ball:
    """1/2 + U/6 + U^2 e^U/24 >= (e^u - 1 - u)/u^2 for |u| <= U."""
    return (u * u * exp(u) / 4 + u) / 6 + up(1 << (u.p - 1), u.p)
