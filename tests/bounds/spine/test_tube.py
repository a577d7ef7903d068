"""theta of the tube bounds the covariance at sampled points of it; without half, T or the displacement it may not."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from certify.bounds.spine.slice import Slice
from certify.bounds.spine.tube import Tube
from certify.core.ball import Ball, precision
from certify.core.exact import Dyadic
from certify.cover.spine import SpinePlan
from certify.search.coupling.family import FloatFamily
from tests.checker.spine.samples import plan
from tests.checker.spine.test_slice import BITS, arb_setting


def _tube(own: SpinePlan) -> Tube:
    """That of the cells of the window; what lies outside it is not settled once more."""
    (first, last), slices, radii = own.window, [], []
    for before, cell in pairwise(own.cells[first - 1 : last + 1]):
        slices.append(Slice(arb_setting(), Ball(Dyadic(before.upper, -own.grid)), cell, own.grid))
        radii.append(slices[-1].require_positive(cell.steps, Ball(0), window=True))
    return Tube(arb_setting(), slices, radii)


def test_theta_bounds_the_covariance_on_the_tube() -> None:
    own = plan()
    with precision(BITS):
        tube = _tube(own)
        theta = float(tube.theta(Ball(0)).upper().fraction())
        radius = float(tube.radius.upper().fraction())
        g = np.array(arb_setting().row.floats())
        start, axis = np.array(tube.start.floats()), np.array(tube.axis.floats())
        places = [float(tube.place(s).midpoint().fraction()) for s in (tube.low, tube.high)]
    family, rng = FloatFamily(5, len(g)), np.random.default_rng(1)
    largest = 0.0
    for _ in range(60):
        u = rng.normal(size=len(g)) * np.exp(-rng.uniform(0, 1) * np.arange(len(g)))
        u -= float(g @ u) / g.sum()
        u *= radius / np.sqrt(float(g @ u**2))
        m = start + axis * rng.choice(places) + u
        covariance = family.moments(g * m)[2]
        largest = max(largest, float(np.linalg.eigvalsh(np.sqrt(g)[:, None] * covariance * np.sqrt(g))[-1]))
    assert 0.3 * theta < largest <= theta < 1
