"""K_c = K_# by a slab around the uniform density and a cover at K = K_#: `kernels:slab`.

The slab {0 <= m_l <= corner_l} takes the place of the region C_0, where G is convex: at K_# it is not along the leading
direction, but across it, and G along the axis m = (0, .., m_n, .., 0) is known with its fourth order. It serves every
K <= K_#. C_* is there only where another density nearly has F_K = 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod

from certify.bounds.coupling.count import Stage
from certify.bounds.coupling.density import Touch, explicit_touch
from certify.bounds.coupling.origin import corner_integrals
from certify.bounds.coupling.perron import roomy
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball, maximum, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes


def slab_degree(kernel: Kernel) -> int:
    """The only leading degree, around whose direction a slab may be. Undecided if there is none such."""
    if len(kernel.leading) != 1 or (kernel.d > 2 and kernel.leading != (1,)):
        shown = ", ".join(map(str, kernel.leading))
        raise Undecided(f"a slab wants one leading degree, which is 1 in d >= 3; here lambda_l is largest at {shown}")
    if kernel.slow:
        raise Undecided("the coefficients of this kernel fall too slowly for a slab")
    if not kernel.nonnegative:
        raise Undecided("covers are for kernels without a negative coefficient lambda_l")
    return kernel.leading[0]


def slope(d: int, reach: Fraction, degree: int, leading: int) -> Fraction:
    """A bound of M_degree(a)/a^2 for the fields a P_leading, 0 < a <= reach; 0 unless the leading degree divides."""
    order, rest = divmod(degree, leading)
    return Fraction(0) if rest else reach ** (order - 2) / prod(d + 2 * j for j in range(order))


@dataclass(frozen=True, slots=True)
class Slab:
    """The slab of a plan for a kernel, in balls: what must be positive for G > 0 on it."""

    stage: Stage
    kernel: Kernel
    degrees: tuple[int, ...]

    @classmethod
    def at(cls, kernel: Kernel, plan: CoverPlan) -> Slab:
        """At K = K_#; the working precision is that of the plan."""
        return cls(Stage.at(kernel, kernel.threshold(), plan), kernel, kernel.degrees(plan.modes))

    @property
    def others(self) -> list[int]:
        """The places of the modes that are not leading."""
        return [k for k, degree in enumerate(self.degrees) if degree != slab_degree(self.kernel)]

    @property
    def sizes(self) -> list[Ball]:
        """Upper bounds of g_l at these places, and of tau."""
        g = self.stage.interaction
        return [*(Ball(g.centre.entry(0, k).upper()) for k in self.others), Ball(g.tau.upper())]

    def matrix(self) -> list[list[Ball]]:
        """Q_jl e^(tau b) at the corner for these places, and 1 with all that is beyond the modes."""
        plan, g = self.stage.plan, self.stage.interaction
        corner = BallMatrix.integers([plan.corner], -plan.grid)
        integrals = roomy(corner_integrals(self.stage.quad, BallMatrix.row(g.centre.entries()).magnitudes(), corner))
        growth = (g.tau * (corner.entry(0, 0) if self.stage.increasing else 1)).exp()
        rows = [[integrals.entry(j, k) * growth for k in self.others] + [Ball(1)] for j in self.others]
        return [*rows, [Ball(1)] * (len(self.others) + 1)]

    def rooms(self) -> list[Ball]:
        """v_j - sum_l Q_jl g_l v_l, which are to be positive."""
        vector = self.stage.plan.corner_vector
        parts = [[x * size * v for x, size, v in zip(row, self.sizes, vector, strict=True)] for row in self.matrix()]
        return [v - sum(row, Ball(0)) for v, row in zip(vector, parts, strict=True)]

    def slopes(self) -> list[Fraction]:
        """Bounds of M_l/a^2 at these places, and beyond the modes."""
        leading = slab_degree(self.kernel)
        degrees = [*(self.degrees[k] for k in self.others), (self.degrees[-1] // leading + 1) * leading]
        return [slope(self.kernel.d, self.reach(), degree, leading) for degree in degrees]

    def reach(self) -> Fraction:
        """The largest field a = d m_n of the leading degree n."""
        place = self.degrees.index(slab_degree(self.kernel))
        return Fraction(self.kernel.d * self.stage.plan.corner[place], 1 << self.stage.plan.grid)

    def require(self) -> None:
        """G > 0 on the slab but at the uniform density, or Undecided."""
        rooms, d, vector = self.rooms(), self.kernel.d, self.stage.plan.corner_vector
        if not all(room.surely_positive() for room in rooms):
            raise Undecided("G is not proved to be convex across the leading direction near the uniform density")
        factor = maximum(Ball(x) / room for x, room in zip(self.slopes(), rooms, strict=True))
        parts = [Ball(x) * size * v for x, size, v in zip(self.slopes(), self.sizes, vector, strict=True)]
        sigma = 1 / (d + 2 + self.reach() ** 2 / (d + 4))
        gain = sigma / (4 * d * (d + sigma * self.reach() ** 2))
        if not (factor * sum(parts, Ball(0)) / 2).surely_less(gain):
            raise Undecided("near the uniform density what G loses across the leading direction may exceed its gain")


def check_slab(kernel: Kernel, plan: CoverPlan, star: tuple[TouchSizes, Touch] | None = None) -> None:
    """Prove F_K > 0 at K = K_# but for the uniform density, hence at every K <= K_#; Undecided if it is not shown.

    star: an explicit density in C_*, if the plan has cells of it.
    """
    slab_degree(kernel)
    with precision(plan.precision):
        slab = Slab.at(kernel, plan)
        slab.require()
        theta = slab.stage.star().upper() if star is not None else None
    if any(cell[0] == "*" for cell in plan.tree):
        if star is None or theta is None or not theta < 1:
            raise Undecided("that G is convex near the other critical density is not proved")
        _require_star(kernel, plan, star, theta)
    with precision(plan.precision):
        slab.stage.cover()


def _require_star(kernel: Kernel, plan: CoverPlan, star: tuple[TouchSizes, Touch], theta: Dyadic) -> None:
    """F_K > 0 on C_* at K_#, by the explicit density."""
    sizes, touch = star
    with precision(sizes.working):
        touch = explicit_touch(kernel, sizes, touch.field.midpoints())
    with precision(sizes.bits):
        threshold = kernel.threshold()
        if not threshold.surely_less(touch.lower_coupling(threshold, Ball(theta))):
            raise Undecided("F_K > 0 near the other critical density is not proved at K_#")
        ends = [[Dyadic(n, -plan.grid) for n in side] for side in (plan.star_lower, plan.star_upper)]
        if not touch.in_region(threshold, ends[0], ends[1]):
            raise Undecided("the density that the search found is not near enough to the other critical density")
