"""K_c on an interval when a piece of it is not proved, the search breaks down, or beta_* is near."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from certify.bounds.coupling.band import BandEnd, Piece
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.core.region import Region
from certify.cover.plan import CoverPlan
from certify.solve.coupling import interval as coupling_interval
from certify.solve.coupling.interval import critical_coupling_interval, propose_piece
from certify.solve.coupling.line import line
from tests.bounds.coupling.proved import D, proved_piece
from tests.sampling import sampled


def test_what_is_proved_beside_a_gap_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of three pieces is never proved: two runs, and its first half too; the rest of it is named."""
    low, high = Fraction(18, 5), Fraction(363, 100)
    nodes = [low, Fraction(361, 100), Fraction(362, 100), high]
    bad = Fraction(3617, 1000)

    def propose(piece: Piece, limit: int) -> tuple[Piece, object]:
        if piece.left.beta <= bad <= piece.right.beta:
            raise Undecided("planted")
        return piece, None

    monkeypatch.setattr(coupling_interval, "propose_piece", propose)
    monkeypatch.setattr(coupling_interval, "check_piece", lambda *_: Enclosure(Dyadic(1, -1), Dyadic(1, 0)))
    monkeypatch.setattr(coupling_interval, "piece_ends", lambda *_: nodes)
    monkeypatch.setattr(coupling_interval, "_HALVINGS", 1)
    monkeypatch.setattr("certify.solve.coupling.interval_claims._piece_evidence", lambda *_: {})
    result = critical_coupling_interval(D, low, high, digits=6)
    middle = Fraction(723, 200)
    assert [(gap.low, gap.high) for gap in result.gaps] == [(middle, nodes[2])]
    assert result.gaps[0].reason == "K_c is not enclosed: planted; try a shorter interval"
    runs = [c.beta_interval for c in result.claims if c.label == "two-minimisers" and c.beta_interval]
    assert runs == [(low, middle), (nodes[2], high)]
    monkeypatch.setattr(coupling_interval, "critical_coupling_interval", lambda *_: result)
    claims: list[Claim] = list(line(D, Region(low, high), ["critical-coupling", "two-minimisers"], None))
    still_open = [claim for claim in claims if claim.outcome == "inconclusive"]
    assert [(c.label, c.beta_interval) for c in still_open] == [
        ("critical-coupling", (middle, nodes[2])),
        ("two-minimisers", (middle, nodes[2])),
    ]
    bounds = still_open[0].enclosure
    assert bounds is not None
    assert as_fraction(bounds.lower) < Fraction(3, 8) < as_fraction(bounds.upper)


def test_what_is_much_longer_than_the_piece_before_it_is_halved_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces close below 1/100 here: the second interval, 16 times as long, is tried from its eighths on."""
    tried: list[Fraction] = []

    def propose(piece: Piece, limit: int) -> tuple[Piece, object]:
        tried.append(length := piece.right.beta - piece.left.beta)
        if length > Fraction(1, 100):
            raise Undecided("planted")
        return piece, None

    nodes = [Fraction(18, 5), Fraction(181, 50), Fraction(189, 50)]
    monkeypatch.setattr(coupling_interval, "propose_piece", propose)
    monkeypatch.setattr(coupling_interval, "check_piece", lambda *_: Enclosure(Dyadic(1, -1), Dyadic(1, 0)))
    monkeypatch.setattr(coupling_interval, "piece_ends", lambda *_: nodes)
    monkeypatch.setattr(coupling_interval, "interval_claims", lambda *_: ())
    monkeypatch.setattr(coupling_interval._Points, "__getitem__", lambda _, beta: beta)
    some = Enclosure(Dyadic(1, -1), Dyadic(1, 0))
    monkeypatch.setattr(coupling_interval, "_end", lambda beta: BandEnd(beta, some, some))
    result = critical_coupling_interval(D, nodes[0], nodes[2])
    assert not result.gaps
    assert tried == [Fraction(n, 100) for n in [2, 1, 1] * 9]
    assert [piece.right.beta - piece.left.beta for piece, *_ in result.pieces] == [Fraction(1, 100)] * 18


@pytest.mark.parametrize("error", sampled([ZeroDivisionError, OverflowError, ValueError], 1))
def test_a_search_that_breaks_down_decides_nothing(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def broken(*_: object) -> CoverPlan:
        raise error("planted")

    piece = replace(proved_piece()[0], inner=())
    monkeypatch.setattr(coupling_interval, "moving_plan", broken)
    with pytest.raises(Undecided, match="breaks down"):
        propose_piece(piece, 4000)


@pytest.mark.deep
def test_a_piece_next_to_beta_star_is_proved() -> None:
    """At 1.01 beta_* moments of high degree are far below the units of the plan."""
    result = critical_coupling_interval(D, Fraction(18343, 10000), Fraction(18344, 10000))
    assert not result.gaps
    assert result.claims[-1].beta_interval == (Fraction(18343, 10000), Fraction(18344, 10000))
