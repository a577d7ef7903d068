"""Claims about beta_* itself: accepted, invalid and out of form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.checker.case_tools import FOUR, Case, F, Fault, coupling_below, edited
from tests.checker.sample_certificates import document, ends, exact, examples, refuted
from tests.degenerate import truth

HOLD_BEYOND = ("quartic-sign", "quartic-obstruction", "two-minimisers")
Claim = dict[str, Any]


def at_star(claim: Claim, **changes: Any) -> Claim:
    """The same about beta_* alone."""
    moved = edited(claim, **changes)
    moved.pop("beta_interval", None)
    return {**moved, "beta": "beta-star"}


def box(d: int, bits: int = 40) -> dict[str, str]:
    """Numbers around K_#(beta_*)."""
    low, high = truth._range(d, "beta-star", "beta-star")
    scale = 1 << bits
    return ends(F(int(float(low.lower()) * scale) - 4, scale), F(int(float(high.upper()) * scale) + 4, scale))


def proved(d: int) -> dict[str, Claim]:
    """One claim of each label and rule that may be about beta_*, but for the rule `reduction`."""
    ok = examples(d)
    star = ok["linear-threshold-zero"]["evidence"]["beta_star"]
    threshold = at_star(ok["linear-threshold-zero"], evidence__rule="series", enclosure=box(d))
    coupling = at_star(coupling_below(d), enclosure=box(d), evidence__terms=60, evidence__precision=200)
    coupling["evidence"]["beta_star"] = star
    return {
        "threshold": threshold,
        "coupling": coupling,
        "majorisation": at_star(ok["majorisation-star"]),
        "regime": at_star(ok["regime-continuous"]),
    }


def refutation(label: str, d: int) -> Claim:
    """A claim that holds beyond beta_* only, refuted there."""
    claim = edited(refuted(label, d, F(1), F(3), F(1)), trust=sorted(FOUR), counterexample={"beta": "beta-star"})
    return at_star(claim)


def faults(d: int) -> Iterator[Fault]:
    """One violated inequality each."""
    ok = proved(d)
    point, coupling, margin, regime = (ok[name] for name in ("threshold", "coupling", "majorisation", "regime"))
    wide = {"lower": "0x1p+0", "upper": "0x4p+0"}
    yield "K_# above", edited(point, enclosure__lower=box(d)["upper"]), "enclosure.lower <= K_#(b)"
    yield "K_# below", edited(point, enclosure__upper=box(d)["lower"]), "K_#(a) <= enclosure.upper"
    yield "K_c above", edited(coupling, enclosure__lower=box(d)["upper"]), "enclosure.lower <= K_#(b)"
    yield "K_c below", edited(coupling, enclosure__upper=box(d)["lower"]), "K_#(a) <= enclosure.upper"
    yield "K_# by the rule of an interval", edited(point, evidence__rule="monotone-end-points"), "expected one of"
    for name, claim in ok.items():
        above = edited(claim, evidence__beta_star=ends(F(5, 2), F(4)))
        yield f"bracket above, {name}", above, "D_"
        yield f"bracket below, {name}", edited(claim, evidence__beta_star=ends(F(1, 2), F(1))), "D_"
        yield f"bracket from 0, {name}", edited(claim, evidence__beta_star=ends(F(0), F(4))), "0 < beta_star.lower"
    yield "K_# from a wide bracket", edited(point, evidence__beta_star=wide, evidence__terms=80), "K_#("
    yield "K_c from a wide bracket", edited(coupling, evidence__beta_star=wide, evidence__terms=80), "K_#("
    yield "margin", edited(margin, enclosure__upper="0x1p-99"), "enclosure.upper <= 0"
    yield "negative margin", edited(margin, enclosure__lower="-0x1p-99"), "0 <= enclosure.lower"
    yield "margin by one node", edited(margin, evidence__nodes=margin["evidence"]["nodes"][-1:]), "no piece"
    late = [margin["evidence"]["beta_star"]["upper"], exact(3)]
    yield "margin of a later piece", edited(margin, evidence__nodes=late, evidence__terms=80), "nodes[0] <= a"
    yield "unique too far", edited(regime, unique_critical_point={"upper": exact(d)}), "X <= K_#(b)/2"
    less = {"transition": "discontinuous", "critical_coupling": "less"}
    yield "discontinuous", {**regime, **less}, "l_max" if "unique_critical_point" in regime else "below beta_*"
    bare = {**regime, **less}
    bare.pop("unique_critical_point", None)
    yield "discontinuous, and no more", bare, "reaches below beta_*"
    yield "continuous, and K_c < K_#", edited(regime, critical_coupling="less"), "does not go with"
    yield "K_c with a slope", {**coupling, "derivative": ends(F(-9), F(0))}, "derivative"


def misplaced(label: str, d: int) -> list[Claim]:
    """Refutations whose counterexample does not go with their set of beta."""
    good = refutation(label, d)
    places: list[Claim] = [{"beta": "0x1p+0"}]
    places += [{"beta_interval": [a, b]} for a, b in (("0x1p+0", "0x3p+0"), ("0x1p+0", "beta-star"))]
    places += [{"beta_interval": [a, b]} for a, b in (("0x3p+0", "beta-star"), ("beta-star", "0x3p+0"))]
    bare = {key: value for key, value in good.items() if key != "beta"}
    return [{**bare, **place} for place in places] + [{**good, "counterexample": {"beta": "0x1p+0"}}]


def valid_star() -> Iterator[Case]:
    """Accepted."""
    for name, claim in proved(2).items():
        yield f"{name} at beta_*", document(claim), 0, ""
    for label in HOLD_BEYOND:
        yield f"{label} refuted at beta_*", document(refutation(label, 2)), 0, ""


def invalid_star() -> Iterator[Case]:
    """Rejected with exit 1."""
    for name, claim, words in faults(2):
        if "expected" not in words:
            yield f"at beta_*, {name}", document(claim), 1, words
    for i, claim in enumerate(misplaced("quartic-sign", 2)):
        yield f"beta_* as a counterexample elsewhere {i}", document(claim), 1, "the counterexample beta-star goes with"


def malformed_star() -> Iterator[Case]:
    """Rejected with exit 2."""
    threshold = proved(2)["threshold"]
    interval = edited(threshold, evidence__rule="monotone-end-points")
    yield "beta_* by the rule of an interval", document(interval), 2, "expected one of"
    bare = edited(threshold)
    del bare["evidence"]["beta_star"]
    yield "beta_* without a bracket", document(bare), 2, "beta_star"
    yield "beta inf", document({**threshold, "beta": "inf"}), 2, "beta"
    above = {**at_star(refuted("majorisation", 2, F(1), F(3), F(3))), "counterexample": {"beta": "beta-star", "l": 2}}
    yield "majorisation refuted at beta_*", document(above), 2, "counterexample.beta"
    unrefuted = {**above, "counterexample": {"beta": "0x3p+0", "l": 2}}
    yield "majorisation refuted of beta_*", document(unrefuted), 2, "no rule goes with"
    sign = at_star(examples(2)["quartic-sign-star"])
    yield "quartic-sign at beta_*", document(sign), 2, "no rule goes with"
