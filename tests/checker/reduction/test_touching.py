"""The rules `touching`: planted violations of every condition, on an interval from beta_* and at a point."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from certify import checker
from certify.checker.reduction import ground, touching
from certify.core.certificate import document as as_document
from certify.core.region import Region
from certify.solve.reduction.claims import reduced_claims
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.test_touching import RIGHT, D, plan
from tests.checker.asked import Json, outcome
from tests.checker.sample_certificates import exact
from tests.mutation.reduction.parts_touching import TOUCHING, remainders
from tests.places import VALID
from tests.sampling import sampled

NAME = "claims-critical-coupling-order-parameter-two-minimisers.json"
TRUST = ["entropy-lower-semicontinuity", "spherical-harmonics"]
Edit = Callable[[Json], None]


@cache
def _text() -> str:
    """From beta_* to 1.006 beta_*: K_c and m_1 on two pieces, and two-minimisers, with a short series."""
    wanted = ["critical-coupling", "order-parameter"]
    return json.dumps(as_document(list(reduced_claims(D, Region("beta-star", RIGHT), plan(), wanted))))


def interval() -> list[Json]:
    """The claims on an interval."""
    found: list[Json] = json.loads(_text())["claims"]
    return found


@cache
def _point_text() -> str:
    return (VALID / f"d-3-beta-1.8164-{NAME}").read_text(encoding="utf-8")


def point() -> list[Json]:
    """K_c and m_1 at 1.8164, and two-minimisers."""
    found: list[Json] = json.loads(_point_text())["claims"]
    return found[1:]


def test_real_ones_are_accepted() -> None:
    for every in (interval(), point()):
        assert outcome(*every) == (0, "")
        assert all(claim["trust"] == TRUST and claim["evidence"]["rule"] == "touching" for claim in every)


def _piece(place: int, key: str, value: Any) -> Edit:
    """Another value, or a function of the old one."""

    def edit(claim: Json) -> None:
        piece = claim["evidence"]["pieces"][place]
        assert key in piece
        piece[key] = value(piece[key]) if callable(value) else value

    return edit


def _set(key: str, value: Any) -> Edit:
    def edit(claim: Json) -> None:
        assert key in claim["evidence"]
        claim["evidence"][key] = value(claim["evidence"][key]) if callable(value) else value

    return edit


def _from_below(claim: Json) -> None:
    """From 1 on."""
    claim["beta_interval"] = [exact(1), exact(RIGHT)]
    del claim["evidence"]["beta_star"]


def _narrow(claim: Json) -> None:
    """[b, b], with the last piece."""
    claim["beta_interval"] = [exact(RIGHT), exact(RIGHT)]
    claim["evidence"]["pieces"] = claim["evidence"]["pieces"][-1:]
    del claim["evidence"]["beta_star"]


def _first(pair: list[int]) -> list[int]:
    return [pair[0] // 2, pair[1]]


def _second(pair: list[int]) -> list[int]:
    return [pair[0], pair[1] // 2]


def _given(place: int, key: str) -> Callable[[Any], Any]:
    """What the certificate has there, instead of a value."""
    return lambda _: interval()[-1]["evidence"]["pieces"][place][key]


def _radius() -> int:
    found: int = interval()[-1]["evidence"]["disc"]["radius"]
    return found


def _peaks() -> list[int]:
    found: list[int] = _given(1, "peaks")(None)
    return found


def _first_chord() -> int:
    found: int = _given(1, "chords")(None)[0][0]
    return found


INVALID: list[tuple[str, Edit, str]] = [
    ("lower too large", _piece(1, "lower", _given(1, "upper")), "ell < 1/(2 d lower)"),
    ("lower of the first too large", _piece(0, "lower", exact(1)), "ell < 1/(2 d lower)"),
    ("upper too small", _piece(1, "upper", _given(1, "lower")), "1/(2 d upper) < ell"),
    ("upper of the first below 1", _piece(0, "upper", _given(1, "upper")), "the first piece has upper = 1"),
    ("lower 1/2", _piece(1, "lower", exact(Fraction(1, 2))), "ell'' < 0"),
    ("another peak", _piece(1, "peaks", _first), "ell < 1/(2 d lower)"),
    ("another second peak", _piece(1, "peaks", _second), "1/(2 d upper) < ell"),
    ("a peak beyond the series", _piece(1, "peaks", lambda _: [_radius(), _radius()]), "peak <= first chord"),
    ("a moment that falls short", _piece(1, "moment", lambda x: [x[0], x[0]]), "upper moment"),
    ("a moment that begins late", _piece(1, "moment", lambda x: [x[1], x[1]]), "lower moment"),
    ("a moment that begins at a peak", _piece(1, "moment", lambda x: [max(_peaks()), x[1]]), "lower moment"),
    ("a moment that ends at a peak", _piece(1, "moment", lambda x: [x[0], min(_peaks())]), "upper moment"),
    (
        "a moment beyond the first chord",
        _piece(1, "moment", lambda x: [x[0], _first_chord() + 1]),
        "moment <= first chord",
    ),
    ("a moment beyond the series", _piece(1, "moment", lambda x: [x[0], _radius()]), "moment <= first chord"),
    ("chords that begin late", _piece(1, "chords", lambda x: x[3:]), "ell'' < 0"),
    ("chords that begin beyond the disc", _piece(1, "chords", lambda x: x[-1:]), "radius"),
    ("chords that begin at the radius", _piece(1, "chords", lambda x: [[_radius(), *x[0][1:]], x[-1]]), "radius"),
    ("a chord removed", _piece(1, "chords", lambda x: [x[0], *x[4:]]), "chord 0"),
    ("a chord twice", _piece(1, "chords", lambda x: [x[0], *x]), "chords[0] < chords[1]"),
    ("a piece twice", _set("pieces", lambda x: [x[0], *x]), "ends of the pieces increase"),
    ("the first piece once more, at the end", _set("pieces", lambda x: [*x, x[0]]), "do not end where"),
    ("an interval that is a point", _narrow, "ends of the pieces increase"),
    ("chords that end early", _piece(1, "chords", lambda x: x[:-1]), "reach <= last"),
    ("no first chord", _piece(1, "chords", lambda x: [[0] * 12, *x]), "0 < first"),
    ("ends that fall", _piece(0, "end", exact(Fraction(19, 10))), "increase"),
    ("an end below beta_*", _piece(0, "end", exact(1)), "the end of the first piece"),
    ("ends early", _set("pieces", lambda x: x[:1]), "do not end where"),
    ("ends late", lambda claim: claim.update(beta_interval=["beta-star", exact(3)]), "do not end where"),
    ("begins below beta_*", _from_below, "0 < D_3(a)"),
    ("short reach", _set("reach", lambda x: x * 99 // 100), "1 <= reach"),
    ("theta 1", _set("theta", exact(1)), "theta < 1"),
    ("theta 1/2", _set("theta", exact(Fraction(1, 2))), "theta - S > 0"),
    ("open tree", _set("tree", [["s", 1, 0], ["v"]]), "leaves 1"),
    ("wide disc", _set("disc", lambda x: {**x, "radius": x["radius"] * 21 // 20}), "disc"),
    ("short series", _set("disc", lambda x: {**x, "degree": 4}), ""),
    ("less trust", lambda claim: claim.update(trust=[]), "trust"),
    ("few nodes", _set("nodes", 10), ""),
]
MALFORMED: list[tuple[str, Edit, str]] = [
    ("no pieces", _set("pieces", []), "non-empty list of pieces"),
    ("lower above upper", _piece(1, "upper", exact(Fraction(1, 2))), "lower <= upper"),
    ("lower 0", _piece(1, "lower", exact(0)), "0 < lower"),
    ("upper 2", _piece(0, "upper", exact(2)), "upper <= 1"),
    ("three peaks", _piece(1, "peaks", [1, 1, 1]), "two peaks"),
    ("one moment", _piece(1, "moment", [1]), "two peaks"),
    ("moments that fall", _piece(1, "moment", [2, 1]), "in order"),
    ("no chords", _piece(1, "chords", []), "non-empty"),
    ("short places", _piece(1, "chords", [[1, 2]]), "12 entries"),
    ("a fine unit", _set("grid", 300), "coarser"),
    ("a cut of coordinate 13", _set("tree", [["s", 13, 0], ["v"], ["v"]]), "from 1 to 12"),
]


@pytest.mark.parametrize(("name", "edit", "words"), sampled(INVALID, 6), ids=[x[0] for x in INVALID])
def test_planted_violations(name: str, edit: Edit, words: str) -> None:
    claim = interval()[-1]
    edit(claim)
    code, reason = outcome(claim)
    assert code == 1
    assert words in reason


@pytest.mark.parametrize(("name", "edit", "words"), MALFORMED, ids=[x[0] for x in MALFORMED])
def test_forms(name: str, edit: Edit, words: str) -> None:
    claim = interval()[-1]
    edit(claim)
    code, reason = outcome(claim)
    assert code == 2
    assert words in reason


def test_a_point_has_one_piece() -> None:
    claim = point()[-1]
    piece = claim["evidence"]["pieces"][0]
    claim["evidence"]["pieces"] = [piece, piece]
    assert "divide a point" in outcome(claim)[1]


def test_a_point_below_beta_star_is_refused() -> None:
    claim = point()[-1]
    claim["beta"] = claim["evidence"]["pieces"][0]["end"] = exact(1)
    assert outcome(claim)[0] == 1


def test_pointers() -> None:
    """K_c and m_1 need exactly their piece, of a claim that is proved by this rule."""
    *most, cover = interval()
    for claim in most:
        assert outcome(claim, cover) == (0, "")
        assert "exactly this piece" in outcome(claim)[1]
        other = {**claim, "beta_interval": ["beta-star", exact(RIGHT)]}
        other["evidence"] = most[0]["evidence"]
        assert "exactly this piece" in outcome(other, cover)[1]
    assert "exactly this piece" in outcome(most[0], point()[-1])[1]
    coupling, moment, cover = point()
    assert "exactly this piece" in outcome({**coupling, "d": 2}, cover)[1]
    assert "exactly this piece" in outcome({**moment, "d": 2}, cover)[1]


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("side", ["lower", "upper"])
@pytest.mark.parametrize("made", [interval, point])
def test_enclosures_are_decided(made: Callable[[], list[Json]], place: int, side: str) -> None:
    every = made()
    claim, other = every[place], "upper" if side == "lower" else "lower"
    if claim["enclosure"][side] == exact(0):
        return
    claim["enclosure"][side] = claim["enclosure"][other]
    code, reason = outcome(claim, every[-1])
    assert code == 1
    assert "enclosure" in reason


def test_no_derivative_goes_with_it() -> None:
    coupling, _, cover = point()
    coupling["derivative"] = {"lower": exact(-9), "upper": exact(0)}
    code, reason = outcome(coupling, cover)
    assert code == 1
    assert "the derivative of K_c is stated beyond beta_* only" in reason


def test_covers_and_these_rules_do_not_take_each_other() -> None:
    """A pointer of one rule to a claim of the other finds nothing, and does not break down."""
    coupling, moment, cover = point()
    for claim in (coupling, moment):
        assert "no proved claim two-minimisers" in outcome({**claim, "evidence": {"rule": "two-minimisers"}}, cover)[1]


@pytest.mark.parametrize("part", TOUCHING)
def test_the_series_and_its_remainder(part: Callable[[Any], bool]) -> None:
    assert part(checker)


REMAINDER = [
    ("* x / (1 - x) ** 2", "* 0"),
    ("m * (m - 1)", "m"),
    ("(order + 1)", "order"),
    ("x**m / (1 - x),", "x**m,"),
]


@pytest.mark.parametrize(("old", "new"), REMAINDER)
def test_without_a_term_of_the_remainder(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    wrong = rewritten(touching.Expansion, "_remainder", old, new)
    monkeypatch.setattr(touching.Expansion, "_remainder", wrong)
    assert not remainders(checker)


def test_the_tangent_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = interval()[-1]
    _piece(1, "peaks", _first)(claim)
    old, new = " + max(map(abs, ell.at(u, 1))) * max(u, end - u)", ""
    monkeypatch.setattr(touching._Pieces, "_require_lower", rewritten(touching._Pieces, "_require_lower", old, new))
    assert outcome(claim) == (0, "")


@pytest.mark.parametrize(
    ("part", "edit"),
    [
        ("require_extent", _set("reach", lambda x: x + 1)),
        ("require_chords", _piece(1, "chords", lambda x: [x[0], *x[4:]])),
    ],
)
def test_each_part_is_needed(monkeypatch: pytest.MonkeyPatch, part: str, edit: Edit) -> None:
    claim = interval()[-1]
    edit(claim)
    assert outcome(claim)[0] == 1
    monkeypatch.setattr(ground if part == "require_extent" else touching, part, lambda *_: None)
    if part == "require_extent":
        monkeypatch.setattr(touching, "require_chords", lambda *_: None)
    assert outcome(claim) == (0, "")
