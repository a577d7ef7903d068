"""Slabs for tests of `kernels:slab`: kernels, corners that grow with one number, and the inequalities in floats."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from certify.app.inputs import exact_kernel
from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.legendre import polynomial
from certify.core.ball import precision
from certify.core.kernel import KernelDescription
from certify.cover.plan import CoverPlan

GRID = 30
_MANY = 60
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Slab:
    """A kernel, its modes, the corner at scale 1, and the vector."""

    words: str
    d: int
    modes: int
    shape: tuple[float, ...]
    vector: tuple[int, ...]

    @property
    def description(self) -> KernelDescription:
        """Of the kernel."""
        found = exact_kernel(self.words)
        assert found is not None
        return found

    @property
    def kernel(self) -> Kernel:
        """In balls."""
        return kernel_of(self.description, self.d)

    @cached_property
    def weights(self) -> tuple[tuple[int, ...], Vector, float]:
        """Degrees, g_l at K_# for the modes, tau."""
        kernel = self.kernel
        with precision(80):
            degrees = kernel.degrees(_MANY)
            top = kernel.eigenvalue(kernel.leading[0])
            g = np.array(
                [
                    float(Fraction((kernel.eigenvalue(x) / top * multiplicity(self.d, x)).midpoint().fraction()))
                    for x in degrees
                ]
            )
        n = self.modes
        tail = float(g[n:].sum()) if len(degrees) < _MANY else float(g[n] / (1 - g[n + 1] / g[n]))
        return degrees[:n], g[:n], tail

    def corner(self, scale: float) -> tuple[int, ...]:
        """In units 2^-GRID."""
        return tuple(round(x * scale * 2**GRID) for x in self.shape)

    def holds(self, scale: float) -> bool:
        """(W6) and (W7), by Gauss' rule in the angle and nothing of the program."""
        degrees, g, tau = self.weights
        x, w = _rule()
        weight = w * np.sin(x) ** (self.d - 2)
        weight /= weight.sum()
        rows = [sum(float(c) * np.cos(x) ** k for k, c in enumerate(polynomial(self.d, n))) for n in degrees]
        corner = np.array(self.shape) * scale
        density = np.exp(sum(a * c * row for a, c, row in zip(g, corner, rows, strict=True))) * weight
        leading = self.kernel.leading[0]
        growth = np.exp(tau * (corner[0] if self.kernel.increasing else 1.0))
        others = [k for k, n in enumerate(degrees) if n != leading]
        v = [*map(float, self.vector)]
        sizes = [*(g[k] for k in others), tau]
        reach = self.d * corner[degrees.index(leading)]
        tail = (degrees[-1] // leading + 1) * leading
        slopes = [self._slope(reach, n, leading) for n in [*(degrees[k] for k in others), tail]]
        rooms = []
        for i, j in enumerate(others):
            row = [growth * float((rows[j] * rows[k] * density).sum()) for k in others]
            rooms.append(v[i] - sum(q * s * u for q, s, u in zip([*row, 1.0], sizes, v, strict=True)))
        rooms.append(v[-1] - sum(s * u for s, u in zip(sizes, v, strict=True)))
        if min(rooms) <= 0:
            return False
        factor = max(m / r for m, r in zip(slopes, rooms, strict=True))
        loss = factor / 2 * sum(m * s * u for m, s, u in zip(slopes, sizes, v, strict=True))
        sigma = 1 / (self.d + 2 + reach**2 / (self.d + 4))
        return bool(loss < sigma / (4 * self.d * (self.d + sigma * reach**2)))

    def _slope(self, reach: float, degree: int, leading: int) -> float:
        q, rest = divmod(degree, leading)
        return 0.0 if rest else float(reach ** (q - 2) / prod(self.d + 2 * j for j in range(q)))

    def largest(self) -> float:
        """The scale at which the inequalities end to hold."""
        low, high = 1e-3, 1.0
        assert self.holds(low)
        assert not self.holds(high)
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if self.holds(middle) else (low, middle)
        return low

    def plan(self, scale: float) -> CoverPlan:
        """A plan of which only the slab matters."""
        one, zero = (1 << GRID,) * self.modes, (0,) * self.modes
        return CoverPlan(
            modes=self.modes,
            nodes=120,
            ellipses=(Fraction(3, 2), Fraction(2), Fraction(3)),
            precision=90,
            grid=GRID,
            field_grid=12,
            frame=one,
            frame_slope=zero,
            stand_in=one,
            stand_in_slope=zero,
            top=one,
            corner=self.corner(scale),
            corner_vector=self.vector,
            star_lower=zero,
            star_upper=zero,
            star_vector=one,
            star_cuts=(),
            tree=(["0"],),
        )


@cache
def _rule() -> tuple[Vector, Vector]:
    t, w = np.polynomial.legendre.leggauss(100)
    return np.pi / 2 * (t + 1), w


SLABS = {
    "cube": Slab("poly:0,0,0,1", 3, 2, (1.0, 0.15), (50, 200)),
    "Kuramoto-Daido": Slab("kuramoto-daido m=13/10", 2, 2, (0.7, 1.0), (100, 300)),
    "criterion fails": Slab("gegenbauer:1:3,2:3/2,3:7/5", 3, 3, (1.0, 0.4, 0.3), (100, 10, 400)),
    "tail": Slab("gegenbauer:1:3,2:3/2,3:1/100", 3, 2, (1.0, 0.4), (100, 160)),
    "leading degree 2": Slab("gegenbauer:1:1/2,2:2,4:1/2,5:1/20", 2, 3, (0.7, 1.0, 0.6), (60, 100, 200)),
    "tail alone": Slab("gegenbauer:1:3,2:3/5", 3, 1, (1.0,), (100,)),
    "tail alone, leading degree 2": Slab("gegenbauer:2:2,6:11/20", 2, 1, (1.0,), (100,)),
    "degrees that 2 does not divide": Slab("gegenbauer:1:1/4,2:2,4:4/5", 2, 3, (0.1, 1.0, 0.3), (100, 100, 300)),
    "increasing": Slab("heat s=2/5", 3, 3, (1.0, 0.5, 0.2), (100, 20, 130)),
}

SMALL_TAIL = Slab("gegenbauer:1:3,2:3/2,3:1/100", 3, 2, (1.0, 0.4), (100, 140))
"""Refused at every scale: (W6) fails for what lies beyond the modes."""
