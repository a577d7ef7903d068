"""The cover of all fields at the pole: the start, the cells in their order, the tube. FORMAT/spine.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from ..arithmetic.ball import ceil_shift, sqrt_upper
from ..arithmetic.series import ceil_of
from ..document.claim import Claim
from ..document.context import Context
from ..verdict import require_at_most
from .form import Spine, SpinePoint
from .setting import Setting
from .slice import PLAIN, Frame, Slice
from .start import require_start
from .tube import Tube


@dataclass(frozen=True, slots=True)
class Dilated:
    """From which cell on cells are about dilated densities, from where on they are settled, and what is shown."""

    number: int
    begin: Callable[[int], int]
    frame: Frame


def point_tube(claim: Claim, context: Context) -> tuple[Tube, Fraction]:
    """The tube of a claim with the rule `spine`, theta on it, and the cover of all that lies outside."""
    evidence, beta = claim.given(SpinePoint), claim.region.beta

    def make() -> tuple[Tube, Fraction]:
        low, high = evidence.coupling
        setting = Setting(context, claim.d, beta, high, evidence)
        tube = cover(setting, setting, evidence, 0)
        return tube, tube.theta(_extra(setting, tube, low / high))

    return context.once(("spine", claim.place), make)


def _extra(setting: Setting, tube: Tube, ratio: Fraction) -> int:
    """2 (1 - K_lo/K_hi) sup |<xi, m>| + 2 sqrt(slack) |m|: K within `coupling`, and the rounding of the g_l."""
    p = setting.p
    field = ceil_shift(sqrt_upper(setting.g0 + setting.slack << p) * tube.longest, p)
    rounding = ceil_shift(sqrt_upper(setting.slack << p) * tube.longest, p)
    return ceil_of(2 * (1 - ratio) * field, 0) + 2 * rounding


def cover(setting: Setting, wide: Setting, evidence: Spine, loss: int, dilated: Dilated | None = None) -> Tube:
    """F_K > loss, or near the uniform state F_K > 0, at every density that is not uniform with m outside the tube.

    The start is shown for the interaction of `wide`. With `dilated` the cells from its number on are about dilated
    densities.
    """
    low = require_start(wide, evidence.start, loss)
    first, last = evidence.window
    slices, radii, frame = [], [], PLAIN
    for i, cell in enumerate(evidence.cells):
        window = first <= i <= last
        if dilated is not None and i == dilated.number:
            low, frame = dilated.begin(low), dilated.frame
        cut = Slice(setting, low, cell, frame)
        found = cut.require_positive(cell.steps, loss, f"cell {i}", window=window)
        if window:
            slices.append(cut)
            radii.append(found)
        low = cell.upper << setting.unit
    require_at_most("the last cell reaches the field of the mass at the pole", setting.g0, low)
    return Tube(setting, slices, radii)
