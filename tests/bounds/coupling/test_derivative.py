"""The derivative of K_c, on a piece and at a point."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from certify.bounds.coupling.derivative import piece_derivative
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.solve.coupling.point import critical_coupling
from tests.bounds.coupling.proved import BETA, D, ProvedPiece


def test_the_derivative_on_a_piece_contains_those_at_its_ends(proved_piece: ProvedPiece) -> None:
    piece = proved_piece[0]
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
    for beta in (BETA - step, BETA, BETA + step):
        point = critical_coupling(D, beta, digits=12)
        assert point.coupling is not None
        values.append(as_fraction(point.coupling.lower))
        if beta == BETA:
            claim = point.claims[0]
    secants = sorted(((values[1] - values[0]) / step, (values[2] - values[1]) / step))
    slope = claim.details["derivative"]
    assert secants[0] < as_fraction(slope["lower"]) < as_fraction(slope["upper"]) < secants[1]
    assert as_fraction(slope["upper"]) - as_fraction(slope["lower"]) < Fraction(1, 10**11)
