"""The ledger as a picture: rows in columns by how far they are from what uses nothing, and lines to what they use."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import Final

from proofs.ledger import Ledger, Row

_COLUMN, _LINE, _MARGIN = 235, 17, 14
_COLOURS: Final = {"cited": "#b3261e", "claim": "#0b57d0", "theorem": "#146c2e"}


def depths(ledger: Ledger) -> dict[str, int]:
    """For each row, the length of the longest chain of rows below it."""
    found: dict[str, int] = {}
    for label in ledger.order():
        found[label] = 1 + max((found[used] for used in ledger.rows[label].uses), default=-1)
    return found


def drawing(ledger: Ledger) -> str:
    """An SVG: claims to the left, and each row to the left of all that it uses."""
    column = depths(ledger)
    deepest = max(column.values())
    columns: dict[int, list[str]] = defaultdict(list)
    for label in ledger.rows:
        columns[deepest - column[label]].append(label)
    place: dict[str, tuple[int, int]] = {}
    for x in sorted(columns):
        if x:  # near the mean of the rows that use them, which are placed already: fewer lines cross
            columns[x].sort(key=lambda label: _mean(ledger, label, place))
        for y, label in enumerate(columns[x]):
            place[label] = (_MARGIN + x * _COLUMN, _MARGIN + y * _LINE)
    width = _MARGIN + (deepest + 1) * _COLUMN
    height = 2 * _MARGIN + max(map(len, columns.values())) * _LINE
    lines = [_line(place[row.label], place[used]) for row in ledger.rows.values() for used in row.uses]
    names = [_name(row, *place[row.label]) for row in ledger.rows.values()]
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<rect width="100%" height="100%" fill="white"/>'
    return "\n".join([head, *lines, *names, "</svg>\n"])


def _mean(ledger: Ledger, label: str, place: dict[str, tuple[int, int]]) -> float:
    users = [place[row.label][1] for row in ledger.rows.values() if label in row.uses and row.label in place]
    return sum(users) / len(users) if users else 0.0


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    x, y = start[0] + _COLUMN - 60, start[1]
    curve = f"M{x} {y} C{x + 40} {y} {end[0] - 45} {end[1]} {end[0] - 4} {end[1]}"
    return f'<path d="{curve}" fill="none" stroke="#bbb" stroke-width=".6"/>'


def _name(row: Row, x: int, y: int) -> str:
    colour = _COLOURS.get(row.kind, "#333")
    return f'<text x="{x}" y="{y + 4}" fill="{colour}">{escape(row.label)}<title>{escape(row.kind)}</title></text>'
