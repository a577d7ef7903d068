"""The form of the evidence at a point, and the limits of FORMAT/coupling.md and FORMAT/intervals.md."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from certify.checker.coupling import form as shape
from certify.checker.coupling import moving_form as moving_shape
from certify.checker.document import claim as shape_claim
from certify.checker.document import parsers as shape_parsers
from certify.checker.document import reader
from tests.checker.asked import outcome
from tests.checker.cases import edited
from tests.places import CHECKER

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
    ("tree", [["c", [1, 2, 3, 4]]]),
    ("tree", [["c", [0, 2, 3]]]),
    ("tree", [["c", [1, 2]]]),
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
