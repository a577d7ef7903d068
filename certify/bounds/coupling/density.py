"""The two places where F_K touches zero: K_lo, K_hi and the first moment of the non-uniform minimiser, at high
precision.

One explicit density rho_a = exp(sum_{l<=L} a_l P_l)/Z, with Lambda and M at a, does it all
(proofs/coupling/origin.py):

* K_c <= K_hi := (a.M - Lambda)/sum_{l<=L} kappa_l M_l^2, because H(rho_a) = a.M - Lambda and E >= its first L terms;
* with z_l = a_l/g_l in C_* (z_l = 0 beyond L), G(z) = A/K - Lambda, A = sum a_l^2/(4 kappa_l), and since G is convex
  on C_*
  with lower curvature 1 - theta_* in the coordinates sqrt(g) z,

      G >= G(z) - D^2/(2 (1-theta_*)) on C_*,      D^2 = sum_{l<=L} g_l (a_l/g_l - M_l)^2 + tau,

  so F_K >= 0 there for K <= K_lo := A/(Lambda + D^2/(2 (1-theta_*)));
* the critical point of C_* has |m_1 - a_1/g_1| <= D/((1-theta_*) sqrt(g_1)).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, log, log2

import numpy as np

from certify.bounds.coupling.family import mean_and_log
from certify.bounds.coupling.interaction import Weights, ratio_bound, slopes_at, weights_on
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact
from certify.search.coupling.minimiser import FloatFamily, Minimiser
from certify.search.coupling.point_plan import quadrature_sizes

_MAX_STEPS = 60
_TINY = 1e-290  # below it floats lose their digits, and then their values
_PER_DIMENSION = 1 / 50  # what the checker, whose nodes share one radius, loses beside the peak of the density
_LEFT = 0.05  # the part of the gap 1 - theta that C_* leaves of it, at least


@dataclass(frozen=True, slots=True)
class TouchSizes:
    """L, N, the ellipses and the working precision (bits) of the explicit density; how many the quadrature cancels."""

    modes: int
    nodes: int
    ellipses: tuple[Fraction, ...]
    bits: int
    cancelled: int = 0


@dataclass(frozen=True, slots=True)
class Touch:
    """A field (exact), with Lambda and M there, in the weights of its own L."""

    field: BallMatrix
    log_partition: Ball
    mean: BallMatrix
    weights: Weights

    def upper_coupling(self) -> Ball:
        """K_hi: (a.M - Lambda)/sum kappa M^2, an enclosure of a number >= K_c."""
        energy = dot(self.mean.scale_columns(BallMatrix.row(self.weights.kappa)), self.mean)
        return (dot(self.field, self.mean) - self.log_partition) / energy

    def action(self) -> Ball:
        """A = sum a_l^2/(4 kappa_l)."""
        inverse = BallMatrix.row([1 / k for k in self.weights.kappa])
        return dot(self.field.scale_columns(inverse), self.field) / 4

    def preimage(self, coupling: Ball) -> list[Ball]:
        """z_l = a_l/g_l for K in a ball."""
        return [a / g for a, g in zip(self.field.entries(), self.weights.couplings(coupling)[0], strict=True)]

    def defect(self, coupling: Ball) -> Ball:
        """D^2 for K in a ball."""
        couplings, tail = self.weights.couplings(coupling)
        row = BallMatrix.row(self.preimage(coupling)) - self.mean
        return dot(row.scale_columns(BallMatrix.row(couplings)), row) + tail

    def lower_coupling(self, coupling: Ball, theta: Ball) -> Ball:
        """K_lo for theta_* and D^2 valid on the ball `coupling`; it counts only if it lies in that ball."""
        return self.action() / (self.log_partition + self.defect(coupling) / ((1 - theta) * 2))

    def moment(self, coupling: Ball, theta: Ball) -> Ball:
        """The first moment of the critical point of C_*, for every K of the ball."""
        first = self.weights.couplings(coupling)[0][0]
        radius = Ball(self.defect(coupling).upper()).sqrt() / ((1 - theta) * first.sqrt())
        return self.preimage(coupling)[0] + Ball.between(-radius.upper(), radius.upper())

    def log_slope(self, d: int, beta: Fraction, coupling: Ball, theta: Ball) -> Ball:
        """p = -d log K_c/d log beta = beta E'(rho)/E(rho) at the critical point rho of C_*, for every K of the ball.

        Its moments are within D/((1-theta) sqrt(g_l)) of z_l, and in [0, 1]. Beyond L: beta kappa_l' <= (l-1+beta)
        kappa_l,
        and sum_{l>L} (l-1+beta) kappa_l <= (L+beta) kappa_{L+1}/(1-q)^2.
        """
        weights = self.weights
        couplings = weights.couplings(coupling)[0]
        distance = Ball(self.defect(coupling).upper()).sqrt() / (1 - theta)
        top, bottom = Ball(0), Ball(0)
        for z, g, k, slope in zip(
            self.preimage(coupling), couplings, weights.kappa, slopes_at(d, beta, weights.modes), strict=True
        ):
            radius = (distance / g.sqrt()).upper()
            moment = z + Ball.between(-radius, radius) if radius < 1 else Ball.between(0, 1)
            top, bottom = top + slope * moment * moment, bottom + k * moment * moment
        spare = weights.tail.upper()
        beyond = weights.tail * (Ball(beta) + weights.modes) / (1 - ratio_bound(d, Ball(beta), weights.modes + 1))
        return (top * beta + Ball.between(0, beyond.upper())) / (bottom + Ball.between(0, spare))

    def own_slope(self, d: int, beta: Fraction) -> Ball:
        """p = beta E'/E of the explicit density, E cut off after L modes: H/E (beta/b)^p bounds K_c(b) from above."""
        top, bottom = Ball(0), Ball(0)
        slopes = slopes_at(d, beta, self.weights.modes)
        for m, k, slope in zip(self.mean.entries(), self.weights.kappa, slopes, strict=True):
            top, bottom = top + slope * m * m, bottom + k * m * m
        return top * beta / bottom

    def in_region(self, coupling: Ball, lower: Sequence[Exact], upper: Sequence[Exact]) -> bool:
        """True proves that z lies in C_* for every K of the ball; False if z has fewer modes than C_*."""
        z = self.preimage(coupling)
        count = len(upper)
        if len(z) < count:
            return False
        low = all(Ball(a).surely_at_most(x) for a, x in zip(lower, z[:count], strict=True))
        high = all(x.surely_at_most(b) for b, x in zip(upper, z[:count], strict=True))
        return low and high and all(abs(x).surely_at_most(upper[0]) for x in z[count:])


def explicit_touch(d: int, beta: Fraction, sizes: TouchSizes, field: BallMatrix) -> Touch:
    """Everything about one exact field, computed afresh; at the precision sizes.bits + 16."""
    quad = quadrature(d, sizes.modes, sizes.nodes, sizes.ellipses)
    value, mean = mean_and_log(quad, field)
    return Touch(field, value, mean, weights_on(d, beta, beta, sizes.modes))


def polished(minimiser: Minimiser, touch: Touch) -> Minimiser:
    """The minimiser of the search with all the digits that floats hold: near beta_* its own are too few."""
    count = len(minimiser.field)
    size = min(count, touch.weights.modes)
    field, mean, kappa = np.zeros(count), minimiser.moments.copy(), minimiser.kappa.copy()
    field[:size] = touch.field.floats()[:size]
    mean[:size] = touch.mean.floats()[:size]
    known = BallMatrix.row(touch.weights.kappa).floats()[: len(kappa)]
    kappa[: len(known)] = known
    coupling = BallMatrix.row([touch.upper_coupling()]).floats()[0]
    covariance = FloatFamily(minimiser.d, count).moments(field)[2]
    return Minimiser(minimiser.d, minimiser.beta, coupling, field, mean, covariance, kappa)


def touch_sizes(minimiser: Minimiser, digits: int) -> TouchSizes:
    """Sizes that should give relative 10^-digits for K_c and m_1 (an estimate: the ball layer sees what they give)."""
    gap, first = _LEFT * (1 - minimiser.theta), float(minimiser.moments[0])
    log_goal = -(digits + 1) * log(10.0) + log(gap * first)
    g = minimiser.couplings
    g = g[g > _TINY]
    modes, last = len(g), float(np.log(g[-1]))
    tail = np.log(np.cumsum(g[::-1])[::-1])
    if last > 2 * log_goal:  # beyond the floats' list: the ratio of the weights only decreases
        ratio = float(np.log(g[-1] / g[-2]))
        modes = len(g) + ceil((2 * log_goal - last) / ratio)
    else:
        modes = int(np.argmax(tail < 2 * log_goal))
    field = np.zeros(modes)
    count = min(modes, len(minimiser.field))
    field[:count] = minimiser.field[:count]
    peak = float(field.sum()) - FloatFamily(minimiser.d, modes).partition(field)[0]  # max rho = e^peak
    cancelled = ceil((1 + _PER_DIMENSION * minimiser.d) * peak / log(2.0))
    bits = ceil(-log_goal / log(2.0)) + cancelled + 40 + ceil(max(0.0, -log2(gap)))
    nodes, ellipses = quadrature_sizes(minimiser.d, [(field, -bits * log(2.0))])
    return TouchSizes(modes, nodes, ellipses, bits, cancelled)


def refined_touch(quad: Quadrature, weights: Weights, minimiser: Minimiser, bits: int) -> Touch:
    """Newton's method for a = 2 (H/E) kappa M(a) at full precision with a Jacobian in floats; untrusted until
    enclosed."""
    modes = weights.modes
    start = np.zeros(modes)
    count = min(modes, len(minimiser.field))
    start[:count] = minimiser.field[:count]
    kappa = BallMatrix.row(weights.kappa)
    couplings = 2 * minimiser.coupling * np.array(kappa.floats())
    covariance = FloatFamily(quad.d, modes, quad.weights.cols).moments(start)[2]
    jacobian = np.eye(modes) - couplings[:, None] * covariance
    field = BallMatrix.row([Dyadic.from_float(float(x)) for x in start])
    best: tuple[float, Touch] | None = None
    for _ in range(_MAX_STEPS):
        value, mean = mean_and_log(quad, field)
        touch = Touch(field, value, mean, weights)
        residual = (field - mean.scale_columns(kappa).scaled(touch.upper_coupling() * 2)).midpoints()
        sizes = [x.mantissa.bit_length() + x.exponent for x in residual.dyadic_midpoints() if x != 0]
        exponent = max(sizes, default=-bits)
        if best is None or exponent < best[0]:
            best = (exponent, touch)
        elif exponent >= best[0]:
            return best[1]
        step = np.linalg.solve(jacobian, np.array(residual.scaled(Dyadic(1, -exponent)).floats()))
        shift = BallMatrix.row([Dyadic.from_float(float(x)) for x in step]).scaled(Dyadic(1, exponent))
        field = (field - shift).midpoints()
    raise Undecided("Newton's method for the minimiser did not settle")
