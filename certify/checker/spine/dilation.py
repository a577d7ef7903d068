"""A piece [b_0, b_1], densities dilated: what is gained, and theta for all of it. FORMAT/spine.md (A10) to (A15).

A dilation by r takes rho to rho~ with J_{b_0}(rho~) >= J_beta(rho), r^2 = beta/b_0, and H(rho) >= H(rho~) + (n/2)
m_1(rho~) log(beta/b_0), n = d - 1.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from operator import mul
from typing import Final

from ..arithmetic.ball import Ball, ceil_shift, exp, log_of, sqrt_upper
from ..arithmetic.series import ceil_div, ceil_of
from ..coupling.density import Density
from ..document.context import Context
from ..verdict import require_at_most, require_less
from .form import Piece
from .interval import INVERSE_E, Span
from .setting import Setting
from .slice import Frame
from .tube import Lift, Tube

_ROUNDS: Final = 3


class Dilation:
    """A piece, and the density at b_0 that bounds Q_c on it."""

    def __init__(self, d: int, piece: Piece, context: Context, span: Span) -> None:
        low, high = piece.interval
        self.n, self.piece, self.span = d - 1, piece, span
        self.eta = high / low - 1
        self.tilt: Ball = log_of(high / low, piece.bits) * self.n / 2
        """(n/2) log(b_1/b_0)."""
        self.density = Density(context, d, low, piece.trial, piece.coupling)
        self.entropy = max(self.density.entropy.upper(), Fraction(0))

    @cached_property
    def share(self) -> tuple[Fraction, Fraction]:
        """Bounds of 1 - q(b_0)/Q_hi = tilt/(H + tilt)."""
        low, high = (max(x, Fraction(0)) for x in (self.tilt.lower(), self.tilt.upper()))
        require_less("0 < H of the density of a piece", 0, self.entropy)
        return low / (self.entropy + low), high / (self.entropy + high)

    def require_upper(self) -> None:
        """H + tilt <= K_hi (E - lost): Q_c(beta) <= q(beta) for every beta of the piece."""
        (low, _), density = self.piece.interval, self.density
        factor = 1 + self.eta * (1 - density.mean[0].lower()) / 2
        lost = (factor * factor - 1) * INVERSE_E * exp(Ball.exact(low, density.p)).upper() / low
        left = density.energy.lower() - lost
        require_less("0 < E - lost for the density of a piece", 0, left)
        need = (self.entropy + self.tilt.upper()) / left
        require_at_most("(H + T)/(E - lost) for the density at b_0 <= K_hi", need, self.piece.coupling[1])

    def begin(self, setting: Setting, low: int) -> int:
        """From which field at the pole on a dilated density is to be settled, if one that is not is from `low` on."""
        begin = low - ceil_of(2 * self.span.scale.upper() * self.eta * INVERSE_E, setting.p) - setting.slack
        require_less("dilated densities: 0 < low - 2 Q eta/e - slack", 0, begin)
        return begin

    def frame(self, setting: Setting) -> Frame:
        """The share at b_0, the tilt at b_1, and how far fields rise above those of decreasing densities."""
        p, mesh = setting.p, setting.mesh
        inside = ceil_of(2 * self.span.scale.upper() * self.eta * self.n, p)
        (low, high), half = self.piece.interval, 1 << p - 1
        outside = ceil_of(setting.mean * ((high / low) ** self.n - 1), 0)
        bumps = [
            ceil_shift(inside * fall, p) + ceil_shift(outside * max(2 << p, ceil_div(fall << p, cap)), p)
            for fall, cap in zip(falls_of(setting), mesh.cap_lower, strict=True)
            if cap and fall <= half
        ]
        require_less("nodes of the mesh near the pole", 0, len(bumps))
        return Frame(((None, self.share[0]), (self.tilt, Fraction(0))), min(bumps))

    def concentration(self, tube: Tube) -> tuple[Fraction, Fraction]:
        """theta < 1 for every beta of the piece, and a bound of E (1 - cos)/2 for the dilated minimisers."""
        setting, p, one = tube.setting, tube.setting.p, 1 << tube.setting.p
        least, most = self.piece.coupling
        reach = 1 - (1 - self.share[1]) * least / most
        lift = Lift(ceil_of(reach, p), self.tilt.high)
        falls = falls_of(setting)[1:]
        plain = norm = first = second = 0
        for part, half in tube.parts:
            plain = max(plain, _mean(tube.masses(part, half, None), falls, p))
            masses = tube.masses(part, half, lift)
            norm = max(norm, tube.norm(part, masses))
            first = max(first, _mean(masses, falls, p))
            second = max(second, _mean(masses, [ceil_shift(x * x, p) for x in falls], p))
        spread, fall, factor = 1 + self.eta * Fraction(plain, one), one, one
        for _ in range(_ROUNDS):
            off = (spread * (1 + self.eta * Fraction(fall, one)) - 1) * INVERSE_E
            factor = setting.exponential.bound(ceil_of(2 * self.span.scale.upper() * off, p) + 2 * setting.slack)
            fall = min(ceil_shift(first * factor, p), one)
        apart = ceil_of(2 * self.span.scale.upper() * INVERSE_E * self.eta * (2 + self.eta), p)
        theta = ceil_shift(norm * factor, p) + ceil_shift(apart * sqrt_upper(second * factor), p)
        require_less("tube: theta < 1", theta, one)
        return Fraction(theta, one), Fraction(fall, one)

    def require_lower(self, tube: Tube, theta: Fraction) -> None:
        """F > 0 on the tube at K_lo/K_hi q: loss - G < (1 - K_lo/K_hi) (1 - share) (s^2/g0 - slack)/2."""
        setting, (least, most) = tube.setting, self.piece.coupling
        require_less("0 < coupling.lower of a piece", 0, least)
        square = max(setting.along(tube.low, 0) - setting.slack, 0)
        gain = (1 - least / most) * (1 - self.share[1]) * square / 2
        none = Fraction(0), Fraction(0)
        depth = min(tube.functional(theta, None, self.share), tube.functional(theta, self.tilt, none))
        require_less("loss - depth < (1 - K_lo/K_hi) (1 - share) |m|^2/2 on the tube", self.span.loss - depth, gain)

    def moments(self, tube: Tube, fall: Fraction) -> tuple[Fraction, Fraction]:
        """Bounds of m_1 of the minimiser: 1 - 2 E (1 - cos)/2, and 1 - (1 - phi)/b_1, phi at the pole."""
        top = Fraction(tube.high + tube.setting.slack + tube.setting.mean, 1 << tube.setting.p)
        return 1 - 2 * fall, 1 - (1 - top / (2 * self.span.scale.lower())) / self.piece.interval[1]


def falls_of(setting: Setting) -> list[int]:
    """Upper bounds of (1 - cos)/2 at the nodes."""
    one, mesh = 1 << setting.p, setting.mesh
    return [(one - row[0] + mesh.error >> 1) + 1 for row in mesh.rows]


def _mean(masses: list[int], values: list[int], p: int) -> int:
    return ceil_shift(sum(map(mul, masses, values)), p)
