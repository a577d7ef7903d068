"""The script of a theorem about Bessel ratios: polynomials as Coq reads them, what is known, and facts one by one.

The names of a script: n = den nu - num >= 0 for nu >= num/den; y t = r_mu(t); u, v, w, z, what is positive between the
bounds of `Bessel/Inequality.v`; s1 t, s2 t, ... the roots and o1, o2, ... their values at t = 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import gcd
from typing import Final

from certify.checker.ratio.origin import at_origin
from certify.checker.ratio.polynomial import NU, ROOT, Poly, R, X, add, constant, exponent, primitive, variables
from certify.checker.ratio.setting import Setting
from certify.core.digits import digits_of

MOST_TERMS: Final = 400
"""Of a polynomial that Coq's ring is to expand."""
ORDER: Final = {NU: "nu"}


class Unsupported(Exception):
    """A part of a certificate that is not written in Coq; `str` says which."""


def text(p: Poly, names: Mapping[int, str], first: int | None = None) -> str:
    """A sum of monomials; `first`: the one that stands at the beginning."""
    if len(p) > MOST_TERMS:
        raise Unsupported(f"a polynomial of {len(p)} terms")
    keys = sorted(p, key=lambda key: (key != first, -key))
    return " + ".join(_monomial(key, p[key], names) for key in keys) or "0"


def _monomial(key: int, value: int, names: Mapping[int, str]) -> str:
    powers = [(names[place], exponent(key, place)) for place in variables({key: 1})]
    parts = [name if power == 1 else f"{name} ^ {power}" for name, power in powers]
    number = integer(value)
    return " * ".join(parts if value == 1 and parts else [number, *parts])


def integer(value: int) -> str:
    """An integer, in brackets if it is negative."""
    return f"(-{digits_of(-value)})" if value < 0 else digits_of(value)


def rational(x: Fraction) -> str:
    """A rational number as Coq reads it."""
    return integer(x.numerator) if x.denominator == 1 else f"({integer(x.numerator)} / {digits_of(x.denominator)})"


@dataclass(slots=True)
class Script:
    """The lines of a proof for all nu of a range from `low` on; `setting`: that of the checker, for x > 0."""

    setting: Setting
    lines: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    """What is > 0 for every t > 0, by name."""
    roots: int = 0
    _count: int = 0

    def begin(self) -> None:
        """What is known before any step."""
        order, nu = self.setting.tower.order, self.setting.nu
        less, unit = "<=" if nu.closed[0] else "<", order.unit
        m, a = text(order.twice(1), ORDER), text(add(order.twice(0), constant(unit)), ORDER)
        self.lines += [
            f"pose (n := {integer(nu.low.denominator)} * nu - {integer(nu.low.numerator)}).",
            f"pose (y := r nu). pose (m := {m}).",
            f"pose (u := fun t : R => {unit} * t - m * y t). pose (v := fun t : R => m * y t).",
            f"pose (w := fun t : R => {2 * unit} * t - ({2 * unit} * t + ({a})) * y t).",
            f"pose (z := fun t : R => ({2 * unit} * t + 2 * ({a}) + {2 * unit}) * y t - {2 * unit} * t).",
            f"assert (Hn : 0 {less} n) by (unfold n; lra). assert (Hm1 : -1 < nu) by lra.",
            "assert (Hm : 0 < m) by (unfold m; lra).",
            "assert (y_pos : forall t, 0 < t -> 0 < y t) by (intros t; apply r_pos, Hm1).",
            "assert (v_pos : forall t, 0 < t -> 0 < v t).",
            "{ intros t Ht. apply Rmult_lt_0_compat; [exact Hm|now apply y_pos]. }",
            "assert (u_pos : forall t, 0 < t -> 0 < u t).",
            "{ intros t Ht. pose proof (below_convergent nu t Hm1 Ht). unfold u, m, y. lra. }",
            "assert (z_pos : forall t, 0 < t -> 0 < z t).",
            "{ intros t Ht. pose proof (above_rational nu t Hm1 Ht). unfold z, y. lra. }",
            "assert (y_derive : forall t, 0 < t -> is_derive y t (1 - y t ^ 2 - (2 * nu + 1) * y t / t)).",
            "{ intros t Ht. now apply r_riccati. }",
        ]
        self.facts += ["y_pos", "v_pos", "u_pos", "z_pos"]
        if nu.low >= Fraction(-1, 2):
            self.lines += [
                "assert (w_pos : forall t, 0 < t -> 0 < w t).",
                "{ intros t Ht. pose proof (below_rational nu t ltac:(lra) Ht). unfold w, y. lra. }",
            ]
            self.facts.append("w_pos")

    def names(self, setting: Setting) -> dict[int, str]:
        """How the variables are written: along the ratio, or at the origin."""
        if not setting.strict_roots:
            return {NU: "nu"} | {ROOT + i: f"o{i + 1}" for i in range(self.roots)}
        return {NU: "nu", X: "t", R: "y t"} | {ROOT + i: f"s{i + 1} t" for i in range(self.roots)}

    def tactic(self, setting: Setting, name: str = "ring") -> str:
        """`ring` or `field`, with the squares of the roots that there are."""
        known = " ".join(f"{'Q' if setting.strict_roots else 'O'}{i + 1}" for i in range(self.roots))
        return f"{name} [{known}]" if known else name

    def opening(self, setting: Setting) -> str:
        """What every proof about t begins with."""
        if not setting.strict_roots:
            return ""
        own = [f"s{i + 1}_pos" for i in range(self.roots)]
        parts = ["intros t Ht.", *(f"pose proof ({fact} t Ht)." for fact in [*self.facts, *own])]
        return " ".join([*parts, *(f"pose proof (s{i + 1}_square t Ht) as Q{i + 1}." for i in range(self.roots))])

    def fact(self, setting: Setting, p: Poly, proof: Sequence[str], *, strict: bool, bare: bool = False) -> str:
        """State that p is > 0 (or >= 0), with its proof, which begins with t unless it is bare; its name."""
        self._count += 1
        name, shown = f"step_{self._count}", text(p, self.names(setting))
        claim = f"0 {'<' if strict else '<='} {shown}"
        self.lines += [
            f"assert ({name} : {f'forall t, 0 < t -> {claim}' if setting.strict_roots else claim}).",
            f"{{ {'' if bare else self.opening(setting)}",
            *(f"  {line}" for line in proof),
            "}",
        ]
        return name

    def near(self, claim: str, proof: Sequence[str]) -> str:
        """State that something is > 0 for all small t > 0."""
        self._count += 1
        name = f"step_{self._count}"
        self.lines += [f"assert ({name} : exists e, 0 < e /\\ forall t, 0 < t < e -> 0 < {claim}).", "{", *proof, "}"]
        return name

    def multiple(self, setting: Setting, p: Poly, name: str, label: str, *, strict: bool) -> str:
        """The hypothesis `label` about p, of which the fact `name` says it for the primitive part."""
        shown, part = text(p, self.names(setting)), text(primitive(p), self.names(setting))
        rule, use = "Rmult_lt_0_compat" if strict else "Rmult_le_pos", "t Ht" if setting.strict_roots else ""
        return (
            f"assert ({label} : 0 {'<' if strict else '<='} {shown}) by (replace ({shown}) with (({part}) * "
            f"{integer(gcd(*p.values()))}) by ring; apply {rule}; [left_or_eq_by ({name} {use})|lra])."
        )

    def add_root(self, condition: str) -> None:
        """Name the root of the last radicand, of which the fact `condition` says that it is > 0."""
        tower = self.setting.tower
        radicand, unit, before = tower.radicands[-1], tower.order.unit, self.names(self.setting)
        slope, below = tower.derivative(radicand)
        if below != constant(1):
            raise Unsupported("a root below a root that depends on x")
        shown, change = text(radicand, before), text(slope, before)
        positive = self.multiple(self.setting, radicand, condition, "HC", strict=True)
        self.roots += 1
        i, inner = self.roots, range(1, self.roots)
        zero = text(at_origin(self.setting).tower.radicands[-1], ORDER | {ROOT + j - 1: f"o{j}" for j in inner})
        derived = " ".join(f"pose proof (s{j}_derive t Ht) as D{j}. pose proof (s{j}_pos t Ht)." for j in inner)
        folds = " ".join(f"change (s{j} 0) with o{j}." for j in inner)
        self.lines += [
            f"pose (s{i} := fun t : R => sqrt ({shown})). pose (o{i} := s{i} 0).",
            f"assert (rad{i} : forall t, 0 < t -> 0 < {shown}).",
            f"{{ intros t Ht. {positive} exact HC. }}",
            f"assert (s{i}_pos : forall t, 0 < t -> 0 < s{i} t) by (intros t Ht; apply sqrt_lt_R0, (rad{i} t Ht)).",
            f"assert (s{i}_square : forall t, 0 < t -> s{i} t * s{i} t = {shown}).",
            f"{{ intros t Ht. apply sqrt_sqrt, Rlt_le, (rad{i} t Ht). }}",
            f"assert (s{i}_derive : forall t, 0 < t -> is_derive s{i} t (({change}) / ({2 * unit} * t * s{i} t))).",
            f"{{ intros t Ht. pose proof (y_derive t Ht) as Dy. {derived}",
            f"  eapply derive_eq; [apply derive_root; [derive_along|exact (rad{i} t Ht)]|].",
            f"  cbv beta. change (sqrt ({shown})) with (s{i} t). cbn [INR pred]. field.",
            f"  pose proof (s{i}_pos t Ht). split_nonzero. }}",
            f"assert (s{i}_continuous : continuous s{i} 0) by (apply continuous_root; continuity_along).",
            f"assert (o{i}_nonneg : 0 <= o{i}) by apply sqrt_pos.",
            f"assert (O{i} : o{i} * o{i} = {zero}).",
            f"{{ unfold o{i}, s{i}. {folds} rewrite sqrt_sqrt; [unfold y; rewrite ?r_0; ring|].",
            f"  apply (nonneg_at_0 (fun t : R => {shown})); [exact rad{i}|continuity_along]. }}",
        ]

    def with_radicands(self, radicands: list[Poly]) -> Setting:
        """The setting over a tower with these roots."""
        return replace(self.setting, tower=replace(self.setting.tower, radicands=radicands))
