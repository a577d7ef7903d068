"""(G), the Gibbs bound: F_K > level for every density with its moments in a box. FORMAT/coupling.md, "The tree".

The level is 0, but on a section (FORMAT/barrier.md).
"""

from __future__ import annotations

from ..arithmetic.ball import up
from ..verdict import require_less
from .boxes import Setting
from .form import Ends


def require_gibbs(setting: Setting, lower: Ends, upper: Ends, field: list[int], name: str) -> None:
    """(G): F_K exceeds the level for every density whose moments lie in the box."""
    p = setting.p
    first = up(setting.reach(setting.farthest(lower, upper)), p)
    bound = -setting.family.log_partition(field) - first * first * up(setting.tau(), p) / 2
    ends = 0
    for a, g, low, high in zip(field, setting.interaction.g, lower, upper, strict=True):
        if g.high < 0:
            bound = bound + up(a, p) * up(a, p) / (up(g.high, p) * 2)
            continue
        ends += min(z * ((a << p + 1) - g.high * z) for z in (setting.number(low), setting.number(high)))
    bound = bound + up(ends >> 2 * p + 1, p)  # the sum of a z - g z^2/2 was one over 2^(3 p + 1)
    require_less(f"{name}: {'level' if setting.level else '0'} < Gibbs bound", setting.level, bound.lower())
