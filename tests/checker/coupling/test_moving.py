"""The checker on intervals beyond beta_*: FORMAT/intervals.md. Planted violations in a real certificate."""

from __future__ import annotations

import copy
from collections.abc import Callable
from fractions import Fraction

import pytest

from certify.checker import check_document
from certify.checker.arithmetic.series import Bessel
from tests.checker.arb_truth import number
from tests.checker.coupling.moving_samples import (
    HIGH,
    LOW,
    D,
    Json,
    certificate_on_interval,
    moving,
    outcome,
    selected,
)
from tests.checker.sample_certificates import exact


@pytest.fixture(scope="module")
def certificate() -> Json:
    return certificate_on_interval()


def test_the_certificate_is_accepted(certificate: Json) -> None:
    verdict = check_document(certificate)
    assert len(verdict.accepted) == len(certificate["claims"]) == 3 * 3 + 2 * 2 + 1


Edit = Callable[[list[Json], Json, list[Json]], None]


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


def _stretched(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    """One piece's boxes for the band of both."""
    del pieces[1], claims[1]
    pieces[0]["interval"][1] = claim["beta_interval"][1]


def _wide_node(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    """A point that is known less well makes the band wider than the boxes allow."""
    coupling = claims[1]["evidence"]["coupling"]
    coupling["upper"] = exact(number(coupling["upper"]) * (1 + Fraction(1, 2**12)))


def _small_root(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    piece = pieces[1]
    one, least = 4 ** piece["grid"], piece["frame"][3] - abs(piece["frame_slope"][3])
    piece["top"][3] = -(-one // least) - 1


def _frame_through_zero(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["frame_slope"][2] = pieces[0]["frame"][2]


def _large_star(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["star_upper"] = [2 * x for x in pieces[0]["star_upper"]]


def _empty_star(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["star_upper"][1] = pieces[0]["star_lower"][1] - 1


def _large_corner(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["corner"] = [8 * x for x in pieces[0]["corner"]]


def _cell(kind: str, at: int) -> Edit:
    def removed(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
        tree = pieces[0]["tree"]
        del tree[[i for i, cell in enumerate(tree) if cell[0] == kind][at]]

    return removed


def _cell_added(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["tree"].append(["0"])


def _row_too_narrow(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    row = next(cell for cell in pieces[0]["tree"] if cell[0] == "c")[1]
    row[1], row[2] = (row[1] + row[2]) // 2, (row[1] + row[2]) // 2 + 1


def _cut_outside(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["tree"][0][2] = pieces[0]["top"][pieces[0]["tree"][0][1] - 1] + 1


def _cut_of_s_outside(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["tree"].insert(0, ["s", 0, 1 << pieces[0]["grid"]])


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
        (_stretched, "<"),
        (_wide_node, "<"),
        (_small_root, "1 <= (frame - |frame_slope|) top, l=4"),
        (_frame_through_zero, "|frame_slope| < frame, l=3"),
        (_large_star, "C_*"),
        (_empty_star, "star_lower <= star_upper, l=2"),
        (_large_corner, "C_0"),
        (_cell("s", 0), "cell or open boxes"),
        (_cell("g", 0), "cell or open boxes"),
        (_cell("g", -1), "cell or open boxes"),
        (_cell("f", 0), "cell or open boxes"),
        (_cell("c", 0), "cell or open boxes"),
        (_cell("x", 0), "cell or open boxes"),
        (_cell("0", 0), "cell or open boxes"),
        (_cell("*", 0), "cell or open boxes"),
        (_cell_added, "goes on after"),
        (_row_too_narrow, "row 1"),
        (_cut_outside, "mid <= upper"),
        (_cut_of_s_outside, "mid < s_1"),
    ],
    ids=lambda x: getattr(x, "__name__", "").strip("_") or None,
)
def test_planted_violations(certificate: Json, edit: Edit, words: str) -> None:
    claims = selected(certificate, "cover", "moving-cover")
    edit(claims, claims[-1], claims[-1]["evidence"]["pieces"])
    reason = moving(claims)
    assert reason
    assert any(word in reason for word in words.split(" or "))


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


def test_form(certificate: Json) -> None:
    claims, coupling, order = _interval_claims(certificate)
    cover = claims[-1]
    for claim in (coupling, cover):
        point = {key: value for key, value in claim.items() if key != "beta_interval"} | {"beta": exact(LOW)}
        assert outcome(point)[0] == 2
    wrong = coupling | {"evidence": {"rule": "two-minimisers"}}
    assert outcome(wrong)[0] == 1
    assert outcome(coupling | {"beta_interval": [coupling["beta_interval"][0], "inf"]})[0] != 0
    assert outcome(order | {"beta_interval": cover["beta_interval"]}, *claims)[0] == 1
    change: Json
    for change in (
        {"frame": [1]},
        {"star_cuts": [5, 5]},
        {"star_vectors": []},
        {"star_cuts": [1 << 60]},
        {"nodes": 71},
        {"precision": 24},
        {"interval": [exact(HIGH), exact(LOW)]},
        {"tree": [["s", -1, 0]]},
        {"tree": [["x"]]},
    ):
        edited = copy.deepcopy(cover)
        edited["evidence"]["pieces"][0] |= change
        assert outcome(edited)[0] == 2, change
    assert outcome(cover | {"evidence": {"rule": "moving-cover", "pieces": []}})[0] == 2
