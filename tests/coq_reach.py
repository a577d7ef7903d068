"""What the statements of a Coq file rest on: the definitions that they name, followed through what it requires.

Proofs are left out, since the kernel reads them. A name is looked up in its own file and in every file that this one
requires, so the answer can be too large, never too small. Files are named with their rooms, as Require lines name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMMENT = re.compile(r"\(\*(?:(?!\(\*|\*\)).)*\*\)", re.DOTALL)
_PROOF = re.compile(r"\bProof\b.*?\b(?:Qed|Defined)\.(?=\s)", re.DOTALL)
_SENTENCE = re.compile(r"\S.*?\.(?=\s|$)", re.DOTALL)
_REQUIRE = re.compile(r"From\s+Certify\s+Require\s+(?:Import\s+|Export\s+)?(.*)\.$", re.DOTALL)
_DEFINES = re.compile(
    r"(?:Local\s+|Global\s+|#\[[^\]]*\]\s*)*(?:Definition|Fixpoint|Record|Structure|Class|Inductive|CoInductive|Notation)\s+"
    r"\"?([\w']+)"
)
_FIELD = re.compile(r"(?:[{;]\s*)([\w']+)(?:\s+[\w']+)*\s*:(?!=)")
_STATES = re.compile(r"(?:Theorem|Lemma|Corollary)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A definition or a statement, without its proof, and how many lines it takes."""

    text: str
    defines: frozenset[str]
    lines: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the theory: what it requires, what it defines, what it states."""

    requires: tuple[str, ...]
    definitions: tuple[Sentence, ...]
    statements: tuple[Sentence, ...]


def read(path: Path) -> Source:
    """A `.v` file by its sentences."""
    text = path.read_text(encoding="utf-8")
    while (without := _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)) != text:
        text = without
    sentences = [found[0] for found in _SENTENCE.finditer(_PROOF.sub("", text))]
    requires = [name for sentence in sentences for found in _REQUIRE.findall(sentence) for name in found.split()]
    return Source(
        tuple(requires),
        tuple(_sentence(s) for s in sentences if _DEFINES.match(s)),
        tuple(_sentence(s) for s in sentences if _STATES.match(s)),
    )


def _sentence(text: str) -> Sentence:
    name = _DEFINES.match(text)
    fields = _FIELD.findall(text) if name else []
    lines = sum(bool(line.strip()) for line in text.splitlines())
    return Sentence(text, frozenset({name[1], *fields}) if name else frozenset(), lines)


def required(files: dict[str, Source], start: str) -> list[str]:
    """The files that `start` requires, itself among them, whatever is between."""
    found, queue = {start}, [start]
    while queue:
        new = set(files[queue.pop()].requires) & files.keys() - found
        found |= new
        queue.extend(new)
    return sorted(found)


def vocabulary(files: dict[str, Source], start: str) -> dict[str, int]:
    """Lines of definitions in other files that the statements of `start` rest on, file by file."""
    queue = [(start, sentence) for sentence in (*files[start].statements, *files[start].definitions)]
    seen: set[tuple[str, Sentence]] = set(queue)
    while queue:
        new = [item for item in _named(files, *queue.pop()) if item not in seen]
        seen |= set(new)
        queue.extend(new)
    names = sorted({name for name, _ in seen} - {start})
    return {name: sum(sentence.lines for file, sentence in seen if file == name) for name in names}


def _named(files: dict[str, Source], name: str, sentence: Sentence) -> Iterator[tuple[str, Sentence]]:
    qualified = set(re.findall(r"\.([A-Za-z_][\w']*)", sentence.text))  # of another file, whatever this one defines
    words = set(re.findall(r"[A-Za-z_][\w']*", sentence.text)) - (sentence.defines - qualified)
    own = {word for other in files[name].definitions for word in other.defines} - qualified
    for file in required(files, name):
        for other in files[file].definitions:
            if other.defines & (words if file == name else words - own):
                yield file, other
