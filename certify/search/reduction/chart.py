"""Floats: charts of the reduced function, each as large as its polydisc and the sign of N allow.

Symbols are those of certify/bounds/reduction/chart.py and isolation.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from certify.core.errors import Undecided
from certify.cover.reduction import ChartPlan
from certify.search.coupling.family import Vector
from certify.search.reduction.model import Model, branch

_INFLATED = 1 + 1e-4  # of what is exactly a fixed point
_ROUNDS = 400
_LARGEST = 4.0  # U
_TAIL = 1.01
_FOOT = 0.5
GOAL = -62.0  # log of the relative error that the quadrature may have: the series makes much more of it
_SEEN = 1e-7  # the least moment that floats tell from 0; a mode with less counts as one beyond L
_FINEST = 1e-14  # the least field that units of 2^-80 hold well enough
_EXACT = 1e-12  # how far the moments of a critical point are from critical, in floats


@dataclass(frozen=True)
class Disc:
    """The polydisc of one radius about a field, with what the lemma bounds on it."""

    radius: float
    spread: Vector
    drift: Vector
    tail: float
    stray: Vector
    error: float


class Centre:
    """The moments and cumulants at a field, the weights there, and how far weights of the span are from them."""

    def __init__(self, model: Model, a: float, start: Vector, gap: Vector) -> None:
        self.model, self.tau = model, model.tau
        _, self.y = branch(model, a, start)
        self.y = np.where(self.y > np.maximum(_SEEN * model.g[1:], _FINEST), self.y, 0.0)
        self.field = np.concatenate([[a], self.y])
        self.value, self.density = model.family.partition(self.field)
        values = model.family.values
        self.mean = values @ self.density
        centred = values - self.mean[:, None]
        self.covariance = (centred * self.density) @ centred.T
        self.third = np.abs(np.einsum("an,bn,cn->abc", centred * self.density, centred, centred, optimize=True))
        self.own = np.concatenate([[0.0], self.y / self.mean[1:]])
        self.gap = gap + np.where(self.own > 0, _EXACT / self.mean, 1.0) * model.g
        self.gap[0] = 0.0

    def disc(self, radius: float) -> Disc | None:
        """The polydisc, by iteration from 0; None where there is none."""
        size, most, mean = np.abs(self.covariance), self.own + self.gap, np.abs(self.mean)
        root, sup, e, tail = np.sqrt(np.diag(self.covariance)), 1 + mean, np.zeros(len(mean)), _TAIL
        e[0] = radius
        for _ in range(_ROUNDS):
            whole = float(e @ sup)
            if whole > _LARGEST:
                return None
            factor = 0.5 + whole / 6 + whole**2 * exp(whole) / 24
            tilted = np.tensordot(e, self.third, 1)
            variance, rest = float(e @ size @ e), 2 * exp(whole) * self.tau * tail
            left = 1 - factor * variance - rest
            if left < 1 / _LARGEST:
                return None
            third = (factor - 0.5) * whole * np.sqrt(variance) * root
            stray = (size @ e + tilted @ e / 2 + third + sup * rest) / left
            following = (most * stray + self.gap * mean) * _INFLATED
            following[0] = radius
            moved = float(np.abs(following - e).max())
            e, tail = following, (exp(whole) + rest) / left * _TAIL
            if moved < 1e-14 * radius:
                break
        else:
            return None
        second = factor * whole**2 * np.outer(root, root) + rest * np.outer(sup, sup)
        slope = (size + tilted + second) / left + np.outer(stray, stray)
        beyond = tail * tail * self.tau * (sup + stray)
        driven = self.gap * (mean + stray) + most * beyond
        system = np.eye(len(e) - 1) - most[1:, None] * slope[1:, 1:]
        drift = np.linalg.solve(system, driven[1:]) * _INFLATED
        if drift.min() <= 0 or float(np.abs(np.linalg.eigvals(system - np.eye(len(e) - 1))).max()) > 0.98:
            return None
        if float((sup + stray)[1:] @ drift) + (1 + tail) * tail * self.tau > 0.99:
            return None
        mu = slope[:, 1:] @ drift + beyond
        error = float((self.gap * mu * (2 * mean + 2 * stray + mu))[1:].sum()) / 2 + self.tau * tail**2 / 2
        return Disc(radius, e[1:], drift, tail, stray, error)

    def largest(self) -> float:
        """The largest radius, about."""
        low, high = 0.0, 2 * float(self.field[0])
        for _ in range(14):
            middle = (low + high) / 2
            low, high = (low, middle) if self.disc(middle) is None else (middle, high)
        return low

    def plan(self, disc: Disc, grid: int) -> ChartPlan:
        """The chart in units 2^-grid; what it evaluates is noted in the model."""
        enlarged = self.field + np.concatenate([[disc.radius], disc.spread])
        self.model.fields.append((enlarged, GOAL))

        def up(x: float) -> int:
            return int(x * (1 + 1e-9) * 2.0**grid) + 1

        units = [int(x * 2.0**grid) for x in self.field]
        spread, drift = (tuple(up(x) for x in row) for row in (disc.spread, disc.drift))
        return ChartPlan(tuple(units), int(disc.radius * 2.0**grid), spread, drift, up(disc.tail))

    def series(self, degree: int) -> Vector:
        """m_{l,n} for l = 1..L (rows) and n = 0..degree."""
        values, weights = self.model.family.values, self.density
        solve = np.linalg.inv(np.eye(len(self.y)) - self.own[1:, None] * self.covariance[1:, 1:])
        series, fields, growth, whole = [self.mean], [np.zeros_like(weights)], [np.ones_like(weights)], [1.0]
        for n in range(1, degree + 1):
            own = sum((k * fields[k] * growth[n - k] for k in range(1, n)), np.zeros_like(weights)) / n
            mean = float(own @ weights)
            base = values @ (own * weights) - self.mean * mean
            base -= sum((whole[k] * series[n - k] for k in range(1, n)), np.zeros_like(base))
            if n == 1:
                base = base + self.covariance[0]
            y = np.concatenate([[0.0], solve @ (self.own[1:] * base[1:])])
            series.append(base + self.covariance @ y)
            y[0] = float(n == 1)
            fields.append(y @ values)
            growth.append(own + fields[n])
            whole.append(mean + float(y @ self.mean))
        return np.array(series).T


def foot(model: Model, a: float, start: Vector, grid: int) -> ChartPlan:
    """A chart about one field, at the weights of the model."""
    centre = Centre(model, a, start, np.zeros(len(model.g)))
    disc = centre.disc(_FOOT * centre.largest())
    if disc is None:
        raise Undecided(f"d={model.d}: no chart about the minimiser was found")
    return centre.plan(disc, grid)


def field_units(model: Model, field: Sequence[float], grid: int) -> tuple[int, ...]:
    """A field in units 2^-grid, which a proof will evaluate."""
    model.fields.append((np.array(field), GOAL))
    return tuple(int(x * 2.0**grid) for x in field)
