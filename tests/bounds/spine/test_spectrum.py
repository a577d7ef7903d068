"""The norm of weighted features in balls, and chi."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest

from certify.bounds.spine.spectrum import Features, excess, power_norm, quadratic
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import Dyadic


def _matrix(rows: np.ndarray) -> BallMatrix:
    return BallMatrix.of_rows([[Dyadic.from_float(float(x)) for x in row] for row in rows])


def test_power_norm() -> None:
    root = np.random.default_rng(2).normal(size=(6, 6))
    true = float(np.linalg.eigvalsh(root @ root.T)[-1])
    with precision(100):
        bound = float(power_norm(_matrix(root @ root.T)).upper().fraction())
    assert true <= bound <= true * 1.12


def test_chi_increases_and_the_excess_is_cut_at_zero() -> None:
    with precision(90):
        row = quadratic(BallMatrix.row([0, Dyadic.from_float(0.5), 3])).floats()
        for u, value in zip((0.5, 3.0), row[1:], strict=True):
            assert value == pytest.approx((exp(u) - 1 - u) / u**2)
        assert 0.5 <= row[0] < 0.5001
        assert excess(BallMatrix.row([1, 3]), Ball(2)).floats() == [0.0, 1.0]


def test_the_trace_of_the_rest_and_the_displacement_count() -> None:
    rng = np.random.default_rng(4)
    rows, masses = rng.normal(size=(3, 9)), rng.uniform(size=8)
    weights = masses[::2] + masses[1::2]
    nodes = rows[:, 1::2]
    true = float(np.linalg.eigvalsh((nodes * weights) @ nodes.T)[-1])
    with precision(80):
        squares = _matrix((rows**2).sum(axis=0)[None, :])
        mass = _matrix(masses[None, :])
        still, moving = (Features(_matrix(rows), squares, mass.filled(x)) for x in (0, 1))
        for size in (1, 2, 3):
            assert true <= float(still.norm(mass, size).upper().fraction()) * (1 + 1e-9)
        bound = float(moving.norm(mass, 3).upper().fraction())
        assert bound >= (np.sqrt(true) + np.sqrt(masses.sum())) ** 2 * (1 - 1e-9)
        head = Features(_matrix(rows), squares.filled(0), mass.filled(0))
        assert float(head.norm(mass, 1).upper().fraction()) < true  # without the rest it would be too small
