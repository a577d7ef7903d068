"""What a mutant of the count of minimisers for large beta has to get right: each inequality by FORMAT/large_beta.md.

All inequalities of a rule are recorded, with both sides, for claims of several dimensions, and compared with the page
in Arb: rounded to the unfavourable side, and by little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from flint import arb, ctx

from tests.checker.arb_truth import number
from tests.checker.case_tools import edited
from tests.checker.cases_cap import DIMENSIONS, caps
from tests.checker.sample_certificates import document, exact
from tests.mutation.checker_cap_page import Page
from tests.mutation.checker_large_numbers import long_charge, top
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import recorded

_LOOSE = Fraction(1, 1 << 30)


def same(seen: dict[str, tuple[Any, ...]], wanted: list[tuple[str, Any, Any]]) -> bool:
    """Exact sides are equal; those in Arb are rounded to the unfavourable side, and by little."""
    if list(seen) != [what for what, _, _ in wanted]:
        return False
    for what, left, right in wanted:
        found = seen[what]
        low = found[0] == left if not isinstance(left, arb) else 0 <= found[0] - top(left) <= _slack(left)
        high = found[1] == right if not isinstance(right, arb) else -_slack(right) <= found[1] - top(right) <= _LOOSE**2
        if not (low and high):
            return False
    return True


def _slack(value: arb) -> Fraction:
    return _LOOSE * (1 + abs(top(value)))


def _typed(package: Any, *claims: dict[str, Any]) -> tuple[list[Any], Any, list[tuple[int, ...]]]:
    typed = package.registry.claims_of(document(*claims))
    charges: list[tuple[int, ...]] = []
    work = SimpleNamespace(spend=lambda *charge: charges.append(charge))
    return typed, package.document.context.Context(typed, work), charges


def _count(package: Any) -> bool:
    """Every inequality of two-minimisers, in its order; what is handed to the other rules; the work."""
    ctx.prec = 400
    module, room = package.large_beta.count, package.large_beta.region
    for d in DIMENSIONS:
        law, count, _ = caps(d)
        count["evidence"]["root"]["upper"] = exact(number(count["evidence"]["root"]["upper"]) + Fraction(1, 4))
        (lawful, typed), context, charges = _typed(package, law, count)
        cap, remainder = typed.evidence, lawful.details["remainder"]
        calls: list[Any] = []
        noted = (
            (module, "require_root", lambda *given, calls=calls: calls.append(given)),
            (room, "require_positive", lambda p, *given, calls=calls: calls.append((p.n, p.q, *given))),
            (room, "require_tails", lambda *given, calls=calls: calls.append(given)),
            (module, "require_tails", lambda *given, calls=calls: calls.append(given)),
        )
        with recorded(module, room) as seen, changed(*noted):
            trust = module.check_count(typed, context)
        a, q = typed.region.a, cap.root[0]
        page = Page(d, a, q, remainder, cap)
        wanted = [("8 <= beta_0", 8, a), *page.region(), *page.cells(), *page.theta()]
        handed = [
            (d, a, cap.root, cap.precision),
            (d - 1, q, remainder[0], cap),
            (d - 1, cap.plane.head, cap.plane.tails),
            (d + 3, cap.fourth.head, cap.fourth.tails),
        ]
        if calls != handed or not same(seen, wanted) or not _charged(charges, d, typed, remainder):
            return False
        if trust != {"spherical-harmonics", "entropy-lower-semicontinuity"}:
            return False
    return True


def _charged(charges: list[tuple[int, ...]], d: int, typed: Any, remainder: tuple[Fraction, Fraction]) -> bool:
    """The work of two-minimisers."""
    cap, bits = typed.evidence, typed.evidence.precision
    cells = len(cap.falls) * len(cap.turns) + len(cap.nodes) + 8
    grid = [Fraction(max(x.denominator for x in axis)) for axis in (cap.nodes, cap.falls, cap.turns)]
    inner = (cap.inner.fall, cap.inner.steep, cap.inner.side)
    numbers = (typed.region.a, *cap.root, *remainder, *cap.slope, cap.near, cap.far, *inner)
    wanted = [
        (40 * d, bits, cells * (bits + 200)),
        long_charge((*numbers, *cap.tails, *cap.plane.tails, *cap.fourth.tails, *grid), 4 * cells),
        *_sums(d - 1, max(cap.head, cap.plane.head), bits, cells),
        *_sums(d + 3, cap.fourth.head, bits, 2),
    ]
    return charges == wanted


def _sums(n: int, head: int, bits: int, times: int) -> Iterator[tuple[int, ...]]:
    orders = (n // 2,) if n % 2 == 0 else (n // 2, n // 2 + 1)
    yield 0, 0, sum(8 * (p + 3) ** 2 for p in orders)
    yield 0, bits + 84 * (head + n // 2 + 1), head * times * len(orders)


def _order(package: Any) -> bool:
    """Every inequality of order-parameter, on a bounded set and to infinity."""
    ctx.prec = 400
    module, counting = package.large_beta.order, package.large_beta.count
    for d in DIMENSIONS:
        law, count, moment = caps(d)
        a = moment["beta_interval"][0]
        rest = edited(moment, beta_interval=[a, "inf"], evidence__right=..., enclosure__upper="0x1p+0")
        for claim in (moment, rest):
            typed, context, charges = _typed(package, law, count, claim)
            given, cap, remainder = typed[2].evidence, typed[1].evidence, typed[0].details["remainder"]
            calls: list[Any] = []
            noted = (
                (module, "require_root", lambda *x, calls=calls: calls.append(x)),
                (counting, "require_tails", lambda *x, calls=calls: calls.append(x)),
            )
            with recorded(module, counting) as seen, changed(*noted):
                trust = module.check_order(typed[2], context)
            start, b, q = typed[2].region.a, typed[2].region.b, given.left[0]
            page = Page(d, start, q, remainder, cap)
            right = given.right or given.left
            wanted = list(page.moment(given, None if b is None else right[1], typed[2].bounds))
            roots: list[Any] = [(d, start, given.left, given.precision)]
            roots += [(d + 1, given.second.head, given.second.tails)]
            roots += [] if b is None else [(d, b, right, given.precision)]
            inner = (cap.inner.fall, cap.inner.steep, cap.inner.side, cap.slope[1], cap.near, cap.far)
            ends = (start, start if b is None else b, *given.left, *right, remainder[1], *typed[2].bounds)
            work = [
                (40 * d, given.precision, 10 * (given.precision + 200)),
                long_charge((*ends, *inner, *given.second.tails), 8),
                *_sums(d + 1, given.second.head, given.precision, 2),
            ]
            if calls != roots or charges != work or not same(seen, wanted):
                return False
            if trust != {"spherical-harmonics", "entropy-lower-semicontinuity"}:
                return False
    return True


def _cells_at_equality(package: Any) -> bool:
    """A cell is inside, and one is left by the comparison in J, at equality, and not a hair beyond."""
    room, hair = package.large_beta.region, Fraction(1, 10**9)
    inner = SimpleNamespace(fall=Fraction(5), steep=Fraction(6))
    cap = SimpleNamespace(inner=inner, slope=(Fraction(1, 3), Fraction(1, 2)), nodes=(Fraction(1, 6),))
    region = room.Region(SimpleNamespace(q=Fraction(9), n=2), Fraction(0), Fraction(0), cap)
    inside = [region.inside(*x) for x in ((5, Fraction(1, 5)), (5 + hair, 0), (5, Fraction(1, 5) + hair), (3, 1))]
    edge = room.Cell(Fraction(1, 2), Fraction(1, 3), Fraction(0), Fraction(2, 3))
    region.require_excluded("here", edge)
    try:
        region.require_excluded("here", room.Cell(edge.high, edge.low, edge.thin, edge.thick + hair))
    except AttributeError:  # the comparison asks for what this stand-in has not
        return inside == [True, False, False, True]
    return False


def _form(package: Any) -> bool:
    """Heads from 1 to 64, one or two tails, and 16 bits at least."""
    _, count, moment = caps(3)

    def read(claim: dict[str, Any]) -> str:
        try:
            package.registry.claims_of(document(claim))
        except package.Refusal as refusal:
            return type(refusal).__name__
        return ""

    heads = [read(edited(count, evidence__plane__head=k)) for k in (0, 1, 64, 65)]
    tails = [read(edited(count, evidence__plane__tails=["0x1p+0"] * k)) for k in (0, 1, 2, 3)]
    bits = [read(edited(moment, evidence__precision=k)) for k in (15, 16)]
    return (heads, tails, bits) == (
        ["Malformed", "", "", "LimitReached"],
        ["Malformed", "", "", "Malformed"],
        ["Malformed", ""],
    )


def _tails_of_sums(package: Any) -> bool:
    """One tail for each p, each of them handed on; neither fewer nor more."""
    module = package.large_beta.moments
    for n, orders in ((2, (1,)), (5, (2, 3))):
        calls: list[Any] = []
        tails = [Fraction(7 + p) for p in orders]
        with changed((module, "require_tail", lambda *given, calls=calls: calls.append(given))):
            module.require_tails(n, 4, tails)
            wrong = ([*tails, Fraction(1)], tails[1:])
            if not all(refused(package, lambda some=some, n=n: module.require_tails(n, 4, some)) for some in wrong):
                return False
        if calls != [(p, 4, tail) for p, tail in zip(orders, tails, strict=True)]:
            return False
    return True


def _latest(package: Any) -> bool:
    """Of several laws and counts the one that begins last of those that hold."""
    module = package.large_beta.coupling

    def claim(a: Any) -> Any:
        return SimpleNamespace(region=SimpleNamespace(a=a))

    some = [claim(a) for a in (Fraction(3), None, Fraction(5), Fraction(4), Fraction(7))]
    return module.last_from(some, Fraction(5), "x") is some[2] and refused(
        package, lambda: module.last_from(some, Fraction(2), "x")
    )


CAP_PARTS: tuple[Callable[[Any], bool], ...] = (_count, _order, _cells_at_equality, _form, _tails_of_sums, _latest)
