"""Known bounds of r_(mu+j), carried back to R = r_mu by the recurrence (`ratio:strips`)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from certify.bounds.ratio.canonical import square_part
from certify.bounds.ratio.recurrence import folded
from certify.bounds.ratio.setting import Setting
from certify.bounds.ratio.tower import Tower
from certify.core.polynomial import MOST_ROOTS, Poly, X, content, variable

EXTRA: Final = {"amos": (1, 1), "simpson-spector": (0, 1), "segura": (0, 0)}
"""b^2 = (a + i)(a + k) in x/(a + sqrt(x^2 + b^2)), a = mu + j + 1/2; `amos` is a lower bound, the others upper ones."""
MAX_SHIFT: Final = 3


def bounds(setting: Setting, *, upper: bool) -> Iterator[tuple[str, int, Tower, Poly, Poly]]:
    """(name, j, tower, top, bottom) of every bound top/bottom of R on this side, over a tower that has its root."""
    order, radicands = setting.tower.order, setting.tower.radicands
    unit, x = order.unit, variable(X)
    for j in range(MAX_SHIFT + 1):
        for name, (i, k) in EXTRA.items():
            if ((name != "amos") == (j % 2 == 0)) != upper or (setting.formal and (name, j) != ("amos", 0)):
                continue
            if name != "amos" and setting.mu_from() + j < Fraction(-1, 2):
                continue
            twice_a = order.twice(j) + unit
            under = (2 * unit * x) ** 2 + (twice_a + 2 * unit * i) * (twice_a + 2 * unit * k)
            outside = square_part(content(under))
            under = under / outside**2
            tower = setting.tower
            if not any(under == known for known in radicands):
                if len(radicands) >= MOST_ROOTS:
                    continue
                tower = Tower(order, [*radicands, under])
            index = next(n for n, known in enumerate(tower.radicands) if known == under)
            yield name, j, tower, *folded(tower, j + 1, 2 * unit * x, twice_a + outside * tower.root(index))
