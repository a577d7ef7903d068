"""The least C of a grid for which the comparison passes, its inner radius and the tail of E_n: in floats, untrusted."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import exp, factorial, log

import numpy as np
from numpy.typing import NDArray

from certify.cover.law import LawPlan, halves, tail_constant

_HEADS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 63)
_CELL = 0.004  # of 1 - sqrt(J): what the cells of a proof lose
_Floats = NDArray[np.float64]


def plans(d: int, beta: float, q: float) -> Iterator[LawPlan]:
    """Plans that pass in floats, those with the least C first; q: about q_*(beta)."""
    n = d - 1
    scenes = [_Scene(n, beta, q, head) for head in _HEADS]
    for k in range(1, 200):
        most = Fraction(round((n + 1) * (n + 2) * 8 * 1.03**k), 64)
        if most >= q * q:
            return
        found = [(margin, inner, scene.head) for scene in scenes for margin, inner in scene.margins(float(most))]
        if found:
            _, inner, head = max(found)
            yield LawPlan(most, Fraction(inner, 100), head)


class _Scene:
    """One way to split E_n."""

    def __init__(self, n: int, beta: float, q: float, head: int) -> None:
        self.n, self.beta, self.q, self.head = n, beta, q, head
        self.tails = [float(tail_constant(p, head)) for p in halves(n)]

    def margins(self, most: float) -> Iterator[tuple[float, int]]:
        """(how far below one the sum stays, 100 j_a) for the inner radii that pass."""
        n, q = self.n, self.q
        best = q - most / q
        mean = (1 + self.circle) * exp(n / 2 * log(2 * q) - q)
        if best <= 0 or q < n / 2 + 2:
            return
        for step in range(2, 50):
            j = step / 100
            passes = (
                2 * best * j >= self.head + n / 2 + 1
                and q * j * j + 2 * best * j * (1 - j) >= 1
                and n / (2 * q) + 2 * j * (1 + most / q**2) <= 1
                and mean * exp(2 * best * j) < best * j * j
            )
            if passes and (margin := self._margin(most, j, mean)) > 0:
                yield margin, step

    @property
    def circle(self) -> float:
        return 1 / (4 * self.beta) if self.n == 1 else 0.0

    def _margin(self, most: float, inner: float, mean: float) -> float:
        q, best = self.q, self.q - most / self.q
        v = np.append(np.arange(0, 1 - inner, _CELL), 1 - inner)
        gain = np.append(most / q + best * np.maximum(v[:-1] - _CELL, 0) ** 2, best * (1 - inner) ** 2)
        j = 1 - v
        power = 1 + self.n / 2 + (self.n + 1) / self.beta
        exponent = self.n / 2 * log(q / best) - power * np.log(j) + self._log_excess(2 * best * j) - gain + self.circle
        total = np.exp(np.minimum(exponent, 1)) + (1 + q * mean) * np.exp(-best * j * j)
        return float(min(np.min(1 - total), np.min(-exponent)))

    def _log_excess(self, t: _Floats) -> _Floats:
        total = np.zeros_like(t)
        for p, tail in zip(halves(self.n), self.tails, strict=True):
            if p:
                total += p * (p + 1) / 2 / t + tail / t**2
                for k in range(1, self.head):
                    total += np.exp((k + p) * np.log(t) - t - p * log(k) - log(factorial(k)))
        return total / len(self.tails)
