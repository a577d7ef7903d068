"""Claims of one label gathered into one statement: what varies goes into a table, what is common into the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from certify.checker.quartic.obstruction import QuarticDensity, QuarticFamily
from reports.coupling import is_joint
from reports.derived import rests_on
from reports.escape import Tex
from reports.fold import remark
from reports.labels import LABELS, Label
from reports.landau import COLUMNS as EXPANSION
from reports.landau import Expansion, expansion
from reports.numbers import (
    LINE_DIGITS,
    Decimal,
    beta_range,
    beta_set,
    decimal,
    dimension_list,
    exact,
    fraction,
    rounded_down,
)
from reports.profile import profile
from reports.subjects import about
from reports.tables import Table, constant

if TYPE_CHECKING:
    from certify.checker import Claim

_FEW: Final = 40
"""Characters of a list of values that a sentence takes."""


_SLOPE: Final = Tex(r"$K_c'(\beta)$")


@dataclass(frozen=True, slots=True)
class Item:
    """One claim in print."""

    d: int | None
    """None where the claim is about no dimension."""
    where: Tex
    beta: Tex
    subject: tuple[Tex, ...]
    """What a claim without a dimension is about: order, and argument or value."""
    number: Decimal | None
    slope: Decimal | None
    """The derivative of K_c."""
    bounds: tuple[Tex, Tex] | None
    unique: Tex | None
    density: Tex | None
    counterexample: tuple[Tex, int] | None
    expansion: Expansion | None
    profile: tuple[Tex, Tex] | None
    """Moments, and values of a density."""
    remark: Tex | None
    """A sentence beside the statement."""
    degrees: Tex
    """Of another kernel: where lambda_l is largest, or that of the order parameter."""


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
    items = tuple(_item(claim) for claim in claims)
    kind = LABELS[first.label]
    refuted = first.outcome == "refuted"
    where = _where(first, items)
    prefix = "not-" if refuted else ""
    transition = str(first.details.get("transition", ""))
    title = _title(first, everything)
    table = _table(f"{prefix}{first.label}-{number}", kind, title, items, where, refuted=refuted)
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
        long=_long(kind, items) if table is not None else (),
        slopes=_slopes(items) if table is not None and _SLOPE not in table.header else (),
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


def _item(claim: Claim) -> Item:
    details = claim.details
    interval = claim.interval
    unique: Fraction | None = details.get("unique_critical_point")
    if claim.label == "critical-coupling" and claim.enclosure is not None:
        unique = claim.enclosure[0] / 2
    bounds: tuple[Fraction, Fraction] | None = details.get("remainder" if claim.label == "large-beta" else "bounds")
    example = details.get("counterexample")
    subject, where = about(claim)
    return Item(
        d=claim.dimension,
        where=beta_range(interval) if interval is not None else where,
        beta=beta_set(interval) if interval is not None else Tex(""),
        subject=subject,
        number=decimal(*claim.enclosure) if claim.enclosure is not None else None,
        slope=decimal(*details["derivative"], brief=True) if "derivative" in details else None,
        bounds=(fraction(bounds[0]), fraction(bounds[1])) if bounds is not None else None,
        unique=rounded_down(unique) if unique is not None and unique > 0 else None,
        density=_density(claim),
        counterexample=_counterexample(example) if example is not None else None,
        expansion=expansion(claim),
        profile=profile(claim),
        remark=remark(claim),
        degrees=Tex(",".join(map(str, details.get("leading", (details["degree"],) if "degree" in details else ())))),
    )


def _counterexample(example: Mapping[str, Any]) -> tuple[Tex, int]:
    """Where a claim fails: beta and l (0: none), or nu and x."""
    if "nu" in example:
        return Tex(rf"(\nu,x)=({exact(example['nu'])},\ {exact(example['x'])})"), 0
    place = Tex(r"\beta_*") if example["beta"] is None else exact(example["beta"])
    return Tex(rf"\beta={place}"), example.get("l", 0)


def _density(claim: Claim) -> Tex | None:
    """The parameters of the explicit density, exactly as in the evidence."""
    if claim.label != "quartic-obstruction" or claim.outcome != "proved":
        return None
    if claim.rule == "quartic-density":
        density = claim.given(QuarticDensity)
        return Tex(rf"\varepsilon={exact(density.epsilon)},\ t={exact(density.t)}")
    family = claim.given(QuarticFamily)
    return Tex(rf"E={exact(family.epsilon_max)},\ C={exact(family.constant)}")


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
        columns.append((_SLOPE[1:-1], lambda item: item.slope.short if item.slope else r"\text{--}"))
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


def _table(
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
    return _laid_out(label, caption, items, [column for column in columns if f"${column[0]}$" != _SLOPE])


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


def _slopes(items: Sequence[Item]) -> tuple[tuple[Tex, Tex], ...]:
    return tuple(
        (_place(item), Tex(f"{item.slope.relation}{item.slope.short}")) for item in items if item.slope is not None
    )


def _place(item: Item) -> Tex:
    parts = ([f"d={item.d}"] if item.d is not None else []) + ([item.where] if item.where else [])
    return Tex(r",\ ".join(parts))


def _long(kind: Label, items: Sequence[Item]) -> tuple[tuple[Tex, Tex], ...]:
    """All digits of the numbers that the table shows short."""
    return tuple(
        (_place(item), item.number.full)
        for item in items
        if item.number is not None and item.number.long and len(item.number.full) > LINE_DIGITS
    )
