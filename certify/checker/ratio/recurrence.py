"""r_(mu+j) by R = r_mu, and the numerators a_j > 0 of the recurrence (`ratio:recurrence`). FORMAT/inequality.md."""

from __future__ import annotations

from .polynomial import Poly, R, X, add, constant, monomial, primitive, scaled
from .tower import Tower

MAX_SHIFT = 24


def numerator(tower: Tower, j: int) -> Poly:
    """unit^j a_j for j >= 0: a_0 = R, a_1 = x - 2(mu+1) R, a_(j+1) = x^2 a_(j-1) - 2(mu+j+1) a_j."""
    ring, order = tower.ring, tower.order
    before, now = constant(1), monomial(R)
    for i in range(1, j + 1):
        ahead = ring.mul(before, scaled(monomial(X, 2 if i > 1 else 1), order.unit ** (2 if i > 1 else 1)))
        before, now = now, add(ahead, ring.mul(order.twice(i), now), -1)
    return now


def is_known(tower: Tower, p: Poly) -> bool:
    """Whether p is, up to a positive constant, x, one of the a_j, or a root."""
    p = primitive(p)
    if p == monomial(X) or any(p == tower.root(i) for i in range(len(tower.radicands))):
        return True
    return any(p == primitive(numerator(tower, j)) for j in range(MAX_SHIFT + 1))


def convergent(tower: Tower, depth: int) -> tuple[Poly, Poly]:
    """(top, bottom) of the continued fraction of r_mu after `depth` >= 1 terms, which is r_mu + O(x^(2 depth+1))."""
    return folded(tower, depth, scaled(monomial(X), tower.order.unit), tower.order.twice(depth))


def folded(tower: Tower, depth: int, top: Poly, bottom: Poly) -> tuple[Poly, Poly]:
    """(top, bottom) of r_mu if top/bottom is r_(mu+depth-1): r_(mu+j-1) = unit x/(2 unit (mu+j) + unit x r_(mu+j))."""
    ring, unit_x = tower.ring, scaled(monomial(X), tower.order.unit)
    for j in range(depth - 1, 0, -1):
        top, bottom = (
            ring.mul(unit_x, bottom),
            add(ring.mul(tower.order.twice(j), bottom), ring.mul(unit_x, top)),
        )
    return top, bottom
