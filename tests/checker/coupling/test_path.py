"""(H3) and (H4) against balls: the checker's bound of a segment is at least that of the lemma, and close to it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from certify.checker.coupling.path import Place, require_below
from certify.checker.verdict import Invalid
from tests.bounds.coupling.scenes import rewritten
from tests.checker.coupling.path_samples import CLOSE, PAIRS, Both, exact_rises


@pytest.fixture(scope="module")
def both() -> Both:
    return Both()


def test_the_bound_of_a_segment(both: Both) -> None:
    """It is that of the lemma, on the safe side of it and close."""
    for pair, (low, high) in zip(PAIRS, exact_rises(), strict=True):
        assert high - CLOSE <= both.rise(pair) <= low + CLOSE, pair


def test_a_field_may_be_short(both: Both) -> None:
    one, other = both.fields(PAIRS[1])
    assert both.at(one[:2]).rise(both.at(other[:2])) == both.at(one).rise(both.at(other))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("__init__", " - self.moments.log_z", ""),
        ("rise", "1 - 2 * size", "1"),
        ("rise", "min(own.lower(), other.lower())", "own.lower()"),
        ("rise", " - 2 * size**4", ""),
        ("rise", "max(fallen, min(own.lower(), other.lower()) - 2 * size**4)", "fallen"),
        ("rise", "w * (z - m)", "w * z"),
        ("rise", "square.upper() - ", "-"),
        ("rise", "max(start, start + slope + bend / 2)", "start"),
        ("rise", "max(start, start + slope + bend / 2)", "start + slope + bend / 2"),
        ("rise", " - slope**2 / (2 * bend)", ""),
    ],
)
def test_each_term_counts(both: Both, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    """Without it the number of some segment is another one."""
    before = [both.rise(pair) for pair in PAIRS]
    monkeypatch.setattr(Place, name, rewritten(Place, name, old, new))
    after = [both.rise(pair) for pair in PAIRS]
    assert any(abs(x - y) > CLOSE for x, y in zip(before, after, strict=True))


def test_every_half_of_every_segment_counts(both: Both) -> None:
    """The highest bound decides, wherever it is."""
    fields = [field for pair in PAIRS[:3] for field in both.fields(pair)]
    halves = [both.at(one).rise(both.at(other)) for pair in pairwise(fields) for one, other in (pair, pair[::-1])]
    most = max(halves)
    for order in (fields, fields[::-1]):
        require_below(both.near, both.own, order, most)
        with pytest.raises(Invalid, match="of the path"):
            require_below(both.near, both.own, order, most - Fraction(1, 10**30))
