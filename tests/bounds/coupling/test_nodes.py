"""Nodes inside a piece: what is asked of each of them, and the tangent that its density gives."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from certify.bounds.coupling.count import check_piece
from certify.bounds.coupling.density import explicit_touch
from certify.bounds.coupling.derivative import own_slope
from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.coupling.nodes import check_node
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.solve.coupling.point import critical_coupling
from tests.bounds.coupling.proved import D, ProvedPiece

BITS = 80


def test_a_piece_with_nodes_is_proved(proved_piece: ProvedPiece) -> None:
    piece, plan = proved_piece
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


def test_every_statement_about_a_node_is_checked(proved_piece: ProvedPiece) -> None:
    piece, plan = proved_piece
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


def test_a_node_that_says_too_much_stops_the_piece(proved_piece: ProvedPiece) -> None:
    """A lower end above the tangents beside it, nodes out of order, and one that is not where it says."""
    piece, plan = proved_piece
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


def test_the_tangent_of_a_density_bounds_its_quotient(proved_piece: ProvedPiece) -> None:
    """H/E_beta <= (H/E_b) (b/beta)^p for the density of a node, and nearly equal close to b."""
    node = proved_piece[0].inner[1]
    with precision(node.sizes.bits):
        touch = explicit_touch(Exponential(D, node.beta), node.sizes, node.field)
        power, entropy = own_slope(touch, node.beta), dot(touch.field, touch.mean) - touch.log_partition
        for step in (-Fraction(1, 4), -Fraction(1, 1000), Fraction(1, 1000), Fraction(1, 4)):
            beta = node.beta + step
            kappa = BallMatrix.row(interaction_on(D, beta, beta, node.sizes.modes).kappa)
            quotient = entropy / dot(touch.mean.scale_columns(kappa), touch.mean)
            bound = touch.upper_coupling() * (power * (Ball(node.beta) / beta).log()).exp()
            assert quotient.surely_less(bound)
            assert (bound - quotient).surely_less(step * step)
