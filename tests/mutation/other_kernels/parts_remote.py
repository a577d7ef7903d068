"""What a mutant of remote.py, and of tubes with negative coefficients, has to get right: bounds by Arb, and balls."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from types import SimpleNamespace
from typing import Any, Final

from flint import arb, ctx

from certify.core.exact import as_fraction
from tests.bounds.kernels.test_folds import number
from tests.bounds.kernels.tubes import TUBES
from tests.checker.arb_truth import ball
from tests.checker.kernels.documents import document
from tests.checker.kernels.exclusion_samples import OTHERS, SIGNED, excluded
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.coupling.parts_ball import around

P: Final = 90
ONE: Final = 1 << P
DEGREES: Final = (2, 5)
ELLIPSES: Final = (Fraction(3, 2), Fraction(2), Fraction(7))


def _remote(package: Any, peak: Fraction = Fraction(1, 90), ellipses: tuple[Fraction, ...] = ELLIPSES) -> Any:
    tail = package.arithmetic.ball.up(ONE // 7, P)
    work = SimpleNamespace(spend=lambda *_: None)
    return package.kernels.remote.Remote(tail, peak, DEGREES, ellipses, work)


def _growth(ellipse: Fraction, degree: int) -> arb:
    return (ball(ellipse) ** degree + 1 / ball(ellipse) ** degree) / 2


def moments(package: Any) -> bool:
    """exp(sum sizes growth)/growth_{n+1} of each ellipse, rounded up by little; the least of them, and 1."""
    ctx.prec = 400
    up, found = package.arithmetic.ball.up, package.arithmetic.ball.Ball
    for sizes in ((Fraction(1, 3), Fraction(1, 50)), (Fraction(2), Fraction(1, 10)), (Fraction(0), Fraction(0))):
        given = [found(int(x * ONE) - 3, 3, P) for x in sizes]
        bounds = []
        for ellipse in ELLIPSES:
            exponent = sum(
                (ball(Fraction(x.high, ONE)) * _growth(ellipse, k) for x, k in zip(given, DEGREES, strict=True)), arb(0)
            )
            exact = exponent.exp() / _growth(ellipse, 6)
            low, high = around(exact, P)
            bounds.append(min(high, Fraction(ONE)))
            one = _remote(package, ellipses=(ellipse,)).moment(given)
            slack = 1 + int(Fraction(high) / 10**15)
            if one.r or not (min(low, ONE) <= one.m <= min(high + slack, ONE)):
                return False
        least = _remote(package).moment(given)
        if not min(bounds) - 2 <= least.m <= min(bounds) * (1 + Fraction(1, 10**12)) + 2 or least.p != P:
            return False
    large = [up(ONE * (P + 2), P), up(0, P)]
    edge = [up(ONE * 60, P), up(0, P)]
    own = _remote(package, ellipses=(Fraction(2),))
    return bool(own.moment(large).m == ONE and own.moment(edge).m == ONE)


def exponents(package: Any) -> bool:
    """An ellipse counts up to an exponent of as many as there are bits, and not beyond."""
    up, asked = package.arithmetic.ball.up, list[Any]()
    own = _remote(package, ellipses=(Fraction(2),))
    own.ellipses = [([ONE, ONE], 1 << 2 * P)]
    for whole in (P, P + 1):
        with changed((package.kernels.remote, "exp", lambda x: asked.append(x.m) or up(0, P))):
            own.moment([up(whole * ONE, P), up(1, P)])
    return asked == [P * ONE + 1]


def parts(package: Any) -> bool:
    """The root of the tail times the moment; the smaller of the trace and crest times sup rho."""
    ctx.prec = 400
    found, up = package.arithmetic.ball.Ball, package.arithmetic.ball.up
    own = _remote(package)
    if not above(Fraction(own.crest.m), Fraction(ONE, 45), 1) or own.crest.r or own.crest.p != P:
        return False
    with changed(
        (package.kernels.remote.Remote, "moment", lambda _, sizes: up(ONE // 5, P) if sizes == "s" else up(0, P))
    ):
        image = own.image("s")
    low, high = around(ball(Fraction(ONE // 7, ONE)).sqrt() / 5, P)
    if not low <= image.high <= high + 8:
        return False
    sizes = [found(ONE // 4, 5, P), found(ONE // 3, 5, P)]
    for log_z, trace in ((Fraction(1, 2), False), (Fraction(-3), True)):
        block = own.block(sizes, found(int(log_z * ONE), 9, P))
        exact = (ball(Fraction(ONE // 4 + ONE // 3 + 10 + 9, ONE)) - ball(Fraction(int(log_z * ONE), ONE))).exp() / 45
        low, high = around(exact, P)
        if trace and block.m != ONE // 7:
            return False
        if not trace and not low <= block.m <= high + 40:
            return False
        if block.r or block.p != P:
            return False
    return True


def work(package: Any) -> bool:
    """What an ellipse is charged for."""
    spent = list[Any]()
    tail = package.arithmetic.ball.up(ONE // 7, P)
    spend = SimpleNamespace(spend=lambda *parts: spent.append(parts))
    package.kernels.remote.Remote(tail, Fraction(1, 90), (2, 3, 5), (Fraction(9, 2), Fraction(7)), spend)
    return spent == [(0, 6 * 5, 10), (0, 4 * 5, 10)]


PLACES: Final = ("signed", "turned", "less", "few", "point", "power")


@cache
def _expected() -> dict[str, list[float]]:
    names = ("n", "gap", "turn", "cubic", "rest", "start", "defect", "push")
    return {
        place: [*(number(TUBES[place].piece, name) for name in names), *number(TUBES[place].piece, "series")]
        for place in PLACES
    }


def tubes(package: Any) -> bool:
    """Those of kernels with negative coefficients or slow tails, as balls have them."""
    for place, wanted in _expected().items():
        tube, room = TUBES[place], package.kernels
        plan, piece = tube.plan, tube.plan.piece
        described = tube.description
        kernel = room.families.kernel_of(
            room.description.Description(described.family, described.numbers, described.degrees), tube.d
        )
        rows = {name: [as_fraction(x) for x in getattr(piece, name)] for name in ("field", "tangent", "bend")}
        sizes = {name: as_fraction(getattr(piece, name)) for name in ("width", "radius")}
        span = SimpleNamespace(**rows, **sizes)
        given = SimpleNamespace(
            modes=plan.modes, nodes=plan.nodes, ellipses=plan.ellipses, bits=plan.precision + 104, piece=span
        )
        context = package.document.context.Context((), package.arithmetic.series.Work())
        own = room.exclusion.tube_at(kernel, given, context)
        found = [own.n, own.gap, own.turn, own.cubic, own.rest, *own._defects, own.push, *own.series]
        for x, y in zip(found, wanted, strict=True):
            if not abs(x.m / (1 << x.p) - y) <= 1e-9 * abs(y) + 1e-13:
                return False
    return True


def signs(package: Any) -> bool:
    """A true claim with a negative coefficient, and what is wrong with others."""
    for _, file, changes, words in (("", SIGNED, {}, ""), *(case for case in OTHERS if case[1] == SIGNED)):

        def act(file: str = file, changes: dict[str, Any] = changes) -> None:
            package.check_document(document(excluded(file, **changes)))

        if words and not refused(package, act, words):
            return False
        if not words and refused(package, act):
            return False
    return True


REMOTE: Final = (moments, exponents, parts, work, tubes)
TURNED: Final = (tubes, signs)
