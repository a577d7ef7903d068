"""Floats: the minimiser of H/E over exponential families, an estimate of K_c, and the sizes that a proof needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import comb, exp, lgamma, log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ive, roots_jacobi

from certify.errors import Undecided

Vector = NDArray[np.float64]
_STARTS = (0.05, 0.2, 0.5, 0.8, 0.95)
_BEYOND = 80
_MODES = (40, 80, 160)
_NEGLIGIBLE = 1e-11
_LARGEST_EXPONENT = 690.0  # e^700 is still a float


def float_weights(d: int, beta: float, count: int) -> Vector:
    """kappa_1..kappa_count = lambda_l N_l in floats. Raises Undecided where they do not reach (beta about 700)."""
    degree = np.arange(1, count + 1)
    log_front = lgamma(d / 2) + (d / 2 - 1) * log(2.0) - d / 2 * log(beta) + beta
    if log_front > _LARGEST_EXPONENT:
        raise Undecided("the search for a density works in floats, which do not reach so large a beta")
    dims = np.array([_multiplicity(d, int(k)) for k in degree])
    return np.asarray(exp(log_front) * ive(d / 2 + degree - 1, beta) * dims)


def _multiplicity(d: int, degree: int) -> float:
    if d == 2:
        return 2.0
    return float(comb(d + degree - 1, degree) - (comb(d + degree - 3, degree - 2) if degree >= 2 else 0))


class FloatFamily:
    """exp(sum a_l P_l)/Z on Gauss-Jacobi nodes: Lambda, M, C in floats."""

    def __init__(self, d: int, modes: int, nodes: int | None = None) -> None:
        t, w = roots_jacobi(nodes or 2 * modes + 60, (d - 3) / 2, (d - 3) / 2)
        self.d, self.modes = d, modes
        self.weights: Vector = w / w.sum()
        rows = [np.ones_like(t), t]
        for k in range(1, modes):
            rows.append(((2 * k + d - 2) * t * rows[k] - k * rows[k - 1]) / (k + d - 2))
        self.values: Vector = np.array(rows[1 : modes + 1])

    def partition(self, field: Vector) -> tuple[float, Vector]:
        """(Lambda, the density times the weights)."""
        h = field @ self.values
        top = float(h.max())
        density = np.exp(h - top) * self.weights
        total = float(density.sum())
        return top + log(total), density / total

    def moments(self, field: Vector) -> tuple[float, Vector, Vector]:
        """(Lambda, M, C)."""
        value, density = self.partition(field)
        mean = self.values @ density
        return value, mean, (self.values * density) @ self.values.T - np.outer(mean, mean)


@dataclass(frozen=True)
class Minimiser:
    """An untrusted minimiser of H/E: K_c ~ coupling, its field, its moments, its spectral gap 1 - theta."""

    d: int
    beta: float
    coupling: float
    field: Vector
    moments: Vector
    covariance: Vector
    kappa: Vector

    @property
    def couplings(self) -> Vector:
        """g_l = 2 K kappa_l for as many l as matter (more than the modes of `field`)."""
        return np.asarray(2 * self.coupling * self.kappa)

    @cached_property
    def theta(self) -> float:
        """Largest eigenvalue of sqrt(g) C sqrt(g)."""
        root = np.sqrt(self.couplings[: len(self.field)])
        return float(np.linalg.eigvalsh(root[:, None] * self.covariance * root)[-1])


def minimiser_estimate(d: int, beta: float) -> Minimiser | None:
    """The best stationary point of H/E found from several starts; None if there is only the uniform state.

    With as many modes as the field needs to fall below _NEGLIGIBLE, at most _MODES[-1].
    """
    best: Minimiser | None = None
    for modes in _MODES:
        best = _estimate(d, beta, modes)
        if best is None or abs(best.field[-1]) <= _NEGLIGIBLE * abs(best.field[0]):
            break
    return best


def _estimate(d: int, beta: float, modes: int) -> Minimiser | None:
    family = FloatFamily(d, modes)
    kappa = float_weights(d, beta, modes)
    best: Minimiser | None = None
    for start in _STARTS:
        found = _descend(family, beta, kappa, start)
        if found is not None and (best is None or found.coupling < best.coupling):
            best = found
    return best


def _descend(family: FloatFamily, beta: float, kappa: Vector, start: float) -> Minimiser | None:
    """a <- 2 (H/E) kappa M(a), which never increases H/E, with Newton steps once it has settled."""
    degree = np.arange(1, len(kappa) + 1)
    dims = _multiplicity(family.d, 1)
    field = kappa / kappa[0] * dims * start**degree
    for step in range(400):
        value, mean, covariance = family.moments(field)
        energy = float((kappa * mean) @ mean)
        if energy < 1e-16 or mean[0] < 1e-6:
            return None
        ratio = (float(field @ mean) - value) / energy
        residual = field - 2 * ratio * kappa * mean
        if np.abs(residual).max() < 1e-13 * np.abs(field).max():
            break
        following = field - residual
        if step > 12:
            following = _newton(family, kappa, field, (ratio, mean, covariance, energy, residual), following)
        field = following
    weights = float_weights(family.d, beta, len(field) + _BEYOND)
    return Minimiser(family.d, beta, ratio, field, mean, covariance, weights)


def _newton(family: FloatFamily, kappa: Vector, field: Vector, state: Any, fallback: Vector) -> Vector:
    ratio, mean, covariance, energy, residual = state
    slope = covariance @ residual / energy
    jacobian = np.eye(len(kappa)) - 2 * ratio * kappa[:, None] * covariance - 2 * np.outer(kappa * mean, slope)
    trial = field + np.linalg.solve(jacobian, -residual)
    if np.abs(trial).max() > 3 * np.abs(field).max():
        return fallback
    value, other, _ = family.moments(trial)
    power = float((kappa * other) @ other)
    good = other[0] > 0.3 * mean[0] and power > 0 and (float(trial @ other) - value) / power <= ratio * (1 + 1e-10)
    return trial if good else fallback
