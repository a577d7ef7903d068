"""Mutants of certificates on intervals: `python -m tests.mutation.coupling.moving_certificates` prints the score.

As in certificates.py, each mutant says whether it must be rejected: its claim is false, or its evidence has a hole.
A mutant of the moving cover is put to its own rule, with the points as they are; the others to the whole checker.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

from certify.checker import Refusal, check_document
from certify.checker.arithmetic.series import Work
from certify.checker.coupling import count
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from tests.checker.arb_truth import number
from tests.checker.sample_certificates import document, exact
from tests.mutation.coupling.certificates import Mutant, changed_at, tree_mutants
from tests.mutation.coupling.trees import PieceTree
from tests.places import VALID

Json = dict[str, Any]
TINY = Fraction(1, 1 << 40)


@cache
def _text() -> str:
    return next(VALID.glob("d-3-beta-2.5..2.505-*.json")).read_text(encoding="utf-8")


def claims() -> list[Json]:
    """d=3, beta in [5/2, 2.505]: the claims at both ends, then K_c, the order parameter and the cover between them."""
    return [claim for claim in json.loads(_text())["claims"] if claim["label"] != "beta-star"]


def statements(claim: Json) -> Iterator[Mutant]:
    """Enclosures, d, the interval, trust and the rule of one claim on an interval."""
    for name in ("enclosure", "derivative"):
        if name in claim:
            low, high = (number(claim[name][side]) for side in ("lower", "upper"))
            for what, a, b in (
                ("moved up", high, 2 * high - low),
                ("moved down", 2 * low - high, low),
                ("of no width", low, low),
                ("at its upper end", high, high),
                ("twice", 2 * low, 2 * high),
                ("negative", -high, -low),
                ("a little narrower below", low + (high - low) / 64, high),
                ("a little narrower above", low, high - (high - low) / 64),
            ):
                if a <= b:
                    yield f"{name} {what}", True, changed_at(claim, (name,), {"lower": exact(a), "upper": exact(b)})
    for d in (claim["d"] - 1, claim["d"] + 1):
        yield f"d={d}", True, changed_at(claim, ("d",), d)
    low, high = (number(x) for x in claim["beta_interval"])
    for what, ends in (
        ("begins earlier", (low - TINY, high)),
        ("begins later", (low + TINY, high)),
        ("ends earlier", (low, high - TINY)),
        ("ends later", (low, high + TINY)),
        ("turned", (high, low)),
        ("a point", (low, low)),
        ("far away", (low * 2, high * 2)),
    ):
        yield f"interval {what}", True, changed_at(claim, ("beta_interval",), [exact(x) for x in ends])
    yield "interval to inf", True, changed_at(claim, ("beta_interval",), [claim["beta_interval"][0], "inf"])
    for row in claim["trust"]:
        yield f"without {row}", True, changed_at(claim, ("trust",), [other for other in claim["trust"] if other != row])
    for rule in ("cover", "decreasing", "two-minimisers", "moving-cover", "theorem-1.1"):
        if rule != claim["evidence"]["rule"]:
            yield f"rule {rule}", True, changed_at(claim, ("evidence", "rule"), rule)


def pieces(claim: Json) -> Iterator[Mutant]:
    """Every field of every piece of a moving cover."""
    every, path = claim["evidence"]["pieces"], ("evidence", "pieces")
    for what, changed in (("without", []), ("twice", every + every), ("reversed twice", [*every[::-1], *every[::-1]])):
        yield f"pieces {what}", True, changed_at(claim, path, changed)
    for i, piece in enumerate(every):
        here = (*path, i)
        for what, hole, changed in (*_settings(piece), *_places(piece), *_inner(claim, piece)):
            yield f"piece {i}: {what}", hole, changed_at(claim, here, {**piece, **changed})
        for field in piece:
            rest = {key: value for key, value in piece.items() if key != field}
            yield f"piece {i}: without {field}", True, changed_at(claim, here, rest)
            yield f"piece {i}: {field} null", True, changed_at(claim, here, {**piece, field: None})
        for what, hole, mutant in tree_mutants(claim, (*here, "tree")):
            yield f"piece {i}: {what}", hole, mutant


Change = tuple[str, bool, Json]


def _settings(piece: Json) -> Iterator[Change]:
    low, high = (number(x) for x in piece["interval"])
    for what, ends in (
        ("earlier", (low - TINY, high)),
        ("later", (low, high + TINY)),
        ("shorter", (low + TINY, high)),
        ("turned", (high, low)),
    ):
        yield f"interval {what}", True, {"interval": [exact(x) for x in ends]}
    for field, value, hole in (
        ("terms", 3, True),
        ("nodes", 8, True),
        ("nodes", 7, True),
        ("precision", 40, False),
        ("precision", 31, True),
        ("ellipses", ["0x11/0x10"], False),
        ("ellipses", ["0x1p+0"], True),
        ("ellipses", [], True),
        ("grid", piece["grid"] + 1, True),
        ("grid", piece["grid"] - 1, True),
        ("grid", 1, True),
        ("field_grid", piece["field_grid"] + 1, False),
        ("modes", piece["modes"] - 1, True),
        ("modes", piece["modes"] + 1, True),
        ("precision", 10**6, True),
        ("nodes", 10**6, True),
    ):
        yield f"{field} = {value}", hole, {field: value}


LISTS = (
    "weights",
    "weights_slope",
    "corner",
    "corner_vector",
    "star_lower",
    "star_upper",
    "frame",
    "frame_slope",
    "top",
)


def _places(piece: Json) -> Iterator[Change]:
    """Lists of numbers for the modes: the frame, C_0, C_*, the root box, the vectors."""
    one = 1 << piece["grid"]
    frame, slope, low, high = (piece[name] for name in ("frame", "frame_slope", "star_lower", "star_upper"))
    for name in LISTS:
        values = piece[name]
        yield f"{name} too short", True, {name: values[:-1]}
        yield f"{name} too long", True, {name: [*values, values[-1]]}
        yield f"{name} negative", name not in ("frame_slope", "weights_slope"), {name: [-x for x in values]}
        for i in range(min(3, len(values))):
            hole = name == "frame"  # the moments that the boxes stand for are others then
            yield f"{name}[{i}] twice", hole, {name: [*values[:i], 2 * values[i] + 1, *values[i + 1 :]]}
    yield "corner 1", True, {"corner": [one] * len(low)}
    yield "star_lower 0", True, {"star_lower": [0] * len(low)}
    yield "star_upper at top", True, {"star_upper": piece["top"]}
    middles = [(a + b) // 2 for a, b in zip(low, high, strict=True)]
    for i in range(min(3, len(low))):
        yield f"star_upper[{i}] in the middle", True, {"star_upper": [*high[:i], middles[i] - 2, *high[i + 1 :]]}
        yield f"star_lower[{i}] in the middle", True, {"star_lower": [*low[:i], middles[i] + 2, *low[i + 1 :]]}
        yield f"star turned over at {i}", True, {"star_upper": [*high[:i], low[i] - 1, *high[i + 1 :]]}
    for i, (f, v) in enumerate(zip(frame, slope, strict=True)):
        least = -(-one * one // (f - abs(v)))
        top = piece["top"]
        yield f"top[{i}] one below 1/frame", True, {"top": [*top[:i], least - 1, *top[i + 1 :]]}
        yield f"top[{i}] 0", True, {"top": [*top[:i], 0, *top[i + 1 :]]}
        for what, value in (("through zero", f), ("turned through zero", -f)):
            yield f"frame_slope[{i}] {what}", True, {"frame_slope": [*slope[:i], value, *slope[i + 1 :]]}
    vectors = piece["star_vectors"]
    yield "star_vectors 0", True, {"star_vectors": [[0] * len(low)] * len(vectors)}
    yield "star_vectors too many", True, {"star_vectors": [*vectors, vectors[0]]}
    yield "star_vectors without", True, {"star_vectors": []}
    for cuts in ([one], [-one], [5, 5], [6, 5]):
        yield f"star_cuts {cuts}", True, {"star_cuts": cuts, "star_vectors": [vectors[0]] * (len(cuts) + 1)}
    yield "star_cuts without vectors", True, {"star_cuts": [*piece["star_cuts"], one - 1]}
    yield "star_cuts more", False, {"star_cuts": [0], "star_vectors": [vectors[0]] * 2}


def _inner(claim: Json, piece: Json) -> Iterator[Change]:
    """A node that is no minimiser's density, or bounds K_c falsely."""
    source = next(other for other in claims() if other["evidence"]["rule"] == "cover")["evidence"]
    low, high = (number(source["coupling"][side]) for side in ("lower", "upper"))
    node = {**source["touch"], "s": 0, "coupling": source["coupling"]}
    for what, change in (
        ("at another beta", {}),
        ("K too low", {"coupling": {"lower": exact(low / 2), "upper": exact(high * Fraction(9, 10))}}),
        ("K too high", {"coupling": {"lower": exact(low * Fraction(11, 10)), "upper": exact(high * 2)}}),
        ("K = 0", {"coupling": {"lower": "0x0p+0", "upper": exact(high * 2)}}),
        ("at an end", {"s": 1 << piece["grid"]}),
        ("beyond", {"s": -(1 << 60)}),
        ("the uniform density", {"field": ["0x0p+0"] * len(node["field"])}),
        ("a mode less", {"field": node["field"][:-1]}),
        ("few nodes", {"nodes": 12}),
        ("few terms", {"terms": 3}),
    ):
        yield f"inner {what}", True, {"inner": [*piece["inner"], {**node, **change}]}


def nodes(every: list[Json]) -> Iterator[tuple[str, bool, list[Json]]]:
    """Documents whose points do not carry the interval: left out, of another d or beta, undecided, moved."""
    for i, claim in enumerate(every):
        rest = [*every[:i], *every[i + 1 :]]
        if claim["label"] == "two-minimisers" or (claim["label"] == "critical-coupling" and "beta" in claim):
            yield f"without claim {i}", True, rest
            yield f"claim {i} undecided", True, [*rest, _undecided(claim)]
            yield f"claim {i} at d=4", True, [*rest, {**claim, "d": 4}]
            if "beta" in claim:
                yield f"claim {i} elsewhere", True, [*rest, {**claim, "beta": exact(number(claim["beta"]) + TINY)}]


def _undecided(claim: Json) -> Json:
    kept: Json = {key: copy.deepcopy(claim[key]) for key in ("label", "d", "beta", "beta_interval") if key in claim}
    return {**kept, "outcome": "inconclusive", "reason": "", "evidence": {}, "trust": claim["trust"]}


def documents() -> Iterator[tuple[str, bool, list[Json]]]:
    """Every mutant as (what, whether it must be rejected, claims); the changed claim is the first."""
    every = claims()
    for i, claim in enumerate(every):
        if "beta_interval" in claim:
            for what, hole, mutant in statements(claim):
                yield f"{claim['label']}: {what}", hole, [mutant, *every[:i], *every[i + 1 :]]
    yield from nodes(every)
    for what, hole, mutant in pieces(every[-1]):
        yield what, hole, [mutant, *(claim for claim in every if claim["evidence"].get("rule") == "cover")]


def accepted(every: list[Json], ends: dict[Fraction, Any]) -> bool:
    """Whether the checker accepts; a moving cover alone by its rule, with the ends of pieces computed once."""
    try:
        if len(every) > 3:
            check_document(document(*every))
            return True
        kept = count.end_of
        count.end_of = lambda claim, context: _end(claim, context, ends, kept)
        try:
            found = claims_of(document(*every))
            count.check_moving_cover(found[0], Context(found, Work()))
        finally:
            count.end_of = kept
    except Refusal:
        return False
    return True


def _end(claim: Any, work: Any, ends: dict[Fraction, Any], computed: Any) -> Any:
    if claim.interval.b not in ends:
        ends[claim.interval.b] = computed(claim, work)
    return ends[claim.interval.b]


def score(every: int = 1, offset: int = 0) -> tuple[int, int, int, list[str]]:
    """(rejected, to be rejected, others accepted, survivors) of each so-many-th mutant."""
    ends: dict[Fraction, Any] = {}
    whole = claims()
    tree = PieceTree([whole[-1], *(claim for claim in whole if claim["evidence"]["rule"] == "cover")])
    rejected = demanded = harmless = 0
    survivors = []
    for place, (what, hole, mutant) in enumerate(documents()):
        if place % every != offset:
            continue
        fine = tree.accepted(mutant[0]) if "cell" in what else accepted(mutant, ends)
        demanded += hole
        rejected += hole and not fine
        harmless += fine and not hole
        if fine and hole:
            survivors.append(what)
    return rejected, demanded, harmless, survivors


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.coupling.moving_certificates")
    parser.add_argument("every", nargs="?", type=int, default=1, help="one mutant in so many; default: 1, all of them")
    every = parser.parse_args(arguments).every
    if every < 1:
        parser.error("one mutant in 1 or more")
    rejected, demanded, harmless, survivors = score(every)
    print(f"moving covers: kill score {rejected}/{demanded}, {harmless} harmless ones accepted", *survivors, sep="\n  ")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
