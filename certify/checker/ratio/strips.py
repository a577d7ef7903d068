"""The strips between proved bounds of R = r_mu, in variables that are > 0 (`ratio:strips`). FORMAT/inequality.md."""

from __future__ import annotations

from typing import Final

from .polynomial import Poly, R, Ring, X, add, coefficients, constant, degree, monomial, scaled
from .recurrence import folded
from .tower import Tower

DEPTHS: Final = {"depth-0": 1, "depth-1": 2, "depth-2": 3}
_T: Final = monomial(R)
"""The new variable t > 0 takes the place of R."""


def on_strip(tower: Tower, p: Poly, name: str) -> Poly:
    """A positive multiple of p, R and x written by nu, x and t (strip `amos`: nu, s and t), which take all values > 0.

    The strips `linear` and `amos` hold for mu >= -1/2, which the caller has verified; x runs through (0, inf).
    """
    ring = tower.ring
    if name in DEPTHS:
        # r_(mu+n-1) = x/(2(mu+n)) t/(1+t)
        depth = DEPTHS[name]
        top = ring.product(scaled(monomial(X), tower.order.unit), _T)
        bottom = ring.mul(tower.order.twice(depth), add(constant(1), _T))
        return ring.substitute(p, R, *folded(tower, depth, top, bottom))
    unit = tower.order.unit
    a = add(tower.order.twice(0), constant(unit))  # 2 unit (mu + 1/2) = 2 unit a
    if name == "linear":
        # R = x/(x + a + (a+1) t/(1+t))
        one_t = add(constant(1), _T)
        x = scaled(monomial(X), 2 * unit)
        bottom = add(ring.mul(add(x, a), one_t), ring.mul(add(a, constant(2 * unit)), _T))
        return ring.substitute(p, R, ring.mul(x, one_t), bottom)
    return _amos(ring, p, a, unit)


def _amos(ring: Ring, p: Poly, twice_a: Poly, unit: int) -> Poly:
    """R = x/(a + Z), Z^2 = x^2 + b^2, b = a + (c + t)/(1 + t) with c = a/(2a+1), x = s (s + 2b)/(2(b+s)).

    With A = 2 unit a, E = 2 unit (2a+1) (all times the same): b = B/D, D = 4 unit^2 (2a+1)(1+t), and s is s/D.
    """
    scale = constant(2 * unit)
    e = add(scaled(twice_a, 2), scale)  # 2 unit (2a + 1)
    one_t = add(constant(1), _T)
    d = ring.product(scale, e, one_t)
    b = add(ring.product(twice_a, e, one_t), ring.mul(scale, add(twice_a, ring.mul(e, _T))))
    s = monomial(X)
    bs = add(b, s)
    x_top, x_bottom = ring.mul(s, add(s, scaled(b, 2))), scaled(ring.mul(d, bs), 2)
    # R = x/(a + Z): both over 2 d (b+s); a = twice_a/(2 unit)
    z = add(ring.mul(bs, bs), ring.mul(b, b))
    r_top = ring.mul(scale, x_top)
    r_bottom = add(ring.mul(twice_a, x_bottom), ring.mul(scale, z))
    most_x, most_r = degree(p, X), degree(p, R)
    xs, ds = ring.powers(x_top, most_x), ring.powers(x_bottom, most_x)
    tops, bottoms = ring.powers(r_top, most_r), ring.powers(r_bottom, most_r)
    found: Poly = {}
    for i, column in coefficients(p, X).items():
        for j, part in coefficients(column, R).items():
            term = ring.product(part, xs[i], ds[most_x - i], tops[j], bottoms[most_r - j])
            found = add(found, term)
    return found
