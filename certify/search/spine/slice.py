"""Floats: the steps that settle a cell."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log1p, sqrt

import numpy as np

from certify.cover.spine import SpineCell, Step
from certify.search.coupling.family import Vector
from certify.search.spine.setting import FloatSetting

_TABLE = 1.002
"""What tables cost, at most."""
_FLOORS = (0.0, 0.5, 0.7, 0.85, 1.0, 1.15, 1.3, 1.6, 2.0, 3.0)
_BRISK = 0.9
_STALLED = 0.985
_LIMIT = 40
_SAFE = 1.003


@dataclass(frozen=True)
class _End:
    density: Vector
    floor: float
    eps: float
    mean_across: float


@dataclass(frozen=True)
class FloatFrame:
    """(tilt, share) of each functional that cells are about, and how far fields may exceed those of decreasing ones."""

    terms: tuple[tuple[float, float], ...] = ((0.0, 0.0),)
    rise: float = 0.0


PLAIN = FloatFrame()


@dataclass(frozen=True)
class Units:
    """2^grid, and the modes of matrices."""

    scale: float
    size: int

    def up(self, x: float) -> int:
        """In units, rounded up, at least 1."""
        return max(1, ceil(x * self.scale))


def chi(u: Vector) -> Vector:
    """(e^u - 1 - u)/u^2 for u >= 0."""
    safe = np.maximum(u, 1e-3)
    return np.asarray(np.where(u < 1e-3, 0.5 + u / 6 + u * u / 24, (np.expm1(safe) - safe) / safe**2))


def best_floor(
    setting: FloatSetting, tops: list[Vector], units: Units, size: int, *, uniform: bool
) -> tuple[float, float]:
    """(Lam, w): the least bound over some w of the largest Lam of several weights rho chi."""
    typical = float(np.median(tops[0]))
    squares = setting.uniform_cells if uniform else setting.across_cells
    features = setting.off_uniform if uniform else setting.off_pole
    nodes = setting.squares if uniform else setting.across
    best = (np.inf, 0.0)
    for share in _FLOORS:
        w = ceil(share * typical * units.scale) / units.scale
        worst = 0.0
        for top in tops:
            masses = np.maximum(top - w, 0.0) * setting.mass
            norm = setting.norm(masses, size, features, nodes) if size else float(masses @ squares)
            worst = max(worst, norm)
        best = min(best, (worst + w * setting.g[0] / setting.d, w))
    return best


def psi(x: float, a: float) -> float:
    """sup over |b| <= a of log(1 + b + x) - b."""
    return x if x <= a else a + log1p(x - a)


class FloatSlice:
    """The cell [low, high] around a centre."""

    def __init__(
        self, setting: FloatSetting, between: tuple[float, float], centre: Vector, loss: float, frame: FloatFrame
    ) -> None:
        low, high = between
        self.setting, self.low, self.high, self.centre, self.rise = setting, low, high, centre, frame.rise
        pole = float(setting.g @ centre)
        sag = (high - low) ** 2 / (8 * setting.g0)
        values, bends, self.ends = [], [], []
        for place in (low, high):
            moments = centre + (place - pole) / setting.g0
            field = setting.g * moments
            h, bend = field @ setting.rows, float(np.abs(field) @ setting.curvature)
            for tilt, share in frame.terms:
                log_z, mean = setting.tilted(field, tilt)
                density = np.exp(setting.sups(h - tilt * setting.rows[0], bend + tilt) - log_z) * _TABLE
                eps = sqrt(setting.square(moments - mean) + 3 * setting.tau)
                floor = float(field @ moments) / 2 - log_z + share * low * low / (2 * setting.g0)
                self.ends.append(
                    _End(density, floor - sag - loss - 1e-9, eps, sqrt(setting.square(mean) + 3 * setting.tau))
                )
            values.append(h)
            bends.append(bend)
        lowest = setting.sups(-np.minimum(*values), max(bends))
        self.room = np.maximum(np.minimum(high, setting.bounds) + frame.rise + lowest + setting.tau, 0.0)

    def most(self) -> float:
        """The largest t."""
        setting = self.setting
        places = [self.low, self.high]
        if self.low < setting.g0 / 2 < self.high:
            places = [setting.g0 / 2]
        room = max(x - x * x / setting.g0 for x in places) + 3 * setting.tau + self.rise
        return sqrt(max(room, 0.0)) + sqrt(setting.square(self.centre))

    def steps(self, units: Units, *, window: bool) -> list[Step] | None:
        """From the largest t down until nothing is left, or in the window until it stalls; None if it stalls."""
        found: list[Step] = []
        t = units.up(self.most() * _SAFE)
        for _ in range(_LIMIT):
            step, below = self._step(t, units, window=window)
            found.append(step)
            if below == 0:
                return found[::-1]
            if below > _STALLED * t:
                return found[::-1] if window else None
            t = below
        return None

    def _step(self, t: int, units: Units, *, window: bool) -> tuple[Step, int]:
        """The step at t with the quickest descent, by the trace if that does; and where it leads, in units."""
        size_t = t / units.scale
        reach = np.minimum(size_t * np.sqrt(self.setting.across_cells), self.room)
        quadratic = chi(reach) * _TABLE
        tops = [end.density * quadratic for end in self.ends]
        best: tuple[Step, int] | None = None
        for size in (0, units.size):
            lam, w = best_floor(self.setting, tops, units, size, uniform=False)
            below = self._below(size_t, lam * 1.0005, window=window)
            step = (t, round(w * units.scale), size)
            if best is None or units.up(below) < best[1] * 0.97:
                best = (step, units.up(below) if below else 0)
            if best[1] < _BRISK * t:
                break
        if best is None:
            raise ValueError("no step")
        return best

    def _below(self, t: float, lam: float, *, window: bool) -> float:
        """The least t_a such that [t_a, t] is settled at both ends; 0 if all of [0, t] is."""
        theta = 2 * lam
        if not window and theta < 0.9999 and all(e.eps**2 / (2 * (1 - theta)) * 1.001 < e.floor for e in self.ends):
            return 0.0
        needs = (psi(t * t * lam, e.mean_across * t) + e.eps * t - e.floor for e in self.ends)
        return sqrt(max(0.0, 2 * max(needs))) * _SAFE

    def cell(self, units: Units, steps: list[Step]) -> SpineCell:
        """The cell as the plan has it."""
        scale = units.scale
        return SpineCell(round(self.high * scale), tuple(round(x * scale) for x in self.centre), tuple(steps))
