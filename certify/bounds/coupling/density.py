"""The explicit density near the non-uniform minimiser: K_lo, K_hi and its first moment, at high precision.

One explicit density rho_a = exp(sum_{l<=L} a_l P_l)/Z, with Lambda and M at a, does it all
(proofs/coupling/density.py):

* K_c <= K_hi := (a.M - Lambda)/sum_{l<=L} kappa_l M_l^2, because H(rho_a) = a.M - Lambda and E >= its first L terms;
* with z_l = a_l/g_l in C_* (z_l = 0 beyond L), G(z) = A/K - Lambda, A = sum a_l^2/(4 kappa_l), and since G is convex
  on C_* with lower curvature 1 - theta in the coordinates sqrt(g) z,

      G >= G(z) - defect/(2 (1-theta)) on C_*,      defect = sum_{l<=L} g_l (a_l/g_l - M_l)^2 + tau,

  so F_K >= 0 there for K <= K_lo := A/(Lambda + defect/(2 (1-theta)));
* the critical point of C_* has |m_1 - a_1/g_1| <= sqrt(defect)/((1-theta) sqrt(g_1)).

Where some kappa_l are negative, |g_l| stands in `defect`, (1-theta)^2 in K_lo, and what E may lose beyond L in K_hi
(`kernels:mixed`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certify.bounds.coupling.family import mean_and_log
from certify.bounds.coupling.interaction import Interaction
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.tail import own_square
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.exact import Exact
from certify.cover.sizes import TouchSizes


@dataclass(frozen=True, slots=True)
class Touch:
    """A field (exact), with Lambda and M there, and the interaction for its own L."""

    field: BallMatrix
    log_partition: Ball
    mean: BallMatrix
    interaction: Interaction
    increasing: bool = True
    rest: Ball | None = None
    """At least sum_{l>L} kappa_l M_l^2, by the norm of the density, of a kernel that decays slowly."""

    def upper_coupling(self) -> Ball:
        """K_hi: (a.M - Lambda)/sum kappa M^2, an enclosure of a number >= K_c."""
        energy = dot(self.mean.scale_columns(BallMatrix.row(self.interaction.kappa)), self.mean)
        if self.interaction.signed:  # what is beyond the modes may be negative
            energy = energy - (self.interaction.kappa_tail if self.rest is None else self.rest)
        return (dot(self.field, self.mean) - self.log_partition) / energy

    def residual(self) -> BallMatrix:
        """a - 2 K_hi kappa M, which vanishes at the minimiser of H/E: what Newton's method makes small."""
        kappa = BallMatrix.row(self.interaction.kappa)
        return self.field - self.mean.scale_columns(kappa).scaled(self.upper_coupling() * 2)

    def action(self) -> Ball:
        """A = sum a_l^2/(4 kappa_l)."""
        inverse = BallMatrix.row([1 / k for k in self.interaction.kappa])
        return dot(self.field.scale_columns(inverse), self.field) / 4

    def preimage(self, coupling: Ball) -> list[Ball]:
        """z_l = a_l/g_l for K in a ball."""
        return [a / g for a, g in zip(self.field.entries(), self.interaction.at(coupling)[0], strict=True)]

    def defect(self, coupling: Ball) -> Ball:
        """sum_l g_l (z_l - M_l)^2 + tau for K in a ball; 2 K `rest` in place of tau, where it is there."""
        g, tau = self.interaction.at(coupling)
        row = BallMatrix.row(self.preimage(coupling)) - self.mean
        beyond = tau if self.rest is None else self.rest * coupling * 2
        sizes = [abs(x) for x in g] if self.interaction.signed else g
        return dot(row.scale_columns(BallMatrix.row(sizes)), row) + beyond

    def lower_coupling(self, coupling: Ball, theta: Ball) -> Ball:
        """K_lo for theta and the defect valid on the ball `coupling`; it counts only if it lies in that ball."""
        gap = (1 - theta) * (1 - theta) if self.interaction.signed else 1 - theta
        return self.action() / (self.log_partition + self.defect(coupling) / (gap * 2))

    def distance(self, coupling: Ball, theta: Ball) -> Ball:
        """A bound of |sqrt(g) (m - z)|, all modes, for the moments m of the critical point of C_*."""
        return Ball(self.defect(coupling).upper()).sqrt() / (1 - theta)

    def moment(self, coupling: Ball, theta: Ball, index: int = 0) -> Ball:
        """A moment, the first without `index`, of the critical point of C_*, for every K of the ball."""
        radius = self.distance(coupling, theta) / self.interaction.at(coupling)[0][index].sqrt()
        return self.preimage(coupling)[index] + Ball.between(-radius.upper(), radius.upper())

    def in_region(
        self, coupling: Ball, lower: Sequence[Exact], upper: Sequence[Exact], *, norm: Ball | None = None
    ) -> bool:
        """True proves that z lies in C_* for every K of the ball; False if z has fewer modes than C_*.

        norm: that of C_* beyond its modes, if the kernel decays slowly.
        """
        z = self.preimage(coupling)
        count = len(upper)
        if len(z) < count:
            return False
        low = all(Ball(a).surely_at_most(x) for a, x in zip(lower, z[:count], strict=True))
        high = all(x.surely_at_most(b) for b, x in zip(upper, z[:count], strict=True))
        reach = upper[0] if self.increasing else 1
        if norm is not None:
            pairs = zip(self.interaction.multiplicities[count:], z[count:], strict=True)
            high = high and sum((x * x * n for n, x in pairs), Ball(0)).surely_at_most(norm * norm)
        return low and high and all(abs(x).surely_at_most(reach) for x in z[count:])


def explicit_touch(kernel: Kernel, sizes: TouchSizes, field: BallMatrix) -> Touch:
    """Everything about one exact field, computed afresh; at the precision sizes.bits + 16."""
    quad = quadrature(kernel.d, sizes.modes, sizes.nodes, sizes.ellipses, kernel.degrees(sizes.modes))
    return touch_at(quad, kernel.interaction(sizes.modes), field, increasing=kernel.increasing)


def touch_at(quad: Quadrature, interaction: Interaction, field: BallMatrix, *, increasing: bool = True) -> Touch:
    """Lambda and M at an exact field, with as many modes as the quadrature and the interaction have."""
    log_z, mean = mean_and_log(quad, field)
    rest = None
    if interaction.peak is not None:
        rest = abs(own_square(quad, field, log_z, mean, interaction.multiplicities)) * interaction.peak
    return Touch(field, log_z, mean, interaction, increasing, rest)
