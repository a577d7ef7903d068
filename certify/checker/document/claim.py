"""A claim with its evidence, typed: numbers are exact, and what its form demands is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, TypeVar

from ..kernels.description import Description
from .parsers import MAX_TERMS, Bounds, Record, integer, read
from .region import Region

MAX_PRECISION: Final = 1_000_000
NOTHING: Final = Record()
"""Evidence of a claim of which nothing is asked."""
_T = TypeVar("_T")
_Record = TypeVar("_Record", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """The bits and the number of terms of every series that is evaluated for the claim."""

    precision: int = read(integer(1, MAX_PRECISION))
    terms: int = read(integer(1, MAX_TERMS))


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the document: exact numbers are Fractions, counts are int."""

    place: str
    """Where it stands in the document; no two claims stand at one place."""
    label: str
    dimension: int | None
    """None for a label that is about no dimension."""
    outcome: str
    interval: Region | None
    """None for a label that is about beta_* only."""
    enclosure: Bounds | None
    details: Mapping[str, Any]
    """Further fields of the claim, by their names."""
    rule: str
    """Empty where the claim is inconclusive."""
    trust: frozenset[str]
    evidence: Record = NOTHING
    beta_star: Bounds | None = None
    """A bracket of beta_* from the evidence, exactly where that is an end of the region of a claim called proved."""
    subject: Record = NOTHING
    """What a claim without a dimension is about."""
    kernel: Description | None = None
    """Another kernel than the paper's that it is about, in place of a set of beta."""

    def __str__(self) -> str:
        return f"{self.place} ({self.label}{'' if self.dimension is None else f', d={self.d}'})"

    @property
    def d(self) -> int:
        """The dimension, of a claim whose label has one."""
        return _demanded(self.dimension)

    def about(self, kind: type[_Record]) -> _Record:
        """The subject, of a claim whose label has this class of it."""
        if not isinstance(self.subject, kind):
            raise TypeError(f"{self}: the subject of another label")
        return self.subject

    def given(self, kind: type[_Record]) -> _Record:
        """The evidence, of a claim whose rule has this class of it."""
        if not isinstance(self.evidence, kind):
            raise TypeError(f"{self}: the evidence of another rule")
        return self.evidence

    @property
    def region(self) -> Region:
        """The set of beta, of a claim whose label has one."""
        return _demanded(self.interval)

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """The enclosure, of a claim whose label has one."""
        return _demanded(self.enclosure)


def _demanded(value: _T | None) -> _T:
    """What the form of a claim has demanded already."""
    if value is None:
        raise TypeError("the form of this label does not demand that")
    return value
