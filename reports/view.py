"""What a template sees: the accepted claims of one certificate, grouped into statements, with every number in print.

Nothing is computed here: numbers are those of the certificate, rounded outward (`reports.numbers`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from reports.bibliography import ARB, COQ, ENTRIES, FACTS, PAPER, Entry, Fact
from reports.coupling import COUPLING
from reports.escape import Tex, escape, free_text
from reports.labels import LABELS
from reports.marked import code, labelled, reason
from reports.numbers import beta_range, decimal, dimension_list
from reports.provenance import CoqVerdict, coq_verdict, lines, mapping, remake
from reports.statements import Statement, statements
from reports.subjects import about
from reports.tables import Table

if TYPE_CHECKING:
    from certify.checker import Claim, Verdict

_SHORT: Final = {"Theorem": "Thm.", "Proposition": "Prop."}
_NO_COVER: Final = (
    *("theorem-1.1", "reduction", "touching", "isolation", "large-beta", "large-beta-pieces", "criterion"),
    "continuity",
)
"""Rules of claims about K_c that no cover of all moments proves."""
_UNNAMED: Final = Tex("certificate.json")


@dataclass(frozen=True, slots=True)
class Open:
    """A claim that was asked for and is not decided."""

    name: Tex
    where: Tex
    reason: Tex
    bound: Tex | None
    """What the program that made the certificate says of it; the checker does not judge it."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The results, derived symbolically, on which some statements rest."""

    names: Tex
    labels: Tex


@dataclass(frozen=True, slots=True)
class Supplement:
    """A section that a caller adds: certified numbers beside others, say. Text and cells are `Tex` of the caller's."""

    title: Tex
    text: Tex
    table: Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: file name without folder, its PDF, what is drawn as CSV, caption (with the text alternative), label."""

    name: Tex
    pdf: bytes
    data: str
    caption: Tex
    label: Tex


@dataclass(frozen=True, slots=True)
class Appendix:
    """Everything that the templates print."""

    dimensions: Tex
    several: bool
    headline: Tex | None
    statements: tuple[Statement, ...]
    counterexamples: tuple[Statement, ...]
    open: tuple[Open, ...]
    facts: tuple[Fact, ...]
    digest: str
    count: int
    provenance: tuple[tuple[Tex, Tex], ...]
    ball_arithmetic: bool
    coq: CoqVerdict | None
    remake: Tex | None = None
    """The command that writes the certificate, as the provenance has it; None if it has none."""
    file: Tex = _UNNAMED
    """The name of the file of the certificate."""
    paper: str = PAPER
    """The key under which the paper is cited."""
    figures: tuple[Figure, ...] = ()
    derivations: Tex | None = None
    supplements: tuple[Supplement, ...] = ()

    @property
    def trust(self) -> Table:
        """Which statement rests on which cited facts, and from what kind of evidence it is verified."""
        numbers = {fact.label: i for i, fact in enumerate(self.facts, 1)}
        rows = tuple(
            (
                Tex(rf"{_SHORT[s.name]}~\ref{{{s.ref}}}"),
                s.kind.name,
                _runs([numbers[label] for label in numbers if label in s.trust]),
                Tex(rf"\texttt{{{escape(s.rule)}}}"),
            )
            for s in (*self.statements, *self.counterexamples)
        )
        header = (Tex("statement"), Tex("about"), Tex("cited facts"), Tex("checker's rule"))
        return Table(Tex("crt:table-trust"), Tex("What each statement rests on"), header, rows)

    @property
    def kernels(self) -> bool:
        """Whether something is stated about another kernel than the paper's."""
        return any(s.kernel for s in self.statements)

    @property
    def cover(self) -> bool:
        """Whether something is stated that a cover for K_c proves."""
        return any(
            (s.label.startswith("continuity") or (s.label == "threshold" and s.rule == "slab"))
            or (s.label.removesuffix("-axisymmetric") in COUPLING and s.rule == "kernel-cover")
            or (s.label in COUPLING and s.rule not in _NO_COVER)
            for s in self.statements
        )

    @property
    def reduced(self) -> bool:
        """Whether something is stated that the reduction at beta_* proves."""
        return any(s.rule == "reduction" and s.label != "landau-expansion" for s in self.statements)

    @property
    def touching(self) -> bool:
        """Whether something is stated that the reduction next to beta_* proves."""
        return any(s.rule == "touching" for s in self.statements)

    @property
    def isolation(self) -> bool:
        """Whether something is stated that the reduction away from beta_* proves."""
        return any(s.rule == "isolation" for s in self.statements)

    @property
    def rests(self) -> tuple[Rest, ...]:
        """The labels of the derivations, once for all statements that rest on the same ones."""
        groups: dict[tuple[str, ...], list[Statement]] = {}
        for s in (*self.statements, *self.counterexamples):
            groups.setdefault(s.derivations, []).append(s)
        return tuple(
            Rest(
                Tex(", ".join(rf"{_SHORT[s.name]}~\ref{{{s.ref}}}" for s in found)),
                Tex(", ".join(labelled(label, derived=self.derivations is not None) for label in labels)),
            )
            for labels, found in groups.items()
        )

    def tag(self, label: str) -> Tex:
        """The number of a cited fact in the list of them, (T1); its label if none of the claims rests on it."""
        labels = [fact.label for fact in self.facts]
        return Tex(f"(T{labels.index(label) + 1})") if label in labels else code(label)

    @property
    def citations(self) -> tuple[Entry, ...]:
        """The references that the text cites, in their order."""
        keys = {*([PAPER] if self.paper == PAPER else []), *(key for fact in self.facts for key in fact.keys)}
        keys |= ({ARB} if self.ball_arithmetic else set()) | ({COQ} if self.coq is not None else set())
        return tuple(entry for key, entry in ENTRIES.items() if key in keys)


def appendix(
    verdict: Verdict,
    digest: str,
    provenance: Mapping[str, Any],
    *,
    figures: Sequence[Figure] = (),
    derive: bool = False,
    supplements: Sequence[Supplement] = (),
    file: str = "certificate.json",
    paper: str = PAPER,
) -> Appendix:
    """The view of what the checker accepted. `provenance` is free text, shown as such.

    derive: replay the derivations behind the claims and add them; Refused if one fails. file: the certificate's name.
    paper: the key under which the paper is cited; another than ours is the host document's own.
    """
    accepted = verdict.accepted
    dimensions = sorted({claim.dimension for claim in accepted if claim.dimension is not None})
    proved = tuple(statements([claim for claim in accepted if claim.outcome == "proved"]))
    refuted = tuple(statements([claim for claim in accepted if claim.outcome == "refuted"]))
    used = {label for claim in accepted for label in claim.trust}
    first = next((s for s in proved if s.label == "beta-star"), None)
    view = Appendix(
        dimensions=dimension_list(dimensions),
        several=len(dimensions) > 1,
        headline=first.headline if first is not None else None,
        statements=proved,
        counterexamples=refuted,
        open=tuple(_open(claim) for claim in verdict.inconclusive),
        facts=tuple(fact for label, fact in FACTS.items() if label in used),
        digest=digest,
        count=len(accepted),
        provenance=lines(provenance),
        remake=remake(provenance.get("command"), file),
        file=Tex(file) if re.fullmatch(r"[A-Za-z0-9./-]+", file) else free_text(file),
        paper=paper,
        ball_arithmetic="python-flint" in mapping(provenance.get("versions")),
        coq=coq_verdict(provenance.get("coq")),
        figures=tuple(figures),
        supplements=tuple(supplements),
    )
    if not derive:
        return view
    from reports.derivations import derivations  # sympy comes with it

    labels = {label for s in (*proved, *refuted) for label in s.derivations}
    return replace(view, derivations=derivations(labels, view.tag))


def _runs(numbers: list[int]) -> Tex:
    """T1--T3, T5, for the numbers 1, 2, 3, 5."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return Tex(", ".join(f"T{run[0]}" if len(run) == 1 else f"T{run[0]}--T{run[-1]}" for run in runs) or "none")


def _open(claim: Claim) -> Open:
    where = Tex(f"${beta_range(claim.interval)}$") if claim.interval is not None else Tex("")
    subject = f"$d={claim.d}$" if claim.dimension is not None else f"${about(claim)[1]}$"
    bound = None
    if claim.enclosure is not None:
        number = decimal(*claim.enclosure)
        bound = Tex(f"{LABELS[claim.label].value}{number.relation}{number.short}")
    return Open(
        LABELS[claim.label].name,
        Tex(subject + (f", {where}" if where else "")),
        reason(claim.details.get("reason")),
        bound,
    )
