"""The norm of weighted features: never below the true one, and none of its parts can be left out."""

from __future__ import annotations

import random

import numpy as np

from certify.checker.arithmetic.series import Work
from certify.checker.spine.spectrum import Features, largest, power_norm

P = 80
ONE = 1 << P


def test_power_norm_is_above_the_norm_and_close() -> None:
    rng = np.random.default_rng(3)
    for size in (1, 4, 12):
        root = rng.normal(size=(size, size)) * 1e6
        matrix = [[int(x) for x in row] for row in root @ root.T]
        true = float(np.linalg.eigvalsh(np.array(matrix, dtype=float))[-1])
        assert true * (1 - 1e-9) <= power_norm(matrix) <= true * 1.12 + size


def _case(rest: float, spread: float) -> tuple[Features, list[int], float]:
    """Two features at each point: the first at its node up to `spread`, the second of square `rest`."""
    rng = random.Random(5)
    rows = [[int(rng.uniform(-1, 1) * ONE)] for _ in range(9)]
    squares = [row[0] ** 2 // ONE + int(rest * ONE) + 1 for row in rows]
    features = Features([ONE], rows, squares, 0, [int(spread**2 * ONE) + 1] * 8, P)
    masses = [int(rng.uniform(0, 1) * ONE) for _ in range(8)]
    weights = [(masses[2 * i] + masses[2 * i + 1]) / ONE for i in range(4)]
    first = np.array([rows[2 * i + 1][0] / ONE for i in range(4)])
    moved = np.sign(first) * spread + first
    vectors = np.stack([moved, np.full(4, np.sqrt(rest))])
    return features, masses, float(np.linalg.eigvalsh((vectors * weights) @ vectors.T)[-1])


def test_the_rest_and_the_displacement_are_needed() -> None:
    for rest, spread in ((0.4, 0.0), (0.0, 0.3), (0.2, 0.1)):
        features, masses, true = _case(rest, spread)
        assert true <= largest(features, masses, 1, Work()) / ONE
        bare, _, _ = _case(0.0, 0.0)
        assert largest(bare, masses, 1, Work()) / ONE < true
