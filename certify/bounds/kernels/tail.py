"""What is beyond the modes of a kernel whose kappa_l decay slowly: bounds by the norm of the density (`kernels:norm`).

For a density let q be the root of sum_{l>L} N_l m_l^2, s >= 2 K max_{l>L} lambda_l, tau >= sum_{l>L} g_l and h_tau =
sum_{l>L} g_l m_l P_l. With b = min(1, q sqrt(s/tau)), as |m_l| <= 1,

    sum_{l>L} g_l m_l^2 <= tau b^2,   |h_tau| <= tau b:

b stands where an increasing kernel has the upper end of m_1. The block l > L of S is at most s sup rho.
For a critical density with moments in a box there are two bounds: `crude`, and `near` the base field of the box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from certify.bounds.coupling.family import FieldMoments, log_partition
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball, minimum
from certify.core.ball_matrix import BallMatrix, dot

ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class SlowTail:
    """tau, s and the N_l of the modes."""

    tau: Ball
    peak: Ball
    multiplicities: tuple[int, ...]
    rounds: int = ROUNDS
    """How often `near` uses its own bound."""

    def reach(self, norm: Ball) -> Ball:
        """b for q <= norm."""
        return minimum([Ball(1), Ball((norm * (self.peak / self.tau).sqrt()).upper())])

    def crude(self, fields: Ball) -> Ball:
        """A bound of q: rho = e^h/Z with Z >= 1 and h <= fields + tau, so q^2 <= int rho^2 - 1 <= sup rho - 1."""
        return ((fields + self.tau).exp() - 1).sqrt()

    def block(self, log_sup: Ball) -> Ball:
        """A bound of the block l > L of S at densities with log rho <= log_sup."""
        return self.peak * log_sup.exp()

    def near(self, quad: Quadrature, at: FieldMoments, first: Ball, oscillation: Ball, spread: Ball) -> Ball:
        """A bound of b from another one (`first`), U and spread >= sd_a dev_L, at the base field a.

        The L^2 norm of rho - rho_a is at most sqrt(sup rho_a) e^(U + 2r) (spread + r), r = tau b.
        """
        own, log_sup = own_norm(quad, at, self.multiplicities), log_peak(at)
        reach = first
        for _ in range(self.rounds):
            r = self.tau * reach
            reach = minimum([reach, self.reach(own + (log_sup / 2 + oscillation + r * 2).exp() * (spread + r))])
        return reach

    def norm(self, reach: Ball) -> Ball:
        """A lower bound of the q for which q sqrt(s/tau) = b."""
        return Ball((reach * (self.tau / self.peak).sqrt()).lower())


def log_peak(at: FieldMoments) -> Ball:
    """An upper bound of log sup rho_a: sum |a_l| - Lambda."""
    return sum(at.field.magnitudes().entries(), Ball(0)) - at.log_partition


def own_norm(quad: Quadrature, at: FieldMoments, multiplicities: Sequence[int]) -> Ball:
    """A bound of q for rho_a itself, by Parseval."""
    return Ball(abs(own_square(quad, at.field, at.log_partition, at.mean, multiplicities)).upper()).sqrt()


def own_square(
    quad: Quadrature, field: BallMatrix, log_z: Ball, mean: BallMatrix, multiplicities: Sequence[int]
) -> Ball:
    """int rho_a^2 - 1 - sum_{l<=L} N_l M_l^2, where int rho_a^2 = Z(2a)/Z(a)^2."""
    square = (log_partition(quad, field.scaled(2)) - log_z * 2).exp()
    return square - 1 - dot(mean.scale_columns(BallMatrix.integers([list(multiplicities)])), mean)
