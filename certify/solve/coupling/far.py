"""K_c at a large beta, where no cover is searched, and on intervals that reach far: by cells, and by the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from certify.core.claim import Claim
from certify.core.exact import as_fraction, exact_text
from certify.core.region import Region, number
from certify.solve.coupling.line import JOINS
from certify.solve.large_beta.coupling import attempt, beyond_covers, law_fits, whole_law
from certify.solve.large_beta.pieces import point_claims
from certify.solve.spine.reach import LARGEST_BETA, first_of_cells

_MANY: Final = 20
"""Up to this d cells are known to go on to any beta."""
_COUNTED: Final = frozenset({"two-minimisers", "order-parameter"})


def far_point(d: int, beta: Fraction, wanted: Sequence[str], *, by_name: bool, law_first: bool) -> list[Claim]:
    """By cells, which are sharper, beside the law if nothing is named; by the law where that is named and suffices.

    What the law leaves open without cells is said if it was asked for by name. Nothing where neither is shown.
    """
    region = Region.at(beta)
    if law_first and (law := whole_law(d, region, wanted)):
        return law
    if cells := point_claims(d, beta, wanted):
        return [*([] if by_name else attempt(d, region, [], by_name=False)), *cells]
    return attempt(d, region, wanted, by_name=by_name)


def by_law(d: int, region: Region, wanted: Sequence[str], *, by_name: bool) -> list[Claim]:
    """All that is wanted by the law, on an interval where that is shorter than covers and cells; or nothing."""
    asked = by_name and bool(_COUNTED.intersection(wanted))
    late = beyond_covers(region.left) and (not asked or as_fraction(region.left) > LARGEST_BETA)  # type: ignore[arg-type]  # a number, beyond covers
    unbounded = not by_name and region.bounded is None and law_fits(region.left)
    return whole_law(d, region, wanted) if late or unbounded else []


def law_beside(d: int, region: Region) -> list[Claim]:
    """The law from the left end of an interval on, where nothing was named and it is shown."""
    fitting = law_fits(region.left) and (beyond_covers(region.left) or region.upper is None)
    return attempt(d, Region(region.left, "inf"), [], by_name=False) if fitting else []


def cells_suffice(d: int, region: Region) -> bool:
    """Whether the interval lies where cells go on in seconds to any end."""
    start = number(region.left)
    return d <= _MANY and start is not None and as_fraction(start) >= first_of_cells(d)


def far_law(d: int, region: Region, wanted: Sequence[str]) -> Iterator[Claim]:
    """What the law proves of an interval to infinity of which the rest takes long, with a note that names that.

    Minimisers are counted where the law is shown from the left end on; elsewhere that takes long itself.
    """
    start = number(region.left)
    begins = [] if start is None else [as_fraction(start)]
    for join in (*begins, *(x for x in JOINS if not begins or x > begins[0])):
        asked = wanted if begins and join == begins[0] else [x for x in wanted if x not in _COUNTED]
        if law := attempt(d, Region(join, "inf"), asked, by_name=False) if law_fits(join) else []:
            note = _open(region, law, wanted)
            yield from (replace(x, reason="; ".join(filter(None, (x.reason, note))) or None) for x in law[:1])
            yield from law[1:]
            return


def _open(region: Region, law: Sequence[Claim], wanted: Sequence[str]) -> str | None:
    """Which claims are not made where, and how they are."""
    places: dict[str, list[str]] = {}
    for label in wanted:
        ends = (c.beta_interval[0] for c in law if (c.label, c.outcome) == (label, "proved") and c.beta_interval)
        begin = next(ends, "inf")
        if begin != region.left:
            places.setdefault(f"{_text(region.left)}, {_text(begin)}", []).append(label)
    if not places:
        return None
    parts = ", ".join(f"{' and '.join(labels)} on [{ends})" for ends, labels in places.items())
    return f"not computed without a name: {parts}; claims={','.join(wanted)}"


def _text(end: object) -> str:
    return {"beta-star": "beta_*", "inf": "inf"}.get(str(end)) or exact_text(end)  # type: ignore[arg-type]  # a number then
