"""Real certificates on an interval beyond beta_*, and what the tests of their rules ask of the checker.

They lie beside this file. After a change of the format write them anew, in a few seconds, from the root, by

    python -m tests.checker.coupling.moving_samples
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.coupling.band import Band, End
from certify.checker.coupling.count import check_moving_cover
from certify.checker.coupling.family import Family
from certify.checker.coupling.moving import Piece
from certify.checker.coupling.moving_form import MovingCover
from certify.checker.coupling.nodes import end_of
from certify.checker.document.claim import Claim
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.core.certificate import document as as_document
from tests.checker.sample_certificates import document

D, LOW, HIGH = 3, Fraction(5, 2), Fraction(51, 20)
Json = dict[str, Any]
Edit = Callable[[list[Json], Json, list[Json]], None]
"""Of the claims, the last of them, which is the moving cover, and its pieces."""


TWO_PIECES, WITH_NODES = (Path(__file__).with_name(name) for name in ("two-pieces.json", "with-nodes.json"))


def proved() -> dict[Path, str]:
    """Both certificates, proved anew."""
    from certify.solve.coupling.interval import critical_coupling_interval

    whole = critical_coupling_interval(D, LOW, Fraction(13, 5))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("certify.search.coupling.nodes._FIRST_STEP", 0.06)
        patch.setattr("certify.search.coupling.third._BOX", 1.0)
        patch.setattr("certify.search.coupling.third._MOST_CUTS", 2)
        parts = critical_coupling_interval(D, LOW, HIGH)
    return {p: json.dumps(as_document(x.claims)) + "\n" for p, x in ((TWO_PIECES, parts), (WITH_NODES, whole))}


def certificate_on_interval() -> Json:
    """d=3, beta in [2.5, 2.55]: three points, two pieces, C_* in two ranges of s (one would do)."""
    result: Json = json.loads(TWO_PIECES.read_text(encoding="utf-8"))
    assert len(cover_of(result)["evidence"]["pieces"]) == 2
    return result


def certificate_with_nodes() -> Json:
    """d=3, beta in [2.5, 2.6]: two points and one piece with three nodes inside it."""
    result: Json = json.loads(WITH_NODES.read_text(encoding="utf-8"))
    assert [len(piece["inner"]) for piece in result["claims"][-1]["evidence"]["pieces"]] == [3]
    return result


def cover_of(certificate: Json) -> Json:
    """Its moving cover."""
    found: Json = certificate["claims"][-1]
    assert found["evidence"]["rule"] == "moving-cover"
    return found


def selected(certificate: Json, *rules: str) -> list[Json]:
    """Copies of its claims with these rules."""
    return [copy.deepcopy(claim) for claim in certificate["claims"] if claim["evidence"]["rule"] in rules]


def moving(claims: list[Json]) -> str:
    """What `check_moving_cover` says of the last claim; the points are not checked again. Empty: accepted."""
    every = claims_of(document(*claims))
    try:
        check_moving_cover(every[-1], Context(every, Work()))
    except Invalid as refusal:
        return refusal.reason
    return ""


def refused(certificate: Json, edit: Edit, words: str) -> None:
    """The moving cover is not accepted after the edit, for one of the reasons."""
    claims = selected(certificate, "cover", "moving-cover")
    edit(claims, claims[-1], claims[-1]["evidence"]["pieces"])
    reason = moving(claims)
    assert reason
    assert any(word in reason for word in words.split(" or "))


def nodes(certificate: Json) -> tuple[list[Claim], list[End]]:
    """The points and the moving cover, and what each point gives to the band."""
    claims = claims_of(document(*selected(certificate, "cover", "moving-cover")))
    context = Context(claims, Work())
    return claims, [end_of(claim, context) for claim in claims[:-1]]


def first_piece(claims: list[Claim], ends: list[End]) -> tuple[Piece, Bessel]:
    """Of the moving cover, between its first two ends."""
    evidence = claims[-1].given(MovingCover).pieces[0]
    bessel = Bessel(D, evidence.bits, evidence.terms, Work())
    family = Family(D, evidence.modes, evidence.nodes, evidence.ellipses, evidence.bits, bessel.work)
    return Piece(evidence, Band(ends[0], ends[1], bessel.precision), bessel, family), bessel


if __name__ == "__main__":
    for path, text in proved().items():
        path.write_text(text, encoding="utf-8")
