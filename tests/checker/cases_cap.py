"""Minimisers counted for large beta: small claims of several dimensions, and one violated inequality each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.checker.arb_truth import number
from tests.checker.case_tools import Case, edited
from tests.checker.sample_certificates import document, exact

_FILE: Final = Path(__file__).parent / "large_beta" / "caps.json"
DIMENSIONS: Final = (2, 3, 4, 6)


@cache
def _claims() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def caps(d: int) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """`large-beta`, `two-minimisers` from the same beta_0 on, and `order-parameter` on [beta_0, 2 beta_0]."""
    law, count, moment = (edited(claim) for claim in _claims()[str(d)])
    return law, count, moment


def valid_cap() -> Iterator[Case]:
    """Accepted."""
    for d in DIMENSIONS:
        law, count, moment = caps(d)
        yield f"count d={d}", document(law, count, moment), 0, ""
        point = edited(count, beta_interval=..., beta=count["beta_interval"][0])
        yield f"count d={d} at a point", document(law, point), 0, ""
    law, count, moment = caps(3)
    a, b = moment["beta_interval"]
    rest = edited(moment, beta_interval=[a, "inf"], evidence__right=..., enclosure__upper="0x1p+0")
    yield "moment to infinity", document(law, count, rest), 0, ""
    later = edited(moment, beta_interval=..., beta=b, evidence__left=moment["evidence"]["right"])
    yield "moment at a later point", document(law, count, later), 0, ""
    bounded = edited(count, beta_interval=[a, b])
    yield "count on a bounded set", document(law, bounded), 0, ""


def _up(text: str, step: Fraction) -> str:
    return exact(number(text) + step)


def faults_cap() -> Iterator[tuple[str, list[dict[str, Any]], str]]:
    """Name, claims of d = 3 and words of the reason."""
    law, count, _ = caps(3)
    given = count["evidence"]
    wide = given["slope"]
    falls, turns, nodes = given["falls"], given["turns"], given["nodes"]

    def of(**changes: Any) -> list[dict[str, Any]]:
        return [law, edited(count, **{f"evidence__{key}": value for key, value in changes.items()})]

    low = exact(Fraction(1, 1 << 30))
    found: dict[str, tuple[list[dict[str, Any]], str]] = {
        "no law": ([count], "no large-beta"),
        "from beta_*": (
            [
                law,
                edited(
                    count,
                    beta_interval=["beta-star", "inf"],
                    evidence__beta_star={"lower": "0x1cp-4", "upper": "0x1ep-4"},
                ),
            ],
            "from a number on",
        ),
        "from 7": ([law, edited(count, beta_interval=["0x7p+0", "inf"])], "8 <= beta_0"),
        "k_0": (of(slope={"lower": "0x1p-2", "upper": wide["upper"]}), "<= k_0^2"),
        "k_0 < 0": (of(slope={"lower": "-0x7p-3", "upper": wide["upper"]}), "0 < k_0"),
        "k": (of(slope={"lower": wide["lower"], "upper": wide["lower"]}), "k_0 < k"),
        "k > 1": (of(slope={"lower": wide["lower"], "upper": "0x11p-4"}), "k <= 1"),
        "near": (of(near="0x1p+0"), "near < 1"),
        "near small": (of(near=low), "2 mu <= near"),
        "far": (of(far="0x1p+0"), "far < 1"),
        "far small": (of(far=low), "2 mu <= far"),
        "first node": (of(nodes=["0x0p+0", *nodes]), "0 < first node"),
        "no cell of J": (of(nodes=nodes[-1:]), "there is a cell"),
        "tails": (of(tails=["0x0p+0"]), "a coefficient is negative"),
        "plane tails": (of(plane__tails=["0x0p+0"]), "a coefficient is negative"),
        "plane head": (of(plane__head=40), "head + n/2 + 1 <= 2 Q (s - 2kr)"),
        "fourth tails": (of(fourth__tails=["0x0p+0"]), "a coefficient is negative"),
        "fourth head": (of(fourth__head=60), "head + n/2 + 1 <= t"),
        "falls late": (of(falls=falls[1:]), "begin at y = 0"),
        "falls short": (of(falls=falls[:-1]), "2 q_0 v <= last y"),
        "falls alone": (of(falls=falls[:1]), "begin at y = 0"),
        "falls long": (of(falls=[*falls, "0x1p+6"]), "last y < q_0"),
        "turns late": (of(turns=turns[1:]), "cover tau from 0 to 1"),
        "turns short": (of(turns=turns[:-1]), "cover tau from 0 to 1"),
        "a wide cell": (of(falls=[falls[0], falls[-1]]), "cell (0, 0)"),
        "fall": (of(inner__fall=low), "N/(k - k_0) <= fall"),
        "steep": (of(inner__steep=low), "<= steep"),
        "side": (of(inner__side="0x0p+0"), "<= side"),
        "a narrow region": (of(inner__fall=falls[6], inner__steep=falls[8]), "cell ("),
        "steep > q_0": (of(inner__steep="0x1p+5", inner__side="0x1p+5"), "steep < q_0"),
        "side > q_0": (of(inner__side="0x1p+5"), "fall + side < q_0"),
        "fall > q_0": (of(inner__fall="0x15p+0"), "fall + side < q_0"),
    }
    yield from ((name, *case) for name, case in found.items())


def faults_order() -> Iterator[tuple[str, list[dict[str, Any]], str]]:
    """Name, claims of d = 3 and words of the reason."""
    law, count, moment = caps(3)
    a, b = moment["beta_interval"]
    low, high = moment["enclosure"]["lower"], moment["enclosure"]["upper"]
    hair, none = Fraction(1, 1 << 50), "no two-minimisers by large-beta"

    def of(**changes: Any) -> list[dict[str, Any]]:
        return [law, count, edited(moment, **changes)]

    earlier = exact(number(a) - 1)
    yield "no count", [law, moment], none
    yield "count from further on", of(beta_interval=[earlier, b]), none
    yield "m_1 lower", of(enclosure__lower=_up(low, hair * 8)), "a (1 - m_1) <= a (1 - lower)"
    yield "m_1 upper", of(enclosure__upper=_up(high, -hair * 8)), "b (1 - upper) <= b (1 - m_1)"
    yield "no bracket", of(evidence__right=...), "at each end that is a number"
    yield (
        "a bracket at infinity",
        of(beta_interval=[a, "inf"], enclosure__upper="0x1p+0"),
        "at each end that is a number",
    )
    yield "m_1 at infinity", of(beta_interval=[a, "inf"], evidence__right=...), "1 <= upper"
    yield "left", of(evidence__left=moment["evidence"]["right"]), "root.lower <= q_*"
    yield "right", of(evidence__right=moment["evidence"]["left"]), "q_* <= root.upper"
    yield "tails", of(evidence__second__tails=["0x0p+0"]), "a coefficient is negative"
    yield "head", of(evidence__second__head=60), "head + n/2 + 1 <= t"


def invalid_cap() -> Iterator[Case]:
    """Rejected with exit 1: one violated inequality each."""
    for name, claims, words in faults_cap():
        yield f"count, {name}", document(*claims), 1, words
    for name, claims, words in faults_order():
        yield f"moment, {name}", document(*claims), 1, words
