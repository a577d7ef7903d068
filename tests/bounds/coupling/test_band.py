"""The band around K_c between the ends of a piece and its nodes: a concave function lies in it; its ends must fit."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from certify.bounds.coupling.band import BandEnd, InnerNode, Piece, coupling_on
from certify.bounds.coupling.count import check_piece
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.cover.sizes import TouchSizes
from tests.bounds.coupling.proved import Material

D = 3
BITS = 80


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


def _end(beta: Fraction, coupling: Fraction, slope: Fraction) -> BandEnd:
    return BandEnd(beta, Enclosure(coupling, coupling), Enclosure(slope, slope))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((Fraction(3), Fraction(1, 2), Fraction(2)), (Fraction(5, 2), Fraction(4, 5), Fraction(2))),
        ((Fraction(5, 2), Fraction(4, 5), Fraction(2)), (Fraction(5, 2), Fraction(4, 5), Fraction(2))),
        ((Fraction(5, 2), Fraction(1, 2), Fraction(2)), (Fraction(3), Fraction(3, 5), Fraction(2))),
        ((Fraction(5, 2), Fraction(4, 5), Fraction(-1, 2)), (Fraction(3), Fraction(1, 2), Fraction(2))),
        ((Fraction(5, 2), Fraction(4, 5), Fraction(2)), (Fraction(3), Fraction(1, 2), Fraction(-1, 2))),
        ((Fraction(3, 2), Fraction(4, 5), Fraction(2)), (Fraction(3), Fraction(1, 2), Fraction(2))),
    ],
    ids=["ends exchanged", "no length", "K_c rises", "slope at the left", "slope at the right", "below beta_*"],
)
def test_the_ends_of_a_piece_must_fit(
    material: Material, left: tuple[Fraction, Fraction, Fraction], right: tuple[Fraction, Fraction, Fraction]
) -> None:
    """Chord and tangents in log beta are convex functions of beta, as the band uses, only for powers >= 0."""
    piece = Piece(D, _end(*left), _end(*right))
    with pytest.raises(Undecided, match="piece"):
        check_piece(piece, replace(material[0], moving=True))
