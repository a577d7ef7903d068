"""Points and pieces as a whole: the cover agrees with that of all moments, and says no more than is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from certify.bounds.spine.count import point_cover
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.cover.spine import SpinePlan
from certify.solve.coupling.claims import at_point
from certify.solve.coupling.point import box_coupling, spine_coupling
from certify.solve.spine.interval import prove_piece
from tests.checker.spine.samples import plan, point

BOTH = [(2, Fraction(7)), (3, Fraction(5)), (3, Fraction(9, 2)), (3, Fraction(6)), (2, Fraction(15, 2))]
SECOND = [(d, beta + Fraction(i, 7)) for d, beta in ((2, Fraction(7)), (3, Fraction(5))) for i in range(1, 9)]
"""Points where both covers close: the other one is the second witness."""


def _overlap(d: int, beta: Fraction) -> None:
    one, two = spine_coupling(d, beta, 12), box_coupling(d, beta, 12)
    assert one.claims[2].evidence["rule"] == "spine"
    assert two.claims[2].evidence["rule"] == "cover"
    for a, b in ((one.coupling, two.coupling), (one.moment, two.moment)):
        assert a is not None
        assert b is not None
        assert as_fraction(a.lower) <= as_fraction(b.upper)
        assert as_fraction(b.lower) <= as_fraction(a.upper)


@pytest.mark.deep
@pytest.mark.parametrize(("d", "beta"), BOTH + SECOND[:15])
def test_both_covers_agree(d: int, beta: Fraction) -> None:
    _overlap(d, beta)


def test_both_covers_agree_at_one_point() -> None:
    _overlap(3, Fraction(4))


@pytest.mark.parametrize(
    ("wrong", "factor"),
    [
        (lambda own: own, Fraction(11, 10)),
        (lambda own: replace(own, cells=own.cells[1:], window=(own.window[0] - 1, own.window[1] - 1)), 1),
        pytest.param(lambda own: replace(own, cells=own.cells[:-1]), 1, marks=pytest.mark.deep),
        (lambda own: replace(own, start=(1, 0, 0)), 1),
    ],
    ids=["K", "first cell", "last cell", "start"],
)
def test_a_cover_does_not_prove_another_coupling(wrong: Callable[[SpinePlan], SpinePlan], factor: Fraction) -> None:
    """At K a little above K_c the cells of the same plan are not settled, nor with a cell or the start left out."""
    claim, evidence, _ = point()
    with pytest.raises(Undecided):
        point_cover(claim.d, claim.region.beta, evidence.coupling[1] * factor, wrong(plan()))


@pytest.mark.deep
def test_a_piece_contains_its_points() -> None:
    piece = prove_piece(3, Fraction(25), Fraction(51, 2))
    band = piece.coupling
    for beta in (Fraction(25), Fraction(101, 4), Fraction(51, 2)):
        found = {claim.label: claim for claim in at_point(3, beta, 10, ["critical-coupling"], by_name=True)}
        inner = found["critical-coupling"].enclosure
        assert inner is not None
        assert as_fraction(band.lower) <= as_fraction(inner.lower)
        assert as_fraction(inner.upper) <= as_fraction(band.upper)
