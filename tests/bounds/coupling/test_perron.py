"""The Perron bound of a spectral radius: each term left out is missed, and the vector is positive."""

from __future__ import annotations

import pytest

from certify.bounds.coupling import perron
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from tests.bounds.coupling import scenes
from tests.bounds.coupling.scenes import Scene, Term, holds, row, scene_tests

BITS = 80
PERRON = (perron, "perron_bound")
SCENES: dict[str, Scene] = {
    "perron, sign": holds(scenes.perron, [[1, -1], [-1, 1]], [1, 1], 2.0),
    "perron, rows": holds(scenes.perron, [[1, 0], [0, 2]], [1, 1], 2.0),
    "perron, vector": holds(scenes.perron, [[0, 4], [1, 0]], [0.2, 0.1], 2.0),
}


TERMS: list[Term] = [
    ("perron, sign", PERRON, "roomy(matrix)", "matrix"),
    ("perron, rows", PERRON, "maximum(", "next("),
    ("perron, vector", PERRON, "image / x for", "image for"),
]

test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


def test_perron_bound_uses_absolute_values() -> None:
    with precision(BITS):
        bound = perron.perron_bound(
            BallMatrix.integers([[1, -1], [-1, 1]]), BallMatrix.integers([[1, 1]]), row(1.0, 1.0)
        )
        assert bound.surely_at_most(2)
        assert Ball(2).surely_at_most(bound.upper())
        with pytest.raises(Undecided, match="positive"):
            perron.perron_bound(BallMatrix.integers([[1]]), BallMatrix.integers([[1]]), BallMatrix.integers([[0]]))


def test_a_vector_that_is_not_positive_decides_nothing() -> None:
    with precision(BITS):
        matrix = BallMatrix.integers([[1, 0], [0, 1]])
        for vector in (row(1, 0), row(1, -1)):
            with pytest.raises(Undecided, match="not positive"):
                perron.perron_bound(matrix, row(1, 1), vector)
