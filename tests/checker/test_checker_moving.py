"""The checker on intervals beyond beta_*: FORMAT_COUPLING.md, section 6. A real certificate, and planted violations."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.coupling_interval import critical_coupling_interval
from certify.certificate import document as as_document
from certify.checker import Invalid, Refusal, check_document
from certify.checker.coupling_band import Band, End, end_of
from certify.checker.coupling_family import Quadrature
from certify.checker.coupling_moving import check_moving
from certify.checker.coupling_moving_boxes import Affine, Box, Equation, Piece
from certify.checker.coupling_numbers import up
from certify.checker.coupling_weights import Couplings
from certify.checker.series import Bessel, Work
from certify.checker.shape import Claim
from certify.checker.shape import document as parsed
from tests.checker.arb_truth import number
from tests.checker.sample_certificates import document, exact

D, LOW, HIGH = 3, Fraction(5, 2), Fraction(51, 20)
Json = dict[str, Any]


@pytest.fixture(scope="module")
def certificate() -> Json:
    """d=3, beta in [2.5, 2.55]: three points, two pieces, C_* in two ranges of s (one would do)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("certify.bounds.coupling_interval._FIRST_STEP", 0.06)
        patch.setattr("certify.search.coupling_moving._BOX", 1.0)
        patch.setattr("certify.search.coupling_moving._MOST_CUTS", 2)
        result: Json = json.loads(json.dumps(as_document(critical_coupling_interval(D, LOW, HIGH).claims)))
    assert len(cover_of(result)["evidence"]["pieces"]) == 2
    return result


def cover_of(certificate: Json) -> Json:
    found: Json = certificate["claims"][-1]
    assert found["evidence"]["rule"] == "moving-cover"
    return found


def selected(certificate: Json, *rules: str) -> list[Json]:
    return [copy.deepcopy(claim) for claim in certificate["claims"] if claim["evidence"]["rule"] in rules]


def outcome(*claims: Json) -> tuple[int, str]:
    try:
        check_document(document(*claims))
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def moving(claims: list[Json]) -> str:
    """What `check_moving` says of the last claim; the points are not checked again. Empty: accepted."""
    every = parsed(document(*claims))
    try:
        check_moving(every[-1], every, Work())
    except Invalid as refusal:
        return refusal.reason
    return ""


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
    """The sign of D_d(b) is asked for at the lower end."""
    monkeypatch.setattr(Bessel, "sign", lambda self, x: (-1, 1))
    assert "0 < D_3(b)" in moving(selected(certificate, "cover", "moving-cover"))


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
    for change in (
        {"frame": [1]}, {"star_cuts": [5, 5]}, {"star_vectors": []}, {"star_cuts": [1 << 60]}, {"nodes": 71},
        {"precision": 24}, {"interval": [exact(HIGH), exact(LOW)]}, {"tree": [["s", -1, 0]]}, {"tree": [["x"]]},
    ):  # fmt: skip
        edited = copy.deepcopy(cover)
        edited["evidence"]["pieces"][0] |= change
        assert outcome(edited)[0] == 2, change
    assert outcome(cover | {"evidence": {"rule": "moving-cover", "pieces": []}})[0] == 2


def _nodes(certificate: Json) -> tuple[list[Claim], list[End]]:
    claims = parsed(document(*selected(certificate, "cover", "moving-cover")))
    return claims, [end_of(claim, Work()) for claim in claims[:-1]]


def test_band_contains_a_third_point(certificate: Json) -> None:
    """K_c at the inner node lies in the band of the outer two, and no band of a wrong slope contains it."""
    _, (left, inner, right) = _nodes(certificate)
    s = (inner.beta - (left.beta + right.beta) / 2) / ((right.beta - left.beta) / 2)
    k, tilt, spread = Band(left, right, 160).coupling(s - Fraction(1, 8), s + Fraction(1, 8))
    everything = k + spread
    assert everything.lower() <= inner.coupling[0] <= inner.coupling[1] <= everything.upper()
    assert tilt.upper() < 0
    assert everything.upper() - everything.lower() < inner.coupling[0] / 2000
    for factor in (Fraction(9, 10), Fraction(11, 10)):
        ends = [End(e.beta, e.coupling, (e.slope[0] * factor, e.slope[1] * factor)) for e in (left, right)]
        try:
            k, _, spread = Band(*ends, 160).coupling(s - Fraction(1, 8), s + Fraction(1, 8))
        except Invalid:
            continue
        assert (k + spread).upper() < inner.coupling[0]


def test_band_asks_for_its_hypotheses(certificate: Json) -> None:
    _, (left, _, right) = _nodes(certificate)
    Band(left, right, 160)
    for ends in (
        (right, left),
        (left, left),
        (End(left.beta, (Fraction(0), left.coupling[1]), left.slope), right),
        (End(left.beta, left.coupling, (-Fraction(1, 2**90), left.slope[1])), right),
        (left, End(right.beta, right.coupling, (-Fraction(1, 2**90), right.slope[1]))),
    ):
        with pytest.raises(Invalid):
            Band(*ends, 160)
    with pytest.raises(Invalid, match="lower end of K_1"):
        Band(left, End(right.beta, (left.coupling[0] * 2, left.coupling[1] * 2), right.slope), 160)


def _piece(claims: list[Claim], ends: list[End]) -> tuple[Piece, Bessel]:
    evidence = claims[-1].evidence["pieces"][0]
    bessel = Bessel(D, evidence["precision"] + 64, evidence["terms"], Work())
    family = Quadrature(D, evidence["modes"], evidence["nodes"], evidence["ellipses"], bessel.precision, bessel.work)
    return Piece(evidence, Band(ends[0], ends[1], bessel.precision), bessel, family), bessel


def _minimiser(claim: Claim, g: list[Fraction]) -> list[Fraction]:
    """m_l = a_l/g_l of the explicit density at K_c, far closer than the boxes."""
    return [a / x for a, x in zip(claim.evidence["touch"]["field"], g, strict=False)]


def test_linear_couplings_contain_the_ends(certificate: Json) -> None:
    """g_l at both nodes of a piece, from the whole range and from a quarter of it."""
    claims, ends = _nodes(certificate)
    piece, bessel = _piece(claims, ends)
    one = 1 << piece.grid
    for s, end, quarter in ((-1, ends[0], (-one, -one // 2)), (1, ends[1], (one // 2, one))):
        truth = Couplings(bessel, end.beta, piece.modes, end.coupling)
        for s0, s1 in ((-one, one), quarter):
            g = piece.couplings(s0, s1)
            t = up(int((s - Fraction(s0 + s1, 2 * one)) * (1 << piece.p)), piece.p)
            for degree in range(piece.modes):
                value = g.centre[degree] + g.slope[degree] * t + g.spread[degree]
                assert value.lower() <= truth.g[degree].lower() <= truth.g[degree].upper() <= value.upper()
                assert truth.g[degree].upper() <= g.g[degree].upper()
            assert truth.tail <= g.tail


def test_functional_and_deviations_contain_the_minimiser(certificate: Json) -> None:
    """The critical points at both nodes satisfy the linearised equation of every box that holds them, for every y."""
    claims, ends = _nodes(certificate)
    piece, bessel = _piece(claims, ends)
    evidence, one, rng = piece.evidence, 1 << piece.grid, random.Random(7)
    for s, node in ((-1, 0), (1, 1)):
        g = Couplings(bessel, ends[node].beta, piece.modes, ends[node].coupling).g
        middle = [(x.lower() + x.upper()) / 2 for x in g]
        moments = _minimiser(claims[node], middle)
        frames = [Fraction(f + s * v, one) for f, v in zip(evidence["frame"], evidence["frame_slope"], strict=True)]
        x = [m / f for m, f in zip(moments, frames, strict=True)]
        whole = Box(evidence["star_lower"], evidence["star_upper"], -one, one)
        half = (-one, 0) if s < 0 else (0, one)
        for box in (whole, Box(whole.lower, tuple(int(v * one) + 99 for v in x), *half)):
            field = piece.field(box)
            sizes = Affine(piece, box, field).sizes
            unit = 1 << piece.p
            for a, gm, size in zip(field, (u * m for u, m in zip(middle, moments, strict=True)), sizes, strict=True):
                assert abs(gm - Fraction(a, unit)) <= Fraction(size, unit)
            equation = Equation(piece, box)
            for _ in range(4):
                y = [rng.randint(-1000, 1000) for _ in range(piece.modes)]
                weights, value = equation.functional(y)
                for w, v, c in zip(weights, x, equation.centre, strict=True):
                    value = value + w * (up(int(v * unit), piece.p) - c)
                assert abs(value.m) <= value.r + 1000 * piece.modes * (unit >> 50)
