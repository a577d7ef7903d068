"""Exactly two minimisers at K_c, at a point and on a piece, by the cover in one variable (proofs/spine/count.py).

At K_hi the start and the cells settle every density whose moments are not in the tube, and F_K decreases in K; on the
tube G is strictly convex for every K in question. At a point the explicit density then gives K_lo and K_hi as in
`coupling.density`; on a piece `interval` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.spine.dilation import DilatedSpan
from certify.bounds.spine.interval import mean_at
from certify.bounds.spine.setting import Setting, interaction_setting, tools_of
from certify.bounds.spine.slice import PLAIN, Slice
from certify.bounds.spine.start import require_start
from certify.bounds.spine.tube import Tube
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.cover.spine import SpinePlan

_GUARD = 32


def cover(setting: Setting, wide: Setting, plan: SpinePlan, loss: Ball, dilated: DilatedSpan | None = None) -> Tube:
    """The tube, once everything outside it is settled; the start is shown for the interaction of `wide`.

    On a dilated piece the cells from `plan.plain` on are about dilated densities.
    """
    low = require_start(wide, plan.start, plan.grid, loss)
    if not low.surely_positive():
        raise Undecided("nothing is settled near the uniform state")
    first, last = plan.window
    slices, radii, frame = [], [], PLAIN
    for i, cell in enumerate(plan.cells):
        if dilated is not None and i == plan.plain:
            low, frame = dilated.begin(setting, low), dilated.frame(setting)
        cut = Slice(setting, low, cell, plan.grid, frame)
        radius = cut.require_positive(cell.steps, loss, window=first <= i <= last)
        if first <= i <= last:
            slices.append(cut)
            radii.append(radius)
        low = cut.high
    if not setting.g0.surely_at_most(low):
        raise Undecided("the cells do not reach the field of the mass at the pole")
    return Tube(setting, slices, radii)


@dataclass(frozen=True)
class PointCover:
    """The tube at one beta and K_hi, with what lies outside it settled."""

    tube: Tube
    bits: int

    def theta(self, ratio: Ball) -> Ball:
        """theta for K/K_hi down to `ratio`, which costs 2 (1 - ratio) sup |<xi, m>|, and rounding 2 sqrt(slack) |m|."""
        with precision(self.bits):
            setting, longest = self.tube.setting, self.tube.longest
            field = (setting.g0 + setting.slack).sqrt() * longest
            return self.tube.theta((1 - ratio) * field * 2 + setting.slack.sqrt() * longest * 2)


def point_cover(d: int, beta: Fraction, most: Fraction, plan: SpinePlan) -> PointCover:
    """The cover at K_hi = most. Raises Undecided."""
    bits = plan.precision + _GUARD + plan.modes
    with precision(bits):
        tools = tools_of(d, plan)
        interaction = interaction_on(d, beta, beta, plan.modes)
        mean = mean_at(d, beta) * Ball(beta).exp() * most * 2 / beta
        setting = interaction_setting(tools, interaction, Ball(most), mean)
        return PointCover(cover(setting, setting, plan, Ball(0)), bits)


def require_touch_inside(found: PointCover, touch: Touch, coupling: Enclosure) -> None:
    """z is in the tube for every K of `coupling`."""
    with precision(found.bits):
        between = Ball.between(coupling.lower, coupling.upper)
        z, g = touch.preimage(between), touch.interaction.at(between)[0]
        modes = found.tube.setting.row.cols
        rest = found.tube.setting.slack
        for weight, place in zip(g[modes:], z[modes:], strict=True):
            rest = rest + weight * place * place
        found.tube.require_inside(BallMatrix.row(z[:modes]), Ball(rest.upper()))


def check_piece(span: DilatedSpan, plan: SpinePlan) -> Enclosure:
    """Exactly two minimisers at K_c on a piece, and K_c between the bounds of the span; gives the range of m_1.

    Raises Undecided.
    """
    bits = plan.precision + _GUARD + plan.modes
    with precision(bits):
        if not span.required().surely_at_most(span.most):
            raise Undecided("the density of a piece does not reach its K_hi")
        tools = tools_of(span.d, plan)
        interaction = interaction_on(span.d, span.low, span.low, plan.modes)
        mean = mean_at(span.d, span.low) * span.scale() * 2
        setting = interaction_setting(tools, interaction, Ball(span.most), mean)
        loss = Ball(span.loss().upper())
        tube = cover(setting, span.wide(tools, plan.modes), plan, loss, span)
        found = span.concentration(tube)
        span.require_lower(tube, found.theta)
        moment = span.moment(tube, found.fall)
        return Enclosure(moment.lower(), moment.upper())
