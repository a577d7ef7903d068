"""What a mutant of the pieces of large beta has to get right: numbers and inequalities by FORMAT/large_beta.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

from flint import ctx

from tests.checker.arb_truth import ball
from tests.checker.case_tools import edited
from tests.checker.cases_cells import DIMENSIONS, changed, faults_at_a_point, pieces, point
from tests.checker.sample_certificates import document
from tests.mutation.checker_cap_parts import same
from tests.mutation.checker_cells_page import Page, beside, numbers_of, page_of
from tests.mutation.checker_large_numbers import long_charge
from tests.mutation.checker_rule_parts import changed as planted
from tests.mutation.checker_rule_parts import refused
from tests.mutation.coupling.exact import recorded

_BITS = 160


def _cells(package: Any, d: int) -> tuple[Any, Page, list[tuple[int, ...]]]:
    ctx.prec = 400
    (typed,) = package.registry.claims_of(document(pieces(d)[-1]))
    piece, charges = typed.evidence.pieces[0], list[tuple[int, ...]]()
    work = SimpleNamespace(spend=lambda *charge: charges.append(charge))
    return package.large_beta.cells.Cells(d, piece, _BITS, work), page_of(d, piece), charges


def _numbers(package: Any) -> bool:
    """Series, bounds of integrals and margins: rounded to the unfavourable side, and by little."""
    for d in DIMENSIONS:
        found, page, _ = _cells(package, d)
        if not all(beside(value, truth) for _, value, truth in numbers_of(found, page, package.large_beta.sums.spread)):
            return False
    return True


def _work(package: Any) -> bool:
    """What is charged for a piece, for a series and for an exponential."""
    for d in DIMENSIONS:
        found, page, charges = _cells(package, d)
        piece = page.piece
        count = len(piece.poles) * len(piece.sides) + len(piece.nodes) + 8
        grid = [Fraction(max(x.denominator for x in axis)) for axis in (piece.nodes, piece.poles, piece.sides)]
        numbers = (*piece.interval, *piece.scale, piece.width, piece.cap, piece.slope, piece.centre, *piece.moment)
        wanted = [(60 * d, _BITS, count * (_BITS // 2 + 100)), long_charge((*numbers, *grid), 4 * count)]
        wanted.append((0, 2 * _BITS + (d - 1) * piece.terms.bit_length(), 6 * piece.terms))
        if charges != wanted:
            return False
        charges.clear()
        series, tail = (0, _BITS + 2 * 13, 6 * piece.terms), (0, _BITS, _BITS // 4 + 50)
        found.sums.excess(Fraction(11), Fraction(5, 2))
        found.sums.excess(Fraction(11), Fraction(5, 2), page.spread)
        if charges != [series, tail, series, (0, _BITS + 2 * 13, 2 * piece.terms * 5), tail]:
            return False
    return True


def _rules(page: Page, cells: Any) -> Iterator[tuple[str, Any, Any]]:
    """Every inequality of a piece, in its order."""
    piece, most, k = page.piece, page.most, page.piece.slope
    yield "0 < Q_lo", 0, page.least
    yield "Q_lo < Q_up", page.least, most
    yield "0 < slope", 0, k
    yield "1/(2n) + 1/a <= slope^2", Fraction(1, 2 * page.n) + 1 / page.a, k * k
    yield "1/2 <= centre", Fraction(1, 2), piece.centre
    yield "centre <= 1", piece.centre, 1
    yield "0 < width", 0, piece.width
    left, right = page.upper()
    yield "mu < (1 + 1/T)^(-n/2)", 0, page.energy
    yield "H <= Q_up (J - mu) of the Gaussian cap", left, right
    inner = 1 - piece.nodes[-1]
    yield "0 < 1 - last node", 0, inner
    yield "mu e^(2Qj) < Q j^2", page.growth(inner), most * inner**2
    for i, (v, after) in enumerate(pairwise(piece.nodes)):
        yield f"cell {i} of v: log int < Q (J + mu)", *page.comparison(v, after)
    yield "3 mu <= (1 - v_1)^2", 3 * page.mean, page.j
    yield "first pole <= (1 - v_1)^2", piece.poles[0], page.j
    yield "1 <= last pole", 1, piece.poles[-1]
    yield "last pole <= 1", piece.poles[-1], 1
    yield "first side <= 0", piece.sides[0], 0
    yield "1/2 <= last side", Fraction(1, 2), piece.sides[-1]
    for i, (strip, r) in enumerate(cells.strips(cells.inner())):
        yield f"2 r k <= s on strip {i}", 2 * r * k, strip[0]
        yield f"theta < 1 on strip {i}", page.theta(strip, r), 1
    first = next(iter(cells.strips(cells.inner())))[0][0]
    least, greatest = page.fall(first)
    yield "1 - m_1 <= 1 - moment.lower", greatest, 1 - piece.moment[0]
    yield "1 - moment.upper <= 1 - m_1", 1 - piece.moment[1], least


def _inequalities(package: Any) -> bool:
    """All of them, with both sides."""
    room = package.large_beta.cells
    for d in DIMENSIONS:
        cells, page, _ = _cells(package, d)
        wanted: list[tuple[str, Any, Any]] = [
            ("8 <= a", 8, page.a),
            ("d < a", d, page.a),
            ("0 < cap", 0, page.piece.cap),
        ]
        wanted += [("cap <= 1", page.piece.cap, 1), ("0 < sigma(B)", 0, page.measure[0])]
        wanted += [("sigma(B) < 1", page.measure[1], 1), *_rules(page, cells)]
        with recorded(room) as seen:
            room.require_cells(d, cells.piece, _BITS, SimpleNamespace(spend=lambda *_: None))
        if not same(seen, wanted):
            return False
    return True


def _judged(package: Any) -> bool:
    """Which cells are empty, positive or left, and the strips about those that are left, by the page."""
    for d in DIMENSIONS[1:]:
        found, page, _ = _cells(package, d)
        poles, sides, k = page.piece.poles, page.piece.sides, page.piece.slope
        left = []
        for i, (s, after) in enumerate(pairwise(poles)):
            for row, (r, beyond) in enumerate(pairwise(sides)):
                j = s * s + r * r
                empty = after**2 + beyond**2 <= page.j or j > after
                empty = empty or page.south(j) < ball(r - k * (1 - s * s))
                nodes = [page.margin(page.most, x, y) for x in (s, after) for y in (r, beyond)]
                spent = page.most * ((after - s) ** 2 + (beyond - r) ** 2) / 4
                positive = all(value is not None and value > ball(spent) for value in nodes)
                if found.empty((i, row)) != empty or found.positive(page.most, (i, row)) != positive:
                    return False
                left += [] if empty or positive else [(i, row)]
        if found.inner() != left:
            return False
        first, widest = poles[min(i for i, _ in left)], sides[max(row for _, row in left) + 1]
        strips = list(found.strips(left))
        if [strip for strip, _ in strips] != [x for x in pairwise(poles) if x[0] >= first]:
            return False
        for (s, _), r in strips:
            bent = page.south(first * first) + ball(k * (1 - s * s))
            if not (r == widest if bent > ball(widest) else beside(r, bent)):
                return False
    return True


def _at_equality(package: Any) -> bool:
    """A cell is empty at equality of J, and not by J = s; margins at equality do not suffice; phi - rk may be 0."""
    room = package.large_beta.cells
    found, page, _ = _cells(package, 3)
    third, hair = Fraction(1, 3), Fraction(1, 1 << 50)
    found.piece = SimpleNamespace(
        poles=(third, Fraction(1, 2)), sides=(Fraction(0), Fraction(1, 4)), slope=Fraction(1), cap=page.piece.cap
    )
    found.left = Fraction(1, 4) + Fraction(1, 16)
    inside = found.empty((0, 0))
    found.left -= hair
    beyond = found.empty((0, 0))
    found.left, found.piece.sides, on_edge = Fraction(0), (Fraction(1, 2), Fraction(3, 5)), []
    for after in (Fraction(5, 16) - hair, Fraction(5, 16)):  # J = s at the second
        found.piece.poles = (Fraction(1, 4), after)
        on_edge.append(found.empty((0, 0)))
    found.piece.slope, bent = Fraction(1, 2), []
    for less in (Fraction(0), hair):  # r = k (1 - s^2) + south at the first
        found.south = lambda j, less=less: j - Fraction(9, 32) - less
        bent.append(found.empty((0, 0)))
    del found.south
    found.piece.slope = Fraction(1)
    found.piece.poles, found.piece.sides = (Fraction(1), Fraction(2)), (Fraction(0), Fraction(2))
    found.margin = lambda scale, node: scale * Fraction(5, 4)
    exact = found.positive(Fraction(3), (0, 0))
    found.margin = lambda scale, node: scale * Fraction(5, 4) + hair
    more = found.positive(Fraction(3), (0, 0))
    del found.margin
    edge = 1 + found.low * page.piece.cap
    found.piece.poles, found.piece.sides = (Fraction(1), Fraction(2)), (edge, edge + hair)
    found.piece.slope, found._margins = Fraction(1), {}
    found.near = lambda *_: (Fraction(1), Fraction(1))
    values = [found.margin(page.least, (0, i)) is None for i in (0, 1)]
    return [inside, beyond, *on_edge, *bent, exact, more, *values, room.Cells is type(found)] == [
        *(True, False, True, False, False, True, False, True, False, True, True)
    ]


def _form(package: Any) -> bool:
    """Two to 4000 terms, 16 bits at least."""
    count = pieces(3)[-1]

    def read(claim: dict[str, Any]) -> str:
        try:
            package.registry.claims_of(document(claim))
        except package.Refusal as refusal:
            return type(refusal).__name__
        return ""

    terms = [read(changed(count, terms=k)) for k in (1, 2, 4000, 4001)]
    bits = [read(edited(count, evidence__precision=k)) for k in (15, 16)]
    piece = count["evidence"]["pieces"][0]
    short = edited(piece, **{axis: piece[axis][:2] for axis in ("poles", "sides", "nodes")})
    lists = [read(edited(count, evidence__pieces=[short] * k)) for k in (4000, 4001)]
    return (terms, bits, lists) == (["Malformed", "", "", "LimitReached"], ["Malformed", ""], ["", "LimitReached"])


def _claims(package: Any) -> bool:
    """Pieces are adjacent and each is decided with the precision; a pointer finds its piece among other evidence."""
    module, asked = package.large_beta.pieces, list[Any]()
    coupling, moment, *_, count = package.registry.claims_of(document(*pieces(3)))
    other = SimpleNamespace(label="two-minimisers", dimension=3, outcome="proved", kernel=None, evidence=None)
    work = SimpleNamespace(spend=lambda *_: None)
    context = package.document.context.Context([other, coupling, moment, count], work)

    def noted(*given: Any) -> None:
        asked.append(given)

    with planted((module, "require_cells", noted), (module, "require_coupling", noted)):
        trust = [module.check_large_pieces(count, context), module.check_large_piece_coupling(coupling, context)]
        trust.append(module.check_large_piece_moment(moment, context))
    given = count.evidence
    first = given.pieces[0]
    wanted: list[Any] = [(3, piece, given.precision, work) for piece in given.pieces]
    (a, b), (least, most) = first.interval, first.scale
    wanted.append((coupling, context, (a, most), (b, least), given.precision))
    return asked == wanted and set(trust) == {module.TRUST}


def _points(package: Any) -> bool:
    """At a point there is one piece, which is that point; elsewhere no piece is one, and none ends before it begins."""
    module = package.large_beta.pieces
    of_set = (
        "a longer piece",
        "the pieces of an interval",
        "another beta",
        "twice",
        "no length",
        "begins with",
        "on an",
    )
    faults = [claims for name, claims, _ in faults_at_a_point() if any(words in name for words in of_set)]
    with planted((module, "require_cells", lambda *_: None)):
        good = package.check_document(document(*point()))
        if not all(refused(package, partial(package.check_document, document(*claims))) for claims in faults):
            return False
    backwards = changed(point()[-1], interval=[point()[-1]["beta"], "0x8p+0"])
    early = changed(point()[-1], interval=["0x1p-1", "0x8p+0"])
    for claim in (backwards, early):
        try:
            package.registry.claims_of(document(claim))
        except package.Malformed:
            continue
        return False
    package.registry.claims_of(document(changed(point()[-1], interval=["0x1p+0", "0x1p+0"])))
    return len(good.accepted) == 3


def _too_large(package: Any) -> bool:
    """d up to 1000."""
    room = package.large_beta.cells
    (typed,) = package.registry.claims_of(document(pieces(3)[-1]))
    piece, work = typed.evidence.pieces[0], SimpleNamespace(spend=lambda *_: None)
    try:
        room.Cells(1001, piece, 64, work)
    except package.LimitReached as limit:
        return "d <= 1000" in str(limit) and refused(package, lambda: room.Cells(1000, piece, 64, work), "d < a")
    return False


def _few_bits(package: Any) -> bool:
    """Balls about e^-ell at b and about a bulk that hold 0 are cut there: below 0 they would make theta less."""
    (typed,) = package.registry.claims_of(document(pieces(2)[-1]))
    piece = replace(typed.evidence.pieces[0], interval=(Fraction(1 << 40), Fraction(1 << 41)))
    found = package.large_beta.cells.Cells(2, piece, 16, SimpleNamespace(spend=lambda *_: None))
    return (found.thin, found.sums.bulk(Fraction(0))) == (0, 0)


CELLS_PARTS: tuple[Callable[[Any], bool], ...] = (
    _numbers,
    _work,
    _inequalities,
    _judged,
    _at_equality,
    _few_bits,
    _form,
    _claims,
    _points,
    _too_large,
)
