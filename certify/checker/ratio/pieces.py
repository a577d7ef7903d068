"""The barrier on the pieces between checked points, for a number nu (`ratio:pieces`). FORMAT/inequality.md."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from ..verdict import Invalid, require_less
from .barrier import begins_positive, split_derivative
from .continued_fraction import ratio_bounds
from .domain import Range
from .enclosure import Arithmetic, Bounds, along_curve
from .node import Node
from .polynomial import NU, Poly, R, X, scaled
from .setting import Setting, positive


def curve_bounds(mu: Fraction, span: Bounds, terms: int, arithmetic: Arithmetic) -> Bounds:
    """r_mu(x) for every x of [p, q], mu > -1: r_mu(x)/x decreases (`bessel:turan`)."""
    p, q = span
    first = ratio_bounds(mu, p, arithmetic.bits, terms, arithmetic.work)
    last = first if p == q else ratio_bounds(mu, q, arithmetic.bits, terms, arithmetic.work)
    return arithmetic.out(last[0] * p / q, first[1] * q / p)


def by_pieces(setting: Setting, p: Poly, node: Node) -> bool:
    """P > 0 at the nodes; between them x P' - M P has one sign, and P is carried on from the left or the right end."""
    fields, x, order = node.fields, setting.x, setting.tower.order
    if not setting.nu.point:
        raise Invalid(f"{node.place}: pieces need a number nu")
    spans: list[Bounds] = fields["nodes"]
    arithmetic = Arithmetic(fields["precision"], setting.tower.ring.work)
    nu, mu = (setting.nu.low, setting.nu.low), Fraction(order.shift, 2 * order.unit)
    for span in spans:
        given = {NU: nu, X: span, R: curve_bounds(mu, span, fields["terms"], arithmetic)}
        require_less(f"{node.place}: 0 < P at a node", 0, along_curve(setting.tower, p, given, arithmetic)[0])
    ranges = gaps(x, spans, node)
    if not len(ranges) == len(fields["signs"]) == len(fields["rests"]):
        raise Invalid(f"{node.place}: there are {len(ranges)} pieces, each with a sign and a proof")
    split = split_derivative(setting, p, node)
    whole = True
    for piece, sign, proof in zip(ranges, fields["signs"], fields["rests"], strict=True):
        strict = positive(setting.on(piece), scaled(split.rest, sign), proof)
        if sign > 0 and piece.low == 0:
            whole = begins_positive(setting, p, split, node) or strict
        if sign < 0 and piece.high not in [low for low, _ in spans]:
            raise Invalid(f"{node.place}: nothing is known at the right end of the last piece")
    return whole


def by_values(setting: Setting, p: Poly, node: Node) -> bool:
    """P > 0 on a bounded range: from the left end of each step P falls at most as its derivative allows."""
    fields, x, tower = node.fields, setting.x, setting.tower
    if not setting.nu.point or x.low <= 0 or x.high is None:
        raise Invalid(f"{node.place}: values need a number nu, and a bounded range of x that begins above 0")
    ends = [x.low, *fields["at"], x.high]
    if any(not low < high for low, high in pairwise(ends)):
        raise Invalid(f"{node.place}: the numbers do not increase inside the range")
    arithmetic = Arithmetic(fields["precision"], tower.ring.work)
    nu, mu = (setting.nu.low, setting.nu.low), Fraction(tower.order.shift, 2 * tower.order.unit)
    top, bottom = tower.derivative(p)
    first = ratio_bounds(mu, x.low, arithmetic.bits, fields["terms"], arithmetic.work)
    for low, high in pairwise(ends):
        last = ratio_bounds(mu, high, arithmetic.bits, fields["terms"], arithmetic.work)
        span = {NU: nu, X: (low, high), R: arithmetic.out(last[0] * low / high, first[1] * high / low)}
        start = along_curve(tower, p, {NU: nu, X: (low, low), R: first}, arithmetic)[0]
        below = tower.order.unit * low * along_curve(tower, bottom, span, arithmetic)[0]
        require_less(f"{node.place}: 0 < the roots on a step", 0, below)
        slope = min(Fraction(0), along_curve(tower, top, span, arithmetic)[0]) / below
        require_less(f"{node.place}: 0 < P on a step", 0, start + slope * (high - low))
        first = last
    return True


def gaps(x: Range, spans: list[Bounds], node: Node) -> list[Range]:
    """What the nodes leave of the range of x: its pieces, whose ends at nodes belong to them."""
    found: list[Range] = []
    left, closed = x.low, False
    if x.low > 0 and not spans[0][0] <= x.low <= spans[0][1]:
        raise Invalid(f"{node.place}: the first node does not contain the left end")
    if x.high is not None and spans[-1][0] > x.high:
        raise Invalid(f"{node.place}: the last node lies beyond the range, where roots may have no meaning")
    for low, high in spans:
        if left < low:
            found.append(Range(left, low, (closed, True)))
        left, closed = high, True
    if x.high is None or left < x.high:
        found.append(Range(left, x.high, (True, x.closed[1])))
    return found
