"""Regions against beta_*: here it lies at 2, and no end is asked for its side without need."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.core.claim import End
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction
from certify.core.region import Region

ONE, THREE, OPEN = Fraction(1), Fraction(3), Fraction(2)


def side(x: Exact) -> int:
    if as_fraction(x) == OPEN:
        raise Undecided("beta is too near beta_*")
    return 1 if as_fraction(x) > OPEN else -1


@pytest.mark.parametrize(
    ("left", "right", "below", "beyond"),
    [
        (Fraction(0), ONE, (Fraction(0), ONE), None),
        (Fraction(0), "beta-star", (Fraction(0), "beta-star"), None),
        (ONE, THREE, (ONE, "beta-star"), ("beta-star", THREE)),
        (ONE, "inf", (ONE, "beta-star"), ("beta-star", "inf")),
        ("beta-star", THREE, None, ("beta-star", THREE)),
        (THREE, "inf", None, (THREE, "inf")),
    ],
)
def test_the_parts_on_both_sides(
    left: End, right: End, below: tuple[End, End] | None, beyond: tuple[End, End] | None
) -> None:
    region = Region(left, right)
    parts = region.part_below(side), region.part_beyond(side)
    assert tuple(part and part.interval for part in parts) == (below, beyond)
    assert region.begins_below(side) == (below is not None)
    assert region.beyond(side) == (below is None)
    assert region.below(side) == (beyond is None)
    assert region.place() == {"beta_interval": (left, right)}
    numbers = [None if isinstance(end, str) else end for end in (left, right)]
    assert [region.lower, region.upper] == numbers
    assert region.bounded == (None if None in numbers else tuple(numbers))


@pytest.mark.parametrize(("beta", "below"), [(ONE, True), (THREE, False)])
def test_a_point(beta: Fraction, below: bool) -> None:
    region = Region.at(beta)
    assert (region.below(side), region.beyond(side)) == (below, not below)
    assert (region.part_below(side), region.part_beyond(side)) == ((region, None) if below else (None, region))
    assert region.place() == {"beta": beta}
    assert region.bounded == (beta, beta)


def test_beta_star_itself() -> None:
    """It counts as below, and no end is asked for its side."""
    region = Region.at("beta-star")
    assert region.star
    assert not Region.at(ONE).star
    assert (region.below(side), region.beyond(side), region.begins_below(side)) == (True, False, True)
    assert (region.part_below(side), region.part_beyond(side)) == (region, None)
    assert region.place() == {"beta": "beta-star"}
    assert (region.lower, region.upper, region.bounded) == (None, None, None)


def test_an_end_that_is_open_is_undecided_where_it_matters() -> None:
    assert Region("beta-star", OPEN).beyond(side)
    assert Region("beta-star", OPEN).bounded is None
    for region in (Region(ONE, OPEN), Region(OPEN, THREE), Region.at(OPEN)):
        with pytest.raises(Undecided):
            region.part_below(side)
