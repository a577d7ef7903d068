"""Comparison with a known bound of r_(mu+j), carried back to R by the recurrence (`ratio:strips`)."""

from __future__ import annotations

from dataclasses import replace
from math import gcd

from ..verdict import Invalid
from .canonical import square_part
from .node import Node
from .polynomial import NU, Poly, R, X, add, coefficients, constant, degree, monomial, scaled
from .recurrence import folded
from .setting import Setting, positive

_EXTRA = {"segura": (0, 0), "simpson-spector": (0, 1), "amos": (1, 1)}
"""b^2 = (a + i)(a + k) in x/(a + sqrt(x^2 + b^2)), a = mu + j + 1/2; `amos` is a lower bound, the others upper ones."""


def by_comparison(setting: Setting, p: Poly, node: Node) -> bool:
    """A + B R with B of one sign: R is replaced by the bound, from the side where that makes P smaller.

    The root of the bound is that of the statement with the same radicand, or else a new one, the last.
    """
    if degree(p, R) != 1:
        raise Invalid(f"{node.place}: R occurs to the power {degree(p, R)}")
    name, j = node.fields["bound"], node.fields["shift"]
    order = setting.tower.order
    unit = order.unit
    twice_a = add(order.twice(j), constant(unit))  # 2 unit a
    if name != "amos":
        top, bottom, _ = setting.nu.parameter(NU)
        if any(value < 0 for value in setting.tower.ring.substitute(twice_a, NU, top, bottom).values()):
            raise Invalid(f"{node.place}: the bound needs an order >= -1/2")
    i, k = _EXTRA[name]
    ring = setting.tower.ring
    square = ring.mul(add(twice_a, constant(2 * unit * i)), add(twice_a, constant(2 * unit * k)))
    under = add(scaled(monomial(X, 2), 4 * unit * unit), square)  # (2 unit)^2 (x^2 + b^2)
    outside = square_part(gcd(*under.values()))
    under = {key: value // outside**2 for key, value in under.items()}
    radicands = setting.tower.radicands
    tower = setting.tower if under in radicands else replace(setting.tower, radicands=[*radicands, under])
    root = scaled(tower.root(tower.radicands.index(under)), outside)
    above, below = folded(tower, j + 1, scaled(monomial(X), 2 * unit), add(twice_a, root))
    is_upper = (name != "amos") == (j % 2 == 0)
    parts = coefficients(p, R)
    slope = parts[1]
    inner = replace(setting, tower=tower)
    strict = positive(setting, scaled(slope, -1 if is_upper else 1), node.child("first"))
    value = add(tower.mul(parts.get(0, {}), below), tower.mul(slope, above))
    return positive(inner, value, node.child("second")) or strict
