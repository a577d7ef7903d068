"""A piece [b_0, b_1]: what is shown at b_0 holds at every beta of it, up to a loss. FORMAT/spine.md (A11).

With Q = K e^beta/beta fixed, F_Q at beta is at least F_Q at b_0 less Q (mu(b_0) - mu(b_1)).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ..arithmetic.ball import Ball, exp, log_of
from ..arithmetic.series import Bessel
from ..coupling.interaction import Interaction, zeroth
from ..document.context import Context
from ..verdict import require_less
from .form import Piece
from .setting import Reach

INVERSE_E: Final = Fraction(3679, 10_000)
"""Above 1/e = sup of z e^-z."""


def reach_of(d: int, piece: Piece, context: Context) -> Reach:
    """How far g_l = 2 Q G_l may rise from b_0 on: (log G_l)' = r_l + l/beta - 1, where the ratio r_l increases."""
    low, high = piece.interval
    bessel = Bessel(d, piece.bits, piece.terms, context.work)
    last = Interaction(bessel, high, piece.modes, (piece.coupling[1], piece.coupling[1]))
    column = bessel.orders(high, piece.modes + 1)
    rises = []
    for degree in range(1, piece.modes + 1):
        ratio = high / (d + 2 * degree) * Fraction(column[degree][1], column[degree - 1][0])
        steepest = max(ratio + Fraction(degree) / low - 1, Fraction(0))
        rises.append(exp(Ball.exact((high - low) * steepest, piece.bits)))
    # 2 Q kept, not K: beyond L the sum of the G_l grows to b_1
    growth = exp(Ball.exact(high - low, piece.bits)).lower()
    return Reach(rises, last.tau * high / low / growth)


class Span:
    """The piece with its loss, and Q at K_hi."""

    def __init__(self, d: int, piece: Piece, context: Context) -> None:
        low, high = piece.interval
        p = piece.bits
        self.d, self.piece, self.context = d, piece, context
        self.bessel = Bessel(d, p, piece.terms, context.work)
        most = piece.coupling[1]
        require_less("0 < coupling.upper of a piece", 0, most)
        self.scale = exp(Ball.exact(low, p) + log_of(most / low, p))
        """Q = K e^b_0/b_0 at K_hi."""
        ends = (zeroth(self.bessel, b) for b in (low, high))
        first, last = (Ball.between(x * most / low, y * most / low, p) for x, y in ends)
        fall = first - last / exp(Ball.exact(high - low, p))  # Q mu(b) = K_hi/b_0 e^(b_0 - b) F(d/2, b^2/4)
        self.loss = fall.high

    def least(self) -> Fraction:
        """A lower bound of K_c at b_1, where it is least."""
        low, high = self.piece.interval
        return self.piece.coupling[0] * high / low / exp(Ball.exact(high - low, self.bessel.precision)).upper()
