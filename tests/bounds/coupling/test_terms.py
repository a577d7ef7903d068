"""Every term of every inequality of the K_c cover, left out in turn: it is then false at a scene made for it.

TERMS lists (scene, function, piece of its text, what stands there without the term). A scene is first true; with the
piece replaced in the real function it is not. What is not listed can only weaken the statement when it is left out:
a.m in the Gibbs bound (0 <= Lambda(a) <= H <= a.m for the density of a), 1 + q in the denominator of a bound of a sum,
dividing by E e^u >= 1. That U of the functional has no tail, its bracket no covariance with the tail, theta no e^U at
tau and the quadrature no 1/(rho-1) are theorems (proofs/coupling/functional.py, star.py,
quadrature.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from certify.bounds.coupling import functional, gibbs, interaction, origin, perron, quadrature, star
from tests.bounds.coupling import scenes
from tests.bounds.coupling.scenes import rewritten

Scene = Callable[[], bool]


def _holds(name: str, *arguments: Any, **named: Any) -> Scene:
    return lambda: bool(getattr(scenes, name)(*arguments, **named))


SCENES: dict[str, Scene] = {
    # the functional: contraction and exclusion
    "rare": _holds("rare", 0.1),
    "rare, from below": _holds("rare", 0.1, -1),
    "rare, strong": _holds("rare", 1.5),
    "rare, other side": _holds("rare", -0.1),
    "rare, other side, from below": _holds("rare", -0.1, -1),
    "rare, dx": _holds("rare", 0.1, 1, "ex"),
    "rare, ds": _holds("rare", 0.1, 1, "es"),
    "rare, rest": _holds("rare", 0.1, 1, "er"),
    "opposite": _holds("opposite"),
    "even tail": _holds("rare_tail", 0.5, 0.05, 2),
    "rare tail": _holds("rare_tail", 0.01, 2.0),
    # convexity
    "star, field": _holds("star", 0.5, (1.0, 0.0), 1.0, 1e-6, (0, 0, 0)),
    "star, tail's field": _holds("star", 0.0, (10.0, 1.0), 1.0, 0.01, (1, -1, -1)),
    "star, tail's block": _holds("star", 0.0, (0.1, 1.0), 0.0, 0.5, (1, -1, -1)),
    "origin, tail's field": _holds("origin", 2, [0.01, 10, 0.001, 1], [1, 0], [0, 0, 0, 1]),
    "origin, tail's block": _holds("origin", 2, [0.01, 0.02, 1], [0, 0], [0, 0, 0]),
    "origin, field": _holds("origin", 3, [1, 2, 0], [0, 1], [0, 1, 0]),
    "perron, sign": _holds("perron", [[1, -1], [-1, 1]], [1, 1], 2.0),
    "perron, rows": _holds("perron", [[1, 0], [0, 2]], [1, 1], 2.0),
    "perron, vector": _holds("perron", [[0, 4], [1, 0]], [0.2, 0.1], 2.0),
    # discard
    "gibbs, upper end": _holds("gibbs", 1.2, [8.0, 0.8], 0.15, None),
    "gibbs, lower end": _holds("gibbs", 1.2, [1.0, 0.0], None, 0.6),
    "gibbs": _holds("gibbs", 1.2, [1.0, 0.8], None, None),
    # quadrature, tail
    "aliasing": _holds("aliasing"),
    "growing": _holds("growing"),
    "tail": _holds("tail_sum"),
    "ratio": _holds("tail_ratio"),
    "range": _holds("tail_range"),
}

ON, FUNCTIONAL = (functional.Linearised, "on"), (functional.Linearised, "functional")
SIZES, GIBBS = (functional.AffineBox, "deviations"), (gibbs, "gibbs_bound")
OSCILLATION, STAR_OSCILLATION = (functional, "oscillation_bound"), (star, "oscillation_bound")
TAYLOR = (functional, "taylor_factor")
STAR, ORIGIN, CORNER = (star, "star_bound"), (origin, "origin_bound"), (origin, "corner_integrals")
PERRON = (perron, "perron_bound")
ELLIPSE, ERROR = (quadrature, "_ellipse"), (quadrature.Quadrature, "error")
KAPPA, RATIO = (interaction, "interaction_on"), (interaction, "ratio_bound")

TERMS: list[tuple[str, tuple[Any, str], str, str]] = [
    # f = 1/2 + U/6 + U^2 e^U/24 and V
    ("rare", TAYLOR, " + Ball(1) / 2", ""),
    ("rare", TAYLOR, " + oscillation) / 6", ") / 6"),
    ("rare, strong", TAYLOR, "oscillation * oscillation * oscillation.exp() / 4 + ", ""),
    ("rare, strong", TAYLOR, " * oscillation.exp()", ""),
    ("rare", ON, "_root(dot(deviations @ moments.covariance.magnitudes(), deviations)) + ", ""),
    ("opposite", ON, "moments.covariance.magnitudes()", "moments.covariance"),
    ("rare tail", ON, " + tau_b", ""),
    ("rare tail", ON, "tau * box.first", "Ball(0)"),
    # U = sum |e| (1 + |M|)
    ("rare", OSCILLATION, "ones + moments.mean.magnitudes()", "ones"),
    ("rare", OSCILLATION, "ones + moments.mean.magnitudes()", "moments.mean.magnitudes()"),
    ("rare", OSCILLATION, "moments.mean.magnitudes()", "moments.mean"),
    # |e_l| = |e0| + |ex| r + |es| sigma + |er|
    ("rare", SIZES, "self.e0.magnitudes() + ", ""),
    ("rare, dx", SIZES, " + self.ex.magnitudes().scale_columns(self.radii)", ""),
    ("rare, ds", SIZES, " + self.es.magnitudes().scaled(self.sigma)", ""),
    ("rare, rest", SIZES, " + self.er.magnitudes()", ""),
    # the bracket (|y|_1 -+ y.M + |X|) f V, and the covariance with the tail
    ("rare", FUNCTIONAL, "(size - level", "(-level"),
    ("rare", FUNCTIONAL, "(size - level", "(size"),
    ("rare, from below", FUNCTIONAL, "(size + level", "(level"),
    ("rare, from below", FUNCTIONAL, "(size + level", "(size"),
    ("rare", FUNCTIONAL, "least.hull(most)", "least.hull(Ball(0))"),
    ("rare, from below", FUNCTIONAL, "least.hull(most)", "most.hull(Ball(0))"),
    ("even tail", FUNCTIONAL, " + Ball.between(-beyond.upper(), beyond.upper())", ""),
    ("even tail", FUNCTIONAL, "_root(dot(image, y)) * ", ""),
    # what is linear
    ("rare", FUNCTIONAL, "dot(y, box.m0 + box.mr)", "Ball(0)"),
    ("rare", FUNCTIONAL, "dot(image, box.e0 + box.er)", "Ball(0)"),
    ("rare", FUNCTIONAL, " - level - remainder", " - remainder"),
    ("rare, dx", FUNCTIONAL, " - image.scale_columns(box.ex)", ""),
    ("rare, ds", FUNCTIONAL, " - dot(image, box.es)", ""),
    # convexity
    ("star, field", STAR, "oscillation.exp() * ", ""),
    ("star, field", STAR_OSCILLATION, "ones + moments.mean.magnitudes()", "ones"),
    ("star, tail's field", STAR, " + tau * first * 2", ""),
    ("star, tail's block", STAR, "* centre + tau", "* centre"),
    ("origin, tail's field", ORIGIN, "(tau * corner.entry(0, 0)).exp() * ", ""),
    ("origin, tail's block", ORIGIN, " + tau", ""),
    ("origin, field", CORNER, "scale_columns(corner)", "scale_columns(corner.scaled(0))"),
    ("perron, sign", PERRON, "roomy(matrix)", "matrix"),
    ("perron, rows", PERRON, "maximum(", "next("),
    ("perron, vector", PERRON, "image / x for", "image for"),
    # discard
    ("gibbs", GIBBS, "-tau * upper[0] * upper[0] / 2 - ", "-"),
    ("gibbs", GIBBS, " - log_partition(quad, field)", ""),
    ("gibbs, lower end", GIBBS, "lo * (a - half * lo), ", ""),
    ("gibbs, upper end", GIBBS, ", hi * (a - half * hi)", ""),
    ("gibbs, lower end", GIBBS, "(a - half * lo)", "a"),
    ("gibbs, upper end", GIBBS, "(a - half * hi)", "a"),
    # quadrature
    ("aliasing", ELLIPSE, " * 4 /", " * 2 /"),
    ("aliasing", ELLIPSE, "growth[-1] ** 2", "growth[-1]"),
    ("aliasing", ELLIPSE, "(nodes + 2)", "(nodes + 3)"),
    ("growing", ELLIPSE, "power + 1 / power", "power"),
    ("growing", ERROR, "dot(magnitudes, e.growth).exp() * ", ""),
    # tail
    ("tail", KAPPA, " / (1 - tail_ratio)", ""),
    ("ratio", RATIO, " * (degree + d - 2)", ""),
    ("ratio", RATIO, "(degree + d - 2)", "(degree + d - 3)"),
    ("ratio", RATIO, "(degree + 1)", "(degree + 2)"),
    ("ratio", RATIO, "2 * degree + d - 2)", "2 * degree + d - 1)"),
    ("range", KAPPA, "a.hull(b)", "a"),
    ("range", KAPPA, "a.hull(b)", "b"),
]


@pytest.mark.parametrize("scene", SCENES)
def test_the_inequality_holds_at_the_scene(scene: str) -> None:
    assert SCENES[scene]()


@pytest.mark.parametrize(("scene", "place", "old", "new"), TERMS)
def test_without_the_term_it_is_false(
    monkeypatch: pytest.MonkeyPatch, scene: str, place: tuple[Any, str], old: str, new: str
) -> None:
    monkeypatch.setattr(*place, rewritten(*place, old, new))
    assert not SCENES[scene]()


def test_each_scene_is_used() -> None:
    assert {scene for scene, *_ in TERMS} == set(SCENES) - {"rare, other side", "rare, other side, from below"}


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
