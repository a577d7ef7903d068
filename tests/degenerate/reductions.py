"""Random claims by the rules `reduction` at the edges: true evidence for statements of every kind, and evidence that is
degenerate, with nothing in its lists, equal places, no disc, a unit for a reach.

The evidence proves a theorem that is true, so what is held against the truth is what the claim says and where.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

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
