"""What a mutant of tail.py has to get right: each bound from what it is made of, by Arb, at small numbers."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Final

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.coupling.parts_ball import around

P: Final = 60
ONE: Final = 1 << P
TAU: Final = Fraction(1, 7)
PEAK: Final = Fraction(1, 90)


def slow(package: Any, tau: Fraction = TAU, peak: Fraction = PEAK, g: tuple[Any, ...] = ()) -> Any:
    """Boxes with this tail, in units 2^-60."""
    couplings = SimpleNamespace(tau=tau, g=g, increasing=False)
    work = SimpleNamespace(spend=lambda *_: None)
    family = SimpleNamespace(p=P, degrees=(1,), d=2, modes=1, work=work)
    return package.kernels.tail.SlowSetting(family, couplings, P, (), peak)


def _up(package: Any, x: Any, r: int = 0) -> Any:
    return package.arithmetic.ball.Ball(int(Fraction(x) * ONE), r, P)


def _over(x: arb) -> Fraction:
    return around(x, P)[1]


def squares(package: Any) -> bool:
    """int rho^2 - 1 - sum N_l M_l^2, at the double field."""
    ctx.prec = 300
    asked: list[Any] = []
    family = SimpleNamespace(
        d=4, degrees=(2, 5), log_partition=lambda double: asked.append(double) or _up(package, Fraction(9, 4), 7)
    )
    mean = [_up(package, Fraction(1, 3)), _up(package, Fraction(-2, 9))]
    found = package.kernels.tail.own_square(family, (5, 6), _up(package, Fraction(1, 2), 3), mean)
    exact = around((ball(Fraction(5, 4))).exp() - 1 - 9 * arb(1) / 9 - 36 * ball(Fraction(4, 81)), P)
    return asked == [(5, 6)] and found.low <= exact[0] - 40 and exact[1] + 40 <= found.high <= exact[1] + 300


def shares(package: Any) -> bool:
    """sqrt(peak/tau), rounded up."""
    ctx.prec = 300
    found = slow(package)
    least = _over(ball(PEAK / TAU).sqrt())
    if not above(Fraction(found.share), least, 2):
        return False
    exact = slow(package, Fraction(4), Fraction(9))
    return above(Fraction(exact.share), Fraction(3 * ONE // 2), 1)


def reaches(package: Any) -> bool:
    """b by e^(sup h) - 1 with the upper ends of g and of the box, at most 1, and 1 where the exponent is 16 or more."""
    ctx.prec = 300
    g = (_up(package, Fraction(1, 4), 5), _up(package, Fraction(1, 3), ONE // 10))
    found = slow(package, g=g)
    for upper in ((ONE, ONE), (ONE // 3, 0), (0, 0)):
        fields = sum((Fraction(x.high * u, ONE**2) for x, u in zip(g, upper, strict=True)), Fraction(0))
        least = _over(((ball(fields + TAU)).exp() - 1).sqrt() * ball(PEAK / TAU).sqrt())
        if not above(Fraction(found.reach(upper)), min(least, Fraction(ONE)), 12):
            return False
    low = slow(package, TAU, Fraction(1, 10**9), g)
    for field, whole in ((16 - TAU - Fraction(1, 2**40), False), (16 - TAU + Fraction(1, 2**40), True)):
        low.interaction.g = (_up(package, field), _up(package, 0))
        if (low.reach((ONE, 0)) == ONE) is not whole:
            return False
    return slow(package, TAU, Fraction(9), g).reach((ONE, ONE)) == ONE


def _near(
    package: Any, reach: int, u: Fraction, own: Fraction, spread: Fraction, sup: Fraction, peak: Fraction = PEAK
) -> tuple[int, list[Any]]:
    """tau b with these parts of it."""
    module, found = package.kernels.tail, slow(package, peak=peak)
    asked: list[Any] = []
    moments = SimpleNamespace(log_z="z", mean="mean")
    with changed(
        (module, "oscillation", lambda *parts: asked.append(parts) or int(u * ONE)),
        (module, "deviation", lambda *parts: asked.append(parts) or int(spread * ONE)),
        (module, "own_square", lambda *parts: asked.append(parts) or _up(package, own)),
        (module, "_log_sup", lambda *parts: asked.append(parts) or _up(package, sup)),
        (module.SlowSetting, "reach", lambda _self, upper: asked.append(upper) or reach),
    ):
        return found.near("upper", [3, 4], moments, "deviations"), [found, moments, *asked]


def nears(package: Any) -> bool:
    """The fixed point after three rounds, by Arb; the bound of the box where the oscillation is 16 or more."""
    ctx.prec = 300
    for reach, u, own, spread, sup in (
        (ONE, Fraction(1, 5), Fraction(1, 9), Fraction(1, 11), Fraction(1, 2)),
        (ONE, Fraction(1), Fraction(0), Fraction(1, 2), Fraction(1)),
        (ONE // 20, Fraction(1, 5), Fraction(1, 9), Fraction(1, 11), Fraction(1, 2)),
        (ONE, Fraction(1, 5), Fraction(-1, 9), Fraction(1, 11), Fraction(-1, 2)),
    ):
        value, (found, moments, *asked) = _near(package, reach, u, own, spread, sup)
        b, share, tau = ball(Fraction(reach, ONE)), ball(PEAK / TAU).sqrt(), ball(TAU)
        for _ in range(3):
            r = tau * b
            norm = ball(max(own, Fraction(0))).sqrt() + (ball(sup / 2 + u) + 2 * r).exp() * (ball(spread) + r)
            b = norm * share if norm * share < b else b
        least = around(tau * b, P)[0]
        if not above(Fraction(value), least, 60):
            return False
        wanted: list[Any] = [
            "upper",
            (P, "deviations", "mean"),
            (found.family, [6, 8], "z", "mean"),
            (moments, "deviations", P),
            ([3, 4], moments),
        ]
        if asked != wanted:
            return False
    small = (Fraction(0), Fraction(0), Fraction(-60))
    whole = -(-ONE // 7)
    return (
        _near(package, ONE, Fraction(16), *small)[0] in (whole, whole + 1)
        and _near(package, ONE, 16 - Fraction(1, 2**50), *small)[0] < ONE // 100
    )


def blocks(package: Any) -> bool:
    """peak sup rho with the growth, of the uniform density by the sum of the field, of another by its own bound."""
    ctx.prec = 300
    found, asked = slow(package), list[Any]()
    for field, growth in (((ONE // 3, -ONE // 5), ONE // 7), ((0, 0), 0)):
        exponent = Fraction(sum(map(abs, field)) + growth, ONE)
        if not above(Fraction(found.block(growth, field, None)), _over(ball(PEAK) * ball(exponent).exp()), 3):
            return False
    with changed(
        (package.kernels.tail, "_log_sup", lambda *parts: asked.append(parts) or _up(package, Fraction(1, 2)))
    ):
        value = found.block(ONE // 4, [7], "moments")
    return asked == [([7], "moments")] and above(Fraction(value), _over(ball(PEAK) * ball(Fraction(3, 4)).exp()), 3)


def sups(package: Any) -> bool:
    """sum |a_l|, a_l within a unit, less Lambda."""
    found = package.kernels.tail._log_sup([5, -7, 0], SimpleNamespace(log_z=package.arithmetic.ball.Ball(100, 3, P)))
    return (found.m, found.r, found.p) == (12 + 3 - 100, 3, P)


def norms(package: Any) -> bool:
    """peak tau q^2 <= (tau b)^2, q of the places beyond the modes with their multiplicities; equality is accepted."""
    module, found, make = package.kernels.tail, slow(package), package.arithmetic.ball.Ball
    family = SimpleNamespace(d=3, modes=2, p=P, moments=lambda field: ("moments", field))
    places = [make(ONE, 0, P), make(ONE, 0, P), make(-3 << 50, 1 << 50, P), make(5 << 49, 0, P)]
    exact = PEAK * TAU * (7 * Fraction(4, 1 << 10) ** 2 + 11 * Fraction(5, 1 << 11) ** 2)
    root = _over(ball(exact).sqrt())
    asked: list[Any] = []
    for bound, fits in ((int(root) + 1, True), (int(root) - 1, False), (0, False)):
        own = SimpleNamespace(family=family, peak=PEAK, interaction=found.interaction, p=P)
        own.field = lambda lower, upper: ("field", lower, upper)
        own.farthest = lambda *parts: ("farthest", *parts)
        own.deviations = lambda *parts: ("deviations", *parts)
        own.near = lambda *parts, bound=bound: asked.append(parts) or bound
        if (
            refused(
                package,
                lambda own=own: module.require_norm(own, "low", "high", (1, 2, 3, 5), places),
                "the norm of z beyond",
            )
            is fits
        ):
            return False
    field = ("field", "low", "high")
    if asked[0] != (("farthest", "low", "high"), field, ("moments", field), ("deviations", "low", "high", field)):
        return False
    own.peak, own.interaction = Fraction(1), SimpleNamespace(tau=Fraction(1, 7))
    own.near = lambda *_: ONE >> 5  # 7 z^2/7 for z = 1/32
    module.require_norm(own, "low", "high", (1, 2, 3), [*places[:2], make(ONE >> 5, 0, P)])
    return True


TAIL: Final = (sups, blocks, shares, norms, squares, reaches, nears)
