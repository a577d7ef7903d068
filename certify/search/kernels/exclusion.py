"""Floats: a tree of boxes that leaves no critical density at K <= K_lo but the uniform one and what a tube contains.

The inequalities are those of `certify.bounds.kernels.exclusion`, which has what they mean, with a safety margin. A box
that none settles is narrowed by rows (interval Newton along the curve of critical densities) and then cut. Untrusted.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import ceil, exp, floor, gcd, inf, sqrt
from typing import Any, Final, NamedTuple

import numpy as np

from certify.core.errors import Undecided
from certify.cover.exclusion import ROUNDS, ExclusionPlan, lowest
from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import Vector, family_of
from certify.search.coupling.functional import taylor_factor
from certify.search.coupling.interaction import FloatKernel, FloatTail, multiplicity
from certify.search.coupling.quadrature import quadrature_sizes
from certify.search.kernels.rows import Fields, Ints, chosen_rows, functionals, matrix
from certify.search.kernels.turn import Turn, turn

_GRID: Final = 40
_LIMIT: Final = 20_000
_MANY, _MOST = 12, 40
_PAD = 2.0**-10  # relative room in a narrowed end: radii of balls have 30 bits
_NOISE = 2e-14
_GAIN = 0.95  # a row has to leave less of its coordinate
_AGAIN = 0.7  # and all rows of the widest one, or the box is cut
_ROOM = 0.98  # what a box may take of a tube, and of the region near 0
_TAIL = 0.05  # of the width of the tube: the root of what is beyond the modes
_REST = 0.02  # of the square of that width: what is beyond the modes, where norms bound it
_GROWTH = 0.03  # what is beyond the modes in parts of the width of a box
_GOAL = -31.0  # log of the error of the quadrature
_BROAD, _CLOSE = 0.02, 3.0  # of the widest coordinate: rows for others cost more than they give, but near the tube


@dataclass
class _Model:
    """What the search needs to know; `fields` collects where integrals are asked for."""

    at: Fields
    level: float
    threshold: float
    turn: Turn
    tree: list[list[Any]] = field(default_factory=list)
    fields: list[Vector] = field(default_factory=list)

    def __post_init__(self) -> None:
        family = self.at.family
        sizes = np.array([multiplicity(family.d, degree) for degree in family.degrees], dtype=float)
        self.scales = np.abs(self.at.g) / np.sqrt(sizes)

    def used(self, field: Vector) -> None:
        """The proof integrates at this field, and at its double where norms bound what is beyond the modes."""
        self.fields += [field] if self.at.slow is None else [field, 2 * field]


class _Box(NamedTuple):
    """Ends of z_1..z_L and x, in units 2^-grid."""

    lower: Ints
    upper: Ints

    def ends(self) -> tuple[Vector, Vector]:
        """In floats."""
        return np.array(self.lower) * 2.0**-_GRID, np.array(self.upper) * 2.0**-_GRID


def exclusion_plan(minimiser: Minimiser, digits: int) -> tuple[ExclusionPlan, float]:
    """A plan, and K_lo. Raises Undecided where boxes become too many or too small."""
    found = turn(minimiser, digits)
    model = _model(minimiser, found)
    if model is None:
        found = turn(minimiser, digits, _MOST + 1)
        model = _model(minimiser, found)
    if model is None:
        raise Undecided(f"the coefficients fall too slowly: what is beyond {_MOST} modes is not small against boxes")
    one, limit = 1 << _GRID, _limit(model)
    degrees = model.at.family.degrees
    step = gcd(*degrees) if minimiser.d == 2 else 1
    stack = [_Box([*lowest(degrees, step, one), 0], [one] * (len(degrees) + 1))]
    while stack:
        if len(model.tree) > limit:
            modes = f" of {len(degrees)} modes" if limit < _LIMIT else ""
            raise Undecided(f"the search for a cover of all critical densities stopped at {limit} boxes{modes}")
        stack.extend(_settle(model, stack.pop()))
    nodes, ellipses = quadrature_sizes(minimiser.d, [(a, _GOAL) for a in model.fields], degrees=degrees)
    peak = max(float(np.abs(a).sum()) - model.at.family.partition(a)[0] for a in model.fields)
    plan = ExclusionPlan(
        modes=len(degrees),
        nodes=nodes,
        ellipses=ellipses,
        precision=64 + ceil(peak * 1.4427),
        grid=_GRID,
        tree=tuple(model.tree),
        tube=found.plan(),
    )
    return plan, found.level


def _model(minimiser: Minimiser, found: Turn) -> _Model | None:
    """With as many modes as the width of the tube asks for; None if norms leave too much beyond all that are tried."""
    kernel, level = minimiser.kernel, found.level
    whole = 2 * level * minimiser.kappa
    most = len(found.curve.kappa)
    goal = min((_TAIL * found.width * found.norm) ** 2 / level, (_TAIL * found.width) ** 2)
    slow = kernel.slow(whole, 1) is not None
    last = min(most, _MOST + 1) if slow else most
    modes = next((count for count in range(1, last) if _beyond(found, whole, count) < goal), most)
    if slow and modes == most:
        return None
    sizes = np.array([multiplicity(kernel.d, degree) for degree in kernel.degrees(most)], dtype=float)
    threshold = 1 / (2 * float((found.curve.kappa / sizes).max()))
    tau = kernel.tail(whole, modes) if modes < len(whole) else 0.0
    fields = Fields(family_of(kernel, modes), whole[:modes], tau, _slow(kernel, whole, modes) if tau else None)
    return _Model(fields, level, threshold, found)


def _limit(model: _Model) -> int:
    """Fewer boxes where each has many coordinates, and the kernel decays so slowly that boxes have to be small."""
    return _LIMIT if model.at.slow is None else int(_LIMIT * min(1.0, (_MANY / len(model.at.g)) ** 2))


def _slow(kernel: FloatKernel, whole: Vector, modes: int) -> FloatTail | None:
    slow = kernel.slow(whole, modes)
    return None if slow is None else replace(slow, rounds=ROUNDS)


def _beyond(found: Turn, whole: Vector, modes: int) -> float:
    """sum g_l z_l^2 beyond so many modes at most, near the fold."""
    kernel = found.kernel
    slow = _slow(kernel, whole, modes)
    if slow is None:
        return float(np.abs(whole[modes:]).sum())
    fields = Fields(family_of(kernel, modes), whole[:modes], slow.tau, slow)
    place = np.append(found.place.field[:modes] / whole[:modes], 1.0)
    at = fields.scene((place * (1 - 1e-5), place * (1 + 1e-5)))
    log_sup = float(np.abs(fields.g) @ np.abs(place[:-1])) - fields.family.partition(found.place.field[:modes])[0]
    if at is None or sqrt(slow.peak * slow.tau * exp(log_sup)) > _GROWTH:
        return inf
    return max(at.tau_b**2 / slow.tau, at.tau_b * (_TAIL * found.width) ** 2 / (_REST * found.width**2))


def _settle(model: _Model, box: _Box) -> list[_Box]:
    """Append the cells of one box up to where it ends or is cut; its halves, the next one last."""
    while True:
        if _near_uniform(model, box):
            model.tree.append(["0"])
            return []
        if _in_tube(model, box):
            model.tree.append(["t"])
            return []
        left = _narrowed(model, box)
        if left is None:
            return []
        if _widths(model, left).max() >= _AGAIN * _widths(model, box).max():
            return _cut(model, left)
        box = left


def _widths(model: _Model, box: _Box) -> Vector:
    """How far the field varies over the box, in standard deviations of the uniform density."""
    lower, upper = box.ends()
    return np.asarray(((upper - lower)[:-1]) * model.scales)


def _cut(model: _Model, box: _Box) -> list[_Box]:
    k = int(np.argmax(_widths(model, box)))
    if box.upper[k] - box.lower[k] < 4:
        raise Undecided("the search for a cover of all critical densities came to boxes below its grid")
    mid = (box.lower[k] + box.upper[k]) // 2
    model.tree.append(["s", k + 1, mid])
    low, high = list(box.upper), list(box.lower)
    low[k] = high[k] = mid
    return [_Box(high, box.upper), _Box(box.lower, low)]


def _near_uniform(model: _Model, box: _Box) -> bool:
    lower, upper = (x[:-1] for x in box.ends())
    size = float(np.abs(model.at.g) @ np.maximum(np.abs(lower), np.abs(upper)))
    size += model.at.tau * model.at.reach(box.ends())
    return model.level * (1 + size * taylor_factor(size)) < model.threshold * (1 - _NOISE)


def _in_tube(model: _Model, box: _Box) -> bool:
    """(F6) for the centre of the box and its half-widths in the norm of the fields."""
    lower, upper = (x[:-1] for x in box.ends())
    g = model.at.g
    field, square = g * (lower + upper) / 2, float((np.abs(g) * ((upper - lower) / 2) ** 2).sum())
    if not _fits(model, field, square):
        return False
    beyond = model.at.tau
    if model.at.slow is not None:
        at = model.at.scene(box.ends())
        beyond = beyond if at is None else at.tau_b**2 / beyond
    if not _fits(model, field, square + beyond):
        return False
    if model.at.slow is not None:
        model.used(field)
    return True


def _fits(model: _Model, field: Vector, square: float) -> bool:
    place, twice = model.turn.place, model.turn.curve.twice
    rho = sqrt(model.level * square) * (1 + 1e-9)
    point = np.zeros(len(twice))
    point[: len(field)] = field
    c, v, w, width = place.field, place.tangent, place.bend, model.turn.width
    n = model.turn.norm**2
    along = float(point @ (c / twice)) / n
    s = min(max(along - 1, -width), width)
    gap = abs(along - 1 - s) + rho / sqrt(n)
    if abs(s) + gap > _ROOM * width:
        return False
    across = point - c - s * v - s * s * w
    across = across - float(across @ (c / twice)) / n * c
    size, move = (sqrt(float(x @ (x / twice))) for x in (across, np.abs(v - c) + 2 * width * np.abs(w)))
    return size + rho + gap * move <= _ROOM * model.turn.tube.radius


def _narrowed(model: _Model, box: _Box) -> _Box | None:
    """The box after its rows (cell "c"; the same box if nothing is gained); None if it is empty (cell "x")."""
    at, g = model.at.scene(box.ends()), model.at.g
    if at is None:
        return box
    model.used(g * at.centre[:-1])
    chosen = chosen_rows(g, at, 2.0**-_GRID)
    found = functionals(g, matrix(chosen, len(at.mean)), at)
    ends, widths = _Ends(list(box.lower), list(box.upper), at.centre), _widths(model, box)
    close = widths.max() < _CLOSE * model.turn.width * model.turn.norm
    broad = [*(widths > (0.0 if close else _BROAD) * widths.max()), True]
    rows: list[list[Any]] = []
    for number, (k, y) in enumerate(chosen):
        middles, radii = found.terms(number, *ends.spans())
        if abs(middles.sum()) > radii.sum() * (1 + 1e-9) + _NOISE * found.sizes[number]:
            model.tree.append(["x", *rows, y])
            return None
        place = found.place(number, k, middles, radii) if broad[k] else None
        if place is not None and ends.narrow(k, *place):
            short = [] if y == [int(k == j) for j in range(k + 1)] else y
            rows.append([k + 1, ends.lower[k], ends.upper[k], *short])
    if not rows:
        return box
    model.tree.append(["c", *rows])
    return _Box(ends.lower, ends.upper)


@dataclass
class _Ends:
    """The ends of a box while rows narrow it."""

    lower: Ints
    upper: Ints
    centre: Vector

    def spans(self) -> tuple[Vector, Vector]:
        """Both ends relative to the centre of the box as it was."""
        unit = 2.0**-_GRID
        return np.array(self.lower) * unit - self.centre, np.array(self.upper) * unit - self.centre

    def narrow(self, k: int, low: float, high: float) -> bool:
        """Whether the coordinate k is narrowed to these ends, relative to its centre, and a little room."""
        unit = 2.0**-_GRID
        pad = 4 + ceil((high - low + _NOISE) / unit * _PAD)
        new_low = max(self.lower[k], floor((self.centre[k] + low) / unit) - pad)
        new_high = min(self.upper[k], ceil((self.centre[k] + high) / unit) + pad)
        if new_high < new_low or new_high - new_low > _GAIN * (self.upper[k] - self.lower[k]):
            return False
        self.lower[k], self.upper[k] = new_low, new_high
        return True
