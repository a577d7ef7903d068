"""What the table of whole lines says of a document: the gaps that accepted claims leave, and one row a dimension."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import Any

import pytest

from benchmarks.whole_line import COLUMNS, uncovered, written
from certify.checker.document.claim import Claim
from certify.checker.document.region import Region

KC = "critical-coupling"


def piece(a: Any, b: Any, label: str = KC, outcome: str = "proved") -> Claim:
    """An accepted claim about every beta of [a, b]; None is beta_* on the left, infinity on the right."""
    left, right = (None if end is None else Fraction(end) for end in (a, b))
    region = Region(left, right, infinite=b is None, point=False)
    return Claim("claims[0]", label, 3, outcome, region, None, {}, "", frozenset())


WHOLE = [piece(None, 2), piece(2, 5), piece(5, None)]


def test_adjacent_pieces_leave_nothing_open() -> None:
    assert uncovered(WHOLE, KC) == []
    assert uncovered(WHOLE[::-1], KC) == []  # in any order
    assert uncovered([*WHOLE, piece(3, 4)], KC) == []  # and one inside another hides nothing


@pytest.mark.parametrize(
    ("claims", "gaps"),
    [
        ([], ["[beta_*, inf)"]),
        (WHOLE[1:], ["[beta_*, 2]"]),
        (WHOLE[:-1], ["[5, inf)"]),
        ([WHOLE[0], WHOLE[2]], ["[2, 5]"]),
        ([piece(None, 2), piece("201/100", 5), piece(6, None)], ["[2, 201/100]", "[5, 6]"]),
        ([piece(None, 6), piece(2, 5), piece(7, None)], ["[6, 7]"]),  # the reach of the longer one counts
        ([piece(c.interval.a, c.interval.b, "order-parameter") for c in WHOLE if c.interval], ["[beta_*, inf)"]),
    ],
    ids=["none", "begin", "end", "middle", "two", "nested", "another-label"],
)
def test_a_gap_is_named(claims: list[Claim], gaps: list[str]) -> None:
    assert uncovered(claims, KC) == gaps


def test_a_point_covers_nothing_beside_itself() -> None:
    assert uncovered([piece(None, 2), piece(2, 2), piece(3, None)], KC) == ["[2, 3]"]


def test_what_is_refuted_covers_nothing() -> None:
    """Two minimisers asked for on (0, inf) are refuted there, as below beta_* there is no second one."""
    assert uncovered([piece(0, None, outcome="refuted"), *WHOLE[1:]], KC) == ["[beta_*, 2]"]
    assert uncovered([piece(0, None), *WHOLE], KC) == []  # and two that begin together are no trouble


def test_up_to_beta_star_is_not_beyond_it() -> None:
    """K_c = K_# on (0, beta_*] says nothing about what is beyond."""
    below = Claim(
        "claims[0]", KC, 3, "proved", Region(Fraction(0), None, infinite=False, point=False), None, {}, "", frozenset()
    )
    assert uncovered([below, *WHOLE[1:]], KC) == ["[beta_*, 2]"]


def test_the_table_is_read_back_by_dimension() -> None:
    rows = [{name: f"{name} of {d}" for name in COLUMNS} | {"d": str(d)} for d in (10, 2)]
    assert list(csv.DictReader(io.StringIO(written(rows)))) == rows[::-1]
