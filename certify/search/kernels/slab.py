"""A slab around the uniform density at K = K_#, and the cover outside it: floats, untrusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, prod

import numpy as np

from certify.core.errors import Undecided
from certify.cover.plan import CoverPlan
from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import FloatFamily, Vector, family_of
from certify.search.coupling.interaction import FloatInteraction, FloatKernel
from certify.search.coupling.point_plan import Regions, Star, planned
from certify.search.coupling.star import star_radius, star_shape

_TAIL = 0.02
_BEYOND = 40
_STEPS = 40
_ROOM = 0.97
_SHAPES = ((1.5, 0.02), (1.5, 0.1), (2.0, 0.3), (0.0, 1.0))
_FLOOR, _SPARE = 1e-3, 1.01


@dataclass(frozen=True)
class SlabSearch:
    """The kernel at K_#: coupling is about 1/(2 max lambda_l)."""

    kernel: FloatKernel
    coupling: float
    modes: int

    @property
    def family(self) -> FloatFamily:
        """The modes on nodes."""
        return family_of(self.kernel, self.modes, room=60 + 2 * self.kernel.d)

    @property
    def interaction(self) -> FloatInteraction:
        """g_l and tau."""
        g = 2 * self.coupling * self.kernel.kappa(self.modes + _BEYOND)
        zero = np.zeros(self.modes)
        return FloatInteraction(g[: self.modes], zero, zero, g[: self.modes], self.kernel.tail(g, self.modes))


def slab_modes(kernel: FloatKernel, coupling: float, slack: float) -> int:
    """L for which the tail is small; all the degrees of a short list."""
    most = kernel.most or _BEYOND * 4
    g = 2 * coupling * kernel.kappa(most)
    goal = _TAIL * slack
    return next((modes for modes in range(kernel.leading + 1, len(g)) if float(g[modes:].sum()) < goal), len(g))


def slab_plan(search: SlabSearch, limit: int, near: Minimiser | None = None) -> CoverPlan:
    """The plan with the largest slab of some shapes. Raises Undecided without one, or at the limit of boxes.

    near: another critical density, around which there is a region C_* then.
    """
    family, g = search.family, search.interaction
    corner, vector = max(_regions(search, family, g), key=lambda found: float(found[0][search.kernel.leading]))
    if corner[search.kernel.leading] <= 0:
        raise Undecided("the search found no slab around the uniform density on which G > 0")
    star = None if near is None else _star(near, g)
    smallest = float(corner.min()) if star is None else float(min(corner.min(), star.half.min()))
    accuracy = min(1e-9, 1e-3 * g.tau) if g.tau else 1e-9
    return planned(search.kernel, family, g, Regions(corner, vector, star, smallest), limit, 1e-9, accuracy)


def _regions(search: SlabSearch, family: FloatFamily, g: FloatInteraction) -> Iterator[tuple[Vector, Vector]]:
    for shape in _SHAPES:
        low, high = 0.0, 1.0
        best: tuple[Vector, Vector] = np.zeros(family.modes), np.ones(family.modes)
        for _ in range(_STEPS):
            mid = (low + high) / 2
            corner = _corner(search, family, mid, shape)
            vector = slab_vector(search, family, g, corner / _ROOM)
            if vector is None:
                high = mid
            else:
                low, best = mid, (corner, vector)
        yield best


def _star(near: Minimiser, g: FloatInteraction) -> Star:
    """C_* around another critical density."""
    modes = len(g.centre)
    shape, vector = star_shape(near, modes)
    half = 0.9 * star_radius(near, shape, g) * shape
    if half.min() <= 0:
        raise Undecided("the search found no region around the other critical density on which G is convex")
    return Star(near.moments[:modes], half, vector)


def _corner(search: SlabSearch, family: FloatFamily, x: float, shape: tuple[float, float]) -> Vector:
    """m_n <= x, and the others a multiple of their moments at the field of x, and never thinner than a share of x."""
    place, (factor, share) = search.kernel.leading, shape
    field = np.zeros(family.modes)
    field[place] = family.d * x
    corner = np.minimum(np.maximum(factor * np.abs(family.means(field)[1]), share * x), 1.0)
    if search.kernel.increasing:
        corner = np.minimum(corner, x)
    corner[place] = x
    return np.asarray(corner)


def slab_vector(search: SlabSearch, family: FloatFamily, g: FloatInteraction, corner: Vector) -> Vector | None:
    """The vector v of (W6), (W7) if they hold at this corner with room."""
    d, place, degrees = family.d, search.kernel.leading, family.degrees
    others = [k for k in range(family.modes) if k != place]
    weighted = family.values * (family.omega * np.exp((g.upper * corner) @ family.values))
    growth = exp(g.tau * (float(corner[0]) if search.kernel.increasing else 1.0))
    matrix = np.ones((len(others) + 1, len(others) + 1))
    matrix[:-1, :-1] = growth * np.abs(weighted @ family.values.T)[np.ix_(others, others)]
    sizes = np.append(g.upper[others], g.tau)
    reach = float(d * corner[place])
    leading = degrees[place]
    orders = [divmod(degrees[k], leading) for k in others] + [(degrees[-1] // leading + 1, 0)]
    slopes = np.array([0.0 if rest else reach ** (q - 2) / prod(d + 2 * j for j in range(q)) for q, rest in orders])
    wanted = np.maximum(slopes, _FLOOR * (float(slopes.max()) or 1.0))
    system = np.eye(len(sizes)) - matrix * sizes
    vector = np.linalg.solve(system, wanted)
    if not np.all(np.isfinite(vector)) or vector.min() <= 0:
        return None
    vector[-1] *= _SPARE  # its row has no other room: the rest of the matrix does not fall with the corner
    rooms = system @ vector
    if rooms.min() <= 0:
        return None
    sigma = 1 / (d + 2 + reach**2 / (d + 4))
    gain = sigma / (4 * d * (d + sigma * reach**2))
    loss = float((slopes / rooms).max()) * float(slopes @ (sizes * vector)) / 2
    return np.asarray(vector) if loss < _ROOM * gain else None
