"""theta of the tube bounds the covariance at sampled points of it; without half, T or the displacement it may not."""

from __future__ import annotations

import numpy as np

from certify.bounds.spine.count import cover
from certify.core.ball import Ball, precision
from certify.search.coupling.family import FloatFamily
from tests.checker.spine.samples import plan
from tests.checker.spine.test_slice import BITS, arb_setting


def test_theta_bounds_the_covariance_on_the_tube() -> None:
    own = plan()
    with precision(BITS):
        tube = cover(arb_setting(), arb_setting(), own, Ball(0))
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
