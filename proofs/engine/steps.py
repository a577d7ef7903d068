"""Short constructors of steps: one per kind of step that the derivations use often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from proofs.engine.checks import identities, identity, positive
from proofs.engine.derivation import Check, Step
from proofs.engine.symbols import Expr


def ident(statement: str, left: Expr, right: Expr = 0) -> Step:
    """An identity left = right, rewritten to 0 when replayed."""
    return Step(statement, "identity", identity(left, right))


def idents(statement: str, *pairs: tuple[Expr, Expr]) -> Step:
    """Several identities that together make one step."""
    return Step(statement, "identity", identities(pairs))


def sign(
    statement: str,
    expr: Expr,
    where: Mapping[Expr, Expr] | None = None,
    nonnegative: Sequence[Expr] = (),
    positive_symbols: Sequence[Expr] = (),
    strict: bool = True,
) -> Step:
    """expr > 0 (or >= 0) on the domain that `where` parametrises by nonnegative and positive variables."""
    return Step(statement, "sign", positive(expr, where, nonnegative, positive_symbols, strict=strict))


def computed(statement: str, check: Check) -> Step:
    """An identity established by a check of its own."""
    return Step(statement, "identity", check)


def argue(statement: str) -> Step:
    """An inference from the steps above and the results used, written out in full; nothing is computed."""
    return Step(statement, "argument")


def define(statement: str) -> Step:
    """A definition or a choice of notation."""
    return Step(statement, "definition")


def cite(label: str, statement: str) -> Step:
    """The use of a cited fact; the label must be among the derivation's `cites`."""
    return Step(f"By [{label}]: {statement}", "cited")
