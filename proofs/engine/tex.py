"""LaTeX of derivations: a fragment for one label, which needs amsmath and amssymb, and a whole document for all."""

from __future__ import annotations

from collections.abc import Sequence

from proofs.engine.derivation import Derived
from proofs.engine.marked import parts
from proofs.ledger import Ledger, Row

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
    "|": r"\ensuremath{|}",
}
PACKAGES = "\\usepackage{amsmath,amssymb}\\usepackage[T1]{fontenc}"
NEEDS = f"% For \\input in a document with {PACKAGES}; python -m proofs --tex is a whole one."
"""The first line of what is no document by itself."""


def escape(text: str) -> str:
    """Plain text as LaTeX text."""
    return "".join(_SPECIAL.get(character, character) for character in text)


def sentence(text: str) -> str:
    """A sentence with marked mathematics as LaTeX: prose is escaped, formulas pass (`parts` has read them)."""
    forms = {"math": "${}$", "display": "\\[{}\\]", "label": "\\texttt{{{}}}", "code": "\\texttt{{{}}}", "prose": "{}"}
    return "".join(
        forms[part.kind].format(part.text if part.kind in ("math", "display") else escape(part.text))
        for part in parts(text)
    )


def row(item: Row) -> str:
    """A row of the ledger that has no derivation."""
    source = f" {escape(item.reference)}." if item.reference else ""
    return f"\\paragraph{{{escape(item.label)}}} {sentence(item.statement)}{source}"


def derivation(item: Row, derived: Derived) -> str:
    """One derivation with its steps, as a fragment."""
    what = derived.derivation
    number = f" ({escape(item.kind)} {escape(item.number)})" if item.number else f" ({escape(item.kind)})"
    lines = [
        f"\\subsection*{{{sentence(what.title)}}}",
        f"\\noindent\\texttt{{{escape(what.label)}}}{number}. {sentence(what.statement)}",
    ]
    if what.hypotheses:
        lines.append(f"\n\\noindent Hypotheses: {sentence('; '.join(what.hypotheses))}.")
    if what.uses or what.cites:
        names = ", ".join(f"\\texttt{{{escape(label)}}}" for label in (*what.uses, *what.cites))
        lines.append(f"\n\\noindent Rests on: {names}.")
    lines.append("\\begin{enumerate}")
    for checked in derived.steps:
        lines.append(f"  \\item \\textit{{{checked.step.kind}}}. {sentence(checked.step.statement)}")
        if checked.evidence:
            lines.append(f"  {{\\small Checked: {sentence(checked.evidence)}.}}")
    lines.append("\\end{enumerate}")
    if what.does_not_prove:
        lines.append(f"\\noindent Not proved here: {sentence(what.does_not_prove)}.")
    return "\n".join(lines)


def document(ledger: Ledger, derived: Sequence[Derived]) -> str:
    """All derivations as one LaTeX document."""
    head = [
        "\\documentclass{article}",
        PACKAGES,
        "\\usepackage[margin=25mm]{geometry}",
        "\\title{Derivations}\\date{}",
        "\\sloppy",
        "\\begin{document}",
        "\\maketitle",
    ]
    body = [derivation(ledger.rows[item.derivation.label], item) for item in derived]
    cited = [row(item) for item in ledger.of_kind("cited")]
    return "\n\n".join([*head, *body, "\\section*{Cited facts}", *cited, "\\end{document}"])
