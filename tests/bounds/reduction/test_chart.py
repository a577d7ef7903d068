"""A chart holds by brute force at complex fields and for random weights; terms and inequalities are needed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

from certify.bounds.reduction import chart as module
from certify.bounds.reduction.chart import Span, chart_at
from certify.bounds.reduction.setting import Setting
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.cover.reduction import ChartPlan
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.isolation_scenes import Brute, chart, ground, plan, whole

POINTS = 40
UNIT = 2.0**-80


def floats(balls: Any) -> np.ndarray[Any, Any]:
    return np.array([float(x.arb.mid()) for x in balls])


@cache
def weights() -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The ends of the weights of the modes from 2 on."""
    with precision(128):
        return floats(whole().low[1:]), floats(whole().high[1:])


def test_the_branch_is_in_the_polydisc_for_all_weights() -> None:
    rng, found, own = np.random.default_rng(1), chart(), plan().pieces[0].strips[0].chart
    modes = len(own.centre)
    brute, centre = Brute(modes), np.array(own.centre) * UNIT
    spread, drift = np.array(own.spread) * UNIT, np.array(own.drift) * UNIT
    with precision(128):
        at_own, stray, mean = floats(found.own[1:]), floats(found.stray), floats(found.means)
        error = float(found.error.arb.upper())
    low, high = weights()
    seen = 0.0
    for _ in range(POINTS):
        x = own.radius * UNIT * np.sqrt(rng.random()) * np.exp(2j * np.pi * rng.random())
        g = np.where(rng.random(modes - 1) < 0.5, low, high)
        value, y, moments = brute.branch(centre[0] + x, g, centre[1:])
        base, y0, moments0 = brute.branch(centre[0] + x, at_own, centre[1:])
        assert (np.abs(y - centre[1:]) <= spread + 1e-14).all()
        assert (np.abs(y - y0) <= drift + 1e-14).all()
        assert (np.abs(moments - mean) <= stray + 1e-14).all()
        moved = abs(value - base - ((g - at_own) * moments0[1:] ** 2).sum() / 2)
        assert moved <= error
        seen = max(seen, moved)
    assert seen > error / 200  # the bound is of the size of what it bounds


def test_it_is_real_and_nonnegative_for_real_fields() -> None:
    own = plan().pieces[0].strips[0].chart
    centre, brute = np.array(own.centre) * UNIT, Brute(len(own.centre))
    for x in np.linspace(-0.9, 0.9, 7):
        _, y, _ = brute.branch(centre[0] + x * own.radius * UNIT, weights()[1], centre[1:])
        assert float(np.abs(y.imag).max()) == 0.0
        assert float(y.real.min()) >= -1e-15


def refused(words: str, **fields: Any) -> None:
    own = replace(plan().pieces[0].strips[0].chart, **fields)
    with precision(128), pytest.raises(Undecided, match=words):
        chart_at(ground().setting, own, whole(), plan().reach)


def one(row: tuple[int, ...], place: int, value: int) -> tuple[int, ...]:
    return (*row[:place], value, *row[place + 1 :])


@pytest.mark.parametrize("place", [0, 1, 5, 12])
def test_each_size_is_needed(place: int) -> None:
    own = plan().pieces[0].strips[0].chart
    refused("not proved to be contracted", spread=one(own.spread, place, own.spread[place] * 9 // 10))
    refused("not proved to be contracted", drift=one(own.drift, place, own.drift[place] * 9 // 10))
    refused("not proved to be contracted", drift=one(own.drift, place, 0))


def test_what_is_too_large_is_refused() -> None:
    own = plan().pieces[0].strips[0].chart
    refused("chart", radius=own.radius * 5 // 4)
    refused("too large", radius=own.radius * 20)
    refused("too large", tail=own.tail // 2)
    refused("not proved", drift=tuple(x << 60 for x in own.drift))
    with precision(128), pytest.raises(Undecided):
        chart_at(ground().setting, own, whole(), 1)  # y is not within such a reach


def test_weights_of_another_range_are_refused() -> None:
    """theta, drift and spread are for the weights of the piece: a wider span needs more."""
    with precision(128):
        wide = Span(whole().low, tuple(Ball((x * Fraction(11, 10)).upper()) for x in whole().high), whole().tau)
        with pytest.raises(Undecided):
            chart_at(ground().setting, plan().pieces[0].strips[0].chart, wide, plan().reach)


def bounds(a: Fraction, sizes: tuple[Fraction, ...], modes: int = 3) -> module._Sizes:
    """The numbers of the lemma about the field (a, 0, .., 0), at the precision of the caller."""
    unit = 1 << 80
    own = ChartPlan((int(a * unit), *[0] * (modes - 1)), int(sizes[0] * unit), (), (), 4 * unit)
    own = replace(own, spread=tuple(int(x * unit) for x in sizes[1:]))
    quad = module_quadrature(modes)
    setting = Setting(quad, tuple([Ball(3)] * modes), Ball(0), 80)
    return module._Sizes(setting, own, Ball(0))


def module_quadrature(modes: int) -> Any:
    from certify.bounds.coupling.quadrature import quadrature

    return quadrature(3, modes, 60, (Fraction(6), Fraction(12)))


SCENES = {
    # (a_c, sizes, mode, x): what M_mode does from (a_c, 0, 0) to (a_c + x, 0, 0), against m'
    "covariance": (Fraction(1), (Fraction(1, 50), Fraction(0), Fraction(0)), 2, 0.02),
    "third cumulants": (Fraction(1), (Fraction(1, 50), Fraction(0), Fraction(0)), 2, 0.02),
    "third order": (Fraction(0), (Fraction(1, 4), Fraction(0), Fraction(0)), 3, 0.25),
}
TERMS = {
    "covariance": ("(a + b / 2 + third", "(b / 2 + third"),
    "third cumulants": ("(a + b / 2 + third", "(a + third"),
    "third order": ("third * r + s", "s"),
}


@pytest.mark.parametrize("name", SCENES)
def test_without_a_term_moments_stray_further(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    a, sizes, mode, x = SCENES[name]
    brute = Brute(3)
    here, there = (brute.at(np.array([float(a) + step, 0, 0], dtype=complex))[1][mode - 1] for step in (0.0, x))
    with precision(128):
        assert abs(there - here) <= float(bounds(a, sizes).stray[mode - 1].arb.upper())
        monkeypatch.setattr(module._Sizes, "__init__", rewritten(module._Sizes, "__init__", *TERMS[name]))
        assert abs(there - here) > float(bounds(a, sizes).stray[mode - 1].arb.upper())


SLOPES = {
    "covariance": (
        Fraction(1),
        (Fraction(1, 100), Fraction(0), Fraction(0)),
        (1, 1),
        "(covariance + tilted",
        "(tilted",
    ),
    "third cumulants": (Fraction(1), (Fraction(1, 100), Fraction(0), Fraction(0)), (1, 2), "+ tilted +", "+"),
    "second order": (Fraction(0), (Fraction(1, 4), Fraction(0), Fraction(0)), (1, 3), " + spread.scaled(second)", ""),
}


@pytest.mark.parametrize("name", SLOPES)
def test_without_a_term_covariances_are_larger(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    a, sizes, (j, k), old, new = SLOPES[name]
    brute = Brute(3)
    turns = [float(a) + float(sizes[0]) * np.exp(1j * angle) for angle in np.linspace(0, 2 * np.pi, 17)]
    largest = max(abs(brute.at(np.array([z, 0, 0]))[2][j - 1, k - 1]) for z in turns)
    with precision(128):
        assert largest <= float(bounds(a, sizes).slope.entry(j - 1, k - 1).arb.upper())
        monkeypatch.setattr(module._Sizes, "__init__", rewritten(module._Sizes, "__init__", old, new))
        assert largest > float(bounds(a, sizes).slope.entry(j - 1, k - 1).arb.upper())
