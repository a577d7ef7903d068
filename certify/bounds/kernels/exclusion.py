"""No critical density but the uniform one for 0 < K <= K_lo, outside of a tube: boxes of fields, in balls.

Zonal critical densities at K = x K_lo, 0 < x <= 1, are e^h/Z, h = sum g_l z_l P_l with g_l = 2 K_lo kappa_l and
z_l = x M_l(h), so |z_l| <= 1 for all l, of whatever sign kappa_l is: boxes of z_1..z_L and x, [-1, 1]^L x [0, 1] at the
start, with what is beyond the modes at most tau = sum_{l>L} |g_l|, have all of them; where kappa_l decays slowly it is
at most tau b, by the norm of the density (`certify.bounds.kernels.tail`). A reflection t -> -t, or a rotation of the
circle, makes z_l >= 0 at one degree. Each box is settled (proofs in proofs/kernels/exclusion.py):

* near 0: with sup h <= X there is none but the uniform one if K_lo (1 + X taylor(X)) < K_#;
* in a tube of `certify.bounds.branch.tube` in which K >= K_lo;
* by linear functionals y of z = x M(h), with the remainder R of `coupling:functional`: for z and x in the box
  sum_l (y_l - x eta_l g_l) dz_l - dx I + y.c - x_c I contains 0, I = y.M + R + eta.(g c - a), eta = y C.

tests/bounds/kernels/test_exclusion.py leaves out every term in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import gcd

from certify.bounds.branch.metric import Metric, Remote
from certify.bounds.branch.tube import Piece
from certify.bounds.coupling.cover import cut, lists_of, narrow_by, walk
from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.functional import AffineBox, Linearised, taylor_factor
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.tail import SlowTail
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.claim import Enclosure
from certify.core.enclosure import round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact
from certify.cover.box import Box
from certify.cover.exclusion import ROUNDS, ExclusionPlan, TubePlan, lowest, padded, unit
from certify.cover.plan import Cell

_TO_SEE = 240
"""Degrees from which the common divisor of all is seen: all of a list, the first of a family."""


@dataclass(frozen=True)
class Exclusion:
    """What all boxes share."""

    plan: ExclusionPlan
    level: Exact
    threshold: Ball
    g: BallMatrix
    tau: Ball
    quad: Quadrature
    tube: Piece
    slow: SlowTail | None = None

    @classmethod
    def of(cls, kernel: Kernel, plan: ExclusionPlan, level: Exact, tube: Piece) -> Exclusion:
        """At K_lo = `level` > 0."""
        interaction = kernel.interaction(plan.modes)
        g, tau = interaction.at(Ball(level))
        tau, slow = Ball(tau.upper()), None
        if interaction.peak is not None:
            peak = Ball((interaction.peak * Ball(level) * 2).upper())
            slow = SlowTail(tau, peak, interaction.multiplicities, ROUNDS)
        quad = quadrature(kernel.d, plan.modes, plan.nodes, plan.ellipses, kernel.degrees(plan.modes))
        return cls(plan, level, kernel.threshold(), BallMatrix.row(g), tau, quad, tube, slow)

    def apply(self, box: Box, cell: Cell) -> list[Box]:
        """What a cell leaves of its box, once it is proved."""
        kind = cell[0]
        if kind == "s":
            return cut(box, cell[1], cell[2])
        part = Part(self, box)
        if kind == "0":
            part.require_near_uniform()
        elif kind == "t":
            part.require_in_tube()
        elif kind in ("c", "x"):
            whole = self._whole(cell)
            y = BallMatrix.integers(lists_of(whole))
            left = narrow_by(box, self.plan.grid, whole, *part.functionals(y))
            return [] if left is None else [left]
        else:
            raise Undecided(f"a cell of unknown kind {kind}")
        return []

    def _whole(self, cell: Cell) -> Cell:
        """The cell with every y written out."""
        modes = self.plan.modes
        rows, last = (cell[1:], []) if cell[0] == "c" else (cell[1:-1], [padded(cell[-1], modes)])
        if cell[0] == "c" and not rows:
            raise Undecided("a cell that is to narrow its box has no row")
        if any(row[1] > row[2] for row in rows):
            raise Undecided("a row leaves a box without points")
        return [cell[0], *([*row[:3], *padded(row[3:] or unit(row[0], modes), modes)] for row in rows), *last]


@dataclass(frozen=True)
class Part:
    """One box: what is said of every critical density with z in it."""

    shared: Exclusion
    box: Box

    @cached_property
    def ends(self) -> tuple[BallMatrix, BallMatrix]:
        """The centre of the box of the z_l, and its half-widths."""
        pairs, grid = list(zip(self.box.lower[:-1], self.box.upper[:-1], strict=True)), -self.shared.plan.grid - 1
        centre = BallMatrix.integers([[a + b for a, b in pairs]], grid)
        return centre, BallMatrix.integers([[b - a for a, b in pairs]], grid)

    @cached_property
    def field(self) -> BallMatrix:
        """The base field a, near g c."""
        return self.ends[0].scale_columns(self.shared.g).midpoints()

    @cached_property
    def affine(self) -> AffineBox:
        """The box of the z_l in the form of `functional`."""
        centre, radii = self.ends
        zero, g = centre.filled(0), self.shared.g
        change = centre.scale_columns(g) - self.field
        return AffineBox(centre, centre.filled(1), zero, zero, change, g, zero, zero, radii, Ball(0), self.reach)

    @cached_property
    def fields(self) -> Ball:
        """sum abs(g_l z_l) over the modes at most."""
        centre, radii = self.ends
        return dot(self.shared.g.magnitudes(), centre.magnitudes() + radii)

    @cached_property
    def reach(self) -> Ball:
        """b: what is beyond the modes is at most tau b."""
        slow = self.shared.slow
        return Ball(1) if slow is None else slow.reach(slow.crude(self.fields))

    @cached_property
    def linear(self) -> Linearised:
        """The equation at the base field, which has a b of its own where kappa_l decays slowly."""
        shared, near = self.shared, None
        moments, slow = field_moments(shared.quad, self.field), shared.slow
        if slow is not None:

            def near(oscillation: Ball, spread: Ball) -> Ball:
                return slow.near(shared.quad, moments, self.reach, oscillation, spread)

        return Linearised.on(moments, self.affine, shared.tau, near)

    def require_near_uniform(self) -> None:
        """X >= sup h bounds the second derivative of Lambda: h = 0."""
        size = self.fields + self.shared.tau * self.reach
        growth = size * taylor_factor(size) + 1
        if not (growth * self.shared.level).surely_less(self.shared.threshold):
            raise Undecided("a box called near the uniform density is not")

    @cached_property
    def distance(self) -> Ball:
        """How far the fields g z of the box, with all that is beyond the modes, are from the base field at most."""
        e, shared = self.affine.deviations(), self.shared
        beyond = shared.tau if shared.slow is None else self.linear.tau_b * self.linear.tau_b / shared.tau
        square = dot(e.over(shared.g.magnitudes()), e) + beyond
        return Ball((square * shared.level).upper()).sqrt()

    def require_in_tube(self) -> None:
        """All these fields in the tube."""
        tube = self.shared.tube
        point = BallMatrix.row([*self.field.entries(), *[Ball(0)] * (tube.c.cols - self.field.cols)])
        tube.require_inside(point, self.distance)

    def functionals(self, y: BallMatrix) -> tuple[BallMatrix, BallMatrix]:
        """(W, W_0), the last column of W is that of x."""
        shared, centre = self.shared, self.ends[0]
        image, level = self.linear.projected(y)
        inner = level + image @ self.affine.e0.transpose()
        low, high = (Ball(Dyadic(side[-1], -shared.plan.grid)) for side in (self.box.lower, self.box.upper))
        weights = y - image.scale_columns(shared.g).scaled(low.hull(high))
        constant = y @ centre.transpose() - inner.scaled((low + high) / 2)
        rows = [[*weights.take(k).entries(), -inner.entry(k)] for k in range(y.rows)]
        return BallMatrix.of_rows(rows), constant


def tube_of(kernel: Kernel, plan: TubePlan) -> Piece:
    """The tube about the fold."""
    degrees = kernel.degrees(plan.modes)
    quad = quadrature(kernel.d, plan.modes, plan.nodes, plan.ellipses, degrees)
    interaction, remote = kernel.interaction(plan.modes), None
    if interaction.peak is not None:
        remote = Remote.of(interaction.peak, plan.ellipses, degrees[-1])
    return Piece.at(Metric.of(interaction, remote), quad, plan.piece)


def exclude(kernel: Kernel, plan: ExclusionPlan, level: Exact) -> Enclosure:
    """[level, an upper bound of K at the fold], which contains K_fold. Raises Undecided where that is not proved."""
    if not level > 0:
        raise Undecided("the lower end is not positive")
    with precision(plan.tube.precision + 2 * plan.tube.modes):
        tube = tube_of(kernel, plan.tube)
        tube.require_above(level)
        high = round_to(tube.highest().upper(), 64, up=True)
    with precision(plan.precision):
        shared = Exclusion.of(kernel, plan, level, tube)
        walk(plan.tree, root_box(kernel, plan), shared.apply, "critical densities")
    return Enclosure(level, high)


def root_box(kernel: Kernel, plan: ExclusionPlan) -> Box:
    """All z and x, up to a symmetry."""
    one, degrees = 1 << plan.grid, kernel.degrees(plan.modes)
    step = gcd(*kernel.degrees(_TO_SEE)) if kernel.d == 2 else 1
    return Box((*lowest(degrees, step, one), 0), (one,) * (len(degrees) + 1), 0, 0)
