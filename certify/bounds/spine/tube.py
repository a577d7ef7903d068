"""A convex tube around the other minimiser on which G is strictly convex.

Lemma (proofs/spine/tube.py). The tube is {c_A + lambda (c_B - c_A) + u}, u off e, |u| <= T, <m, e> in the window.
Around a point c of its axis with density rho and means M, |lambda - lambda_c| <= half,

    rho_m <= rho exp(half |<xi - M, c_B - c_A>| + T |P(xi - M)|)     (Jensen for the normaliser),

so theta, the norm of E[(xi - M)(xi - M)^T] with these weights, bounds the covariance on that part of the tube.
"""

from __future__ import annotations

from collections.abc import Sequence

from certify.bounds.spine.setting import Density, Setting
from certify.bounds.spine.slice import Slice
from certify.core.ball import Ball, maximum
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.enclosure import round_to
from certify.core.errors import Undecided

_PLACES = 50


class Tube:
    """From the slices of the window, each with the t above which it is settled."""

    def __init__(self, setting: Setting, slices: Sequence[Slice], radii: Sequence[Ball]) -> None:
        self.setting, self.start = setting, slices[0].centre
        self.low, self.high = slices[0].low, slices[-1].high
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

    def theta(self, wide: Setting, extra: Ball) -> Ball:
        """theta < 1, for densities up to the factor e^extra and the features of `wide`."""
        theta = maximum(self._largest(part, half, wide, extra) for part, half in self.parts)
        if not theta.surely_less(1):
            raise Undecided("that no other minimiser is near the non-uniform one is not proved (G convex on the tube)")
        return Ball(theta.upper())

    def _largest(self, part: Density, half: Ball, wide: Setting, extra: Ball) -> Ball:
        setting, mesh = self.setting, self.setting.mesh
        turned = self.axis.scale_columns(setting.row)
        slopes = turned @ mesh.rows
        slopes = (slopes - slopes.filled(dot(turned, part.mean))).magnitudes()
        exponents = part.values + slopes.scaled(half) + self._lengths(part).scaled(self.radius)
        highest = mesh.sups(exponents, part.bend + half * mesh.bend(turned))
        highest = highest + mesh.gap.scaled(setting.bend).sqrt().scaled(self.radius / 2)
        weights = (highest + highest.filled(extra - part.log_z)).exp().upper_ends()
        ones = BallMatrix.integers([[1] * mesh.rows.cols])
        rows = mesh.rows - part.mean.transpose() @ ones
        squares = wide.row @ rows.times(rows)
        features = wide.features(rows, squares + squares.filled(wide.slack))
        return features.norm(weights.times(mesh.mass), mesh.rows.rows)

    def _lengths(self, part: Density) -> BallMatrix:
        """|P(xi - M)| at the nodes: |xi|^2 - 2 <xi, M> + |M|^2 - <xi - M, e>^2/g0, with the tails of both."""
        setting = self.setting
        weighted = part.mean.scale_columns(setting.row)
        square, pole = dot(weighted, part.mean), dot(setting.row, part.mean)
        along = setting.pole - setting.pole.filled(pole)
        whole = setting.squares + setting.squares.filled(square) - (weighted @ setting.mesh.rows).scaled(2)
        whole = whole - along.times(along).scaled(1 / setting.g0)
        return whole.sqrt() + whole.filled(setting.slack.sqrt())

    def functional(self, theta: Ball) -> Ball:
        """A lower bound of G on the tube: G(c) - |c - M|^2/(2 (1-theta))."""
        best: Ball | None = None
        for part, _ in self.parts:
            gradient = part.residual(off_pole=False)
            value = part.functional - gradient * gradient / ((1 - theta) * 2)
            best = value if best is None or best.surely_less(value) else best
        if best is None:
            raise ValueError("a tube has parts")
        return best

    def first_moments(self) -> Ball:
        """m_1 on the tube: that of the axis, and T/sqrt(g_1) around."""
        spread = self.radius / self.setting.row.entry(0, 0).sqrt()
        ends = [self.start.entry(0, 0) + self.place(s) * self.axis.entry(0, 0) for s in (self.low, self.high)]
        return ends[0].hull(ends[1]) + Ball.between(-spread.upper(), spread.upper())
