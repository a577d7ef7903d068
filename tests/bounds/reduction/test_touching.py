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


Fields = Callable[[PiecePlan], dict[str, Any]]
"""Other fields of a piece, made of those that it has."""


def halved(piece: PiecePlan) -> dict[str, Any]:
    return {"peaks": (piece.peaks[0] // 2, piece.peaks[1])}


def sharp(piece: PiecePlan) -> dict[str, Any]:
    return {"upper": piece.upper - (1 - piece.upper) / 50}


def narrow(piece: PiecePlan) -> dict[str, Any]:
    return {"moment": (piece.moment[0], piece.peaks[1])}


def without_first_chords(piece: PiecePlan) -> dict[str, Any]:
    return {"chords": piece.chords[3:]}


WRONG: dict[str, tuple[Fields, str]] = {
    "lower": (lambda piece: {"lower": piece.lower + (1 - piece.lower) / 50}, "lower bound"),
    "upper": (sharp, "upper bound"),
    "lower peak": (halved, "lower bound"),
    "upper peak": (lambda piece: {"peaks": (piece.peaks[0], piece.peaks[1] // 2)}, "upper bound"),
    "lower moment": (lambda piece: {"moment": (piece.peaks[0], piece.moment[1])}, "moment"),
    "upper moment": (narrow, "moment"),
    "moment beyond the disc": (lambda piece: {"moment": (piece.moment[0], plan().disc.radius)}, "series"),
    "first chords": (without_first_chords, "one touching point"),
    "chords between": (lambda piece: {"chords": (piece.chords[0], piece.chords[-1])}, "chord"),
    "far lower": (lambda _: {"lower": Fraction(1, 2)}, "one touching point"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_proved(name: str) -> None:
    fields, words = WRONG[name]
    refused(changed(1, **fields(plan().pieces[1])), words)


def test_an_end_beyond_the_cover_is_not_proved() -> None:
    refused(changed(1, end=RIGHT * Fraction(11, 10)), "first moment")


def test_a_piece_below_beta_star_is_not_proved() -> None:
    refused(changed(0, end=Fraction(1)), "beyond beta_")
    with pytest.raises(Undecided, match="beyond beta_"):
        touching.check_touching(D, changed(0, upper=Fraction(9999, 10000)), star_below(D))


TERMS: list[tuple[str, str, Fields]] = [
    ("not whole.concave(squares[0])", "False", without_first_chords),
    ("whole.at(squares[4], 1).surely_negative()", "True", narrow),
    ("(least.at(squares[1], 0) + slope)", "least.at(squares[1], 0)", halved),
    ("if piece.upper < 1 else None", "if False else None", sharp),
]


@pytest.mark.parametrize(("old", "new", "fields"), TERMS, ids=[x[0] for x in TERMS])
def test_each_is_needed(monkeypatch: pytest.MonkeyPatch, old: str, new: str, fields: Fields) -> None:
    monkeypatch.setattr(touching, "check_piece", rewritten(touching, "check_piece", old, new))
    touching.check_touching(D, changed(1, **fields(plan().pieces[1])), star_below(D))


@cache
def expansion() -> touching.Expansion:
    """ell at 1.01 beta_* and K_#, with few terms, so that the remainder counts."""
    search = Search(D, BETA, 6)
    with precision(120):
        there = search.interaction(BETA)
        g = touching.series_interaction(search.disc, there, there, Fraction(1), Fraction(1))
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
