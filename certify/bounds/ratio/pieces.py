"""The barrier between checked points, where its rest changes its sign, for a number nu (`ratio:pieces`)."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import Final

from certify.bounds.ratio.barrier import Split, beginning
from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.sample import Samples, ratio, terms_for
from certify.bounds.ratio.setting import Node, Proof, Setting
from certify.bounds.ratio.signs import positive
from certify.bounds.ratio.tower import Tower
from certify.core.ball import Ball, precision
from certify.core.errors import NotFinite
from certify.core.exact import as_fraction
from certify.core.polynomial import ROOT, Poly, R, X, coefficients, constant, degree, factors, places, real_roots, terms

BITS = 256
_TAILS: Final = 12
"""Numbers beyond which a proof by strips is tried, each four times as large as the one before."""
Span = tuple[Fraction, Fraction]


def candidates(setting: Setting, rest: Poly) -> list[Span] | None:
    """Narrow intervals that contain every zero of the rest in x > 0, in their order; None where R occurs in it."""
    for index in range(len(setting.tower.radicands) - 1, -1, -1):
        if degree(rest, ROOT + index):
            rest = setting.tower.norm(rest, index)
    if rest.is_zero() or any(place != X for place in places(rest)):
        return None
    found: list[Span] = []
    with precision(BITS):
        for factor, _ in factors(rest):
            values = coefficients(factor, X)
            numbers = [_number(values.get(k, constant(0))) for k in range(degree(factor, X) + 1)]
            for root, _ in real_roots(numbers):
                ball = Ball.of(root)
                if not ball.surely_negative():
                    low, high = as_fraction(ball.lower()), as_fraction(ball.upper())
                    if high > 0 and low <= 0:
                        continue  # the factor x
                    pad = high / 2**80
                    found.append((low - pad, high + pad))
    return sorted(found)


def _number(p: Poly) -> int:
    return 0 if p.is_zero() else int(p.leading_coefficient())


def sign_near(setting: Setting, p: Poly, x: Fraction) -> int:
    """The sign at a point, 0 where it is not certain."""
    return Samples(setting.tower, [(setting.nu.low, x)], BITS, setting.effort.guesser).sign(p)


def value_on(tower: Tower, p: Poly, nu: Fraction, span: Span) -> Ball:
    """P along the curve on [p, q]: r_mu(x)/x decreases."""
    low, high = span
    mu = tower.order.at(nu)
    with precision(BITS):
        first, last = ratio(mu, low, BITS), ratio(mu, high, BITS)
        given = {X: Ball.between(low, high), R: (last * (low / high)).hull(first * (high / low))}
        for index, radicand in enumerate(tower.radicands):
            given[ROOT + index] = _at(radicand, given).sqrt()
        return _at(p, given)


def _at(p: Poly, given: dict[int, Ball]) -> Ball:
    total = Ball(0)
    for powers, value in terms(p):
        term = Ball(value)
        for place, power in enumerate(powers):
            if power:
                term = term * given[place] ** power
        total = total + term
    return total


def changes(setting: Setting, rest: Poly, found: list[Span]) -> tuple[list[Span], list[int]] | None:
    """(nodes, signs): where the rest changes its sign inside the range, and its signs on the pieces that they leave."""
    x = setting.x
    inside = [span for span in found if span[0] > x.low and (x.high is None or span[1] < x.high)]
    ends = [x.low, *(end for span in inside for end in span), *([] if x.high is None else [x.high])]
    middles = [(ends[i] + ends[i + 1]) / 2 for i in range(0, len(ends) - 1, 2)]
    if x.high is None:
        middles = [*middles[: len(inside)], ends[-1] * 2 + 1]
    signs = [sign_near(setting, rest, middle) for middle in middles]
    if 0 in signs:
        return None
    nodes, kept = [], [signs[0]]
    for span, sign in zip(inside, signs[1:], strict=True):
        if sign != kept[-1]:
            nodes.append(span)
            kept.append(sign)
    return nodes, kept


def by_pieces(setting: Setting, p: Poly, split: Split) -> Proof | None:  # noqa: PLR0911  # whatever fails ends it
    """A proof of P > 0, for a rest in x and roots alone. Where P < 0 at a node, that is noted as a hint."""
    if R in places(split.rest) or split.rest.is_zero():
        return None
    found = candidates(setting, split.rest)
    if found is None or (cut := changes(setting, split.rest, found)) is None:
        return None
    nodes, signs = cut
    x = setting.x
    if signs[-1] < 0 and x.high is None:
        return with_tail(setting, p, split, nodes)
    if x.low:
        nodes = [(x.low, x.low), *nodes]
    if x.high is not None and signs[-1] < 0:
        nodes = [*nodes, (x.high, x.high)]
    if not nodes:
        return None
    for span in nodes:
        try:
            value = value_on(setting.tower, p, setting.nu.low, span)
        except NotFinite:
            return None
        if not value.surely_positive():
            setting.effort.hints.append((setting.nu.low, span[0]))
            return None
    return _assembled(setting, p, split, nodes, signs)


def with_tail(setting: Setting, p: Poly, split: Split, nodes: list[Span]) -> Proof | None:
    """A proof where nothing carries P on from infinity: by strips beyond a number, by pieces up to it.

    So decided is a constant above a function that has its maximum somewhere and then falls.
    """
    x = setting.x
    at = Fraction(max(1, ceil(2 * max([x.low, *(high for _, high in nodes)]))))
    for _ in range(_TAILS):
        if tail := positive(setting.on(x=Range(at, None, (False, False))).cheaply(), p):
            head = by_pieces(setting.on(x=Range(x.low, at, (x.closed[0], True))), p, split)
            if head is None:
                return None
            node = {"by": "split", "variable": "x", "at": at, "first": head.node, "second": tail.node}
            return Proof(node, head.strict and tail.strict)
        at *= 4
    return None


def _assembled(setting: Setting, p: Poly, split: Split, nodes: list[Span], signs: list[int]) -> Proof | None:
    rests: list[Node] = []
    start: dict[str, Node | str] = {}
    whole = True
    for piece, sign in zip(_ranges(setting.x, nodes), signs, strict=True):
        proof = positive(setting.on(x=piece), split.rest * sign, strict=False)
        if proof is None:
            return None
        rests.append(proof.node)
        if sign > 0 and piece.low == 0:
            begun = beginning(setting, p, split, rest_strict=proof.strict, strict=True)
            if begun is None:
                return None
            start, whole = begun
    far = max(nodes[-1][1], Fraction(1))
    terms_ = terms_for(setting.tower.order.at(setting.nu.low), far, BITS)
    fields = {
        "nodes": [list(span) for span in nodes],
        "signs": signs,
        "rests": rests,
        "precision": BITS,
        "terms": terms_,
    }
    return Proof({"by": "pieces", **split.node, **fields, **start}, whole)


def _ranges(x: Range, nodes: list[Span]) -> list[Range]:
    """What the nodes leave of the range of x."""
    found: list[Range] = []
    left, closed = x.low, False
    for low, high in nodes:
        if left < low:
            found.append(Range(left, low, (closed, True)))
        left, closed = high, True
    if x.high is None or left < x.high:
        found.append(Range(left, x.high, (True, x.closed[1])))
    return found
