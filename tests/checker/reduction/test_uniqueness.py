"""The rules `reduction`: planted violations of every condition, and that each of their parts is needed."""

from __future__ import annotations

import copy

import pytest

from certify.checker.reduction import uniqueness
from certify.checker.reduction.concavity import Concavity
from tests.checker.asked import Edit, Json, outcome, refused_edit, with_evidence
from tests.checker.reduction.samples import UNIT, coupling, regime
from tests.checker.sample_certificates import exact

TRUST = ["entropy-lower-semicontinuity", "spherical-harmonics"]


def _claim(**fields: object) -> Edit:
    """The claim with other fields; without the bracket of beta_* where that is no end."""

    def edit(claim: Json) -> None:
        claim.update(copy.deepcopy(fields))
        if "beta-star" not in claim["beta_interval"]:
            del claim["evidence"]["beta_star"]

    return edit


EVIDENCE = regime()["evidence"]
CHORDS, DISC, TREE = EVIDENCE["chords"], EVIDENCE["disc"], EVIDENCE["tree"]
REACH = EVIDENCE["reach"]
BEYOND = int(EVIDENCE["beyond"].partition("p")[0], 16)


def _at(factor: float) -> Edit:
    """Everything at a number beyond beta_* that is not near it."""
    return with_evidence("beyond", f"0x{int(BEYOND * factor):x}p-50")


INVALID = [
    ("discontinuous", _claim(transition="discontinuous", critical_coupling="less"), "continuous"),
    ("less", _claim(critical_coupling="less"), "continuous"),
    ("to inf", _claim(beta_interval=["0x0p+0", "inf"]), "beyond beta_*"),
    ("beyond beta_*", _claim(beta_interval=["0x1p+0", "0x2p+0"]), "D_3(b) < 0"),
    ("X", _claim(unique_critical_point={"upper": "0x5p-3"}), "X <= K_#(b)/2"),
    ("less trust", _claim(trust=["spherical-harmonics"]), "trust"),
    ("beyond below", with_evidence("beyond", "0x1p+0"), "D_3(beyond)"),
    ("beyond at 1.1 beta_*", _at(1.1), ""),
    ("beyond at 1.02 beta_*", _at(1.02), "1 <= reach"),
    ("short reach", with_evidence("reach", REACH * 99 // 100), "1 <= reach"),
    ("theta 1", with_evidence("theta", "0x1p+0"), "theta < 1"),
    ("theta of another range", with_evidence("theta", "0x1p-1"), "theta - S > 0"),
    ("theta 0", with_evidence("theta", "0x0p+0"), "theta - S > 0"),
    ("fewer corners", with_evidence("corners", 0), "theta - S > 0"),
    ("open tree", with_evidence("tree", [["s", 1, REACH // 2], ["v"]]), "leaves 1"),
    ("long tree", with_evidence("tree", [*TREE, ["v"]]), "no box is open"),
    ("cut outside", with_evidence("tree", [["s", 2, REACH + 1], ["v"], ["v"]]), "mid <= upper"),
    ("wide disc", with_evidence("disc.radius", DISC["radius"] * 21 // 20), "disc"),
    ("disc of one", with_evidence("disc.radius", UNIT), "Z < 2"),
    ("few modes in the disc", with_evidence("disc.moments", [0] * len(DISC["moments"])), "disc: J_2"),
    ("tail 0", with_evidence("disc.tail", 0), "tail"),
    ("short series", with_evidence("disc.degree", 3), "series"),
    ("gap at 0", with_evidence("chords", CHORDS[1:]), "series"),
    ("begins at 0", with_evidence("chords", [[0, *CHORDS[0][1:]], *CHORDS]), "0 < first"),
    ("one place", with_evidence("chords", CHORDS[:1]), "reach <= last"),
    ("ends early", with_evidence("chords", CHORDS[:-1]), "reach <= last"),
    ("a place removed", with_evidence("chords", [CHORDS[0], *CHORDS[2:]]), "chord 0"),
    ("a place twice", with_evidence("chords", [CHORDS[0], *CHORDS]), "chords[0] < chords[1]"),
    ("not in order", with_evidence("chords", [CHORDS[1], CHORDS[0], *CHORDS[2:]]), ""),
    ("far place", with_evidence("chords", [*CHORDS[:-1], [REACH + 1, *CHORDS[-1][1:]]]), "<= reach"),
    ("bad place", with_evidence("chords", [[CHORDS[0][0], *[0] * (len(CHORDS[0]) - 1)], *CHORDS[1:]]), "chord 0"),
    ("few nodes", with_evidence("nodes", 10), ""),
    ("few terms", with_evidence("terms", 5), ""),
    ("few bits", lambda claim: claim["evidence"].update(precision=41, nodes=20), ""),
]
MALFORMED = [
    ("no cells", with_evidence("tree", []), "non-empty list of cells"),
    ("another cell", with_evidence("tree", [["0"]]), "expected a cell"),
    ("a cell that says more", with_evidence("tree", [["v", 1]]), "expected a cell"),
    ("a cut of coordinate 0", with_evidence("tree", [["s", 0, 1], ["v"], ["v"]]), "tree[0]"),
    ("a cut of coordinate 13", with_evidence("tree", [["s", 13, 1], ["v"], ["v"]]), "from 1 to 12"),
    ("a negative cut", with_evidence("tree", [["s", 1, -1], ["v"], ["v"]]), "tree[0]"),
    ("no places", with_evidence("chords", []), "non-empty list of lists"),
    ("a short place", with_evidence("chords", [CHORDS[0][:-1], *CHORDS[1:]]), "12 entries"),
    ("a negative place", with_evidence("chords", [[-1, *CHORDS[0][1:]], *CHORDS[1:]]), "chords[0]"),
    ("few moments", with_evidence("disc.moments", DISC["moments"][1:]), "11 entries"),
    ("degree 2", with_evidence("disc.degree", 2), "degree"),
    ("degree 13", with_evidence("disc.degree", 13), "at most 12"),
    ("13 corners", lambda claim: claim["evidence"].update(modes=4, corners=5), ""),
    ("beyond 0", with_evidence("beyond", "0x0p+0"), "a number > 0"),
    ("no reach", with_evidence("reach", 0), "reach"),
    ("a fine unit", with_evidence("grid", 64), "coarser"),
    ("odd nodes", with_evidence("nodes", 67), "even"),
    ("no disc", lambda claim: claim["evidence"].pop("disc"), "disc"),
    ("no radius", lambda claim: claim["evidence"]["disc"].pop("radius"), "radius"),
]


@pytest.mark.parametrize(("name", "edit", "words"), INVALID, ids=[x[0] for x in INVALID])
def test_planted_violations(name: str, edit: Edit, words: str) -> None:
    refused_edit(regime(), edit, words)


@pytest.mark.parametrize(("name", "edit", "words"), MALFORMED, ids=[x[0] for x in MALFORMED])
def test_forms(name: str, edit: Edit, words: str) -> None:
    refused_edit(regime(), edit, words, code=2)


def test_many_corners_are_a_limit() -> None:
    refused_edit(regime(), with_evidence("corners", 9), "corners", code=3)


HOLES: list[tuple[str, object, Edit]] = [
    ("require_extent", lambda *_: None, with_evidence("reach", REACH * 99 // 100)),
    ("require_small", lambda *_: None, with_evidence("disc.radius", DISC["radius"] * 21 // 20)),
    ("require_chords", lambda *_: None, with_evidence("chords", CHORDS[:1])),
    ("require_above_root", lambda *_: None, with_evidence("beyond", f"0x{BEYOND - 2**12:x}p-50")),
]


@pytest.mark.parametrize(("part", "nothing", "edit"), HOLES, ids=[x[0] for x in HOLES])
def test_each_part_is_needed(monkeypatch: pytest.MonkeyPatch, part: str, nothing: object, edit: Edit) -> None:
    """Without it a certificate with a hole is accepted; with it, not."""
    claim = regime()
    edit(claim)
    if part == "require_extent":  # the places end with the reach
        last = claim["evidence"]["chords"]
        while last[-1][0] >= claim["evidence"]["reach"]:
            last.pop()
        last.append([claim["evidence"]["reach"], *last[-1][1:]])
        monkeypatch.setattr(uniqueness, "require_chords", lambda *_: None)
    assert outcome(claim)[0] == 1
    monkeypatch.setattr(uniqueness, part, nothing)
    assert outcome(claim) == (0, "")


def test_concavity_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = regime()
    claim["evidence"]["tree"] = [["s", 1, 0], ["v"]]
    assert outcome(claim)[0] == 1
    monkeypatch.setattr(Concavity, "require", lambda *_: None)
    assert outcome(claim) == (0, "")


def test_it_holds_of_parts_too() -> None:
    """A number below beta_*, and an interval of numbers: the evidence is about beta_* all the same."""
    for place in ({"beta": exact(1)}, {"beta_interval": [exact(1), exact(1)]}):
        claim = regime()
        del claim["beta_interval"], claim["evidence"]["beta_star"]
        claim.update(place)
        assert outcome(claim) == (0, "")


def test_the_coupling_points_to_a_regime() -> None:
    assert outcome(regime(), coupling()) == (0, "")
    assert "no claim regime" in outcome(coupling())[1]
    other = regime()
    other["d"] = 2
    assert outcome(other, coupling())[0] == 1
    open_one = {key: regime()[key] for key in ("label", "d", "beta_interval")}
    open_one |= {"outcome": "inconclusive", "reason": "", "evidence": {}, "trust": []}
    assert "no claim regime" in outcome(open_one, coupling())[1]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"enclosure": {"lower": exact(1), "upper": exact(1)}}, "K_#(a) <= enclosure.upper"),
        ({"enclosure": {"lower": exact(2), "upper": exact(3)}}, "enclosure.lower <= K_#(b)"),
        ({"trust": ["spherical-harmonics"]}, "trust"),
        ({"derivative": {"lower": exact(-9), "upper": exact(9)}}, "derivative"),
    ],
)
def test_the_coupling_itself_is_decided(fields: Json, words: str) -> None:
    claim = {**coupling(), **fields}
    code, reason = outcome(regime(), claim)
    assert code == 1
    assert words in reason


def test_the_trust_is_without_beckner() -> None:
    assert regime()["trust"] == coupling()["trust"] == TRUST
