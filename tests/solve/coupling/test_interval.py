"""K_c on intervals: the band between points, the linear model of the interaction, a proved piece, planted faults."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from certify.bounds.coupling.band import BandEnd, Part, Piece, coupling_on, range_interaction, tangent
from certify.bounds.coupling.count import check_piece
from certify.bounds.coupling.interaction import interaction_on
from certify.checker import check_document
from certify.core.ball import Ball, precision
from certify.core.certificate import document
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.cover.plan import CoverPlan
from certify.solve.coupling.interval import critical_coupling_interval, propose_piece
from certify.solve.coupling.point import critical_coupling

D = 3
LOW, HIGH = Fraction(18, 5), Fraction(181, 50)
BITS = 80


def end(beta: Fraction) -> BandEnd:
    point = critical_coupling(D, beta, digits=12)
    assert point.coupling is not None
    assert point.log_slope is not None
    return BandEnd(beta, point.coupling, point.log_slope)


@pytest.fixture(scope="module")
def piece() -> Piece:
    return Piece(D, end(LOW), end(HIGH))


@pytest.fixture(scope="module")
def plan(piece: Piece) -> CoverPlan:
    """So short a piece needs no node inside it."""
    same, plan = propose_piece(piece, 4000)
    assert same == piece
    return plan


def test_the_band_contains_a_point_between(piece: Piece) -> None:
    """Chord and tangents against a point proved on its own."""
    s = Fraction(1, 3)
    inner = end(piece.beta(s))
    with precision(BITS):
        chord, above = Part(piece.left, piece.right).chord(inner.beta)[0], tangent(piece.left, inner.beta)
        assert chord.surely_less(inner.coupling.lower)
        assert Ball(inner.coupling.upper).surely_less(above)
        assert (above - chord).surely_less(Fraction(1, 10**4))
        centre, slope, spread = coupling_on(piece, Fraction(-1), Fraction(1))
        line = centre + slope * s + spread
        assert line.surely_contains(Ball.between(inner.coupling.lower, inner.coupling.upper))


def test_the_interaction_on_a_range_contains_that_at_a_point(piece: Piece) -> None:
    s = Fraction(-1, 4)
    inner = end(piece.beta(s))
    with precision(BITS):
        g = range_interaction(piece, 6, Fraction(-1), Fraction(1, 2))
        shift = s - Fraction(-1, 4)
        weights = interaction_on(D, inner.beta, inner.beta, 6)
        exact, tail = weights.at(Ball.between(inner.coupling.lower, inner.coupling.upper))
        linear = g.centre + g.slope.scaled(shift) + g.spread
        for value, model in zip(exact, linear.entries(), strict=True):
            assert model.surely_contains(value)
        assert tail.surely_at_most(g.tau.upper())


def test_a_piece_is_proved(piece: Piece, plan: CoverPlan) -> None:
    moment = check_piece(piece, plan)
    assert moment.lower < Fraction(83, 100) < moment.upper
    with precision(plan.precision):
        point = critical_coupling(D, piece.beta(Fraction(1, 3)), digits=10)
    assert point.moment is not None
    assert as_fraction(moment.lower) < as_fraction(point.moment.lower)
    assert as_fraction(point.moment.upper) < as_fraction(moment.upper)


def test_a_wrong_band_is_not_proved(piece: Piece, plan: CoverPlan) -> None:
    """K_c shifted by one part in a hundred at both ends: the cover does not close."""
    factor = Fraction(101, 100)
    ends = [
        replace(x, coupling=Enclosure(*(as_fraction(v) * factor for v in (x.coupling.lower, x.coupling.upper))))
        for x in (piece.left, piece.right)
    ]
    with pytest.raises(Undecided):
        check_piece(Piece(D, ends[0], ends[1]), plan)


def test_regions_that_do_not_move_far_enough_are_refused(piece: Piece, plan: CoverPlan) -> None:
    width = plan.star_upper[0] - plan.star_lower[0]
    moved = replace(
        plan, star_lower=tuple(x + width for x in plan.star_lower), star_upper=tuple(x + width for x in plan.star_upper)
    )
    with pytest.raises(Undecided):
        check_piece(piece, moved)
    with pytest.raises(Undecided, match="cuts"):
        check_piece(piece, replace(plan, star_cuts=(1 << plan.grid,)))


def test_a_wrong_slope_contradicts_the_chord(piece: Piece) -> None:
    steep = replace(piece.left, log_slope=Enclosure(Fraction(9), Fraction(9)))
    flat = replace(piece.right, log_slope=Enclosure(Fraction(1), Fraction(1)))
    with precision(BITS), pytest.raises(Undecided, match="contradict"):
        coupling_on(Piece(D, steep, flat), Fraction(0), Fraction(1))


def test_powers_without_a_sign_are_refused(piece: Piece) -> None:
    """The bounds are convex in beta only for positive powers."""
    with precision(BITS):
        with pytest.raises(Undecided, match="decrease"):
            Part(replace(piece.right, beta=LOW), replace(piece.left, beta=HIGH)).chord(LOW)
        with pytest.raises(Undecided, match="sign"):
            tangent(replace(piece.left, log_slope=Enclosure(Fraction(-1), Fraction(1))), LOW)


def test_claims_of_an_interval_are_adjacent() -> None:
    result = critical_coupling_interval(D, LOW, HIGH, digits=8)
    band = [claim for claim in result.claims if claim.label == "critical-coupling" and claim.beta_interval]
    assert band[0].beta_interval is not None
    assert band[-1].beta_interval is not None
    assert band[0].beta_interval[0] == LOW
    assert band[-1].beta_interval[1] == HIGH
    for left, right in pairwise(band):
        assert left.beta_interval is not None
        assert right.beta_interval is not None
        assert left.beta_interval[1] == right.beta_interval[0]
    counts = [claim for claim in result.claims if claim.label == "two-minimisers" and claim.beta_interval]
    assert [claim.beta_interval for claim in counts] == [(LOW, HIGH)]
    assert len(check_document(document(result.claims)).accepted) == len(result.claims)


@pytest.mark.deep
def test_a_longer_interval_is_covered() -> None:
    result = critical_coupling_interval(D, Fraction(5, 2), Fraction(18, 5), digits=8)
    assert result.pieces[0][0].left.beta == Fraction(5, 2)
    for (left, _, _), (right, _, _) in pairwise(result.pieces):
        assert left.right.beta == right.left.beta
    assert result.pieces[-1][0].right.beta == Fraction(18, 5)
