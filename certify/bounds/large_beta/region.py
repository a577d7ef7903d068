"""Where the minimisers beyond the uniform one lie for every beta >= beta_0 (`large-beta:region`), in balls.

s = phi at the pole and r = |P m| are two features of a zonal density (`large-beta:pole`); the comparison in (s, r) is
made at beta_0 on cells of y = q(1 - s) and tau = r/(k(1 - s^2)), and gets easier along the curves of constant y, tau.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from certify.bounds.large_beta.gaussian import mean_bound
from certify.bounds.large_beta.law import Lower, prove_positive
from certify.bounds.large_beta.moments import log_excess
from certify.core.ball import Ball
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.cover.law import CapPlan


@dataclass(frozen=True, slots=True)
class Region:
    """The inequalities of one plan at beta_0, with q_0 <= q_*(beta_0) and c, C of the law."""

    lower: Lower
    """The comparison in J with Q_0 = q_0 - c/q_0."""
    most: Fraction
    """C."""
    plan: CapPlan

    @property
    def mean(self) -> Ball:
        """An upper bound of mu."""
        return mean_bound(self.lower.d, self.lower.beta, self.lower.q)

    @property
    def worst(self) -> Fraction:
        """q_0 - C/q_0."""
        return self.lower.q - self.most / self.lower.q

    def shape(self) -> bool:
        """What the plan has to satisfy apart from the comparisons, but for what the southern half adds."""
        lower, plan, q = self.lower, self.plan, self.lower.q
        n, (narrow, wide), j = lower.d - 1, plan.slope, 1 - plan.first
        return (
            Fraction(1, 2 * n) + 1 / lower.beta <= narrow**2
            and 0 < narrow < wide <= 1
            and all(x < 1 and (2 * self.mean).surely_at_most(x) for x in (plan.near, plan.far))
            and Fraction(n + 2, 2) / q + 8 * lower.plan.most / q**2 <= 1
            and self.worst > 0
            and q * j**2 + 2 * self.worst * j * (1 - j) >= 1
            and plan.falls[0] == plan.turns[0] == 0
            and plan.turns[-1] == 1
            and 2 * q * plan.first <= plan.falls[-1] < q
        )

    def south(self) -> Ball:
        """N: q times the mass of the southern half, at most, for every beta >= beta_0."""
        q = self.lower.q
        return (self.mean * 3 * q - self.worst * (1 - self.plan.first) ** 2).exp() * q / 2

    def holds_south(self) -> bool:
        """Densities whose r is beyond the curves, by the mass of the southern half, are in the inner region."""
        narrow, wide = self.plan.slope
        south = self.south() / (wide - narrow)
        return south.surely_at_most(self.plan.fall) and (south * (1 + 2 * wide**2)).surely_at_most(self.plan.steep)

    def settled(self, y: Sequence[Fraction], tau: Sequence[Fraction]) -> bool:
        """A cell inside the inner region, or without a minimiser for every beta >= beta_0."""
        plan, q, k = self.plan, self.lower.q, self.plan.slope[1]
        if y[1] <= plan.fall and y[1] * (1 + 4 * k**2 * tau[1]) <= plan.steep:
            return True
        high, low = 1 - y[0] / q, 1 - y[1] / q
        thin, thick = tau[0] * k * (1 - high**2), tau[1] * k * (1 - low**2)
        return high**2 + thick**2 <= (1 - plan.first) ** 2 or self.excluded((low, high), (thin, thick))

    def excluded(self, s: Sequence[Fraction], r: Sequence[Fraction]) -> bool:
        """The comparison for (s, r) in a box, and that it gets easier along the curves through it."""
        lower, plan, k, n = self.lower, self.plan, self.plan.slope[1], self.lower.d - 1
        q, best = lower.q, lower.best
        steep, spread = s[0] - 2 * k * r[1], 2 * max(plan.near, plan.far) + (1 + 8 * k**2) * (1 - s[0]) ** 2
        if 2 * best * steep < plan.plane + Fraction(n + 2, 2) or best * (1 - spread) < 1:
            return False
        j = s[0] ** 2 + r[0] ** 2
        small = Ball(best * (2 * plan.far - j)).exp()
        small += Ball(best * (2 * k * r[1] + 2 * s[1] * plan.near - j)).exp() * self.mean / plan.far
        small += Ball(best * (4 * k * r[1] - j)).exp() * self.mean / plan.near
        exponent = (Ball(q / best).log() - Ball(steep).log()) * Fraction(n, 2)
        exponent += log_excess(n, Ball(2 * best * steep), plan.plane) - lower.plan.most / q
        exponent += as_fraction(lower.root.upper) * lower.circle / q - best * ((1 - s[1]) ** 2 + r[0] ** 2)
        return exponent.surely_negative() and (small + exponent.exp()).surely_less(1)


def prove_region(region: Region) -> Sequence[Fraction]:
    """The nodes of the comparison in J, when every cell beyond it is settled too. Undecided otherwise."""
    plan, lower, what = region.plan, region.lower, f"two-minimisers d={region.lower.d}"
    if not region.shape():
        raise Undecided(f"{what}: beta is too small for the region of large beta")
    nodes = prove_positive(lower, plan.first)
    if not region.holds_south():
        raise Undecided(f"{what}: the southern half has too much mass for this region")
    for y in pairwise(plan.falls):
        for tau in pairwise(plan.turns):
            if not region.settled(y, tau):
                raise Undecided(f"{what}: the comparison in (s, r) fails at 1 - s = {float(y[1] / lower.q):.3g}")
    return nodes
