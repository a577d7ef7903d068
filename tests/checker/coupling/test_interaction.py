"""The couplings g_l on a piece contain those at its ends."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from certify.bounds.coupling.interaction import interaction_on
from certify.checker.arithmetic.ball import Ball, up
from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.coupling.density import Density
from certify.checker.coupling.interaction import Interaction
from certify.checker.verdict import Refusal
from certify.core.ball import precision
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


@pytest.mark.parametrize(("d", "beta", "modes"), [(2, Fraction(60), 5), (3, Fraction(60), 12), (7, Fraction(45), 20)])
def test_a_tail_that_is_not_geometric_is_what_the_modes_leave(d: int, beta: Fraction, modes: int) -> None:
    """Of the whole sum: at least what balls say of it, and hardly more."""
    one = (Fraction(1), Fraction(1))
    found = Interaction(Bessel(d, 200, 160, Work()), beta, modes, one)
    assert found.tail_ratio >= 1
    with precision(200):
        tail = interaction_on(d, beta, beta, modes).kappa_tail
        assert tail.lower().fraction() <= found.tau / 2 <= tail.upper().fraction() * (1 + Fraction(1, 10**20))


def test_a_slope_asks_for_a_geometric_tail() -> None:
    """Of a density with so few modes that the weights beyond do not fall yet, K_c' is not bounded."""
    bessel, beta = Bessel(3, 200, 160, Work()), Fraction(60)
    for modes in (12, 40):
        interaction = Interaction(bessel, beta, modes, (Fraction(1), Fraction(1)))
        own: Any = SimpleNamespace(p=200, field=[0] * modes, bessel=bessel, beta=beta, interaction=interaction)
        moments = [Ball.exact(Fraction(1, 2), 200)] * modes
        if modes == 40:
            low, high = Density.log_slope(own, moments, interaction.tau / 2)
            assert 0 < low < high
            continue
        with pytest.raises(Refusal, match="tail_ratio"):
            Density.log_slope(own, moments, interaction.tau / 2)
