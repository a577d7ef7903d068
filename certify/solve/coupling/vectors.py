"""Perron vectors from balls: near beta_* those of the search, in floats, are not good enough. They prove nothing."""

from __future__ import annotations

from dataclasses import replace

from certify.bounds.coupling.band import Piece, source_of
from certify.bounds.coupling.boxes import Geometry
from certify.bounds.coupling.count import Stage, star_boxes, star_matrix, upper_everywhere
from certify.bounds.coupling.origin import corner_integrals
from certify.bounds.coupling.perron import positive_parts, roomy
from certify.bounds.coupling.quadrature import quadrature
from certify.core.ball import Ball, maximum, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import Dyadic
from certify.cover.plan import CoverPlan

_POWER_STEPS = 60
_BITS = 90


def sharpened_point(stage: Stage) -> CoverPlan:
    """The plan of a point with Perron vectors as good as the precision allows."""
    plan = stage.plan
    sizes, upper = stage.interaction.centre.magnitudes(), positive_parts(stage.interaction.centre.entries())
    integrals = corner_integrals(stage.quad, sizes, BallMatrix.integers([plan.corner], -plan.grid))
    covariance = stage.star_field()[0].covariance
    return replace(
        plan,
        corner_vector=_sharpened(integrals, upper, BallMatrix.integers([plan.corner_vector])),
        star_vector=_sharpened(covariance, upper, BallMatrix.integers([plan.star_vector])),
    )


def sharpened_piece(piece: Piece, plan: CoverPlan) -> CoverPlan:
    """The plan of a piece with Perron vectors from balls, one for each range of C_*."""
    with precision(plan.precision):
        quad = quadrature(piece.d, plan.modes, plan.nodes, plan.ellipses)
        source = source_of(piece, plan.modes, plan.grid)
        geometry = Geometry(plan, source)
        whole = BallMatrix.row(upper_everywhere(source, 1 << plan.grid)[0])
        integrals = corner_integrals(quad, whole, BallMatrix.integers([plan.corner], -plan.grid))
        first = _sharpened(integrals, whole, BallMatrix.integers([plan.corner_vector]))
        vectors = []
        for box in star_boxes(plan):
            matrix = star_matrix(geometry, quad, box)[0]
            interaction = source(box.s0, box.s1).upper(Ball(1))
            vectors.append(_sharpened(matrix, interaction, BallMatrix.integers([plan.star_vector])))
    return replace(plan, corner_vector=first, star_vectors=tuple(vectors))


def _sharpened(matrix: BallMatrix, interaction: BallMatrix, vector: BallMatrix) -> tuple[int, ...]:
    """Positive integers near the Perron vector, from power steps on the midpoints: a better v for `perron_bound`."""
    upper = roomy(matrix).transpose()
    for _ in range(_POWER_STEPS):
        vector = (interaction.scale_columns(vector) @ upper).midpoints()
    largest = maximum(vector.entries())
    scaled = vector.scaled(Ball(Dyadic(1, _BITS)) / largest)
    floor = 1 << (_BITS - 58)  # entries that the rounding to integers would spoil may be larger, at no cost
    return tuple(max(floor, int(x.fraction())) for x in scaled.dyadic_midpoints())
