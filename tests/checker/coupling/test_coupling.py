"""The K_c half of the checker: real certificates, their mutants, and each inequality where it fails."""

from __future__ import annotations

import copy
import json
import random
import re
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from certify.checker import Invalid, Malformed, Refusal, check_document
from certify.checker.arithmetic.ball import Ball
from certify.checker.coupling import count as rules
from certify.checker.coupling import form as shape
from certify.checker.coupling import moving_form as moving_shape
from certify.checker.coupling.boxes import Box
from certify.checker.coupling.cover import narrowed
from certify.checker.document import claim as shape_claim
from certify.checker.document import parsers as shape_parsers
from certify.checker.document import reader
from tests.checker.arb_truth import number
from tests.checker.cases import edited
from tests.checker.sample_certificates import document, exact
from tests.mutation.coupling.certificates import mutants
from tests.mutation.coupling.trees import PointTree
from tests.places import CHECKER, VALID

POINTS = sorted(path for path in VALID.glob("*two-minimisers*.json") if ".." not in path.name)
KNOWN = {(3, 2): "1.0230917155", (5, 2): "1.8155363057"}


def claims_of(path: Path) -> dict[str, dict[str, Any]]:
    return {claim["label"]: claim for claim in json.loads(path.read_text())["claims"]}


@pytest.fixture(scope="module")
def point() -> dict[str, dict[str, Any]]:
    """The three claims at d=3, beta=2."""
    return claims_of(next(path for path in POINTS if path.name.startswith("d-3-beta-2-")))


def outcome(*claims: dict[str, Any]) -> tuple[int, str]:
    try:
        check_document(document(*claims))
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def test_known_values() -> None:
    """K_c of the design notes, to their ten digits."""
    seen = 0
    for path in POINTS:
        claim = claims_of(path)["critical-coupling"]
        beta = number(claim["beta"])
        if beta.denominator == 1 and (claim["d"], int(beta)) in KNOWN:
            low = number(claim["enclosure"]["lower"])
            assert f"{float(low):.12f}".startswith(KNOWN[claim["d"], int(beta)])
            seen += 1
    assert seen


def test_mutants_are_rejected(point: dict[str, dict[str, Any]]) -> None:
    """A seeded sample; all of them are a deep test."""
    holes = [(what, mutant) for what, hole, mutant in mutants(point["two-minimisers"]) if hole]
    survivors = [what for what, mutant in random.Random(5).sample(holes, 40) if outcome(mutant)[0] == 0]
    assert not survivors


@pytest.mark.deep
@pytest.mark.parametrize("path", POINTS, ids=lambda path: path.stem)
def test_all_mutants_are_rejected(path: Path) -> None:
    claim = claims_of(path)["two-minimisers"]
    tree, survivors, total, harmless = PointTree(claim), [], 0, 0
    assert tree.accepted(claim)
    for what, hole, mutant in mutants(claim):
        fine = tree.accepted(mutant) if "cell" in what else outcome(mutant)[0] == 0
        total += hole
        harmless += fine and not hole
        if fine and hole:
            survivors.append(what)
    print(f"{path.stem}: kill score {total - len(survivors)}/{total}, {harmless} harmless ones accepted")
    assert not survivors


@pytest.mark.parametrize(
    ("left_out", "name"),
    [
        ("theta_of", "star_upper 1"),
        ("require_origin", "corner 1"),
        ("require_touch", "coupling moved up"),
        ("walk", "cell 0 (s) left out"),
    ],
)
def test_the_mutants_need_every_part(
    monkeypatch: pytest.MonkeyPatch, point: dict[str, dict[str, Any]], left_out: str, name: str
) -> None:
    """Without one of its four parts the checker accepts a certificate with a hole; with it, it does not."""
    mutant = next(mutant for what, _, mutant in mutants(point["two-minimisers"]) if what == name)
    assert outcome(mutant)[0] != 0
    theta = number("0x1p-1")
    monkeypatch.setattr(rules, left_out, (lambda *_: theta) if left_out == "theta_of" else lambda *_: None)
    assert outcome(mutant) == (0, "")


def test_pointers(point: dict[str, dict[str, Any]]) -> None:
    coupling, moment, count = (point[x] for x in ("critical-coupling", "order-parameter", "two-minimisers"))
    assert outcome(coupling, moment, count) == (0, "")
    assert "no proved claim two-minimisers" in outcome(coupling)[1]
    assert "no proved claim" in outcome(edited(moment, beta="0x3p+0"), count)[1]
    assert "no proved claim" in outcome(edited(moment, d=4), count)[1]
    upper, lower = coupling["enclosure"]["upper"], coupling["enclosure"]["lower"]
    assert outcome(edited(coupling, enclosure__lower="0x0p+0", enclosure__upper="0x9p+0"), count)[0] == 0
    for box in ({"lower": upper, "upper": upper}, {"lower": lower, "upper": lower}):
        assert "what two-minimisers proves" in outcome(edited(coupling, enclosure=box), count)[1]
    assert outcome(edited(coupling, trust=["spherical-harmonics"]), count)[0] == 1
    broken = edited(count, evidence__tree=count["evidence"]["tree"][:-1])
    assert outcome(coupling, broken)[0] == 1


FORMS: list[tuple[str, Any]] = [
    ("modes", 1),
    ("nodes", 3),
    ("nodes", 5000),
    ("ellipses", []),
    ("ellipses", ["0x1p+0"]),
    ("ellipses", "0x2p+0"),
    ("precision", 31),
    ("precision", 10),
    ("grid", 0),
    ("field_grid", -1),
    ("weights", [0] * 3),
    ("weights", []),
    ("corner", [-1]),
    ("corner_vector", [0]),
    ("star_vector", None),
    ("tree", []),
    ("tree", {}),
    ("tree", [[]]),
    ("tree", [["q"]]),
    ("tree", [["s", 1]]),
    ("tree", [["s", 0, 1]]),
    ("tree", [["0", 1]]),
    ("tree", [["f", 1]]),
    ("tree", [["c"]]),
    ("tree", [["x"]]),
    ("tree", [["c", [1, 2, 3]]]),
    ("tree", [["c", 1]]),
    ("tree", [["s", "1", 2]]),
    ("tree", ["0"]),
    ("touch", {}),
    ("touch", []),
    ("coupling", None),
    ("moment", ["0x0p+0", "0x1p+0"]),
    ("grid", 10**9),
    ("corner", [10**500]),
]


@pytest.mark.parametrize(("field", "value"), FORMS)
def test_form(point: dict[str, dict[str, Any]], field: str, value: Any) -> None:
    claim = copy.deepcopy(point["two-minimisers"])
    claim["evidence"][field] = value
    assert outcome(claim)[0] in (2, 3)


# FORMAT/coupling.md, Limits: what is malformed (2), what is beyond the work limits (3).
LIMITS: list[tuple[str, Any, int]] = [
    ("modes", 1, 2),
    ("modes", 201, 3),
    ("nodes", 1, 2),
    ("nodes", 4001, 3),
    ("nodes", 7, 2),
    ("precision", 31, 2),
    ("precision", 1_000_001, 3),
    ("terms", 0, 2),
    ("terms", 100_001, 3),
    ("grid", 0, 2),
    ("grid", 401, 3),
    ("field_grid", -1, 2),
    ("field_grid", 401, 3),
    ("corner_vector", [0], 2),
    ("weights", [10**120 + 1], 3),
    ("star_lower", [-(10**120) - 1], 2),
    ("tree", [["s", 1, 10**120 + 1]], 3),
    ("tree", [["s", 1, -(10**120) - 1]], 2),
    ("corner", [10**1000], 3),
    ("ellipses", [], 2),
    ("ellipses", ["0x1p+0"], 2),
    ("tree", [], 2),
]


@pytest.mark.parametrize(("field", "value", "code"), LIMITS)
def test_limits(point: dict[str, dict[str, Any]], field: str, value: Any, code: int) -> None:
    claim = copy.deepcopy(point["two-minimisers"])
    claim["evidence"][field] = value
    assert outcome(claim)[0] == code


def test_the_precision_of_a_cover_is_above_its_grids(point: dict[str, dict[str, Any]]) -> None:
    claim = copy.deepcopy(point["two-minimisers"])
    for field in ("grid", "field_grid"):
        assert outcome(edited(claim, **{f"evidence__{field}": claim["evidence"]["precision"]}))[0] == 2


def _limits(page: str) -> list[tuple[str, str]]:
    """Field and allowed range, row by row, of the table of limits of a page."""
    return re.findall(r"^\| `(\w+)`[^|]* \| ([^|]*) \|$", page.partition("\n| field | allowed |\n")[2], re.MULTILINE)


def _counts(row: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r"\b\d[\d,]*", row)]


def test_the_specification_names_the_limits() -> None:
    pages = [(CHECKER.parent / "FORMAT" / name).read_text(encoding="utf-8") for name in ("coupling.md", "intervals.md")]
    text = pages[0] + (CHECKER.parent / "FORMAT" / "README.md").read_text(encoding="utf-8")
    point, moving = ({name: _counts(row) for name, row in _limits(page)} for page in pages)
    allowed = {**moving, **point, "grid": point["grid"] + moving["grid"]}
    assert allowed["modes"][:2] == [2, shape.MAX_MODES]
    assert allowed["nodes"][:2] == [2, shape.MAX_NODES]
    assert allowed["precision"][:2] == [32, shape_claim.MAX_PRECISION]
    assert allowed["terms"] == [1, shape_parsers.MAX_TERMS]
    assert allowed["grid"] == [1, shape.MAX_GRID, 2, shape.MAX_GRID]
    assert allowed["field_grid"] == [0, shape.MAX_GRID]
    assert allowed["pieces"] == [1, moving_shape.MAX_PIECES]
    assert allowed["inner"] == [0, moving_shape.MAX_INNER]
    assert f"at most 10^{len(str(shape.MAX_ENTRY)) - 1} (" in text
    assert f"at most {reader.MAX_INTEGER_DIGITS} decimal digits" in text


class Solved:
    """The equation m_1 = 1/2, to within 1/17, on whatever box."""

    def __init__(self) -> None:
        self.setting = SimpleNamespace(p=64, grid=4)
        self.centre = [Ball.exact(Fraction(1, 2), 64)]

    def functional(self, _: list[int]) -> tuple[list[Ball], Ball]:
        return [Ball.exact(1, 64)], Ball.between(-Fraction(1, 17), Fraction(1, 17), 64)

    def displaced(self, *_: Any) -> Ball:
        return Ball.exact(0, 64)


@pytest.mark.parametrize(
    ("low", "high", "fits"),
    [
        (7, 9, True),
        (8, 9, False),
        (7, 8, False),
        (4, 9, True),
        (7, 12, True),
        (-3, 9, True),
        (7, 99, True),
        (-3, 99, True),
        (-3, 8, False),
        (8, 99, False),
        (9, 7, False),
        (99, 98, False),
    ],
)
def test_a_row_shows_the_ends_that_it_moves_inward(low: int, high: int, fits: bool) -> None:
    """In units 1/16 the box is [4, 12] and the solutions are within 16/17 of 8; an end moved outward loses none."""
    box = Box((4,), (12,))
    if fits:
        assert narrowed(Solved(), box, [[1, low, high, 1]], None, "cell") == Box((low,), (high,))  # type: ignore[arg-type]  # a stand-in
    else:
        with pytest.raises(Invalid, match="row 1"):
            narrowed(Solved(), box, [[1, low, high, 1]], None, "cell")  # type: ignore[arg-type]  # a stand-in


def test_a_cover_is_about_a_point(point: dict[str, dict[str, Any]]) -> None:
    claim = edited(point["two-minimisers"], beta=...)
    with pytest.raises(Invalid, match="about one beta"):
        check_document(document({**claim, "beta_interval": ["0x2p+0", "0x2p+0"]}))
    with pytest.raises(Malformed):
        check_document(document(claim))


def test_explosive_numbers_end(point: dict[str, dict[str, Any]]) -> None:
    """Fields, ellipses and boxes that would need numbers of astronomical size are refused at once."""
    claim = point["two-minimisers"]
    huge = 10**100
    modes = claim["evidence"]["modes"]
    for change in (
        {"evidence__ellipses": [exact(10**9)]},
        {"evidence__weights": [huge] * modes},
        {"evidence__tree": [["f", *[huge] * modes]]},
        {"evidence__corner": [huge] * modes},
        {"evidence__star_upper": [huge] * modes},
        {"evidence__star_vector": [huge] + [1] * (modes - 1)},
        {"evidence__touch__field": [exact(huge)] * claim["evidence"]["touch"]["modes"]},
        {"evidence__coupling": {"lower": "0x1p-900", "upper": "0x1p+900"}},
        {"beta": exact(10**6)},
        {"beta": "0x1p-9000"},
    ):
        assert outcome(edited(claim, **change))[0] in (1, 3), change
