"""The ledger of the repository, read once: it is frozen, and the tests of what is wrong in one make their own."""

from __future__ import annotations

from functools import cache

from proofs import ledger


@cache
def load() -> ledger.Ledger:
    """As `proofs.ledger.load` has it, at the first call."""
    return ledger.load()
