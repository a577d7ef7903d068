"""Derivations of a few rows of the ledger as a LaTeX document of their own, with what they rest on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from certify.core.errors import BadInput
from certify.core.files import check_suffix, write_whole
from reports.bibliography import ENTRIES, FACTS, PAPER
from reports.derivations import STEPS, numbered, place, result
from reports.escape import Tex, escape
from reports.latex import compile_pdf, find_tool
from reports.marked import Refer, code, typeset
from reports.render import environment

if TYPE_CHECKING:
    from proofs.engine.derivation import Derived
    from proofs.ledger import Ledger, Row

_NUMBERED: Final = ("theorem", "lemma", "proposition", "remark", "definition", "equation")
"""Kinds of rows that are the paper's own; a supplement to one of its numbers has a name instead."""
_LONGEST: Final = 200


def paths_of(tex: str | None, pdf: str | None) -> dict[str, Path]:
    """Where the files go, by their keys. BadInput for a name that cannot be written, or two that are one.

    EnvironmentFailure where a PDF is wanted and pdflatex is missing. Both before anything is derived.
    """
    asked = {"tex": tex, "pdf": pdf}
    paths = {key: check_suffix(f"--{key}", name, (f".{key}",)) for key, name in asked.items() if name is not None}
    if len({path.resolve() for path in paths.values()}) < len(paths):
        raise BadInput(f"--pdf {pdf}: --tex goes to that file already; another one is wanted")
    if "pdf" in paths:
        find_tool("pdflatex")
    return paths


def write_derivations(
    ledger: Ledger, rows: Sequence[Row], derived: Mapping[str, Derived], paths: Mapping[str, Path]
) -> None:
    """The document of these rows to the files of `paths_of`, each whole or not at all: LaTeX, and compiled.

    derived: the derivations of those rows that have one. EnvironmentFailure if pdflatex fails; then nothing is written.
    """
    text = document(ledger, rows, derived)
    files: dict[Path, str | bytes] = {}
    if "tex" in paths:
        files[paths["tex"]] = text
    if "pdf" in paths:
        files[paths["pdf"]] = compile_pdf(text)
    for path, content in files.items():
        write_whole(path, content)


def document(ledger: Ledger, rows: Sequence[Row], derived: Mapping[str, Derived]) -> str:
    """The LaTeX of these rows: what each states, its derivation if it has one, and the cited facts below them."""

    def refer(label: str) -> str:
        return reference(ledger.rows[label]) if label in ledger.rows else code(label)

    shown = {row.label for row in rows}
    trust = {name for row in rows for name in ledger.trust(row.label)}
    used = [ledger.rows[name] for name in dict.fromkeys(name for row in rows for name in row.uses)]
    facts = [fact for label, fact in FACTS.items() if label in trust | shown]
    keys = {PAPER, *(key for fact in facts for key in fact.keys)}
    names = {
        "title": _title(rows, derived),
        "plain": ", ".join(shown)[:_LONGEST] if len(rows) < len(ledger.rows) else "all",
        "labels": code(rows[0].label) if len(rows) == 1 else Tex(r"\emph{label}"),
        "parts": [
            result(derived[row.label], row, refer) if row.label in derived else _stated(row, refer) for row in rows
        ],
        "steps": STEPS if derived else Tex(""),
        "used": [(refer(row.label), typeset(row.statement, refer)) for row in used if row.label not in trust | shown],
        "facts": [(fact, code(fact.label)) for fact in facts],
        "citations": [entry for key, entry in ENTRIES.items() if key in keys],
        "paper": Tex(PAPER),
    }
    return re.sub(r"\n{3,}", "\n\n", environment().get_template("derivations.tex.j2").render(**names))


def reference(row: Row) -> Tex:
    """A row as a sentence names it: by its number in the paper if it is the paper's, and else by its label."""
    return Tex(numbered(row)) if row.number and row.kind in _NUMBERED else code(row.label)


def _title(rows: Sequence[Row], derived: Mapping[str, Derived]) -> Tex:
    """The number in the paper of the first row, or its label, and how many there are besides."""
    more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
    return Tex(f"{'Derivation of ' if derived else ''}{reference(rows[0])}{more}")


def _stated(row: Row, refer: Refer) -> Tex:
    """A row without a derivation: its statement, and where it is from."""
    source = f" {escape(row.reference)}." if row.reference and row.kind != "cited" else ""  # which is among the facts
    note = f" {typeset(row.note, refer)}" if row.note else ""
    status = f"{escape(', '.join(row.status))}, without a derivation here."
    lines = [
        r"\begin{crtresult}",
        typeset(row.statement, refer),
        r"\end{crtresult}",
        rf"\noindent {code(row.label)}{place(row)}, {status}{source}{note}",
        r"\par\medskip",
    ]
    return Tex("\n".join(lines))
