"""The barrier: x P' = M P + Q along the curve with Q >= 0, and P > 0 at its beginning (`ratio:barrier`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import gcd

from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.origin import at_origin, leading
from certify.bounds.ratio.setting import Node, Proof, Setting, readable
from certify.bounds.ratio.signs import positive
from certify.bounds.ratio.tower import Tower
from certify.core.polynomial import (
    NU,
    ROOT,
    Poly,
    R,
    X,
    coefficient,
    coefficients,
    constant,
    content,
    degree,
    divided,
    terms,
    variable,
)


@dataclass(frozen=True, slots=True)
class Split:
    """over x dP/dx = cofactor P + rest, over > 0; node: the fields of the certificate that say so."""

    over: Poly
    cofactor: Poly
    rest: Poly
    node: Node


def by_quotient(setting: Setting, p: Poly) -> Split | None:
    """The cofactor that division by P in R gives; the leading coefficient of P may not vanish."""
    tower = setting.tower
    top, bottom = tower.derivative(p)
    lead = coefficient(p, R, degree(p, R))
    sign = setting.samples.sign(lead)
    proof = positive(setting, lead * sign) if sign else None
    if proof is None:
        return None
    quotient, rest, k = divided(top, p, R)
    factor = sign**k
    over = tower.mul(*[lead] * k, bottom) * (factor * tower.order.unit)
    node = {"cofactor": "quotient", "lead": proof.node, "lead_sign": sign}
    return Split(over, tower.reduced(quotient) * factor, tower.reduced(rest) * factor, node)


def with_cofactor(setting: Setting, p: Poly, cofactor: Poly, scale: int = 1) -> Split:
    """The derivative of p along the curve as cofactor/scale times p, and a rest."""
    tower = setting.tower
    top, bottom = tower.derivative(p)
    own = tower.mul(cofactor, bottom) * tower.order.unit
    rest = tower.reduced(top * scale - own * p)
    text = str(cofactor) if scale == 1 else f"({cofactor})/{scale}"
    return Split(bottom * (tower.order.unit * scale), own, rest, {"cofactor": text})


def beginning(setting: Setting, p: Poly, split: Split, *, rest_strict: bool, strict: bool) -> tuple[Node, bool] | None:
    """(fields, strict) of a start that is proved, or None."""
    if setting.x.low:
        end = setting.on(x=Range(setting.x.low, setting.x.low, (True, True))).cheaply()
        proof = positive(end, p) if setting.x.closed[0] else None
        return None if proof is None else ({"start": "end", "proof": proof.node}, True)
    origin = at_origin(setting)
    if (found := leading(setting.tower, p)) and (proof := positive(origin, found[1])):
        return {"start": "leading", "proof": proof.node}, True
    if setting.formal or (strict and not rest_strict):
        return None
    gap, early = soft_gap(origin.tower, p, split), soft_gap(setting.tower, p, split)
    if gap is None or early is None:
        return None
    if gap != early and positive(origin, early) is None:
        return None  # with the roots of x > 0 it fails: then other proofs are shorter than this one
    proof = positive(origin, gap)
    return None if proof is None else ({"start": "soft", "proof": proof.node}, rest_strict)


def soft_gap(tower: Tower, p: Poly, split: Split) -> Poly | None:
    """Positive over the roots at 0 if cofactor/over < order near 0, where P = O(x^order)."""
    order = min((powers[X] + powers[R] for powers, _ in terms(p)), default=0)
    over = leading(tower, split.over)
    if order < 1 or over is None:
        return None
    v_over, h_over, s_over = over
    squared = tower.mul(h_over, h_over)
    if split.cofactor.is_zero():
        return squared
    cofactor = leading(tower, split.cofactor)
    if cofactor is None:
        return None
    v, h, s = cofactor
    if v > v_over:
        return squared
    gap = -h if v < v_over else tower.mul(h_over, s) * order - tower.mul(h, s_over)
    return tower.mul(gap, squared)


def cofactors(setting: Setting, p: Poly) -> Iterator[tuple[Poly, int]]:
    """(M, n), M/n = -k x R + c with k the degree in R, and c such that a monomial of the rest vanishes, or integers."""
    x, ratio, nu, k = variable(X), variable(R), variable(NU), degree(p, R)
    tower = setting.tower
    top, bottom = tower.derivative(p)
    if bottom != 1:
        return
    first = top + k * tower.order.unit * x * ratio * p
    tried: list[tuple[Poly, int]] = []
    for i, column in coefficients(p, X).items():
        for j, value in coefficients(column, R).items():
            found = coefficient(coefficient(first, X, i), R, j)
            quotient = divided_exactly(tower, found, value * tower.order.unit)
            if quotient is not None and readable(quotient[0]) and quotient not in tried:
                tried.append(quotient)
                yield -k * x * ratio * quotient[1] + quotient[0], quotient[1]
    if k <= 3 and not tower.roots(p):
        for m, c, e in product((-k, 0), (-k, 0), (-1, 0, -2, 1, -3, 2)):
            yield m * x * ratio + c * nu + constant(e), 1


def divided_exactly(tower: Tower, p: Poly, q: Poly) -> tuple[Poly, int] | None:
    """(quotient, n), n > 0, with p = (quotient/n) q, if there is such a polynomial."""
    for index in reversed(tower.roots(q)):
        conjugate = coefficient(q, ROOT + index, 0) - coefficient(q, ROOT + index, 1) * tower.root(index)
        p, q = tower.mul(p, conjugate), tower.norm(q, index)
    if q.is_zero():
        return None
    scale = content(q)
    quotient, rest = divmod(p * scale, q)
    if not rest.is_zero():
        return None
    common = scale if quotient.is_zero() else gcd(content(quotient), scale)
    return quotient / common, scale // common


def by_barrier(setting: Setting, p: Poly, strict: bool) -> Proof | None:
    """A proof by division; for a number nu by pieces; by other cofactors."""
    if setting.x.low and not setting.tower.roots(p) and not setting.nu.point:
        whole = Range(Fraction(0), setting.x.high, (False, setting.x.closed[1]))
        if found := by_barrier(setting.on(x=whole).over(Tower(setting.tower.order)), p, strict):
            return Proof({"by": "wider", "proof": found.node}, found.strict)
    quotient = by_quotient(setting, p)
    if quotient is not None and (found := finished(setting.deeper(), p, quotient, strict)):
        return found
    for cofactor, scale in cofactors(setting, p):
        split = with_cofactor(setting, p, cofactor, scale)
        if not setting.samples.falls_below(split.rest) and (found := finished(setting.cheaply(), p, split, strict)):
            return found
    if not setting.nu.point:
        return None
    from certify.bounds.ratio.pieces import by_pieces
    from certify.bounds.ratio.values import by_values

    if quotient is not None and (found := by_pieces(setting, p, quotient)):
        return found
    return None if setting.formal or setting.level or setting.inside_root else by_values(setting, p)


def finished(setting: Setting, p: Poly, split: Split, strict: bool) -> Proof | None:
    """The proof that a cofactor gives, if its rest is >= 0 and P begins so."""
    rest = positive(setting, split.rest, strict=False)
    if rest is None:
        return None
    start = beginning(setting, p, split, rest_strict=rest.strict, strict=strict)
    if start is None:
        return None
    return Proof({"by": "barrier", **split.node, "rest": rest.node, **start[0]}, start[1])
