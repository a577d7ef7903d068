"""The optional section with the symbolic derivations behind a set of claims, replayed when the appendix is made."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from certify.errors import CertifyError
from reports.escape import Tex, escape

if TYPE_CHECKING:
    from proofs.derivation import Checked, Derived
    from proofs.ledger import Ledger


def behind(ledger: Ledger, claims: Set[str]) -> set[str]:
    """The labels of the ledger on which the claims rest, through any number of `uses`, themselves included."""
    seen: set[str] = set()
    stack = [label for label in claims if label in ledger.rows]
    while stack:
        label = stack.pop()
        if label not in seen:
            seen.add(label)
            stack.extend(ledger.rows[label].uses)
    return seen


def derivations(claims: Set[str]) -> Tex:
    """The derivations behind the claims, as TeX. CertifyError if one of them does not check."""
    from proofs.ledger import load  # the first two need the standard library only; sympy comes with the third
    from proofs.replay import replay

    ledger = load()
    parts: list[str] = []
    for outcome in replay(ledger, behind(ledger, claims)):
        if outcome.derived is None:
            raise CertifyError(f"derivation {outcome.label} fails: {outcome.reason}")
        parts.append(section(outcome.derived))
    if not parts:
        return Tex("The ledger has no symbolic derivation behind these claims.\n")
    head = (
        f"The {len(parts)} results below were derived symbolically for general $d$ when this text was made. A step "
        r"marked \emph{argument}, \emph{definition} or \emph{cited} computes nothing; every other one was checked by "
        r"computation."
    )
    return Tex("\n\n".join([head, *parts]) + "\n")


def section(derived: Derived) -> Tex:
    """One derivation with its steps."""
    what = derived.derivation
    source = f", {escape(what.source)}" if what.source else ""
    lines = [
        rf"\subsection*{{{escape(what.title)}}}",
        rf"\begingroup\raggedright\noindent {_code(what.label)}{source}. {what.tex}",
    ]
    if what.hypotheses:
        lines.append(rf"\par\noindent\emph{{Hypotheses:}} {escape('; '.join(what.hypotheses))}.")
    names = ", ".join(_code(label) for label in (*what.uses, *what.cites))
    if names:
        lines.append(rf"\par\noindent\emph{{Rests on:}} {names}.")
    lines.append(r"\begin{enumerate}")
    lines += [_step(checked) for checked in derived.steps]
    lines.append(r"\end{enumerate}")
    if what.does_not_prove:
        lines.append(rf"\noindent\emph{{Not proved here:}} {escape(what.does_not_prove)}")
    lines.append(r"\par\endgroup")
    return Tex("\n".join(lines))


def _code(label: str) -> str:
    """A label of the ledger, breakable after a colon or a hyphen."""
    text = "".join(str(escape(c)) + (r"\allowbreak{}" if c in ":-" else "") for c in label)
    return rf"\texttt{{{text}}}"


def _step(checked: Checked) -> str:
    step = checked.step
    lines = [rf"\item \emph{{({step.kind})}} {escape(step.statement)}"]
    if step.tex:
        lines.append(rf"\crtdisplay{{{step.tex}}}")
    if checked.evidence:
        lines.append(rf"{{\small Checked: {escape(checked.evidence)}.}}")
    return "\n".join(lines)
