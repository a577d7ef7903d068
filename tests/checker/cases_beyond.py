"""Rejected with exit 1, one violated inequality each: claims beyond beta_*, about the regime, and refutations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.checker.case_tools import FOUR, F, Fault, edited, middle, moved
from tests.checker.sample_certificates import ends, exact, refuted, regime


def faults_beyond(d: int, ok: dict[str, Any]) -> Iterator[Fault]:
    """From the valid claims of one dimension."""
    yield from _sign(d, ok)
    yield from _obstruction(d, ok)
    yield from _regime(d, ok)
    yield from _refuted(d)


def _sign(d: int, ok: dict[str, Any]) -> Iterator[Fault]:
    star, inner = ok["quartic-sign-star"], ok["quartic-sign"]
    nodes = star["evidence"]["nodes"]
    yield "sign from 0", edited(inner, beta_interval=["0x0p+0", "0x7p+0"]), "below"
    yield (
        "sign to beta_*",
        edited(inner, beta_interval=["0x1p+0", "beta-star"], evidence__beta_star=star["evidence"]["beta_star"]),
        "below",
    )
    yield "sign, node 0", edited(inner, evidence__nodes=["0x0p+0", *inner["evidence"]["nodes"]]), "0 < nodes[0]"
    yield "sign starts late", edited(inner, evidence__nodes=["0x31p-4", "0x7p+0"], evidence__terms=70), "nodes[0] <= a"
    yield "sign, star starts late", edited(star, evidence__nodes=[exact(middle(star)), *nodes[1:]]), "nodes[0] <= a"
    yield (
        "sign, piece of beta_* short",
        edited(star, evidence__nodes=[nodes[0], exact(middle(star)), *nodes[1:]]),
        "beta_star.upper <= nodes[1]",
    )
    yield "sign, one node", edited(star, evidence__nodes=[nodes[0]]), "no piece around"
    yield "sign, Riccati", edited(star, evidence__nodes=[nodes[0], "0x9p+0"], evidence__terms=99), "Riccati"
    yield "sign, piece removed", edited(star, evidence__nodes=[*nodes[:2], *nodes[3:]]), "piece 1: 1 < d r"
    yield "sign, ends early", edited(star, evidence__nodes=nodes[:2]), "(d+2)/(d-1) <= last node"
    early = ["0x5p-1", "0xa01p-10"] if d == 2 else ["0x2p+0", "0x21p-4"]
    short = edited(inner, beta_interval=[early[0], "0x7p+0"], evidence__nodes=early)
    yield "sign, b not reached", short, "(d+2)/(d-1) <= last node"
    for name, where in (("below", "0x1p+0"), ("beyond", early[0])):  # beyond it is true, but one node shows nothing
        point = {"beta_interval": [where, where], "evidence__nodes": [where]}
        yield f"sign, one node {name} beta_*, no piece", edited(inner, **point), "(d+2)/(d-1) <= last node"
    pair = {"beta_interval": ..., "beta": "0x1p+0", "evidence__nodes": ["0x1p+0"]}
    yield "sign, one node at a point", edited(inner, **pair), "(d+2)/(d-1) <= last node"
    low = edited(inner, beta_interval=["0x1p+0", "0x7p+0"], evidence__nodes=["0x1p+0", "0x2p+0", "0x4p+0"])
    yield "sign, below beta_*", low, "piece 0: 1 < d r"


def _obstruction(d: int, ok: dict[str, Any]) -> Iterator[Fault]:
    one, family, star = ok["quartic-density"], ok["quartic-family"], ok["quartic-family-star"]
    yield "density from 0", edited(one, beta_interval=["0x0p+0", "0x7p+0"]), "below"
    yield (
        "density to beta_*",
        edited(one, beta_interval=["0x1p+0", "beta-star"], evidence__beta_star=star["evidence"]["beta_star"]),
        "below",
    )
    yield (
        "density from beta_*",
        edited(one, beta_interval=["beta-star", "inf"], evidence__beta_star=star["evidence"]["beta_star"]),
        "the left end must be a number",
    )
    yield "base beyond a", edited(one, evidence__base="0x31p-4"), "base <= a"
    yield "base 0", edited(one, evidence__base="0x0p+0"), "0 < base"
    yield "epsilon 0", edited(one, evidence__epsilon="0x0p+0"), "0 < |epsilon|"
    yield "epsilon large", edited(one, evidence__epsilon="0x1p-1"), "<= 1/2"
    yield (
        "epsilon too large for F",
        edited(one, evidence__epsilon="0x7p-4", evidence__t="0x1p-2"),
        "H(rho) < K_# E(rho)",
    )
    yield "t 0", edited(one, evidence__t="0x0p+0"), "H(rho) < K_# E(rho)"
    yield "t negative", edited(one, evidence__t="-0x1p+0"), "H(rho) < K_# E(rho)"
    yield "order low", edited(one, evidence__order=4, evidence__epsilon="0x3p-3"), "H(rho) < K_# E(rho)"
    base = edited(one, beta_interval=["0x1p+0", "inf"], evidence__base="0x1p+0")
    yield "base below beta_*", base, "H(rho) < K_# E(rho)"
    yield "family from 0", edited(family, beta_interval=["0x0p+0", "0x7p+0"]), "below"
    yield "family below beta_*", edited(family, beta_interval=["0x1p+0", "0x7p+0"]), "0 < D_"
    yield "family, epsilon 0", edited(family, evidence__epsilon_max="0x0p+0"), "0 < epsilon_max"
    yield "family, epsilon large", edited(family, evidence__epsilon_max="0x1p-1"), "<= 1/2"
    yield "family, constant", edited(family, evidence__constant="0x1p-9"), "sextic remainder"
    yield "family, constant negative", edited(star, evidence__constant="-0x1p+0"), "sextic remainder"
    yield "family, bracket", edited(star, evidence__beta_star=ends(F(3), F(4))), "D_"


def _regime(d: int, ok: dict[str, Any]) -> Iterator[Fault]:
    low, high, star = ok["regime-below"], ok["regime-discontinuous"], ok["regime-star"]
    ulp = F(1, 1 << 30)
    yield "equal beyond", edited(high, critical_coupling="equal"), "does not go with"
    yield "less below", edited(low, critical_coupling="less"), "does not go with"
    wrong = {"transition": "continuous", "critical_coupling": "equal", "trust": sorted(FOUR)}
    yield "continuous beyond", edited(high, **wrong, evidence__l_max=...), "< 0"
    other = {"transition": "discontinuous", "critical_coupling": "less", "trust": sorted(FOUR)}
    yield "discontinuous below", edited(low, **other, evidence__l_max=12), "0 < D_"
    yield "continuous to inf", edited(low, beta_interval=["0x1p-1", "inf"]), "beyond"
    yield "continuous from beta_*", edited(star, **wrong, evidence__l_max=...), "beyond"
    yield "discontinuous to beta_*", edited(ok["regime-continuous"], **other, evidence__l_max=12), "below"
    yield "discontinuous from 0", edited(high, beta_interval=["0x0p+0", "0x4p+0"]), "below"
    yield "X below", edited(low, unique_critical_point=moved(low["unique_critical_point"], ulp)), "X <= K_#(b)/2"
    larger = moved(high["unique_critical_point"], ulp)
    yield "X beyond", edited(high, unique_critical_point=larger), "2 X max(A_l alpha_l(b)) <= K_#(b)"
    yield "X, interval enlarged", edited(high, beta_interval=["0x3p+0", "0x41p-4"]), "2 X max"
    yield "X to inf", edited(high, beta_interval=["0x3p+0", "inf"]), "no X > 0"
    yield "X, low l_max", edited(high, evidence__l_max=1), "2 X max" if d == 2 else "(l_max + 1)(d + 2 l_max + 2)"
    yield "l_max without X", edited(high, unique_critical_point=...), "l_max belongs"
    yield "X without l_max", edited(high, evidence__l_max=...), "l_max belongs"
    yield "l_max below beta_*", edited(low, evidence__l_max=9), "l_max belongs"
    for name in ("regime-below", "regime-discontinuous", "regime-inf"):
        needed = set(ok[name]["trust"]) - ({"beckner-onofri"} if name == "regime-inf" else set())
        for row in sorted(needed):
            yield f"{name} without {row}", edited(ok[name], trust=sorted(needed - {row})), f"rests on {row}"
    twenty = regime(d, F(3), F(20))
    yield "X at 20, tail grows", edited(twenty, evidence__l_max=5), "(l_max + 1)(d + 2 l_max + 2)"
    yield "X at 20, tail large", edited(twenty, evidence__l_max=12), "2 X max"


def _refuted(d: int) -> Iterator[Fault]:
    yield "refuted left", refuted("majorisation", d, F(7, 2), F(4), F(3)), "a <= counterexample"
    yield "refuted right", refuted("majorisation", d, F(1), F(5, 2), F(3)), "counterexample <= b"
    yield "refuted, true", refuted("majorisation", d, F(1, 2), F(3), F(1)), "1 < A_2"
    close = F(23, 10) if d == 2 else F(7, 4)
    yield "refuted just below beta_*", refuted("majorisation", d, F(1, 2), F(3), close), "1 < A_2"
    yield "refuted, other l", refuted("majorisation", d, F(1, 2), F(3), F(3), 9), "1 < A_9"
    yield "refuted beyond beta_*", refuted("majorisation", d, F(1), "beta-star", F(3)), "< 0"
    yield "refuted below beta_*", refuted("majorisation", d, "beta-star", "inf", F(1)), "0 < D_"
    for label in ("quartic-sign", "quartic-obstruction"):
        yield f"{label} refuted above", refuted(label, d, F(1), F(3), F(3)), "(counterexample) < 0"
        yield f"{label} refuted from beta_*", refuted(label, d, "beta-star", F(3), F(1)), "0 < D_"
    claim = refuted("quartic-obstruction", d, F(1), F(3), F(1))
    for row in claim["trust"]:
        rest = [other for other in claim["trust"] if other != row]
        yield f"refuted obstruction without {row}", edited(claim, trust=rest), f"rests on {row}"
    above = edited(refuted("two-minimisers", d, F(1), F(3), F(3)), trust=sorted(FOUR))
    yield "two-minimisers refuted above", above, "(counterexample) < 0"
    fewer = edited(refuted("two-minimisers", d, F(1), F(3), F(1)), trust=sorted(FOUR - {"spherical-harmonics"}))
    yield "two-minimisers refuted on less trust", fewer, "rests on spherical-harmonics"
