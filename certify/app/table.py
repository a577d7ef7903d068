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
from importlib import import_module
from typing import Any, Final

from certify.core.claim import Enclosure, End
from certify.core.decimals import nearest_float, significant
from certify.core.exact import Exact, as_fraction, decimal_lower, decimal_upper, exact_decimal, exact_text

COLUMNS: Final = (
    "beta_star",
    "ratio",
    "threshold",
    "K_hash",
    "K_c",
    "K_c_prime",
    "m_1",
    "order_parameter",
    "latent_heat",
    "barrier",
    "K_f",
    "K_s",
    "K_fold",
)
"""Quantities in the order of their columns: ratio is beta/beta_*, K_c_prime the derivative of K_c, latent_heat E.

threshold: the value of a family's parameter at which the transition turns; barrier: that of F_K at K_c; K_f: where the
branch of the other minimiser ends; K_s: the infimum of K with a local minimiser that is not uniform; K_fold: the fold
of a kernel of one degree. order_parameter: of another kernel than the paper's, the moment m_l of the other minimiser, l
being the `degree` of the row; the paper's kernel has m_1."""
_SHOWN_DIGITS: Final = 12
_MOST_PLACES: Final = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """What is proved of dimension d for beta in [left, right]; both None where it does not depend on beta.

    parameter: of another kernel, the ends of its family's parameter, which are rounded outward. minimisers: how many
    there are at K_c up to rotation, where that is proved. more: further columns.
    """

    d: int
    left: End | None
    right: End | None
    values: Mapping[str, Enclosure]
    minimisers: int | None
    outcome: str
    parameter: tuple[Exact, Exact] | None = None
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
        place = ["d", "beta_left", "beta_right", *(["parameter_left", "parameter_right"] if self._families else [])]
        return [*place, *ends, "minimisers", "outcome", *self._more]

    @property
    def _families(self) -> bool:
        """Whether some row is about a kernel with a parameter."""
        return any(row.parameter is not None for row in self.content)

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
            if self._families:
                low, high = (ends(Enclosure(x, x)) for x in row.parameter) if row.parameter else ((None,), (None,))
                pairs = [(low[0], high[-1]), *pairs]  # decimals, as a fraction is no number to other programs
            cells = [row.d, end(row.left), end(row.right), *(x for pair in pairs for x in pair)]
            result.append([*cells, row.minimisers, row.outcome, *rest])
        return result

    def shown(self, quantities: Sequence[str] | None = None) -> list[list[str]]:
        """Head and rows for reading: one column a quantity (these, or all there are), with at most twelve digits."""
        names = self.quantities if quantities is None else quantities
        parameter = ["parameter"] if self._families else []
        lines = [["d", "beta", *parameter, *names, "minimisers", "outcome", *self._more]]
        for row in self.content:
            values = [row.values.get(name) for name in names]
            texts = ["" if value is None else significant(value.lower, value.upper, _SHOWN_DIGITS) for value in values]
            rest = [row.minimisers, row.outcome, *(row.more.get(key) for key in self._more)]
            place = [_range(row.left, row.right), *[_range(*(row.parameter or (None, None))) for _ in parameter]]
            lines.append([str(row.d), *place, *texts, *("" if x is None else str(x) for x in rest)])
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


def _range(left: End | None, right: End | None) -> str:
    if left is None:
        return ""
    return f"{_text(left)}" if left == right else f"{_text(left)}..{_text(right)}"
