"""Puts mutants of a tree to the checker with everything else as it is, and each cell on each box decided once.

A tree has hundreds of cells and each has several mutants; up to the cell that is changed they all are the same.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from certify.checker import Invalid, Refusal
from certify.checker.arithmetic.series import Work
from certify.checker.coupling import count, cover
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from tests.checker.sample_certificates import document

Json = dict[str, Any]


def _remembered(leaves: Callable[..., Any], known: dict[Any, Any]) -> Callable[..., Any]:
    """`leaves` with its answers, refusals too, kept by box and cell; the setting is the same throughout."""

    def decide(*arguments: Any) -> Any:
        *_, box, cell, _ = arguments
        if (box, cell) not in known:
            try:
                known[box, cell] = leaves(*arguments)
            except Invalid as refusal:
                known[box, cell] = refusal
        found = known[box, cell]
        if isinstance(found, Invalid):
            raise found
        return found

    return decide


def _walked(boxes: Any, known: dict[Any, Any]) -> bool:
    kept = cover.leaves
    cover.leaves = _remembered(kept, known)
    try:
        cover.walk(boxes)
    except Refusal:
        return False
    finally:
        cover.leaves = kept
    return True


class PointTree:
    """The tree of a claim with the rule `cover`."""

    def __init__(self, claim: Json) -> None:
        seen: list[Any] = []
        kept = count.walk
        count.walk = seen.append  # type: ignore[assignment]  # the cover is kept, not walked
        try:
            found = claims_of(document(claim))
            count.check_cover(found[0], Context(found, Work()))
        finally:
            count.walk = kept
        self.cover, self.known = seen[0], dict[Any, Any]()
        self.cover.setting.family.work.left = 10**12

    def accepted(self, mutant: Json) -> bool:
        """Whether a mutant that differs in its tree is accepted."""
        return _walked(replace(self.cover, evidence=claims_of(document(mutant))[0].evidence), self.known)


class PieceTree:
    """The tree of the first piece of a moving cover, in a document with its points."""

    def __init__(self, claims: list[Json]) -> None:
        seen: list[Any] = []
        kept = count.walk
        count.walk = seen.append  # type: ignore[assignment]  # the cover is kept, not walked
        try:
            found = claims_of(document(*claims))
            count.check_moving_cover(found[0], Context(found, Work()))
        finally:
            count.walk = kept
        self.piece, self.known = seen[0], dict[Any, Any]()
        self.piece.bessel.work.left = 10**12

    def accepted(self, mutant: Json) -> bool:
        """Whether a mutant that differs in that tree is accepted."""
        piece = copy.copy(self.piece)
        piece.evidence = claims_of(document(mutant))[0].evidence.pieces[0]
        return _walked(piece, self.known)
