"""Rejected with exit 1, one violated inequality each: beta_*, K_#, and K_c and majorisation up to beta_*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.checker.arb_truth import number
from tests.checker.case_tools import F, Fault, coupling_below, edited, middle, moved
from tests.checker.sample_certificates import ends, exact


def faults_below(d: int, ok: dict[str, Any]) -> Iterator[Fault]:
    """From the valid claims of one dimension."""
    star = ok["beta-star"]
    ulp = F(1, 1 << 174)
    yield "beta-star above", edited(star, enclosure=moved(star["enclosure"], ulp)), f"D_{d}(enclosure.lower) < 0"
    yield "beta-star below", edited(star, enclosure=moved(star["enclosure"], -ulp)), f"0 < D_{d}(enclosure.upper)"
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
    yield from _threshold(d, ok)
    yield from _coupling(d, ok)
    yield from _majorisation(d, ok)


def _threshold(d: int, ok: dict[str, Any]) -> Iterator[Fault]:
    point = ok["linear-threshold-point"]
    ulp = F(1, 1 << 74)
    yield "K_# lower", edited(point, enclosure=moved(point["enclosure"], ulp)), "enclosure.lower <= K_#"
    yield "K_# upper", edited(point, enclosure=moved(point["enclosure"], -ulp)), "<= enclosure.upper"
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


def _coupling(d: int, ok: dict[str, Any]) -> Iterator[Fault]:
    zero = ok["linear-threshold-zero"]
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
    for row in below["trust"]:
        rest = [other for other in below["trust"] if other != row]
        yield f"K_c without {row}", edited(below, trust=rest), f"trust: the claim rests on {row}"


def _majorisation(d: int, ok: dict[str, Any]) -> Iterator[Fault]:
    star, inner = ok["majorisation-star"], ok["majorisation"]
    nodes, inside = star["evidence"]["nodes"], inner["evidence"]["nodes"]
    ulp = F(1, 1 << 60)
    yield "margin above", edited(inner, enclosure=moved(inner["enclosure"], ulp)), "enclosure.lower <= 1 - d r(b)"
    yield "margin below", edited(inner, enclosure=moved(inner["enclosure"], -ulp)), "1 - d r(b) <= enclosure.upper"
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
    late = [*last[:-1], exact(middle(star)), last[-1]]
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
