"""Pieces of large beta by cells of two features: small claims of several dimensions, one violated inequality each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.checker.arb_truth import number
from tests.checker.case_tools import Case, edited
from tests.checker.sample_certificates import document, ends, exact

_FILE: Final = Path(__file__).parent / "large_beta" / "pieces.json"
_POINT: Final = (
    Path(__file__).parents[1] / "corpus/valid/d-3-beta-900-claims-critical-coupling-order-parameter-two-minimisers.json"
)
DIMENSIONS: Final = (2, 3, 6)
_HAIR: Final = Fraction(1, 1 << 40)


@cache
def _claims() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def pieces(d: int) -> list[dict[str, Any]]:
    """K_c and m_1 on each of two pieces, and `two-minimisers` on both."""
    return [edited(claim) for claim in _claims()[str(d)]]


def point() -> list[dict[str, Any]]:
    """K_c, m_1 and `two-minimisers` for d = 3 at one beta."""
    found: list[dict[str, Any]] = json.loads(_POINT.read_text(encoding="utf-8"))["claims"]
    return [claim for claim in found if claim["label"] != "beta-star"]


def changed(count: dict[str, Any], place: int = 0, **changes: Any) -> dict[str, Any]:
    """The count with fields of one of its pieces replaced."""
    found = edited(count)
    found["evidence"]["pieces"][place] = edited(found["evidence"]["pieces"][place], **changes)
    return found


def valid_cells() -> Iterator[Case]:
    """Accepted."""
    for d in DIMENSIONS:
        yield f"pieces d={d}", document(*pieces(d)), 0, ""
    yield "a piece at a point", document(*point()), 0, ""
    coupling, moment, *_, count = pieces(3)
    yield "pieces, nothing from below", document(edited(coupling, enclosure__lower="-0x1p+0"), count), 0, ""
    yield "pieces, a wide moment", document(edited(moment, enclosure=ends(Fraction(0), Fraction(1))), count), 0, ""
    finer = pieces(3)[-1]
    piece = finer["evidence"]["pieces"][0]
    piece["sides"] = [*piece["sides"], exact(number(piece["sides"][-1]) + 1)]
    yield "pieces, sides beyond all", document(finer), 0, ""


def faults_cells() -> Iterator[tuple[str, list[dict[str, Any]], str]]:
    """Name, claims of d = 3 and words of the reason."""
    coupling, moment, *_, count = pieces(3)
    piece = count["evidence"]["pieces"][0]
    poles, sides, nodes = piece["poles"], piece["sides"], piece["nodes"]
    least, most = (number(piece["scale"][end]) for end in ("lower", "upper"))
    a, b = count["beta_interval"]
    (_, middle), (_, high) = (other["interval"] for other in count["evidence"]["pieces"])

    def of(**changes: Any) -> list[dict[str, Any]]:
        return [changed(count, **changes)]

    def early(beta: str, **changes: Any) -> list[dict[str, Any]]:
        return [edited(changed(count, interval=[beta, middle], **changes), beta_interval=[beta, b])]

    found: dict[str, tuple[list[dict[str, Any]], str]] = {
        "a later start": ([edited(count, beta_interval=[exact(number(a) - 1), b])], "not adjacent"),
        "an earlier end": ([edited(count, beta_interval=[a, middle])], "do not end where"),
        "a gap": ([changed(count, 1, interval=[exact(number(middle) + 1), high])], "not adjacent"),
        "pieces in another order": (
            [edited(count, evidence__pieces=count["evidence"]["pieces"][::-1])],
            "not adjacent",
        ),
        "to infinity": ([edited(count, beta_interval=[a, "inf"])], "between two numbers"),
        "from 7": (early("0x7p+0"), "8 <= a"),
        "d = 12 from 11": ([edited(early("0xbp+0")[0], d=12)], "d < a"),
        "Q_lo = 0": (of(scale=ends(Fraction(0), most)), "0 < Q_lo"),
        "one Q": (of(scale=ends(most, most)), "Q_lo < Q_up"),
        "Q_up below Q_c": (of(scale=ends(least, least + (most - least) / 2)), "H <= Q_up (J - mu)"),
        "Q_lo above what the cells show": (of(scale=ends(most - _HAIR, most)), "F > 0 is not shown at Q_lo"),
        "no width": (of(width="0x0p+0"), "0 < width"),
        "a broad cap": (of(width="0x1p-20"), "mu < (1 + 1/T)"),
        "a narrow cap": (of(width="0x1p+10"), "H <= Q_up (J - mu)"),
        "slope": (of(slope="0x1p-1"), "<= slope^2"),
        "slope < 0": (of(slope="-0x1p+0"), "0 < slope"),
        "centre below 1/2": (of(centre=exact(Fraction(1, 2) - _HAIR)), "1/2 <= centre"),
        "centre above 1": (of(centre=exact(1 + _HAIR)), "centre <= 1"),
        "centre too low": (of(centre="0x1p-1"), "theta < 1"),
        "no cap": (of(cap="0x0p+0"), "0 < cap"),
        "a cap of no measure": (of(cap="0x1p-200"), "0 < sigma(B)"),
        "a cap of more than all": ([edited(of(cap="0x1p+0")[0], d=8)], "sigma(B) < 1"),
        "cap beyond the equator": (of(cap=exact(1 + _HAIR)), "cap <= 1"),
        "one node of v": (of(nodes=nodes[-1:]), "there is a cell of v"),
        "v up to 1": (of(nodes=[*nodes, "0x1p+0"]), "0 < 1 - last node"),
        "near the uniform density": (of(nodes=nodes[:2]), "mu e^(2Qj) < Q j^2"),
        "one long cell of v": (of(nodes=[nodes[0], nodes[-1]]), "cell 0 of v"),
        "v from 0": (of(nodes=["0x0p+0", *nodes]), "cell 0 of v"),
        "no cell in the middle": (of(poles=poles[-1:]), "first pole <= (1 - v_1)^2"),
        "poles begin late": (of(poles=poles[-4:]), "first pole <= (1 - v_1)^2"),
        "poles end early": (of(poles=poles[:-1]), "1 <= last pole"),
        "poles end late": (of(poles=[*poles, "0x2p+0"]), "last pole <= 1"),
        "sides begin late": (of(sides=sides[1:]), "first side <= 0"),
        "sides end early": (of(sides=sides[:-2]), "1/2 <= last side"),
        "coarse poles": (of(poles=[poles[0], "0x1p+0"]), "F > 0 is not shown at Q_lo"),
        "few terms": (of(terms=8), "of v: log int"),
        "moment from below": (of(moment__lower=exact(number(piece["moment"]["lower"]) + _HAIR * 2**20)), "1 - m_1 <="),
        "moment from above": (
            of(moment__upper=exact(number(piece["moment"]["upper"]) - _HAIR * 2**10)),
            "<= 1 - m_1",
        ),
        "the second piece": ([changed(count, 1, centre="0x1p-1")], "theta < 1"),
        "K_c alone": ([coupling], "with a piece of exactly this interval"),
        "m_1 alone": ([moment], "with a piece of exactly this interval"),
        "K_c of another d": ([edited(coupling, d=4), count], "with a piece of exactly this interval"),
        "K_c on both pieces": ([edited(coupling, beta_interval=[a, b]), count], "exactly this interval"),
        "K_c below": ([edited(coupling, enclosure__lower=_closer(coupling, "lower")), count], "log lower <="),
        "K_c above": ([edited(coupling, enclosure__upper=_closer(coupling, "upper")), count], "<= log upper"),
        "m_1 below": (
            [edited(moment, enclosure__lower=exact(number(piece["moment"]["lower"]) + _HAIR)), count],
            "enclosure.lower <= what",
        ),
        "m_1 above": (
            [edited(moment, enclosure__upper=exact(number(piece["moment"]["upper"]) - _HAIR)), count],
            "what two-minimisers proves <=",
        ),
    }
    yield from ((name, *case) for name, case in found.items())
    yield from faults_at_a_point()


def faults_at_a_point() -> Iterator[tuple[str, list[dict[str, Any]], str]]:
    """The same where the set is one beta, and where the evidence is about another set than the claim."""
    coupling, moment, count = point()
    piece, beta = count["evidence"]["pieces"][0], count["beta"]
    after = exact(number(beta) + 1)
    whole, longer = pieces(3)[-1], changed(count, interval=[beta, after])
    least, most = (number(piece["scale"][end]) for end in ("lower", "upper"))
    both = [edited(claim, beta=..., beta_interval=[beta, beta]) for claim in (coupling, moment, count)]
    low = whole["evidence"]["pieces"][0]["interval"][0]
    yield "a point with a longer piece", [longer], "do not end where"
    yield "a point with the pieces of an interval", [edited(whole, beta_interval=..., beta=low)], "not end where"
    yield "a point at another beta", [edited(count, beta=after)], "not adjacent"
    yield "a point twice", [edited(count, evidence__pieces=[piece, piece])], "the number of pieces at a point"
    yield "an interval of no length", [both[2]], "a < b"
    yield "K_c on an interval of no length", [both[0], count], "a < b"
    yield "an interval that begins with a point", [_with_point(whole)], "a < b of a piece"
    yield "a point on an interval", [edited(count, beta=..., beta_interval=[beta, after])], "do not end where"
    yield "K_c at a point alone", [coupling], "with a piece of exactly this interval"
    yield "K_c at another point", [edited(coupling, beta=after), count], "exactly this interval"
    yield "K_c at a point by a longer piece", [edited(coupling, beta=low), whole], "exactly this interval"
    yield "K_c on an interval by a point", [edited(coupling, beta=..., beta_interval=[beta, after]), count], "exactly"
    yield (
        "K_c at a point, below",
        [edited(coupling, enclosure__lower=_closer(coupling, "lower")), count],
        "log lower <=",
    )
    yield (
        "K_c at a point, above",
        [edited(coupling, enclosure__upper=_closer(coupling, "upper")), count],
        "<= log upper",
    )
    yield "K_c' at a point", [edited(coupling, derivative=ends(Fraction(-1), Fraction(0))), count], "derivative"
    for which, end in ((0, "coupling"), (1, "moment")):
        claim = edited((coupling, moment)[which], evidence={"rule": "two-minimisers"})
        yield f"{end} by a cover that is none", [claim, count], "no proved claim two-minimisers at this d and beta"
    yield "Q_lo at a point above what cells show", [changed(count, scale=ends(most - _HAIR, most))], "shown at Q_lo"
    yield "Q_up at a point below Q_c", [changed(count, scale=ends(least - 1, least))], "H <= Q_up (J - mu)"
    yield "theta at a point", [changed(count, centre="0x1p-1")], "theta < 1"
    finer = exact(number(piece["moment"]["lower"]) + Fraction(1, 1 << 18))
    yield "moment at a point", [changed(count, moment__lower=finer)], "1 - m_1 <="


def _with_point(whole: dict[str, Any]) -> dict[str, Any]:
    """The pieces of an interval, and its left end before them as a piece of its own."""
    first = whole["evidence"]["pieces"][0]
    before = edited(first, interval=[first["interval"][0]] * 2)
    return edited(whole, evidence__pieces=[before, *whole["evidence"]["pieces"]])


def _closer(coupling: dict[str, Any], end: str) -> str:
    """An end of the enclosure a little inward."""
    return exact(number(coupling["enclosure"][end]) * (1 + (1 if end == "lower" else -1) * Fraction(1, 1 << 36)))


def invalid_cells() -> Iterator[Case]:
    """Rejected with exit 1: one violated inequality each."""
    for name, claims, words in faults_cells():
        yield f"pieces, {name}", document(*claims), 1, words


def malformed_cells() -> Iterator[Case]:
    """Malformed, and above a limit."""
    count = pieces(3)[-1]
    piece = count["evidence"]["pieces"][0]
    low, high = piece["interval"]
    yield "a piece at beta_*", document(edited(count, beta_interval=..., beta="beta-star")), 2, "rule"
    yield "no pieces", document(edited(count, evidence__pieces=[])), 2, "non-empty list of pieces"
    yield "a piece backwards", document(changed(count, interval=[high, low])), 2, "1 <= a <= b"
    yield "a piece from 0", document(changed(count, interval=["0x0p+0", high])), 2, "1 <= a <= b"
    yield "a piece of one end", document(changed(count, interval=[low])), 2, "a pair"
    yield "no poles", document(changed(count, poles=[])), 2, "non-empty list"
    yield "equal sides", document(changed(count, sides=["0x0p+0", "0x0p+0"])), 2, "strictly increasing"
    yield "a node of v below 0", document(changed(count, nodes=["-0x1p-3", *piece["nodes"]])), 2, ">= 0"
    yield "one term", document(changed(count, terms=1)), 2, "terms"
    yield "many terms", document(changed(count, terms=4001)), 3, "terms"
    yield "few bits of pieces", document(edited(count, evidence__precision=15)), 2, "precision"
    yield "no moment", document(changed(count, moment=...)), 2, "moment"
    yield "d = 1001 of pieces", document(edited(count, d=1001)), 3, "d <= 1000"
