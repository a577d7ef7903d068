"""The rule `isolation` on the piece of the corpus: accepted; each planted violation is refused in its words."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.reduction.isolation import check_isolation
from certify.checker import Invalid
from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.reduction import isolation, strip
from certify.checker.reduction.isolation_form import IsolationPiece
from certify.checker.reduction.setting import LinearInteraction
from certify.core.errors import Undecided
from certify.core.exact import as_fraction, parse_exact
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.isolation_scenes import LEFT, D, claims, plan_of
from tests.checker.asked import outcome
from tests.checker.reduction.isolation_faults import INVALID, MALFORMED, Edit
from tests.checker.reduction.isolation_samples import chart, given, setting
from tests.checker.sample_certificates import exact
from tests.sampling import sampled


def test_the_certificate_is_accepted() -> None:
    assert outcome(*claims()) == (0, "")


@pytest.mark.parametrize(("name", "edit", "words"), sampled(INVALID, 14), ids=[x[0] for x in INVALID])
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


OF_THE_CLAIM = {
    *("less trust", "ends early", "ends that fall", "from beta_*", "an interval that is a point"),
    *("a point that is divided", "a piece twice", "pieces that overlap"),
}
"""What is wrong with the claim, not with the pieces one by one."""


@pytest.mark.parametrize(("name", "edit", "words"), sampled(INVALID, 7, seed=1), ids=[x[0] for x in INVALID])
def test_balls_refuse_what_the_checker_refuses(name: str, edit: Edit, words: str) -> None:
    """A second reading of the same evidence, in balls: it proves no planted violation that is one of the evidence."""
    if name in OF_THE_CLAIM:
        return
    claim = claims()[-1]
    before = claim["beta_interval"][0]
    edit(claim)
    left = claim["beta_interval"][0]
    begin = LEFT if left == before else as_fraction(parse_exact(left))
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


BELOW = [Fraction(18, 10), Fraction(18161, 10**4)]
"""Numbers below beta_* = 1.81615..."""
SCALES = [Fraction(999, 1000), 1 - Fraction(1, 2**30)]
SHARES = [Fraction(1, 50), Fraction(1, 5), Fraction(1, 2), Fraction(1), Fraction(3, 2)]


@pytest.mark.parametrize("upper", SCALES)
@pytest.mark.parametrize("left", BELOW)
def test_no_peak_shows_a_small_coupling_up_to_beta_star(left: Fraction, upper: Fraction) -> None:
    """(U23) with upper < 1 is what places a piece beyond beta_*: nothing else is asked about that."""
    evidence = given()
    piece = evidence.pieces[0]
    for share in SHARES:
        field = tuple(int(n * share) for n in piece.peak)
        for peak in (field, (field[0], *[0] * (len(field) - 1)), tuple(n // 2**k for k, n in enumerate(field))):
            own = _upper(replace(piece, upper=upper, peak=peak), left)
            with pytest.raises(Invalid, match="< Phi"):
                own.require_upper()


def test_the_peak_shows_it_beyond() -> None:
    _upper(given().pieces[0], LEFT).require_upper()


def _upper(piece: IsolationPiece, left: Fraction) -> Any:
    """What `require_upper` reads: the setting, the weights at the left end, the piece."""
    own = object.__new__(isolation._Piece)
    evidence = given()
    bessel = Bessel(D, evidence.bits, evidence.terms, Work())
    own.setting, own.piece, own.p, own.d = setting(), piece, setting().p, D
    own.near = LinearInteraction(bessel, left, evidence.modes, evidence.disc.degree)
    return own
