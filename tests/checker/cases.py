"""Documents with the exit code that they must get, one per inequality, boundary and rule of form in FORMAT.md.

Used by the tests of the rules, and as the suite that kills mutants of the checker. (name, document, code, words of the
reason); a document that is not a dict is sent as it stands.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tests.checker.arb_truth import number
from tests.checker.sample_certificates import (
    document,
    elementary_bounds,
    ends,
    exact,
    examples,
    inconclusive,
    linear_threshold,
    quartic_density,
    refuted,
    regime,
    series,
    threshold,
)

Case = tuple[str, Any, int, str]
F = Fraction
STAR2 = F(5, 2)
"""Above beta_*^{(2)} = 2.4469..., while beta_*^{(3)} = 1.816..., beta_*^{(5)} = 1.4454..."""


def edited(claim: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A copy with fields replaced; a key with __ goes one level down, the value `...` removes the field."""
    result = copy.deepcopy(claim)
    for key, value in changes.items():
        *path, last = key.split("__")
        place = result
        for step in path:
            place = place[step]
        if value is ...:
            del place[last]
        else:
            place[last] = value
    return result


def valid() -> Iterator[Case]:
    """Accepted: all examples, and every inequality that is not strict at equality."""
    for d in (2, 3, 5, 30):
        for name, claim in examples(d).items():
            yield f"d={d} {name}", document(claim), 0, ""
    two = examples(2)
    yield "several claims", document(*two.values(), inconclusive("majorisation", 2, F(1), F(2))), 0, ""
    yield "provenance", {**document(two["beta-star"]), "provenance": {"seconds": 1.5, "n": 10**30, "x": [None]}}, 0, ""
    yield "more trust", document(edited(two["beta-star"], trust=["spherical-harmonics", "beckner-onofri"])), 0, ""
    big = {"precision": 60, "terms": 7}
    tail = edited(two["linear-threshold-point"], beta=exact(12), evidence={"rule": "series", **big})
    yield "tail at equality", document(edited(tail, enclosure=ends(F(0), F(1)))), 0, ""
    zero = edited(two["linear-threshold-zero"], enclosure__upper=exact(1))
    yield "K_# at 0 is d/2", document(zero), 0, ""
    sign = edited(two["quartic-sign"], beta_interval=["0x4p+0", "inf"], evidence__nodes=["0x4p+0"])
    yield "Amos at equality", document(sign), 0, ""
    density = quartic_density(2, F(4), "inf")
    evidence = {**density["evidence"], "epsilon": "0x2/0x5", "t": "0x5/0x4", "order": 20}
    yield "delta 1/2 at equality", document(edited(density, evidence=evidence)), 0, ""
    evidence["epsilon"] = "-0x2/0x5"
    yield "negative epsilon", document(edited(density, evidence=evidence)), 0, ""
    unreduced = edited(two["monotone-in-dimension"], evidence__separator="0x1F40/0XFA0".replace("X", "x"))
    yield "upper case, not reduced", document(unreduced), 0, ""
    no_sign = edited(two["linear-threshold-point"], beta="0x6p0", enclosure=ends(F(0), F(1)))
    yield "exponent without sign", document(edited(no_sign, evidence__terms=40)), 0, ""
    for name in ("majorisation", "quartic-sign", "quartic-density", "quartic-family", "regime-below"):
        claim = edited(two[name], beta_interval=...)
        claim["beta"] = examples(2)[name]["beta_interval"][1 if name in ("majorisation", "regime-below") else 0]
        yield f"{name} at a point", document(claim), 0, ""
    point = edited(two["majorisation"], beta_interval=[two["majorisation"]["beta_interval"][1]] * 2)
    yield "an interval of one point", document(point), 0, ""
    touching = edited(
        two["regime-star"], beta_interval=["beta-star", two["regime-star"]["evidence"]["beta_star"]["upper"]]
    )
    yield "b = beta_star.upper", document(edited(touching, unique_critical_point=..., evidence__l_max=...)), 0, ""
    lower = two["regime-continuous"]["evidence"]["beta_star"]["lower"]
    yield "a = beta_star.lower", document(edited(two["regime-continuous"], beta_interval=[lower, "beta-star"])), 0, ""
    yield from _valid_rest(two)


def _valid_rest(two: dict[str, Any]) -> Iterator[Case]:
    yield "coupling below", document(coupling_below(3)), 0, ""
    yield "K_# at 1/2", document(linear_threshold(5, F(1, 2))), 0, ""
    yield "d = 1000000", document(elementary_bounds(10**6)), 0, ""
    yield "order 64", document(edited(two["quartic-density"], evidence__order=64)), 0, ""
    one = edited(two["regime-discontinuous"], evidence__l_max=1, unique_critical_point={"upper": "0x1p-9"})
    yield "l_max 1", document(one), 0, ""
    family = edited(two["quartic-family"], evidence__epsilon_max="0x2/0x5", evidence__constant="0x4p+0")
    yield "epsilon_max 2/5", document(family), 0, ""
    short = edited(two["quartic-sign"], beta_interval=["0x5p-1", "0xa01p-10"], evidence__nodes=["0x5p-1", "0xa01p-10"])
    yield "ends at the last node", document(short), 0, ""
    for label in ("critical-coupling", "order-parameter", "linear-threshold"):
        bounded = {**inconclusive(label, 2, F(1), F(2)), "enclosure": ends(F(0), F(1))}
        yield f"bounds of an inconclusive {label}", document(two["beta-star"], bounded), 0, ""
    open_bounds = {**inconclusive("elementary-bounds", 3, F(1), F(2)), "bounds": ends(F(0), F(1))}
    del open_bounds["beta_interval"]
    yield "inconclusive elementary-bounds", document(two["beta-star"], open_bounds), 0, ""
    for label in ("order-parameter", "two-minimisers"):
        yield f"{label} refuted", document(edited(refuted(label, 3, F(1), F(3), F(1)), trust=sorted(FOUR))), 0, ""
    yield "refuted to beta_*", document(refuted("quartic-sign", 3, F(1), "beta-star", F(1))), 0, ""
    yield "refuted from beta_*", document(refuted("majorisation", 3, "beta-star", "inf", F(2))), 0, ""
    yield "counterexample at a", document(refuted("majorisation", 3, F(2), F(3), F(2))), 0, ""
    large = refuted("majorisation", 2, F(1), F(30), F(30), 9)
    yield "counterexample with large l", document(large), 0, ""


FOUR = {"beckner-onofri", "beckner-onofri-equality", "entropy-lower-semicontinuity", "spherical-harmonics"}


def coupling_below(d: int) -> dict[str, Any]:
    """K_c = K_# on [1/2, 1]."""
    low, high = threshold(d, F(1), 60)[0], threshold(d, F(1, 2), 60)[1]
    return {
        "label": "critical-coupling", "d": d, "outcome": "proved", "beta_interval": [exact(F(1, 2)), exact(1)],
        "enclosure": ends(low, high), "evidence": {"rule": "theorem-1.1", **series(d, 1, 100)}, "trust": sorted(FOUR),
    }  # fmt: skip


def invalid() -> Iterator[Case]:
    """Rejected with exit 1: one violated inequality each."""
    for d in (2, 3):
        yield from ((f"d={d} {name}", document(claim), 1, words) for name, claim, words in _invalid(d, examples(d)))


def _moved(box: dict[str, str], step: Fraction) -> dict[str, str]:
    return {key: exact(number(text) + step) for key, text in box.items()}


def _invalid(d: int, ok: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    star = ok["beta-star"]
    ulp = F(1, 1 << 174)
    yield "beta-star above", edited(star, enclosure=_moved(star["enclosure"], ulp)), f"D_{d}(enclosure.lower) < 0"
    yield "beta-star below", edited(star, enclosure=_moved(star["enclosure"], -ulp)), f"0 < D_{d}(enclosure.upper)"
    yield "beta-star from 0", edited(star, enclosure__lower="0x0p+0"), "0 < enclosure.lower"
    yield "beta-star from below 0", edited(star, enclosure__lower="-0x1p+0"), "0 < enclosure.lower"
    yield "beta-star, few terms", edited(star, evidence__terms=20), "D_"
    yield "beta-star, one term", edited(star, evidence__terms=1, enclosure=ends(F(1), F(4))), "tail"
    yield "beta-star, few bits", edited(star, evidence__precision=100), "D_"
    bounds = ok["elementary-bounds"]
    yield "elementary, low", edited(bounds, bounds=ends(F(1), F(d + 2, d))), "0 < D_"
    yield "elementary, high", edited(bounds, bounds=ends(F(d * (d + 2), d * d - 1), F(4))), "< 0"
    between = ok["monotone-in-dimension"]
    yield "separator high", edited(between, evidence__separator="0x3p+0"), f"D_{d}(separator) < 0"
    yield "separator low", edited(between, evidence__separator="0x1p+0"), f"0 < D_{d + 1}(separator)"
    yield "separator 0", edited(between, evidence__separator="0x0p+0"), "0 < separator"
    yield from _invalid_threshold(d, ok)
    yield from _invalid_majorisation(d, ok)
    yield from _invalid_sign(d, ok)
    yield from _invalid_obstruction(d, ok)
    yield from _invalid_regime(d, ok)
    yield from _invalid_refuted(d)


def _invalid_threshold(d: int, ok: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    point = ok["linear-threshold-point"]
    ulp = F(1, 1 << 74)
    yield "K_# lower", edited(point, enclosure=_moved(point["enclosure"], ulp)), "enclosure.lower <= K_#"
    yield "K_# upper", edited(point, enclosure=_moved(point["enclosure"], -ulp)), "<= enclosure.upper"
    tail = edited(point, beta=exact(12 * (d - 1)), evidence={"rule": "series", "precision": 60, "terms": 6})
    yield "K_#, tail", edited(tail, enclosure=ends(F(0), F(9))), "tail of the 0F1 series"
    wide = ok["linear-threshold-interval"]
    yield "K_# wider to the right", edited(wide, beta_interval=["0x1p-1", "0x7p-1"]), "enclosure.lower <= K_#(b)"
    yield "K_# wider to the left", edited(wide, beta_interval=["0x1p-2", "0x3p+0"]), "K_#(a) <= enclosure.upper"
    yield "K_# to infinity", edited(ok["linear-threshold-inf"], enclosure__lower="0x1p-90"), "enclosure.lower <= K_#(b)"
    yield "K_# at 0", edited(ok["linear-threshold-zero"], enclosure__upper=exact(F(d, 2) - ulp)), "K_#(a)"
    yield "rule of a point", edited(wide, evidence__rule="series"), "the rule 'series'"
    yield "rule of an interval", edited(point, evidence__rule="monotone-end-points"), "the rule 'series'"
    zero = ok["linear-threshold-zero"]
    yield "bracket above", edited(zero, evidence__beta_star=ends(F(3), F(4))), "D_"
    yield "bracket below", edited(zero, evidence__beta_star=ends(F(1), F(5, 4))), "0 < D_"
    yield "bracket from 0", edited(zero, evidence__beta_star=ends(F(0), F(4))), "0 < beta_star.lower"
    yield "empty to beta_*", edited(zero, beta_interval=["0x3p+0", "beta-star"]), "a <= beta_star.lower"
    inf = edited(ok["linear-threshold-inf"], beta_interval=["beta-star", "0x1p+0"], evidence__terms=60)
    yield "empty from beta_*", inf, "beta_star.upper <= b"
    below = coupling_below(d)
    yield "K_c lower", edited(below, enclosure__lower=below["enclosure"]["upper"]), "enclosure.lower <= K_#(b)"
    middle = number(below["enclosure"]["upper"])
    left = ends(middle - F(1, 100), middle + F(1, 100))
    yield "K_c at the left end only", edited(below, enclosure=left), "enclosure.lower <= K_#(b)"
    yield "K_c upper", edited(below, enclosure__upper=below["enclosure"]["lower"]), "K_#(a) <= enclosure.upper"
    yield "K_c beyond", edited(below, beta_interval=["0x1p-1", "0x3p+0"], evidence__terms=60), "D_"
    yield "K_c to inf", edited(below, beta_interval=["0x1p-1", "inf"]), "beyond"
    star = edited(below, beta_interval=["beta-star", "0x4p+0"], evidence__terms=60)
    star["evidence"]["beta_star"] = zero["evidence"]["beta_star"]
    yield "K_c from beta_*", star, "beyond"
    for row in sorted(FOUR):
        yield f"K_c without {row}", edited(below, trust=sorted(FOUR - {row})), f"trust: the claim rests on {row}"


def _invalid_majorisation(d: int, ok: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    star, inner = ok["majorisation-star"], ok["majorisation"]
    nodes, inside = star["evidence"]["nodes"], inner["evidence"]["nodes"]
    ulp = F(1, 1 << 60)
    yield "margin above", edited(inner, enclosure=_moved(inner["enclosure"], ulp)), "enclosure.lower <= 1 - d r(b)"
    yield "margin below", edited(inner, enclosure=_moved(inner["enclosure"], -ulp)), "1 - d r(b) <= enclosure.upper"
    yield "negative margin", edited(inner, enclosure__lower="-0x1p+0"), "0 <= enclosure.lower"
    yield "negative margin at beta_*", edited(star, enclosure__lower="-0x1p-99"), "0 <= enclosure.lower"
    yield "positive margin at beta_*", edited(star, enclosure__upper="0x1p-99"), "enclosure.upper <= 0"
    yield "starts late", edited(inner, evidence__nodes=[exact(F(1, 4) + ulp), *inside[1:]]), "nodes[0] <= a"
    yield "a moved to 0", edited(inner, beta_interval=["0x0p+0", inner["beta_interval"][1]]), "nodes[0] <= a"
    yield "ends early", edited(inner, evidence__nodes=inside[:-1]), "b <= last node"
    yield "ends late", edited(inner, evidence__nodes=[*inside, exact(F(3))], evidence__terms=60), "last node <= b"
    yield "one node", edited(inner, evidence__nodes=[inside[-1]]), "no piece"
    yield "piece removed", edited(star, evidence__nodes=[nodes[0], *nodes[2:]]), "A_2 alpha_2"
    yield "first piece grows", edited(inner, evidence__nodes=["0x0p+0", *inside[1:]]), "A_2 alpha_2"
    last = [*nodes[:-1], star["evidence"]["beta_star"]["upper"]]
    late = [*last[:-1], exact(_middle(star)), last[-1]]
    yield "beta_* before the last piece", edited(star, evidence__nodes=late), "last node but one"
    yield "one long piece", edited(star, evidence__nodes=["0x0p+0", nodes[-1]]), "A_3" if d == 2 else "Riccati"
    third = edited(star, evidence__nodes=["0x0p+0", "0x1p+0", nodes[-1]])
    yield "long last piece", third, "Riccati" if d == 2 else "<"
    low = edited(star, evidence__l_max=2)
    yield "l_max 2, piece removed", edited(low, evidence__nodes=[nodes[0], *nodes[2:]]), "A_2 alpha_2"
    yield "l_max 2 over d=2 or not", edited(low, evidence__nodes=["0x0p+0", nodes[-1]]), "<"
    beyond = edited(inner, beta_interval=["0x1p-2", "0x3p+0"], evidence__nodes=[*inside[:-1], "0x3p+0"])
    yield "beyond beta_*", edited(beyond, evidence__terms=60), "1 - d r(b)"
    yield "to inf", edited(inner, beta_interval=["0x1p-2", "inf"]), "beyond"
    yield "few bits", edited(inner, evidence__precision=20), "1 - d r(b)"
    wide = edited(inner, beta_interval=["0x1p-2", "0x14p+0"], evidence__nodes=[*inside[:-1], "0x14p+0"])
    yield "tail in l grows", edited(wide, evidence__l_max=2, evidence__terms=99, enclosure=ends(F(0), F(1))), "r(b)"


def _middle(claim: dict[str, Any]) -> Fraction:
    box = claim["evidence"]["beta_star"]
    return (number(box["lower"]) + number(box["upper"])) / 2


def _invalid_sign(d: int, ok: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
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
    yield "sign, star starts late", edited(star, evidence__nodes=[exact(_middle(star)), *nodes[1:]]), "nodes[0] <= a"
    yield (
        "sign, piece of beta_* short",
        edited(star, evidence__nodes=[nodes[0], exact(_middle(star)), *nodes[1:]]),
        "beta_star.upper <= nodes[1]",
    )
    yield "sign, one node", edited(star, evidence__nodes=[nodes[0]]), "no piece around"
    yield "sign, Riccati", edited(star, evidence__nodes=[nodes[0], "0x9p+0"], evidence__terms=99), "Riccati"
    yield "sign, piece removed", edited(star, evidence__nodes=[*nodes[:2], *nodes[3:]]), "piece 1: 1 < d r"
    yield "sign, ends early", edited(star, evidence__nodes=nodes[:2]), "(d+2)/(d-1) <= last node"
    early = ["0x5p-1", "0xa01p-10"] if d == 2 else ["0x2p+0", "0x21p-4"]
    short = edited(inner, beta_interval=[early[0], "0x7p+0"], evidence__nodes=early)
    yield "sign, b not reached", short, "(d+2)/(d-1) <= last node"
    low = edited(inner, beta_interval=["0x1p+0", "0x7p+0"], evidence__nodes=["0x1p+0", "0x2p+0", "0x4p+0"])
    yield "sign, below beta_*", low, "piece 0: 1 < d r"


def _invalid_obstruction(d: int, ok: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
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


def _invalid_regime(d: int, ok: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
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
    yield "X below", edited(low, unique_critical_point=_moved(low["unique_critical_point"], ulp)), "X <= K_#(b)/2"
    larger = _moved(high["unique_critical_point"], ulp)
    yield "X beyond", edited(high, unique_critical_point=larger), "2 X max(A_l alpha_l(b)) <= K_#(b)"
    yield "X, interval enlarged", edited(high, beta_interval=["0x3p+0", "0x41p-4"]), "2 X max"
    yield "X to inf", edited(high, beta_interval=["0x3p+0", "inf"]), "no X > 0"
    yield "X, low l_max", edited(high, evidence__l_max=1), "2 X max" if d == 2 else "(L+1)(d+2L+2)"
    yield "l_max without X", edited(high, unique_critical_point=...), "l_max belongs"
    yield "X without l_max", edited(high, evidence__l_max=...), "l_max belongs"
    yield "l_max below beta_*", edited(low, evidence__l_max=9), "l_max belongs"
    for name in ("regime-below", "regime-discontinuous", "regime-inf"):
        needed = set(ok[name]["trust"]) - ({"beckner-onofri"} if name == "regime-inf" else set())
        for row in sorted(needed):
            yield f"{name} without {row}", edited(ok[name], trust=sorted(needed - {row})), f"rests on {row}"
    twenty = regime(d, F(3), F(20))
    yield "X at 20, tail grows", edited(twenty, evidence__l_max=5), "(L+1)(d+2L+2)"
    yield "X at 20, tail large", edited(twenty, evidence__l_max=12), "2 X max"


def _invalid_refuted(d: int) -> Iterator[tuple[str, dict[str, Any], str]]:
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
    for row in ("beckner-onofri", "spherical-harmonics"):
        rest = [other for other in claim["trust"] if other != row]
        yield f"refuted obstruction without {row}", edited(claim, trust=rest), f"rests on {row}"
    for label in ("order-parameter", "two-minimisers"):
        claim = edited(refuted(label, d, F(1), F(3), F(3)), trust=sorted(FOUR))
        yield f"{label} refuted above", claim, "(counterexample) < 0"
        fewer = edited(refuted(label, d, F(1), F(3), F(1)), trust=sorted(FOUR - {"spherical-harmonics"}))
        yield f"{label} refuted on less trust", fewer, "rests on spherical-harmonics"


def limits() -> Iterator[Case]:
    """Exit 3: work limits, and nothing to accept."""
    star, density = examples(2)["beta-star"], examples(2)["quartic-density"]
    yield "empty list of claims", document(), 3, "no claim"
    yield "inconclusive only", document(inconclusive("majorisation", 2, F(1), F(2))), 3, "inconclusive"
    yield "d", document(edited(star, d=10**6 + 1)), 3, "d is at most"
    yield "d of 30 digits", json.dumps(document(star)).replace('"d": 2', '"d": ' + "9" * 30), 3, "d is at most"
    yield "d of 5000 digits", json.dumps(document(star)).replace('"d": 2', '"d": ' + "9" * 5000), 3, "d is at most"
    yield "terms", document(edited(star, evidence__terms=10**5 + 1)), 3, "terms is at most"
    yield "precision", document(edited(star, evidence__precision=10**6 + 1)), 3, "precision is at most"
    yield "order", document(edited(density, evidence__order=65)), 3, "order is at most"
    heavy = edited(examples(2)["majorisation"], evidence__precision=10**6, evidence__l_max=10**5)
    yield "work", document(heavy), 3, "more work"
    yield "work after an accepted claim", document(star, heavy), 3, "claims[1]"
    yield "long exponent", document(edited(star, enclosure__lower="0x1p+999999999999")), 3, "an exponent beyond"
    yield "negative exponent", document(edited(star, enclosure__lower="0x1p-1000001")), 3, "an exponent beyond"
    yield "exponent of 9000 digits", document(edited(star, enclosure__lower="0x1p+" + "9" * 9000)), 3, "an exponent"
    yield "number", document(edited(star, enclosure__lower="0x" + "f" * 250_001 + "p+0")), 3, "a number of"
    yield "denominator", document(edited(star, enclosure__lower="0x1/0x" + "f" * 250_001)), 3, "a number of"
    two = document(heavy, edited(star, d=3))
    yield "invalid before limit", two, 1, "claims[1]"


def malformed() -> Iterator[Case]:
    """Exit 2: the form, one thing each."""
    for name, case, words in [*_malformed_text(), *_malformed_fields()]:
        yield name, case, 2, words


def _malformed_text() -> Iterator[tuple[str, Any, str]]:
    text = json.dumps(document(examples(2)["beta-star"]))
    yield "empty", b"", "not JSON"
    yield "not UTF-8", b"\xff\xfe{}", "not UTF-8"
    yield "truncated", text[:-1], "not JSON"
    yield "two documents", text + text, "not JSON"
    yield "byte order mark", "\ufeff" + text, "JSON"
    yield "a surrogate", text.replace("certify/1", "\ud800"), "not UTF-8"
    yield "nested", "[" * 100_000 + "]" * 100_000, "nested too deeply"
    yield "nested objects", '{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deeply"
    yield "nested in provenance", text[:-1] + ', "provenance": ' + "[" * 50_000 + "]" * 50_000 + "}", "nested"
    yield "repeated key", text.replace('"d": 2', '"d": 2, "d": 2'), "'d' occurs twice"
    yield "repeated key at the top", text[:-1] + ', "format": "certify/1"}', "'format' occurs twice"
    yield "NaN", text.replace('"d": 2', '"d": NaN'), "NaN is not JSON"
    yield "Infinity", text[:-1] + ', "provenance": {"x": -Infinity}}', "-Infinity is not JSON"
    yield "a float for d", text.replace('"d": 2', '"d": 2.0'), "claims[0].d"
    yield "an exponent for d", text.replace('"d": 2', '"d": 2e0'), "claims[0].d"
    for name, value in (("a list", []), ("a string", "certify/1"), ("null", None), ("a number", 1)):
        yield f"{name} as document", json.dumps(value), "expected an object"


def _malformed_fields() -> Iterator[tuple[str, Any, str]]:
    ok = examples(2)
    star, wide, low = ok["beta-star"], ok["linear-threshold-interval"], ok["regime-below"]
    yield "another format", {**document(star), "format": "certify/2"}, "format: expected 'certify/1'"
    yield "no format", {"claims": [star]}, "'format' is missing"
    yield "no claims", {"format": "certify/1"}, "'claims' is missing"
    yield "claims an object", {"format": "certify/1", "claims": {}}, "claims: expected a list"
    yield "a claim that is a list", {"format": "certify/1", "claims": [[]]}, "claims[0]: expected an object"
    yield "a field at the top", {**document(star), "digest": "sha256:00"}, "unknown field 'digest'"
    yield "provenance a list", {**document(star), "provenance": []}, "provenance: expected an object"
    yield "the same claim twice", document(star, star), "repeats label, d and beta of claims[0]"
    point = edited(wide, beta_interval=["0x1p+0", "0x1p+0"])
    yield "a point twice", document(point, edited(point, beta_interval=..., beta="0x2/0x2")), "repeats"
    yield "twice with another beta form", document(wide, edited(wide, beta_interval=["0x2/0x4", "0x3p+0"])), "repeats"
    changes: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
        ("unknown label", star, {"label": "beta-stars"}, "claims[0].label"),
        ("label a list", star, {"label": []}, "claims[0].label"),
        ("unknown outcome", star, {"outcome": "true"}, "claims[0].outcome"),
        ("outcome null", star, {"outcome": None}, "claims[0].outcome"),
        ("refuted beta-star", star, {"outcome": "refuted"}, "cannot be refuted"),
        ("d 1", star, {"d": 1}, "expected an integer >= 2"),
        ("d true", star, {"d": True}, "expected an integer"),
        ("d a string", star, {"d": "2"}, "expected an integer"),
        ("no evidence", star, {"evidence": ...}, "'evidence' is missing"),
        ("empty evidence", star, {"evidence": {}}, "evidence.rule"),
        ("evidence a list", star, {"evidence": []}, "evidence.rule"),
        ("evidence without terms", star, {"evidence__terms": ...}, "'terms' is missing"),
        ("evidence without precision", star, {"evidence__precision": ...}, "'precision' is missing"),
        ("evidence with more", star, {"evidence__digits": 50}, "unknown field 'digits'"),
        ("a bracket too many", star, {"evidence__beta_star": ends(F(1), F(4))}, "unknown field 'beta_star'"),
        ("unknown rule", star, {"evidence__rule": "trust-me"}, "evidence.rule"),
        ("another label's rule", star, {"evidence__rule": "cover"}, "evidence.rule"),
        ("terms 0", star, {"evidence__terms": 0}, "expected an integer >= 1"),
        ("precision 0", star, {"evidence__precision": 0}, "expected an integer >= 1"),
        ("precision a string", star, {"evidence__precision": "0x40p+0"}, "expected an integer"),
        ("no trust", star, {"trust": ...}, "'trust' is missing"),
        ("trust a string", star, {"trust": "none"}, "expected a list of strings"),
        ("trust of numbers", star, {"trust": [1]}, "expected a list of strings"),
        ("unknown trust", star, {"trust": ["riemann-hypothesis"]}, "unknown trust row"),
        ("trust twice", star, {"trust": ["beckner-onofri", "beckner-onofri"]}, "no repetitions"),
        ("no enclosure", star, {"enclosure": ...}, "'enclosure' is missing"),
        ("enclosure a list", star, {"enclosure": ["0x1p+0", "0x4p+0"]}, "expected an object"),
        ("enclosure reversed", star, {"enclosure": ends(F(4), F(1))}, "expected lower <= upper"),
        ("enclosure without upper", star, {"enclosure__upper": ...}, "'upper' is missing"),
        ("enclosure with more", star, {"enclosure__middle": "0x2p+0"}, "unknown field 'middle'"),
        ("beta of beta-star", star, {"beta": "0x1p+0"}, "unknown field 'beta'"),
        ("bounds of beta-star", star, {"bounds": ends(F(1), F(4))}, "unknown field 'bounds'"),
        ("reason of a proof", star, {"reason": "why not"}, "unknown field 'reason'"),
        ("no beta", wide, {"beta_interval": ...}, "exactly one of the fields"),
        ("both betas", wide, {"beta": "0x1p+0"}, "exactly one of the fields"),
        ("beta 0", edited(wide, beta_interval=...), {"beta": "0x0p+0"}, "expected a number > 0"),
        ("beta negative", edited(wide, beta_interval=...), {"beta": "-0x1p+0"}, "expected a number > 0"),
        ("interval of three", wide, {"beta_interval": ["0x1p+0"] * 3}, "expected a pair"),
        ("interval a string", wide, {"beta_interval": "inf"}, "expected a pair"),
        ("interval reversed", wide, {"beta_interval": ["0x3p+0", "0x1p+0"]}, "expected 0 <= a <= b"),
        ("interval negative", wide, {"beta_interval": ["-0x1p+0", "0x1p+0"]}, "expected 0 <= a <= b"),
        ("interval negative to inf", wide, {"beta_interval": ["-0x1p+0", "inf"]}, "expected 0 <= a <= b"),
        ("interval to 0", wide, {"beta_interval": ["0x0p+0", "0x0p+0"]}, "0 < b"),
        ("from beta-star to 0", wide, {"beta_interval": ["beta-star", "0x0p+0"]}, "0 < b"),
        ("from inf", wide, {"beta_interval": ["inf", "0x3p+0"]}, "expected an exact number"),
        ("both beta-star", wide, {"beta_interval": ["beta-star", "beta-star"]}, "expected a non-empty interval"),
        ("no bracket", wide, {"beta_interval": ["beta-star", "inf"]}, "'beta_star' is missing"),
        ("no bracket at the right", wide, {"beta_interval": ["0x1p-1", "beta-star"]}, "'beta_star' is missing"),
        ("transition sudden", low, {"transition": "sudden"}, "expected one of continuous, discontinuous"),
        ("no transition", low, {"transition": ...}, "'transition' is missing"),
        ("X 0", low, {"unique_critical_point": {"upper": "0x0p+0"}}, "expected a number > 0"),
        ("X with lower", low, {"unique_critical_point": ends(F(0), F(1, 8))}, "unknown field 'lower'"),
        ("l_max 0", ok["regime-discontinuous"], {"evidence__l_max": 0}, "expected an integer >= 1"),
        ("l_max 1", ok["majorisation"], {"evidence__l_max": 1}, "expected an integer >= 2"),
        ("order 3", ok["quartic-density"], {"evidence__order": 3}, "expected an integer >= 4"),
        ("order 4", ok["quartic-family"], {"evidence__order": 4}, "expected an integer >= 5"),
        ("nodes an object", ok["majorisation"], {"evidence__nodes": {}}, "non-empty list"),
        ("no nodes", ok["majorisation"], {"evidence__nodes": []}, "non-empty list"),
        ("nodes equal", ok["majorisation"], {"evidence__nodes": ["0x1p-2"] * 2}, "nodes[1]: expected strictly"),
        ("nodes fall", ok["majorisation"], {"evidence__nodes": ["0x1p-2", "0x1p-3"]}, "expected strictly"),
        ("nodes negative", ok["majorisation"], {"evidence__nodes": ["-0x1p-2", "0x1p-3"]}, "expected a number >= 0"),
        ("l in quartic-sign", ok["refuted-quartic-sign"], {"counterexample__l": 2}, "unknown field 'l'"),
        ("enclosure of a count", inconclusive("two-minimisers", 2, F(1), F(2)), {"enclosure": ends(F(0), F(1))}, "unk"),
        ("bounds of a range", inconclusive("linear-threshold", 2, F(1), F(2)), {"bounds": ends(F(0), F(1))}, "unknown"),
        ("no l", ok["refuted-majorisation"], {"counterexample__l": ...}, "'l' is missing"),
        ("l 1", ok["refuted-majorisation"], {"counterexample__l": 1}, "expected an integer >= 2"),
        ("counterexample 0", ok["refuted-majorisation"], {"counterexample__beta": "0x0p+0"}, "expected a number > 0"),
        ("enclosure of a refutation", ok["refuted-majorisation"], {"enclosure": ends(F(0), F(0))}, "'enclosure'"),
        ("bracket of a refutation", ok["refuted-majorisation"], {"evidence__beta_star": ends(F(1), F(3))}, "unknown"),
        ("no reason", inconclusive("majorisation", 2, F(1), F(2)), {"reason": ...}, "'reason' is missing"),
        ("reason a list", inconclusive("majorisation", 2, F(1), F(2)), {"reason": []}, "expected a string"),
        ("evidence of nothing", inconclusive("majorisation", 2, F(1), F(2)), {"evidence": {"rule": "x"}}, "unknown"),
    ]  # fmt: skip
    for name, claim, change, words in changes:
        yield name, document(edited(claim, **change)), words
    bads = ("", "1", "1.5", "0x", "0x1", "0x1p", "0x1p+", "0x1.8p+0", "+0x1p+0", "0x1p+0 ", " 0x1p+0", "0x1p+0x1",
                "0x1/2", "0x1/-0x2", "0x1/0x0", "0x1/0x2p+1", "0xgp+0", "nan", "inf", "beta-star", "0x1p+\u0661",
                "0x1_0p+0", "0x1p+0\n", "--0x1p+0", "0X1p+0", "0x1P+0", 1, 1.5, None, True, [], {})  # fmt: skip
    for i, bad in enumerate(bads):
        yield f"number {i} {bad!r}", document(edited(star, enclosure__lower=bad)), "claims[0].enclosure.lower"


def all_cases() -> list[Case]:
    """Every case."""
    return [*valid(), *invalid(), *limits(), *malformed()]
