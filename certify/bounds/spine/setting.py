"""What all cells share: the features sqrt(g_l) P_l off e and off the uniform state, and what bounds a field.

e is the feature at the pole, with the modes l <= L; lemmas in proofs/spine/slice.py and mesh.py. `slack` bounds twice
the tail of the interaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from certify.bounds.coupling.family import mean_and_log
from certify.bounds.coupling.interaction import Interaction
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.bounds.spine.mesh import Mesh, mesh_of
from certify.bounds.spine.spectrum import Features
from certify.core.ball import Ball, minimum
from certify.core.ball_matrix import BallMatrix, dot
from certify.cover.spine import SpinePlan


@dataclass(frozen=True)
class Tools:
    """The quadrature and the mesh of a plan, at the working precision."""

    quad: Quadrature
    mesh: Mesh


def tools_of(d: int, plan: SpinePlan) -> Tools:
    """What depends on the sizes of the plan only."""
    quad = quadrature(d, plan.modes, plan.nodes, plan.ellipses)
    return Tools(quad, mesh_of(d, plan.modes, (plan.mesh, plan.near, plan.stride)))


class Setting:
    """g_1, .., g_L (upper ends are what counts), `tail` >= sum of the others, `mean` = 2 Q mu."""

    def __init__(self, tools: Tools, g: Sequence[Ball], tail: Ball, mean: Ball) -> None:
        self.mesh, self.quad, self.d, self.mean = tools.mesh, tools.quad, tools.mesh.d, mean
        self.row = BallMatrix.row(g).upper_ends()
        self.slack = tail * 2 + dot(self.row - BallMatrix.row(g), self.row.filled(2))
        self.slack = Ball(self.slack.upper())
        ones = self.row.filled(1)
        self.g0 = dot(self.row, ones)
        self.first = self.row.entry(0, 0) / self.d + self.slack
        rows = self.mesh.rows
        self.bend = dot(self.row, self.mesh.curvature)
        self.pole = self.row @ rows
        squares = self.row @ rows.times(rows)
        self.squares = squares + squares.filled(self.slack)
        self.roots = self.row.sqrt()
        self.caps = [mean / cap - mean if cap.surely_positive() else None for cap in self.mesh.caps[:-1]]

    def features(self, rows: BallMatrix, squares: BallMatrix) -> Features:
        """sqrt(g_l) y_l for rows y_l over the nodes."""
        scaled = rows.transpose().scale_columns(self.roots).transpose()
        return Features(scaled, squares, self.mesh.gap.scaled(self.bend))

    @cached_property
    def across(self) -> BallMatrix:
        """q = |P xi|^2 at the nodes, P the projection off e."""
        return self.squares - self.pole.times(self.pole).scaled(1 / self.g0)

    @cached_property
    def off_pole(self) -> Features:
        """sqrt(g_l) (P_l - <xi, e>/g0)."""
        shares = self.pole.scaled(1 / self.g0)
        ones = BallMatrix.integers([[1]] * self.row.cols)
        return self.features(self.mesh.rows - ones @ shares, self.across)

    @cached_property
    def off_uniform(self) -> Features:
        """sqrt(g_l) P_l."""
        return self.features(self.mesh.rows, self.squares)

    @cached_property
    def across_cells(self) -> BallMatrix:
        """q on the cells, |q''| <= 4 Gamma."""
        return self.mesh.sups(self.across, self.bend * 4).larger(self.mesh.gap.filled(0))

    @cached_property
    def uniform_cells(self) -> BallMatrix:
        """|xi|^2 on the cells, its second derivative at most 2 Gamma."""
        return self.mesh.sups(self.squares, self.bend * 2)

    def limits(self, most: Ball) -> BallMatrix:
        """Bounds on the cells of the field of a decreasing density whose field at the pole is at most `most`."""
        at_pole, slack = most + self.slack, self.slack
        bounds = [at_pole if cap is None else minimum([at_pole, cap + slack]) for cap in self.caps]
        return BallMatrix.row(bounds)

    def spectrum(self, weights: BallMatrix, floor: Ball, size: int, *, uniform: bool) -> Ball:
        """w lambda and the norm of the excess over w: by the trace alone if size is 0."""
        masses = weights.times(self.mesh.mass)
        if size:
            norm = (self.off_uniform if uniform else self.off_pole).norm(masses, size)
        else:
            norm = dot(masses, self.uniform_cells if uniform else self.across_cells)
        return norm + floor * self.first

    def length(self, vector: BallMatrix, rest: Ball, *, off_pole: bool) -> Ball:
        """|v|, whose modes beyond L have the square `rest` at most; if wanted of its part off e (upper ends)."""
        weighted = vector.scale_columns(self.row)
        square = dot(weighted, vector) + rest
        if off_pole:
            along = dot(weighted, vector.filled(1))
            square = square - along * along / self.g0
        return Ball(max(square.upper(), Ball(0).upper())).sqrt()


class Density:
    """The density of the field of exact moments c, less tilt P_1: log Z, its means, its values at the nodes."""

    def __init__(self, setting: Setting, moments: BallMatrix, tilt: Ball | None = None) -> None:
        self.setting, self.moments = setting, moments
        self.field = moments.scale_columns(setting.row)
        exponent = self.field
        if tilt is not None:
            exponent = exponent - BallMatrix.row([tilt, *[0] * (exponent.cols - 1)])
        self.log_z, self.mean = mean_and_log(setting.quad, exponent)
        self.values = exponent @ setting.mesh.rows
        self.bend = setting.mesh.bend(exponent)

    @cached_property
    def functional(self) -> Ball:
        """D(c) = |c|^2/2 - log Z."""
        return dot(self.field, self.moments) / 2 - self.log_z

    def residual(self, *, off_pole: bool) -> Ball:
        """|c - M|, or of its part off e."""
        return self.setting.length(self.moments - self.mean, self.setting.slack, off_pole=off_pole)

    @cached_property
    def mean_across(self) -> Ball:
        """|P M|."""
        return self.setting.length(self.mean, self.setting.slack, off_pole=True)

    @cached_property
    def density(self) -> BallMatrix:
        """Upper bounds of the density on the cells."""
        highest = self.setting.mesh.sups(self.values, self.bend)
        return (highest - highest.filled(self.log_z)).exp().upper_ends()


def interaction_setting(tools: Tools, interaction: Interaction, coupling: Ball, mean: Ball) -> Setting:
    """The setting at one beta and K; mean = 2 Q mu."""
    g, tail = interaction.at(coupling)
    return Setting(tools, g, tail, mean)
