"""The disc: what is bounded there, and each inequality is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from certify.bounds.reduction import disc
from certify.bounds.reduction.series import coefficients
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.cover.reduction import DiscPlan
from certify.search.coupling.family import FloatFamily
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.proved import D, plan, setting


def first() -> int:
    """Where the first chord begins."""
    return plan().chords[0][0]


def bound(given: DiscPlan) -> Ball:
    with precision(plan().precision):
        return disc.disc_bound(setting(), given)


def circle(radius: float, count: int = 24) -> list[complex]:
    """L on a circle of a, by iterating y = g M(a, y) in floats."""
    g = np.array([float(x.midpoint().fraction()) for x in setting().g])
    family = FloatFamily(D, len(g))
    found = []
    for a in radius * np.exp(2j * np.pi * np.arange(count) / count):
        y = np.zeros(len(g) - 1, complex)
        for _ in range(300):
            weights = family.omega * np.exp(a * family.values[0] + y @ family.values[1:])
            y = g[1:] * (family.values[1:] @ weights) / weights.sum()
        assert np.all(np.abs(y / g[1:]) <= [float(setting().number(n)) for n in plan().disc.moments])
        found.append(np.log(weights.sum()) - (y * y / (2 * g[1:])).sum())
    return found


def test_the_function_obeys_its_bounds() -> None:
    """On a circle of 0.9 R: the modes, L itself, and its coefficients."""
    radius = D * float(setting().number(plan().disc.radius))
    largest = float(bound(plan().disc).upper().fraction())
    values = np.array(circle(0.9 * radius))
    assert np.abs(values).max() < largest
    found = np.fft.fft(values) / len(values)
    with precision(plan().precision):
        series = [float(c.midpoint().fraction()) for c in coefficients(D, setting().g[1:], 5)]
    for n, c in enumerate(series, start=1):
        assert found[2 * n] / (0.9 * radius) ** (2 * n) == pytest.approx(c, rel=1e-6, abs=1e-9)
        assert abs(c) <= largest / radius ** (2 * n)
    assert series[0] == pytest.approx(1 / (2 * D))
    assert abs(series[1]) < 1e-15


WRONG: dict[str, Callable[[DiscPlan], DiscPlan]] = {
    "wider": lambda given: replace(given, radius=given.radius * 21 // 20),
    "a mode": lambda given: replace(given, moments=(given.moments[0] * 9 // 10, *given.moments[1:])),
    "the tail": lambda given: replace(given, tail=1 << plan().grid),
    "no modes": lambda given: replace(given, moments=(0,) * (plan().modes - 1)),
    "Z above 2": lambda given: replace(given, radius=1 << plan().grid),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_polydisc_that_is_not_mapped_into_itself(name: str) -> None:
    with pytest.raises(Undecided, match="polydisc"):
        bound(WRONG[name](plan().disc))


TERMS = [
    ("the tail", "(whole * growth).surely_less(tail * least)", "True"),
    ("a mode", "inside and image.surely_less(moment * least)", "inside"),
]


@pytest.mark.parametrize(("name", "old", "new"), TERMS)
def test_each_inequality_is_needed(monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    monkeypatch.setattr(disc, "disc_bound", rewritten(disc, "disc_bound", old, new))
    assert bound(WRONG[name](plan().disc)).surely_positive()


def tail_matters(old: str, new: str) -> bool:
    """Whether the function without a term of the tail accepts a tail that moves J_2 more than there is room for."""
    wide = replace(setting(), tau=Ball(Fraction(1, 50)))
    given = replace(plan().disc, tail=3 << plan().grid, radius=plan().disc.radius * 9 // 10)
    shrunk = replace(given, moments=tuple(n * 87 // 100 for n in given.moments[:1]) + given.moments[1:])
    function = rewritten(disc, "disc_bound", old, new) if old else disc.disc_bound
    try:
        with precision(plan().precision):
            function(wide, shrunk)
    except Undecided:
        return False
    return True


def test_the_tail_adds_to_each_mode() -> None:
    with precision(plan().precision):
        assert not tail_matters("", "")
        assert tail_matters(" + (growth - 1) * whole", "")


def test_the_series_decides_up_to_its_end() -> None:
    with precision(plan().precision):
        series = coefficients(D, setting().g[1:], plan().disc.degree)
        largest = bound(plan().disc)
        assert disc.series_below(setting(), plan().disc, largest, series, first())
        assert not disc.series_below(setting(), plan().disc, largest, series, first() * 21 // 20)
        assert not disc.series_below(setting(), plan().disc, largest, series, 0)
        assert not disc.series_below(setting(), plan().disc, largest, series, plan().disc.radius)
        raised = [*series[:3], series[3] + Fraction(1, 10), *series[4:]]
        assert not disc.series_below(setting(), plan().disc, largest, raised, first())
        without = rewritten(disc, "series_below", "value = value + maximum([c, Ball(0)]) * u**k", "pass")
        assert without(setting(), plan().disc, largest, raised, first())
        remainder = rewritten(disc, "series_below", " + bound * (u ** (m - 2) / (square**m * (square - u)))", "")
        assert remainder(setting(), plan().disc, largest, series, first() * 21 // 20)
        with pytest.raises(Undecided, match="series"):
            disc.check_disc(setting(), plan().disc, plan().reach, first() * 21 // 20)
        with pytest.raises(Undecided, match="series"):
            disc.check_disc(setting(), plan().disc, max(plan().disc.moments) - 1, first())
