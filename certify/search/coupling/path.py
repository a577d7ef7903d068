"""Floats: the curve of critical densities from the uniform one to the other minimiser, its top, and a path along it.

a = 2 K kappa M(a), where a_1 is given and K goes with it: K(a_1) falls from K_# to its least value, beyond which there
is no such density nearby, and rises again; at the top K(a_1) = K_c for the first time. Untrusted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from certify.core.errors import Undecided
from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import FloatFamily, Vector, family_of
from certify.search.coupling.newton import Newton

_POINTS = 600
_LEAST = 0.01
_STEPS = 40
_CLOSE = 1e-11
_ROOM = 1e-9  # of the height of the top: how far below it the rest of the path stays
_HALVINGS = 12
_PLACES = 30


@dataclass(frozen=True)
class Top:
    """The saddle in floats, the field of Newton's method there, and F_K there."""

    field: Vector
    moments: Vector
    covariance: Vector
    height: float


@dataclass(frozen=True)
class Way:
    """Fields on the curve in the order of a_1, without the uniform one and that of the minimiser; where the top is."""

    fields: list[Vector]
    top: int


def critical_curve(minimiser: Minimiser) -> list[Vector]:
    """Fields on the curve, a_1 falling from that of the minimiser. Raises Undecided where Newton's method fails."""
    count = len(minimiser.field)
    family, kappa = family_of(minimiser.kernel, count), minimiser.kappa[:count]
    coupling, field = minimiser.coupling, minimiser.field.copy()
    curve = [field]
    for first in minimiser.field[0] * np.linspace(1, _LEAST, _POINTS)[1:]:
        field = field.copy()
        field[1:] *= (first / field[0]) ** np.minimum(np.arange(2, count + 1), 40)
        field[0] = first
        coupling, field = critical_at(family, kappa, coupling, field)
        curve.append(field)
    return curve


def critical_at(family: FloatFamily, kappa: Vector, coupling: float, field: Vector) -> tuple[float, Vector]:
    """Newton's method for K and the other a_l."""
    for _ in range(_STEPS):
        _, mean, covariance = family.moments(field)
        residual = field - 2 * coupling * kappa * mean
        jacobian = np.eye(len(kappa)) - 2 * coupling * kappa[:, None] * covariance
        jacobian[:, 0] = -2 * kappa * mean
        step = np.linalg.solve(jacobian, residual)
        coupling, field = coupling - float(step[0]), np.concatenate([field[:1], field[1:] - step[1:]])
        if float(np.abs(step).max()) < _CLOSE:
            return coupling, field
    raise Undecided("the search lost the curve of critical densities")


def top_of(minimiser: Minimiser, curve: list[Vector]) -> Top:
    """The saddle at K_c, by Newton's method from the highest point of the curve."""
    family, kappa = family_of(minimiser.kernel, len(curve[0])), minimiser.kappa[: len(curve[0])]
    field = max(curve, key=lambda a: height(family, kappa, minimiser.coupling, a))
    field = _critical(family, 2 * minimiser.coupling * kappa, field)
    _, mean, covariance = family.moments(field)
    top = height(family, kappa, minimiser.coupling, field)
    if not (0.05 * minimiser.field[0] < field[0] < 0.95 * minimiser.field[0] and top > 0):
        raise Undecided("the search found no top between the two minimisers")
    return Top(field, mean, covariance, top)


@dataclass(frozen=True)
class Fold:
    """Two critical fields at one K a little above the fold of the curve; `top` is between the uniform one and `low`."""

    coupling: float
    top: Top
    low: Vector


def beside_fold(minimiser: Minimiser, curve: list[Vector], steps: int) -> Fold:
    """From the point of the curve so many steps beyond that of the least K."""
    family, kappa = family_of(minimiser.kernel, len(curve[0])), minimiser.kappa[: len(curve[0])]
    couplings = [float(a[0] / (2 * kappa[0] * family.means(a)[1][0])) for a in curve]
    least = int(np.argmin(couplings))
    if not steps <= least < len(curve) - steps:
        raise Undecided("the search found no fold of the curve of critical densities")
    coupling, start = couplings[least + steps], curve[least + steps]
    top, low = (_critical(family, 2 * coupling * kappa, field) for field in (start, curve[least - steps]))
    if not low[0] > top[0] * (1 + 1e-6):
        raise Undecided("the search found one critical density beside the fold, not two")
    _, mean, covariance = family.moments(top)
    return Fold(coupling, Top(top, mean, covariance, height(family, kappa, coupling, low)), low)


def _critical(family: FloatFamily, g: Vector, field: Vector) -> Vector:
    """Newton's method for a = g M(a)."""
    for _ in range(_STEPS):
        _, mean, covariance = family.moments(field)
        step = np.linalg.solve(np.eye(len(g)) - g[:, None] * covariance, field - g * mean)
        field = field - step
        if float(np.abs(step).max()) < _CLOSE * float(np.abs(field).max()):
            break
    return field


def height(family: FloatFamily, kappa: Vector, coupling: float, field: Vector) -> float:
    """A/K - Lambda, at least F_K of the density of this field."""
    return float(field @ (field / kappa)) / (4 * coupling) - family.partition(field)[0]


def highest(family: FloatFamily, g: Vector, start: Vector, end: Vector) -> float:
    """The bound of certify/bounds/coupling/path.py on the half of the segment next to its start."""
    step = (end - start) / 2
    value, mean, covariance = family.moments(start)
    here = float(start @ (start / g)) / 2 - value
    slope, size = float(start @ (step / g)) - float(mean @ step), float(np.abs(step).sum())
    own, other = (float(step @ each @ step) for each in (covariance, family.moments(end)[2]))
    bend = float(step @ (step / g)) - max((1 - 2 * size) * own, min(own, other) - 2 * size**4)
    if slope > 0 and slope + bend < 0:
        return here + slope**2 / (-2 * bend)
    return max(here, here + slope + bend / 2)


def way_over(minimiser: Minimiser, curve: list[Vector], top: Top) -> Way:
    """As few fields as the bounds allow, greedily from the top down to either side; rounded to short numbers."""
    count = len(top.field)
    family, g = family_of(minimiser.kernel, count), 2 * minimiser.coupling * minimiser.kappa[:count]
    below = [a for a in curve if a[0] < top.field[0]]
    above = [a for a in reversed(curve) if a[0] > top.field[0]]
    down = _descent(family, g, top, [*below, np.zeros(count)])
    up = _descent(family, g, top, above)
    return Way([*reversed(down), top.field, *up], len(down))


def _descent(family: FloatFamily, g: Vector, top: Top, places: list[Vector]) -> list[Vector]:
    """Some of the places, the next one as far as the bounds stay below the top; the last one is left out."""
    first = places[0] - top.field
    places = [*(top.field + first * 2.0**-k for k in range(_HALVINGS, 0, -1)), *places]
    chosen, here, k = [], top.field, -1
    while k < len(places) - 1:
        fitting = (n for n in range(k + 1, len(places)) if _fits(family, g, top, here, places[n]))
        low, high = next(fitting, len(places)), len(places) - 1
        if low > high:
            raise Undecided("the search found no path over the top")
        while low < high:
            step = (low + high + 1) // 2
            low, high = (step, high) if _fits(family, g, top, here, places[step]) else (low, step - 1)
        here, k = _short(places[low]), low
        chosen.append(here)
    return chosen[:-1]


def _fits(family: FloatFamily, g: Vector, top: Top, start: Vector, end: Vector) -> bool:
    other, room = _short(end), _ROOM * top.height
    limit = top.height + room if start is top.field else top.height - room
    return highest(family, g, start, other) <= limit and highest(family, g, other, start) <= top.height - room


def _short(field: Vector) -> Vector:
    return np.asarray(np.rint(field * 2.0**_PLACES) / 2.0**_PLACES)


def saddle_newton(d: int, field: list[float], g: list[float], nodes: int) -> Newton:
    """Newton's method for a = g M(a) from a field, with its Jacobian there."""
    _, _, covariance = FloatFamily(d, len(field), nodes).moments(np.array(field))
    return Newton(field, np.asarray(np.eye(len(field)) - np.array(g)[:, None] * covariance))
