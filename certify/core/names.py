"""Symbols for labels, and what a word that is no label was meant to be. Standard library only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from certify.core.errors import nearest

NAMES: Final = {
    "beta_*": "beta-star",
    "beta_star": "beta-star",
    "K_#": "linear-threshold",
    "K_hash": "linear-threshold",
    "K_c": "critical-coupling",
    "m_1": "order-parameter",
    "K_f": "branch-fold",
    "K_s": "metastable-end",
}
"""The labels of claims about a number, by its symbol, as `python -m proofs K_c` has it, and by its column in tables."""


def meant(word: str, labels: Iterable[str]) -> str:
    """` (did you mean critical-coupling?)` for a symbol or for a word that is almost a label, else nothing."""
    known = tuple(labels)
    return f" (did you mean {NAMES[word]}?)" if NAMES.get(word) in known else nearest(word, known)
