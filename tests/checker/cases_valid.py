"""Documents that must be accepted: all examples, and every inequality that is not strict at equality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.checker.case_tools import FOUR, Case, F, coupling_below, edited
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
)


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
    far = edited(sign, beta_interval=["0x5p+0", "0x5p+0"])
    yield "one node settles a point beyond it", document(far), 0, ""
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
    longer = edited(short, evidence__nodes=["0x5p-1", "0x1401p-11", "0xa01p-10"])
    yield "ends at the last node of three", document(longer), 0, ""
    for label in ("critical-coupling", "order-parameter", "linear-threshold"):
        bounded = {**inconclusive(label, 2, F(1), F(2)), "enclosure": ends(F(0), F(1))}
        yield f"bounds of an inconclusive {label}", document(two["beta-star"], bounded), 0, ""
    open_bounds = {**inconclusive("elementary-bounds", 3, F(1), F(2)), "bounds": ends(F(0), F(1))}
    del open_bounds["beta_interval"]
    yield "inconclusive elementary-bounds", document(two["beta-star"], open_bounds), 0, ""
    none = edited(refuted("two-minimisers", 3, F(1), F(3), F(1)), trust=sorted(FOUR))
    yield "two-minimisers refuted", document(none), 0, ""
    yield (
        "d=3 on the trust of the other dimensions",
        document(edited(examples(3)["regime-below"], trust=sorted(FOUR))),
        0,
        "",
    )
    obstructed = edited(
        refuted("quartic-obstruction", 3, F(1), F(3), F(1)), trust=["beckner-onofri", "spherical-harmonics"]
    )
    yield "d=3 refuted on the trust of the other dimensions", document(obstructed), 0, ""
    yield "refuted to beta_*", document(refuted("quartic-sign", 3, F(1), "beta-star", F(1))), 0, ""
    yield "refuted from beta_*", document(refuted("majorisation", 3, "beta-star", "inf", F(2))), 0, ""
    yield "counterexample at a", document(refuted("majorisation", 3, F(2), F(3), F(2))), 0, ""
    large = refuted("majorisation", 2, F(1), F(30), F(30), 9)
    yield "counterexample with large l", document(large), 0, ""
