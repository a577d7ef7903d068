"""Pieces next to beta_*: what is proved is so by brute force, and each hypothesis is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

from certify.bounds.reduction import touching
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.cover.reduction import PiecePlan, TouchingPlan
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.coupling.density import minimiser_estimate
from certify.search.coupling.interaction import float_kappa
from certify.solve.reduction.touching import Search, farthest, star_below, touching_plan
from tests.bounds.coupling.scenes import rewritten

D, BETA, RIGHT = 3, Fraction(1866, 1024), Fraction(1872, 1024)


@cache
def plan() -> TouchingPlan:
    """From beta_* to 1.006 beta_*, in two pieces, with a short series."""
    search = Search(D, RIGHT, 18)
    first, second = (search.touch(float(x)) for x in (BETA, RIGHT))
    with precision(200):
        return search.plan([search.piece(None, first, BETA), search.piece(first, second, RIGHT)])


def changed(place: int, **fields: Any) -> TouchingPlan:
    """The plan with other fields of one piece."""
    pieces = list(plan().pieces)
    pieces[place] = replace(pieces[place], **fields)
    return replace(plan(), pieces=tuple(pieces))


def refused(other: TouchingPlan, words: str) -> None:
    with pytest.raises((Undecided, ValueError), match=words):
        touching.check_touching(D, other, star_below(D))


def test_the_plan_is_proved() -> None:
    assert len(plan().pieces) == 2
    touching.check_touching(D, plan(), star_below(D))


def test_the_minimiser_is_where_it_is_said_to_be() -> None:
    """K_c/K_# and (K_c/K_#) m_1 by another search, at the ends of the second piece and between."""
    piece, left, right = plan().pieces[1], BETA, RIGHT
    unit = Fraction(1, 2 ** plan().grid)
    for beta in (left, (left + right) / 2, right):
        found = minimiser_estimate(D, float(beta))
        assert found is not None
        scale = found.coupling * 2 * float_kappa(D, float(beta), 1)[0] / D
        assert piece.lower < Fraction(scale) < piece.upper
        assert float(piece.moment[0] * unit) < scale * found.moments[0] < float(piece.moment[1] * unit)


SECOND = plan().pieces[1]
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"lower": SECOND.lower + (1 - SECOND.lower) / 50}, "lower bound"),
    ({"upper": SECOND.upper - (1 - SECOND.upper) / 50}, "upper bound"),
    ({"peaks": (SECOND.peaks[0] // 2, SECOND.peaks[1])}, "lower bound"),
    ({"peaks": (SECOND.peaks[0], SECOND.peaks[1] // 2)}, "upper bound"),
    ({"moment": (SECOND.peaks[0], SECOND.moment[1])}, "moment"),
    ({"moment": (SECOND.moment[0], SECOND.peaks[1])}, "moment"),
    ({"moment": (SECOND.moment[0], plan().disc.radius)}, "series"),
    ({"chords": SECOND.chords[3:]}, "one touching point"),
    ({"chords": (SECOND.chords[0], SECOND.chords[-1])}, "chord"),
    ({"lower": Fraction(1, 2)}, "one touching point"),
]


@pytest.mark.parametrize(("fields", "words"), WRONG, ids=[f"{next(iter(x[0]))}: {x[1]}" for x in WRONG])
def test_what_is_not_proved(fields: dict[str, Any], words: str) -> None:
    refused(changed(1, **fields), words)


def test_an_end_beyond_the_cover_is_not_proved() -> None:
    refused(changed(1, end=RIGHT * Fraction(11, 10)), "first moment")


def test_a_piece_below_beta_star_is_not_proved() -> None:
    refused(changed(0, end=Fraction(1)), "beyond beta_")
    with pytest.raises(Undecided, match="beyond beta_"):
        touching.check_touching(D, changed(0, upper=Fraction(9999, 10000)), star_below(D))


HALVED = {"peaks": (SECOND.peaks[0] // 2, SECOND.peaks[1])}
SHARP = {"upper": SECOND.upper - (1 - SECOND.upper) / 50}
NARROW = {"moment": (SECOND.moment[0], SECOND.peaks[1])}
TERMS: list[tuple[str, str, dict[str, Any]]] = [
    ("not whole.concave(squares[0])", "False", {"chords": SECOND.chords[3:]}),
    ("whole.at(squares[4], 1).surely_negative()", "True", NARROW),
    ("(least.at(squares[1], 0) + slope)", "least.at(squares[1], 0)", HALVED),
    ("if piece.upper < 1 else None", "if False else None", SHARP),
]


@pytest.mark.parametrize(("old", "new", "fields"), TERMS, ids=[x[0] for x in TERMS])
def test_each_is_needed(monkeypatch: pytest.MonkeyPatch, old: str, new: str, fields: dict[str, Any]) -> None:
    monkeypatch.setattr(touching, "check_piece", rewritten(touching, "check_piece", old, new))
    touching.check_touching(D, changed(1, **fields), star_below(D))


@cache
def expansion() -> touching.Expansion:
    """ell at 1.01 beta_* and K_#, with few terms, so that the remainder counts."""
    search = Search(D, BETA, 6)
    with precision(120):
        there = search.weights(BETA)
        g = touching.series_weights(search.disc, there, there, Fraction(1), Fraction(1))
        return touching.Expansion(search.setting, search.disc, search.bound, g)


def _difference(function: Callable[[Fraction], Ball], u: Fraction) -> float:
    step = Fraction(1, 2**30)
    with precision(120):
        ends = [function(x).midpoint().fraction() for x in (u - step, u + step)]
    return float((ends[1] - ends[0]) / (2 * step))


def test_derivatives_are_those_of_the_function() -> None:
    ell, u = expansion(), Fraction(1, 10)
    with precision(120):
        slope = float(ell.at(u, 1).midpoint().fraction())
    assert _difference(lambda x: ell.at(x, 0), u) == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize("order", [0, 1, 2])
def test_the_remainder_bounds_the_sum(order: int) -> None:
    """sum_{n>m} |d^k u^(n-1)| B/R^(2n), summed term by term."""
    ell, u = expansion(), Fraction(1, 10)
    m, whole = len(ell.series), Fraction(0)
    with precision(120):
        bound = ell.bound.upper().fraction()
        for n in range(m + 1, m + 80):
            factor = [1, n - 1, (n - 1) * (n - 2)][order]
            whole += factor * u ** (n - 1 - order) * bound / ell.square**n
        found = ell._remainder(u, order).upper().fraction()
    assert whole <= found <= whole * (1 + Fraction(1, 10**6))


REMAINDER = [
    ("* x / (1 - x) ** 2", "* 0"),
    ("m * (m - 1)", "m"),
    ("(order + 1)", "order"),
    ("x**m / (1 - x),", "x**m,"),
]


@pytest.mark.parametrize(("old", "new"), REMAINDER)
def test_without_a_term_it_does_not(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    wrong = rewritten(touching.Expansion, "_remainder", old, new)
    monkeypatch.setattr(touching.Expansion, "_remainder", wrong)
    failed = 0
    for order in (0, 1, 2):
        try:
            test_the_remainder_bounds_the_sum(order)
        except AssertionError:
            failed += 1
    assert failed > 0


@pytest.mark.deep
@pytest.mark.parametrize("d", range(2, 21))
def test_how_far_pieces_reach(d: int) -> None:
    """In three pieces at most; up to d = 10 to where the covers of all moments begin."""
    assert float(farthest(d)) > (1.01 if d <= 10 else 1.006) * beta_star_estimate(d)
    assert len(touching_plan(d, None, farthest(d)).pieces) <= 3


def test_the_moment_is_enclosed_tightly() -> None:
    piece: PiecePlan = plan().pieces[1]
    assert np.diff(piece.moment)[0] < piece.moment[0] // 2
