"""Rows of tables from claims: those about one place stand in one row, or two where some are about zonal densities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from certify.app.table import Row, Table, aligned, widths_of
from certify.core.claim import WEAKER, Claim, Enclosure, End
from certify.core.exact import Exact, as_fraction
from certify.core.kernel import PARAMETERS, named

QUANTITIES: Final = {
    "beta-star": "beta_star",
    "threshold": "threshold",
    "linear-threshold": "K_hash",
    "critical-coupling": "K_c",
    "order-parameter": "m_1",
    "latent-heat": "latent_heat",
    "free-energy-barrier": "barrier",
    "branch-fold": "K_f",
    "metastable-end": "K_s",
    "fold": "K_fold",
}
"""Labels whose enclosures are columns, and the names of these; of other kernels the order parameter has its own."""
_ABOUT_DENSITIES: Final = ("criterion", "continuity", "critical-coupling", "order-parameter", "two-minimisers")
"""What is said of all densities, or of zonal ones only."""
_ROOM: Final = 2
"""By how much a row that comes later may be wider than the first."""


class Overview:
    """The rows of a table as they come, in the columns of the first of them."""

    def __init__(self) -> None:
        self._quantities: list[str] = []
        self._widths: list[int] = []

    def rows(self, claims: Iterable[Claim]) -> list[str]:
        """The lines of some more claims, the first time with the head."""
        table = table_of(claims)
        if self._widths:
            return list(aligned(table.shown(self._quantities)[1:], self._widths))
        self._quantities = table.quantities
        lines = table.shown()
        self._widths = [width + _ROOM for width in widths_of(lines)]
        return list(aligned(lines, self._widths))


def table_of(claims: Iterable[Claim]) -> Table:
    """A row for each dimension and region of beta, or kernel, of the claims, with the quantities that they prove.

    beta_* stands in every row of its dimension, with beta/beta_*, and has a row of its own only if there is no other.
    """
    groups: dict[tuple[Any, ...], list[Claim]] = {}
    stars: dict[int, Enclosure] = {}
    for claim in claims:
        if claim.d is None:
            continue
        about = "" if not claim.subject else claim.place
        groups.setdefault((claim.d, claim.beta, claim.beta_interval, about), []).append(claim)
        if claim.label == "beta-star" and claim.enclosure is not None and claim.outcome == "proved":
            stars[claim.d] = claim.enclosure
    nowhere = [None, None, ""]
    placed = {d for d, *place in groups if place != nowhere}
    kept = [group for (d, *place), group in groups.items() if place != nowhere or d not in placed]
    return Table(tuple(_row(part, stars) for group in kept for part in _classes(group)))


def _classes(group: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """The claims about one place, in two parts if some are about all densities and others about zonal ones only.

    What does not depend on that stands in both.
    """
    kinds = {_class(claim) for claim in group} - {None}
    for kind in ("all", "zonal densities") if len(kinds) > 1 else (None,):
        yield [claim for claim in group if kind is None or _class(claim) in (None, kind)]


def _class(claim: Claim) -> str | None:
    """Of which densities a claim about another kernel than the paper's speaks; None where that is no question."""
    if claim.label.endswith(WEAKER):
        return "zonal densities"
    return "all" if claim.subject and claim.label in _ABOUT_DENSITIES else None


def _row(group: Sequence[Claim], stars: Mapping[int, Enclosure]) -> Row:
    first = group[0]
    d = first.d or 0
    left, right = first.beta_interval or (first.beta, first.beta)
    values: dict[str, Enclosure] = {}
    proved = [claim for claim in group if claim.outcome == "proved"]
    for claim in proved:
        if claim.enclosure is not None and (name := _quantity(claim)) is not None:
            values[name] = claim.enclosure
        if claim.label == "critical-coupling" and "derivative" in claim.details:
            values["K_c_prime"] = Enclosure(**claim.details["derivative"])
    if d in stars and not first.subject:
        values["beta_star"] = stars[d]
        if left is not None and (ratio := place_ratio(left, right, stars[d])) is not None:
            values["ratio"] = ratio
    outcomes = {claim.outcome for claim in group}
    worst = next(outcome for outcome in ("refuted", "inconclusive", "proved") if outcome in outcomes)
    row = Row(d, left, right, values, minimisers_of(proved), worst)
    return _of_kernel(row, proved, group) if first.subject else row


def _quantity(claim: Claim) -> str | None:
    """The column of what a claim encloses."""
    label = claim.label.removesuffix(WEAKER)
    return "order_parameter" if claim.subject and label == "order-parameter" else QUANTITIES.get(label)


def minimisers_of(proved: Iterable[Claim]) -> int | None:
    """How many minimisers there are at K_c up to rotation, by claims about one place; None where none says it."""
    for claim in proved:
        label = claim.label.removesuffix(WEAKER)
        if label == "two-minimisers":
            return 2
        if label in ("criterion", "continuity") or claim.details.get("critical_coupling") == "equal":
            return 1
    return None


def _of_kernel(row: Row, proved: Sequence[Claim], group: Sequence[Claim]) -> Row:
    """The row with what is to be said of another kernel: its parameter, the degree of the moment, the class, a name."""
    subject = group[0].subject
    family = subject["kernel"]["family"]
    name = PARAMETERS.get(family)
    ends: tuple[Exact, Exact] | None = subject.get("parameter_interval")
    if ends is None and name in subject["kernel"]:
        ends = (subject["kernel"][name],) * 2
    degrees = [claim.details["degree"] for claim in proved if _quantity(claim) == "order_parameter"]
    kinds = [kind for claim in group if (kind := _class(claim)) is not None]
    more = {"class": kinds[0] if kinds else None, "degree": degrees[0] if degrees else None}
    filled = {key: value for key, value in more.items() if value is not None}
    return replace(row, parameter=ends, more={"kernel": named(family, group[0].place), **filled})


def place_ratio(left: End, right: End | None, star: Enclosure) -> Enclosure | None:
    """beta/beta_* over a region of numbers or beta_*; None where it is unbounded."""
    low = Fraction(1) if left == "beta-star" else _number(left)
    high = Fraction(1) if right == "beta-star" else _number(right)
    if low is None or high is None:
        return None
    lower = low if left == "beta-star" else low / as_fraction(star.upper)
    return Enclosure(lower, high if right == "beta-star" else high / as_fraction(star.lower))


def _number(end: End | None) -> Fraction | None:
    return None if end is None or isinstance(end, str) else as_fraction(end)
