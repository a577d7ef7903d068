"""What a mutant of interval.py has to get right, by Arb: how the interaction rises on a piece, the loss, K_lo."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Final

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.coupling.parts_ball import around
from tests.mutation.coupling.parts_functional import kappa
from tests.mutation.spine.scenes import sizes

P: Final = 60
PIECES: Final = ((3, Fraction(6), Fraction(25, 4)), (2, Fraction(3), Fraction(16, 5)), (5, Fraction(1), Fraction(3, 2)))
ENDS: Final = (Fraction(2, 5), Fraction(1, 2))


def piece(low: Fraction, high: Fraction, coupling: Any = ENDS) -> Any:
    """The sizes of a piece."""
    return sizes(bits=P, terms=60, interval=(low, high), coupling=coupling)


def _f(d: int, order: int, x: Fraction) -> arb:
    return (ball(x) ** 2 / 4).hypgeom_0f1(arb(d) / 2 + order)


def reaches(package: Any) -> bool:
    """exp((b_1 - b_0) max(0, r_l + l/b_0 - 1)) with r_l at b_1, and the tail at b_1 with Q kept."""
    ctx.prec = 300
    for d, low, high in PIECES:
        context = package.document.context.Context([], package.arithmetic.series.Work())
        found = package.spine.interval.reach_of(d, piece(low, high), context)
        if len(found.rises) != 3:
            return False
        for degree, rise in enumerate(found.rises, start=1):
            ratio = ball(high / (d + 2 * degree)) * _f(d, degree + 1, high) / _f(d, degree, high)
            steepest = ratio + ball(Fraction(degree) / low - 1)
            exact = around((ball(high - low) * (steepest if steepest > 0 else arb(0))).exp(), P)
            if not (rise.low <= exact[0] and exact[1] <= rise.high <= exact[1] + 60):
                return False
        tail = sum((kappa(d, degree, high) for degree in range(4, 24)), arb(0))
        least = around(2 * ball(ENDS[1] * high / low) * tail * ball(low - high).exp(), P)[1]
        if not above(found.tail * 2**P, least, least):  # by a geometric series
            return False
        last = package.coupling.interaction.Interaction(
            package.arithmetic.series.Bessel(d, P, 60, context.work), high, 3, (ENDS[1], ENDS[1])
        )
        least = around(ball(last.tau * high / low) * ball(low - high).exp(), P)[1]
        if not above(found.tail * 2**P, least, 40 + least / 2**50):
            return False
    return True


def spans(package: Any) -> bool:
    """Q at K_hi, the loss of mu, and K_lo at b_1, Q kept."""
    ctx.prec = 300
    for d, low, high in PIECES:
        context = package.document.context.Context([], package.arithmetic.series.Work())
        found = package.spine.interval.Span(d, piece(low, high), context)
        scale = ball(ENDS[1] / low) * ball(low).exp()
        ends = around(scale, P)
        if not (found.scale.low <= ends[0] and ends[1] <= found.scale.high <= ends[1] + 5000):
            return False
        fall = scale * (ball(-low).exp() * _f(d, 0, low) - ball(-high).exp() * _f(d, 0, high))
        if not above(Fraction(found.loss), around(fall, P)[1], 200):
            return False
        least = around(ball(ENDS[0] * high / low) * ball(low - high).exp(), P)[0]
        if not above(least, found.least() * 2**P, 20):
            return False
        if (found.d, found.context, found.piece.interval, found.bessel.precision) != (d, context, (low, high), P):
            return False
        none = piece(low, high, (Fraction(0), Fraction(0)))
        if not refused(
            package, lambda none=none, d=d, own=context: package.spine.interval.Span(d, none, own), "0 < coupling.upper"
        ):
            return False
    return package.spine.interval.INVERSE_E.denominator == 10_000 and bool(
        arb(-1).exp() < ball(package.spine.interval.INVERSE_E) < arb(-1).exp() + arb("0.0001")
    )


class Wide:
    """F as wide as it is here, and what is asked for."""

    asked: Final[list[Any]] = []

    def __init__(self, *_: Any) -> None:
        pass

    def orders(self, x: Fraction, top: int) -> list[tuple[int, int]]:
        """Enclosures."""
        self.asked.append((x, top))
        return [(100, 150), (90, 95), (40, 70), (11, 30)]


def wide(package: Any) -> bool:
    """r_l is bounded by the upper end of one F over the lower end of the other."""
    ctx.prec = 300
    module, (low, high) = package.spine.interval, (Fraction(3), Fraction(16, 5))
    interaction = SimpleNamespace(tau=Fraction(1))
    with changed((module, "Bessel", Wide), (module, "Interaction", lambda *_: interaction)):
        found = module.reach_of(2, piece(low, high), SimpleNamespace(work=None))
    column = [(100, 150), (90, 95), (40, 70), (11, 30)]
    for degree, rise in enumerate(found.rises, start=1):
        ratio = high / (2 + 2 * degree) * Fraction(column[degree][1], column[degree - 1][0])
        steepest = max(ratio + degree / low - 1, Fraction(0))
        exact = around(ball((high - low) * steepest).exp(), P)[1]
        if not above(Fraction(rise.high), exact, 60):
            return False
    return Wide.asked[-1] == (high, 4)


INTERVAL: Final = (wide, reaches, spans)
