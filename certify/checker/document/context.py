"""What the rules share while one document is checked: its claims, the budget of work, and what is known already."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Final, TypeVar

from ..arithmetic.series import Bessel, Work
from .claim import Claim, Series

_T = TypeVar("_T")
_KEPT: Final = 16
"""Large objects that are kept at a time: a quadrature of many nodes takes tens of MB."""


class Context:
    """One document. Whatever is made twice from the same exact data is made, and charged for, once."""

    def __init__(self, claims: Sequence[Claim], work: Work) -> None:
        self.claims, self.work = claims, work
        self._known: dict[Hashable, Any] = {}
        self._large: dict[Hashable, Any] = {}

    def bessel(self, claim: Claim) -> Bessel:
        """The series at the precision and with the number of terms that the evidence names."""
        evidence = claim.given(Series)
        return Bessel(claim.d, evidence.precision, evidence.terms, self.work)

    def proved(self, label: str, d: int) -> Iterator[Claim]:
        """The claims of the document with this label that are called proved: each is checked on its own."""
        return (claim for claim in self.claims if (claim.label, claim.dimension, claim.outcome) == (label, d, "proved"))

    def once(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` gives for this key, which says all that it depends on; small objects, kept to the end."""
        if key not in self._known:
            self._known[key] = make()
        found: _T = self._known[key]
        return found

    def recent(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """The same for large objects, of which those made last are kept."""
        if key not in self._large:
            while len(self._large) >= _KEPT:
                del self._large[next(iter(self._large))]
            self._large[key] = make()
        found: _T = self._large[key]
        return found
