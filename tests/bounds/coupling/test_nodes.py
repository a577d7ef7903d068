"""Nodes inside a piece: the band that they make, and what is asked of each of them. Gaps. The derivative of K_c."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from certify.bounds.coupling.band import BandEnd, InnerNode, Piece, coupling_on
from certify.bounds.coupling.count import check_piece
from certify.bounds.coupling.density import explicit_touch
from certify.bounds.coupling.derivative import own_slope, piece_derivative
from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.coupling.nodes import check_node
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.core.region import Region
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes
from certify.solve.coupling import interval as coupling_interval
from certify.solve.coupling.claims import beyond
from certify.solve.coupling.interval import critical_coupling_interval, propose_piece
from certify.solve.coupling.point import critical_coupling

D, LOW, HIGH = 3, Fraction(5, 2), Fraction(13, 5)
BITS = 80
Scene = tuple[Piece, CoverPlan]


# --- the band -------------------------------------------------------------------------------------------------------
def _model(beta: Fraction, bend: Fraction) -> Ball:
    """log K = -x - bend x^2, x = log beta: concave for bend > 0."""
    x = Ball(beta).log()
    return (-x - x * x * bend).exp()


def _node(beta: Fraction, bend: Fraction) -> InnerNode:
    value, slope = _model(beta, bend), Ball(beta).log() * bend * 2 + 1
    level, tangent = (Enclosure(v.lower(), v.upper()) for v in (value, slope))
    return InnerNode(beta, level, tangent, TouchSizes(1, 2, (), 2), BallMatrix.integers([[0]]))


def _piece(bend: Fraction, places: list[Fraction]) -> Piece:
    left, *inner, right = (_node(beta, bend) for beta in (Fraction(2), *places, Fraction(3)))
    return Piece(D, left, right, tuple(inner))


@pytest.mark.parametrize("places", [[], [Fraction(5, 2)], [Fraction(17, 8), Fraction(9, 4), Fraction(11, 4)]])
def test_the_band_contains_a_concave_function(places: list[Fraction]) -> None:
    """Random ranges of s, at one node, across several and of length 0: every value lies in line and spread."""
    rng = random.Random(len(places))
    with precision(BITS):
        piece = _piece(Fraction(3, 2), places)
        for _ in range(25):
            s0, s1 = sorted(Fraction(rng.randint(-64, 64), 64) for _ in range(2))
            centre, slope, spread = coupling_on(piece, s0, s1)
            for k in range(5):
                s = s0 + (s1 - s0) * k / 4
                line = centre + slope * (s - (s0 + s1) / 2) + spread
                assert line.surely_contains(_model(piece.beta(s), Fraction(3, 2)))


def test_nodes_make_the_band_narrow() -> None:
    def width(piece: Piece) -> Fraction:
        radii = (coupling_on(piece, Fraction(k, 16), Fraction(k + 1, 16))[2].radius() for k in range(-16, 16))
        return max(radius.fraction() for radius in radii)

    with precision(BITS):
        few, many = (_piece(Fraction(3, 2), [2 + Fraction(k, n) for k in range(1, n)]) for n in (1, 8))
        assert width(many) * 10 < width(few)


def test_the_band_of_a_convex_function_contradicts_itself() -> None:
    with precision(BITS), pytest.raises(Undecided, match="contradict"):
        coupling_on(_piece(-Fraction(1, 4), [Fraction(5, 2)]), -Fraction(1, 2), -Fraction(31, 64))


# --- one node -------------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def scene() -> Scene:
    ends = []
    for beta in (LOW, HIGH):
        point = critical_coupling(D, beta, digits=10)
        assert point.coupling is not None
        assert point.log_slope is not None
        ends.append(BandEnd(beta, point.coupling, point.log_slope))
    return propose_piece(Piece(D, ends[0], ends[1]), 4000)


def test_a_piece_with_nodes_is_proved(scene: Scene) -> None:
    piece, plan = scene
    assert len(piece.inner) == 3
    moment = check_piece(piece, plan)
    assert as_fraction(moment.lower) < Fraction(67, 100) < as_fraction(moment.upper)
    point = critical_coupling(D, piece.inner[0].beta, digits=12).coupling
    assert point is not None
    inner = piece.inner[0].coupling
    assert as_fraction(inner.lower) < as_fraction(point.lower) <= as_fraction(point.upper)
    assert as_fraction(point.lower) <= as_fraction(inner.upper)


def _narrow(x: Enclosure, side: str) -> Enclosure:
    middle = (as_fraction(x.lower) + as_fraction(x.upper)) / 2
    return Enclosure(middle, x.upper) if side == "lower" else Enclosure(x.lower, middle)


def test_every_statement_about_a_node_is_checked(scene: Scene) -> None:
    piece, plan = scene
    node = piece.inner[1]
    with precision(BITS):
        theta, almost = Ball(Fraction(99, 100)), Ball(1 - Fraction(1, 2**50))
        check_node(piece, plan, node, theta)
        top, slope = as_fraction(node.coupling.upper), node.log_slope
        high, low = Enclosure(top, top), as_fraction(node.coupling.lower)
        moved = replace(plan, star_lower=plan.star_upper)
        for wrong, bound, settings, words in (
            (replace(node, coupling=high), theta, plan, "F_K >= 0"),
            (node, almost, plan, "F_K >= 0"),
            (replace(node, coupling=Enclosure(low, low)), theta, plan, "upper bound of K_c"),
            (replace(node, log_slope=Enclosure(slope.upper, slope.upper)), theta, plan, "slope"),
            (replace(node, log_slope=Enclosure(slope.lower, slope.lower)), theta, plan, "slope"),
            (node, theta, moved, "C_"),
        ):
            with pytest.raises(Undecided, match=words):
                check_node(piece, settings, wrong, bound)


def test_a_node_that_says_too_much_stops_the_piece(scene: Scene) -> None:
    """A lower end above the tangents beside it, nodes out of order, and one that is not where it says."""
    piece, plan = scene
    first, second, third = piece.inner
    factor = Fraction(1001, 1000)
    raised = Enclosure(*(as_fraction(x) * factor for x in (second.coupling.lower, second.coupling.upper)))
    for inner in (
        (first, replace(second, coupling=raised), third),
        (second, first, third),
        (first, replace(second, beta=second.beta + Fraction(1, 2**20)), third),
    ):
        with pytest.raises(Undecided):
            check_piece(replace(piece, inner=inner), plan)


def test_the_tangent_of_a_density_bounds_its_quotient(scene: Scene) -> None:
    """H/E_beta <= (H/E_b) (b/beta)^p for the density of a node, and nearly equal close to b."""
    node = scene[0].inner[1]
    with precision(node.sizes.bits):
        touch = explicit_touch(D, node.beta, node.sizes, node.field)
        power, entropy = own_slope(touch, node.beta), dot(touch.field, touch.mean) - touch.log_partition
        for step in (-Fraction(1, 4), -Fraction(1, 1000), Fraction(1, 1000), Fraction(1, 4)):
            beta = node.beta + step
            kappa = BallMatrix.row(interaction_on(D, beta, beta, node.sizes.modes).kappa)
            quotient = entropy / dot(touch.mean.scale_columns(kappa), touch.mean)
            bound = touch.upper_coupling() * (power * (Ball(node.beta) / beta).log()).exp()
            assert quotient.surely_less(bound)
            assert (bound - quotient).surely_less(step * step)


# --- intervals --------------------------------------------------------------------------------------------------------
def test_the_derivative_on_a_piece_contains_those_at_its_ends(scene: Scene) -> None:
    piece = scene[0]
    slope = piece_derivative(piece)
    for end in (piece.left, piece.right):
        p, k = as_fraction(end.log_slope.lower), as_fraction(end.coupling.lower)
        assert as_fraction(slope.lower) < -p * k / end.beta < as_fraction(slope.upper)
    chord = (as_fraction(piece.right.coupling.lower) - as_fraction(piece.left.coupling.lower)) / (2 * piece.half)
    assert as_fraction(slope.lower) < chord < as_fraction(slope.upper) < 0
    with pytest.raises(Undecided, match="sign"):
        piece_derivative(replace(piece, left=replace(piece.left, log_slope=Enclosure(Fraction(-1), Fraction(1)))))


def test_the_derivative_at_a_point_is_that_of_the_enclosures_beside_it() -> None:
    """The secants to both sides of 5/2 lie on both sides of K_c'(5/2): K_c is concave or convex near it."""
    step, values = Fraction(1, 128), []
    for beta in (LOW - step, LOW, LOW + step):
        point = critical_coupling(D, beta, digits=12)
        assert point.coupling is not None
        values.append(as_fraction(point.coupling.lower))
        if beta == LOW:
            claim = point.claims[0]
    secants = sorted(((values[1] - values[0]) / step, (values[2] - values[1]) / step))
    slope = claim.details["derivative"]
    assert secants[0] < as_fraction(slope["lower"]) < as_fraction(slope["upper"]) < secants[1]
    assert as_fraction(slope["upper"]) - as_fraction(slope["lower"]) < Fraction(1, 10**11)


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
    claims: list[Claim] = list(beyond(D, Region(low, high), ["critical-coupling", "two-minimisers"]))
    still_open = [claim for claim in claims if claim.outcome == "inconclusive"]
    assert [(c.label, c.beta_interval) for c in still_open] == [
        ("critical-coupling", (middle, nodes[2])),
        ("two-minimisers", (middle, nodes[2])),
    ]
    bounds = still_open[0].enclosure
    assert bounds is not None
    assert as_fraction(bounds.lower) < Fraction(3, 8) < as_fraction(bounds.upper)


@pytest.mark.parametrize("error", [ZeroDivisionError, OverflowError, ValueError])
def test_a_search_that_breaks_down_decides_nothing(
    monkeypatch: pytest.MonkeyPatch, scene: Scene, error: type[Exception]
) -> None:
    def broken(*_: object) -> CoverPlan:
        raise error("planted")

    monkeypatch.setattr(coupling_interval, "moving_plan", broken)
    with pytest.raises(Undecided, match="breaks down"):
        propose_piece(replace(scene[0], inner=()), 4000)


@pytest.mark.deep
def test_a_piece_next_to_beta_star_is_proved() -> None:
    """At 1.01 beta_* moments of high degree are far below the units of the plan."""
    result = critical_coupling_interval(D, Fraction(18343, 10000), Fraction(18344, 10000))
    assert not result.gaps
    assert result.claims[-1].beta_interval == (Fraction(18343, 10000), Fraction(18344, 10000))
