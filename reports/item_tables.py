"""The table of a statement: a column for everything that varies among its items, and what a table has no room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from reports.escape import Tex
from reports.items import Item
from reports.labels import LABELS, Label
from reports.landau import COLUMNS as EXPANSION
from reports.landau import Expansion
from reports.numbers import LINE_DIGITS, Decimal, dimension_list
from reports.tables import Table, constant

SLOPE: Final = Tex(r"$K_c'(\beta)$")


def _columns(
    kind: Label, items: Sequence[Item], where: Tex | None, *, refuted: bool
) -> list[tuple[str, Callable[[Item], str]]]:
    """Heading and cell of every column that varies (in math mode)."""
    columns: list[tuple[str, Callable[[Item], str]]] = []
    if not constant([item.d for item in items]):
        columns.append(("d", lambda item: str(item.d)))
    columns += _subject(kind, items)
    if where is None and not items[0].subject:
        columns.append((r"\beta", lambda item: item.beta))
    if refuted:
        columns.append((r"\text{counterexample}", lambda item: item.counterexample[0] if item.counterexample else ""))
        if items[0].counterexample and items[0].counterexample[1]:
            columns.append(("l", lambda item: str(item.counterexample[1]) if item.counterexample else ""))
        return columns
    if items[0].bounds is not None:
        columns.append((r"\text{lower bound}", lambda item: item.bounds[0] if item.bounds else ""))
        columns.append((r"\text{upper bound}", lambda item: item.bounds[1] if item.bounds else ""))
    if items[0].number is not None and not (constant([i.number for i in items]) and items[0].number.exact):
        columns.append((kind.value, lambda item: _cell(item.number)))
    if any(item.slope is not None for item in items):
        columns.append((SLOPE[1:-1], lambda item: item.slope.short if item.slope else r"\text{--}"))
    if kind is LABELS["regime"] and any(item.unique is not None for item in items):
        columns.append(("X", lambda item: item.unique or r"\text{--}"))
    if items[0].expansion is not None:
        columns += [(head, partial(_of_expansion, cell)) for head, cell in EXPANSION]
    if items[0].density is not None:
        columns.append((r"\text{parameters}", lambda item: item.density or ""))
    return columns


def _subject(kind: Label, items: Sequence[Item]) -> Iterator[tuple[str, Callable[[Item], str]]]:
    """Columns of what claims without a dimension are about."""
    symbols = (r"\nu", "y" if kind is LABELS["bessel-ratio-inverse"] else "x", r"\text{inequality}")
    for i, symbol in enumerate(symbols[: len(items[0].subject)]):
        if not constant([item.subject[i] for item in items]):
            yield symbol, partial(_part, i)


def _part(i: int, item: Item) -> str:
    return item.subject[i]


def _of_expansion(cell: Callable[[Expansion], str], item: Item) -> str:
    return cell(item.expansion) if item.expansion is not None else ""


def _cell(number: Decimal | None) -> str:
    if number is None:
        return ""
    return number.short if number.long else number.full


def table_of(
    label: str, kind: Label, title: Tex, items: Sequence[Item], where: Tex | None, *, refuted: bool
) -> Table | None:
    """A table if there is more than one claim and something but the dimension varies among them."""
    columns = _columns(kind, items, where, refuted=refuted)
    if len(items) == 1 or [head for head, _ in columns] in ([], ["d"]):
        return None
    caption = _caption(kind, title, items, where)
    table = _laid_out(label, caption, items, columns)
    if "p{" not in table.columns:
        return table
    return _laid_out(label, caption, items, [column for column in columns if f"${column[0]}$" != SLOPE])


def _laid_out(
    label: str, caption: Tex, items: Sequence[Item], columns: Sequence[tuple[str, Callable[[Item], str]]]
) -> Table:
    rows = tuple(tuple(Tex(f"${cell(item)}$") for _, cell in columns) for item in items)
    header = tuple(Tex(f"${head}$") for head, _ in columns)
    return Table(Tex(f"crt:table-{label}"), caption, header, rows)


def _caption(kind: Label, title: Tex, items: Sequence[Item], where: Tex | None) -> Tex:
    """The heading of the theorem with what all rows have in common."""
    common = [dimension_list([items[0].d])] if items[0].d is not None and constant([item.d for item in items]) else []
    common += [Tex(f"${where}$")] if where else []
    number = r" (no other critical point for $K\le X$)" if kind is LABELS["regime"] else ""
    return Tex(", ".join([title + number, *common]))


def slopes(items: Sequence[Item]) -> tuple[tuple[Tex, Tex], ...]:
    """Derivatives of K_c for which the table has no column: where, and the relation with the number."""
    return tuple(
        (_place(item), Tex(f"{item.slope.relation}{item.slope.short}")) for item in items if item.slope is not None
    )


def _place(item: Item) -> Tex:
    parts = ([f"d={item.d}"] if item.d is not None else []) + ([item.where] if item.where else [])
    return Tex(r",\ ".join(parts))


def long_numbers(kind: Label, items: Sequence[Item]) -> tuple[tuple[Tex, Tex], ...]:
    """All digits of the numbers that the table shows short."""
    return tuple(
        (_place(item), item.number.full)
        for item in items
        if item.number is not None and item.number.long and len(item.number.full) > LINE_DIGITS
    )
