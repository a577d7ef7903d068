"""Covers and loose enclosures."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certify.core.ball import Ball, precision
from certify.core.enclosure import cover, loose_enclosure, relative_enclosure, round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction


@given(st.integers(-(10**30), 10**30), st.integers(-80, 20), st.integers(-5, 60))
def test_round_to_is_outward_and_on_the_grid(mantissa: int, exponent: int, places: int) -> None:
    x = Dyadic(mantissa, exponent)
    down, up = round_to(x, places, up=False), round_to(x, places, up=True)
    assert down <= x <= up
    assert (up - down) <= Dyadic(1, -places)


@given(st.fractions(min_value=-9, max_value=9, max_denominator=999), st.integers(5, 90))
def test_loose_enclosure_leaves_room(x: Fraction, places: int) -> None:
    with precision(128):
        enclosure = loose_enclosure(Ball(x), places)
    assert (
        as_fraction(enclosure.lower) + Fraction(1, 2**places)
        <= x
        <= as_fraction(enclosure.upper) - Fraction(1, 2**places)
    )
    assert as_fraction(enclosure.width()) <= Fraction(5, 2**places)


def test_relative_enclosure() -> None:
    with precision(200):
        tiny = relative_enclosure(Ball(-1000).exp(), 60)
        assert tiny.lower > 0
        assert as_fraction(tiny.width()) <= as_fraction(tiny.lower) / 2**56
        with pytest.raises(Undecided):
            relative_enclosure(Ball.between(-1, 1), 60)


@given(st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100))
def test_cover_is_gap_free_and_every_piece_holds(width: Fraction) -> None:
    def holds(a: Fraction, b: Fraction) -> bool:
        return b - a <= width * (1 + a)

    nodes = cover(Fraction(1, 3), Fraction(7, 3), holds, shortest=Fraction(1, 10**6), what="test")
    assert (nodes[0], nodes[-1]) == (Fraction(1, 3), Fraction(7, 3))
    assert all(a < b and holds(a, b) for a, b in pairwise(nodes))


def test_a_piece_that_never_holds_is_undecided() -> None:
    with pytest.raises(Undecided, match="not proved"):
        cover(Fraction(0), Fraction(1), lambda a, b: b < Fraction(1, 2), shortest=Fraction(1, 2**20), what="test")
