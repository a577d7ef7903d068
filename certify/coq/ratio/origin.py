"""The beginning of a barrier in Coq: what is positive near 0, by its leading coefficient there (`ratio:origin`)."""

from __future__ import annotations

from collections.abc import Callable
from math import gcd
from typing import Final

from certify.checker.ratio.node import Node
from certify.checker.ratio.origin import at_origin, leading
from certify.checker.ratio.polynomial import (
    BITS,
    NU,
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
    valuation,
)
from certify.checker.ratio.setting import Setting
from certify.checker.ratio.tower import Tower
from certify.coq.ratio.script import ORDER, Script, Unsupported, integer, text

Positive = Callable[[Setting, Poly, Node], tuple[str, bool]]
_DEPTHS: Final = 7


def near_origin(script: Script, setting: Setting, p: Poly, node: Node, positive: Positive) -> str:
    """The fact that p > 0 for all small t > 0; `node`: the proof that its leading coefficient is positive.

    y t is written by the slope q = r_(mu+depth-1)(t)/t, which is continuous at 0: p bottom^d = t^power (low part).
    """
    tower, ring = setting.tower, setting.tower.ring
    power, lead, _ = leading(tower, p)
    for depth in range(1, _DEPTHS + 1):
        top, bottom = folded(tower, depth, ring.mul(monomial(X), monomial(R)), constant(1))
        written = ring.substitute(p, R, top, bottom)
        low = {key - (power << BITS * X): value for key, value in written.items()}
        if valuation(written, X) != power:
            continue
        at_zero = coefficients(low, X)[0]
        limit = ring.substitute(at_zero, R, constant(tower.order.unit), tower.order.twice(depth))
        if primitive(limit) == primitive(lead):
            break
    else:
        raise Unsupported("a leading coefficient at 0 that lies deep")
    origin = at_origin(setting)
    name, strict = positive(origin, lead, node)
    if not strict:
        raise Unsupported("a leading coefficient at 0 that may vanish")
    d, shown, twice = degree(p, R), text(p, script.names(setting)), text(tower.order.twice(depth), ORDER)
    q = f"slope (nu + {depth - 1})" if depth > 1 else "slope nu"
    line = script.names(setting) | {R: f"{q} t"}
    tops, below, rest = (text(part, line) for part in (top, bottom, low))
    folds = " ".join(f"change (s{i + 1} 0) with o{i + 1}." for i in range(script.roots))
    leading_text, scale = text(primitive(lead), script.names(origin)), integer(gcd(*limit.values()))
    return script.near(
        shown,
        [
            f"  destruct (positive_near (fun t : R => {rest}) 0) as (e & He & Near).",
            "  - continuity_along.",
            f"  - cbv beta. {folds} rewrite slope_0. apply (positive_of_mul (({twice}) ^ {degree(at_zero, R)}));",
            "      [apply pow_lt; lra|].",
            f"    match goal with |- 0 < ?g => replace g with (({leading_text}) * {scale}) end;",
            f"      [apply Rmult_lt_0_compat; [exact {name}|lra]|field; split_nonzero].",
            "  - exists e. split; [exact He|]. intros t0 (H0 & H1). revert H1. generalize H0. generalize t0.",
            "    clear t0 H0.",
            f"    {script.opening(setting)} intros Hte.",
            "    pose proof (Near t ltac:(rewrite Rminus_0_r, Rabs_pos_eq; lra)) as G. cbv beta in G.",
            f"    pose proof (slope_pos {q.removeprefix('slope ')} t ltac:(lra)) as Hq.",
            *_lower(script, setting, q, depth),
            f"    assert (EY : y t = ({tops}) / ({below})) by (unfold y; rewrite r_slope; {_slopes(depth)}).",
            f"    apply (positive_of_mul (({below}) ^ {d})); [apply pow_lt, HD1|].",
            f"    replace (({shown}) * ({below}) ^ {d}) with (t ^ {power} * ({rest}));",
            "      [apply Rmult_lt_0_compat; [apply pow_lt, Ht|exact G]|].",
            f"    rewrite EY. {script.tactic(setting, 'field')}; split_nonzero.",
        ],
    )


def _lower(script: Script, setting: Setting, q: str, depth: int) -> list[str]:
    """That the denominators of the slopes, from the last on, are positive; the hypothesis HD1 is about that of y t."""
    nu, ring, lines = script.setting.nu, setting.tower.ring, []
    num, den = nu.low.numerator, nu.low.denominator
    names = {NU: "n", X: "t", R: f"{q} t"}
    for k in range(depth, 0, -1):
        below = folded(setting.tower, depth, ring.mul(monomial(X), monomial(R)), constant(1), k)[1]
        written = ring.substitute(below, NU, add(constant(num), monomial(NU)), constant(den))
        if min(written.values()) < 0:
            raise Unsupported("a denominator at 0 of no clear sign")
        shown, scale = text(below, script.names(setting) | {R: f"{q} t"}), integer(den ** degree(below, NU))
        total = text(written, names, next((key for key in written if not exponent(key, NU)), None))
        lines += [
            f"    assert (HD{k} : 0 < {shown}).",
            f"    {{ apply (positive_of_mul {scale}); [lra|].",
            f"      replace (({shown}) * {scale}) with ({total}) by (unfold n; ring). clearbody n. pos. }}",
        ]
    return lines


def folded(tower: Tower, depth: int, top: Poly, bottom: Poly, last: int = 1) -> tuple[Poly, Poly]:
    """r_(mu+last-1) as (top, bottom), if r_(mu+depth-1) is top/bottom."""
    ring, x = tower.ring, scaled(monomial(X), tower.order.unit)
    for j in range(depth - 1, last - 1, -1):
        top, bottom = ring.mul(x, bottom), add(ring.mul(tower.order.twice(j), bottom), ring.mul(x, top))
    return top, bottom


def _slopes(depth: int) -> str:
    """The slopes one after the other, from that of the lowest order, as quotients."""
    if depth == 1:
        return "field"
    steps = "".join(
        f" rewrite (slope_next nu {k} (nu + {k + 1}) t Hm1 ltac:(lra) ltac:(ring) Ht);" for k in range(1, depth - 1)
    )
    first = "replace (slope nu t) with (slope (nu + 0) t) by (f_equal; ring); "
    return f"{first}rewrite (slope_next nu 0 (nu + 1) t Hm1 ltac:(lra) ltac:(ring) Ht);{steps} field; split_nonzero"
