"""Random claims by the rules `reduction`, `touching` and `isolation` at the edges: true evidence for statements of
every kind, and evidence that is degenerate, with nothing in its lists, equal places, no disc, a unit for a reach,
charts of no width, strips that lead nowhere.

The evidence proves a theorem that is true, so what is held against the truth is what the claim says and where.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

from tests.bounds.reduction.isolation_scenes import claims as charted
from tests.checker.reduction.samples import coupling, regime
from tests.checker.reduction.test_touching import interval
from tests.degenerate import documents

D = 3
Claim = dict[str, Any]
Change = Callable[[Claim], None]


def _nothing(_: Claim) -> None:
    """Evidence that is in order."""


def _put(key: str, value: Any) -> Change:
    return lambda evidence: evidence.update({key: value})


def _disc(key: str, value: Any) -> Change:
    return lambda evidence: evidence["disc"].update({key: value})


def _cut_places(count: int) -> Change:
    return lambda evidence: evidence.update(chords=evidence["chords"][:count])


def _same_places(evidence: Claim) -> None:
    evidence["chords"] = [evidence["chords"][-1]] * 2


def _last_only(evidence: Claim) -> None:
    evidence["chords"] = evidence["chords"][-1:]


def _tiny(evidence: Claim) -> None:
    """Everything within one unit."""
    evidence.update(reach=1, chords=[[1] * evidence["modes"]])
    evidence["disc"].update(radius=2)


CHANGES: tuple[Change, ...] = (
    *[_nothing] * 20,
    _put("tree", []),
    _put("tree", [["v"], ["v"]]),
    _put("tree", [["s", 1, 0], ["v"]]),
    _put("reach", 1),
    _put("corners", 0),
    _put("theta", "0x1p+0"),
    _put("theta", "0x2p+0"),
    _put("theta", "-0x1p+0"),
    _put("beyond", "0x1p+0"),
    _put("beyond", "0x1p-40"),
    _put("beyond", "0x2p+0"),
    _put("nodes", 2),
    _put("terms", 1),
    _put("ellipses", ["0x3p-1"]),
    _disc("radius", 1),
    _disc("tail", 0),
    _disc("degree", 3),
    _disc("moments", [0] * 11),
    _cut_places(0),
    _cut_places(1),
    _same_places,
    _last_only,
    _tiny,
)


def claims(seed: int, count: int) -> list[list[Claim]]:
    """Documents: a claim regime by the reduction, some with K_c beside it, some with K_c alone."""
    rng = Random(f"reduction {seed}")
    return [_document(rng) for _ in range(count)]


def _document(rng: Random) -> list[Claim]:
    claim, evidence = documents.regime(rng, D), regime()["evidence"]
    if rng.random() < 0.5:
        claim |= {"transition": "continuous", "critical_coupling": "equal"}
    star = claim["evidence"].get("beta_star")
    evidence.pop("beta_star")
    rng.choice(CHANGES)(evidence)
    claim["evidence"] = copy.deepcopy(evidence) | ({"beta_star": star} if star is not None else {})
    claim["trust"] = rng.choice((*[regime()["trust"]] * 4, []))
    if rng.random() < 0.7:
        return [claim]
    beside = documents.coupling_below(rng, D)
    beside["evidence"]["rule"], beside["trust"] = "reduction", coupling()["trust"]
    return rng.choice(([claim, beside], [regime(), beside], [beside]))


def _piece(place: int, key: str, value: Any) -> Change:
    return lambda evidence: evidence["pieces"][place].update({key: value})


def _pieces(*places: int) -> Change:
    return lambda evidence: evidence.update(pieces=[evidence["pieces"][i] for i in places])


def _last_places(evidence: Claim) -> None:
    for piece in evidence["pieces"]:
        piece["chords"] = piece["chords"][-1:]


TOUCHING_CHANGES: tuple[Change, ...] = (
    *[_nothing] * 12,
    _pieces(),
    _pieces(0),
    _pieces(1),
    _pieces(1, 1),
    _pieces(0, 0, 1),
    _pieces(1, 0, 1),
    _piece(0, "end", "0x1p+0"),
    _piece(0, "end", "0x2p+0"),
    _piece(1, "lower", "0x1p+0"),
    _piece(1, "upper", "0x1p-40"),
    _piece(1, "peaks", [0, 0]),
    _piece(1, "moment", [0, 0]),
    _piece(1, "moment", [0, 10**30]),
    _last_places,
    _put("reach", 1),
    _put("tree", [["s", 1, 0], ["v"]]),
    _put("theta", "0x1p+0"),
    _put("nodes", 2),
    _disc("radius", 1),
    _disc("tail", 0),
    _disc("degree", 3),
)


def touching(seed: int, count: int) -> list[list[Claim]]:
    """Documents: two-minimisers by the rule `touching`, where it holds and where it does not."""
    rng = Random(f"touching {seed}")
    found = []
    for _ in range(count):
        claim = interval()[-1]
        low, high = claim["evidence"]["pieces"][0]["end"], claim["beta_interval"][1]
        star = claim["evidence"].pop("beta_star")
        ends = [*[("beta-star", high)] * 3, (low, high), ("0x1p+0", high), ("0x0p+0", high), ("beta-star", "0x3p+0")]
        left, right = rng.choice([*ends, (high, high), (low, low), ("beta-star", low), ("beta-star", "inf")])
        claim["beta_interval"] = [left, right]
        rng.choice(TOUCHING_CHANGES)(claim["evidence"])
        if left == "beta-star":
            claim["evidence"]["beta_star"] = rng.choice((star, star, documents.bracket(rng, D)))
        found.append([claim])
    return found


def _each(name: str, value: Any) -> Change:
    """Of the only piece of a cover by charts; a function of what is there, or a value."""

    def change(evidence: Claim) -> None:
        piece = evidence["pieces"][0]
        piece[name] = value(piece[name]) if callable(value) else value

    return change


def _charts(change: Callable[[Claim], None], *, foot: bool = True) -> Change:
    """Of all charts of the piece."""

    def edit(evidence: Claim) -> None:
        piece = evidence["pieces"][0]
        for chart in (*piece["strips"], *([piece["foot"]] if foot else [])):
            change(chart)

    return edit


def _zero(*names: str) -> Callable[[Claim], None]:
    return lambda chart: chart.update({name: [0] * len(chart[name]) for name in names})


def _no_room(evidence: Claim) -> None:
    """The inner chords reach to the outer ones, or beyond."""
    piece = evidence["pieces"][0]
    piece["inner"] = [*piece["inner"], *piece["outer"]]


def _no_strip(evidence: Claim) -> None:
    """The outer chords begin where the inner ones end, and the one strip has no width."""
    piece = evidence["pieces"][0]
    piece["outer"] = [piece["inner"][-1], *piece["outer"]]
    piece["strips"] = [{**piece["strips"][0], "end": piece["inner"][-1][0]}]


def _one_strip(evidence: Claim) -> None:
    """Only the first of the strips, to the end of all."""
    piece = evidence["pieces"][0]
    piece["strips"] = [{**piece["strips"][0], "end": piece["outer"][0][0]}]


def _all_series(evidence: Claim) -> None:
    """One inner place, where the series would reach to the strips."""
    piece = evidence["pieces"][0]
    piece["inner"] = piece["inner"][-1:]


def _no_outer(evidence: Claim) -> None:
    """One outer place at the reach, and the last strip goes on to it."""
    piece = evidence["pieces"][0]
    piece["outer"] = piece["outer"][-1:]
    piece["strips"] = [*piece["strips"][:-1], {**piece["strips"][-1], "end": piece["outer"][0][0]}]


ISOLATION_CHANGES: tuple[Change, ...] = (
    *[_nothing] * 9,
    _pieces(),
    _pieces(0, 0),
    _no_room,
    _no_strip,
    _one_strip,
    _all_series,
    _no_outer,
    _each("strips", []),
    _each("strips", lambda x: [x[0], x[0], x[1]]),
    _each("strips", lambda x: x[::-1]),
    _each("inner", lambda x: [x[0], x[0], *x[1:]]),
    _each("inner", lambda x: [[1] * len(x[0]), *x]),
    _each("inner", lambda x: [[0] * len(x[0]), *x]),
    _each("outer", lambda x: [*x, x[-1]]),
    _each("outer", lambda x: x[:1]),
    _each("peak", lambda x: [0] * len(x)),
    _each("peak", lambda x: [1] + [0] * (len(x) - 1)),
    _each("peak", lambda x: [10**40] * len(x)),
    _each("moment", [0, 0]),
    _each("moment", [0, 10**40]),
    _each("lower", "0x1p-200"),
    _each("upper", "0x1fffp-13"),
    _each("end", "0x0p+0"),
    _each("end", "0x2p+0"),
    _charts(_zero("drift")),
    _charts(_zero("spread")),
    _charts(_zero("spread", "drift")),
    _charts(_zero("centre")),
    _charts(lambda chart: chart.update(centre=[chart["centre"][0], *[0] * (len(chart["centre"]) - 1)])),
    _charts(lambda chart: chart.update(radius=1)),
    _charts(lambda chart: chart.update(radius=10**60)),
    _charts(lambda chart: chart.update(tail=1)),
    _charts(lambda chart: chart.update(tail=10**60)),
    _charts(lambda chart: chart.update(spread=[10**60] * len(chart["spread"]))),
    _charts(lambda chart: chart.update(drift=[10**60] * len(chart["drift"]))),
    _charts(lambda chart: chart.update(degree=2), foot=False),
    _charts(lambda chart: chart.update(cells=1), foot=False),
    _put("reach", 1),
    _put("tree", [["v"], ["v"]]),
    _put("tree", [["s", 1, 0], ["v"]]),
    _put("theta", "0x1p+0"),
    _put("theta", "-0x1p+0"),
    _put("nodes", 2),
    _put("terms", 1),
    _put("precision", 81),
    _put("corners", 0),
    _disc("radius", 1),
    _disc("tail", 0),
    _disc("degree", 3),
)


def isolation(seed: int, count: int) -> list[list[Claim]]:
    """Documents: two-minimisers by the rule `isolation`, where it holds and where it does not."""
    rng = Random(f"isolation {seed}")
    found = []
    for _ in range(count):
        claim = charted()[-1]
        low, high = claim["beta_interval"]
        star = regime()["evidence"]["beta_star"]
        ends = [*[(low, high)] * 5, ("0x1p+0", high), ("0x0p+0", high), ("beta-star", high), (low, "0x3p+0")]
        left, right = rng.choice([*ends, (high, high), (low, low), (low, "inf"), ("0x1p+0", low), (low, "beta-star")])
        claim["beta_interval"] = [left, right]
        if left == right and rng.random() < 0.5:
            del claim["beta_interval"]
            claim["beta"] = left
        rng.choice(ISOLATION_CHANGES)(claim["evidence"])
        if claim["evidence"]["pieces"] and right not in ("beta-star", "inf") and rng.random() < 0.7:
            claim["evidence"]["pieces"][-1]["end"] = right
        if "beta-star" in (left, right):
            claim["evidence"]["beta_star"] = rng.choice((star, documents.bracket(rng, D)))
        found.append([claim])
    return found
