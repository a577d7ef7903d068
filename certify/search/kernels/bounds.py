"""Floats: the largest K that a mixture of Beckner's inequality and the convexity of the entropy shows to be <= K_c, and
the field of the leading degree alone at which H/E is least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, exp, expm1, inf, isqrt, log

import numpy as np

from certify.core.errors import Undecided
from certify.cover.sizes import TouchSizes
from certify.search.coupling.family import FloatFamily, Vector, family_of
from certify.search.coupling.interaction import FloatKernel, multiplicity
from certify.search.coupling.quadrature import quadrature_sizes

_KEPT = 1 - 1e-9
_LARGEST_D = 100
_MODES, _GRID, _BITS, _ROOM = 12, 160, 100, 40
_NODES, _WORK = 4000, 600_000  # what the checker takes, and its units of work, at most


@dataclass(frozen=True)
class Spectrum:
    """2 lambda_l and 1/A_l at the degrees up to `last`; bounds of 2 |lambda_l| beyond, which may be rounded to 0, and
    of 2 max W; and whether there are more degrees.
    """

    last: int
    doubled: Sequence[float]
    shares: Sequence[float]
    beyond: float
    height: float
    open: bool

    def largest(self, top: float) -> tuple[float, float]:
        """K < top, a little below the largest, and the share in the middle of those that prove it."""
        low, high = 0.0, top
        while low < (middle := (low + high) / 2) < high:
            if self._share(middle) is None:
                high = middle
            else:
                low = middle
        return low * _KEPT, self._share(low * _KEPT) or 0.0

    def _share(self, coupling: float) -> float | None:
        """A share x with K 2 lambda_l <= x/A_l + (1-x) 2 phi for all l; None if there is none."""
        room = 2 * _convexity(coupling * self.height)
        slope, need = np.array(self.shares) - room, coupling * np.array(self.doubled) - room
        if bool(np.any((slope == 0) & (need > 0))):
            return None
        rising, falling = slope > 0, slope < 0
        least = float(np.max(need[rising] / slope[rising], initial=0.0))
        most = float(np.min(need[falling] / slope[falling], initial=1.0))
        if self.beyond > 0:
            most = min(most, 1 - coupling * self.beyond / room) if room > 0 else -1.0
        if most < least:
            return None
        if least == 0:
            return 0.0  # Beckner's inequality is not needed
        return 1.0 if most == 1 and not self.open else (least + most) / 2


def _convexity(s: float) -> float:
    """phi, 1/2 at s = 0."""
    if s < 1e-5:
        return 0.5 - s / 6
    u = exp(-s)
    return u * (s - 1 + u) / expm1(-s) ** 2


def leading_field(kernel: FloatKernel, most: float) -> tuple[TouchSizes, Vector]:
    """The best of the fields a P_n, n leading, with E by its first degrees; `most` bounds |lambda_l| beyond them."""
    if kernel.d > _LARGEST_D:
        raise Undecided(f"beyond d = {_LARGEST_D} no density is searched")
    family = family_of(kernel, _MODES if kernel.most is None else min(kernel.most, _MODES))
    unit = np.eye(family.modes)[kernel.leading]
    scales = np.geomspace(0.05, 50 * kernel.d, _GRID)
    _, scale = min((_quotient(family, kernel, most, unit * scale), scale) for scale in scales)
    field = unit * float(scale)
    peak = float(scale) - family.partition(field)[0]
    cancelled = ceil((1 + kernel.d / 50) * peak / log(2.0))
    sizes = TouchSizes(family.modes, 0, (), _BITS + cancelled, cancelled, 2 * family.degrees[-1])
    return affordable(kernel, sizes, field), field


def affordable(kernel: FloatKernel, sizes: TouchSizes, numbers: Sequence[float] | Vector) -> TouchSizes:
    """With what the checker needs for the field, and twice the field. Undecided where that would take it long."""
    field, degrees = np.array(numbers), kernel.degrees(sizes.modes)
    goal = -(sizes.bits + _ROOM) * log(2.0)
    nodes, ellipses = quadrature_sizes(kernel.d, [(field, goal), (2 * field, goal)], degrees=degrees)
    growth = [float(np.abs(2 * field) @ np.cosh(np.array(degrees) * log(float(ellipse)))) for ellipse in ellipses]
    bits = max(sizes.bits, ceil(max(growth))) + _ROOM
    words = bits // 30 + 1
    products = nodes * (degrees[-1] + nodes // 4 + bits // 4 + sizes.modes + 20)
    if nodes > _NODES or products * (1 + words * isqrt(words) // 60) > _WORK:
        raise Undecided("the density that the search found is too much for the checker")
    return replace(sizes, nodes=nodes, ellipses=ellipses, bits=bits)


def _quotient(family: FloatFamily, kernel: FloatKernel, most: float, field: Vector) -> float:
    """H/E, what negative degrees beyond the modes may take away counted."""
    value, mean = family.means(field)
    energy = float((kernel.kappa(family.modes) * mean) @ mean)
    if kernel.signed:
        sizes = np.array([multiplicity(kernel.d, degree) for degree in family.degrees], dtype=float)
        square = exp(family.partition(2 * field)[0] - 2 * value) - 1 - float((sizes * mean) @ mean)
        energy -= most * max(square, 0.0)
    return (float(field @ mean) - value) / energy if energy > 0 else inf
