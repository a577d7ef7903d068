"""A convex tube around the other minimiser on which G is strictly convex.

Lemma (proofs/spine/tube.py). The tube is {c_A + lambda (c_B - c_A) + u}, u off e, |u| <= T, <m, e> in the window.
Around a point c of its axis with density rho and means M, |lambda - lambda_c| <= half,

    rho_m <= rho exp(half |<xi - M, c_B - c_A>| + T |P(xi - M)|)     (Jensen for the normaliser),

so theta, the norm of E[(xi - M)(xi - M)^T] with these weights, bounds the covariance on that part of the tube.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certify.bounds.spine.setting import Density, Setting
from certify.bounds.spine.slice import Slice
from certify.core.ball import Ball, maximum
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.enclosure import round_to
from certify.core.errors import Undecided

_PLACES = 50


@dataclass(frozen=True, slots=True)
class Lift:
    """Up to which factor densities may exceed those of the tube: e^(share (sup h - h) + tilt (1 - cos)), h their field.

    share is between 0 and 1 (proofs/spine/dilation.py).
    """

    share: Ball
    tilt: Ball


class Tube:
    """From the slices of the window, each with the t above which it is settled."""

    def __init__(self, setting: Setting, slices: Sequence[Slice], radii: Sequence[Ball]) -> None:
        self.setting, self.start = setting, slices[0].centre
        self.low, self.high, self.slices = slices[0].low, slices[-1].high, slices
        self.axis = slices[-1].centre - self.start
        self.begin, self.run = dot(setting.row, self.start), dot(setting.row, self.axis)
        if not self.run.surely_positive():
            raise Undecided("the axis of the tube does not point to the pole")
        none = Ball(0)
        self.radius = Ball(
            maximum(
                radius + self.distance(cut.centre, self.place(s), none)
                for cut, radius in zip(slices, radii, strict=True)
                for s in (cut.low, cut.high)
            ).upper()
        )
        """T."""
        self.parts = [self._part(cut) for cut in slices]
        turn = setting.length(self.axis, none, off_pole=False)
        sizes = [setting.length(part.moments, none, off_pole=False) + half * turn for part, half in self.parts]
        self.longest = maximum(sizes) + self.radius
        """A bound of |m| on the tube."""

    def place(self, pole: Ball) -> Ball:
        """lambda where <m, e> is this."""
        return (pole - self.begin) / self.run

    def distance(self, moments: BallMatrix, place: Ball, rest: Ball) -> Ball:
        """|P(m - c_A - lambda (c_B - c_A))|."""
        return self.setting.length(moments - self.start - self.axis.scaled(place), rest, off_pole=True)

    def _part(self, cut: Slice) -> tuple[Density, Ball]:
        ends = [self.place(s) for s in (cut.low, cut.high)]
        middle = Ball(round_to(((ends[0] + ends[1]) / 2).midpoint(), _PLACES, up=False))
        return Density(self.setting, self.start + self.axis.scaled(middle)), maximum(abs(end - middle) for end in ends)

    def require_inside(self, moments: BallMatrix, rest: Ball) -> None:
        """The moments, with sum_l g_l m_l^2 at most `rest` beyond L, are in the tube."""
        pole = dot(self.setting.row, moments)
        inside = self.low.surely_at_most(pole) and pole.surely_at_most(self.high)
        if not inside or not self.distance(moments, self.place(pole), rest).surely_at_most(self.radius):
            raise Undecided("the explicit density is not in the tube")

    def theta(self, extra: Ball) -> Ball:
        """theta < 1, for densities up to the factor e^extra."""
        norms = [self.norm(part, self.masses(part, half, None)) for part, half in self.parts]
        theta = maximum(norms) * extra.exp()
        if not theta.surely_less(1):
            raise Undecided("that no other minimiser is near the non-uniform one is not proved (G convex on the tube)")
        return Ball(theta.upper())

    def masses(self, part: Density, half: Ball, lift: Lift | None) -> BallMatrix:
        """Bounds of the densities of the part, lifted, times the masses of the cells."""
        setting, mesh = self.setting, self.setting.mesh
        turned = self.axis.scale_columns(setting.row)
        slopes = turned @ mesh.rows
        slopes = (slopes - slopes.filled(dot(turned, part.mean))).magnitudes()
        spread = slopes.scaled(half) + self._lengths(part).scaled(self.radius)
        bend, moved = part.bend + half * mesh.bend(turned), mesh.gap.scaled(setting.bend).sqrt().scaled(self.radius / 2)
        highest = mesh.sups(part.values + spread, bend) + moved
        if lift is not None:
            more = spread.filled(maximum(highest.entries())) - part.values + spread
            exponents = part.values + spread + more.larger(more.filled(0)).scaled(lift.share)
            exponents = exponents + (more.filled(1) - mesh.rows.take(0)).scaled(lift.tilt)
            highest = mesh.sups(exponents, bend * (lift.share + 1) + lift.tilt) + moved.scaled(lift.share + 1)
        weights = (highest - highest.filled(part.log_z)).exp().upper_ends()
        return weights.times(mesh.mass)

    def norm(self, part: Density, masses: BallMatrix) -> Ball:
        """The norm of the sum of (xi - M)(xi - M)^T with these masses of the cells."""
        setting, mesh = self.setting, self.setting.mesh
        ones = BallMatrix.integers([[1] * mesh.rows.cols])
        rows = mesh.rows - part.mean.transpose() @ ones
        squares = setting.row @ rows.times(rows)
        features = setting.features(rows, squares + squares.filled(setting.slack))
        return features.norm(masses, mesh.rows.rows)

    def _lengths(self, part: Density) -> BallMatrix:
        """|P(xi - M)| at the nodes: |xi|^2 - 2 <xi, M> + |M|^2 - <xi - M, e>^2/g0, with the tails of both."""
        setting = self.setting
        weighted = part.mean.scale_columns(setting.row)
        square, pole = dot(weighted, part.mean), dot(setting.row, part.mean)
        along = setting.pole - setting.pole.filled(pole)
        whole = setting.squares + setting.squares.filled(square) - (weighted @ setting.mesh.rows).scaled(2)
        whole = whole - along.times(along).scaled(1 / setting.g0)
        return whole.sqrt() + whole.filled(setting.slack.sqrt())

    def functional(self, theta: Ball, tilt: Ball | None, share: Ball | int) -> Ball:
        """A lower bound of G + share |m|^2/2 on the tube, with the tilt.

        At a centre c in its own cell, so in the tube, less |c - M + share c|^2/(2 (1 - theta + share)).
        """
        setting = self.setting
        best: Ball | None = None
        for cut in self.slices:
            centre, pole = cut.centre, dot(setting.row, cut.centre)
            if cut.low.surely_at_most(pole) and pole.surely_at_most(cut.high):
                end = Density(setting, centre, tilt)
                gradient = setting.length(centre.scaled(share + 1) - end.mean, setting.slack, off_pole=False)
                value = end.functional + (dot(end.field, centre) - setting.slack) * share / 2
                value = value - gradient * gradient / ((1 - theta + share) * 2)
                best = value if best is None or best.surely_less(value) else best
        if best is None:
            raise Undecided("no centre of the window is in its cell")
        return best
