"""The text of a certificate: the same document, with a line for each row of a cover, so that files can be compared."""

from __future__ import annotations

import json
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from certify.core.certificate import canonical, digest, text

COVER = Path(__file__).parents[1] / "checker" / "coupling" / "two-pieces.json"


@pytest.fixture(scope="module")
def cover() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(COVER.read_text(encoding="utf-8"))
    return found


def test_the_text_says_the_document(cover: dict[str, Any]) -> None:
    strange = {"b": [], "a": {}, "é": ['"\\', None, True, [1, [2, {"lower": 0}]], {"upper": 1, "lower": [2, 3]}]}
    for document in (cover, strange, {}):
        written = text(document)
        assert json.loads(written) == document
        assert written.isascii()
        assert written.endswith("\n")
    assert digest(json.loads(text(cover))) == digest(cover)


def test_a_cell_of_a_cover_and_a_pair_are_a_line(cover: dict[str, Any]) -> None:
    lines = [line.strip().rstrip(",") for line in text(cover).splitlines()]
    pieces = next(claim["evidence"]["pieces"] for claim in cover["claims"] if "pieces" in claim["evidence"])
    cells = [cell for piece in pieces for cell in piece["tree"]]
    assert any(isinstance(entry, list) for cell in cells for entry in cell)
    assert {json.dumps(cell, separators=(",", ":")) for cell in cells} <= set(lines)
    pairs = [claim["enclosure"] for claim in cover["claims"] if "enclosure" in claim]
    assert {json.dumps(pair, sort_keys=True) for pair in pairs} <= {
        line.removeprefix('"enclosure": ') for line in lines
    }


def test_a_change_of_a_number_is_a_change_of_a_line(cover: dict[str, Any]) -> None:
    changed = json.loads(text(cover))
    piece = next(claim["evidence"]["pieces"][0] for claim in changed["claims"] if "pieces" in claim["evidence"])
    next(cell for cell in piece["tree"] if isinstance(cell[1], list))[1][-1] += 1
    found = [x for x in unified_diff(text(cover).splitlines(), text(changed).splitlines(), n=0) if x[0] in "+-"]
    assert len(found) == 4, "two names of files, one line before and one after"


def test_white_space_is_less_than_the_rest(cover: dict[str, Any]) -> None:
    assert len(text(cover)) < 1.25 * len(canonical(cover))
    assert len(json.dumps(cover, indent=1)) > 2.9 * len(text(cover)), "what full indentation makes"
