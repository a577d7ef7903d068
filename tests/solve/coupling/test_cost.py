"""Estimates of time: they add up, grow with what is asked, and are nothing where a part is open at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.search.coupling import nodes
from certify.solve.coupling.cost import seconds_estimate
from certify.solve.coupling.parts import Part


def test_estimates_grow_with_dimension_length_and_beta() -> None:
    ends = [(Fraction(3), Fraction(4)), (Fraction(4), Fraction(5))]
    near, far = (Part("cover", low, high) for low, high in ends)
    assert seconds_estimate(3, near) < seconds_estimate(12, near)
    assert seconds_estimate(3, near) < seconds_estimate(3, Part("cover", Fraction(3), Fraction(5)))
    pieces = [len(nodes.piece_ends(3, low, high)) - 1 for low, high in ends]
    assert seconds_estimate(3, near) / pieces[0] < seconds_estimate(3, far) / pieces[1]
    first, second, both = (Part("spine", Fraction(a), Fraction(b)) for a, b in ((10, 20), (20, 40), (10, 40)))
    assert seconds_estimate(3, first) + seconds_estimate(3, second) == pytest.approx(seconds_estimate(3, both))
    assert seconds_estimate(3, Part("reduction", None, Fraction(2))) > 0


def test_a_part_that_is_open_at_once_takes_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "_MOST_PIECES", 2)
    assert seconds_estimate(3, Part("cover", Fraction("1.8162"), Fraction(2))) == 0
