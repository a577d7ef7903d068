"""Exactly two minimisers at K_c, and m_1, for every beta >= beta_0 (`large-beta:count`), in balls.

D is strictly convex in the mean of the features where theta = 2Q sup E |Phi_x - Phi_e|^2 < 1; all is decided at beta_0.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.large_beta.moments import log_excess
from certify.bounds.large_beta.region import Region
from certify.core.ball import Ball, maximum
from certify.core.exact import Dyadic


@dataclass(frozen=True, slots=True)
class Peak:
    """Integrals against e^(2Q phi)/int e^(2Q phi) for the fields of the inner region of a `Region`."""

    region: Region
    beta: Fraction
    q: Fraction
    """A lower bound of q_*(beta), at least that of the region."""
    side: Fraction

    @property
    def half(self) -> Fraction:
        """n/2."""
        return Fraction(self.region.lower.d - 1, 2)

    @property
    def worst(self) -> Fraction:
        """q - C/q."""
        return self.q - self.region.most / self.q

    @property
    def top(self) -> Fraction:
        """The least s."""
        return 1 - self.region.plan.fall / self.q

    @property
    def steep(self) -> Fraction:
        """The least s - 2kr."""
        return 1 - self.region.plan.steep / self.q

    @property
    def circle(self) -> Fraction:
        """w."""
        return Fraction(1, 4) / self.beta if self.half < 1 else Fraction(0)

    @property
    def dense(self) -> Fraction:
        """1 + W: how much denser x is on the circle than at the pole, at most, within `near`."""
        return 1 + (1 / (2 * self.beta * self.region.plan.near) if self.half < 1 else Fraction(0))

    def lost(self, power: int) -> Fraction:
        """What int (x/2)^power e^(-Qsx) loses by the curvature of the sphere at most, relatively."""
        return max(Fraction(1), self.half - 1) * (self.half + power) / (4 * self.beta * self.worst * self.top)

    def monotone(self, heads: dict[int, int]) -> bool:
        """What makes all bounds decrease as beta grows; heads: of E_(n + 2 power) by power."""
        plan, q, half = self.region.plan, self.q, self.half
        if not (plan.steep < q and plan.fall + self.side < q and self.worst > 0):
            return False
        slowest = 2 * (1 - max(plan.near, plan.far)) * (1 - self.region.most / q**2)
        return (
            plan.fall <= (1 - plan.far) * q
            and self.side / 2 <= (1 - plan.near) * (q - plan.fall)
            and (half + 1) / q <= slowest
            and 1 + 1 / q <= slowest
            and self.beta * plan.near >= 1
            and self.lost(1) < 1
            and all(head + half + power + 1 <= 2 * self.worst * self.steep for power, head in heads.items())
        )

    def main(self, power: int, head: int) -> Ball:
        """The peak's own part, but for its leading factor."""
        turn = Ball(1 - self.side / (self.q - self.region.plan.fall)).log() * -self.half
        excess = log_excess(int(2 * (self.half + power)), Ball(2 * self.worst * self.steep), head)
        return (turn + excess).exp()

    def _tail(self, power: int, exponent: Fraction) -> Ball:
        return ((2 * Ball(self.q)).log() * (self.half + power) + exponent).exp()

    def parts(self, power: int) -> tuple[Ball, Ball, Ball]:
        """(2q)^(n/2 + power) times e^(2Q phi) over e^(2Qs): at the pole less the peak, beside it; and far from it."""
        plan, twice = self.region.plan, 2 * self.worst
        middle = self.top * (1 - plan.near) - self.side / (2 * self.q)
        far = Ball(self.q - twice * (self.top - plan.far)).exp()
        return self._tail(power, -twice * self.steep), self._tail(power, -twice * middle), far

    def theta(self, head: int) -> Ball:
        """2Q E |Phi_x - Phi_e|^2 in the inner region, at most, for every beta from here on."""
        plan, half = self.region.plan, self.half
        wide, (core, middle, far) = 1 + 4 * plan.slope[1] ** 2, self.parts(1)
        total = self.main(2, head) * (self.dense * wide * half * (half + 1) / (2 * self.worst * self.steep**2))
        total += core * ((1 + self.circle) * wide / plan.near) + middle * (2 * (1 + self.circle) / plan.far)
        return (total + far * 4 * self.q) / (1 - self.lost(0))

    def most_fall(self, head: int) -> Ball:
        """An upper bound of beta (1 - m_1); divided by beta it decreases."""
        plan, (core, middle, far) = self.region.plan, self.parts(0)
        total = self.main(1, head) * (self.dense * self.half / (2 * self.worst * self.steep))
        total += core * ((1 + self.circle) / plan.near**2) + middle * (2 * self.beta * (1 + self.circle) / plan.far)
        return (total + far * self.beta) / (1 - self.lost(0))

    def least_fall(self, q: Fraction) -> Ball:
        """A lower bound of beta (1 - m_1) wherever q_* <= q, beta at least this one: by the peak, or by what is far."""
        plan = self.region.plan
        loss = (self.region.most + plan.fall**2 + (self.side / (2 * plan.slope[1])) ** 2) / self.q
        mean = ((2 * Ball(self.q)).log() * self.half - self.q).exp() * (1 + self.circle) * self.q
        peak = (-(mean + loss)).exp() * (self.half / (2 * q) * (1 - self.lost(1)))
        return maximum([peak, (-(mean + q)).exp() * self.beta])


def side_bound(region: Region, bits: int) -> Fraction:
    """An upper bound of 2qkr in the inner region, of so many bits behind the point."""
    k, plan = region.plan.slope[1], region.plan
    bound = (region.south() * 2 * k + 4 * k**2 * plan.steep) / (1 + 4 * k**2)
    upper: Dyadic = bound.upper()
    return Fraction(int(upper.fraction() * (1 << bits)) + 2, 1 << bits)
