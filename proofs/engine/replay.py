"""Collects the derivations of all modules that the ledger names, and replays them in the order of their dependences."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from proofs.engine.derivation import Derivation, Derived, NotDerived
from proofs.ledger import Ledger, LedgerError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What replaying one label gave: `derived`, or the reason why it is not derived."""

    label: str
    derived: Derived | None
    reason: str = ""


def derivations(ledger: Ledger) -> dict[str, Derivation]:
    """All derivations, by label, in the ledger's order. LedgerError if a row's module does not have its label."""
    found: dict[str, Derivation] = {}
    for row in ledger.rows.values():
        if not row.module:
            continue
        table: Mapping[str, Derivation] = importlib.import_module(f"proofs.{row.module}").DERIVATIONS
        if row.label not in table:
            path = row.module.replace(".", "/")
            raise LedgerError(f"{row.label}: proofs/{path}.py has no derivation of that label")
        found[row.label] = table[row.label]
    return found


def replay(ledger: Ledger, labels: set[str] | None = None) -> Iterator[Outcome]:
    """Derive every label (or those given), each after what it uses; one that rests on a failure is not derived."""
    table = derivations(ledger)
    failed: set[str] = set()
    for label in ledger.order():
        if label not in table or (labels is not None and label not in labels):
            continue
        if broken := failed & set(table[label].uses):
            failed.add(label)
            yield Outcome(label, None, f"rests on {', '.join(sorted(broken))}, not derived")
            continue
        try:
            yield Outcome(label, table[label].derive())
        except NotDerived as error:
            failed.add(label)
            yield Outcome(label, None, str(error))
