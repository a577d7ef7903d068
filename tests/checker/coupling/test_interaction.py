"""The couplings g_l on a piece contain those at its ends."""

from __future__ import annotations

from fractions import Fraction

from certify.checker.arithmetic.ball import up
from certify.checker.coupling.interaction import Interaction
from tests.checker.coupling.moving_samples import Json, first_piece, nodes


def test_linear_couplings_contain_the_ends(certificate: Json) -> None:
    """g_l at both nodes of a piece, from the whole range and from a quarter of it."""
    claims, ends = nodes(certificate)
    piece, bessel = first_piece(claims, ends)
    one = 1 << piece.grid
    for s, end, quarter in ((-1, ends[0], (-one, -one // 2)), (1, ends[1], (one // 2, one))):
        truth = Interaction(bessel, end.beta, piece.modes, end.coupling)
        for s0, s1 in ((-one, one), quarter):
            g = piece.interaction(s0, s1)
            t = up(int((s - Fraction(s0 + s1, 2 * one)) * (1 << piece.p)), piece.p)
            for degree in range(piece.modes):
                value = g.centre[degree] + g.slope[degree] * t + g.spread[degree]
                assert value.lower() <= truth.g[degree].lower() <= truth.g[degree].upper() <= value.upper()
                assert truth.g[degree].upper() <= g.g[degree].upper()
            assert truth.tau <= g.tau
