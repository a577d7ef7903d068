"""A plan of the region of (s, r) in which minimisers lie for large beta, with the least theta: floats, untrusted."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil, exp, floor, log, sqrt

import numpy as np

from certify.cover.law import CapPlan
from certify.search.large_beta.law import FINE, HEADS, Floats, Scene, log_excess

_NEAR = (0.02, 0.05, 0.1, 0.2)
_FAR = (0.03, 0.06, 0.1)
_WIDER = (1.005, 1.02, 1.05, 1.1)
_CELLS = ((8, 9.0), (24, 1.6), (72, 1.0))  # of tau, and the theta from which on the finer ones are not tried
_PLANE = (1, 2, 4, 8)
_UNIT = 1 << 20
_NONE: tuple[float, CapPlan | None] = (9.0, None)


def cap_plan(d: int, beta: float, q: float, least: float, most: float) -> CapPlan | None:
    """The plan with the least theta found, for q_* about q and q - most/q <= Q_c <= q - least/q; None if it is >= 1."""
    for cells, hopeless in _CELLS:
        theta, plan = _best(d - 1, beta, q, (least, most), cells)
        if theta < 1 or theta > hopeless:
            break
    return plan if theta < 1 else None


def _best(n: int, beta: float, q: float, remainder: tuple[float, float], cells: int) -> tuple[float, CapPlan | None]:
    """The least theta, and its plan, with so many cells of tau, and three times as many of y."""
    least = remainder[0]
    scenes = [Scene(n, beta, q, head) for head in HEADS]
    starts = [(scene.first(least, inner), inner, scene.head) for scene in scenes for inner in scene.inners(least)]
    first, inner, head = min(starts, default=(1.0, Fraction(0), 0))
    if first + FINE >= 1 - float(inner):
        return _NONE
    start = _up(first + FINE / 2)
    found: list[tuple[float, CapPlan | None]] = []
    for near, far, wider, plane in product(_NEAR, _FAR, _WIDER, _PLANE):
        width = _up(sqrt(1 / (2 * n) + 1 / beta))
        slope = (width, _up(float(width) * wider))
        shape = _Shape(n, beta, q, remainder, float(start), plane, float(slope[1]), near, far)
        if slope[1] <= 1 and (region := shape.region(float(width), cells)) is not None:
            falls, turns, fall, steep = region
            theta, fourth = shape.theta(fall, steep)
            exact = (tuple(map(_nearest, falls)), tuple(map(_nearest, turns)), _up(fall), _up(steep))
            plan = CapPlan(inner, start, head, plane, slope, _nearest(near), _nearest(far), *exact, fourth)
            found.append((theta, plan))
    return min(found, key=lambda pair: pair[0], default=_NONE)


def _up(x: float) -> Fraction:
    return Fraction(ceil(x * _UNIT), _UNIT)


def _nearest(x: float) -> Fraction:
    return Fraction(floor(x * _UNIT + 0.5), _UNIT)


@dataclass(frozen=True)
class _Shape:
    """The comparison in (s, r) at q."""

    n: int
    beta: float
    q: float
    remainder: tuple[float, float]
    first: float
    head: int
    k: float
    near: float
    far: float

    @property
    def mean(self) -> float:
        return (1 + self.circle) * exp(self.n / 2 * log(2 * self.q) - self.q)

    @property
    def circle(self) -> float:
        return 1 / (4 * self.beta) if self.n == 1 else 0.0

    def region(self, width: float, cells: int) -> tuple[Floats, Floats, float, float] | None:
        """Nodes of y and tau, and the ends of the region outside which every cell passes."""
        q, last = self.q, 2 * self.q * self.first + 2 / _UNIT
        if 2 * self.mean > min(self.near, self.far) or last >= q:
            return None
        turns = np.linspace(0, 1, cells + 1)
        fall = self._ends(np.linspace(0, last, 3 * cells + 1), turns)[0]
        close = min(1.25 * fall, 0.9 * last)
        falls = np.append(np.linspace(0, close, 2 * cells + 1), np.linspace(close, last, cells + 1)[1:])
        falls = np.ceil(falls * _UNIT) / _UNIT
        turns = np.round(turns * _UNIT) / _UNIT
        fall, steep = self._ends(falls, turns)
        worst = q - self.remainder[1] / q
        south = q / 2 * exp(3 * q * self.mean - worst * (1 - self.first) ** 2)
        fall = max(fall, south / (self.k - width) * 1.001)
        steep = max(steep, south * (1 + 2 * self.k**2) / (self.k - width) * 1.001)
        return (falls, turns, fall, steep) if steep < q else None

    def _ends(self, falls: Floats, turns: Floats) -> tuple[float, float]:
        y, tau = falls[1:, None], turns[None, 1:]
        fails = ~self._excluded(falls, turns)
        fall, steep = np.max(np.where(fails, y, 0)), np.max(np.where(fails, y * (1 + 4 * self.k**2 * tau), 0))
        return float(fall), float(steep)

    def _excluded(self, falls: Floats, turns: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        q, k, n, c = self.q, self.k, self.n, self.remainder[0]
        best = q - c / q
        high, low = 1 - falls[:-1, None] / q, 1 - falls[1:, None] / q
        thin, thick = turns[None, :-1] * k * (1 - high**2), turns[None, 1:] * k * (1 - low**2)
        steep = low - 2 * k * thick
        safe = np.maximum(steep, 0.01)
        j = low**2 + thin**2
        small = np.exp(best * (2 * self.far - j)) + self.mean * (
            np.exp(np.minimum(best * (2 * k * thick + 2 * high * self.near - j), 300)) / self.far
            + np.exp(np.minimum(best * (4 * k * thick - j), 300)) / self.near
        )
        exponent = n / 2 * (log(q / best) - np.log(safe)) + log_excess(n, 2 * best * safe, self.head)
        exponent = exponent - c / q - best * ((1 - high) ** 2 + thin**2) + self.circle
        spread = 2 * max(self.near, self.far) + (1 + 8 * k**2) * (1 - low) ** 2
        passes = (2 * best * steep >= self.head + n / 2 + 1) & (best * (1 - spread) >= 1) & (exponent < 0)
        passes &= small + np.exp(np.minimum(exponent, 1)) < 1 - 1e-9
        excluded: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = passes | (
            high**2 + thick**2 <= (1 - self.first) ** 2 - 1e-9
        )
        return excluded

    def theta(self, fall: float, steep: float) -> tuple[float, int]:
        """theta of the count without its smallest part, and the head of E_(n+4) for it."""
        n, q, k, half = self.n, self.q, self.k, self.n / 2
        worst = q - self.remainder[1] / q
        side = 4 * k**2 * steep / (1 + 4 * k**2)
        top, low = 1 - fall / q, 1 - steep / q
        t = 2 * worst * low
        heads = [head for head in HEADS if head + half + 3 <= t]
        if worst <= 0 or not heads or fall + side >= q:
            return 9.0, 1
        excess, head = min((float(log_excess(n + 4, np.array([t]), head)[0]), head) for head in heads)
        main = (
            (1 + 4 * k**2) * half * (half + 1) / (2 * worst * low**2) * (1 - side / (q - fall)) ** -half * exp(excess)
        )
        middle = exp((half + 1) * log(2 * q) - 2 * worst * (top * (1 - self.near) - side / (2 * q)))
        core = (1 + 4 * k**2) / self.near * exp((half + 1) * log(2 * q) - t)
        return main + core + 2 / self.far * middle + 4 * q * exp(q - 2 * worst * (top - self.far)), head
