"""Q_c >= q_* - C/q_* for every beta >= beta_0 (`large-beta:law`): all is decided at beta_0, by monotonicity in q_*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.large_beta.gaussian import mean_bound
from certify.bounds.large_beta.moments import log_excess
from certify.core.ball import Ball
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.cover.law import LawPlan

_SHORTEST = Fraction(1, 1 << 12)
LEAST_BETA = 8
"""From there e^-x I_0(x) <= (1 + 1/(4x))/sqrt(2 pi x), which the circle needs."""


@dataclass(frozen=True, slots=True)
class Lower:
    """The inequalities of one plan at beta_0, with q_0 <= q_*(beta_0) <= q_1."""

    d: int
    beta: Fraction
    root: Enclosure
    plan: LawPlan

    @property
    def q(self) -> Fraction:
        """q_0."""
        return as_fraction(self.root.lower)

    @property
    def best(self) -> Fraction:
        """Q_0 = q_0 - C/q_0."""
        return self.q - self.plan.most / self.q

    @property
    def circle(self) -> Fraction:
        """w with mu_k <= (1 + w) e^-level k^(-n/2)."""
        return Fraction(1, 4) / self.beta if self.d == 2 else Fraction(0)

    def monotone(self) -> bool:
        """The conditions under which every comparison gets easier as q_* grows."""
        q, best, j, half = self.q, self.best, self.plan.inner, Fraction(self.d - 1, 2)
        return (
            self.beta >= LEAST_BETA
            and best > 0
            and 0 < j < 1
            and q >= half + 2
            and 2 * best * j >= self.plan.head + half + 1
            and q * j**2 + 2 * best * j * (1 - j) >= 1
            and half / q + 2 * j * (1 + self.plan.most / q**2) <= 1
        )

    def near_uniform(self) -> bool:
        """F_Q > 0 for every density with 0 < J - mu and J <= j^2."""
        grown = mean_bound(self.d, self.beta, self.q) * (Ball(2 * self.best * self.plan.inner)).exp()
        return grown.surely_less(self.best * self.plan.inner**2)

    def cell(self, left: Fraction, right: Fraction) -> bool:
        """The comparison for 1 - sqrt(J) in [left, right]."""
        return self._below_one(right, self.plan.most / self.q + self.best * left**2 - self._spread)

    def end(self, last: Fraction) -> bool:
        """The comparison at 1 - sqrt(J) = last without C: what holds there for every larger q."""
        return self._below_one(last, self.best * last**2 - self._spread)

    @property
    def _spread(self) -> Fraction:
        """q_1 w/q_0 >= log(1 + w) at every q >= q_0, and q times it bounds q log(1 + w) along a line."""
        return as_fraction(self.root.upper) * self.circle / self.q

    def _below_one(self, v: Fraction, gain: Fraction) -> bool:
        n, j = self.d - 1, 1 - v
        power = 1 + Fraction(n, 2) + self.d / self.beta
        exponent = Ball(self.q / self.best).log() * Fraction(n, 2) - Ball(j).log() * power - gain
        exponent += log_excess(n, Ball(2 * self.best * j), self.plan.head)
        small = (-Ball(self.best * j**2)).exp() * (mean_bound(self.d, self.beta, self.q) * self.q + 1)
        return exponent.surely_negative() and (small + exponent.exp()).surely_less(1)


def prove_lower(d: int, beta: Fraction, root: Enclosure, plan: LawPlan) -> Sequence[Fraction]:
    """The nodes v_0 = 0 < ... < v_m = 1 - j_a of cells on which the comparison holds. Undecided if it fails on one."""
    return prove_positive(Lower(d, beta, root, plan), Fraction(0))


def prove_positive(lower: Lower, first: Fraction) -> Sequence[Fraction]:
    """The same for cells from v = first on: the densities that it leaves have q_*(1 - sqrt(J)) < q_0 first."""
    last, what = 1 - lower.plan.inner, f"large-beta d={lower.d}"
    if not (lower.monotone() and lower.near_uniform() and lower.end(last)):
        raise Undecided(f"{what}: the comparison from beta on is not shown for this C")
    nodes, width = [first], Fraction(1, 16)
    while nodes[-1] < last:
        right = min(nodes[-1] + width, last)
        if lower.cell(nodes[-1], right):
            nodes.append(right)
            width *= 2
        elif width > _SHORTEST:
            width /= 2
        else:
            raise Undecided(f"{what}: the comparison fails near 1 - sqrt(J) = {nodes[-1].limit_denominator(1000)}")
    return nodes
