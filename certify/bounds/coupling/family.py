"""The exponential family rho_a = exp(sum a_l P_l)/Z: enclosures of Lambda, its gradient and its Hessian.

Lambda(a) = log Z(a), M_l = int P_l rho_a, C_jl = Cov_a(P_j, P_l), by quadrature with its error. Z >= 1 (Jensen, since
int P_l w = 0), so absolute errors of the integrals are relative to Z at worst.
"""

from __future__ import annotations

from dataclasses import dataclass

from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided


@dataclass(frozen=True, slots=True)
class FieldMoments:
    """Lambda(a), M(a) (a row) and C(a) at one exact field a (a row)."""

    field: BallMatrix
    log_partition: Ball
    mean: BallMatrix
    covariance: BallMatrix


def _partition(quad: Quadrature, field: BallMatrix) -> tuple[BallMatrix, Ball, Ball]:
    """(exp(h(node_j)) as a row, Z, the error bound of the quadrature) for the field a, h = sum a_l P_l."""
    density = (field @ quad.nodes.values).exp()
    error = quad.error(field.magnitudes())
    partition = (density @ quad.nodes.measure).widened(error).entry(0, 0)
    if not partition.surely_positive():
        raise Undecided("the quadrature is too coarse for the density that the search found")
    return density, partition, error


def log_partition(quad: Quadrature, field: BallMatrix) -> Ball:
    """Lambda(a) = log int exp(sum a_l P_l) w dt, field a an exact row of L entries."""
    return _partition(quad, field)[1].log()


def mean_and_log(quad: Quadrature, field: BallMatrix) -> tuple[Ball, BallMatrix]:
    """(Lambda(a), M(a)) without the covariance."""
    density, partition, error = _partition(quad, field)
    weighed = density.scale_columns(quad.nodes.omega)
    return partition.log(), (weighed @ quad.nodes.transposed).widened(error).scaled(1 / partition)


def product_integrals(quad: Quadrature, field: BallMatrix) -> BallMatrix:
    """int P_j P_l exp(sum a P) w dt, not normalised, for 1 <= j, l <= L."""
    density, _, error = _partition(quad, field)
    return (density.scale_columns(quad.nodes.omega) @ quad.nodes.products).widened(error).symmetric()


def field_moments(quad: Quadrature, field: BallMatrix) -> FieldMoments:
    """Lambda, M and C at an exact field a (a row of L entries)."""
    density, partition, error = _partition(quad, field)
    weighed = density.scale_columns(quad.nodes.omega)
    inverse = 1 / partition
    mean = (weighed @ quad.nodes.transposed).widened(error).scaled(inverse)
    second = (weighed @ quad.nodes.products).widened(error).scaled(inverse)
    return FieldMoments(field, partition.log(), mean, second.symmetric() - mean.transpose() @ mean)
