"""A table of what claims say: one row for each dimension and region of beta, with both ends of each quantity.

Numbers are rounded outward: to doubles in `rows()`, to decimals in `csv()` and `json()`. pandas is used where it is
installed, and only when it is asked for.
"""

from __future__ import annotations

import csv
import html
import io
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from importlib import import_module
from typing import Any, Final

from certify.core.claim import Claim, Enclosure, End
from certify.core.decimals import nearest_float, significant
from certify.core.exact import as_fraction, decimal_lower, decimal_upper, exact_decimal, exact_text

QUANTITIES: Final = {
    "beta-star": "beta_star",
    "linear-threshold": "K_hash",
    "critical-coupling": "K_c",
    "order-parameter": "m_1",
    "latent-heat": "latent_heat",
    "free-energy-barrier": "barrier",
    "branch-fold": "K_f",
}
"""Labels whose enclosures are columns, and the names of these."""
COLUMNS: Final = ("beta_star", "ratio", "K_hash", "K_c", "K_c_prime", "m_1", "latent_heat", "barrier", "K_f")
"""Quantities in the order of their columns: ratio is beta/beta_*, K_c_prime the derivative of K_c, latent_heat E.

barrier: that of F_K at K_c; K_f: where the branch of the other minimiser ends."""
_SHOWN_DIGITS: Final = 12
_ROOM: Final = 2
"""By how much a row that comes later may be wider than the first."""
_MOST_PLACES: Final = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """What is proved of dimension d for beta in [left, right]; both None where it does not depend on beta.

    minimisers: how many there are at K_c up to rotation, where that is proved. more: further columns.
    """

    d: int
    left: End | None
    right: End | None
    values: Mapping[str, Enclosure]
    minimisers: int | None
    outcome: str
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in the order of their claims; a column stands there if some row fills it."""

    content: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.content)

    @property
    def quantities(self) -> list[str]:
        """The quantities with a value in some row."""
        return [name for name in COLUMNS if any(name in row.values for row in self.content)]

    @property
    def columns(self) -> list[str]:
        """The names of the columns: a quantity has two, `K_c_lower` and `K_c_upper`."""
        ends = [f"{name}_{end}" for name in self.quantities for end in ("lower", "upper")]
        return ["d", "beta_left", "beta_right", *ends, "minimisers", "outcome", *self._more]

    @property
    def _more(self) -> list[str]:
        return list(dict.fromkeys(key for row in self.content for key in row.more))

    def rows(self) -> list[dict[str, Any]]:
        """A dict a row, of ints, doubles and words; None where nothing is said. beta is the nearest double."""
        return [dict(zip(self.columns, cells, strict=True)) for cells in self._cells(lambda v: v.floats, _plain)]

    def to_pandas(self) -> Any:
        """`rows()` as a pandas.DataFrame. ImportError where pandas is not installed."""
        return import_module("pandas").DataFrame(self.rows(), columns=self.columns)

    def csv(self) -> str:
        """Comma-separated values: decimals rounded outward, with all digits that are proved; beta exactly."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(["" if cell is None else cell for cell in cells] for cells in self._cells(decimal_ends, _text))
        return out.getvalue()

    def json(self) -> str:
        """The same decimals as a list of objects, one a row, as text; null where nothing is said."""
        cells = self._cells(decimal_ends, _text)
        return json.dumps([dict(zip(self.columns, row, strict=True)) for row in cells], indent=1) + "\n"

    def _cells(self, ends: Callable[[Enclosure], tuple[Any, Any]], end: Callable[[End | None], Any]) -> list[list[Any]]:
        result = []
        for row in self.content:
            pairs = [ends(row.values[name]) if name in row.values else (None, None) for name in self.quantities]
            rest = [row.more.get(key) for key in self._more]
            cells = [row.d, end(row.left), end(row.right), *(x for pair in pairs for x in pair)]
            result.append([*cells, row.minimisers, row.outcome, *rest])
        return result

    def shown(self, quantities: Sequence[str] | None = None) -> list[list[str]]:
        """Head and rows for reading: one column a quantity (these, or all there are), with at most twelve digits."""
        names = self.quantities if quantities is None else quantities
        lines = [["d", "beta", *names, "minimisers", "outcome", *self._more]]
        for row in self.content:
            values = [row.values.get(name) for name in names]
            texts = ["" if value is None else significant(value.lower, value.upper, _SHOWN_DIGITS) for value in values]
            rest = [row.minimisers, row.outcome, *(row.more.get(key) for key in self._more)]
            lines.append([str(row.d), _range(row), *texts, *("" if x is None else str(x) for x in rest)])
        return lines

    def filled(self) -> list[list[str]]:
        """Head and rows for reading, without the columns that no row fills."""
        lines = self.shown()
        kept = [i for i in range(len(lines[0])) if not self.content or any(line[i] for line in lines[1:])]
        return [[line[i] for i in kept] for line in lines]

    def __str__(self) -> str:
        lines = self.filled()
        return "\n".join(aligned(lines, widths_of(lines)))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        head, *body = [[html.escape(cell) for cell in line] for line in self.filled()]
        rows = "".join(f"<tr><td>{'</td><td>'.join(line)}</td></tr>" for line in body)
        return f"<table><thead><tr><th>{'</th><th>'.join(head)}</th></tr></thead><tbody>{rows}</tbody></table>"


def widths_of(lines: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is."""
    return [max(map(len, column)) for column in zip(*lines, strict=True)]


def aligned(lines: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Each line with its columns at least so wide."""
    for line in lines:
        yield "  ".join(
            cell.ljust(width) for cell, width in zip(line, [*widths, *[0] * len(line)], strict=False)
        ).rstrip()


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


def decimal_ends(value: Enclosure) -> tuple[str, str]:
    """Both ends as decimals, rounded outward, with about as many places as the width is worth."""
    width = as_fraction(value.width())
    bits = width.denominator.bit_length() - width.numerator.bit_length() if width else 64
    places = min(max(bits * 30103 // 100000 + 2, 6), _MOST_PLACES)
    lower, upper = exact_decimal(value.lower), exact_decimal(value.upper)
    return lower or decimal_lower(value.lower, places), upper or decimal_upper(value.upper, places)


def _plain(end: End | None) -> Any:
    if end is None or isinstance(end, str):
        return math.inf if end == "inf" else end
    return nearest_float(end)


def _text(end: End | None) -> str | None:
    return end if end is None or isinstance(end, str) else exact_text(end)


def _range(row: Row) -> str:
    if row.left is None:
        return ""
    return f"{_text(row.left)}" if row.left == row.right else f"{_text(row.left)}..{_text(row.right)}"


def table_of(claims: Iterable[Claim]) -> Table:
    """A row for each dimension and region of beta of the claims, with the quantities that they prove.

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
    return Table(tuple(_row(group, stars) for group in kept))


def _row(group: Sequence[Claim], stars: Mapping[int, Enclosure]) -> Row:
    first = group[0]
    d = first.d or 0
    left, right = first.beta_interval or (first.beta, first.beta)
    values: dict[str, Enclosure] = {}
    proved = [claim for claim in group if claim.outcome == "proved"]
    for claim in proved:
        if claim.enclosure is not None and claim.label in QUANTITIES:
            values[QUANTITIES[claim.label]] = claim.enclosure
        if claim.label == "critical-coupling" and "derivative" in claim.details:
            values["K_c_prime"] = Enclosure(**claim.details["derivative"])
    if d in stars and not first.subject:
        values["beta_star"] = stars[d]
        if left is not None and (ratio := place_ratio(left, right, stars[d])) is not None:
            values["ratio"] = ratio
    outcomes = {claim.outcome for claim in group}
    worst = next(outcome for outcome in ("refuted", "inconclusive", "proved") if outcome in outcomes)
    count = 2 if any(claim.label == "two-minimisers" for claim in proved) else None
    return Row(
        d, left, right, values, count, worst, {"kernel": first.place.partition(" kernel=")[2]} if first.subject else {}
    )


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
