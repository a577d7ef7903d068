"""Two minimisers at K_c away from beta_*: the rule `isolation`. FORMAT/reduction.md, where ell(u) = L(sqrt u)/u."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ..arithmetic.ball import Ball, total, up
from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import DISCONTINUOUS
from ..verdict import Invalid, require_at_most, require_less
from .chart import Chart, Span
from .chord import require_between, require_chords
from .ground import Ground, require_ends
from .isolation_form import Isolation, IsolationPiece
from .isolation_form import Strip as Form
from .setting import LinearInteraction, setting_up_to
from .strip import CRITERION, SLOPE, Strip
from .touching import expansion

_ZERO: Final = Fraction(0)


class _Piece:
    """The rule on one piece."""

    def __init__(self, ground: Ground, left: Fraction, piece: IsolationPiece) -> None:
        self.ground, self.setting, self.piece = ground, ground.setting, piece
        self.d, self.p, self.given = self.setting.d, self.setting.p, ground.given
        self.near, self.far = ground.interaction(left), ground.interaction(piece.end)
        self.low, self.high = (self.field(row[0]) for row in (piece.inner[-1], piece.outer[0]))

    def field(self, n: int) -> Fraction:
        """a = d times a number in units."""
        return self.d * self.setting.number(n)

    def _span(self, low: LinearInteraction, upper: Fraction) -> Span:
        return Span(self.p, self.given.modes, low, self.far, (self.piece.lower, upper))

    def require_ends(self) -> None:
        """L(a) < a^2/(2 d upper) below a_- and beyond a_+, by the series and chords."""
        piece, given, first = self.piece, self.given, self.piece.inner[0][0]
        require_less("0 < first chord", 0, first)
        require_less("first chord < radius of the disc", first, given.disc.radius)
        sides = [[piece.upper * x for x in side] for side in (self.far.lower, self.far.upper)]
        most = expansion(self.ground, *sides).most(self.field(first) ** 2)
        require_less("isolation: ell < 1/(2 d upper) near 0", most, 1 / (2 * self.d * piece.upper))
        there = setting_up_to(self.setting.family, self.far, piece.upper, given.grid)
        require_between(there, piece.inner, given.reach, given.theta, piece.upper)
        require_chords(there, piece.outer, given.reach, given.theta, piece.upper)

    def require_strips(self) -> None:
        """ell'' < 0 from a_- to a_+, and the signs of ell' at the ends of `moment`."""
        span, (first, last) = self._span(self.near, self.piece.upper), map(self.field, self.piece.moment)
        wanted = [(first, 1)] * (first != self.low) + [(last, -1)] * (last != self.high)
        left = self.low
        for form in self.piece.strips:
            right = self.field(form.end)
            require_less("the ends of the strips increase", left, right)
            strip = self._strip(form, span, left, right)
            strip.require_positive(CRITERION, left, right, form.cells)
            for a, sign in wanted:
                if left <= a <= right:
                    value = strip.around(SLOPE, a, _ZERO) * sign
                    require_less("ell' > 0 at the lower, ell' < 0 at the upper end of `moment`", 0, value.lower())
            wanted = [(a, sign) for a, sign in wanted if not left <= a <= right]
            left = right
        if left != self.high:
            raise Invalid("the last strip does not end where the outer chords begin")
        if wanted:
            raise Invalid("an end of `moment` is in no strip")

    def _strip(self, form: Form, span: Span, left: Fraction, right: Fraction) -> Strip:
        return Strip(self.setting, Chart(self.setting, form, span, self.given.reach), form.degree, (left, right))

    def require_lower(self) -> None:
        """ell < 1/(2 d lower) from a_- to a_+ by its tangent at the centre of the foot."""
        lower = self.piece.lower
        chart = Chart(self.setting, self.piece.foot, self._span(self.far, lower), self.given.reach)
        centre = self.setting.number(self.piece.foot.centre[0])
        require_at_most("inner chords <= foot", self.low, centre)
        require_at_most("foot <= outer chords", centre, self.high)
        value = chart.energy()
        parts = list(zip(chart.gap, chart.mean, chart.stray, strict=True))
        rim = total(gap * mean * mean for gap, mean, _ in parts) / 2 + chart.error
        turn = total(gap * up(mean.magnitude(), self.p) * stray for gap, mean, stray in parts) + chart.error
        a = up(chart.field[0], self.p)
        steep = (
            up((a * chart.mean[0] - value * 2).magnitude(), self.p) + turn * a / up(chart.sizes[0], self.p) + rim * 2
        )
        far = max(abs(x**2 - centre**2) for x in (self.low, self.high))
        most = (value + rim).upper() / centre**2 + steep.upper() / (2 * centre**4) * far
        require_less("isolation: ell < 1/(2 d lower)", most, 1 / (2 * self.d * lower))

    def require_upper(self) -> None:
        """a^2/(2 d upper) < Phi(a, y) at the peak: some density has F_K < 0."""
        p, upper = self.p, self.piece.upper
        field = [self.setting.ball(n) for n in self.piece.peak]
        value = self.setting.family.log_partition([x.m for x in field])
        for y, g in zip(field[1:], self.near.lower[1 : len(field)], strict=True):
            value = value - y * y / (Ball.exact(upper * g, p) * 2)
        most = self.setting.number(self.piece.peak[0]) ** 2 / (2 * self.d * upper)
        require_less("isolation: a^2/(2 d upper) < Phi", most, value.lower())


def check_isolation(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `isolation` of two-minimisers."""
    given = claim.given(Isolation)
    ends = [piece.end for piece in given.pieces]
    require_ends(claim, ends)
    if claim.region.a is None:
        raise Invalid("the rule 'isolation' is about betas that begin at a number")
    ground = Ground(claim, context, given)
    for (left, _), piece in zip(ground.pieces(claim, ends), given.pieces, strict=True):
        own = _Piece(ground, left, piece)
        own.require_ends()
        own.require_strips()
        own.require_lower()
        own.require_upper()
    return DISCONTINUOUS
