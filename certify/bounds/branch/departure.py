"""The curve of critical densities that leaves the uniform density at K_#, as far as a field x of the first degree.

In the space of `certify.bounds.branch.tube`, about the fields tau (x, 0, 0, ..), 0 < tau <= 1: (*) there maps
|eta| <= R tau^2 into itself and contracts it, because alpha_2 < 1 and what is not linear is of the order tau^2; K is
K_#/(1 + delta tau^2). The lemma has its proof in proofs/branch/departure.py. Only 2 kappa_1 and 2 lambda_2 enter, and
the sum of all kappa_l.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from certify.bounds.branch.metric import Metric, root, top
from certify.bounds.coupling.interaction import multiplicity
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided
from certify.core.exact import Exact


@dataclass(frozen=True)
class Departure:
    """The numbers of the lemma."""

    d: int
    metric: Metric
    x: Ball
    radius: Ball

    @cached_property
    def first(self) -> Ball:
        """2 kappa_1."""
        return self.metric.twice_kappa.entry(0, 0)

    @cached_property
    def second(self) -> Ball:
        """2 lambda_2, the largest 2 lambda_l, l >= 2."""
        return top(self.metric.twice_kappa.entry(0, 1) / multiplicity(self.d, 2))

    @cached_property
    def turn(self) -> Ball:
        """U: |h| <= tau U for the field h of all a."""
        twice_kappa = self.metric.twice_kappa
        rest = dot(twice_kappa, twice_kappa.filled(1)) - self.first + self.metric.tail
        return top(self.x + self.radius * root(rest))

    @cached_property
    def _sizes(self) -> tuple[Ball, Ball, Ball]:
        """e^(U/2); tau times S and O bound the standard deviation of h and sup |h - its mean|."""
        half = (self.turn / 2).exp()
        spread = half * (self.x * root(Ball(1) / self.d) + root(self.second) * self.radius)
        return half, spread, self.turn * (half * self.turn + 1)

    @cached_property
    def drift(self) -> Ball:
        """Delta < 1: abs(d M_1/(tau x) - 1) <= Delta tau^2."""
        half, spread, reach = self._sizes
        even = self.x * root(self.second / self.d) * self.radius + self.second * self.radius * self.radius / 2
        cubic = half * root(Ball(1) / self.d) * spread * (reach * reach + spread * spread * 2) / 6
        drift = top((even + cubic) * self.d / self.x)
        if not drift.surely_less(1):
            raise Undecided("the branch is not followed so far from the uniform density")
        return drift

    @cached_property
    def image(self) -> Ball:
        """B: |P T(a)| <= B tau^2."""
        half, spread, reach = self._sizes
        return top(self.second * self.radius + half * root(self.second) * reach * spread / 2)

    @cached_property
    def threshold(self) -> Ball:
        """K_# = d/(2 kappa_1)."""
        return Ball(self.d) / self.first

    @cached_property
    def coupling(self) -> Ball:
        """An upper bound of K."""
        return top(self.threshold / (1 - self.drift))

    @cached_property
    def theta(self) -> Ball:
        """By which the map contracts."""
        e = self.turn.exp()
        tilt = e * root(self.second * self.d) * self.image / (self.x * (1 - self.drift))
        return top(self.coupling * (e * self.second + tilt))

    def require(self, level: Exact) -> None:
        """The curve exists, and K >= level on it."""
        if not (self.coupling * self.image).surely_at_most(self.radius):
            raise Undecided("that the branch leaves the uniform density is not proved (radius)")
        if not self.theta.surely_less(1):
            raise Undecided("that the branch leaves the uniform density is not proved (theta < 1)")
        if not (Ball(level) * (1 + self.drift)).surely_at_most(self.threshold):
            raise Undecided("K near the uniform density above the fold is not proved")

    def require_inside(self, point: BallMatrix, radius: Ball) -> Ball:
        """All a with |a - point| <= radius are there, at no smaller tau than that."""
        first, rest = point.entry(0, 0), point.columns(1, point.cols)
        low, high = first - radius * root(self.first), first + radius * root(self.first)
        inverse = self.metric.inverse.columns(1, point.cols)
        across = root(dot(rest.scale_columns(inverse), rest)) + radius
        tau = low / self.x
        if not (
            low.surely_positive() and high.surely_at_most(self.x) and across.surely_at_most(self.radius * tau * tau)
        ):
            raise Undecided("two pieces of a branch are not shown to meet")
        return tau
