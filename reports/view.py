"""What a template sees: the accepted claims of one certificate, grouped into statements, with every number in print.

Nothing is computed here: numbers are those of the certificate, rounded outward (`reports.numbers`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reports.bibliography import ARB, COQ, ENTRIES, FACTS, PAPER, Entry, Fact
from reports.escape import Tex, escape, free_text
from reports.labels import LABELS
from reports.numbers import beta_range, dimension_list
from reports.statements import Statement, statements
from reports.tables import Table

if TYPE_CHECKING:
    from certify.checker import Claim, Verdict

_SHORT: Final = {"Theorem": "Thm.", "Proposition": "Prop."}
_VERSIONS: Final = ("certify", "python", "python-flint")


@dataclass(frozen=True, slots=True)
class Open:
    """A claim that was asked for and is not decided."""

    name: Tex
    where: Tex
    reason: Tex


@dataclass(frozen=True, slots=True)
class Supplement:
    """A section that a caller adds: certified numbers beside others, say. Text and cells are `Tex` of the caller's."""

    title: Tex
    text: Tex
    table: Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: file name without folder, its PDF, caption (with the text alternative in it), label."""

    name: Tex
    pdf: bytes
    caption: Tex
    label: Tex


@dataclass(frozen=True, slots=True)
class CoqVerdict:
    """What the provenance says that the Coq kernel said."""

    theorems: int
    axioms: tuple[Tex, ...]
    version: Tex


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
    def citations(self) -> tuple[Entry, ...]:
        """The references that the text cites, in their order."""
        keys = {PAPER, *(key for fact in self.facts for key in fact.keys)}
        keys |= ({ARB} if self.ball_arithmetic else set()) | ({COQ} if self.coq is not None else set())
        return tuple(entry for key, entry in ENTRIES.items() if key in keys)


def appendix(
    verdict: Verdict,
    digest: str,
    provenance: Mapping[str, Any],
    *,
    figures: Sequence[Figure] = (),
    derivations: Tex | None = None,
    supplements: Sequence[Supplement] = (),
) -> Appendix:
    """The view of what the checker accepted. `provenance` is free text, shown as such."""
    accepted = verdict.accepted
    dimensions = sorted({claim.d for claim in accepted})
    proved = tuple(statements([claim for claim in accepted if claim.outcome == "proved"]))
    refuted = tuple(statements([claim for claim in accepted if claim.outcome == "refuted"]))
    used = {label for claim in accepted for label in claim.trust}
    first = next((s for s in proved if s.label == "beta-star"), None)
    return Appendix(
        dimensions=dimension_list(dimensions),
        several=len(dimensions) > 1,
        headline=first.headline if first is not None else None,
        statements=proved,
        counterexamples=refuted,
        open=tuple(_open(claim) for claim in verdict.inconclusive),
        facts=tuple(fact for label, fact in FACTS.items() if label in used),
        digest=digest,
        count=len(accepted),
        provenance=_provenance(provenance),
        ball_arithmetic="python-flint" in _mapping(provenance.get("versions")),
        coq=_coq(provenance.get("coq")),
        figures=tuple(figures),
        derivations=derivations,
        supplements=tuple(supplements),
    )


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
    return Open(LABELS[claim.label].name, Tex(f"$d={claim.d}$" + (f", {where}" if where else "")),
                free_text(claim.details.get("reason")))  # fmt: skip


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _provenance(provenance: Mapping[str, Any]) -> tuple[tuple[Tex, Tex], ...]:
    """The lines of provenance that are known by name; anything may stand in them."""
    lines = [(Tex(name), free_text(provenance[key])) for key, name in (("command", "command"), ("time", "time"))
             if key in provenance]  # fmt: skip
    versions = _mapping(provenance.get("versions"))
    lines += [(escape(name), free_text(versions[name])) for name in _VERSIONS if name in versions]
    return tuple(lines)


def _coq(value: object) -> CoqVerdict | None:
    """The Coq verdict in a provenance, if it says `accepted: true`."""
    verdict = _mapping(value)
    if verdict.get("accepted") is not True:
        return None
    theorems, axioms, versions = (verdict.get(key) for key in ("theorems", "axioms", "versions"))
    pairs = versions.items() if isinstance(versions, dict) else versions if isinstance(versions, list) else ()
    version = next((p[1] for p in pairs if isinstance(p, list | tuple) and len(p) == 2 and p[0] == "coq"), "")
    return CoqVerdict(
        theorems=len(theorems) if isinstance(theorems, list) else 0,
        axioms=tuple(free_text(name) for name in axioms) if isinstance(axioms, list) else (),
        version=free_text(version),
    )
