"""What all cells share: the rounded interaction, features off the uniform state and off e, caps. FORMAT/spine.md.

g_l, l <= L, are integers over 2^p above the exact ones; `slack` bounds the rest of the interaction and the rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from operator import mul

from ..arithmetic.ball import Ball, ceil_shift, sqrt_upper
from ..arithmetic.series import Bessel, ceil_div, ceil_of, floor_of
from ..coupling.family import Family, family
from ..coupling.interaction import Interaction, zeroth
from ..document.context import Context
from ..verdict import Invalid
from .form import Spine
from .mesh import Mesh
from .spectrum import Features, roots_of
from .tables import Exponential, Quadratic


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the interaction may rise on a piece: factors of the g_l, l <= L, and a bound of all others."""

    rises: Sequence[Ball]
    tail: Fraction


class Setting:
    """One beta and one K of a claim, with the mesh and the quadrature of its evidence; with a reach, upper bounds."""

    def __init__(
        self, context: Context, d: int, beta: Fraction, coupling: Fraction, sizes: Spine, reach: Reach | None = None
    ) -> None:
        p = sizes.bits
        self.family: Family = family(context, d, sizes)  # first: it charges for the sizes
        self.p, self.d, self.beta, self.coupling, self.work = p, d, beta, coupling, context.work
        self.unit = p - sizes.grid
        """A number n of the evidence is n 2^unit over 2^p."""
        shape = (sizes.mesh, sizes.near, sizes.stride)
        key = ("mesh", d, sizes.modes, shape, p)
        self.mesh: Mesh = context.recent(key, lambda: Mesh(d, sizes.modes, shape, p, context.work))
        self.exponential: Exponential = context.recent(("exp", p), lambda: Exponential(p, context.work))
        self.quadratic: Quadratic = context.recent(("chi", p), lambda: Quadratic(p, context.work))
        self.bessel = Bessel(d, p, sizes.terms, context.work)
        interaction = Interaction(self.bessel, beta, sizes.modes, (coupling, coupling))
        degrees = range(1, sizes.modes + 1)
        self.g = [ceil_of(interaction.upper(degree), p) for degree in degrees]
        exact = sum(self.g) - sum(floor_of(interaction.lower(degree), p) for degree in degrees)
        tail = interaction.tau
        if reach is not None:
            self.g, tail = [x * rise.high >> p for x, rise in zip(self.g, reach.rises, strict=True)], reach.tail
            self.g = [x + 1 for x in self.g]
        self.g0 = sum(self.g)
        """The field of the mass at the pole: |e|^2, e the feature there."""
        if self.g0 <= 0:
            raise Invalid("the interaction is not positive")
        self.slack = 2 * (ceil_of(tail, p) + exact)
        """Twice tau and what the g_l exceed the exact ones: it bounds each error of a field, and of |m|^2."""
        context.work.spend(len(self.mesh.rows), p, len(self.mesh.rows) * (sizes.modes // 4 + 6))
        self.bend = self.mesh.bend(self.g)
        """Gamma = sum_l g_l (-P_l''(0)): |xi_x - xi_y|^2 <= Gamma (theta_x - theta_y)^2."""
        self.pole, self.pole_wrong = self.mesh.values(self.g)
        """<xi, e> at the nodes."""
        self.squares = self._squares()
        self.mean = mean = ceil_of(2 * coupling * zeroth(self.bessel, beta)[1] / beta, p)  # 2 Q mu
        self.caps = [ceil_div(mean << p, low) - mean if low else None for low in self.mesh.cap_lower[:-1]]
        """Upper bounds of 2 Q mu (1/sigma - 1) on the cells, by the cap up to their beginning."""

    def _squares(self) -> list[int]:
        """Upper bounds of |xi|^2 = sum_l g_l P_l^2 and the tail at the nodes."""
        p = self.p
        wrong = ceil_shift(3 * self.mesh.error * self.g0, p) + 2 + self.slack
        return [(sum(map(mul, self.g, map(mul, row, row))) >> 2 * p) + wrong for row in self.mesh.rows]

    def along(self, x: int, wrong: int) -> int:
        """A lower bound of x^2/g0, x wrong by that much: the square of the part of a vector along e."""
        least = max(abs(x) - wrong, 0)
        return least * least // self.g0

    @cached_property
    def across(self) -> list[int]:
        """Upper bounds of q = |P xi|^2 at the nodes, P the projection off e."""
        rows = zip(self.squares, self.pole, strict=True)
        return [max(0, square - self.along(pole, self.pole_wrong)) for square, pole in rows]

    @cached_property
    def off_pole(self) -> Features:
        """sqrt(g_l) (P_l - <xi, e>/g0), l <= L: the features off e."""
        p = self.p
        shares = [(pole << p) // self.g0 for pole in self.pole]
        rows = [[v - share for v in row] for row, share in zip(self.mesh.rows, shares, strict=True)]
        wrong = self.mesh.error + ceil_div(self.pole_wrong << p, self.g0) + 1
        return self.features(rows, self.across, wrong)

    @cached_property
    def off_uniform(self) -> Features:
        """sqrt(g_l) P_l."""
        return self.features(self.mesh.rows, self.squares, self.mesh.error)

    def features(self, rows: Sequence[Sequence[int]], squares: Sequence[int], wrong: int) -> Features:
        """Features with y_l wrong by at most `wrong` units each, and with the displacements of the mesh."""
        p = self.p
        roots = roots_of(self.g, p)
        length = sqrt_upper(sum(map(mul, roots, roots)))  # of the roots, over 2^p
        off = ceil_shift(length * wrong, p) + 1
        bend = self.mesh.bend([ceil_shift(r * r, p) for r in roots])
        reach = {gap: sqrt_upper(gap * bend) + off for gap in set(self.mesh.gap)}
        spread = {gap: ceil_shift(x * x, p) for gap, x in reach.items()}
        return Features(roots, rows, squares, off, [spread[gap] for gap in self.mesh.gap], p)

    @cached_property
    def across_cells(self) -> list[int]:
        """Upper bounds of q on the cells: |q''| <= 4 Gamma."""
        return self.mesh.sups(self.across, 4 * self.bend, 0)

    @cached_property
    def uniform_cells(self) -> list[int]:
        """Upper bounds of |xi|^2 on the cells: |(|xi|^2)''| <= 2 Gamma."""
        return self.mesh.sups(self.squares, 2 * self.bend, 0)

    @cached_property
    def across_roots(self) -> list[int]:
        """Upper bounds of sqrt(q) on the cells."""
        return roots_of(self.across_cells, self.p)

    def limits(self, most: int) -> list[int]:
        """Upper bounds on the cells of the field of a decreasing density whose field at the pole is at most `most`."""
        at_pole = most + self.slack
        return [at_pole if cap is None or cap + self.slack > at_pole else cap + self.slack for cap in self.caps]
