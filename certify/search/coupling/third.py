"""Floats: a region C_* that moves with s, by the third cumulants at the minimiser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from certify.core.errors import Undecided
from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import FloatFamily, Vector
from certify.search.coupling.functional import taylor_factor
from certify.search.coupling.interaction import FloatInteraction
from certify.search.coupling.star import star_shape

FloatSource = Callable[[float, float], FloatInteraction]
_BOX = 0.5  # the part of the widest possible C_* that is wide enough
_ROOM = 0.9
_MAX_OSCILLATION = 5.0
_MOST_CUTS = 256


@dataclass(frozen=True)
class Three:
    """The minimisers at s = -1, 0, 1."""

    left: Minimiser
    middle: Minimiser
    right: Minimiser

    @property
    def modes(self) -> int:
        """Moments known of all three."""
        return min(len(m.moments) for m in (self.left, self.middle, self.right))


class MovingStar:
    """C_* in floats: what its half-widths may be when the range [-1, 1] of s is cut into equal parts."""

    def __init__(self, three: Three, modes: int, family: FloatFamily, source: FloatSource) -> None:
        self.three, self.modes, self.family, self.source = three, modes, family, source
        self.shape, self.vector = star_shape(three.middle, modes)
        self.ends = [m.moments[:modes] for m in (three.left, three.middle, three.right)]
        self.known: dict[float, tuple[Vector, Vector, Vector]] = {}

    def _at(self, field: Vector, s: float) -> tuple[Vector, Vector, Vector]:
        """(|M|, |C|, |T_l|) at a field, remembered by its s."""
        if s not in self.known:
            _, density = self.family.partition(field)
            mean = self.family.values @ density
            centred = self.family.values - mean[:, None]
            covariance = (centred * density) @ centred.T
            third = np.array([(centred * (density * row)) @ centred.T for row in centred])
            self.known[s] = (np.abs(mean), np.abs(covariance), np.abs(third))
        return self.known[s]

    def theta(self, factor: float, s0: float, s1: float) -> float:
        """The bound of certify/bounds for the box shape * factor over [s0, s1]."""
        mid, rad_s = (s0 + s1) / 2, (s1 - s0) / 2
        g = self.source(s0, s1)
        slope = (self.ends[2] - self.ends[0]) / 2
        moments = self.ends[1] + mid * slope
        middle = moments * g.centre
        mean, covariance, third = self._at(middle, mid)
        drift = np.abs(g.centre * slope + g.slope * moments) * rad_s
        e = g.upper * self.shape * factor + drift + np.abs(g.slope * slope) * rad_s**2 + g.spread * moments
        first = float(moments[0]) + float(np.abs(slope[0])) * rad_s + float(self.shape[0]) * factor
        oscillation = float((e * (1 + mean)).sum()) + 2 * g.tau * first
        if oscillation > _MAX_OSCILLATION:
            return 2.0
        factor = 1 + taylor_factor(oscillation) * oscillation**2 + 2 * g.tau * first
        matrix = covariance * factor + np.tensordot(e, third, 1)
        root = np.sqrt(g.upper)
        return float(np.linalg.eigvalsh(root[:, None] * matrix * root)[-1]) + g.tau

    def factor(self, count: int) -> float:
        """The largest factor of the shape for which every one of `count` ranges has theta < 1; 0 if there is none."""
        ranges = [(-1 + 2 * k / count, -1 + 2 * (k + 1) / count) for k in range(count)]
        low, high = 0.0, 1.0 / float(self.shape.max())
        for _ in range(24):
            mid = (low + high) / 2
            low, high = (mid, high) if all(self.theta(mid, *r) < 1 for r in ranges) else (low, mid)
        return low

    def chosen(self) -> tuple[Vector, Vector, list[float]]:
        """(half-widths in m, Perron vector, cuts of s): as few cuts as leave most of the room to the box."""
        count, best = 1, self.factor(1)
        while count < _MOST_CUTS:
            following = self.factor(2 * count)
            if best > _BOX * following > 0:
                break
            count, best = 2 * count, following
        if best == 0:
            raise Undecided("the search found no region around the non-uniform minimiser without another one")
        return _ROOM * best * self.shape, self.vector, [-1 + 2 * k / count for k in range(1, count)]
