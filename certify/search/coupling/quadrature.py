"""Floats: how many nodes and which ellipses a quadrature needs for the errors that a proof can bear."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, log

import numpy as np

from certify.search.coupling.family import FloatFamily, Vector

_RHOS = tuple(Fraction(n, 16) for n in (*range(17, 32), *range(32, 64, 2), *range(64, 130, 8)))
_LARGEST = 600.0  # cosh of it is still a float, and an ellipse so large is never chosen


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
    logs = np.log(np.array([float(rho) for rho in _RHOS]))
    growth = np.cosh(np.minimum(degree[:, None] * logs, _LARGEST))
    fields = np.array([field for field, _ in wanted])
    levels = np.array([family.partition(field)[0] + goal for field, goal in wanted])
    head = np.abs(fields) @ growth + (log(4.0) - 2 * logs + 2 * np.log(growth[-1])) - levels[:, None]
    need = head / logs
    nodes = 2 * ceil(float(need.min(axis=1).max()) / 2) + 2
    fits, chosen = need <= nodes, []
    while fits.any():
        best = int(np.argmax(fits.sum(axis=0)))
        chosen.append(_RHOS[best])
        fits = fits[~fits[:, best]]
    return nodes, tuple(sorted(chosen))
