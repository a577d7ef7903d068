"""Proofs of the sign of a polynomial along the curve R = r_mu(x): factors, roots, strips, boxes, barriers.

Signs at sample points say what is worth trying; nothing that is handed out rests on them.
"""

from __future__ import annotations

from certify.bounds.ratio.origin import at_origin, leading
from certify.bounds.ratio.recurrence import numerator
from certify.bounds.ratio.setting import Node, Proof, Setting, readable, too_large
from certify.bounds.ratio.strips import by_strips
from certify.core.polynomial import (
    NU,
    ROOT,
    Poly,
    R,
    X,
    coefficient,
    coefficients,
    degree,
    factors,
    places,
    primitive,
    variable,
)


def positive(  # noqa: PLR0911  # one method after the other
    setting: Setting, p: Poly, strict: bool = True
) -> Proof | None:
    """A proof of p > 0 (or, not strict, of p >= 0) on the ranges, or None."""
    setting.effort.spend()
    p = primitive(p)
    if too_large(p):
        return None
    if p.is_zero():
        return None if strict else Proof({"by": "coefficients"}, False)
    if is_known(setting, p) and (setting.strict_roots or not setting.tower.roots(p)):
        return Proof({"by": "known"}, True)
    if p.is_constant() or setting.samples.falls_below(p):
        return Proof({"by": "coefficients"}, True) if p.is_constant() and p.leading_coefficient() > 0 else None
    roots = setting.tower.roots(p)
    if not roots and (found := by_strips(setting, p, strict, ("depth-0", "linear"))):
        return found
    parts = factors(p)
    if len(parts) > 1 or (parts and parts[0][1] > 1):
        return by_factors(setting, p, parts, strict)
    if roots and degree(p, R) == 1 and (found := explicitly(setting, p, strict)):
        return found
    if roots and (found := by_root(setting.within_root(), p, max(roots), strict)):
        return found
    if degree(p, R) == 1 and not setting.simple and (found := by_comparison(setting, p, strict)):
        return found
    if not roots and R in places(p) and (found := by_strips(setting, p, strict, ("depth-1", "amos"))):
        return found
    if not setting.formal and (found := by_quadratic(setting, p, strict)):
        return found
    if R in places(p):
        from certify.bounds.ratio.barrier import by_barrier

        return None if setting.simple or setting.level >= 2 else by_barrier(setting, p, strict)
    from certify.bounds.ratio.boxes import by_boxes

    return None if setting.simple or setting.formal else by_boxes(setting, p, strict)


def explicitly(setting: Setting, p: Poly, strict: bool) -> Proof | None:
    """The barrier of a bound B of R, P = U (B - R): the rest is the defect of B, without R."""
    from certify.bounds.ratio.barrier import by_quotient, finished

    if setting.simple or setting.level >= 2:
        return None
    quotient = by_quotient(setting, p)
    return None if quotient is None else finished(setting.deeper(), p, quotient, strict)


def by_comparison(setting: Setting, p: Poly, strict: bool) -> Proof | None:
    """R replaced by a known bound of r_(mu+j), from the side where that makes P smaller."""
    from certify.bounds.ratio.comparison import bounds

    slope = coefficient(p, R, 1)
    sign = setting.samples.sign(slope)
    first = positive(setting.cheaply(), slope * sign, strict=False) if sign else None
    if first is None:
        return None
    for name, shift, tower, above, below in bounds(setting, upper=sign < 0):
        value = tower.mul(coefficient(p, R, 0), below) + tower.mul(slope, above)
        inner = setting.over(tower).cheaply()
        second = None if inner.samples.falls_below(value) else positive(inner, value, strict)
        if second is not None:
            node = {"by": "compare", "bound": name, "shift": shift, "first": first.node, "second": second.node}
            return Proof(node, second.strict)
    return None


def is_known(setting: Setting, p: Poly) -> bool:
    """Whether p is x, one of the a_j, or a root."""
    if p == variable(X) or any(p == variable(place) for place in places(p) if place >= ROOT):
        return True
    return degree(p, R) == 1 and any(p == primitive(numerator(setting.tower, j)) for j in range(degree(p, X) + 1))


def factor_node(setting: Setting, p: Poly, power: int) -> tuple[Node, int, bool] | None:
    """(entry, sign of p^power, strict) for a factor; None if an odd power has no proved sign, or it is too long."""
    if not readable(p):
        return None
    sign = setting.samples.sign(p)
    proof = positive(setting, p * sign, strict=False) if sign else None
    if proof is None:
        if power % 2:
            return None
        sign, proof = 1, Proof({"by": "unknown"}, False)
    entry = {"value": str(p), "power": power, "sign": sign, "proof": proof.node}
    return entry, sign if power % 2 else 1, proof.strict


def by_factors(setting: Setting, p: Poly, parts: list[tuple[Poly, int]], strict: bool) -> Proof | None:
    """A proof from the signs of the factors; an even power needs none."""
    lead = parts[0][0] ** 0
    for q, power in parts:
        lead *= q**power
    content = int((p / lead).leading_coefficient())
    entries, sign, all_strict = [], 1 if content > 0 else -1, True
    if sign < 0:
        parts = [(-parts[0][0], 1), *([(parts[0][0], parts[0][1] - 1)] if parts[0][1] > 1 else []), *parts[1:]]
        sign = 1
    for q, power in parts:
        found = factor_node(setting, q, power)
        if found is None:
            return None
        entry, own, own_strict = found
        entries.append(entry)
        sign *= own
        all_strict = all_strict and own_strict
    if sign < 0 or (strict and not all_strict):
        return None
    return Proof({"by": "factors", "factors": entries}, all_strict)


def by_root(setting: Setting, p: Poly, index: int, strict: bool) -> Proof | None:
    """A proof of A + B S from the signs of A, B and of the norm (`ratio:roots`)."""
    tower, samples = setting.tower, setting.samples
    a, b = coefficient(p, ROOT + index, 0), coefficient(p, ROOT + index, 1)
    sign_a, sign_b = samples.signs(a), samples.signs(b)
    if -1 not in sign_a and -1 not in sign_b:
        one, two = positive(setting, a, strict=False), positive(setting, b, strict=False)
        if one and two and (not strict or one.strict or (two.strict and setting.strict_roots)):
            return Proof(
                _root_node(index, "sum", one.node, two.node), one.strict or (two.strict and setting.strict_roots)
            )
    norm = tower.norm(p, index)
    signs = samples.signs(norm)
    for case, lead, sign, own in (("outside", a, 1, sign_a), ("inside", b, -1, sign_b)):
        if -sign in signs or -1 in own:
            continue
        second = positive(setting, norm * sign, strict)
        if second is None:
            continue
        first = positive(setting, lead, strict=False)
        if first is not None:
            return Proof(_root_node(index, case, first.node, second.node), second.strict)
        if second.strict and (node := begins(setting, lead)):
            return Proof(_root_node(index, case, node, second.node), True)
    return None


def by_quadratic(setting: Setting, p: Poly, strict: bool) -> Proof | None:
    """a V^2 + b V + c with a > 0 and 4ac - b^2 >= 0, V a power of a variable."""
    for place, name in ((R, "R"), (X, "x"), (NU, "nu")):
        n = degree(p, place)
        if n == 0 or n % 2 or any(power not in (0, n // 2, n) for power in coefficients(p, place)):
            continue
        c, b, a = (coefficient(p, place, k * n // 2) for k in range(3))
        rest = setting.tower.reduced(4 * a * c - b * b)
        if setting.samples.falls_below(rest) or setting.samples.falls_below(a):
            continue
        inner = setting.cheaply()
        lead, below = positive(inner, a), positive(inner, rest, strict)
        if lead and below:
            node = {"by": "quadratic", "variable": name, "power": n // 2, "lead": lead.node, "rest": below.node}
            return Proof(node, below.strict)
    return None


def _root_node(index: int, case: str, first: Node, second: Node) -> Node:
    return {"by": "root", "root": index + 1, "case": case, "first": first, "second": second}


def begins(setting: Setting, p: Poly) -> Node | None:
    """The node `origin`: p > 0 for all small x."""
    if setting.x.low or (found := leading(setting.tower, p)) is None:
        return None
    proof = positive(at_origin(setting), found[1])
    return None if proof is None else {"by": "origin", "proof": proof.node}
