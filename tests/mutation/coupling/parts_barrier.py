"""What a mutant of barrier.py, section.py and path.py has to get right: a certificate, and what is planted in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.checker.coupling.barrier_samples import Beside, barrier, forged, refused
from tests.checker.coupling.metastable_samples import forged as planted_metastable
from tests.checker.coupling.metastable_samples import metastable


def _accepted(package: Any) -> bool:
    """The certificate of the corpus, beside its cover."""
    return Beside(package).said(barrier()["free-energy-barrier"]) == ""


def _refused(package: Any, share: int) -> bool:
    """A third of the planted violations, each in its words."""
    beside = Beside(package)
    return all(words in beside.said(own) for k, (_, own, words) in enumerate(forged()) if k % 3 == share)


def _formed(package: Any) -> bool:
    """What is out of form, and what has no cover."""
    for _, source, code, words in refused():
        try:
            package.check_document(source)
        except package.Refusal as refusal:
            if refusal.exit_code != code or words not in str(refusal):
                return False
        else:
            return False
    return True


def _named(name: str, check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def part(package: Any) -> bool:
        return check(package)

    part.__name__ = name
    return part


BARRIER: tuple[Callable[[Any], bool], ...] = (
    _named("barrier_accepted", _accepted),
    *(_named(f"barrier_refused_{share}", partial(_refused, share=share)) for share in range(3)),
    _named("barrier_formed", _formed),
)


def _metastable(package: Any, share: int) -> bool:
    """Its certificate, and half of what is planted in it."""
    beside = Beside(package)
    planted = [(own, words) for k, (_, own, words) in enumerate(planted_metastable()) if k % 2 == share]
    return beside.said(metastable()) == "" and all(words in beside.said(own) for own, words in planted)


METASTABLE: tuple[Callable[[Any], bool], ...] = tuple(
    _named(f"metastable_{share}", partial(_metastable, share=share)) for share in range(2)
)
