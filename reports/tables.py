"""Tables of an appendix: cells in TeX, column widths chosen so that no line is overfull."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reports.escape import Tex

LINE: Final = 343.0
"""Points in a line of article; amsart has 15 more."""
_GAP: Final = 12.0
_LONG_ROWS: Final = 14


@dataclass(frozen=True, slots=True)
class Table:
    r"""Header and rows of TeX cells; `caption` without final stop; `label` for `\ref`."""

    label: Tex
    caption: Tex
    header: tuple[Tex, ...]
    rows: tuple[tuple[Tex, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"table {self.label}: every row has {len(self.header)} cells")

    @property
    def columns(self) -> Tex:
        """The column specification: natural widths if they fit, else the wide columns share the line and break."""
        widths = [max(_width(row[i]) for row in (self.header, *self.rows)) for i in range(len(self.header))]
        room = LINE - _GAP * len(widths)
        if sum(widths) <= room:
            return Tex("l" * len(widths))
        narrow = [width <= room / (2 * len(widths)) for width in widths]
        left = room - sum(width for width, small in zip(widths, narrow, strict=True) if small)
        total = sum(min(width, left) for width, small in zip(widths, narrow, strict=True) if not small)
        columns = [
            "l"
            if small
            else rf">{{\raggedright\arraybackslash}}p{{{left / LINE * min(width, left) / total:.3f}\linewidth}}"
            for width, small in zip(widths, narrow, strict=True)
        ]
        return Tex("".join(columns))

    @property
    def breaks(self) -> bool:
        """Whether it may have to run over pages (a longtable) rather than float."""
        return len(self.rows) > _LONG_ROWS or "p{" in self.columns


def _width(cell: Tex) -> float:
    """About how many points wide a cell is: digits 5, letters 4.7, typewriter 5.3, scripts 3.5."""
    text = re.sub(r"\\ref\{[^}]*\}", "1.1", cell)
    typewriter = sum(len(m) for m in re.findall(r"\\texttt\{([^}]*)\}", text))
    text = re.sub(r"\\texttt\{[^}]*\}|\\(?:crtdigits|text)\b", "", text.replace("{}", ""))
    scripts = max([0, *(len(m) for m in re.findall(r"[_^]\{([^}]*)\}", text))])
    text = re.sub(r"[_^]\{[^}]*\}", "", re.sub(r"\\[A-Za-z]+", "W", text))
    plain = re.sub(r"[{}$\\]", "", text)
    return 5.3 * typewriter + 3.5 * scripts + sum(4.7 if c.isalpha() else 3.0 if c in " ,." else 5.0 for c in plain)


def constant(values: Sequence[object]) -> bool:
    """Whether all values are equal."""
    return all(value == values[0] for value in values)
