"""Next to the uniform density: its numbers bound what floats find by points; a term that is left out is missed."""

from __future__ import annotations

from functools import cached_property
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from certify.bounds.branch.departure import Departure
from certify.bounds.branch.metric import Metric
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from tests.bounds.branch.truth import ALL, BITS, TWICE, VALUES, covariance, critical, mean, norm, padded
from tests.bounds.coupling.other_route import middle
from tests.bounds.coupling.proved import BETA, D
from tests.bounds.coupling.scenes import rewritten

THRESHOLD = D / TWICE[0]
OFF = np.append([0.0], np.ones(ALL - 1))


def departure(x: float, radius: float) -> Departure:
    """In balls."""
    metric = Metric.of(Exponential(D, BETA).interaction(6))
    return Departure(D, metric, Ball(Dyadic.from_float(x)), Ball(Dyadic.from_float(radius)))


def number(own: Departure, name: str) -> float:
    return middle(getattr(own, name))


def fields(x: float, radius: float) -> Any:
    """Some of the fields, the largest first."""
    rng = np.random.default_rng(3)
    for tau in (1.0, 0.5):
        for k in range(24):
            eta = np.sqrt(TWICE) * (np.eye(ALL)[1 + k // 2] * (-1) ** k if k < 8 else rng.normal(size=ALL)) * OFF
            yield tau, tau * x * np.eye(ALL)[0] + radius * tau**2 * eta / norm(eta)


def drift(x: float, radius: float) -> bool:
    """M_1 against tau x/d."""
    own = departure(x, radius)
    found = [abs(D * mean(a)[0] / (tau * x) - 1) / tau**2 for tau, a in fields(x, radius)]
    return bool(max(found) <= number(own, "drift"))


def image(x: float, radius: float) -> bool:
    """|P T(a)|."""
    own = departure(x, radius)
    found = [norm(OFF * TWICE * mean(a)) / tau**2 for tau, a in fields(x, radius)]
    return bool(max(found) <= number(own, "image"))


def turn(x: float, radius: float) -> bool:
    """sup |h|, over eta too, all modes together at the pole."""
    eta = OFF * TWICE
    field = x * np.eye(ALL)[0] + radius * eta / norm(eta)
    return float(np.abs(field @ VALUES).max()) <= number(departure(x, radius), "turn") + 1e-9


def second(x: float, radius: float) -> bool:
    """The largest eigenvalue of P T'(0) P."""
    root = np.sqrt(TWICE[1:])
    matrix = root[:, None] * covariance(np.zeros(ALL))[1:, 1:] * root
    return float(np.linalg.eigvalsh(matrix)[-1]) <= number(departure(x, radius), "second") * (1 + 1e-12)


@pytest.mark.parametrize("statement", [drift, image, turn, second])
@pytest.mark.parametrize(("x", "radius"), [(0.05, 0.01), (0.3, 0.1), (0.3, 1e-6), (1e-3, 0.2), (1.0, 0.3)])
def test_the_numbers_are_bounds(statement: Any, x: float, radius: float) -> None:
    with precision(BITS):
        try:
            assert statement(x, radius)
        except Undecided:
            assert statement is drift


@pytest.mark.parametrize(
    ("statement", "name", "old", "new", "x", "radius"),
    [
        (turn, "turn", "self.x + ", "", 0.3, 0.0001),
        (turn, "turn", " + self.radius * root(rest)", "", 0.05, 0.3),
        (image, "image", "self.second * self.radius + ", "", 0.001, 0.2),
        (image, "image", " + half * root(self.second) * reach * spread / 2", "", 0.3, 1e-6),
        (drift, "drift", "self.x * root(self.second / self.d) * self.radius + ", "", 0.04, 0.01),
        (drift, "drift", " + cubic", "", 0.3, 1e-6),
    ],
)
def test_without_a_term_it_is_false(
    monkeypatch: pytest.MonkeyPatch, statement: Any, name: str, old: str, new: str, x: float, radius: float
) -> None:
    with precision(BITS):
        assert statement(x, radius)
        changed = rewritten(SimpleNamespace(**{name: Departure.__dict__[name].func}), name, old, new)
        assert isinstance(changed, cached_property)
        changed.__set_name__(Departure, name)
        monkeypatch.setattr(Departure, name, changed)
        assert not statement(x, radius)


def test_the_curve_is_there_and_k_no_less_than_is_said() -> None:
    x, radius = 0.1, 0.02
    with precision(BITS):
        own = departure(x, radius)
        level = Dyadic.from_float(THRESHOLD * (1 - number(own, "drift")))
        own.require(level)
        for first in (0.1, 0.05, 0.02):
            field = critical(first)
            assert norm(OFF * field) <= radius * (first / x) ** 2
            assert first / (TWICE[0] * mean(field)[0]) >= float(level)
        with pytest.raises(Undecided, match="K near the uniform density"):
            own.require(Dyadic.from_float(THRESHOLD))
        for other, words in (((0.1, 0.001), "radius"), ((0.1, 0.5), "theta|far"), ((2.0, 0.3), "far|theta|radius")):
            with pytest.raises(Undecided, match=words):
                departure(*other).require(level)


def test_what_is_said_to_lie_there_does() -> None:
    """tau in (0, 1], and at most R tau^2 off the axis, for all fields about the point."""
    x, radius, about = 0.2, 0.05, 0.004
    cases = {"in it": (0.15, 0.01), "too far": (0.199, 0.0), "too wide": (0.1, 0.0125), "before it": (0.002, 0.0)}
    with precision(BITS):
        own = departure(x, radius)
        for name, (first, side) in cases.items():
            row = padded([first, 0.0])[:6]
            row[1] = side * float(np.sqrt(TWICE[1]))
            point = BallMatrix.row([Dyadic.from_float(float(v)) for v in row])
            if name == "in it":
                tau = middle(own.require_inside(point, Ball(Dyadic.from_float(about))))
                assert tau <= (first - about * float(np.sqrt(TWICE[0]))) / x + 1e-9
                continue
            with pytest.raises(Undecided, match="meet"):
                own.require_inside(point, Ball(Dyadic.from_float(about)))
