"""Floats: the region C_0 around the uniform state."""

from __future__ import annotations

from collections.abc import Callable
from math import exp

import numpy as np

from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import FloatFamily, Vector
from certify.search.coupling.interaction import FloatInteraction


def corner_shape(minimiser: Minimiser, modes: int, x: float, *, cube: bool = False) -> Vector:
    """The corner of C_0 at first coordinate x: m_l ~ x^2 beyond the first, and never too thin."""
    z = np.abs(minimiser.moments[:modes])
    if cube:
        return np.full(modes, x)
    shape = np.maximum(1.5 * z * (x / z[0]) ** 2, 0.02 * x)
    shape = np.minimum(shape, x)
    shape[0] = x
    return np.asarray(shape)


def _largest(holds: Callable[[float], bool], top: float) -> float:
    low, high = 0.0, top
    for _ in range(50):
        mid = (low + high) / 2
        low, high = (mid, high) if holds(mid) else (low, mid)
    return low


def origin_region(
    minimiser: Minimiser, family: FloatFamily, g: FloatInteraction, *, cube: bool = False
) -> tuple[Vector, Vector]:
    """(corner, Perron vector) of a region C_0 with some room in its inequality."""
    root, sizes = np.sqrt(np.maximum(g.upper, 0)), np.abs(g.upper)
    increasing = minimiser.kernel.increasing

    def integrals(x: float) -> Vector:
        h = (sizes * corner_shape(minimiser, family.modes, x, cube=cube)) @ family.values
        weighted = family.values * (family.omega * np.exp(h))
        return np.asarray(weighted @ family.values.T)

    def matrix(x: float) -> Vector:
        return np.asarray(root[:, None] * integrals(x) * root)

    def holds(x: float) -> bool:
        reach, block = x if increasing else 1.0, g.tau
        if g.slow is not None:
            fields = float(sizes @ corner_shape(minimiser, family.modes, x, cube=cube))
            reach = g.slow.reach(g.slow.crude(fields))
            block = g.slow.peak * exp(fields + g.tau * reach)
        return exp(g.tau * reach) * float(np.linalg.eigvalsh(matrix(x))[-1]) + block < 1

    x = 0.97 * _largest(holds, 1.0)
    image = root * np.abs(np.linalg.eigh(matrix(x))[1][:, -1])  # g times the vector
    shape = corner_shape(minimiser, family.modes, x, cube=cube)
    vector = integrals(x) @ image
    return shape, np.maximum(vector, 1e-7 * np.abs(vector).max())
