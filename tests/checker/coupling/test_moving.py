"""The count of minimisers on an interval: planted violations in how its pieces, points and claims fit together."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest

from certify.checker import check_document
from certify.checker.arithmetic.series import Bessel
from tests.checker.arb_truth import number
from tests.checker.asked import outcome
from tests.checker.coupling import moving_samples
from tests.checker.coupling.moving_samples import HIGH, LOW, D, Edit, Json, moving, refused, selected
from tests.checker.sample_certificates import exact

_LARGE: Final = (
    Path(__file__).parents[2] / "corpus/valid/d-3-beta-2000-claims-large-beta-order-parameter-two-minimisers.json"
)


def test_the_certificate_is_accepted(certificate: Json) -> None:
    verdict = check_document(certificate)
    assert len(verdict.accepted) == len(certificate["claims"]) == 3 * 3 + 2 * 2 + 1


def _gap(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[1]["interval"][0] = exact(number(pieces[1]["interval"][0]) + Fraction(1, 2**40))


def _overlap(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[1]["interval"][0] = pieces[0]["interval"][0]


def _enlarged(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    claim["beta_interval"][1] = exact(HIGH + Fraction(1, 2**40))


def _begun_earlier(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    claim["beta_interval"][0] = exact(LOW - Fraction(1, 2**40))


def _enlarged_with_its_piece(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    claim["beta_interval"][1] = pieces[1]["interval"][1] = exact(HIGH + Fraction(1, 2**40))


def _no_node(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    del claims[1]


def _node_of_another_dimension(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    claims[1]["d"] = D + 1


def _node_inconclusive(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    claims[1] |= {"outcome": "inconclusive", "reason": "", "evidence": {}}


def _node_of_another_rule(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    """Its minimisers are counted by the law of large beta, which says nothing of a band."""
    text = _LARGE.read_text(encoding="utf-8")
    claims[1]["evidence"] = next(x["evidence"] for x in json.loads(text)["claims"] if x["label"] == "two-minimisers")


def _stretched(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    """One piece's boxes for the band of both."""
    del pieces[1], claims[1]
    pieces[0]["interval"][1] = claim["beta_interval"][1]


def _wide_node(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    """A point that is known less well makes the band wider than the boxes allow."""
    coupling = claims[1]["evidence"]["coupling"]
    coupling["upper"] = exact(number(coupling["upper"]) * (1 + Fraction(1, 2**12)))


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (_gap, "not adjacent"),
        (_overlap, "not adjacent"),
        (_enlarged, "do not end where"),
        (_begun_earlier, "do not begin where"),
        (_enlarged_with_its_piece, "no proved claim two-minimisers"),
        (_no_node, "no proved claim two-minimisers"),
        (_node_of_another_dimension, "no proved claim two-minimisers"),
        (_node_inconclusive, "no proved claim two-minimisers"),
        (_node_of_another_rule, "neither the rule 'cover' nor 'spine'"),
        (_stretched, "<"),
        (_wide_node, "<"),
    ],
    ids=lambda x: getattr(x, "__name__", "").strip("_") or None,
)
def test_planted_violations(certificate: Json, edit: Edit, words: str) -> None:
    refused(certificate, edit, words)


def test_cuts_of_s(certificate: Json) -> None:
    """The edits above start from what is accepted, and that has cuts of s in its trees and in C_*."""
    claims = selected(certificate, "cover", "moving-cover")
    pieces = claims[-1]["evidence"]["pieces"]
    assert any(cell[:2] == ["s", 0] for piece in pieces for cell in piece["tree"])
    assert any(piece["star_cuts"] for piece in pieces)
    assert moving(claims) == ""


def test_not_beyond_beta_star(certificate: Json, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sign of D_d(a) is asked for, a the left end."""
    monkeypatch.setattr(Bessel, "sign", lambda self, x: (-1, 1))
    assert "0 < D_3(a)" in moving(selected(certificate, "cover", "moving-cover"))


def _interval_claims(certificate: Json) -> tuple[list[Json], Json, Json]:
    claims = [copy.deepcopy(claim) for claim in certificate["claims"]]
    found = [claim for claim in claims if "beta_interval" in claim]
    return claims, found[0], found[1]


@pytest.mark.parametrize("side", ["lower", "upper"])
@pytest.mark.parametrize("place", [0, 1])
def test_narrower_enclosures(certificate: Json, side: str, place: int) -> None:
    """The interval claim alone is without its targets; first in its document it is refused for its enclosure."""
    claims, *two = _interval_claims(certificate)
    claim = two[place]
    sign = 1 if side == "lower" else -1
    claim["enclosure"][side] = exact(number(claim["enclosure"][side]) + sign * Fraction(1, 2**30))
    code, reason = outcome(claim)
    assert code == 1
    assert "no proved claim" in reason
    code, reason = outcome(claim, *(other for other in claims if other is not claim))
    assert code == 1
    assert "enclosure" in reason


@pytest.mark.deep
def test_the_certificates_proved_anew_are_accepted() -> None:
    for path, text in moving_samples.proved().items():
        found, kept = json.loads(text), json.loads(path.read_text(encoding="utf-8"))
        assert [claim["label"] for claim in found["claims"]] == [claim["label"] for claim in kept["claims"]]
        check_document(found)
