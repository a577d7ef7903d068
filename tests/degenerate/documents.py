"""Random claims of the Bessel half at the edges of their rules: one node, equal ends, no piece, one term, one bit.

Each field is drawn from a few values that are in order and a few that are degenerate or extremal. The statement and
the evidence are drawn apart from each other, so true claims come with evidence that says nothing, and the other way.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction as F
from math import ceil, floor
from pathlib import Path
from random import Random
from typing import Any

from flint import arb, ctx

from tests.checker.case_tools import FOUR
from tests.checker.sample_certificates import ends, exact
from tests.degenerate import truth

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "valid"
DIMENSIONS = (2, 3, 5, 30)
Claim = dict[str, Any]
End = F | str


def points(d: int) -> list[F]:
    """Small, below, just below, just beyond, beyond beta_*, where Amos' bound closes the half-line, and far."""
    low, high = truth.star(d)
    near = F(1, 2**20)
    closing = F(d + 2, d - 1)
    fixed = [F(1, 2**30), F(1, 2), F(1), F(d + 2, d), F(d * (d + 2), d * d - 1), closing, closing + near, F(3), F(7)]
    around = [low, high, F(floor(low * 2**20), 2**20), F(ceil(high * 2**20), 2**20), low - F(1, 16), high + F(1, 16)]
    return [*fixed, F(25), *around]


def interval(rng: Random, d: int) -> tuple[End, End, bool]:
    """(a, b, given as `beta`)."""
    x, y = sorted(rng.sample(points(d), 2))
    kind = rng.randrange(11)
    if kind == 10:
        return "beta-star", "beta-star", True
    if kind < 3:
        return x, x, kind < 2
    if kind == 9:
        return F(0), rng.choice((x, "beta-star", "inf")), False
    a = rng.choice((x, x, x, "beta-star"))
    b = rng.choice((y, y, "beta-star" if a != "beta-star" else y, "inf"))
    return a, b, False


def series(rng: Random) -> dict[str, int]:
    """Enough mostly; else one bit, one term."""
    precision = rng.choice((150, 150, 150, 150, 600, 30, 2, 1))
    return {"precision": precision, "terms": rng.choice((60, 60, 60, 60, 60, 6, 2, 1))}


def bracket(rng: Random, d: int) -> dict[str, str]:
    """Around beta_*, or a point, or on one side of it."""
    low, high = F(floor(truth.star(d)[0] * 2**40), 2**40), F(ceil(truth.star(d)[1] * 2**40), 2**40)
    bad = ((low, low), (high, high), (F(0), high), (F(1), F(4)), (F(1, 2), low), (high, F(9)))
    return ends(*(rng.choice(bad) if rng.random() < 0.2 else (low, high)))


def rounded(value: arb, bits: int) -> tuple[F, F]:
    """Dyadic numbers around a ball."""
    ctx.prec = truth.BITS
    scaled = value * arb(2) ** bits
    low, high = scaled.lower().floor().unique_fmpz(), scaled.upper().ceil().unique_fmpz()
    assert low is not None
    assert high is not None
    return F(int(low), 2**bits), F(int(high), 2**bits)


def enclosure(rng: Random, least: arb, most: arb) -> dict[str, str]:
    """Of a range: good, a point, shifted inwards, too wide, empty of meaning."""
    bits = rng.choice((4, 20, 40))
    lower, upper = rounded(least, bits)[0], rounded(most, bits)[1]
    step = F(1, 2**bits)
    boxes = [(lower, upper)] * 8 + [(lower, lower), (upper, upper), (F(0), F(0)), (F(-1), F(99)), (F(0), upper)]
    boxes += [(lower + step, upper + step), (lower - step, upper - step), (lower, max(lower, upper - step))]
    return ends(*rng.choice(boxes))


def nodes(rng: Random, d: int, a: End, b: End) -> list[str]:
    """One node, two, an even cover, a cover that begins late or ends early; b = inf is where Amos' bound holds."""
    low, high = truth.star(d)
    left = low - F(1, 2**41) if isinstance(a, str) else a
    closing = F(d + 2, d - 1)
    right = high + F(1, 2**41) if b == "beta-star" else max(closing, left) if isinstance(b, str) else b
    right = max(left, right)
    kind = rng.randrange(8)
    if kind == 0:
        return [exact(left)]
    if kind == 1:
        return [exact(rng.choice((right, closing, F(0), *points(d))))]
    if kind == 2:
        return [exact(x) for x in sorted({left, right})]
    if left == right and kind < 6:
        return [exact(x) for x in (left, right + F(1, 64))] if kind % 2 else [exact(left * F(999, 1000)), exact(right)]
    stop = max(right, closing) if kind == 3 else right
    count = rng.choice((1, 4, 12, 30, 60))
    places = {left + (stop - left) * i / count for i in range(count + 1)}
    if isinstance(a, str):
        places.add(high + F(1, 16))
    if b == "beta-star":
        places.add(max(left, low - F(1, 16)))
    found = sorted(places)
    found = found[1:] if kind == 4 else found[:-1] if kind == 5 else found
    return [exact(x) for x in found or [left]]


def _claim(label: str, d: int, outcome: str = "proved", **fields: Any) -> Claim:
    return {"label": label, "d": d, "outcome": outcome, "evidence": {}, "trust": sorted(FOUR), **fields}


def _placed(rng: Random, claim: Claim, place: tuple[End, End, bool], **evidence: Any) -> Claim:
    """With its interval and the evidence of a symbolic end."""
    a, b, point = place
    if point:
        claim["beta"] = a if isinstance(a, str) else exact(a)
    else:
        claim["beta_interval"] = [x if isinstance(x, str) else exact(x) for x in (a, b)]
    claim["evidence"] = {**evidence, **series(rng)}
    if "beta-star" in (a, b):
        claim["evidence"]["beta_star"] = bracket(rng, claim["d"])
    return claim


def beta_star(rng: Random, d: int) -> Claim:
    lower, upper = sorted(rng.choices(points(d), k=2))
    field = rng.choice(("enclosure", "bounds"))
    label = "beta-star" if field == "enclosure" else "elementary-bounds"
    box = rng.choice((ends(lower, upper), bracket(rng, d)))
    fields: Claim = {field: box, "evidence": {"rule": "sign-change", **series(rng)}}
    return _claim(label, d, **fields)


def monotone(rng: Random, d: int) -> Claim:
    middle = (truth.star(d + 1)[0] + truth.star(d)[1]) / 2
    places = (middle, middle, F(floor(middle * 2**30), 2**30), F(0), truth.star(d)[0], truth.star(d + 1)[1])
    separator = exact(rng.choice(places))
    return _claim("monotone-in-dimension", d, evidence={"rule": "separator", "separator": separator, **series(rng)})


def linear_threshold(rng: Random, d: int) -> Claim:
    place = a, b, point = interval(rng, d)
    box = enclosure(rng, *truth._range(d, a, b))
    rule = "series" if point else "monotone-end-points"
    return _placed(rng, _claim("linear-threshold", d, enclosure=box), place, rule=rule)


def coupling_below(rng: Random, d: int) -> Claim:
    place = a, b, _ = interval(rng, d)
    box = enclosure(rng, *truth._range(d, a, b))
    return _placed(rng, _claim("critical-coupling", d, enclosure=box), place, rule="theorem-1.1")


def majorisation(rng: Random, d: int) -> Claim:
    place = a, b, _ = interval(rng, d)
    margin = truth._margin(d, b)
    box = ends(F(0), F(0)) if b == "beta-star" and rng.random() < 0.8 else enclosure(rng, margin, margin)
    evidence = {"rule": "cover", "nodes": nodes(rng, d, a, b), "l_max": rng.choice((2, 3, 12, 12, 12))}
    return _placed(rng, _claim("majorisation", d, enclosure=box), place, **evidence)


def quartic_sign(rng: Random, d: int) -> Claim:
    place = a, b, _ = interval(rng, d)
    return _placed(rng, _claim("quartic-sign", d), place, rule="cover", nodes=nodes(rng, d, a, b))


def quartic_obstruction(rng: Random, d: int) -> Claim:
    place = a, _, _ = interval(rng, d)
    if rng.random() < 0.5:
        base = rng.choice((a if isinstance(a, F) and a > 0 else F(3), rng.choice(points(d)), F(0)))
        eps = rng.choice((F(1, 8), F(1, 4), F(1, 64), F(-1, 8), F(0), F(1, 2)))
        t = rng.choice((F(d, 2 * d - 2), F(d, 2 * d - 2), F(1), F(0)))
        evidence: Claim = {"rule": "quartic-density", "base": exact(base), "epsilon": exact(eps), "t": exact(t)}
        evidence["order"] = rng.choice((4, 8, 12))
    else:
        eps, constant = rng.choice((F(1, 8), F(1, 4), F(0), F(1, 2**40))), rng.choice((F(1), F(1), F(8), F(0), F(-1)))
        evidence = {"rule": "quartic-family", "epsilon_max": exact(eps), "constant": exact(constant)}
        evidence["order"] = rng.choice((5, 8, 12))
    return _placed(rng, _claim("quartic-obstruction", d), place, **evidence)


def regime(rng: Random, d: int) -> Claim:
    place = a, b, _ = interval(rng, d)
    continuous = rng.random() < 0.5
    fields: dict[str, Any] = {"transition": "continuous" if continuous else "discontinuous"}
    fields["critical_coupling"] = "equal" if continuous is (rng.random() < 0.9) else "less"
    evidence: dict[str, Any] = {"rule": "theorem-1.1"}
    if rng.random() < 0.6:
        half = truth._range(d, a, b)[0] / 2
        x = max(F(1, 2**60), rounded(half, 40)[rng.randrange(2)] * rng.choice((F(1), F(1), F(1, 4), F(3, 2))))
        fields["unique_critical_point"] = {"upper": exact(x)}
        if continuous is (rng.random() < 0.1):
            evidence["l_max"] = rng.choice((1, 2, 12, 60))
    return _placed(rng, _claim("regime", d, **fields), place, **evidence)


def refuted(rng: Random, d: int) -> Claim:
    place = a, b, _ = interval(rng, d)
    label = rng.choice(("majorisation", "quartic-sign", "quartic-obstruction", "two-minimisers"))
    inside = [x for x in (a, b) if isinstance(x, F) and x > 0]
    counter: dict[str, Any] = {"beta": exact(rng.choice(inside * 3 + points(d)))}
    if b == "beta-star" and rng.random() < 0.6:
        counter["beta"] = "beta-star"
    if label == "majorisation":
        counter["l"] = rng.choice((2, 2, 2, 3, 9))
    claim = _placed(rng, _claim(label, d, "refuted", counterexample=counter), place, rule="counterexample")
    claim["evidence"].pop("beta_star", None)
    return claim


def pointer(rng: Random, d: int) -> Claim:
    """To a claim that is not there, or to itself."""
    label = rng.choice(("critical-coupling", "order-parameter"))
    rule = rng.choice(("two-minimisers", "decreasing")) if label == "critical-coupling" else "two-minimisers"
    claim = _placed(rng, _claim(label, d, enclosure=ends(F(0), F(99))), interval(rng, d), rule=rule)
    for name in ("precision", "terms"):
        del claim["evidence"][name]
    if label == "critical-coupling" and rng.random() < 0.3:
        claim["derivative"] = ends(F(-99), F(0))
    return claim


RULES: dict[str, Callable[[Random, int], Claim]] = {
    "beta-star": beta_star,
    "monotone-in-dimension": monotone,
    "linear-threshold": linear_threshold,
    "majorisation": majorisation,
    "quartic-sign": quartic_sign,
    "quartic-obstruction": quartic_obstruction,
    "regime": regime,
    "critical-coupling": coupling_below,
    "refuted": refuted,
    "pointer": pointer,
}


def claims(seed: int, count: int) -> list[tuple[str, Claim]]:
    """(rule, claim), one of each rule in turn."""
    rng = Random(f"degenerate {seed}")
    names = list(RULES)
    found = []
    for i in range(count):
        name = names[i % len(names)]
        found.append((name, RULES[name](rng, rng.choice(DIMENSIONS))))
    return found
