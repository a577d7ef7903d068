"""The checker's chart has the numbers of the balls, and refuses what is not a contraction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.ball import Ball
from certify.checker.reduction import chart as module
from certify.core.ball import Ball as Arb
from certify.core.ball import precision
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction import isolation_scenes as scenes
from tests.checker.reduction.isolation_samples import chart, given, setting, span


def agree(found: Sequence[Ball], known: Sequence[Arb], room: float) -> bool:
    """The numbers overlap up to `room` of them, and are finite."""
    pairs = [(float(x.upper()), float(y.arb.upper())) for x, y in zip(found, known, strict=True)]
    return all(abs(x - y) <= room * abs(y) + 1e-30 for x, y in pairs)


def test_the_numbers_are_those_of_the_balls() -> None:
    own = chart()
    with precision(128):
        known = scenes.chart()
        assert agree(own.own, known.own, 1e-12)
        assert agree(own.gap, known.gap, 1e-7)
        assert agree(own.stray, known.stray, 1e-9)
        assert agree([own.error, own.energy()], [known.error, _energy(known)], 1e-7)


def _energy(known: Any) -> Arb:
    value: Arb = known.moments.log_partition
    for g, m in zip(known.own, known.means, strict=True):
        value = value - g * m * m / 2
    return value


def refused(words: str, **fields: Any) -> None:
    with pytest.raises(Invalid) as caught:
        module.Chart(setting(), replace(given().pieces[0].strips[0], **fields), span(), given().reach)
    assert words in str(caught.value)


def one(row: tuple[int, ...], place: int, value: int) -> tuple[int, ...]:
    return (*row[:place], value, *row[place + 1 :])


@pytest.mark.parametrize("place", [0, 1, 5, 12])
def test_each_size_is_needed(place: int) -> None:
    form = given().pieces[0].strips[0]
    refused(f"chart: g m'_{place + 2}", spread=one(form.spread, place, form.spread[place] * 9 // 10))
    refused(f"chart: g mu_{place + 2}", drift=one(form.drift, place, form.drift[place] * 9 // 10))
    refused(f"chart: g mu_{place + 2}", drift=one(form.drift, place, 0))


def test_what_is_too_large_is_refused() -> None:
    form = given().pieces[0].strips[0]
    refused("e^U + w <= b", radius=form.radius * 5 // 4)
    refused("chart: g m'", radius=form.radius * 5 // 4, tail=form.tail * 2)
    refused("0 < 1 - Omega", radius=form.radius * 20)
    refused("tau b <= 1", tail=form.tail << 60)
    refused("e^U + w <= b", tail=form.tail // 2)
    refused("(s + m') delta", drift=tuple(x << 12 for x in form.drift))
    with pytest.raises(Invalid, match="within reach"):
        module.Chart(setting(), form, span(), 1)


def test_a_field_without_moments_is_refused() -> None:
    """y_l > 0 at a place where M_l is not bounded away from 0 has no weight."""
    form = given().pieces[0].strips[0]
    size = len(form.centre)
    centre = (0, *[0] * (size - 2), 1)  # the last moment there is less than the error of the quadrature
    refused("not bounded away from 0", centre=centre, radius=1, spread=(1 << 40,) * (size - 1), tail=form.tail)


PARTS = [
    ("_Sizes", "(a + b / 2 + third", "(b / 2 + third"),
    ("_Sizes", "(a + b / 2 + third", "(a + third"),
    ("_Sizes", "third * r + s * rest", "s * rest"),
    ("_Sizes", " + up(tilted[k][j], p)", ""),
    ("_Sizes", " + second * root[k] * root[j]", ""),
]


@pytest.mark.parametrize(("owner", "old", "new"), PARTS)
def test_without_a_term_the_numbers_differ(monkeypatch: pytest.MonkeyPatch, owner: str, old: str, new: str) -> None:
    kind = getattr(module, owner)
    monkeypatch.setattr(kind, "__init__", rewritten(kind, "__init__", old, new))
    try:
        own = module.Chart(setting(), given().pieces[0].strips[0], span(), given().reach)
    except Invalid:
        return
    with precision(128):
        known = scenes.chart()
        assert not (agree(own.stray, known.stray, 1e-9) and agree([own.error], [known.error], 1e-7))
