"""A piece [b_0, b_1]: what is shown at b_0 holds at every beta of it, up to a loss. FORMAT/spine.md (L10) to (L12).

With Q = K e^beta/beta fixed, F_Q at beta is at least F_Q at b_0 less Q (mu(b_0) - mu(b_1)).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ..arithmetic.ball import Ball, exp, log_of, total
from ..arithmetic.series import Bessel, ceil_of
from ..coupling.density import Density
from ..coupling.interaction import Interaction, zeroth
from ..document.context import Context
from ..verdict import require_at_most, require_less
from .form import Piece
from .setting import Reach, Setting
from .tube import Tube

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
        rises.append(exp(Ball.between(Fraction(0), (high - low) * steepest, piece.bits)))
    return Reach(rises, last.tau)


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
        fall = first - last * exp(Ball.exact(low - high, p))  # Q mu(b) = K_hi/b_0 e^(b_0 - b) F(d/2, b^2/4)
        self.loss = max(fall.high, 0)

    def require_upper(self) -> None:
        """Q_c(beta) <= Q on the piece: H/E at b_1 of one density, whose J - mu is least there."""
        piece, d = self.piece, self.d
        low, high = piece.interval
        density = Density(self.context, d, high, piece.trial, piece.coupling)
        require_less("0 < energy of the density of a piece", 0, density.energy.lower())
        p, bessel = density.p, density.bessel
        growth = exp(Ball.exact(high - low, p))
        most = density.upper_bound() * growth.upper() * low / high
        require_at_most("H/E at b_1, with Q kept, <= K_hi at b_0", most, piece.coupling[1])
        beyond = 2 * high - low
        later = Interaction(bessel, beyond, piece.trial.modes, (Fraction(1), Fraction(1)))
        means = [Ball.between(*zeroth(bessel, beta), p) for beta in (low, high, beyond)]
        energy = total(kappa * m * m for kappa, m in zip(later.kappa, density.mean, strict=True))
        rest = Ball.exact(later.tau / 2, p)
        # J(b) e^b = F(d/2, b^2/4) + b E(b); both sides times e^b_1
        lasting = means[1] + density.energy * Ball.exact(high, p)
        left = means[2] + (energy + rest) * Ball.exact(beyond, p)
        fall = lasting - left * exp(Ball.exact(low - high, p))
        drop = means[0] * growth - means[1]
        require_at_most("mu(b_0) - mu(b_1) <= J(b_1) - J(2 b_1 - b_0)", drop.upper(), fall.lower())

    def extra(self, setting: Setting) -> int:
        """2 Q eta/e + 2 (Q_hi - Q_lo) + 2 slack: how far the log of a density may rise over that at b_0 and K_hi."""
        (low, high), (least, most) = self.piece.interval, self.piece.coupling
        turn = (high - low) / low * INVERSE_E + 1 - least / most
        return ceil_of(2 * self.scale.upper() * turn, setting.p) + 2 * setting.slack

    def require_lower(self, tube: Tube, theta: Fraction) -> None:
        """F > 0 on the tube at K_lo: (1 - K_lo/K_hi) |m|^2/2 > loss - G there, |m|^2 >= s^2/g0 - slack."""
        setting, (least, most) = tube.setting, self.piece.coupling
        require_less("0 < coupling.lower of a piece", 0, least)
        square = max(setting.along(tube.low, 0) - setting.slack, 0)
        gain = (1 - least / most) * square / 2
        require_less("loss - G < (1 - K_lo/K_hi) |m|^2/2 on the tube", self.loss - tube.functional(theta), gain)

    def least(self) -> Fraction:
        """A lower bound of K_c at b_1, where it is least."""
        low, high = self.piece.interval
        fall = exp(Ball.exact(low - high, self.bessel.precision)).lower()
        return self.piece.coupling[0] * high / low * fall
