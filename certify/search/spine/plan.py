"""Floats: from moments near the minimiser to a cover of all fields at the pole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, sqrt

import numpy as np

from certify.core.errors import Undecided
from certify.cover.spine import SpineCell, SpinePlan, Step
from certify.search.coupling.family import Vector
from certify.search.coupling.quadrature import quadrature_sizes
from certify.search.spine.centre import functional, slice_centre
from certify.search.spine.setting import FloatSetting, modes_of
from certify.search.spine.slice import FloatSlice, Units, best_floor, chi
from certify.search.spine.tube import tube_theta

_GRID = 24
_PRECISION = 48
_MATRIX = 16
"""Modes of a matrix; more where the interaction has more, by its square root."""
_MARGIN = 1e-3
"""G less the loss at the ends of the window, times Q/5."""
_WINDOW_WIDTH = 0.02
_LEAST_WIDTH = 1e-4
_WIDTH = 0.06
_BISECTIONS = 16
_START = 0.985
_SPARE_FIELD = 1.02
"""Fields at the ends of cells are a little larger than those in the middle."""
_LOG_ERROR = -22.0
"""Of the quadrature, against Z."""


@dataclass(frozen=True)
class Problem:
    """d, beta, Q, what F_Q may lose, moments near the minimiser; how far the g_l rise on a piece."""

    d: int
    beta: float
    scale: float
    moments: Vector
    loss: float = 0.0
    rises: Vector | None = None
    margin: float = _MARGIN


@dataclass(frozen=True)
class Proposal:
    """A cover, the value of G at the minimiser, the window and theta there without what a range costs."""

    plan: SpinePlan
    depth: float
    window: tuple[float, float]
    g0: float
    theta: float


def spine_plan(problem: Problem) -> Proposal:
    """A cover, if there is one. Raises Undecided."""
    d, beta, scale = problem.d, problem.beta, problem.scale
    modes = modes_of(d, beta, scale)
    setting = FloatSetting(d, beta, scale, modes, 2 * modes + 60 + int(4 * scale))
    units = Units(2.0**_GRID, min(modes, max(_MATRIX, ceil(2.5 * sqrt(beta)))))
    rises = None if problem.rises is None else problem.rises[:modes]
    wide = setting if rises is None else FloatSetting(d, beta, scale, modes, 2 * modes + 60, rises)
    start, low = _start(wide, units, problem.loss)
    moments = np.zeros(modes)
    count = min(modes, len(problem.moments))
    moments[:count] = problem.moments[:count]
    star = slice_centre(setting, float(setting.g @ moments), moments)
    window = _window(setting, star, problem)
    if window[0] <= low:
        raise Undecided("the window around the minimiser reaches the start")
    parts = [
        _run(setting, units, (low, window[0]), problem.loss, _first_centre(setting, low)),
        _inside(setting, units, window, problem.loss, star),
        _run(setting, units, (window[1], setting.g0 * (1 + 1e-6) + 1e-6), problem.loss, star),
    ]
    cells = tuple(cell for part in parts for cell in part)
    theta = tube_theta(setting, wide, parts[1], window[0], 1 / units.scale)
    fields = [(setting.g * np.array(cell.centre) * (_SPARE_FIELD / units.scale), _LOG_ERROR) for cell in cells]
    nodes, ellipses = quadrature_sizes(d, fields, setting.family)
    bits, crossed = _PRECISION + ceil(1.5 * setting.g0 + 2 * d), (len(parts[0]), len(parts[0]) + len(parts[1]) - 1)
    mesh, near, stride = setting.shape
    plan = SpinePlan(modes, nodes, ellipses, bits, _GRID, mesh, near, stride, start, cells, crossed)
    return Proposal(plan, functional(setting, star), window, setting.g0, theta)


def _inside(
    setting: FloatSetting, units: Units, window: tuple[float, float], loss: float, star: Vector
) -> list[SpineCell]:
    """The cells of the window. Raises Undecided where one of them is not settled beyond any t."""
    count = 1 + max(2, ceil((window[1] - window[0]) / (_WINDOW_WIDTH * setting.g0)))
    found: list[SpineCell] = []
    for a, b in pairwise(np.linspace(*window, count)):
        centre = slice_centre(setting, (a + b) / 2, star)
        cell = _cell(setting, units, (float(a), float(b)), centre, loss, window=True)
        if cell is None:
            raise Undecided("a cell around the minimiser is not settled")
        found.append(cell)
    return found


def _start(setting: FloatSetting, units: Units, loss: float) -> tuple[Step, float]:
    """The largest t_0 with 2 Lam < 1, and the field at the pole from where cells begin."""

    def bound(t: float) -> tuple[float, float]:
        reach = np.minimum(t * np.sqrt(setting.uniform_cells), np.minimum(t * t, setting.bounds) + setting.tau)
        return best_floor(setting, [chi(reach) * 1.002], units, units.size, uniform=True)

    low, high = 0.0, sqrt(setting.g0)
    for _ in range(_BISECTIONS):
        t = (low + high) / 2
        low, high = (t, high) if 2 * bound(t)[0] < _START else (low, t)
    t = int(low * units.scale)
    begin = (t / units.scale) ** 2 - 2 * loss - 4 * setting.tau - 1e-6
    if begin <= 0:
        raise Undecided("nothing is settled near the uniform state")
    return (t, round(bound(low)[1] * units.scale), units.size), begin


def _first_centre(setting: FloatSetting, pole: float) -> Vector:
    c = np.zeros(setting.modes)
    for share in np.linspace(0.1, 1.0, 10):
        c = slice_centre(setting, share * pole, c)
    return c


def _window(setting: FloatSetting, star: Vector, problem: Problem) -> tuple[float, float]:
    """Where G rises above the loss by a margin, on both sides of the minimiser."""
    step, margin = 0.01 * setting.g0, problem.margin * problem.scale / 5 + problem.loss
    ends = []
    for sign in (-1, 1):
        place, centre = float(setting.g @ star), star
        while functional(setting, centre) < margin:
            place += sign * step
            if not 0 < place < setting.g0:
                break
            centre = slice_centre(setting, place, centre)
        ends.append(min(max(place, 0.0), setting.g0 * 0.999))
    return ends[0], ends[1]


def _cell(
    setting: FloatSetting, units: Units, between: tuple[float, float], centre: Vector, loss: float, *, window: bool
) -> SpineCell | None:
    rounded = np.rint(centre * units.scale) / units.scale
    cut = FloatSlice(setting, *between, rounded, loss)
    steps = cut.steps(units, window=window)
    return None if steps is None else cut.cell(units, steps)


def _run(
    setting: FloatSetting, units: Units, between: tuple[float, float], loss: float, centre: Vector
) -> list[SpineCell]:
    """Cells from one end to the other, each as wide as it may be. Raises Undecided where even a narrow one fails."""
    place, end = between
    width = _WIDTH * setting.g0
    found: list[SpineCell] = []
    while place < end:
        while True:
            top = end if place + width > end - 1e-9 else place + width
            middle = slice_centre(setting, min((place + top) / 2, setting.g0 * 0.9999), centre)
            cell = _cell(setting, units, (place, top), middle, loss, window=False)
            if cell is not None:
                break
            width *= 0.6
            if width < _LEAST_WIDTH * setting.g0:
                raise Undecided("a density far from the two minimisers is not excluded")
        found.append(cell)
        place, centre, width = top, middle, width * 1.5
    return found
