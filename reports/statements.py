"""Claims of one label gathered into one statement: what varies goes into a table, what is common into the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.coupling import is_joint
from reports.derived import rests_on
from reports.escape import Tex
from reports.item_tables import SLOPE, long_numbers, slopes, table_of
from reports.items import Item, item_of
from reports.labels import LABELS, Label
from reports.numbers import dimension_list
from reports.tables import Table, constant

if TYPE_CHECKING:
    from certify.checker import Claim

_FEW: Final = 40
"""Characters of a list of values that a sentence takes."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Claims of one label (and transition, and outcome) as one theorem."""

    label: str
    number: int
    kind: Label
    transition: str
    rule: str
    items: tuple[Item, ...]
    dimensions: Tex
    where: Tex | None
    """The condition on beta, if it is the same in all items."""
    table: Table | None
    long: tuple[tuple[Tex, Tex], ...]
    """Numbers too long for the table: what it is, and all its digits."""
    slopes: tuple[tuple[Tex, Tex], ...]
    """Derivatives for which the table has no room: where, and the relation with the number."""
    trust: tuple[str, ...]
    refuted: bool
    derivations: tuple[str, ...]
    """Rows of the ledger, derived symbolically, on which its rule rests."""
    title: Tex
    headline: Tex | None = None
    joint: bool = False
    """Whether its values of beta are ends of intervals on which K_c is stated too."""
    kernel: bool = False
    """Whether it is about another kernel than the paper's."""

    @property
    def first(self) -> Item:
        """Its first claim: the only one if there is no table."""
        return self.items[0]

    @property
    def point(self) -> bool:
        """Whether it is about single values of beta."""
        return r"\beta=" in self.first.where

    @property
    def several(self) -> bool:
        """Whether it is about more than one dimension."""
        return not constant([item.d for item in self.items])

    @property
    def any_unique(self) -> bool:
        """Whether a range of K with a unique critical point is claimed."""
        return any(item.unique is not None for item in self.items)

    @property
    def name(self) -> Tex:
        """Theorem or proposition, for a reference."""
        return Tex(self.kind.environment.removeprefix("crt").capitalize())

    @property
    def ref(self) -> Tex:
        r"""For `\ref`."""
        return Tex(f"crt:{'not-' if self.refuted else ''}{self.label}-{self.number}")


def statements(claims: Sequence[Claim]) -> Iterator[Statement]:
    """The statements, in the order of LABELS."""
    groups: dict[tuple[str, str, str, bool, str], list[Claim]] = {}
    for claim in claims:
        point = claim.interval is not None and claim.interval.point
        rule = claim.rule
        kernel = "" if claim.kernel is None else f"{claim.kernel} {claim.dimension}"
        key = (claim.label, str(claim.details.get("transition", "")), rule, not point, kernel)
        groups.setdefault(key, []).append(claim)
    order = list(LABELS)
    for number, key in enumerate(sorted(groups, key=lambda key: (order.index(key[0]), key[1], key[3], key[2]))):
        yield _statement(number, groups[key], claims)


def _statement(number: int, claims: Sequence[Claim], everything: Sequence[Claim]) -> Statement:
    first = claims[0]
    items = tuple(item_of(claim) for claim in claims)
    kind = LABELS[first.label]
    refuted = first.outcome == "refuted"
    where = _where(first, items)
    prefix = "not-" if refuted else ""
    transition = str(first.details.get("transition", ""))
    title = _title(first, everything)
    table = table_of(f"{prefix}{first.label}-{number}", kind, title, items, where, refuted=refuted)
    headline = None
    if first.label == "beta-star" and len(items) == 1 and items[0].number is not None:
        headline = items[0].number.short
    return Statement(
        label=first.label,
        number=number,
        kind=kind,
        transition=transition,
        rule=first.rule,
        items=items,
        dimensions=dimension_list([claim.dimension for claim in claims if claim.dimension is not None]),
        where=where,
        table=table,
        long=long_numbers(kind, items) if table is not None else (),
        slopes=slopes(items) if table is not None and SLOPE not in table.header else (),
        trust=tuple(sorted(set().union(*(claim.trust for claim in claims)))),
        refuted=refuted,
        derivations=tuple(dict.fromkeys(label for claim in claims for label in rests_on(claim))),
        title=title,
        headline=headline,
        kernel=first.kernel is not None,
        joint=all(is_joint(claim, everything) for claim in claims),
    )


def _where(first: Claim, items: Sequence[Item]) -> Tex | None:
    """The condition on beta, if one serves all items: the same, or a few values about which nothing else is stated."""
    if constant([item.where for item in items]):
        return items[0].where
    bare = first.interval is not None and first.interval.point and first.outcome == "proved"
    bare = bare and first.label in ("two-minimisers", "quartic-sign") and constant([item.d for item in items])
    values = Tex(r",\,".join(item.beta for item in items))
    return Tex(rf"\beta\in\{{{values}\}}") if bare and len(values) <= _FEW else None


def _title(first: Claim, everything: Sequence[Claim]) -> Tex:
    """The heading, which tells two theorems about one label apart."""
    if first.label == "regime":
        return Tex(f"{str(first.details['transition']).capitalize()} regime")
    title = LABELS[first.label].title
    shapes = {claim.interval.point for claim in everything if claim.label == first.label and claim.interval is not None}
    if first.interval is None or len(shapes) == 1:
        return title
    return Tex(title + (r" at single values of $\beta$" if first.interval.point else r" on intervals of $\beta$"))
