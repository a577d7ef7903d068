"""The steps of a certificate as facts of a Coq script, one for each node: FORMAT/inequality.md, Nodes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import gcd
from typing import Final

from certify.checker.ratio.barrier import split_derivative
from certify.checker.ratio.canonical import square_part
from certify.checker.ratio.node import Factor, Node
from certify.checker.ratio.polynomial import (
    BITS,
    NU,
    ROOT,
    Poly,
    R,
    X,
    add,
    coefficients,
    constant,
    degree,
    exponent,
    monomial,
    primitive,
    scaled,
    variables,
)
from certify.checker.ratio.recurrence import numerator
from certify.checker.ratio.setting import Setting, negative, polynomial
from certify.checker.ratio.strips import on_strip
from certify.coq.ratio.origin import near_origin
from certify.coq.ratio.script import ORDER, Script, Unsupported, integer, text

_STRIPS: Final = {"depth-0": ("v t", "u t"), "linear": ("w t", "z t")}
"""The new variable of a strip is the quotient of these two."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Writes the facts that the nodes of a proof show."""

    script: Script
    roots_read: list[int] = field(default_factory=list)
    """How many roots the statement has, once all of it has been read."""

    def positive(self, setting: Setting, p: Poly, node: Node) -> tuple[str, bool]:
        """(the fact about the primitive part of p, whether it is > 0 and not only >= 0)."""
        rules: dict[str, Callable[[Setting, Poly, Node], tuple[str, bool]]] = {
            "coefficients": self.by_coefficients,
            "known": self.by_known,
            "factors": self.by_factors,
            "root": self.by_root,
            "barrier": self.by_barrier,
            "compare": self.by_comparison,
        }
        if node.by not in rules:
            raise Unsupported(f"a step of the kind {node.by!r}")
        return rules[node.by](setting, primitive(p), node)

    def by_coefficients(self, setting: Setting, p: Poly, node: Node) -> tuple[str, bool]:
        """p times something positive is a sum of products of what is positive."""
        script, tower, nu = self.script, setting.tower, setting.nu
        strip = node.fields.get("strip") or ("depth-0" if R in set(variables(p)) else None)
        d, written, names, factor = degree(p, R), p, {NU: "n", X: "t"}, "1"
        if strip is not None:
            if strip not in _STRIPS:
                raise Unsupported(f"the strip {strip!r}")
            written, names = on_strip(tower, p, strip), names | dict(zip((R, ROOT), _STRIPS[strip], strict=True))
            unit = tower.order.unit
            width = text(add(tower.order.twice(0), constant(3 * unit)), ORDER)  # 2 unit (mu + 3/2)
            factor = f"(m * {unit} * t) ^ {d}" if strip == "depth-0" else f"({2 * unit} * t * ({width})) ^ {d}"
        num, den = nu.low.numerator, nu.low.denominator
        scale = integer(den ** degree(written, NU))
        written = tower.ring.substitute(written, NU, add(constant(num), monomial(NU)), constant(den))
        if strip is not None:
            written = {key + ((d - exponent(key, R)) << BITS * ROOT): value for key, value in written.items()}
        first = next((key for key in written if not (nu.closed[0] and exponent(key, NU))), None)
        strict, total = first is not None, text(written, names, first)
        shown = text(p, script.names(setting))
        proof = [
            f"apply ({'positive' if strict else 'nonneg'}_of_mul ({scale} * {factor}));",
            "  [apply Rmult_lt_0_compat; [lra|first [lra | apply pow_lt; repeat apply Rmult_lt_0_compat; lra]]|].",
            f"replace (({shown}) * ({scale} * {factor}))",
            f"  with ({total}) by (unfold n, u, v, w, z, m; ring).",
            f"clearbody n u v w z m. {'pos' if strict else 'nonneg'}.",
        ]
        return script.fact(setting, p, proof, strict=strict), strict

    def by_known(self, setting: Setting, p: Poly, node: Node) -> tuple[str, bool]:
        """t, y t, a root, or the numerator of one of the next two ratios."""
        script, strict = self.script, setting.strict_roots
        if len(p) == 1 and p in [monomial(place) for place in variables(p)]:
            return script.fact(setting, p, ["assumption."], strict=strict), strict
        for j, lemma in ((1, "below_convergent"), (2, "above_convergent")):
            full = numerator(setting.tower, j)
            if p == primitive(full):
                scale = integer(gcd(*full.values()))
                proof = [
                    f"pose proof ({lemma} nu t Hm1 Ht) as B. apply (positive_of_mul {scale}); [lra|].",
                    "eapply Rlt_le_trans; [exact B|]. right. unfold y. ring.",
                ]
                return script.fact(setting, p, proof, strict=True), True
        raise Unsupported("the numerator of a ratio of an order far above")

    def by_factors(self, setting: Setting, p: Poly, node: Node) -> tuple[str, bool]:
        """A product of powers of what has a sign."""
        factors: list[Factor] = node.fields["factors"]
        script, names = self.script, self.script.names(setting)
        product, strict, shown, given = constant(1), True, [], []
        for i, factor in enumerate(factors):
            value = primitive(scaled(polynomial(setting.tower, factor.value, factor.proof.place)[0], factor.sign))
            product = setting.tower.mul(product, *[value] * factor.power)
            shown.append(f"({text(value, names)}) ^ {factor.power}")
            if factor.proof.by == "unknown":
                strict = False
                continue
            name, own = self.positive(setting, value, factor.proof)
            strict = strict and own
            given.append(f"pose proof ({name}{' t Ht' if setting.strict_roots else ''}) as F{i}.")
        if primitive(product) != p:
            raise Unsupported("a product of negative factors")
        proof = [
            " ".join(given),
            f"apply ({'positive' if strict else 'nonneg'}_of_mul {integer(gcd(*product.values()))}); [lra|].",
            f"replace (({text(p, names)}) * {integer(gcd(*product.values()))})",
            f"  with ({' * '.join(shown)}) by {script.tactic(setting)}. {'product' if strict else 'product_le'}.",
        ]
        return script.fact(setting, p, proof, strict=strict), strict

    def by_root(self, setting: Setting, p: Poly, node: Node) -> tuple[str, bool]:
        """A + B S by the signs of A and B, or of one of them and of the norm."""
        script, tower, names = self.script, setting.tower, self.script.names(setting)
        index, case, second = node.fields["root"] - 1, node.fields["case"], node.child("second")
        a, b = tower.split(p, index)
        both = f"({text(a, names)}) + ({text(b, names)}) * {names[ROOT + index]}"
        shown = f"replace ({text(p, names)}) with ({both}) by ring."
        if not (a and b):
            raise Unsupported("a root without a rest")
        if case == "sum":
            one, above = self.positive(setting, a, node.child("first"))
            two, beside = self.positive(setting, b, second)
            strict = above or (beside and setting.strict_roots)
            rule = "Rplus_lt_le_0_compat" if above else "Rplus_le_lt_0_compat" if strict else "Rplus_le_le_0_compat"
            proof = [
                script.multiple(setting, a, one, "HA", strict=above),
                script.multiple(setting, b, two, "HB", strict=beside),
                f"{shown} apply {rule}; first [exact HA | left_or_eq | product | product_le].",
            ]
            return script.fact(setting, p, proof, strict=strict), strict
        norm = tower.norm(p, index) if case == "outside" else negative(tower.norm(p, index))
        two, strict = self.positive(setting, norm, second)
        lead, first = a if case == "outside" else b, node.child("first")
        if first.by == "origin":
            one, above = self.without_zero(setting, lead, first, norm, two), True
        else:
            one, above = self.positive(setting, lead, first)
        proof = [
            script.multiple(setting, lead, one, "HA", strict=above),
            script.multiple(setting, norm, two, "HN", strict=strict),
            f"{shown} apply (root_{case}{'' if strict else '_le'} _ _ _ ({text(norm, names)}));",
            f"  [left_or_eq|left_or_eq|{script.tactic(setting)}|exact HN].",
        ]
        return script.fact(setting, p, proof, strict=strict), strict

    def without_zero(self, setting: Setting, lead: Poly, first: Node, norm: Poly, name: str) -> str:
        """The fact that A (or B) keeps the sign that it has near 0, as the norm, and with it A, is never 0."""
        raise Unsupported("a sign that is carried on from 0")

    def by_comparison(self, setting: Setting, p: Poly, node: Node) -> tuple[str, bool]:
        """A + B R with B >= 0 by Amos' lower bound of R."""
        script, tower, names = self.script, setting.tower, self.script.names(setting)
        order = tower.order
        if node.fields["bound"] != "amos" or node.fields["shift"]:
            raise Unsupported(f"a comparison with the bound {node.fields['bound']!r} of another ratio")
        twice_a = add(order.twice(0), constant(order.unit))
        above = add(twice_a, constant(2 * order.unit))
        under = add(scaled(monomial(X, 2), 4 * order.unit**2), tower.ring.mul(above, above))
        outside = square_part(gcd(*under.values()))
        under = {key: value // outside**2 for key, value in under.items()}
        if under not in tower.radicands:
            self.add_bound(under, outside, above)
            names = script.names(setting)
        s = names[ROOT + tower.radicands.index(under)]
        root = scaled(tower.root(tower.radicands.index(under)), outside)
        parts, below, top = coefficients(p, R), add(twice_a, root), scaled(monomial(X), 2 * order.unit)
        slope = parts[1]
        one, _ = self.positive(setting, slope, node.child("first"))
        value = add(tower.mul(parts.get(0, {}), below), tower.mul(slope, top))
        two, strict = self.positive(setting, value, node.child("second"))
        b, d = text(slope, names), text(below, names)
        proof = [
            f"pose proof (amos_bound nu t ({outside} / {2 * order.unit}) ({text(under, names)}) Hm1 Ht ltac:(lra)",
            f"  ltac:(pose proof (rad{tower.radicands.index(under) + 1} t Ht); lra) ltac:(field)) as HB.",
            f"change (sqrt ({text(under, names)})) with ({s}) in HB. change (r nu t) with (y t) in HB.",
            script.multiple(setting, slope, one, "HS", strict=False),
            script.multiple(setting, value, two, "HV", strict=strict),
            f"assert (HD : 0 < {d}) by (apply (below_positive nu t (y t) _ _ Ht (y_pos t Ht) HB); field).",
            f"apply ({'positive' if strict else 'nonneg'}_of_mul ({d})); [exact HD|].",
            f"apply ({'compared' if strict else 'compared_le'} ({text(value, names)}) ({b})",
            f"  (({d}) * y t - {text(top, names)}));",
            f"  [exact HV|exact HS|lra|{script.tactic(setting)}].",
        ]
        return script.fact(setting, p, proof, strict=strict), strict

    def add_bound(self, under: Poly, outside: int, above: Poly) -> None:
        """The root of a bound that the statement does not have, as the last one: outside^2 under = (2x)^2 + above^2."""
        script, radicands = self.script, self.script.setting.tower.radicands
        if self.roots_read != [len(radicands)]:
            raise Unsupported("a comparison with a second bound, or before the last side")
        squares = f"({2 * script.setting.tower.order.unit} * t) ^ 2 + ({text(above, ORDER)}) ^ 2"
        proof = [
            f"apply (positive_of_mul ({outside} ^ 2)); [lra|].",
            f"replace (({text(under, script.names(script.setting))}) * {outside} ^ 2) with ({squares}) by ring.",
            "apply Rplus_lt_le_0_compat; [pos|apply pow2_ge_0].",
        ]
        name = script.fact(script.setting, under, proof, strict=True)
        radicands.append(under)
        script.add_root(name)

    def by_barrier(self, setting: Setting, p: Poly, node: Node) -> tuple[str, bool]:
        """The barrier lemma, from the beginning at 0."""
        if node.fields["start"] != "leading":
            raise Unsupported(f"a barrier with the beginning {node.fields['start']!r}")
        script, tower, names = self.script, setting.tower, self.script.names(setting)
        split, over, given = split_derivative(setting, p, node), [integer(tower.order.unit)], ""
        if node.fields["cofactor"] == "quotient":
            lead = scaled(coefficients(p, R)[degree(p, R)], node.fields["lead_sign"])
            name, _ = self.positive(setting, lead, node.child("lead"))
            given = script.multiple(setting, lead, name, "HL", strict=True)
            over.append(f"({text(lead, names)}) ^ {tower.ring.divided(tower.derivative(p)[0], p, R)[2]}")
        else:
            over.append(integer(polynomial(tower, node.fields["cofactor"], node.place)[1]))
        for i in tower.roots(p):
            inner, below = tower.derivative(tower.radicands[i])
            if inner and below != constant(1):
                raise Unsupported("a root below a root that depends on x")
            over += [f"(2 * ({text(tower.radicands[i], names)}))"] if inner else []
        name, _ = self.positive(setting, split.rest, node.child("rest")) if split.rest else ("", False)
        rest = (
            script.multiple(setting, split.rest, name, "HR", strict=False)
            if split.rest
            else "assert (HR : 0 <= 0) by lra."
        )
        near = near_origin(script, setting, p, node.child("proof"), self.positive)
        o, c, q = " * ".join(over), text(split.cofactor, names), text(split.rest, names)
        roots = range(1, script.roots + 1)
        known = " ".join(f"pose proof (rad{i} t Ht). pose proof (s{i}_derive t Ht) as D{i}." for i in roots)
        start = f"{script.opening(setting)} pose proof (y_derive t Ht) as Dy. {known} {given}"
        start = f"{start} assert (HO : 0 < {o}) by overs."
        proof = [
            f"apply (barrier (fun t : R => {text(p, names)})",
            f"  (fun t : R => ({c}) * / t / ({o})) (fun t : R => ({q}) * / t / ({o}))).",
            f"- {start}",
            "  eapply derive_eq; [derive_along|]. apply quotient_eq; [apply Rgt_not_eq, HO|]. cbn [INR pred].",
            f"  {script.tactic(setting, 'field')}; split_nonzero.",
            f"- {start}",
            "  apply continuous_quotient; [polynomial_continuous|polynomial_continuous|lra|apply Rgt_not_eq, HO].",
            f"- {start} {rest}",
            "  apply Rmult_le_pos; [apply Rmult_le_pos; [exact HR|]|]; left; apply Rinv_0_lt_compat; assumption.",
            f"- exact {near}.",
        ]
        return script.fact(setting, p, proof, strict=True, bare=True), True
