"""The minimiser at K_c that is not uniform, as a function of the angle from its axis, made of a claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, SupportsIndex

from certify.app.inputs import UserNumber, kernel_number, query_of
from certify.core.claim import Claim, Enclosure
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction, exact_text
from certify.solve.dimension import run
from certify.solve.question import PROFILE


@dataclass(frozen=True, slots=True, repr=False)
class Density:
    """rho, against the uniform probability measure, of the minimiser at K_c(beta) that is not uniform: `rho("1/2")`.

    moments: enclosures of m_1, m_2, ... values: t, the cosine of the angle from the axis, and an enclosure of rho(t),
    in the order of t. As rho does not decrease in t, two neighbours enclose it between them. trust: the cited facts on
    which all of it rests.
    """

    d: int
    beta: Fraction
    moments: tuple[Enclosure, ...]
    values: tuple[tuple[Fraction, Enclosure], ...]
    trust: tuple[str, ...] = ()

    @classmethod
    def of(cls, claim: Claim) -> Density:
        """What a proved claim `minimiser-profile` says. Raises Undecided for one that is not proved."""
        if claim.outcome != "proved" or claim.d is None or claim.beta is None or isinstance(claim.beta, str):
            raise Undecided(f"{claim.label}: {claim.outcome}: {claim.reason}")
        moments = tuple(Enclosure(**pair) for pair in claim.details["moments"])
        values = tuple(
            (as_fraction(value["t"]), Enclosure(value["lower"], value["upper"])) for value in claim.details["density"]
        )
        return cls(claim.d, as_fraction(claim.beta), moments, values, claim.trust)

    def __call__(self, t: UserNumber) -> Enclosure:
        """rho(t), -1 <= t <= 1: as it is enclosed at t, or by the values beside it. Undecided beyond the last ones."""
        place = _place(t)
        after = bisect_left(self.values, place, key=lambda value: value[0])
        if after < len(self.values) and self.values[after][0] == place:
            return self.values[after][1]
        if not 0 < after < len(self.values):
            raise Undecided(f"rho at t={exact_text(place)}: no value is proved on both sides of it")
        return Enclosure(self.values[after - 1][1].lower, self.values[after][1].upper)

    def rows(self) -> list[dict[str, float]]:
        """A dict for each value, of doubles: t, the nearest one, and both ends of rho, rounded outward."""
        ends = ((t, value.floats) for t, value in self.values)
        return [{"t": float(t), "lower": low, "upper": high} for t, (low, high) in ends]

    def plot(self) -> Any:
        """The band that contains rho, over the angle from the axis, as a matplotlib.figure.Figure."""
        from reports.density_figure import density_figure  # matplotlib takes a second

        return density_figure(self.d, self.beta, self.values, self.trust)

    def __repr__(self) -> str:
        what = f"{len(self.moments)} moments and {len(self.values)} values of the minimiser at K_c"
        return f"<Density d={self.d} beta={exact_text(self.beta)}: {what}; rests on {', '.join(self.trust)}>"


def density(
    d: SupportsIndex, beta: UserNumber, digits: SupportsIndex = 12, at: Iterable[UserNumber] | None = None
) -> Density:
    """The density of the minimiser at K_c(beta) that is not uniform, beta > beta_*, to so many relative digits.

    at: exact numbers of [-1, 1], cosines of the angle from the axis, where it is enclosed; 65 of them without, evenly
    spread in the angle. Raises BadInput for values outside their domain, Undecided where no cover is proved.

    >>> rho = density(3, "2.5", 8, at=[-1, 1])
    >>> f"{rho.moments[0]:.4f}", f"{rho(1):.4f}"
    ('0.655[2,3]', '8.807[0,1]')
    """
    query = query_of(d, digits, beta, PROFILE)
    places = () if at is None else sorted({_place(t) for t in at})
    if at is not None and not places:
        raise BadInput("at: empty; one number of [-1, 1] or more is wanted")
    (claims,) = run(replace(query, places=places))
    return Density.of(next(claim for claim in claims if claim.label == PROFILE))


def _place(t: UserNumber) -> Fraction:
    place = kernel_number("t", t)
    if not -1 <= place <= 1:
        raise BadInput(f"t={exact_text(place)[:40]}: a number of [-1, 1] is wanted, the cosine of an angle")
    return place
