"""The mesh of the checker against mpmath: polynomials, caps, and suprema between nodes."""

from __future__ import annotations

import random
from math import cos, pi, sin

import mpmath
import pytest

from certify.checker.arithmetic.series import Work
from certify.checker.spine.mesh import Mesh

P = 100
SHAPE = (120, 40, 8)


@pytest.mark.parametrize("d", [2, 3, 4, 9])
def test_polynomials_and_caps(d: int) -> None:
    mesh, one = Mesh(d, 7, SHAPE, P, Work()), float(1 << P)
    angles = [pi * i / 120 for i in [*range(40), *range(40, 121, 8)]]
    assert len(mesh.rows) == len(angles) == len(mesh.mass) + 1
    for j in random.Random(d).sample(range(len(angles)), 4):
        t = mpmath.cos(mpmath.mpf(angles[j]))
        for degree in (1, 4, 7):
            nu = mpmath.mpf(d - 2) / 2
            wanted = (
                mpmath.cos(degree * angles[j])
                if d == 2
                else mpmath.gegenbauer(degree, nu, t) / mpmath.gegenbauer(degree, nu, 1)
            )
            assert abs(mesh.rows[j][degree - 1] / one - wanted) < 1e-12
        cap = mpmath.quad(lambda x: mpmath.sin(x) ** (d - 2), [0, angles[j]])
        cap /= mpmath.quad(lambda x: mpmath.sin(x) ** (d - 2), [0, mpmath.pi])
        assert abs(mesh.cap_lower[j] / one - cap) < 1e-12
    assert 0 <= sum(mesh.mass) - (1 << P) <= len(mesh.mass)


def test_a_function_is_below_its_suprema_and_the_bend_is_needed() -> None:
    mesh, one = Mesh(3, 7, SHAPE, P, Work()), float(1 << P)
    field = [int(x * one) for x in (0.3, -1.0, 0.5, 2.0, -0.7, 0.1, 1.5)]
    values, wrong = mesh.values(field)
    bend = mesh.bend(field)
    bounds, without = mesh.sups(values, bend, wrong), mesh.sups(values, 0, wrong)
    fails = 0
    for j in range(39):
        x = pi * (j + 0.5) / 120
        rows = [mpmath.legendre(degree, cos(x)) for degree in range(1, 8)]
        inside = float(sum(a / one * row for a, row in zip(field, rows, strict=True)))
        assert inside <= bounds[j] / one + 1e-12
        fails += inside > without[j] / one + 1e-12
    assert fails  # a maximum lies between two nodes


def test_features_move_by_no_more_than_gamma() -> None:
    g = [1.0, 2.0, 0.5]
    gamma = sum(w * degree * (degree + 1) / 2 for degree, w in enumerate(g, 1))
    rng = random.Random(1)
    for _ in range(50):
        x, y = rng.uniform(0, pi), rng.uniform(0, pi)
        change = sum(
            w * float(mpmath.legendre(k, cos(x)) - mpmath.legendre(k, cos(y))) ** 2 for k, w in enumerate(g, 1)
        )
        assert change <= gamma * (x - y) ** 2 + 1e-12
    assert sin(1) > 0
