"""Floats: strips of charts on which N > 0, as wide as charts and the sign allow.

Symbols are those of certify/bounds/reduction/isolation.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from certify.core.errors import Undecided
from certify.cover.reduction import StripPlan
from certify.search.coupling.family import Vector
from certify.search.reduction.chart import Centre, Disc
from certify.search.reduction.model import Model, with_weights

_RADII = (0.9, 0.75, 0.6)  # shares of the largest radius
_PART = 0.62  # of the radius that a strip may fill
_DEGREE = 30
_CELLS = 8
_MARGIN = 0.9  # of N, which floats and wider balls need
_TRIES = 6
_MOST_STRIPS = 14
_SHARES = (0.01, 0.03, 0.06, 0.12, 0.25, 0.5, 0.75)  # of the way to the end of the strips, where P is looked at


def _criterion(a: float, f: Vector) -> Vector:
    n, more = np.arange(len(f)), np.concatenate([f, [0.0, 0.0]])
    first, second = more[1:-1], more[2:]
    image: Vector = (5 - 2 * n) * (n + 1) * a * first - (n + 1) * (n + 2) * a * a * second - (n - 2) * (n - 4) * f
    return image


def _slope(a: float, f: Vector) -> Vector:
    n, more = np.arange(len(f)), np.concatenate([f, [0.0]])
    image: Vector = (n + 1) * a * more[1:] + (n - 2) * f
    return image


class _Image:
    """What an operator makes of the functions of a strip: highest power first, with derivatives and curvatures."""

    def __init__(self, functions: list[Vector], sizes: tuple[int, int, int]) -> None:
        k = np.arange(_DEGREE, -1, -1)
        self.values, self.sizes = [f[::-1] for f in functions], sizes
        self.slopes = [np.polyder(f) for f in self.values]
        self.curvatures = [np.abs(f[:-2]) * (k * (k - 1))[:-2] for f in self.values]


class Strip:
    """L and the squares of the moments about a centre, and where N and P have a sign."""

    def __init__(self, centre: Centre) -> None:
        self.centre, self.a = centre, float(centre.field[0])
        moments = centre.series(_DEGREE)
        n = np.arange(1, _DEGREE + 1)
        energy = centre.value - float((centre.own * centre.mean**2).sum()) / 2
        functions = [np.concatenate([[energy], moments[0, :-1] / n])]
        functions += [np.convolve(row, row)[: _DEGREE + 1] for row in moments[1:]]
        self.criterion = _Image([_criterion(self.a, f) for f in functions], (8, 5, 1))
        self.slope = _Image([_slope(self.a, f) for f in functions], (2, 1, 0))
        self.factors = np.concatenate([[1.0], centre.gap[1:] / 2])

    def around(self, image: _Image, disc: Disc, reach: float, x: Vector, half: float) -> tuple[Vector, Vector]:
        """(values at x, bounds of what is within `half` of them), |x| + half <= reach."""
        r, share, m = disc.radius, reach / disc.radius, _DEGREE + 1
        a, room, left = self.a + reach, r - reach, 1 - share
        rests = (
            share**m / left,
            share ** (m - 1) * (m / left + share / left**2),
            share ** (m - 2) * (m * (m - 1) / left + 2 * m * share / left**2 + 2 * share**2 / left**3),
        )
        zero, one, two = image.sizes
        far = zero * rests[0] + one * a / r * rests[1] + two * (a / r) ** 2 * rests[2]
        largest = np.concatenate([[disc.stray[0] * r], (np.abs(self.centre.mean) + disc.stray)[1:] ** 2])
        lost = disc.error * (zero + one * a / room + 2 * two * (a / room) ** 2)
        rim: Vector = np.full(len(x), far * float(self.factors @ largest) + lost)
        parts = zip(self.factors, image.values, image.slopes, image.curvatures, strict=True)
        for i, (factor, value, slope, curvature) in enumerate(parts):
            moved = np.abs(np.polyval(slope, x)) * half + float(np.polyval(curvature, reach)) * half**2 / 2
            rim += factor * (moved + (np.abs(np.polyval(value, x)) if i else 0.0))
        return np.polyval(image.values[0], x).astype(np.float64), rim

    def holds(self, disc: Disc, reach: float) -> bool:
        """N > 0 for |x| <= reach."""
        half = reach / _CELLS
        x: Vector = np.linspace(half - reach, reach - half, _CELLS)
        value, rim = self.around(self.criterion, disc, reach, x, half)
        return bool((rim < _MARGIN * value).all())

    def widest(self) -> tuple[float, Disc | None]:
        """How far from the centre N is positive, and the disc that shows it."""
        best: tuple[float, Disc | None] = (0.0, None)
        largest = self.centre.largest()
        for share in _RADII:
            disc = self.centre.disc(share * largest)
            if disc is None:
                continue
            low, high = 0.0, _PART * disc.radius
            if self.holds(disc, high):
                low = high
            for _ in range(7 if low < high else 0):
                middle = (low + high) / 2
                low, high = (middle, high) if self.holds(disc, middle) else (low, middle)
            if low > best[0]:
                best = (low, disc)
        return best


@dataclass(frozen=True)
class Found:
    """A strip from a = low to high, and what shows that N > 0 there."""

    low: float
    high: float
    strip: Strip
    disc: Disc

    def sign(self, a: float) -> int:
        """The sign of P at a, 0 where it is not seen."""
        centre = self.strip.a
        reach = max(self.high - centre, centre - self.low)
        value, rim = self.strip.around(self.strip.slope, self.disc, reach, np.array([a - centre]), 0.0)
        return int(np.sign(value[0])) if rim[0] < _MARGIN * abs(value[0]) else 0


def strips(model: Model, gap: Vector, start: float, end: float) -> list[Found]:
    """Strips from a = start to end on which N > 0. Raises Undecided where they become too short or too many."""
    a, found = start, list[Found]()
    half, y = (end - start) / 8, np.zeros(len(model.g) - 1)
    while len(found) < _MOST_STRIPS:
        for _ in range(_TRIES):
            centre = Centre(model, min(a + half, (a + end) / 2), y, gap)
            strip = Strip(centre)
            reach, disc = strip.widest()
            needed = strip.a - a
            if reach >= needed and (a + needed * 2 >= end or reach < needed * 1.2):
                break
            half = 0.93 * reach if reach < needed else (needed + 2 * reach) / 3
        if disc is None or reach < needed or half < 1e-3 * end:
            break
        high = min(a + needed + min(reach, needed * 1.2), end)
        found.append(Found(a, high, strip, disc))
        y, a = centre.y, high
        if a >= end:
            return found
    raise Undecided(f"d={model.d}: the strips of the reduced function become too short")


def strips_between(near: Model, far: Model, start: float, end: float) -> list[Found]:
    """The same for all weights between those of two models, with the tail of the second."""
    middle = with_weights(far, list((near.g + far.g) / 2), far.tau)
    return strips(middle, (far.g - near.g) / 2, start, end)


def plans(found: list[Found], grid: int, end: int) -> list[StripPlan]:
    """The strips in units 2^-grid; the last ends at `end`."""
    d, last = found[0].strip.centre.model.d, found[-1]
    return [
        StripPlan(x.strip.centre.plan(x.disc, grid), end if x is last else int(x.high / d * 2.0**grid), _DEGREE, _CELLS)
        for x in found
    ]


def moment(found: list[Found], low: float, high: float) -> tuple[float, float]:
    """Fields a near low and high between which P changes its sign from + to -; the ends of all strips at worst."""
    ends = []
    for sign, inside, outside in ((1, low, found[0].low), (-1, high, found[-1].high)):
        shares = (inside + (outside - inside) * share for share in _SHARES)
        fits = (a for a in shares if any(x.low < a < x.high and x.sign(a) == sign for x in found))
        ends.append(next(fits, outside))
    return ends[0], ends[1]
