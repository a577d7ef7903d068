"""The least C of a grid for which the comparison passes, its inner radius and the tail of E_n: in floats, untrusted."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import exp, factorial, log

import numpy as np
from numpy.typing import NDArray

from certify.cover.law import LawPlan, halves, tail_constant

HEADS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 63)
_CELL = 0.004  # of 1 - sqrt(J): what the cells of a proof lose
FINE = 0.001  # the same where it counts
Floats = NDArray[np.float64]


def plans(d: int, beta: float, q: float) -> Iterator[LawPlan]:
    """Plans that pass in floats, those with the least C first; q: about q_*(beta)."""
    n = d - 1
    scenes = [Scene(n, beta, q, head) for head in HEADS]
    for k in range(1, 200):
        most = Fraction(round((n + 1) * (n + 2) * 8 * 1.03**k), 64)
        if most >= q * q:
            return
        tried = [
            (scene.margin(float(most), inner), inner, scene.head)
            for scene in scenes
            for inner in scene.inners(float(most))
        ]
        margin, inner, head = max(tried, default=(0.0, Fraction(0), 0))
        if margin > 0:
            yield LawPlan(most, inner, head)


class Scene:
    """One way to split E_n."""

    def __init__(self, n: int, beta: float, q: float, head: int) -> None:
        self.n, self.beta, self.q, self.head = n, beta, q, head

    @property
    def mean(self) -> float:
        """A bound of mu."""
        return (1 + self.circle) * exp(self.n / 2 * log(2 * self.q) - self.q)

    def inners(self, most: float) -> Iterator[Fraction]:
        """The inner radii at which all but the comparison itself passes."""
        n, q = self.n, self.q
        best = q - most / q
        if best <= 0 or q < n / 2 + 2:
            return
        for step in range(2, 50):
            j = step / 100
            if (
                2 * best * j >= self.head + n / 2 + 1
                and q * j * j + 2 * best * j * (1 - j) >= 1
                and n / (2 * q) + 2 * j * (1 + most / q**2) <= 1
                and self.mean * exp(2 * best * j) < best * j * j
            ):
                yield Fraction(step, 100)

    @property
    def circle(self) -> float:
        """w: what the circle adds to the bound of a moment, 0 for d > 2."""
        return 1 / (4 * self.beta) if self.n == 1 else 0.0

    def margin(self, most: float, inner: Fraction) -> float:
        """How far the sum stays below one."""
        return float(np.min(self.room(most, inner)[1]))

    def first(self, most: float, inner: Fraction) -> float:
        """From which v = 1 - sqrt(J) on the comparison passes up to 1 - inner; 1 if it does not."""
        v, room = self.room(most, inner, FINE)
        if room[-1] <= 0:
            return 1.0
        failing = np.flatnonzero(room <= 0)
        return float(v[failing[-1] + 1]) if failing.size else float(v[1])

    def room(self, most: float, inner: Fraction, cell: float = _CELL) -> tuple[Floats, Floats]:
        """Values of v = 1 - sqrt(J), and how far the comparison is from failing; at the last without the gain."""
        v = np.append(np.arange(0, 1 - float(inner), cell), 1 - float(inner))
        q, best = self.q, self.q - most / self.q
        gain = np.append(most / q + best * np.maximum(v[:-1] - cell, 0) ** 2, best * v[-1] ** 2)
        j = 1 - v
        power = 1 + self.n / 2 + (self.n + 1) / self.beta
        excess = log_excess(self.n, 2 * best * j, self.head)
        exponent = self.n / 2 * log(q / best) - power * np.log(j) + excess - gain + self.circle
        total = np.exp(np.minimum(exponent, 1)) + (1 + q * self.mean) * np.exp(-best * j * j)
        return v, np.minimum(1 - total, -exponent)


def log_excess(n: int, t: Floats, head: int) -> Floats:
    """The bound of log(E_n(t) t^(n/2) e^-t) of `certify.bounds.large_beta.moments`."""
    total = np.zeros_like(t)
    for p in halves(n):
        if p:
            total += p * (p + 1) / 2 / t + float(tail_constant(p, head)) / t**2
            for k in range(1, head):
                total += np.exp((k + p) * np.log(t) - t - p * log(k) - log(factorial(k)))
    return total / len(halves(n))
