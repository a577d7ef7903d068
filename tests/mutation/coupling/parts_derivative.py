"""What a mutant of derivative.py has to get right."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.mutation.coupling.given import claim, context, record
from tests.mutation.coupling.parts_ball import refused


def derivative(package: Any) -> bool:
    """-p K/beta over the ends, where it is asked for, and the points and pieces that it needs."""
    module = package.coupling.derivative
    end = package.coupling.band.End
    ends = {
        2: end(Fraction(2), (Fraction(10), Fraction(12)), (Fraction(3), Fraction(4))),
        3: end(Fraction(3), (Fraction(7), Fraction(8)), (Fraction(5), Fraction(6))),
    }
    MovingCover = package.coupling.moving_form.MovingCover
    piece = record(package.coupling.moving_form.MovingBoxes, interval=(2, 3))
    kept = module.end_of
    module.end_of = lambda found, context: ends[found.interval.b]
    points = [claim(package, "two-minimisers", b, "cover") for b in ends]
    cover = claim(package, "two-minimisers", (2, 3), "moving-cover", evidence=record(MovingCover, pieces=(piece,)))

    def fits(beta: Any, low: Any, high: Any, others: Any, rule: str = "decreasing") -> bool:
        details = {"derivative": (Fraction(low), Fraction(high))}
        own = claim(package, "critical-coupling", beta, rule, details=details)
        return not refused(package, lambda: module.check_derivative(own, context(package, *others)))

    try:
        whole, step = [*points, cover], Fraction(1, 9)
        good: tuple[bool, ...] = (
            fits((2, 3), -36, -7, whole),
            fits(2, -24, -15, points),
            fits((2, 3), -37, 0, whole),
            fits(2, -25, 0, points[:1]),
        )
        bad: tuple[bool, ...] = (
            fits((2, 3), -36 + step, -7, whole),
            fits((2, 3), -36, -7 - step, whole),
            fits(2, -24 + step, -15, points),
            fits(2, -24, -15 - step, points),
            fits((2, 3), -99, 0, points),
            fits((2, 3), -99, 0, [points[0], cover]),
            fits((2, 3), -99, 0, [points[1], cover]),
            fits(2, -99, 0, whole, "theorem-1.1"),
            fits(None, -99, 0, whole),
            fits((2, None), -99, 0, whole),
            fits((None, 3), -99, 0, whole),
            fits(2, -99, 0, points[1:]),
        )
        ends[2] = end(Fraction(2), (Fraction(10), Fraction(12)), (Fraction(-1, 99), Fraction(4)))
        bad = (*bad, fits(2, -99, 99, points))
        ends[2] = end(Fraction(2), (Fraction(10), Fraction(12)), (Fraction(0), Fraction(4)))
        good = (*good, fits(2, -99, 99, points))
        module.check_derivative(claim(package, "critical-coupling", None, "theorem-1.1"), context(package))
    finally:
        module.end_of = kept
    return all(good) and not any(bad)


SLOPE = (derivative,)
