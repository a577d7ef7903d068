"""Orders above mu by the recurrence: numerators a_j > 0 of r_(mu+j), and continued fractions (`ratio:recurrence`)."""

from __future__ import annotations

from certify.bounds.ratio.tower import Tower
from certify.core.polynomial import Poly, R, X, constant, variable


def numerator(tower: Tower, j: int) -> Poly:
    """unit^j a_j, j >= 0 (`ratio:recurrence`): a_0 = R, a_1 = x - 2(mu+1) R, a_(j+1) = x^2 a_(j-1) - 2(mu+j+1) a_j."""
    before, now, unit, x = constant(1), variable(R), tower.order.unit, variable(X)
    for i in range(1, j + 1):
        before, now = now, before * (unit * x) ** min(i, 2) - tower.order.twice(i) * now
    return now


def folded(tower: Tower, depth: int, top: Poly, bottom: Poly) -> tuple[Poly, Poly]:
    """r_mu as (top, bottom), if r_(mu+depth-1) is top/bottom."""
    x = tower.order.unit * variable(X)
    for j in range(depth - 1, 0, -1):
        top, bottom = x * bottom, tower.order.twice(j) * bottom + x * top
    return top, bottom
