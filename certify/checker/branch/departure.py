"""The curve of critical densities that leaves the uniform one at K_#. FORMAT/branch.md (F5), (F6)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from ..arithmetic.ball import Ball, exp, total
from ..coupling.interaction import multiplicity
from ..verdict import require_at_most, require_less
from .space import Space, pairing, root, top


class Departure:
    """All a with a_1 = tau x, 0 < tau <= 1, and |a - a_1 e_1| <= R tau^2."""

    def __init__(self, d: int, space: Space, first: Fraction, radius: Fraction) -> None:
        self.d, self.space, self.p, self.x, self.radius = d, space, space.p, first, radius
        self.own, self.r = Ball.exact(first, space.p), Ball.exact(radius, space.p)
        self.second = top(space.twice_kappa[1] / multiplicity(d, 2))
        """2 lambda_2, the largest 2 lambda_l, l >= 2."""

    @property
    def threshold(self) -> Ball:
        """K_# = d/(2 kappa_1)."""
        return Ball.exact(self.d, self.p) / self.space.twice_kappa[0]

    @cached_property
    def turn(self) -> Ball:
        """U = x + R sqrt(sum_{l>=2} 2 kappa_l)."""
        return top(self.own + self.r * root(total(self.space.twice_kappa[1:]) + self.space.tail))

    @cached_property
    def _sizes(self) -> tuple[Ball, Ball, Ball]:
        """e^(U/2), S and O."""
        half, one = exp(top(self.turn / 2)), root(Ball.exact(Fraction(1, self.d), self.p))
        return half, half * (self.own * one + root(self.second) * self.r), self.turn * (half * self.turn + 1)

    @cached_property
    def drift(self) -> Ball:
        """(F5) Delta < 1."""
        half, spread, reach = self._sizes
        even = self.own * root(self.second / self.d) * self.r + self.second * self.r * self.r / 2
        one = root(Ball.exact(Fraction(1, self.d), self.p))
        cubic = half * one * spread * (reach * reach + spread * spread * 2) / 6
        drift = top((even + cubic) * self.d / self.own)
        require_less("(F5) Delta < 1", drift.upper(), 1)
        return drift

    @cached_property
    def image(self) -> Ball:
        """B: |P T(a)| <= B tau^2."""
        half, spread, reach = self._sizes
        return top(self.second * self.r + half * root(self.second) * reach * spread / 2)

    @cached_property
    def coupling(self) -> Ball:
        """An upper bound of K."""
        return top(self.threshold / (1 - self.drift))

    @cached_property
    def theta(self) -> Ball:
        """By which the map contracts."""
        e = exp(self.turn)
        tilt = e * root(self.second * self.d) * self.image / (self.own * (1 - self.drift))
        return top(self.coupling * (e * self.second + tilt))

    def require(self, level: Fraction) -> None:
        """(F5) the curve exists, and K >= level > 0 on it."""
        require_at_most("(F5) k B <= first_radius", (self.coupling * self.image).upper(), self.radius)
        require_less("(F5) theta < 1 at the uniform density", self.theta.upper(), 1)
        least = level * (1 + self.drift.upper())
        require_at_most("(F5) enclosure.lower (1 + Delta) <= K_#", least, self.threshold.lower())

    def require_inside(self, point: Sequence[Fraction], radius: Ball) -> Fraction:
        """(F6) all a with |a - point| <= radius are there, at no smaller tau than that which is returned."""
        spread, rest = radius * root(self.space.twice_kappa[0]), [Fraction(0), *point[1:]]
        first = Ball.exact(point[0], self.p)
        across = root(pairing(self.space.exact(rest), self.space.dual(rest))) + radius
        require_less("(F6) 0 < a_1 where the first piece begins", 0, (first - spread).low)
        require_at_most("(F6) a_1 <= first where the first piece begins", (first + spread).upper(), self.x)
        tau = (first - spread).lower() / self.x
        require_at_most("(F6) distance <= first_radius tau^2", across.upper(), self.radius * tau**2)
        return tau
