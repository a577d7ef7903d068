"""What `python -m certify` does, as functions: a query in, typed claims out. Imports neither sympy nor matplotlib."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, SupportsIndex

from certify.app.checked import Checked, check_claims
from certify.app.inputs import UserNumber, query_of
from certify.core.certificate import document
from certify.core.claim import Claim, worst_exit_code
from certify.solve.dimension import run


@dataclass(frozen=True, slots=True)
class Result:
    """The claims of one query, in order; `exit_code` as of the command line; `document()` the certificate."""

    claims: tuple[Claim, ...]

    @property
    def exit_code(self) -> int:
        """0 all proved, 1 something refuted, 3 something inconclusive."""
        return worst_exit_code(self.claims)

    def claim(self, label: str, d: int | None = None) -> Claim:
        """The first claim with this label (and dimension); KeyError if there is none."""
        for claim in self.claims:
            if claim.label == label and d in (None, claim.d):
                return claim
        raise KeyError(label)

    def check(self, work: Fraction | int | None = None) -> Checked:
        """What the exact checker says of each claim, in `work` estimated seconds each (None: by its size)."""
        return check_claims(self.claims, work=work)

    def document(self) -> dict[str, Any]:
        """The certificate as a JSON-ready dict (certify/FORMAT/README.md)."""
        return document(self.claims)


def certify(
    d: SupportsIndex | str | Iterable[SupportsIndex] = 5,
    digits: SupportsIndex | str | None = None,
    beta: UserNumber | Sequence[UserNumber] | None = None,
    claims: str | Iterable[str] | None = None,
) -> Result:
    """The typed result that the command line prints.

    d: an integer >= 2, several such as [2, 3] or range(2, 5), or a text such as "2..10"; digits: as on the command line
    (default 50, and 30 for K_c); beta: a str, an exact number of any usual type (int, Fraction, Decimal, numpy integer,
    sympy.Rational, ...), or a pair of them for an interval; a float is a TypeError. claims: labels, or all.
    Raises BadInput for values outside their domain.
    """
    query = query_of(d, digits, beta, claims)
    return Result(tuple(claim for group in run(query) for claim in group))
