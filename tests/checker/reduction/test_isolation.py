"""The rule `isolation` on the piece of the corpus: accepted; each planted violation is refused in its words."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.reduction.isolation import check_isolation
from certify.checker.reduction import isolation, strip
from certify.core.errors import Undecided
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.isolation_scenes import LEFT, D, Json, claims, plan_of
from tests.checker.asked import outcome
from tests.checker.reduction.isolation_samples import chart, given, setting
from tests.checker.sample_certificates import exact

Edit = Callable[[Json], None]
PIECE = 0


def _set(name: str, value: Any) -> Edit:
    def edit(claim: Json) -> None:
        evidence = claim["evidence"]
        evidence[name] = value(evidence[name]) if callable(value) else value

    return edit


def _piece(name: str, value: Any) -> Edit:
    def edit(claim: Json) -> None:
        piece = claim["evidence"]["pieces"][PIECE]
        piece[name] = value(piece[name]) if callable(value) else value

    return edit


def _strip(place: int, name: str, value: Any) -> Edit:
    def edit(claim: Json) -> None:
        own = claim["evidence"]["pieces"][PIECE]["strips"][place]
        own[name] = value(own[name]) if callable(value) else value

    return edit


def _foot(name: str, value: Any) -> Edit:
    return _piece("foot", lambda foot: {**foot, name: value(foot[name])})


def _copied(source: str, target: str) -> Edit:
    def edit(claim: Json) -> None:
        piece = claim["evidence"]["pieces"][PIECE]
        piece[target] = piece[source]

    return edit


def _wide(claim: Json) -> None:
    claim["beta_interval"][0] = exact(Fraction(185, 100))


def _below(claim: Json) -> None:
    claim["beta_interval"][0] = exact(Fraction(18, 10))


def _star(claim: Json) -> None:
    claim["beta_interval"][0] = "beta-star"
    claim["evidence"]["beta_star"] = {"lower": exact(Fraction(18, 10)), "upper": exact(Fraction(1816271, 10**6))}


def _moment(first: bool, second: bool) -> Edit:
    """Ends of moment, each the left (or else the right) end of all strips."""

    def edit(claim: Json) -> None:
        piece = claim["evidence"]["pieces"][PIECE]
        ends = piece["outer"][0][0], piece["inner"][-1][0]
        piece["moment"] = [ends[first], ends[second]]

    return edit


INVALID: list[tuple[str, Edit, str]] = [
    ("from 1.85", _wide, "chart: g m'"),
    ("from below beta_*", _below, ""),
    ("from beta_*", _star, "begin at a number"),
    ("ends early", lambda claim: claim.update(beta_interval=[exact(LEFT), exact(2)]), "do not end where"),
    ("ends that fall", _piece("end", exact(Fraction(189, 100))), "do not end where"),
    ("K_c too large", _copied("upper", "lower"), "chart"),
    ("K_c too small", _copied("lower", "upper"), ""),
    ("another foot", _foot("centre", lambda x: [x[0] * 11 // 10, *x[1:]]), ""),
    ("a foot beyond the chords", _foot("centre", lambda x: [x[0] * 2, *x[1:]]), ""),
    ("another peak", _piece("peak", lambda x: [x[0] // 2, *x[1:]]), "< Phi"),
    ("a moment at its left end", _moment(True, True), "ell' < 0 at the upper"),
    ("a moment at its right end", _moment(False, False), "ell' > 0 at the lower"),
    ("a moment outside", _piece("moment", lambda x: [1, x[1]]), "in no strip"),
    ("a moment that ends early", _piece("moment", lambda x: [x[0], x[0]]), "ell'"),
    ("a moment that begins late", _piece("moment", lambda x: [x[1], x[1]]), "ell'"),
    ("no last strip", _piece("strips", lambda x: x[:-1]), ""),
    ("no first strip", _piece("strips", lambda x: x[1:]), "strip"),
    ("strips twice", _piece("strips", lambda x: [*x, x[-1]]), "the strips increase"),
    ("a strip beyond its chart", _strip(0, "end", lambda x: x * 2), "within the chart"),
    ("one cell", _strip(0, "cells", 1), "N > 0"),
    ("a short series", _strip(0, "degree", 3), "N > 0"),
    ("a wide disc", _strip(0, "radius", lambda x: x * 5 // 4), "chart"),
    ("no drift", _strip(0, "drift", lambda x: [0] * len(x)), "chart: g mu_2"),
    ("no spread", _strip(0, "spread", lambda x: [0] * len(x)), "chart: g m'_2"),
    ("a small tail", _strip(0, "tail", 1), "e^U + w"),
    ("inner chords begin late", _piece("inner", lambda x: x[-1:]), "near 0"),
    ("inner chords begin beyond the disc", _piece("inner", lambda x: [[1 << 80] * 14, *x]), "radius"),
    ("inner chords begin at 0", _piece("inner", lambda x: [[0] * 14, *x]), "0 < first"),
    ("an inner chord removed", _piece("inner", lambda x: [x[0], x[-1]]), "chord 0"),
    ("an outer chord removed", _piece("outer", lambda x: [x[0], x[-1]]), "chord 0"),
    ("outer chords end early", _piece("outer", lambda x: x[:-1]), "reach <= last"),
    ("short reach", _set("reach", lambda x: x * 99 // 100), "1 <= reach"),
    ("theta 1", _set("theta", exact(1)), "theta < 1"),
    ("theta 1/2", _set("theta", exact(Fraction(1, 2))), "theta - S > 0"),
    ("theta of another range", _set("theta", exact(Fraction(1, 4))), "theta - S > 0"),
    ("open tree", _set("tree", [["s", 1, 0], ["v"]]), "leaves 1"),
    ("a wide disc near 0", _set("disc", lambda x: {**x, "radius": x["radius"] * 21 // 20}), "disc"),
    ("less trust", lambda claim: claim.update(trust=[]), "trust"),
    ("few nodes", _set("nodes", 10), ""),
]
MALFORMED: list[tuple[str, Edit, str]] = [
    ("no pieces", _set("pieces", []), "1 to 1000 pieces"),
    ("no strips", _piece("strips", []), "1 to 1000 strips"),
    ("lower above upper", _piece("upper", exact(Fraction(1, 2))), "lower <= upper < 1"),
    ("upper 1", _piece("upper", exact(1)), "lower <= upper < 1"),
    ("lower 0", _piece("lower", exact(0)), "0 < lower"),
    ("one moment", _piece("moment", [1]), "two ends"),
    ("moments that fall", _piece("moment", [2, 1]), "in order"),
    ("no inner chords", _piece("inner", []), "non-empty"),
    ("no outer chords", _piece("outer", []), "non-empty"),
    ("short places", _piece("outer", [[1, 2]]), "14 entries"),
    ("a short peak", _piece("peak", [1]), "14 entries"),
    ("a short centre", _strip(0, "centre", [1]), "14 entries"),
    ("a short spread", _strip(0, "spread", [1]), "13 entries"),
    ("a short drift", _foot("drift", lambda x: x[1:]), "13 entries"),
    ("no radius", _strip(0, "radius", 0), ""),
    ("no cells", _strip(0, "cells", 0), ""),
    ("degree 1", _strip(0, "degree", 1), ""),
    ("a field below 0", _strip(0, "centre", lambda x: [*x[:-1], -1]), ""),
    ("a fine unit", _set("grid", 300), "coarser"),
    ("a cut of coordinate 15", _set("tree", [["s", 15, 0], ["v"], ["v"]]), "from 1 to 14"),
]


def test_the_certificate_is_accepted() -> None:
    assert outcome(*claims()) == (0, "")


@pytest.mark.parametrize(("name", "edit", "words"), INVALID, ids=[x[0] for x in INVALID])
def test_planted_violations(name: str, edit: Edit, words: str) -> None:
    claim = claims()[-1]
    edit(claim)
    code, reason = outcome(claim)
    assert code == 1
    assert words in reason


@pytest.mark.parametrize(("name", "edit", "words"), MALFORMED, ids=[x[0] for x in MALFORMED])
def test_forms(name: str, edit: Edit, words: str) -> None:
    claim = claims()[-1]
    edit(claim)
    code, reason = outcome(claim)
    assert code == 2
    assert words in reason


@pytest.mark.parametrize(("name", "edit", "words"), INVALID, ids=[x[0] for x in INVALID])
def test_balls_refuse_what_the_checker_refuses(name: str, edit: Edit, words: str) -> None:
    """A second reading of the same evidence, in balls: it proves no planted violation that is one of the evidence."""
    claim = claims()[-1]
    edit(claim)
    left = claim["beta_interval"][0]
    if name in ("less trust", "ends early", "ends that fall", "from beta_*") or left == "beta-star":
        return  # about the claim, not about its evidence
    begin = Fraction((claims()[-1]["beta_interval"][0] == left and LEFT) or Fraction(18, 10))
    with pytest.raises((Undecided, ValueError)):
        check_isolation(D, plan_of(claim["evidence"]), begin)


def test_pointers() -> None:
    """K_c and m_1 need exactly their piece, of a claim that is proved by this rule."""
    *most, cover = claims()
    for claim in most:
        assert outcome(claim, cover) == (0, "")
        assert "exactly this piece" in outcome(claim)[1]
        other = json.loads(json.dumps(claim))
        other["evidence"]["rule"] = "touching"
        assert "rule touching with exactly this piece" in outcome(other, cover)[1]
        other = {**claim, "beta_interval": [exact(LEFT), exact(Fraction(19, 10) + Fraction(1, 200))]}
        assert "exactly this piece" in outcome(other, cover)[1]


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("side", ["lower", "upper"])
def test_enclosures_are_decided(place: int, side: str) -> None:
    every = claims()
    claim, other = every[place], "upper" if side == "lower" else "lower"
    claim["enclosure"][side] = claim["enclosure"][other]
    code, reason = outcome(claim, every[-1])
    assert code == 1
    assert "enclosure" in reason


def _own(degree: int) -> strip.Strip:
    form = given().pieces[0].strips[0]
    start = D * setting().number(given().pieces[0].inner[-1][0])
    return strip.Strip(setting(), chart(), degree, (start, D * setting().number(form.end)))


REMAINDERS = [
    ("_far", " + self.chart.error *", " + self.chart.error * 0 *"),
    ("_far", "rests[0] * sizes[0] + ", ""),
    ("_far", "near * rests[1] * sizes[1] + ", ""),
    ("_far", "near * near * rests[2] * sizes[2]", "rests[2] * 0"),
    ("around", "+ moved) * gap / 2", ") * gap / 2"),
    ("around", "(up(own.magnitude(), p) + moved)", "moved"),
]


@pytest.mark.parametrize(("name", "old", "new"), REMAINDERS)
def test_without_a_term_of_the_remainder(monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    """Each term counts: without it the values are enclosed more narrowly than they are."""
    own = _own(6)
    half = Fraction(1, 100)
    whole = own.around(strip.CRITERION, own.centre, half)
    monkeypatch.setattr(strip.Strip, name, rewritten(strip.Strip, name, old, new))
    assert own.around(strip.CRITERION, own.centre, half).r < whole.r - (1 << 90)


def test_the_tangent_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its slope a foot that is not at the peak would show a larger K_c."""
    claim = claims()[-1]
    foot = claim["evidence"]["pieces"][0]["foot"]
    form = given().pieces[0]
    assert replace(form, foot=form.foot) == form
    old = " + steep.upper() / (2 * centre**4) * far"
    kind = isolation._Piece
    monkeypatch.setattr(kind, "require_lower", rewritten(kind, "require_lower", old, ""))
    claim["evidence"]["pieces"][0]["foot"] = {**foot}
    assert outcome(claim) == (0, "")
