"""The names of the theorems of a Coq theory. Standard library only."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_COQ_NAME: Final = re.compile(
    r"^\s*(?:Theorem|Lemma|Corollary|Proposition|Fact|Remark)\s+([A-Za-z_][\w']*)", re.MULTILINE
)


def coq_theorems(folder: Path) -> frozenset[str]:
    """Names of the theorems of a Coq theory, as File.name or, in a room (a capital first), Room.File.name.

    Comments are removed first.
    """
    names: set[str] = set()
    for file in (*folder.glob("*.v"), *folder.glob("[A-Z]*/*.v")):
        text = _without_comments(file.read_text(encoding="utf-8"))
        module = ".".join(file.relative_to(folder).with_suffix("").parts)
        names.update(f"{module}.{name}" for name in _COQ_NAME.findall(text))
    return frozenset(names)


def _without_comments(text: str) -> str:
    """Coq source without its (nested) comments."""
    kept: list[str] = []
    depth = 0
    for part in re.split(r"(\(\*|\*\))", text):
        if part == "(*":
            depth += 1
        elif part == "*)":
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(part)
    return "".join(kept)
