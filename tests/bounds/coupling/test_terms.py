"""Every term of every inequality of the K_c cover is left out in turn, in the file of its lemma; here, all at once."""

from __future__ import annotations

import numpy as np

from tests.bounds.coupling import (
    scenes,
    test_functional,
    test_gibbs,
    test_interaction,
    test_origin,
    test_perron,
    test_quadrature,
    test_star,
)

TABLES = (test_functional, test_gibbs, test_interaction, test_origin, test_perron, test_quadrature, test_star)


def test_each_scene_is_used() -> None:
    every = {scene for table in TABLES for scene in table.SCENES}
    used = {scene for table in TABLES for scene, *_ in table.TERMS}
    assert used == every - {"rare, other side", "rare, other side, from below"}


def test_the_inequalities_hold_of_random_measures() -> None:
    """A few atoms, random values and tails, every sign: nothing violates the functional or theta."""
    rng = np.random.default_rng(11)
    for trial in range(300):
        count, modes = int(rng.integers(2, 5)), int(rng.integers(1, 4))
        values = rng.choice([-1.0, 1.0, 0.3], (count, modes)) * rng.choice([1.0, rng.uniform()])
        masses = rng.dirichlet(np.full(count, rng.choice([0.05, 0.3, 1.0]))) + 1e-12
        masses /= masses.sum()
        e = rng.normal(size=modes) * rng.choice([0.1, 1.0])
        tail = rng.uniform(-1, 1, count) * rng.choice([0.0, 0.1, 1.0])
        y = tuple(int(x) for x in rng.integers(-2, 3, modes))
        assert scenes.functional(values, masses, e, tail, y), trial
        sides = rng.choice([-1.0, 1.0], 3)
        g = (float(rng.uniform(0, 3)), float(rng.uniform(0, 1)))
        assert scenes.star(float(e[0]), g, float(rng.uniform()), float(rng.uniform(1e-4, 0.9)), tuple(sides)), trial
