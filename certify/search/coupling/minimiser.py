"""Floats: the minimiser of H/E over exponential families, an estimate of K_c, and the sizes that a proof needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import exp, log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import roots_jacobi

from certify.core.errors import Undecided

Vector = NDArray[np.float64]
_STARTS = (0.05, 0.2, 0.5, 0.8, 0.95)
_BEYOND = 80
_MODES = (40, 80, 160)
_NEGLIGIBLE = 1e-11
_LARGEST_EXPONENT = 690.0  # e^700 is still a float
_LARGEST_D = 100  # beyond it, proofs need more precision than the checker is known to follow


def float_weights(d: int, beta: float, count: int) -> Vector:
    """kappa_1..kappa_count = lambda_l N_l in floats, 0 where they are below the least float.

    kappa_1 = F(d/2+1, beta^2/4), and the ratios kappa_{l+1}/kappa_l = r_{d/2+l-1} N_{l+1}/N_l of the rest need neither
    Bessel functions nor binomial coefficients, which overflow for large d. Raises Undecided for beta about 700.
    """
    k = np.arange(60 + int(2 * beta))
    logs = np.cumsum(np.log(beta * beta / 4 / ((k + 1) * (d / 2 + 1 + k))))
    top = max(0.0, float(logs.max()))
    log_first = top + log(exp(-top) + float(np.exp(logs - top).sum()))
    if log_first > _LARGEST_EXPONENT:
        raise Undecided("the search works in floating-point numbers, which do not reach so large a beta")
    degree = np.arange(1, count)
    dims = (2 * degree + d) / (2 * degree + d - 2) * (degree + d - 2) / (degree + 1)
    return np.asarray(exp(log_first) * np.cumprod(np.concatenate([[1.0], _ratios(d, beta, count - 1) * dims])))


def _ratios(d: int, beta: float, count: int) -> Vector:
    """r_{d/2}(beta)..r_{d/2+count-1}(beta), by 1/r_nu = 2 (nu+1)/beta + r_{nu+1} downward from far above."""
    ratios = np.zeros(count + 60 + int(beta))
    ratio = 0.0
    for j in range(len(ratios) - 1, -1, -1):
        ratio = ratios[j] = 1 / ((d + 2 * j + 2) / beta + ratio)
    return ratios[:count]


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

    With as many modes as the field needs to fall below _NEGLIGIBLE, at most _MODES[-1]. Raises Undecided where
    floats do not reach.
    """
    if d > _LARGEST_D:
        raise Undecided(f"the search works in floating-point numbers, which do not reach beyond d = {_LARGEST_D}")
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
    field = kappa / kappa[0] * family.d * start**degree
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
