"""Leading coefficients at x = 0 along the curve R = r_mu(x) (`ratio:origin`). FORMAT/inequality.md."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..verdict import Invalid
from .polynomial import Poly, R, X, coefficients, degree, valuation
from .recurrence import convergent
from .setting import Setting
from .tower import Tower

MAX_DEPTH: Final = 12


def leading(tower: Tower, p: Poly) -> tuple[int, Poly, Poly]:
    """(v, h, s) with p = x^v (h/s + o(1)) as x -> 0; h in nu and the roots, which stand for their values at 0; s > 0.

    The convergent of depth n is r_mu + O(x^(2n+1)), so that powers up to x^(2n) are those of p. `Invalid` for p = 0 and
    where no depth suffices.
    """
    for depth in range(1, MAX_DEPTH + 1):
        top, bottom = convergent(tower, depth)
        written = tower.ring.substitute(p, R, top, bottom)
        if written and (power := valuation(written, X)) <= 2 * depth:
            scale = tower.ring.power(bottom, degree(p, R))
            return power, coefficients(written, X)[power], coefficients(scale, X)[0]
    raise Invalid("no leading coefficient at 0 is found")


def at_origin(setting: Setting) -> Setting:
    """The setting at x = 0, where R = 0 and the roots have their limits."""
    tower = setting.tower
    radicands = [coefficients(coefficients(p, X).get(0, {}), R).get(0, {}) for p in tower.radicands]
    return replace(setting, tower=replace(tower, radicands=radicands), strict_roots=False)
