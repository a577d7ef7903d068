"""F_K from below on a section: over all zonal densities, non-increasing in the angle, with m_1 = c > 0.

The lemmas (proofs/coupling/section.py), for every K of a ball. |m_l| <= c there, and for fields a >= 0

    F_K >= sum_l (a_l |m_l| - g_l m_l^2/2) - Lambda(a),                                                  (Gibbs)
    F_K >= a_1 c - g_1 c^2/2 + Gamma(|m|),   Gamma(z) = sum_{l>=2} g_l z_l^2/2 - Lambda(a_1, (g_l z_l)_{l>=2});

Gamma is strictly convex where the block l >= 2 of S is below theta < 1, which is (K7) with 0 in place of g_1. So a tree
of boxes of |m_2|..|m_L| proves F_K > level on the section, if level is below the second bound at an explicit field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.gibbs import gibbs_bound
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.bounds.coupling.star import star_bound
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact
from certify.cover.box import Box, halves
from certify.cover.section import SectionPlan


@dataclass(frozen=True, slots=True)
class Section:
    """The plan in balls for one increasing kernel and K in a ball."""

    plan: SectionPlan
    quad: Quadrature
    g: list[Ball]
    tau: Ball

    @classmethod
    def at(cls, kernel: Kernel, coupling: Ball, plan: SectionPlan) -> Section:
        """Interaction and nodes at the working precision."""
        g, tau = kernel.interaction(plan.modes).at(coupling)
        return cls(plan, quadrature(kernel.d, plan.modes, plan.nodes, plan.ellipses), g, tau)

    @property
    def reach(self) -> Ball:
        """A bound of c, and so of all |m_l|."""
        return Ball(self.number(self.plan.star_upper[0]))

    def number(self, n: int) -> Dyadic:
        """n in units 2^-grid."""
        return Dyadic(n, -self.plan.grid)

    def field(self, box: Box) -> BallMatrix:
        """weights times centre."""
        rows = zip(self.plan.stand_in, box.lower, box.upper, strict=True)
        return BallMatrix.integers([[w * (a + b) for w, a, b in rows]], -2 * self.plan.grid - 1)

    def star(self) -> Box:
        """C_*."""
        return Box(self.plan.star_lower, self.plan.star_upper, 0, 0)

    def theta(self, first: Exact) -> Ball:
        """A bound of the block l >= 2 of S on C_*, at the field `first` of l = 1."""
        moments = field_moments(self.quad, field := self.field(self.star()))
        deviations = [abs(Ball(first) - field.entry(0, 0))]
        rows = zip(self.g, field.entries(), self.plan.star_lower, self.plan.star_upper, strict=True)
        for g, a, low, high in list(rows)[1:]:
            ends = [abs(g * self.number(n) - a) for n in (low, high)]
            deviations.append(ends[0].hull(ends[1]))
        reach = BallMatrix.row(deviations).magnitudes()
        vector = BallMatrix.integers([self.plan.star_vector])
        return star_bound(moments, reach, [Ball(0), *self.g[1:]], self.tau, self.reach, vector)

    def cover(self, level: Exact) -> None:
        """Walk the tree: F_K > level outside C_*. Undecided where it is not proved."""
        low, high = self.plan.star_lower[0], self.plan.star_upper[0]
        others = self.plan.modes - 1
        stack = [Box((low, *(0,) * others), (high,) * (others + 1), 0, 0)]
        for cell in self.plan.tree:
            if not stack:
                raise Undecided("the tree of a section goes on after every box is settled")
            stack.extend(self._apply(stack.pop(), cell, level))
        if stack:
            raise Undecided("the tree of a section ends before every box is settled")

    def _apply(self, box: Box, cell: Sequence[Any], level: Exact) -> list[Box]:
        if cell[0] == "s":
            _, k, mid = cell
            if not 1 <= k <= self.plan.modes:
                raise Undecided("a cut of a coordinate that does not exist")
            if not box.lower[k - 1] <= mid <= box.upper[k - 1]:
                raise Undecided("a cut lies outside its box")
            return halves(box, k, mid)
        if cell[0] == "*":
            star = self.star()
            if any(a > x for a, x in zip(star.lower, box.lower, strict=True)) or any(
                x > b for b, x in zip(star.upper, box.upper, strict=True)
            ):
                raise Undecided("a box called part of C_* is not in it")
            return []
        if cell[0] not in ("g", "f"):
            raise Undecided(f"a cell of unknown kind {cell[0]}")
        field = self.field(box) if cell[0] == "g" else BallMatrix.integers([cell[1:]], -self.plan.field_grid)
        ends = [BallMatrix.integers([side], -self.plan.grid) for side in (box.lower, box.upper)]
        upper = BallMatrix.row(self.g).upper_ends()
        bound = gibbs_bound(self.quad, field, ends[0], ends[1], upper, self.tau)
        if any(a.surely_negative() for a in field.entries()) or not (bound - level).surely_positive():
            raise Undecided("F_K above the level is not proved on a box of a section")
        return []


def section_value(touch: Touch, coupling: Ball, place: Exact, theta: Ball) -> Ball:
    """The second bound on C_* from below, by its value at an explicit field, what the defect costs taken off."""
    g, tau = touch.interaction.at(coupling)
    z, (first, *field) = touch.preimage(coupling), touch.field.entries()
    row = BallMatrix.row(z[1:]) - BallMatrix.row(touch.mean.entries()[1:])
    defect = dot(row.scale_columns(BallMatrix.row(g[1:])), row) + tau
    action = sum((a * x for a, x in zip(field, z[1:], strict=True)), Ball(0))
    c = Ball(place)
    least = first * c - g[0] * c * c / 2 + action / 2 - touch.log_partition
    return least - Ball(defect.upper()) / ((1 - theta) * 2)


def inside(section: Section, touch: Touch, coupling: Ball, place: Exact) -> bool:
    """True proves that c and z_2, z_3, .. of the explicit field lie in C_* for every K of the ball, and a_1 >= 0."""
    z, star, modes = touch.preimage(coupling), section.star(), section.plan.modes
    if len(z) < modes or touch.field.entry(0, 0).surely_negative():
        return False
    rows = list(zip([Ball(place), *z[1:modes]], star.lower, star.upper, strict=True))
    near = all(Ball(section.number(a)).surely_at_most(x) and x.surely_at_most(section.number(b)) for x, a, b in rows)
    return near and all(abs(x).surely_at_most(place) for x in z[modes:])
