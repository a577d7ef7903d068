"""Pieces away from beta_*: what is proved is so by brute force, and each hypothesis is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from certify.bounds.reduction import isolation
from certify.bounds.reduction.isolation import Strip
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.cover.reduction import IsolationPiece
from certify.search.coupling.density import minimiser_estimate
from certify.search.coupling.interaction import float_kappa
from tests.bounds.reduction.isolation_scenes import LEFT, RIGHT, Brute, D, chart, ground, plan
from tests.bounds.reduction.test_chart import weights

UNIT = 2.0**-80


def test_the_plan_is_proved() -> None:
    isolation.check_isolation(D, plan(), LEFT)


def test_the_minimiser_is_where_it_is_said_to_be() -> None:
    """K_c/K_# and (K_c/K_#) m_1 by another search, at the ends of the piece and between."""
    piece, unit = plan().pieces[0], Fraction(1, 2 ** plan().grid)
    for beta in (LEFT, (LEFT + RIGHT) / 2, RIGHT):
        found = minimiser_estimate(D, float(beta))
        assert found is not None
        scale = found.coupling * 2 * float_kappa(D, float(beta), 1)[0] / D
        assert piece.lower < Fraction(scale) < piece.upper
        assert float(piece.moment[0] * unit) < scale * found.moments[0] < float(piece.moment[1] * unit)


def strip() -> Strip:
    """The first strip; at the precision of the caller."""
    plans = plan().pieces[0].strips[0]
    middle = ground().setting.number(plans.chart.centre[0])
    ends = (D * ground().setting.number(plan().pieces[0].inner[-1][0]), D * ground().setting.number(plans.end))
    return Strip(ground(), plans, chart(), max(abs(x - middle) for x in ends))


def derivatives(a: float, g: Any) -> tuple[float, float, float]:
    """L, L', L'' at one field for given weights, from complex steps."""
    own = plan().pieces[0].strips[0].chart
    brute, start = Brute(len(own.centre)), np.array(own.centre)[1:] * UNIT
    value, _, moments = brute.branch(a, g, start)
    step = 1e-6
    turned = brute.branch(a + 1j * step, g, start)[2]
    return value.real, moments[0].real, turned[0].imag / step


@pytest.mark.parametrize("share", [-0.8, 0.0, 0.7])
@pytest.mark.parametrize("end", [0, 1])
def test_values_of_the_operators_are_enclosed_for_all_weights(share: float, end: int) -> None:
    with precision(128):
        own = strip()
        x = own.reach * Fraction(share)
        a = float(ground().setting.number(plan().pieces[0].strips[0].chart.centre[0]) + x)
        value, first, second = derivatives(a, weights()[end])
        for sizes, flag, true in (
            (isolation._CRITERION, True, 5 * a * first - a * a * second - 8 * value),
            (isolation._SLOPE, False, a * first - 2 * value),
        ):
            found = own.around(own.images(second=flag), sizes, x, Fraction(0))
            assert float(found.arb.lower()) <= true <= float(found.arb.upper())
            assert float(found.arb.rad()) < 1


def test_the_first_order_in_the_weights_is_needed() -> None:
    """Without it and the rest of E the value at the ends of the weights is not enclosed."""
    with precision(128):
        own = strip()
        own.chart = replace(own.chart, gap=tuple(x * 0 for x in own.chart.gap), error=own.chart.error * 0)
        own.sizes = [x * 0 for x in own.sizes]
        value, first, second = derivatives(float(own.chart.centre.arb.mid()), weights()[1])
        a = float(own.chart.centre.arb.mid())
        found = own.around(own.images(second=True), isolation._CRITERION, Fraction(0), Fraction(0))
        assert not float(found.arb.lower()) <= 5 * a * first - a * a * second - 8 * value <= float(found.arb.upper())


def test_what_is_left_of_the_series_is_needed() -> None:
    """A series of degree 4 encloses values near the end of the strip only with what is left out."""
    with precision(128):
        plans = replace(plan().pieces[0].strips[0], degree=4)
        own = Strip(ground(), plans, chart(), strip().reach)
        own.chart = replace(own.chart, gap=tuple(x * 0 for x in own.chart.gap), error=own.chart.error * 0)
        x = own.reach * Fraction(9, 10)
        a = float(own.chart.centre.arb.mid()) + float(x)
        g = np.array([float(y.arb.mid()) for y in own.chart.own[1:]])
        value, first, second = derivatives(a, g)
        true = 5 * a * first - a * a * second - 8 * value
        found = own.around(own.images(second=True), isolation._CRITERION, x, Fraction(0))
        assert float(found.arb.lower()) <= true <= float(found.arb.upper())
        own.sizes = [y * 0 for y in own.sizes]
        found = own.around(own.images(second=True), isolation._CRITERION, x, Fraction(0))
        assert not float(found.arb.lower()) <= true <= float(found.arb.upper())


def test_remainders_are_sums() -> None:
    x, m = Fraction(1, 3), 5
    for order, value in enumerate(isolation._remainders(m, x)):
        factors = [(1, n, n * (n - 1))[order] * x ** (n - order) for n in range(m, 150)]
        assert 0 <= value - sum(factors) < Fraction(1, 10**40)


Fields = Callable[[IsolationPiece], dict[str, Any]]
"""Other fields of a piece, made of those that it has."""


def strips(change: Callable[[tuple[Any, ...]], Any]) -> Fields:
    return lambda piece: {"strips": tuple(change(piece.strips))}


WRONG: list[tuple[str, Fields, str]] = [
    ("K_c too large", lambda x: {"lower": x.upper - Fraction(1, 10**9)}, "lower bound of K_c|contracted"),
    ("K_c too small", lambda x: {"upper": x.lower + Fraction(1, 10**9)}, "upper bound of K_c"),
    ("another peak", lambda x: {"peak": (x.peak[0] // 2, *x.peak[1:])}, "upper bound of K_c"),
    ("upper is 1", lambda x: {"upper": Fraction(1)}, "d=3"),
    ("another foot", lambda x: {"foot": x.strips[0].chart}, "lower bound of K_c|contracted"),
    ("a moment that ends early", lambda x: {"moment": (x.moment[0], x.moment[0])}, "not enclosed"),
    ("a moment that begins late", lambda x: {"moment": (x.moment[1], x.moment[1])}, "not enclosed"),
    ("a moment at one end", lambda x: {"moment": (x.inner[-1][0], x.inner[-1][0])}, "not enclosed"),
    ("a moment outside", lambda x: {"moment": (1, x.moment[1])}, "not enclosed"),
    ("no last strip", strips(lambda x: x[:-1]), "not enclosed"),
    ("no first strip", strips(lambda x: x[1:]), "within its chart|contracted|concave|strips increase"),
    ("one cell", strips(lambda x: (replace(x[0], cells=1), *x[1:])), "concave"),
    ("a short series", strips(lambda x: (replace(x[0], degree=3), *x[1:])), "concave"),
    ("inner chords begin late", lambda x: {"inner": x.inner[-1:]}, "near 0|series"),
    ("an inner chord removed", lambda x: {"inner": (x.inner[0], x.inner[-1])}, "chord"),
    ("an outer chord removed", lambda x: {"outer": (x.outer[0], x.outer[-1])}, "chord"),
    ("outer chords end early", lambda x: {"outer": x.outer[:-1]}, "end with the reach"),
]


@pytest.mark.parametrize(("name", "fields", "words"), WRONG, ids=[x[0] for x in WRONG])
def test_each_hypothesis_is_needed(name: str, fields: Fields, words: str) -> None:
    piece = plan().pieces[0]
    other = replace(plan(), pieces=(replace(piece, **fields(piece)),))
    with pytest.raises((Undecided, ValueError), match=words):
        isolation.check_isolation(D, other, LEFT)


def test_a_wider_piece_is_refused() -> None:
    """The charts are for the weights of the piece: from 1.85 on there are others."""
    with pytest.raises(Undecided):
        isolation.check_isolation(D, plan(), Fraction(185, 100))


def test_below_beta_star_nothing_is_proved() -> None:
    with pytest.raises(Undecided):
        isolation.check_isolation(D, plan(), Fraction(18, 10))
