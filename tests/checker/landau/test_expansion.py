"""The rule of (1.17): planted violations of every condition, and that each of its parts is needed."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from certify.checker.document.claim import Claim
from certify.checker.landau import expansion as rule
from certify.checker.landau.remainder import Landau
from certify.checker.reduction.concavity import Concavity
from certify.checker.registry import claims_of
from certify.checker.verdict import Invalid
from proofs.landau.constants import constant, cube_constant, jump_squared
from tests.checker.asked import Edit, Json, outcome, refused_edit, with_evidence
from tests.checker.landau.samples import expansion, landau, number, typed
from tests.checker.sample_certificates import document

EVIDENCE = expansion()["evidence"]
CHORDS, DISC, TREE, REACH = (EVIDENCE[name] for name in ("chords", "disc", "tree", "reach"))
GRID = 1 << EVIDENCE["grid"]
STAR: tuple[Fraction, Fraction] = typed().beta_star or (Fraction(0), Fraction(0))
C, CUBE, JUMP = (Fraction(int(f(2, STAR[0]) * 10**15), 10**15) for f in (constant, cube_constant, jump_squared))


def _claim(**fields: object) -> Edit:
    return lambda claim: claim.update(fields)


def _pair(low: Fraction, high: Fraction) -> dict[str, str]:
    return {"lower": number(low), "upper": number(high)}


def _all_at(factor: Fraction) -> Edit:
    """The interval and the reduction end elsewhere; all else stays."""

    def edit(claim: Json) -> None:
        end = STAR[0] * factor
        claim["beta_interval"][1] = claim["evidence"]["beyond"] = number(end)

    return edit


def _first(place: int) -> list[list[int]]:
    return [[place, *CHORDS[0][1:]], *CHORDS[1:]]


def _no_bracket(claim: Json) -> None:
    claim["beta_interval"] = ["0x139p-7", claim["beta_interval"][1]]
    del claim["evidence"]["beta_star"]


TINY = Fraction(1, 10**7)
NUMBERS: list[tuple[str, Edit, str]] = [
    ("C_d larger", _claim(enclosure=_pair(C + TINY, C + 2 * TINY)), "enclosure.lower"),
    ("C_d smaller", _claim(enclosure=_pair(C - 2 * TINY, C - TINY)), "enclosure.upper"),
    ("4/3 C_d", _claim(enclosure=_pair(C * 4 / 3, C * 4 / 3 + 1)), "enclosure.lower"),
    ("cube larger", _claim(cube=_pair(CUBE + TINY, CUBE + 2 * TINY)), "cube.lower"),
    ("cube smaller", _claim(cube=_pair(CUBE - 2 * TINY, CUBE - TINY)), "cube.upper"),
    ("cube of the other sign", _claim(cube=_pair(-CUBE - TINY, -CUBE + TINY)), "cube"),
    ("jump larger", _claim(jump=_pair(JUMP + TINY, JUMP + 2 * TINY)), "jump.lower"),
    ("jump smaller", _claim(jump=_pair(JUMP - 2 * TINY, JUMP - TINY)), "jump.upper"),
    ("R_3 below the true slope", _claim(remainder=number(CUBE - TINY)), "<= remainder"),
    ("R_3 of 0", _claim(remainder="0x0p+0"), "<= remainder"),
    ("R_3 < 0", _claim(remainder="-0x3p+0"), "<= remainder"),
    ("small R_4", _claim(cube_remainder="0x5p+0"), "<= cube_remainder"),
    ("small R_Y", _claim(jump_remainder="0xbp+0"), "<= jump_remainder"),
    ("small R_S", _claim(spinodal_remainder="0x4p+0"), "<= spinodal_remainder"),
]
INVALID: list[tuple[str, Edit, str]] = [
    NUMBERS[0],
    NUMBERS[8],
    ("less trust", _claim(trust=["spherical-harmonics"]), "trust"),
    ("to inf", _claim(beta_interval=["beta-star", "inf"]), "from beta_* to a number"),
    ("not from beta_*", _no_bracket, "from beta_* to a number"),
    ("b beyond `beyond`", _claim(beta_interval=["beta-star", "0x5p-1"]), "b <= beyond"),
    ("b below beta_*", _claim(beta_interval=["beta-star", "0x2p+0"]), "beta_star.upper <= b"),
    (
        "bracket above",
        with_evidence("beta_star", {"lower": "0x139a8p-15", "upper": "0x139a9p-15"}),
        "D_2(beta_star.lower) < 0",
    ),
    ("beyond at 1.011 beta_*", _all_at(Fraction(1011, 1000)), ""),
    ("beyond at 1.1 beta_*", _all_at(Fraction(11, 10)), ""),
    ("short reach", with_evidence("reach", REACH * 99 // 100), "1 <= reach"),
    ("theta 1", with_evidence("theta", "0x1p+0"), "theta < 1"),
    ("theta of another range", with_evidence("theta", "0x1p-1"), "theta - S > 0"),
    ("fewer corners", with_evidence("corners", 0), "theta - S > 0"),
    ("open tree", with_evidence("tree", [["s", 1, REACH // 2], ["v"]]), "leaves 1"),
    ("long tree", with_evidence("tree", [*TREE, ["v"]]), "no box is open"),
    ("wide disc", with_evidence("disc.radius", DISC["radius"] * 21 // 20), "disc"),
    ("few modes in the disc", with_evidence("disc.moments", [0] * len(DISC["moments"])), "disc: J_2"),
    ("tail 0", with_evidence("disc.tail", 0), "tail"),
    ("small disc", with_evidence("disc.radius", CHORDS[0][0] + 1), "0 < w"),
    ("short series", with_evidence("disc.degree", 5), ""),
    ("a_0 of 0", with_evidence("chords", _first(0)), "0 < first"),
    ("a_0 of one unit", with_evidence("chords", _first(1)), "chord 0"),
    ("a_0 beyond the disc", with_evidence("chords", _first(DISC["radius"])), "radius of the disc"),
    ("small a_0", with_evidence("chords", _first(CHORDS[0][0] // 2)), ""),
    ("one place", with_evidence("chords", CHORDS[:1]), "reach <= last"),
    ("ends early", with_evidence("chords", CHORDS[:-1]), "reach <= last"),
    ("a place removed", with_evidence("chords", [CHORDS[0], *CHORDS[2:]]), "chord 0"),
    ("far place", with_evidence("chords", [*CHORDS[:-1], [REACH + 1, *CHORDS[-1][1:]]]), "<= reach"),
    ("few nodes", with_evidence("nodes", 10), ""),
    ("few terms", with_evidence("terms", 5), ""),
]
MALFORMED: list[tuple[str, Edit, str]] = [
    ("degree 4", with_evidence("disc.degree", 4), "at least 5"),
    ("no cells", with_evidence("tree", []), "non-empty list of cells"),
    ("no chords", with_evidence("chords", []), "non-empty list of lists"),
    ("few moments", with_evidence("disc.moments", DISC["moments"][1:]), "11 entries"),
    ("a cut of coordinate 13", with_evidence("tree", [["s", 13, 1], ["v"], ["v"]]), "from 1 to 12"),
    ("no remainder", lambda claim: claim.pop("remainder"), "remainder"),
    ("no cube", lambda claim: claim.pop("cube"), "cube"),
    ("cube upside down", _claim(cube=_pair(CUBE + 1, CUBE)), "lower <= upper"),
    ("a number for a pair", _claim(jump="0x4p+0"), "jump"),
    ("a float", _claim(remainder=2.5), "remainder"),
    ("an unknown field", _claim(remainders="0x4p+0"), "remainders"),
    ("no bracket", lambda claim: claim["evidence"].pop("beta_star"), "beta_star"),
    ("refuted", _claim(outcome="refuted"), "cannot be refuted"),
    ("empty", _claim(beta_interval=["beta-star", "beta-star"]), "non-empty"),
]


def test_the_certificate_is_accepted() -> None:
    assert outcome(expansion()) == (0, "")


def test_the_interval_may_end_with_the_reduction() -> None:
    claim = expansion()
    claim["beta_interval"][1] = EVIDENCE["beyond"]
    assert outcome(claim) == (0, "")


@pytest.mark.parametrize(("name", "edit", "words"), INVALID, ids=[x[0] for x in INVALID])
def test_planted_violations(name: str, edit: Edit, words: str) -> None:
    refused_edit(expansion(), edit, words)


@cache
def made() -> Landau:
    """What the checker makes of the certificate, once."""
    found: Landau = landau()
    return found


def _require_numbers(claim: Claim) -> None:
    """What the rule asks of the numbers of a claim, the reduction being what it is."""
    rule._require_constants(claim, STAR)
    rule._require_remainders(claim, made())


@pytest.mark.parametrize(("name", "edit", "words"), NUMBERS, ids=[x[0] for x in NUMBERS])
def test_wrong_numbers(name: str, edit: Edit, words: str) -> None:
    source = expansion()
    edit(source)
    with pytest.raises(Invalid, match=words):
        _require_numbers(claims_of(document(source))[0])


@pytest.mark.parametrize(("name", "edit", "words"), MALFORMED, ids=[x[0] for x in MALFORMED])
def test_forms(name: str, edit: Edit, words: str) -> None:
    refused_edit(expansion(), edit, words, code=2)


def test_it_goes_with_an_interval_only() -> None:
    claim = expansion()
    claim["beta"] = claim.pop("beta_interval")[1]
    del claim["evidence"]["beta_star"]
    assert outcome(claim)[0] == 2


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (rule, "require_extent"),
        (Concavity, "require"),
        (rule, "disc_bound"),
        (rule, "require_chords"),
        (rule, "_require_constants"),
        (rule, "_require_remainders"),
        (Landau, "coupling"),
        (Landau, "spinodal"),
        (Landau, "moment"),
    ],
)
def test_every_part_is_asked(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
    """What a part refuses, the rule refuses."""

    def refuse(*_: object) -> None:
        raise Invalid(f"{name} was asked")

    monkeypatch.setattr(owner, name, refuse)
    assert f"{name} was asked" in outcome(expansion())[1]


def test_no_remainder_below_the_slope_is_shown() -> None:
    """The bound of the rule exceeds C'_d, whatever the evidence: f_1 is one number."""
    peak = made().coupling()
    assert (-peak.gap.terms[1]).lower() < CUBE + TINY
    assert abs((-peak.gap.terms[1]).upper() - CUBE) < TINY
    assert Fraction(peak.gap.slope().magnitude(), 1 << peak.gap.p) > CUBE - TINY
