"""A piece [b_0, b_1]: what is shown at b_0 holds at every beta of it, up to a loss.

Lemmas (proofs/spine/interval.py), Q = K e^beta/beta kept. J = int int rho rho e^(-beta(1 - x.y)) and mu decrease and
are convex in beta, so F_Q at beta is at least F_Q at b_0 less Q (mu(b_0) - mu(b_1)); and H/(J - mu) of one density is
largest at b_1 if mu falls by no more on [b_0, b_1] than J does on [b_1, 2 b_1 - b_0]. A field 2 Q phi changes by at
most 2 Q eta/e, eta = (b_1 - b_0)/b_0; and (log G_l)' = r_l + l/beta - 1, r_l an increasing ratio of Bessel functions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.interaction import interaction_on, multiplicity
from certify.bounds.spine.setting import Setting, Tools
from certify.bounds.spine.tube import Tube
from certify.core.ball import Ball, maximum
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided


def mean_at(d: int, beta: Fraction) -> Ball:
    """mu(beta) = e^-beta F(d/2, beta^2/4)."""
    at = Ball(beta)
    return (-at).exp() * (at * at / 4).hypergeometric_0f1(d, 2)


@dataclass(frozen=True)
class Span:
    """A piece with K_lo and K_hi at b_0, Q kept on the piece."""

    d: int
    low: Fraction
    high: Fraction
    least: Fraction
    most: Fraction

    def scale(self) -> Ball:
        """Q at K_hi."""
        return Ball(self.low).exp() * self.most / self.low

    def loss(self) -> Ball:
        """Q (mu(b_0) - mu(b_1))."""
        return self.scale() * (mean_at(self.d, self.low) - mean_at(self.d, self.high))

    def reached(self, touch: Touch) -> Ball:
        """The least K_hi at b_0 that a density at b_1 proves. Raises Undecided where its J does not fall enough."""
        beyond = 2 * self.high - self.low
        later = interaction_on(self.d, beyond, beyond, touch.interaction.modes)
        parts = []
        for beta, kappa in ((self.high, touch.interaction.kappa), (beyond, later.kappa)):
            energy = dot(touch.mean.scale_columns(BallMatrix.row(kappa)), touch.mean)
            parts.append((-Ball(beta)).exp() * beta * energy)
        rest = (-Ball(beyond)).exp() * beyond * later.kappa_tail
        means = [mean_at(self.d, beta) for beta in (self.low, self.high, beyond)]
        if not (means[0] - means[1]).surely_at_most(means[1] + parts[0] - means[2] - parts[1] - rest):
            raise Undecided("the energy of the density of a piece does not fall enough")
        growth = Ball(self.high - self.low).exp() * self.low / self.high
        return touch.upper_coupling() * growth

    def wide(self, tools: Tools, modes: int) -> Setting:
        """Upper bounds of the interaction for every beta of the piece, Q <= Q_hi."""
        top = Ball(self.most)
        begin = interaction_on(self.d, self.low, self.low, modes)
        end = interaction_on(self.d, self.high, self.high, modes + 1)
        series = [kappa / multiplicity(self.d, degree) for degree, kappa in enumerate(end.kappa, 1)]
        g = []
        for degree, kappa in enumerate(begin.kappa, 1):
            ratio = series[degree] / series[degree - 1]  # lambda_{l+1}/lambda_l
            steepest = maximum([ratio + Fraction(degree) / self.low - 1, Ball(0)])
            g.append(kappa * top * 2 * (steepest * (self.high - self.low)).exp())
        tail = interaction_on(self.d, self.high, self.high, modes).kappa_tail * top * 2
        return Setting(tools, g, tail, mean_at(self.d, self.low) * self.scale() * 2)

    def extra(self, setting: Setting) -> Ball:
        """2 Q eta/e + 2 (Q_hi - Q_lo) + 2 slack."""
        turn = Ball((self.high - self.low) / self.low) * Ball(-1).exp() + (1 - self.least / self.most)
        return self.scale() * turn * 2 + setting.slack * 2

    def require_lower(self, tube: Tube, theta: Ball) -> None:
        """F > 0 on the tube at K_lo: loss - G < (1 - K_lo/K_hi) |m|^2/2, |m|^2 >= s^2/g0 - slack."""
        setting = tube.setting
        square = tube.low * tube.low / setting.g0 - setting.slack
        gain = square * (1 - self.least / self.most) / 2
        if not (self.loss() - tube.functional(theta)).surely_less(gain):
            raise Undecided("the lower bound of K_c on a piece is not proved")

    def least_coupling(self) -> Ball:
        """K_c at b_1 is at least this: K_lo with Q kept."""
        return Ball(self.low - self.high).exp() * self.least * self.high / self.low
