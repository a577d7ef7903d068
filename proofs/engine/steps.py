"""Short constructors of steps: one per kind of step that the derivations use often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from proofs.engine.checks import identities, identity, positive
from proofs.engine.derivation import Check, Step
from proofs.engine.symbols import Expr


def ident(statement: str, tex: str, left: Expr, right: Expr = 0) -> Step:
    """An identity left = right, rewritten to 0 when replayed."""
    return Step(statement, tex, "identity", identity(left, right))


def idents(statement: str, tex: str, *pairs: tuple[Expr, Expr]) -> Step:
    """Several identities that together make one step."""
    return Step(statement, tex, "identity", identities(pairs))


def sign(
    statement: str,
    tex: str,
    expr: Expr,
    where: Mapping[Expr, Expr] | None = None,
    nonnegative: Sequence[Expr] = (),
    positive_symbols: Sequence[Expr] = (),
    strict: bool = True,
) -> Step:
    """expr > 0 (or >= 0) on the domain that `where` parametrises by nonnegative and positive variables."""
    return Step(statement, tex, "sign", positive(expr, where, nonnegative, positive_symbols, strict=strict))


def computed(statement: str, tex: str, check: Check) -> Step:
    """An identity established by a check of its own."""
    return Step(statement, tex, "identity", check)


def argue(statement: str, tex: str = "") -> Step:
    """An inference from the steps above and the results used, written out in full; nothing is computed."""
    return Step(statement, tex, "argument")


def define(statement: str, tex: str = "") -> Step:
    """A definition or a choice of notation."""
    return Step(statement, tex, "definition")


def cite(label: str, statement: str, tex: str = "") -> Step:
    """The use of a cited fact; the label must be among the derivation's `cites`."""
    return Step(f"[{label}] {statement}", tex, "cited")
