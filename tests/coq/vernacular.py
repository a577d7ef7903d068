"""A reader of Coq source that finds whatever would let a file compile without proof.

It works on the text, before any compilation, and so catches what `Print Assumptions` would show only for the theorems
that are printed. It errs on the strict side: a forbidden word is reported wherever it stands outside comments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

# Commands and tactics that assume instead of proving, and switches that weaken the kernel's checks.
_FORBIDDEN = re.compile(
    r"(?<![\w'.])(?:"
    r"Admitted|admit|give_up|Admit\s+Obligations?|"
    r"Axioms?|Parameters?|Conjectures?|Declare\s+Module|Declare\s+ML|"
    r"Unset\s+(?:Guard|Positivity|Universe)\s+Checking|bypass_check|Type[_ ]in[_ ]type"
    r")(?![\w'])"
)
# Local hypotheses of a section; at top level the same commands declare axioms.
_SECTION_ONLY = re.compile(r"^(?:Local\s+|Global\s+|#\[[^\]]*\]\s*)*(Variables?|Hypothesis|Hypotheses|Context)\b")
_OPENING = re.compile(r"^(Section|Module(?:\s+Type)?)\s+([\w']+)")
_CLOSING = re.compile(r"^End\s+([\w']+)")


class Finding(NamedTuple):
    """A forbidden word and the line it stands on."""

    line: int
    word: str


@cache
def without_comments(source: str) -> str:
    """`source` with comments (they nest) and the insides of strings blanked out, line breaks kept."""
    out: list[str] = []
    depth, in_string = 0, False
    for part in re.split(r'(\(\*|\*\)|")', source):
        plain = depth == 0 and not in_string
        if part == '"':
            in_string, plain = not in_string, False
        elif part == "(*" and not in_string:
            depth, plain = depth + 1, False
        elif part == "*)" and not in_string:
            depth = max(0, depth - 1)
        out.append(part if plain else re.sub(r"[^\n]", " ", part))
    return "".join(out)


def sentences(code: str) -> list[tuple[int, str]]:
    """Pairs (line, sentence): `code` cut at each full stop that ends a sentence."""
    found = []
    start = 0
    for stop in re.finditer(r"\.(?=\s|$)", code):
        piece = code[start : stop.start()]
        line = code.count("\n", 0, start + len(piece) - len(piece.lstrip())) + 1
        found.append((line, piece.strip(" \t\n{}-+*")))
        start = stop.end()
    return found


def unproved(source: str) -> list[Finding]:
    """Everything in a Coq file that assumes something: empty for a file that proves what it says."""
    code = without_comments(source)
    findings = [Finding(code.count("\n", 0, m.start()) + 1, m.group()) for m in _FORBIDDEN.finditer(code)]
    open_blocks: list[str] = []
    for line, sentence in sentences(code):
        if opening := _OPENING.match(sentence):
            if ":=" not in sentence:
                open_blocks.append(opening.group(1))
        elif _CLOSING.match(sentence):
            if open_blocks:
                open_blocks.pop()
        elif (local := _SECTION_ONLY.match(sentence)) and "Section" not in open_blocks:
            findings.append(Finding(line, local.group(1)))
    return sorted(findings)


def theorem_names(source: str) -> list[str]:
    """Names after `Theorem`, in order."""
    return re.findall(r"^Theorem\s+([\w']+)", without_comments(source), re.MULTILINE)


def printed_groups(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """What follows each `Print Assumptions`, in order, with the theorems it stands for, all as `Module.name`.

    `sources`: module -> source. A name defined as a tuple `(t1, t2, ...)` stands for what its members stand for, any
    other name for itself. A name without a module is one of the file that it stands in.
    """
    codes = {module: without_comments(source) for module, source in sources.items()}

    def full(module: str, name: str) -> str:
        return name if "." in name else f"{module}.{name}"

    tuples = {
        full(module, name): [full(module, member) for member in re.findall(r"[\w'.]+", body)]
        for module, code in codes.items()
        for name, body in re.findall(r"^Definition\s+([\w']+)\s*:=\s*\(([^()]*)\)\.", code, re.MULTILINE)
    }

    def theorems(name: str) -> set[str]:
        return set().union(*map(theorems, tuples[name])) if name in tuples else {name}

    return {
        full(module, name): theorems(full(module, name))
        for module, code in codes.items()
        for name in re.findall(r"^Print\s+Assumptions\s+([\w'.]+)\.\s*$", code, re.MULTILINE)
    }


def assumptions(output: str) -> list[set[str]]:
    """The axioms that each `Print Assumptions` reported, in order, read from what coqc wrote."""
    blocks: list[set[str]] = []
    inside = False
    for line in output.splitlines():
        if line.startswith("Closed under the global context"):
            blocks.append(set())
            inside = False
        elif re.match(r"^(Axioms|Section Variables|Constants/Inductives|Opaque constants|Transparent constants)", line):
            blocks.append(set())
            inside = True
        elif inside and (name := re.match(r"^([A-Za-z_][\w'.]*)\s*(?::|$)", line)):
            blocks[-1].add(name.group(1))
    return blocks
