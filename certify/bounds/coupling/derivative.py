"""K_c' = -p K_c/beta: p at a point, p of one explicit density, and K_c' on a piece (proofs/coupling/derivative.py)."""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.coupling.band import Piece
from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.interaction import ratio_bound, slopes_at
from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.enclosure import relative_enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction

_DERIVATIVE_BITS = 30
_BITS = 80


def log_slope(touch: Touch, beta: Fraction, coupling: Ball, theta: Ball) -> Ball:
    """p = -d log K_c/d log beta = beta E'(rho)/E(rho) at the critical point rho of C_*, for every K of the ball.

    Its moments are within sqrt(defect)/((1-theta) sqrt(g_l)) of z_l, and in [0, 1]. Beyond L:
    beta kappa_l' <= (l-1+beta) kappa_l, and sum_{l>L} (l-1+beta) kappa_l <= (L+beta) kappa_{L+1}/(1-tail_ratio)^2.
    """
    own = touch.interaction
    distance = touch.distance(coupling, theta)
    top, bottom = Ball(0), Ball(0)
    slopes = slopes_at(own.d, beta, own.modes)
    for z, g, k, slope in zip(touch.preimage(coupling), own.at(coupling)[0], own.kappa, slopes, strict=True):
        radius = (distance / g.sqrt()).upper()
        moment = z + Ball.between(-radius, radius) if radius < 1 else Ball.between(0, 1)
        top, bottom = top + slope * moment * moment, bottom + k * moment * moment
    tail_ratio = ratio_bound(own.d, Ball(beta), own.modes + 1)
    if not tail_ratio.surely_less(1):
        raise Undecided("the weights beyond the modes of the density do not fall geometrically, as K_c' asks")
    beyond = own.kappa_tail * (Ball(beta) + own.modes) / (1 - tail_ratio)
    spare = own.kappa_tail.upper()
    return (top * beta + Ball.between(0, beyond.upper())) / (bottom + Ball.between(0, spare))


def own_slope(touch: Touch, beta: Fraction) -> Ball:
    """p = beta E'/E of the explicit density, E cut off after L modes: H/E (beta/x)^p bounds K_c(x) from above."""
    top, bottom = Ball(0), Ball(0)
    slopes = slopes_at(touch.interaction.d, beta, touch.interaction.modes)
    for m, k, slope in zip(touch.mean.entries(), touch.interaction.kappa, slopes, strict=True):
        top, bottom = top + slope * m * m, bottom + k * m * m
    return top * beta / bottom


def piece_derivative(piece: Piece) -> Enclosure:
    """K_c' = -p K_c/beta on a piece with two minimisers: p increases, since log K_c is concave in log beta."""
    left, right = piece.left, piece.right
    p0, p1 = as_fraction(left.log_slope.lower), as_fraction(right.log_slope.upper)
    if p0 < 0:
        raise Undecided("the slope of K_c at the left end of a piece has no sign")
    least = -p1 * as_fraction(left.coupling.upper) / left.beta
    most = -p0 * as_fraction(right.coupling.lower) / right.beta
    with precision(_BITS):
        return relative_enclosure(Ball.between(least, most), _DERIVATIVE_BITS)
