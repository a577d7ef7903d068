"""What the rules share while one document is checked: its claims, the budget of work, and what is known already."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from ..arithmetic.series import Bessel, Work
from ..kernels.description import Description
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

    def proved(self, label: str, d: int, kernel: Description | None = None) -> Iterator[Claim]:
        """The claims of the document with this label that are called proved, about a kernel or else the paper's.

        Each is checked on its own.
        """
        wanted = (label, d, "proved", kernel)
        return (c for c in self.claims if (c.label, c.dimension, c.outcome, c.kernel) == wanted)

    def own(self, parts: Iterable[_T]) -> Iterable[_T]:
        """All the parts of a claim that are checked one by one; a context for a share of the work has some of them."""
        return parts

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
