"""The barrier: P > 0 along r_mu from its derivative and its beginning at 0 (`ratio:barrier`). FORMAT/inequality.md."""

from __future__ import annotations

from dataclasses import dataclass

from ..verdict import Invalid
from .domain import Range
from .node import Node
from .origin import at_origin, leading
from .polynomial import Poly, R, X, add, coefficients, degree, exponent, scaled
from .setting import Setting, negative, polynomial, positive, strictly_positive


@dataclass(frozen=True, slots=True)
class Split:
    """over x dP/dx = cofactor P + rest along the curve, with over > 0 up to a positive number."""

    over: Poly
    cofactor: Poly
    rest: Poly


def split_derivative(setting: Setting, p: Poly, node: Node) -> Split:
    """By division by P in R (cofactor "quotient"), or with the cofactor of the evidence."""
    tower = setting.tower
    top, bottom = tower.derivative(p)
    text = node.fields["cofactor"]
    if text != "quotient":
        given, scale = polynomial(tower, text, f"{node.place}.cofactor")
        cofactor = scaled(tower.mul(given, bottom), tower.order.unit)
        rest = add(scaled(top, scale), tower.mul(cofactor, p), -1)
        return Split(scaled(bottom, tower.order.unit * scale), cofactor, tower.reduced(rest))
    n = degree(p, R)
    if n == 0:
        raise Invalid(f"{node.place}: R does not occur, so nothing divides")
    lead = coefficients(p, R)[n]
    if "lead" not in node.fields or "lead_sign" not in node.fields:
        raise Invalid(f"{node.place}: the leading coefficient needs a sign")
    sign = node.fields["lead_sign"]
    strictly_positive(setting, scaled(lead, sign), node.child("lead"))
    quotient, rest, k = tower.ring.divided(top, p, R)
    factor = sign**k
    over = scaled(tower.mul(*[lead] * k, bottom), factor * tower.order.unit)
    return Split(over, scaled(tower.reduced(quotient), factor), scaled(tower.reduced(rest), factor))


def begins_positive(setting: Setting, p: Poly, split: Split, node: Node) -> bool:
    """True: P > 0 near 0 (start "leading"); False: P exp(-int M) tends to 0 or is positive there (start "soft")."""
    proof = node.fields.get("proof")
    if proof is None:
        raise Invalid(f"{node.place}: the beginning needs a proof")
    if "start" not in node.fields:  # pieces may do without one, where none begins at 0
        raise Invalid(f"{node.place}: the beginning needs a start")
    if node.fields["start"] == "end":
        if not setting.x.closed[0]:
            raise Invalid(f"{node.place}: the left end does not belong to the range of x")
        strictly_positive(setting.on(Range(setting.x.low, setting.x.low, (True, True))), p, proof)
        return True
    if setting.x.low != 0:
        raise Invalid(f"{node.place}: the range of x does not begin at 0")
    origin = at_origin(setting)
    if node.fields["start"] == "leading":
        _, coefficient, _ = leading(setting.tower, p)
        strictly_positive(origin, coefficient, proof)
        return True
    order = min((exponent(key, X) + exponent(key, R) for key in p), default=0)
    strictly_positive(origin, soft_gap(origin, split, order, node), proof)
    return False


def soft_gap(origin: Setting, split: Split, order: int, node: Node) -> Poly:
    """Positive if cofactor/over < order near 0, where P = O(x^order): a polynomial in nu and the roots at 0.

    The weight exp(-int cofactor/over dx/x) is then O(x^-m) with m < order, or tends to 0. Squares of roots are those of
    their values at 0: a root that vanishes there says nothing about the size of what it stands before.
    """
    if order < 1:
        raise Invalid(f"{node.place}: P does not tend to 0")
    tower = origin.tower
    v_over, over, s_over = leading(tower, split.over)
    if not split.cofactor:
        return tower.mul(over, over)
    v, cofactor, s_cofactor = leading(tower, split.cofactor)
    if v > v_over:
        return tower.mul(over, over)
    if v < v_over:
        return tower.mul(negative(cofactor), over, over)
    gap = add(scaled(tower.mul(over, s_cofactor), order), tower.mul(cofactor, s_over), -1)
    return tower.mul(gap, over, over)


def by_barrier(setting: Setting, p: Poly, node: Node) -> bool:
    """P > 0 on (0, X) if x P' >= M P there and P begins so: P exp(-int M dx/x) does not decrease."""
    split = split_derivative(setting, p, node)
    strict = positive(setting, split.rest, node.child("rest"))
    return begins_positive(setting, p, split, node) or strict
