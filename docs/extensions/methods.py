"""For each kind of claim how it is decided: sections of the specification, and a command that asks for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tests.corpus.build import COMMANDS, file_name

ROOT: Final = Path(__file__).resolve().parent.parent.parent
_FORMAT: Final = ROOT / "certify" / "FORMAT"
_VALID: Final = ROOT / "tests" / "corpus" / "valid"


@dataclass(frozen=True)
class Section:
    """A section of the specification about a kind of claim, or about several."""

    page: str
    heading: str
    text: str

    @property
    def labels(self) -> list[str]:
        """The labels that its heading begins with."""
        return re.findall(r"[a-z][a-z-]+", re.split(r", rule| by |:", self.heading)[0])

    @property
    def method(self) -> str:
        """Its paragraph `Proof`, with links as they are from the page of claims; nothing if it has none."""
        found = re.search(r"\*\*Proof\.\*\* (.+?)\n\n", self.text, re.DOTALL)
        return re.sub(r"\]\((?=\w+\.md)", "](format/", found[1].replace("\n", " ")) if found else ""

    @property
    def fields(self) -> list[str]:
        """The fields of its evidence, in their order, each once."""
        table = re.search(r"\*\*Evidence\.\*\*(.*?)\*\*Rule", self.text, re.DOTALL)
        rows = re.findall(r"^\| (`[^|]+?) \|", table[1], re.MULTILINE) if table else []
        return list(dict.fromkeys(name for row in rows for name in re.findall(r"`(\w+)`", row)))

    @property
    def rules(self) -> set[str]:
        """The names of its rules, by the heading and the tables; none where the label has one rule only."""
        named = re.search(r"(?:rules?| by) (.+)", self.heading)
        words = named[1].removesuffix(" on an interval").split(" and ") if named else []
        tables = " ".join(re.findall(r"^\| `rule` .*$", self.text, re.MULTILINE))
        return {*words, *re.findall(r'`"([a-z0-9.-]+)"`', tables)}


@cache
def sections() -> tuple[Section, ...]:
    """All of them, page by page."""
    found = []
    for path in sorted(_FORMAT.glob("*.md")):
        for part in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            heading, _, text = part.partition("\n")
            found.append(Section(path.name, heading, text))
    return tuple(found)


@cache
def _asked() -> dict[tuple[str, str], str]:
    """The shortest command of the corpus whose certificate has a proved claim with a label and a rule."""
    found: dict[tuple[str, str], str] = {}
    for command in sorted(COMMANDS, key=len, reverse=True):
        document = json.loads((_VALID / f"{file_name(command)}.json").read_text(encoding="utf-8"))
        for claim in document["claims"]:
            if claim["outcome"] == "proved":
                found[claim["label"], claim["evidence"].get("rule", "")] = command
    return found


def example(label: str, section: Section) -> str:
    """The shortest command that is answered with such a claim by a rule of this section; empty if none is kept."""
    asked = [
        command
        for (name, rule), command in _asked().items()
        if name == label and (not section.rules or rule in section.rules)
    ]
    return min(asked, key=len, default="")


def methods(label: str) -> Iterator[str]:
    """One paragraph for each section about a kind of claim: method, evidence, example."""
    for section in sections():
        if label not in section.labels or not section.method:
            continue
        heading = section.heading.replace("*", "\\*")
        yield f"**[{heading}](format/{section.page})**. *Method*: {section.method}\n"
        if section.fields:
            yield f"- *Evidence*: {', '.join(f'`{name}`' for name in section.fields)}"
        if command := example(label, section):
            yield f"- *Example*: `python -m certify {command}`"
        yield ""
