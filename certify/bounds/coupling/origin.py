"""The two convex regions of moment space where G is strictly convex: C_0 at the uniform state, C_* at the other one.

G(z) = (1/2) sum g_l z_l^2 - Lambda(g z), all modes. In the coordinates sqrt(g) z its Hessian is 1 - S(z),
S = sqrt(g) Cov_{gz}(P) sqrt(g). Proofs in proofs/coupling/origin.py.

* C_0 = {0 <= z_l <= x_l (l <= L), |z_l| <= x_1 (l > L)}: S(z) <= int psi psi^T e^h / Z in the Loewner order, Z >= 1,
  and the
  integrals of products of P_l are >= 0, so the entries of the block l <= L are at most e^{tau x_1} times those at the
  corner x. With B_jl = int P_j P_l e^{sum g x P} and any positive vector v (Collatz-Wielandt)

      lambda_max(S) <= e^{tau x_1} max_j (1/v_j) sum_l B_jl g_l v_l + tau < 1.

* C_* = {lo_l <= z_l <= hi_l (l <= L), |z_l| <= hi_1 (l > L)}: the block l <= L of S(z) is at most e^U times that of
  S(c) for a base field a, U = sum |e_l| (1 + |M_l|) + 2 tau hi_1 >= the sup of the change of the field less its mean,
  and lambda_max(S(c)) <= theta_c = max_j (1/v_j) sum_l |C_jl| g_l v_l there, so

      theta_* = e^U theta_c + tau < 1.

In both the block of the tail adds at most its trace, which is at most tau (Var P_l <= 1).
"""

from __future__ import annotations

from collections.abc import Sequence

from certify.bounds.coupling.family import FieldMoments, product_integrals
from certify.bounds.coupling.functional import oscillation
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball, maximum
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic

_POWER_STEPS = 60
_ROOM = 32


def roomy(matrix: BallMatrix) -> BallMatrix:
    """Upper bounds of the absolute values, with room for arithmetic whose errors are _ROOM times the largest here.

    The Perron vector spans many orders of magnitude, so that an error far below the spectral gap can still decide a
    row: the independent checker, which uses one radius for all entries, must find the inequality true as well.
    """
    bounds = matrix.magnitudes()
    radius = maximum((bounds - matrix.midpoints().magnitudes()).entries())
    return bounds.widened(radius * _ROOM).magnitudes()


def perron_bound(matrix: BallMatrix, weights: BallMatrix, vector: BallMatrix) -> Ball:
    """max_j (1/v_j) sum_l |A_jl| g_l v_l >= the spectral radius of sqrt(g) A sqrt(g), for an exact positive row v."""
    scaled = weights.scale_columns(vector)
    images = (scaled @ roomy(matrix).transpose()).entries()
    if not all(x.surely_positive() for x in vector.entries()):
        raise Undecided("the vector of a Perron bound is not positive")
    return maximum(image / x for image, x in zip(images, vector.entries(), strict=True))


def origin_bound(
    quad: Quadrature, couplings: Sequence[Ball], tail: Ball, corner: BallMatrix, vector: BallMatrix
) -> Ball:
    """An upper bound of lambda_max(S) on C_0 with the corner x (an exact row >= 0)."""
    upper = BallMatrix.row(couplings).magnitudes()
    field = upper.scale_columns(corner).magnitudes()
    integrals = product_integrals(quad, field)
    return (tail * corner.entry(0, 0)).exp() * perron_bound(integrals, upper, vector) + tail


def star_bound(
    moments: FieldMoments,
    deviations: BallMatrix,
    couplings: Sequence[Ball],
    tail: Ball,
    first: Ball,
    vector: BallMatrix,
) -> Ball:
    """An upper bound theta_* of lambda_max(S) on C_*: `deviations` bounds |g_l z_l - a_l| there, first >= hi_1."""
    swing = oscillation(moments, deviations) + tail * first * 2
    centre = perron_bound(moments.covariance, BallMatrix.row(couplings).magnitudes(), vector)
    return swing.exp() * centre + tail


def sharpened_vector(matrix: BallMatrix, weights: BallMatrix, vector: BallMatrix, bits: int) -> tuple[int, ...]:
    """Positive integers near the Perron vector, from power steps on the midpoints: a better v for `perron_bound`."""
    upper = roomy(matrix).transpose()
    for _ in range(_POWER_STEPS):
        vector = (weights.scale_columns(vector) @ upper).midpoints()
    largest = maximum(vector.entries())
    scaled = vector.scaled(Ball(Dyadic(1, bits)) / largest)
    floor = 1 << (bits - 58)  # entries that the rounding to integers would spoil may be larger, at no cost
    return tuple(max(floor, int(x.fraction())) for x in scaled.dyadic_midpoints())
