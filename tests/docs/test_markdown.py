"""No star of a symbol such as beta_* opens an emphasis where a page is rendered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from tests.places import ROOT

_SYMBOL = re.compile(r"(?:^|\W)\w+_$")


def lost_stars(text: str, *, mathematics: bool) -> list[str]:
    """What is set in italics between the stars of two symbols; mathematics: `$` begins a formula, as in docs/."""
    parser = MarkdownIt("commonmark").enable("table")
    if mathematics:
        parser.use(dollarmath_plugin)
    lost, before = [], ""
    for block in parser.parse(text):
        for token in block.children or []:
            if token.type == "em_open" and _SYMBOL.search(before):
                lost.append(f"line {(block.map or [0])[0] + 1}: after {before[-20:]}")
            before = token.content if token.type == "text" else ""
    return lost


def pages() -> list[Path]:
    """Every page of the repository that is written by hand or made from such pages."""
    found = [
        *ROOT.glob("*.md"),
        *(page for room in ("certify", "proofs", "docs") for page in (ROOT / room).rglob("*.md")),
    ]
    return sorted(page for page in found if "_build" not in page.parts and "generated" not in page.parts)


def test_every_star_of_a_symbol_is_printed() -> None:
    lost = {
        str(page.relative_to(ROOT)): lost_stars(page.read_text(), mathematics="docs" in page.parts) for page in pages()
    }
    assert {page: lines for page, lines in lost.items() if lines} == {}
    assert len(lost) > 20


@pytest.mark.parametrize(
    "text", ["up to beta_*, from beta_* on", "| beta_*, a | q_*; |\n| - | - |\n| C_*) | beta_*, 1.1 beta_* |"]
)
def test_a_lost_star_is_seen(text: str) -> None:
    assert lost_stars(text, mathematics=False)
    assert not lost_stars(text.replace("_*", r"_\*"), mathematics=False)


def test_formulas_keep_theirs() -> None:
    text = r"up to $\beta_*$, from $\beta_*$ on"
    assert not lost_stars(text, mathematics=True)
