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
from certify.search.spine.dilation import Dilation
from certify.search.spine.setting import FloatSetting, modes_of
from certify.search.spine.slice import PLAIN, FloatFrame, FloatSlice, Units, best_floor, chi
from certify.search.spine.tube import tube_peaks

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
_ROOM = 0.97
"""The largest theta that is tried."""
_LOG_ERROR = -22.0
"""Of the quadrature, against Z."""


@dataclass(frozen=True)
class Problem:
    """d, beta, Q, what F_Q may lose, moments near the minimiser; how far the g_l rise on a piece, and its dilation."""

    d: int
    beta: float
    scale: float
    moments: Vector
    loss: float = 0.0
    rises: Vector | None = None
    dilation: Dilation | None = None
    margin: float = _MARGIN


@dataclass(frozen=True)
class Proposal:
    """A cover, and K_lo/K_hi on a piece."""

    plan: SpinePlan
    ratio: float


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
    run = _Runs(setting, units, problem, PLAIN)
    star = run.centre(float(setting.g @ moments), moments)
    first = _first_centre(setting, low)
    plain: list[SpineCell] = []
    if problem.dilation is not None:
        place = run.edge(star, -1)
        if place <= low:
            raise Undecided("the window around the minimiser reaches the start")
        plain = run.cells((low, place), first)
        low = problem.dilation.begin(place)
        run = _Runs(setting, units, problem, problem.dilation.frame(setting))
        star = run.centre(float(setting.g @ star), star)
        first = run.centre(low, star)
    window = run.edge(star, -1), run.edge(star, 1)
    if window[0] <= low:
        raise Undecided("the window around the minimiser reaches the start")
    parts = [
        [*plain, *run.cells((low, window[0]), first)],
        run.inside(window, star),
        run.cells((window[1], setting.g0 * (1 + 1e-6) + 1e-6), star),
    ]
    cells, depth = tuple(cell for part in parts for cell in part), functional(setting, star, run.frame)
    ratio = 1.0
    if problem.dilation is not None:
        lost = problem.loss - depth, float(setting.g @ star**2)
        ratio = _least_ratio(problem.dilation, setting, parts[1], (window, lost))
    fields = [(setting.g * np.array(cell.centre) * (_SPARE_FIELD / units.scale), _LOG_ERROR) for cell in cells]
    nodes, ellipses = quadrature_sizes(d, fields, setting.family)
    bits, crossed = _PRECISION + ceil(1.5 * setting.g0 + 2 * d), (len(parts[0]), len(parts[0]) + len(parts[1]) - 1)
    mesh, near, stride = setting.shape
    count_plain = None if problem.dilation is None else len(plain)
    plan = SpinePlan(modes, nodes, ellipses, bits, _GRID, mesh, near, stride, start, cells, crossed, count_plain)
    return Proposal(plan, ratio)


def _least_ratio(
    dilation: Dilation,
    setting: FloatSetting,
    cells: list[SpineCell],
    place: tuple[tuple[float, float], tuple[float, float]],
) -> float:
    """K_lo/K_hi for the cells of a window; place: that, and (loss - G, |m|^2) at the minimiser. Raises Undecided."""
    (window, (lost, square)), expected = place, 0.6
    while expected < _ROOM:
        ratio = dilation.ratio(lost + dilation.share**2 * square / (2 * (1 - expected)), window[0], setting.g0)
        peaks = tube_peaks(setting, cells, window[0], 2.0**-_GRID, dilation.lift(ratio))
        if (theta := dilation.theta(peaks)) <= expected:
            return ratio
        expected = max((1 + expected) / 2, theta) if theta < _ROOM else 1.0
    raise Undecided("theta < 1 on the tube of a piece is not expected")


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


@dataclass(frozen=True)
class _Runs:
    """Cells about the functionals of a frame."""

    setting: FloatSetting
    units: Units
    problem: Problem
    frame: FloatFrame

    def centre(self, pole: float, moments: Vector) -> Vector:
        """The minimiser at a given field at the pole, of the last functional."""
        return slice_centre(self.setting, pole, moments, self.frame.terms[-1][0])

    def edge(self, star: Vector, sign: int) -> float:
        """Where G rises above the loss by a margin, on one side of the minimiser."""
        setting, problem = self.setting, self.problem
        step, margin = sign * 0.01 * setting.g0, problem.margin * problem.scale / 5 + problem.loss
        place, centre = float(setting.g @ star), star
        while functional(setting, centre, self.frame) < margin:
            place += step
            if not 0 < place < setting.g0:
                break
            centre = self.centre(place, centre)
        return min(max(place, 0.0), setting.g0 * 0.999)

    def cell(self, between: tuple[float, float], centre: Vector, *, window: bool) -> SpineCell | None:
        """The cell around a centre, None where it is not settled."""
        rounded = np.rint(centre * self.units.scale) / self.units.scale
        cut = FloatSlice(self.setting, between, rounded, self.problem.loss, self.frame)
        steps = cut.steps(self.units, window=window)
        return None if steps is None else cut.cell(self.units, steps)

    def inside(self, window: tuple[float, float], star: Vector) -> list[SpineCell]:
        """The cells of the window. Raises Undecided where one of them is not settled beyond any t."""
        pole, width = float(self.setting.g @ star), _WINDOW_WIDTH * self.setting.g0
        middle = max(window[0], pole - width / 2), min(window[1], pole + width / 2)  # the minimiser is a centre
        edges = [
            *np.linspace(window[0], middle[0], 1 + ceil((middle[0] - window[0]) / width))[:-1],
            *middle,
            *np.linspace(middle[1], window[1], 1 + ceil((window[1] - middle[1]) / width))[1:],
        ]
        found: list[SpineCell] = []
        for a, b in pairwise(edges):
            cell = self.cell((float(a), float(b)), self.centre((a + b) / 2, star), window=True)
            if cell is None:
                raise Undecided("a cell around the minimiser is not settled")
            found.append(cell)
        return found

    def cells(self, between: tuple[float, float], centre: Vector) -> list[SpineCell]:
        """Cells from one end to the other, each as wide as it may be. Undecided where even a narrow one fails."""
        place, end = between
        g0 = self.setting.g0
        width = _WIDTH * g0
        found: list[SpineCell] = []
        while place < end:
            while True:
                top = end if place + width > end - 1e-9 else place + width
                middle = self.centre(min((place + top) / 2, g0 * 0.9999), centre)
                cell = self.cell((place, top), middle, window=False)
                if cell is not None:
                    break
                width *= 0.6
                if width < _LEAST_WIDTH * g0:
                    raise Undecided("a density far from the two minimisers is not excluded")
            found.append(cell)
            place, centre, width = top, middle, width * 1.5
        return found
