"""A piece [b_0, b_1]: what is shown at b_0 holds at every beta of it, up to a loss.

Lemmas (proofs/spine/interval.py), Q = K e^beta/beta kept. J = int int rho rho e^(-beta(1 - x.y)) and mu decrease in
beta, so F_Q at beta is at least F_Q at b_0 less Q (mu(b_0) - mu(b_1)). G_l = kappa_l beta e^-beta has (log G_l)' = r_l
+ l/beta - 1, r_l an increasing ratio of Bessel functions, and the sum of the G_l beyond any degree increases.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.coupling.interaction import interaction_on, multiplicity
from certify.bounds.spine.setting import Setting, Tools
from certify.core.ball import Ball, maximum


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
        tail = tail * Ball(self.low - self.high).exp() * self.high / self.low
        return Setting(tools, g, tail, mean_at(self.d, self.low) * self.scale() * 2)

    def least_coupling(self) -> Ball:
        """K_c at b_1 is at least this: K_lo with Q kept."""
        return Ball(self.low - self.high).exp() * self.least * self.high / self.low
