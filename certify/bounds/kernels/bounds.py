"""K_c of any kernel between two bounds, for all densities and without a cover: `kernels:bounds`.

From below: at K let s >= 2 K max W and phi = u (s-1+u)/(1-u)^2, u = e^-s. A minimiser of F_K is at most e^s, so its
entropy is at least phi int (rho-1)^2; by Beckner and Onofri it is at least (1/2) sum |P_l rho|^2/A_l. If a mixture of
the two, in the shares 1 - share and share, exceeds K lambda_l at every degree, F_K >= 0. From above: H/E of a density.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb

from certify.bounds.coupling.family import mean_and_log
from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels.criterion import step_of
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.tail import own_square
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided
from certify.cover.sizes import TouchSizes


def check_least(kernel: Kernel, coupling: Fraction, share: Fraction, last: int) -> None:
    """Prove K_c >= `coupling` > 0: 2 K lambda_l <= share/A_l + 2 (1-share) phi for l <= last and beyond. Undecided."""
    room = Ball(0)
    if share < 1:
        room = convexity(kernel.highest(last) * 2 * coupling) * 2 * (1 - share)
    step = step_of(kernel)
    for degree in kernel.up_to(last):
        order = degree // step
        weight = comb(kernel.d + order - 2, order - 1)
        if not (kernel.eigenvalue(degree) * 2 * coupling).surely_at_most(room + share / weight):
            raise Undecided(f"K_c is not shown to be at least {float(coupling):.6g}: degree {degree}")
    if not (kernel.most(last) * 2 * coupling).surely_at_most(room):
        raise Undecided(f"K_c is not shown to be at least {float(coupling):.6g}: degrees beyond {last}")


def convexity(s: Ball) -> Ball:
    """phi for densities rho <= e^s, s > 0: phi = (M log M - M + 1)/(M-1)^2, M = e^s, which falls in s."""
    top = Ball(s.upper())
    u = (-top).exp()
    return u * (top - 1 + u) / ((1 - u) * (1 - u))


def explicit_quotient(kernel: Kernel, sizes: TouchSizes, field: BallMatrix) -> Ball:
    """H/E >= K_c of the density of an exact field, at the precision of `sizes`. Undecided if E > 0 is not shown."""
    degrees = kernel.degrees(sizes.modes)
    quad = quadrature(kernel.d, sizes.modes, sizes.nodes, sizes.ellipses, degrees)
    log_z, mean = mean_and_log(quad, field)
    dimensions = [multiplicity(kernel.d, degree) for degree in degrees]
    kappa = [kernel.eigenvalue(degree) * n for degree, n in zip(degrees, dimensions, strict=True)]
    energy = dot(mean.scale_columns(BallMatrix.row(kappa)), mean)
    if not kernel.nonnegative:
        energy = energy - abs(own_square(quad, field, log_z, mean, dimensions)) * kernel.most(degrees[-1])
    if not energy.surely_positive():
        raise Undecided("that the energy of the density is positive is not shown")
    return (dot(field, mean) - log_z) / energy
