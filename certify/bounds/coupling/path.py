"""F_K from above along a path of densities e^h/Z, h moving on segments from field to field (proofs/coupling/path.py).

F_K of the density of a field a_1..a_L' is at most u(a) = sum a_l^2/(2 g_l) - Lambda(a). On the half of a segment next
to one of its ends a, in steps of delta = half of the segment, with M and C at a, C' at the other end:

    u(a + t delta) <= u(a) + s t + chi t^2/2,  0 <= t <= 1,    s = sum a_l delta_l/g_l - M.delta,
    chi = sum delta_l^2/g_l - max{(1 - 2 |delta|_1) delta.C delta, min(delta.C delta, delta.C' delta) - 2 |delta|_1^4},

because the variance of delta.P falls along it by a factor e^(-2 |delta|_1) at most, and lies above its chord less that
power. Where fields are small, as near beta_*, the second is much more.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from certify.bounds.coupling.family import FieldMoments, field_moments
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball, maximum, minimum
from certify.core.ball_matrix import BallMatrix, dot


def height(place: FieldMoments, inverse: BallMatrix) -> Ball:
    """u at a field; `inverse` are the 1/g_l."""
    return dot(place.field.scale_columns(inverse), place.field) / 2 - place.log_partition


def rise(place: FieldMoments, end: FieldMoments, inverse: BallMatrix) -> Ball:
    """An exact upper bound of u on the half next to `place` of the segment to `end`."""
    step = (end.field - place.field).scaled(Ball(1) / 2)
    start = Ball(height(place, inverse).upper())
    slope = Ball((dot(place.field.scale_columns(inverse), step) - dot(place.mean, step)).upper())
    bend = Ball((dot(step.scale_columns(inverse), step) - least_variance(place, end, step)).upper())
    if slope.surely_positive() and (slope + bend).surely_negative():
        return Ball((start - slope * slope / (bend * 2)).upper())
    return Ball(maximum([start, start + slope + bend / 2]).upper())


def least_variance(place: FieldMoments, end: FieldMoments, step: BallMatrix) -> Ball:
    """A lower bound of the variance of delta.P on the half of the segment next to `place`, delta = `step`."""
    size = dot(step.magnitudes(), BallMatrix.integers([[1] * step.cols]))
    own, other = (dot(step @ each.covariance, step) for each in (place, end))
    return maximum([own * (1 - size * 2), minimum([own, other]) - size**4 * 2])


def highest(quad: Quadrature, fields: Sequence[BallMatrix], interaction: Sequence[Ball]) -> Ball:
    """An exact upper bound of F_K on the path through these fields, for every K of the g_l."""
    inverse = BallMatrix.row([1 / g for g in interaction])
    places = [field_moments(quad, field) for field in fields]
    rises = [rise(here, there, inverse) for pair in pairwise(places) for here, there in (pair, (pair[1], pair[0]))]
    return Ball(maximum(rises).upper())
