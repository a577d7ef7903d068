"""Steps, derivations and their replay.

A `Derivation` is a chain of `Step`s. Each step of a computing kind carries a check that is run when the derivation is
replayed and either returns its exact evidence (a short text) or raises `NotDerived`. Two kinds compute nothing:
an ``argument`` is an inference written out in full in its statement, and a ``cited`` step names a row of
`proofs.engine.cited`. They are shown as such, never as checked.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from proofs.engine.marked import plain

Check = Callable[[], str]
Kind = Literal["identity", "sign", "induction", "limit", "definition", "argument", "cited"]
COMPUTED: Final = frozenset({"identity", "sign", "induction", "limit"})


class NotDerived(Exception):
    """A step did not check: the message names what was expected and what was found."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the sentence that it states (`proofs.engine.marked`), its kind, and the check that proves it.

    A computing kind must have a check; `argument`, `definition` and `cited` must have none (ValueError otherwise).
    """

    statement: str
    kind: Kind
    check: Check | None = None

    def __post_init__(self) -> None:
        if (self.kind in COMPUTED) != (self.check is not None):
            raise ValueError(f"a step of kind {self.kind!r} {'needs' if self.kind in COMPUTED else 'takes no'} check")


@dataclass(frozen=True, slots=True)
class Checked:
    """A step after replay, with its evidence ("" for a step that computes nothing)."""

    step: Step
    evidence: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A derivation after replay: every check passed."""

    derivation: Derivation
    steps: tuple[Checked, ...]
    seconds: float

    @property
    def computed(self) -> int:
        """How many of its steps were checked by computation."""
        return sum(item.step.kind in COMPUTED for item in self.steps)


@dataclass(frozen=True, slots=True)
class Derivation:
    """A result of the paper (or one that this project adds) with the steps that derive it.

    label: row of the ledger, which has the same statement; uses: labels of other derivations; cites: labels of cited
    facts; does_not_prove: the limits of what is shown, for a reader who might expect more. Its texts are sentences with
    marked mathematics (`proofs.engine.marked`).
    """

    label: str
    title: str
    statement: str
    hypotheses: tuple[str, ...]
    steps: tuple[Step, ...]
    uses: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    does_not_prove: str = ""
    source: str = field(default="")

    def derive(self) -> Derived:
        """Run every check in order; NotDerived, naming label and step, at the first that fails."""
        start = time.perf_counter()
        done: list[Checked] = []
        for number, step in enumerate(self.steps, 1):
            try:
                evidence = step.check() if step.check is not None else ""
            except NotDerived as error:
                raise NotDerived(f"{self.label}, step {number} ({plain(step.statement)}): {error}") from error
            done.append(Checked(step, evidence))
        if not any(item.step.kind != "definition" for item in done):
            raise NotDerived(f"{self.label}: a derivation has at least one step that proves something")
        return Derived(self, tuple(done), time.perf_counter() - start)


def by_label(*derivations: Derivation) -> dict[str, Derivation]:
    """The table `DERIVATIONS` of a module; ValueError if a label occurs twice."""
    table = {item.label: item for item in derivations}
    if len(table) != len(derivations):
        raise ValueError("two derivations of one module have the same label")
    return table
