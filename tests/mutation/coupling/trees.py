"""Puts mutants of a tree to the checker with everything else as it is, and each cell on each box decided once.

A tree has hundreds of cells and each has several mutants; up to the cell that is changed they all are the same.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from certify.checker import Invalid, Refusal
from certify.checker.arithmetic.series import Work
from certify.checker.coupling import count as coupling
from certify.checker.coupling import cover as coupling_cover
from certify.checker.coupling import pieces as coupling_moving
from certify.checker.document.shape import parsed
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


class PointTree:
    """The tree of a claim with the rule `cover`."""

    def __init__(self, claim: Json) -> None:
        seen: list[Any] = []
        kept = coupling.walk
        coupling.walk = lambda setting, evidence: seen.append(setting)
        try:
            coupling.check_two_minimisers(parsed(document(claim))[0], Work())
        finally:
            coupling.walk = kept
        self.setting, self.known = seen[0], dict[Any, Any]()
        self.setting.quadrature.work.left = 10**12

    def accepted(self, mutant: Json) -> bool:
        """Whether a mutant that differs in its tree is accepted."""
        kept = coupling_cover._leaves
        coupling_cover._leaves = _remembered(kept, self.known)
        try:
            coupling_cover.walk(self.setting, parsed(document(mutant))[0].evidence)
        except Refusal:
            return False
        finally:
            coupling_cover._leaves = kept
        return True


class PieceTree:
    """The tree of the first piece of a moving cover, in a document with its points."""

    def __init__(self, claims: list[Json]) -> None:
        seen: list[Any] = []
        kept: Any = coupling_moving._walk
        coupling_moving._walk = seen.append  # type: ignore[assignment]  # the piece is kept, not walked
        try:
            found = parsed(document(*claims))
            coupling_moving.check_moving(found[0], found, Work())
        finally:
            coupling_moving._walk = kept
        self.piece, self.known = seen[0], dict[Any, Any]()
        self.piece.bessel.work.left = 10**12

    def accepted(self, mutant: Json) -> bool:
        """Whether a mutant that differs in that tree is accepted."""
        kept = coupling_moving._leaves
        coupling_moving._leaves = _remembered(kept, self.known)
        try:
            piece = copy.copy(self.piece)
            piece.evidence = parsed(document(mutant))[0].evidence["pieces"][0]
            coupling_moving._walk(piece)
        except Refusal:
            return False
        finally:
            coupling_moving._leaves = kept
        return True
