"""The mesh in balls against the mesh in integers."""

from __future__ import annotations

import pytest

from certify.bounds.spine.mesh import mesh_of
from certify.checker.arithmetic.series import Work
from certify.checker.spine.mesh import Mesh
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix

SHAPE = (60, 20, 4)
P = 120


@pytest.mark.parametrize("d", [2, 3, 6])
def test_both_meshes_are_the_same(d: int) -> None:
    exact = Mesh(d, 5, SHAPE, P, Work())
    with precision(P):
        ball = mesh_of(d, 5, SHAPE)
        rows = ball.rows.transpose().dyadic_midpoints()
        flat = [x for row in exact.rows for x in row]
        assert max(abs(x / 2**P - float(y.fraction())) for x, y in zip(flat, rows, strict=True)) < 1e-14
        for mine, theirs in ((exact.mass, ball.mass), (exact.gap, ball.gap)):
            pairs = zip(mine, theirs.dyadic_midpoints(), strict=True)
            assert max(abs(x / 2**P - float(y.fraction())) for x, y in pairs) < 1e-14
        values = BallMatrix.row([1, 2, 3, 4, 5]) @ ball.rows
        bend = ball.bend(BallMatrix.row([1, 2, 3, 4, 5]))
        sups = ball.sups(values, bend).floats()
        assert all(s >= max(a, b) for s, a, b in zip(sups, values.floats(), values.floats()[1:], strict=False))
