"""What a mutant of the rules of large beta has to get right: each inequality by FORMAT/large_beta.md.

Both sides of what a rule requires are recorded and compared with the formula, exactly where all is rational, else with
Arb; what a rule hands on to another is replaced by a stand-in that notes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from flint import arb, ctx

from tests.checker import cases_large
from tests.checker.arb_truth import ball
from tests.checker.case_tools import edited
from tests.checker.sample_certificates import document, ends
from tests.mutation.checker_large_numbers import BITS, HAIR, NUMBER_PARTS, UNIT, long_charge, top
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above, recorded
from tests.mutation.coupling.parts_ball import around


@dataclass(frozen=True)
class Given:
    """A stand-in for `Point` whose bound of mu and whose w are given."""

    n: int
    beta: Fraction
    q: Fraction
    average: Fraction
    circle: Fraction = Fraction(0)
    bits: int = BITS

    def mean(self) -> Fraction:
        return self.average


POINTS = (
    (Given(1, Fraction(11), Fraction(9, 2), Fraction(1, 700), Fraction(1, 44)), Fraction(1, 8)),
    (Given(2, Fraction(97, 3), Fraction(31, 4), Fraction(1, 5000)), Fraction(2, 7)),
    (Given(3, Fraction(50), Fraction(13, 2), Fraction(1, 3000)), Fraction(3, 5)),
    (Given(6, Fraction(123), Fraction(101, 7), Fraction(1, 10**5)), Fraction(4)),
    (Given(2, Fraction(20), Fraction(5), Fraction(1, 10**4)), Fraction(13)),
)
"""With a constant c; the cubic term is positive for the first three and left out for the others."""


def _cap(point: Given, c: Fraction) -> tuple[Fraction, Fraction]:
    """Rule 3 without the term of beta_0: what is left of n(n+2)/8, and n^2/8."""
    n, q = point.n, point.q
    third = Fraction(n * (n + 2) * (n + 4), 48) - c * n / 2
    used = c + (third / q if third > 0 else 0) + c * n * (n + 2) / (8 * q * q) + q * q * point.average
    return Fraction(n * (n + 2), 8) - used, Fraction(n * n, 8)


def _upper_bound(package: Any) -> bool:
    """Rule 3, term by term; and at equality, and a hair from it."""
    module = package.large_beta.gaussian
    for point, c in POINTS:
        n, q = point.n, point.q
        left, square = _cap(point, c)
        with recorded(module) as seen:
            module.require_upper(point, c)
        whole = Fraction(n * (n + 2), 8)
        if seen != {
            "remainder.lower < q_0^2": (c, q * q),
            "n/2 + 2 <= q_0": (Fraction(n + 4, 2), q),
            "c + ... <= n(n+2)/8": (whole - left + square / point.beta, whole),
        }:
            return False
        if left > 0:
            for beta, fits in ((square / left, True), (square / left * (1 - HAIR), False)):
                edge = Given(n, beta, q, point.average)
                if refused(package, lambda edge=edge, c=c: module.require_upper(edge, c)) is fits:
                    return False
    return [_cap(*given)[0] > 0 for given in POINTS] == [True] * 4 + [False]


def _point(package: Any) -> bool:
    """w, and the bound of mu: never below, and next to it."""
    ctx.prec = 300
    for n in (1, 2, 3, 4, 7):
        for beta, q in ((Fraction(8), Fraction(9, 4)), (Fraction(31, 3), Fraction(22, 7))):
            point = package.large_beta.law.Point(n, beta, q, BITS)
            w = 1 / (4 * beta) if n == 1 else 0
            truth = ball(1 + w) * (-ball(q)).exp() * ball(2 * q) ** (arb(n) / 2)
            if point.circle != w or not above(point.mean(), top(truth), top(truth) / 2**40):
                return False
    return True


def _evidence(n: int, q: Fraction) -> SimpleNamespace:
    nodes = (Fraction(0), Fraction(1, 5), Fraction(3, 7), Fraction(5, 8))
    tails = (Fraction(n),) if n % 2 == 0 else (Fraction(n), Fraction(n + 3))
    return SimpleNamespace(precision=BITS, root=(q, q + Fraction(1, 9)), head=3, tails=tails, nodes=nodes)


def _lower_bound(package: Any) -> bool:
    """Rules 4 to 6 exactly; what is handed to 7, 8 and 9 for each cell."""
    module = package.large_beta.law
    for point, c in POINTS:
        n, q, evidence = point.n, point.q, _evidence(point.n, point.q)
        calls: list[tuple[Any, ...]] = []

        def comparison(*given: Any, calls: list[tuple[Any, ...]] = calls) -> Any:
            calls.append(given)
            return SimpleNamespace(require_below_one=lambda *cell: calls.append(cell))

        stand_ins = (
            (module, "require_tails", lambda *given, calls=calls: calls.append(given)),
            (module, "_require_near_uniform", lambda *given, calls=calls: calls.append(given)),
            (module, "Comparison", comparison),
        )
        with recorded(module) as seen, changed(*stand_ins):
            module.require_positive(point, c, evidence)
        first, j = q - c / q, 1 - evidence.nodes[-1]
        if seen != {
            "0 < q_0 - C/q_0": (0, first),
            "0 < 1 - last node": (0, j),
            "(n+4)/2 <= q_0": (Fraction(n + 4, 2), q),
            "head + n/2 + 1 <= 2 Q j": (evidence.head + Fraction(n + 2, 2), 2 * first * j),
            "1 <= q (j^2 + 2 (Q/q) j (1 - j))": (1, q * j * j + 2 * first * j - 2 * first * j * j),
            "n/(2q) + 2 j (1 + C/q^2) <= 1": (Fraction(n, 2) / q + 2 * j + 2 * j * c / (q * q), 1),
        }:
            return False
        wanted: list[tuple[Any, ...]] = [(n, 3, evidence.tails)]
        wanted += [(point, first, j, point.average), (point, first, q * point.average, evidence)]
        for i in range(3):
            v, end = evidence.nodes[i : i + 2]
            wanted.append((f"cell {i}", end, c / q + first * v * v - evidence.root[1] * point.circle / q))
        wanted.append(
            ("beyond the last cell", evidence.nodes[-1], first * (1 - j) ** 2 - evidence.root[1] * point.circle / q)
        )
        if calls != wanted:
            return False
    return True


def _monotone_at_equality(package: Any) -> bool:
    """Each condition of rule 6 is met at equality, the others with room, and not a hair beyond."""
    module = package.large_beta.law
    nothing = SimpleNamespace(require_below_one=lambda *_: None)
    stand_ins: list[tuple[Any, str, Any]] = [
        (module, name, lambda *_: None) for name in ("require_tails", "_require_near_uniform")
    ]
    stand_ins.append((module, "Comparison", lambda *_: nothing))

    def met(q: Fraction, c: Fraction, j: Fraction, head: Fraction) -> bool:
        evidence = SimpleNamespace(root=(q, q), head=head, tails=(Fraction(0),), nodes=(Fraction(0), 1 - j))
        return not refused(package, lambda: module.require_positive(Given(2, Fraction(9), q, UNIT), c, evidence))

    edges = (
        ((Fraction(3), Fraction(0), Fraction(1, 4), Fraction(-1)), 0, -HAIR),  # (n + 4)/2 = q_0
        ((Fraction(10), Fraction(0), Fraction(1, 4), Fraction(3)), 3, HAIR),  # k_0 + n/2 + 1 = 2 Q_0 j_0
        ((Fraction(64, 15), Fraction(0), Fraction(1, 8), Fraction(-1)), 2, -HAIR),  # 1 = q_0 (2 j_0 - j_0^2)
        ((Fraction(5), Fraction(5), Fraction(1, 3), Fraction(0)), 1, HAIR),  # n/(2 q_0) + 2 j_0 (1 + C/q_0^2) = 1
    )
    with changed(*stand_ins):
        return all(
            met(*given) and not met(*(x + step * (i == place) for i, x in enumerate(given)))
            for given, place, step in edges
        )


def _comparisons(package: Any) -> bool:
    """Rules 7, 8 and 9: the bounds, rounded up by a few units."""
    ctx.prec = 300
    module, excess = package.large_beta.law, Fraction(2, 11)
    for point, c in POINTS:
        n, q, evidence = point.n, point.q, _evidence(point.n, point.q)
        first, j, gain, spread = q - c / q, Fraction(3, 7), Fraction(5, 3), Fraction(1, 9)
        with recorded(module) as seen:
            module._require_near_uniform(point, first, j, point.average)
        left, right = seen.pop("mu e^(2Qj)/(Q j^2) < 1")
        truth = top(ball(point.average) * ball(2 * first * j).exp())
        if seen or right != first * j * j or not above(left, truth, truth / 2**40):
            return False
        calls: list[tuple[Any, ...]] = []
        noted = (module, "log_excess", lambda *given, calls=calls: calls.append(given) or excess)
        with recorded(module) as seen, changed(noted):
            module.Comparison(point, first, spread, evidence).require_below_one("here", 1 - j, gain)
        kappa = 1 + Fraction(n, 2) + Fraction(n + 1) / point.beta
        exponent = arb(n) / 2 * ball(q / first).log() - ball(kappa) * ball(j).log() + ball(excess - gain)
        whole = ball(1 + spread) * (-ball(first * j * j)).exp() + exponent.exp()
        x, most = seen["here: the exponent < 0"], seen["here: the sum < 1"]
        if len(seen) != 2 or calls != [(n, 2 * first * j, evidence.head, evidence.tails, BITS)]:
            return False
        if (x[1], most[1]) != (0, 1) or not above(x[0], top(exponent), 100 * UNIT):
            return False
        if not above(most[0], top(whole), 2000 * UNIT * (1 + top(whole))):
            return False
    return True


def _parsed(package: Any, *claims: dict[str, Any]) -> Any:
    """Typed claims, and a context that notes what is charged."""
    typed = package.registry.claims_of(document(*claims))
    charges: list[tuple[int, ...]] = []
    work = SimpleNamespace(spend=lambda *charge: charges.append(charge))
    return typed, package.document.context.Context(typed, work), charges


def _law(package: Any) -> bool:
    """The work that is charged, what is handed on, and the ends of d and beta_0."""
    module = package.large_beta.law
    heads = [edited(cases_large.law(4), evidence__head=64), edited(cases_large.law(3), evidence__precision=16)]
    claims = [*map(cases_large.law, (2, 3, 4, 5)), *heads]
    claims.append(edited(cases_large.law(3), d=1000, beta_interval=["0x8p+0", "inf"]))
    for claim in claims:
        (typed,), context, charges = _parsed(package, claim)
        calls: list[tuple[Any, ...]] = []
        noted = ("require_root", "require_upper", "require_positive")
        stand_ins = ((module, name, lambda *given, calls=calls: calls.append(given)) for name in noted)
        with changed(*stand_ins):
            trust = module.check_large_beta(typed, context)
        d, evidence, given = claim["d"], typed.evidence, claim["evidence"]
        bits, (c, most) = given["precision"], typed.details["remainder"]
        point = module.Point(d - 1, typed.region.a, evidence.root[0], bits)
        cells, head, orders = len(given["nodes"]) + 8, given["head"], package.large_beta.moments.halves(d - 1)
        node = Fraction(max(x.denominator for x in evidence.nodes))
        work = [
            (40 * d, bits, cells * (bits + 200)),
            long_charge((typed.region.a, *evidence.root, c, most, *evidence.tails, node), cells),
            (0, 0, sum(8 * (p + 3) ** 2 for p in orders)),
            (0, bits + 84 * (head + (d - 1) // 2 + 1), head * cells * len(orders)),
        ]
        wanted = [(d, typed.region.a, evidence.root, bits), (point, c), (point, most, evidence)]
        if calls != wanted or charges != work or trust != {"spherical-harmonics"}:
            return False
    return True


def _form(package: Any) -> bool:
    """Bits and heads up to their ends; one or two tails, each of them a number >= 0."""
    law, point = cases_large.law(3), cases_large.coupling()

    def read(*claims: dict[str, Any]) -> str:
        try:
            package.registry.claims_of(document(*claims))
        except package.Refusal as refusal:
            return type(refusal).__name__
        return ""

    tails = {("0x5p+0", "-0x1p+0"): "Malformed", ("-0x1p+0", "0x5p+0"): "Malformed", ("0x1p+0",) * 3: "Malformed"}
    tails |= {(): "Malformed", ("0x0p+0",): "", ("0x1p+0", "0x0p+0"): ""}
    return (
        [read(edited(law, evidence__head=k)) for k in (0, 1, 64, 65)] == ["Malformed", "", "", "LimitReached"]
        and [read(edited(claim, evidence__precision=k)) for claim in (law, point) for k in (15, 16)]
        == ["Malformed", ""] * 2
        and {given: read(edited(law, evidence__tails=list(given))) for given in tails} == tails
    )


def _coupling(package: Any) -> bool:
    """K_c by a law: brackets at both ends, the work, both logarithms; nothing is asked of a lower end that is 0."""
    ctx.prec = 300
    module, law = package.large_beta.coupling, cases_large.law(3)
    others = [edited(law, beta_interval=["0x2711p+0", "inf"]), edited(law, beta_interval=["0x4e1p+3", "inf"])]
    left, right = (Fraction(53, 4), Fraction(40, 3)), (Fraction(27, 2), Fraction(14))
    brackets = {"evidence__left": ends(*left), "evidence__right": ends(*right), "evidence__precision": 70}
    high = Fraction(2**87 + 1, 2**14086)
    for interval in (False, True):
        for low in (Fraction(0), Fraction(2**89 + 1, 2**14090)):
            claim = edited(cases_large.coupling(interval=interval), **brackets)
            claim = edited(claim, enclosure=ends(low, high))
            typed, context, charges = _parsed(package, others[0], others[1], law, claim)
            calls: list[tuple[Any, ...]] = []
            noted = (module, "require_root", lambda *given, calls=calls: calls.append(given))
            with recorded(module) as seen, changed(noted):
                trust = module.check_coupling_law(typed[-1], context)
            a = Fraction(10000)
            b = a + interval
            if (
                (interval and seen.pop("a < b", None) != (a, b))
                or calls != [(3, a, left, 70), (3, b, right, 70)]
                or trust != {"spherical-harmonics"}
            ):
                return False
            numbers = (a, b, *left, *right, Fraction(1, 2), Fraction(5))
            logs = [(32, 14091) if low else (8, 1), (24, 14087)]
            first, last = left[1] - Fraction(1, 2) / left[1], right[0] - 5 / right[0]
            part = (0, 70, 340), long_charge((a, first, b, last), 1)
            if charges != [(120, 70, 340), long_charge(numbers, 1), *part, *logs] or seen.pop("0 < upper") != (
                0,
                high,
            ):
                return False
            found = seen.pop("log(a e^-a Q_up) <= log upper")
            if not _beside(found, _scaled(a, left[1], Fraction(1, 2)), ball(high).log()):
                return False
            if low:
                found = seen.pop("log lower <= log(b e^-b Q_lo)")
                if not _beside(found, ball(low).log(), _scaled(b, right[0], Fraction(5))):
                    return False
            if seen:
                return False
    return True


def _scaled(beta: Fraction, q: Fraction, loss: Fraction) -> arb:
    """log(beta e^-beta (q - loss/q))."""
    return ball(beta).log() - ball(beta) + ball(q - loss / q).log()


def _beside(found: tuple[Fraction, Fraction], left: arb, right: arb) -> bool:
    """The left side is rounded up and the right one down, both by less than 2^-50."""
    return above(found[0], top(left), HAIR) and above(-found[1], -around(right, 0)[0], HAIR)


LARGE_PARTS: tuple[Callable[[Any], bool], ...] = (
    *NUMBER_PARTS,
    _upper_bound,
    _point,
    _lower_bound,
    _monotone_at_equality,
    _comparisons,
    _law,
    _form,
    _coupling,
)
