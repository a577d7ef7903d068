"""Floats: g_l and tau at beta_* and K_#, the family, and the fields that a proof will evaluate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import exp

import numpy as np

from certify.search.coupling.family import FloatFamily, Vector
from certify.search.coupling.interaction import float_kappa

_BEYOND = 60


@dataclass
class Model:
    """One dimension at beta_*. `fields` collects, for each evaluation, the field and the log of the error it bears."""

    family: FloatFamily
    g: Vector
    tau: float
    reach: float
    fields: list[tuple[Vector, float]] = field(default_factory=list)

    @property
    def d(self) -> int:
        """The dimension."""
        return self.family.d


def gauss(d: int, count: int) -> tuple[Vector, Vector]:
    """Nodes and weights for the sphere's weight of mass 1, from the eigenvectors of its Jacobi matrix."""
    k = np.arange(1, count)
    squares = k * (k + d - 3) / ((2 * k + d - 2) * np.maximum(2 * k + d - 4, 1))
    squares[0] = 1 / d  # int t^2 w, also for d = 2
    side = np.sqrt(squares)
    t, vectors = np.linalg.eigh(np.diag(side, 1) + np.diag(side, -1))
    return t, vectors[0] ** 2


def model_at(d: int, beta: float, modes: int) -> Model:
    """K = K_#, so that g_1 = d; `reach` is r_{d/2-1}(2 K e^beta), the first moment at the field of that one mode."""
    kappa = float_kappa(d, beta, modes + _BEYOND)
    g = kappa / kappa[0] * d
    family = FloatFamily(d, modes, rule=gauss(d, 2 * modes + 60 + 6 * d))
    steepest = np.zeros(modes)
    steepest[0] = d / kappa[0] * exp(beta)
    return Model(family, g[:modes], float(g[modes:].sum()), float(family.means(steepest)[1][0]))


def with_weights(model: Model, g: Sequence[float], tau: float) -> Model:
    """The same family and list of fields with other g_2..g_L, as rows of floats, and tau."""
    return replace(model, g=np.array([model.d, *g[1:]]), tau=tau)


def branch(model: Model, a: float, start: Vector) -> tuple[float, Vector]:
    """(L(a), the critical point y(a)) by Newton's method from `start`."""
    g, y = model.g[1:], start
    for _ in range(60):
        _, mean, covariance = model.family.moments(np.concatenate([[a], y]))
        step = np.linalg.solve(np.diag(1 / g) - covariance[1:, 1:], mean[1:] - y / g)
        y = y + step
        if np.abs(step / g).max() < 1e-15:  # what floats hold
            break
    value = model.family.partition(np.concatenate([[a], y]))[0]
    return value - float((y * y / (2 * g)).sum()), y
