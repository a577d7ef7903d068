r"""Sentences whose mathematics is marked: `$...$` within a line, `$$...$$` for a displayed formula.

Everything else is prose, but for `[label]`, a row of the ledger, and a name of the program between backticks. A formula
is TeX of the subset that `proofs.engine.plain` reads: what it cannot read is refused, so a document that passes the
formulas of `parts` through to TeX executes nothing but those commands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from proofs.engine.plain import MarkupError, formula

_PART: Final = re.compile(
    r"\$\$(?P<display>[^$]+)\$\$|\$(?P<math>[^$]+)\$|\[(?P<label>[a-z][A-Za-z0-9:.-]*)\]|`(?P<code>[A-Za-z0-9_.]+)`"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: its text without the marks around it."""

    kind: Literal["prose", "math", "display", "label", "code"]
    text: str


def parts(text: str) -> tuple[Part, ...]:
    """The pieces of a sentence in their order. MarkupError if a mark stands alone or a formula cannot be read."""
    found: list[Part] = []
    place = 0
    for match in _PART.finditer(text):
        found += _prose(text[place : match.start()])
        place = match.end()
        part = Part(match.lastgroup or "prose", match[match.lastgroup or 0])  # type: ignore[arg-type]  # a group is a kind
        if part.kind in ("math", "display"):
            formula(part.text)
        found.append(part)
    return (*found, *_prose(text[place:]))


def _prose(text: str) -> list[Part]:
    if mark := re.search(r"[$`\[\]\\{}_^<>=|]", text):
        raise MarkupError(f"{mark[0]!r} stands outside of a formula in {text!r}")
    return [Part("prose", text)] if text else []


def plain(text: str) -> str:
    """A sentence for a terminal: formulas as `proofs.engine.plain` writes them, labels and names without marks."""
    shown = (formula(part.text) if part.kind in ("math", "display") else part.text for part in parts(text))
    return "".join(shown)
