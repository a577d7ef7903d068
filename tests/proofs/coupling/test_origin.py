"""The inequalities of coupling:origin one by one, and those of coupling:positivity, at points by quadrature.

Bounding the tail entry by entry, which coupling:origin does not do, is refuted by a point.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import mpmath as mp
import pytest
import sympy as sp
from mpmath.calculus.quadrature import GaussLegendre

from proofs.coupling.positivity import integral
from proofs.engine.symbols import d as symbolic_d
from proofs.funk_hecke import eigenvalue, threshold
from proofs.gegenbauer import dimension
from tests.sampling import sampled

Numbers = Sequence[Any]
SLACK = mp.mpf("1e-20")  # the quadrature is good for more than 25 digits at these fields


class Scene:
    """Integrals against the weight of dimension d, P_0 .. P_top tabulated."""

    def __init__(self, d: int, top: int) -> None:
        rule = GaussLegendre(mp.mp).get_nodes(0, mp.pi, 5, 130)
        weights = [w * mp.sin(x) ** (d - 2) for x, w in rule]
        self.weights = [w / mp.fsum(weights) for w in weights]
        self.rows = [[mp.mpf(1)] * len(rule), [mp.cos(x) for x, _ in rule]]
        for j in range(1, top):
            steps = zip(self.rows[1], self.rows[j], self.rows[j - 1], strict=True)
            self.rows.append([((2 * j + d - 2) * t * p - j * o) / (j + d - 2) for t, p, o in steps])

    def density(self, field: Numbers) -> list[object]:
        """exp(sum a_l P_l), l = 1, 2, .., at the nodes."""
        return [mp.exp(mp.fdot(field, values)) for values in zip(*self.rows[1 : len(field) + 1], strict=True)]

    def mean(self, density: Numbers, *degrees: int) -> Any:
        """int P_j P_k .. e^h w."""
        factors = zip(self.weights, density, *(self.rows[j] for j in degrees), strict=True)
        return mp.fsum(mp.fprod(f) for f in factors)

    def products(self, density: Numbers, modes: int) -> mp.matrix:
        """int P_k P_j e^h w, k and j from 1 on."""
        return mp.matrix([[self.mean(density, k, j) for j in range(1, modes + 1)] for k in range(1, modes + 1)])


def scaled(matrix: mp.matrix, g: Numbers) -> mp.matrix:
    """sqrt(g) A sqrt(g)."""
    n = matrix.rows
    return mp.matrix([[mp.sqrt(g[i] * g[j]) * matrix[i, j] for j in range(n)] for i in range(n)])


def form(matrix: mp.matrix, p: Numbers) -> Any:
    n = matrix.rows
    return mp.fsum(p[i] * matrix[i, j] * p[j] for i in range(n) for j in range(n))


def largest(matrix: mp.matrix) -> object:
    return max(mp.eigsy(matrix, eigvals_only=True))


@pytest.fixture(autouse=True)
def digits() -> object:
    with mp.workdps(30):
        yield


def test_the_tail_cannot_be_bounded_entry_by_entry() -> None:
    """d = 3, beta = 5/2, K = K_#, the corner (1/20, 1/100), one mode of the tail at z_3 = x_1."""
    d, beta = 3, sp.Rational(5, 2)
    coupling = 2 * threshold(sp.Integer(d), beta)
    g = [
        mp.mpf(sp.N(coupling * dimension(sp.Integer(j), sp.Integer(d)) * eigenvalue(j, d, beta), 30))
        for j in range(1, 31)
    ]
    corner, tail = [mp.mpf(1) / 20, mp.mpf(1) / 100], mp.fsum(g[2:])
    scene = Scene(d, 3)
    finite = [g[j] * corner[j] for j in (0, 1)]
    whole = scene.products(scene.density([*finite, g[2] * corner[0]]), 2)
    bound = mp.exp(tail * corner[0]) * scene.products(scene.density(finite), 2)
    assert whole[0, 1] > bound[0, 1] * mp.mpf("1.1")
    assert min(mp.eigsy(bound - whole, eigvals_only=True)) >= 0


@pytest.mark.parametrize("d", [2, 3, 5])
@pytest.mark.parametrize("seed", range(4))
def test_each_inequality_of_the_origin_holds(d: int, seed: int) -> None:
    """From the covariance at a point of C_0, tail included, down to the bound of the statement."""
    source = random.Random(f"{d} {seed}")
    modes, rest = 2, 2

    def draw(low: float, high: float) -> Any:
        return mp.mpf(source.uniform(low, high))

    g = [draw(0.05, 0.6) for _ in range(modes)] + [draw(0.01, 0.2) for _ in range(rest)]
    upper = [x * draw(1, 1.2) for x in g[:modes]]
    x = [draw(0.05, 0.6) for _ in range(modes)]
    z = [a * draw(0, 1) for a in x] + [x[0] * draw(-1, 1) for _ in range(rest)]
    vector, p = [draw(0.2, 2) for _ in range(modes)], [draw(-1, 1) for _ in range(modes)]
    tail = mp.fsum(g[modes:])
    scene, grow = Scene(d, modes + rest), mp.exp(tail * x[0])

    field = [a * b for a, b in zip(g, z, strict=True)]
    density = scene.density(field)
    total = scene.mean(density)
    means = mp.matrix([scene.mean(density, j) / total for j in range(1, modes + rest + 1)])
    covariance = scaled(scene.products(density, modes + rest) / total - means * means.T, g)
    block = covariance[:modes, :modes]
    second = scaled(scene.products(density, modes), g)
    finite = scaled(scene.products(scene.density(field[:modes]), modes), g)
    corner = scene.products(scene.density([a * b for a, b in zip(upper, x, strict=True)]), modes)
    top = scaled(corner, upper)
    rows = range(modes)
    bound = max(mp.fsum(corner[k, j] * upper[j] * vector[j] for j in rows) / vector[k] for k in rows)

    assert total >= 1
    chain = [form(block, p), form(second, p), grow * form(finite, p), grow * form(top, [abs(a) for a in p])]
    assert all(a <= b + SLACK for a, b in pairwise(chain))
    assert all(-SLACK <= finite[k, j] <= top[k, j] + SLACK for k in rows for j in rows)
    assert largest(block) <= grow * largest(top) + SLACK <= grow * bound + 2 * SLACK
    assert largest(covariance[modes:, modes:]) <= tail
    assert largest(covariance) <= grow * bound + tail


@pytest.mark.parametrize("d", sampled([2, 3, 4, 7], 1))
def test_products_have_nonnegative_integrals_and_the_rational_ones_are_they(d: int) -> None:
    scene, source = Scene(d, 6), random.Random(d)
    flat = [mp.mpf(1)] * len(scene.weights)
    for length in (2, 3, 4, 5):
        for _ in range(6):
            assert scene.mean(flat, *(source.randint(1, 6) for _ in range(length))) >= -SLACK
    for degrees in ((1, 1, 2), (2, 2, 2), (2, 3, 3), (1, 2, 2, 3), (1, 2, 4)):
        exact = sp.Rational(integral(*degrees).subs(symbolic_d, d))
        assert abs(scene.mean(flat, *degrees) - mp.mpf(exact.p) / exact.q) < SLACK
    assert all(scene.mean(flat, *[1] * j, j) > 0 for j in range(1, 7))
    # Not every polynomial that is 1 at 1 has this: -P_2 + 2 P_1 squared against P_3.
    assert scene.mean([(2 * t - p) ** 2 for t, p in zip(scene.rows[1], scene.rows[2], strict=True)], 3) < 0
