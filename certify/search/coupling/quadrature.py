"""Floats: how many nodes and which ellipses a quadrature needs for the errors that a proof can bear."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, log

import numpy as np

from certify.cover.sizes import angles
from certify.search.coupling.family import FloatFamily, Vector

RHOS = tuple(Fraction(n, 16) for n in (*range(17, 32), *range(32, 64, 2), *range(64, 130, 8)))
_TINY = 1e-300
_GAPS = 40  # beyond so many, what is lost is small anyway
_LARGEST = 600.0  # cosh of it is still a float, and an ellipse so large is never chosen


def _log_lost(d: int, nodes: int, logs: Vector) -> Vector:
    """The logarithm of `lost` of certify/bounds/coupling/quadrature.py, of each ellipse."""
    if angles(d, nodes) < nodes:
        return np.asarray(log(4.0) - (nodes + 2) * logs)
    k = np.arange(0, min(2 * nodes, nodes + 2 * _GAPS), 2)
    moments = np.concatenate([[1.0], np.cumprod((k - d + 2) / (k + d))])
    i = np.arange(nodes // 2 + 1, min(nodes, nodes // 2 + _GAPS) + 1)
    gaps = np.log(np.maximum(np.abs(moments[i] - moments[nodes - i]), _TINY))
    most = (gaps[:, None] - 2 * np.outer(i, logs)).max(axis=0)
    return np.asarray(log(2.0) + np.maximum(most, log(2.0) - 2 * (i[-1] + 1) * logs))


def quadrature_sizes(
    d: int,
    wanted: list[tuple[Vector, float]],
    family: FloatFamily | None = None,
    degrees: Sequence[int] | None = None,
) -> tuple[int, tuple[Fraction, ...]]:
    """(nodes, a few ellipses): for each (field, log of the error) of the list a bound is that small against Z.

    degrees: those of the modes, if they are not 1..L.
    """
    modes = len(wanted[0][0])
    family = family or FloatFamily(d, modes, 2 * (degrees[-1] if degrees else modes) + 60 + 2 * d, degrees=degrees)
    degree = np.array(family.degrees)
    logs = np.log(np.array([float(rho) for rho in RHOS]))
    growth = np.cosh(np.minimum(degree[:, None] * logs, _LARGEST))
    fields = np.array([field for field, _ in wanted])
    levels = np.array([family.partition(field)[0] + goal for field, goal in wanted])
    head = np.abs(fields) @ growth + 2 * np.log(growth[-1]) - levels[:, None]
    crude = ((head + log(4.0) - 2 * logs) / logs).min(axis=1).max()
    low, high = 0, max(1, ceil(float(crude) / 2))  # halves of numbers that are too small, and large enough
    while high - low > 1:
        middle = (low + high) // 2
        enough = ((head + _log_lost(d, 2 * middle, logs)).min(axis=1) <= 0).all()
        low, high = (low, middle) if enough else (middle, high)
    nodes = 2 * high + 2
    fits, chosen = head + _log_lost(d, nodes, logs) <= 0, []
    while fits.any():
        best = int(np.argmax(fits.sum(axis=0)))
        chosen.append(RHOS[best])
        fits = fits[~fits[:, best]]
    return nodes, tuple(sorted(chosen))
