"""The optional section with the symbolic derivations behind a set of claims, replayed when the appendix is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import TYPE_CHECKING, Final

from certify.core.errors import Refused
from reports.escape import Tex, escape
from reports.marked import anchor, code, labelled, typeset

if TYPE_CHECKING:
    from proofs.engine.derivation import Checked, Derived
    from proofs.ledger import Ledger, Row

STEPS: Final = Tex(
    r"In brackets stands what was "
    r"computed for a step: an \emph{identity}, of which the difference of both sides was rewritten to $0$; a "
    r"\emph{sign}, seen from the coefficients of a polynomial after a substitution that describes the domain; a "
    r"\emph{limit} or an \emph{induction}. "
    r"A step without brackets computes nothing: it is a definition, a cited fact, or an argument that is written out."
)
"""How the steps of a derivation are read."""
_HEAD: Final = (
    r"The {count} results below were derived symbolically, for general $d$, when this text was made; "
    r"\texttt{{python -m proofs LABEL}} does it again for the one with that label. {steps}"
)
_ROUTINE: Final = re.compile(r"(?:\d+ )?differences? rewritten to 0")


def behind(ledger: Ledger, labels: Set[str]) -> set[str]:
    """The labels of the ledger on which those given rest, through any number of `uses`, themselves included."""
    seen: set[str] = set()
    stack = [label for label in labels if label in ledger.rows]
    while stack:
        label = stack.pop()
        if label not in seen:
            seen.add(label)
            stack.extend(ledger.rows[label].uses)
    return seen


def derivations(labels: Set[str], tag: Callable[[str], str] = code) -> Tex:
    """The derivations behind rows of the ledger, as TeX; `tag` names a cited fact.

    Refused if one of them does not check.
    """
    from proofs.engine.replay import replay
    from proofs.ledger import load  # the first two need the standard library only; sympy comes with the third

    ledger = load()
    derived: list[Derived] = []
    for outcome in replay(ledger, behind(ledger, labels)):
        if outcome.derived is None:
            raise Refused(f"derivation {outcome.label} fails: {outcome.reason}")
        derived.append(outcome.derived)
    if not derived:
        return Tex("The ledger has no symbolic derivation behind these claims.\n")
    shown = frozenset(item.derivation.label for item in derived)

    def refer(label: str) -> str:
        if label in ledger.rows and ledger.rows[label].kind == "cited":
            return tag(label)
        return labelled(label, derived=label in shown)

    parts = (result(item, ledger.rows[item.derivation.label], refer) for item in derived)
    return Tex("\n\n".join([_HEAD.format(count=len(derived), steps=STEPS), *parts]) + "\n")


def result(derived: Derived, row: Row, refer: Callable[[str], str]) -> Tex:
    """One derivation: the result as a theorem, what it rests on, its steps."""
    what = derived.derivation
    lines = [
        rf"\begin{{crtresult}}[{{{typeset(what.title, refer)}}}]\label{{{anchor(what.label)}}}",
        typeset(what.statement, refer),
        r"\end{crtresult}",
        rf"\begingroup\small\raggedright\noindent {code(what.label)}{place(row)}.",
    ]
    if what.hypotheses:
        hypotheses = "; ".join(typeset(text, refer) for text in what.hypotheses)
        lines.append(rf"\emph{{Hypotheses:}} {hypotheses}.")
    names = [refer(label) for label in (*what.uses, *what.cites)]
    if names:
        lines.append(rf"\emph{{Rests on:}} {', '.join(dict.fromkeys(names))}.")
    if what.source and not row.number:
        lines.append(rf"\emph{{Source:}} {typeset(what.source, refer)}.")
    lines.append(r"\begin{enumerate}")
    lines += [_step(checked, refer) for checked in derived.steps]
    lines.append(r"\end{enumerate}")
    if what.does_not_prove:
        lines.append(rf"\noindent\emph{{Not proved here:}} {typeset(what.does_not_prove, refer)}.")
    lines.append(r"\par\endgroup\medskip")
    return Tex("\n".join(lines))


def place(row: Row) -> str:
    """Where the paper has it."""
    return f" (in the paper {numbered(row)})" if row.number else ""


_NAMED: Final = ("theorem", "lemma", "proposition", "remark", "definition")


def numbered(row: Row) -> str:
    """The paper's number of a row that has one, as a text refers to it."""
    named = row.kind in _NAMED and not row.number.startswith("(")
    return f"{row.kind.capitalize() + '~' if named else ''}{escape(row.number)}"


def _step(checked: Checked, refer: Callable[[str], str]) -> str:
    """The sentence, and what was computed."""
    text = rf"\item {typeset(checked.step.statement, refer)}"
    if not checked.evidence:
        return text
    evidence = "" if _ROUTINE.fullmatch(checked.evidence) else f": {typeset(checked.evidence)}"
    return f"{text}\n[\\emph{{{checked.step.kind}}}{evidence}]"
