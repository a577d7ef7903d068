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
    for a, g, low, high in zip(field, setting.interaction.g, lower, upper, strict=True):
        largest, exact = up(g.high, p), up(a, p)
        if g.high < 0:
            bound = bound + exact * exact / (largest * 2)
            continue
        places = (up(setting.number(x), p) for x in (low, high))
        bound = bound + min((z * (exact - largest * z / 2) for z in places), key=lambda x: x.low)
    require_less(f"{name}: {'level' if setting.level else '0'} < Gibbs bound", setting.level, bound.lower())
