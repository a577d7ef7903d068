"""A piece [b_0, b_1], densities dilated: the loss is of second order where they are concentrated.

Lemmas (proofs/spine/dilation.py), Q = K e^beta/beta, r^2 = beta/b_0. The conformal dilation tan(theta'/2) = r
tan(theta/2) takes a density rho to rho~ with J_{b_0}(rho~) >= J_beta(rho) and

    H(rho) >= H(rho~) + (n/2) m_1(rho~) log(beta/b_0),   n = d - 1.

So F_Q at beta is at least F_Q at b_0 of rho~, that much more, less Q (mu(b_0) - mu(b_1)); with Q <= q affine in
log(beta/b_0) this is least at an end of the piece: there is a share of |m|^2/2 to add, or a tilt m_1.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from certify.bounds.coupling.density import Touch
from certify.bounds.spine.interval import Span
from certify.bounds.spine.setting import Setting
from certify.bounds.spine.slice import Frame
from certify.bounds.spine.tube import Lift, Tube
from certify.core.ball import Ball, maximum, minimum
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided

_ROUNDS = 3


@dataclass(frozen=True)
class Concentration:
    """theta < 1 on the tube, and a bound of E (1 - cos)/2 for the dilated minimisers."""

    theta: Ball
    fall: Ball


@dataclass(frozen=True)
class DilatedSpan(Span):
    """A piece with the density at b_0 that bounds Q_c on it: K_hi bounds K with Q kept, K_lo/K_hi the ratio to q."""

    touch: Touch

    @cached_property
    def eta(self) -> Fraction:
        """(b_1 - b_0)/b_0."""
        return self.high / self.low - 1

    @cached_property
    def tilt(self) -> Ball:
        """(n/2) log(b_1/b_0)."""
        return Ball(self.high / self.low).log() * Fraction(self.d - 1, 2)

    @cached_property
    def entropy(self) -> Ball:
        """H of the density at b_0, an upper end."""
        touch = self.touch
        return Ball((dot(touch.field, touch.mean) - touch.log_partition).upper())

    @cached_property
    def share(self) -> Ball:
        """1 - q/Q_hi at b_0."""
        return self.tilt / (self.entropy + self.tilt)

    def required(self) -> Ball:
        """The least K_hi that the density at b_0 proves. Raises Undecided."""
        touch = self.touch
        energy = dot(touch.mean.scale_columns(BallMatrix.row(touch.interaction.kappa)), touch.mean)
        fall = (1 - touch.mean.entry(0, 0)) / 2
        factor = fall * self.eta + 1
        lost = (factor * factor - 1) * (Ball(self.low) - 1).exp() / self.low
        if not (energy - lost).surely_positive():
            raise Undecided("the density of a piece has too little energy")
        return (self.entropy + self.tilt) / (energy - lost)

    def begin(self, setting: Setting, low: Ball) -> Ball:
        """From this field at the pole on a dilated density is to be settled, if one that is not is from `low` on."""
        begin = low - self.scale() * Ball(-1).exp() * self.eta * 2 - setting.slack
        if not begin.surely_positive():
            raise Undecided("dilated densities of a piece reach the uniform state")
        return Ball(begin.lower())

    def frame(self, setting: Setting) -> Frame:
        """What cells are about for dilated densities."""
        growth = Ball((self.high / self.low) ** (self.d - 1) - 1)
        falls = falls_of(setting).entries()
        bumps = []
        for fall, cap in zip(falls, setting.mesh.caps, strict=True):
            if cap.surely_positive() and fall.surely_at_most(Fraction(1, 2)):
                outside = maximum([Ball(2), fall / cap])
                bumps.append(self.scale() * self.eta * fall * 2 * (self.d - 1) + setting.mean * growth * outside)
        if not bumps:
            raise Undecided("the mesh has no node near the pole")
        return Frame(((None, self.share), (self.tilt, 0)), Ball(minimum(bumps).upper()))

    def concentration(self, tube: Tube) -> Concentration:
        """theta < 1 for every beta of the piece and every K between the bounds. Raises Undecided."""
        setting = tube.setting
        reach = 1 - (1 - self.share) * self.least / self.most
        falls = falls_of(setting)
        ends = falls.columns(1, None).upper_ends()
        wide = Lift(reach, self.tilt)
        plain, norms, first, second = [], [], [], []
        for part, half in tube.parts:
            plain.append(dot(tube.masses(part, half, None), ends))
            masses = tube.masses(part, half, wide)
            norms.append(tube.norm(part, masses))
            first.append(dot(masses, ends))
            second.append(dot(masses, ends.times(ends)))
        spread, fall = maximum(plain) * self.eta + 1, Ball(1)
        for _ in range(_ROUNDS):
            off = (spread * (fall * self.eta + 1) - 1) * Ball(-1).exp()
            factor = (self.scale() * off * 2 + setting.slack * 2).exp()
            fall = minimum([Ball((maximum(first) * factor).upper()), Ball(1)])
        apart = self.scale() * Ball(-1).exp() * self.eta * (2 + self.eta) * 2
        theta = maximum(norms) * factor + apart * (maximum(second) * factor).sqrt()
        if not theta.surely_less(1):
            raise Undecided("that no other minimiser is near the non-uniform one is not proved (G convex on the tube)")
        return Concentration(Ball(theta.upper()), fall)

    def require_lower(self, tube: Tube, theta: Ball) -> None:
        """F > 0 on the tube at K_lo/K_hi q: loss - G < (1 - K_lo/K_hi) (1 - share) |m|^2/2, share or tilt in G."""
        setting = tube.setting
        square = (tube.low * tube.low / setting.g0 - setting.slack) / 2
        gain = square * (1 - self.least / self.most) * (1 - self.share)
        depth = minimum([tube.functional(theta, None, self.share), tube.functional(theta, self.tilt, 0)])
        if not (self.loss() - depth).surely_less(gain):
            raise Undecided("the lower bound of K_c on a piece is not proved")

    def moment(self, tube: Tube, fall: Ball) -> Ball:
        """m_1 of the minimiser at every beta of the piece: 1 - 2 fall, and (1 - phi)/b_1 below 1, phi at the pole."""
        top = (tube.high + tube.setting.slack + tube.setting.mean) / (self.scale() * 2)
        return Ball.between((1 - fall * 2).lower(), (1 - (1 - top) / self.high).upper())


def falls_of(setting: Setting) -> BallMatrix:
    """(1 - cos)/2 at the nodes."""
    row = setting.mesh.rows.take(0)
    return (row.filled(1) - row).scaled(Fraction(1, 2))
