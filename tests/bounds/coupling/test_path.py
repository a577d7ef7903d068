"""F_K along a path: at most what is said of each segment; each term that is left out is missed on some segment."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

from certify.bounds.coupling import path as module
from certify.bounds.coupling.family import FieldMoments, field_moments
from certify.bounds.coupling.path import highest
from certify.bounds.coupling.quadrature import quadrature
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix
from tests.bounds.coupling.heights import Barrier, density, free_energy, height, proved_barrier
from tests.bounds.coupling.other_route import middle
from tests.bounds.coupling.proved import D
from tests.bounds.coupling.scenes import rewritten, row

ROUNDING = 1e-11
SEGMENTS: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "short, over a top": ((2.4, 0.4), (1.4, 0.2)),
    "up": ((0.0, 0.0), (1.0, 0.1)),
    "up from a low field": ((1.5, 1.5), (1.9, 0.7)),
    "down": ((3.0, -1.0), (3.5, 1.0)),
    "long": ((0.3, 0.2), (4.0, 2.0)),
    "far": ((5.0, 2.0), (1.0, 0.3)),
    "across": ((-0.9, 0.3), (3.8, -5.0)),
    "beyond": ((3.7, 3.2), (6.2, 4.6)),
    "away": ((-2.7, -2.7), (-5.4, -6.1)),
    "turned": ((3.5, 0.4), (6.9, -1.9)),
    "none": ((1.0, 0.2), (1.0, 0.2)),
    "small": ((0.3, 0.02), (0.4, 0.03)),
    "where the variance falls": ((0.8, 0.08), (0.84, 0.085)),
    "where it falls fast": ((-0.62, 4.624), (-0.658, 4.632)),
    "where the variance rises": ((0.96, 2.85), (0.84, 2.89)),
    "where the variance dips": ((-0.6, -5.25, 0.0, 13.75), (0.6, -5.25, 0.0, 13.76)),
}


@pytest.fixture(scope="module")
def barrier() -> Barrier:
    return proved_barrier()


@cache
def ends(name: str) -> tuple[FieldMoments, FieldMoments, BallMatrix]:
    """Those of a segment, and 1/g."""
    barrier = proved_barrier()
    start, end = (barrier.padded(x) for x in SEGMENTS[name])
    with precision(barrier.sizes.working):
        g = barrier.touch(SEGMENTS["up"][0]).interaction.at(barrier.coupling)[0]
        inverse = BallMatrix.row([1 / x for x in g])
        quad = quadrature(D, barrier.sizes.modes, 400, (Fraction(2),))
        return field_moments(quad, row(*start)), field_moments(quad, row(*end)), inverse


def said(barrier: Barrier, name: str, rise: Any) -> float:
    """The bound on the half of the segment next to its start."""
    with precision(barrier.sizes.working):
        return middle(rise(*ends(name)))


@cache
def truth(name: str) -> float:
    """The largest u there, by points."""
    start, end = (np.array(x) for x in SEGMENTS[name])
    steps = np.linspace(0, 0.5, 401)
    return max(height(start + s * (end - start), middle(proved_barrier().coupling)) for s in steps)


@pytest.mark.parametrize("name", SEGMENTS)
def test_u_is_below_the_bound(barrier: Barrier, name: str) -> None:
    found, exact = said(barrier, name, module.rise), truth(name)
    assert exact <= found + ROUNDING
    room = {"none": 0.03, "short, over a top": 0.03, "small": 2e-5, "where the variance falls": 1e-6}
    assert found <= exact + room.get(name, 100.0)


@pytest.mark.parametrize("name", SEGMENTS)
def test_the_free_energy_is_at_most_u(barrier: Barrier, name: str) -> None:
    for field in SEGMENTS[name]:
        coupling = middle(barrier.coupling)
        assert free_energy(density(field), coupling) <= height(field, coupling) + ROUNDING


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("height(place, inverse).upper()", "height(place, inverse).upper() - Ball(1)"),
        (" - dot(place.mean, step)", " - dot(place.mean, step) * 2"),
        ("dot(place.field.scale_columns(inverse), step) - ", "-"),
        ("dot(step.scale_columns(inverse), step) - least", "-least"),
        ("start, start + slope + bend / 2", "start"),
        ("start, start + slope + bend / 2", "start + slope + bend / 2"),
    ],
)
def test_without_a_term_it_is_false_on_some_segment(barrier: Barrier, old: str, new: str) -> None:
    _missed(barrier, rewritten(module, "rise", old, new))


def _missed(barrier: Barrier, plain: Any) -> None:
    assert any(said(barrier, name, plain) < truth(name) - 1e-9 for name in SEGMENTS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("own * (1 - size * 2)", "own"),
        ("minimum([own, other])", "own"),
        ("minimum([own, other])", "other"),
        (" - size**4 * 2", ""),
        ("maximum([own * (1 - size * 2), ", "maximum([Ball(1), "),
    ],
)
def test_without_a_term_of_the_variance_it_is_false(
    barrier: Barrier, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    monkeypatch.setattr(module, "least_variance", rewritten(module, "least_variance", old, new))
    _missed(barrier, module.rise)


def test_each_bound_of_the_variance_is_the_better_one_somewhere(
    barrier: Barrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {name: said(barrier, name, module.rise) for name in SEGMENTS}
    for old, new in (("own * (1 - size * 2)", "own - 100"), ("minimum([own, other])", "minimum([own, other]) - 100")):
        with monkeypatch.context() as patch:
            patch.setattr(module, "least_variance", rewritten(module, "least_variance", old, new))
            assert any(said(barrier, name, module.rise) > before[name] + 1e-6 for name in SEGMENTS)


def test_the_path_over_the_top_is_as_high_as_the_saddle(barrier: Barrier) -> None:
    saddle = barrier.saddle()
    ends = [barrier.padded(x) for x in ([], *barrier.way.fields)]
    with precision(barrier.sizes.working):
        g = saddle.interaction.at(barrier.coupling)[0]
        found = highest(barrier.quad, [row(*field) for field in ends], g)
        assert found.surely_positive()
        without = [field for k, field in enumerate(ends) if k != 1]
        assert found.surely_less(highest(barrier.quad, [row(*field) for field in without], g))
    own = height(barrier.way.fields[barrier.way.top], middle(barrier.coupling))
    assert abs(middle(found) - own) < 1e-9
