"""What a mutant of setting.py has to get right: the interaction by Arb, and each bound from what it is made of."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Any, Final

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.coupling.parts_ball import around
from tests.mutation.coupling.parts_functional import kappa
from tests.mutation.spine.parts_mesh import Spy
from tests.mutation.spine.scenes import BETA, BITS, COUPLING, GRID, setting, sizes

ONE: Final = 1 << BITS


def interactions(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """g_l, slack and 2 Q mu at one beta by Arb; with a reach, which raises the g_l and replaces the tail."""
    ctx.prec = 300
    for d in (2, 3, 5):
        own = setting(package, d)
        truths = [around(2 * kappa(d, k, BETA) * ball(COUPLING), BITS) for k in (1, 2, 3)]
        if not all(above(Fraction(g), high, 40) for g, (_, high) in zip(own.g, truths, strict=True)):
            return False
        bessel = package.arithmetic.series.Bessel(d, BITS, 40, Spy())
        exact = package.coupling.interaction.Interaction(bessel, BETA, 3, (COUPLING, COUPLING))
        uppers = [exact.upper(k) * ONE for k in (1, 2, 3)]
        if not all(above(Fraction(g), x, 1) for g, x in zip(own.g, uppers, strict=True)):
            return False
        rounding = sum(own.g) - sum((exact.lower(k) for k in (1, 2, 3)), Fraction(0)) * ONE
        if not above(Fraction(own.slack), 2 * (exact.tau * ONE + rounding), 8):
            return False
        mean = around(2 * ball(COUPLING / BETA) * (ball(BETA) ** 2 / 4).hypgeom_0f1(arb(d) / 2), BITS)[1]
        least = 2 * COUPLING * package.coupling.interaction.zeroth(bessel, BETA)[1] / BETA * ONE
        if not above(Fraction(own.mean), mean, 40) or not above(Fraction(own.mean), least, 1):
            return False
        balls = package.arithmetic.ball
        rises = [balls.Ball(3 * ONE // 2, 7, BITS), balls.Ball(ONE, 0, BITS), balls.Ball(ONE + 12345, 3, BITS)]
        wide = setting(package, d, reach=package.spine.setting.Reach(rises, Fraction(1, 7)))
        if not all(
            above(Fraction(b), Fraction(a * r.high, ONE), 1) for a, b, r in zip(own.g, wide.g, rises, strict=True)
        ):
            return False
        if not above(Fraction(wide.slack), 2 * (Fraction(ONE, 7) + rounding), 8):
            return False
        if own.g0 != sum(own.g) or wide.g0 != sum(wide.g) or own.unit != BITS - GRID:
            return False
        if (own.p, own.d, own.beta, own.coupling) != (BITS, d, BETA, COUPLING) or own.family.modes != 3:
            return False
    return refused(package, lambda: setting(package, coupling=Fraction(0)), "the interaction is not positive")


def costs(package: Any) -> bool:
    """What a setting charges last; and that what it shares is made once for a document."""
    context = package.document.context.Context([], package.arithmetic.series.Work())
    first = package.spine.setting.Setting(context, 3, BETA, COUPLING, sizes(modes=9))
    context.work = spy = Spy()
    second = package.spine.setting.Setting(context, 3, BETA, COUPLING, sizes(modes=9))
    rows = len(first.mesh.rows)
    if (rows, BITS, rows * (9 // 4 + 6)) not in spy.spent:
        return False
    return all(getattr(first, name) is getattr(second, name) for name in ("mesh", "exponential", "quadratic", "family"))


def squares(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """|xi|^2 and <xi, e> at the nodes with errors of the polynomials that are seen; q; what a cell adds."""
    own = setting(package)
    mesh, p = own.mesh, BITS
    mesh.error = error = 1 << 21
    values = own._squares()
    for row, square in zip(mesh.rows, values, strict=True):
        need = Fraction(sum(g * (abs(y) + error) ** 2 for g, y in zip(own.g, row, strict=True)), 1 << 2 * p) + own.slack
        room = (
            Fraction(own.g0 * error, ONE)
            + 3
            + 2 * Fraction(sum(g * (ONE - abs(y)) for g, y in zip(own.g, row, strict=True)) * error, 1 << 2 * p)
        )
        if not above(Fraction(square), need, room):
            return False
    tiny = setting(package)
    tiny.g, tiny.g0 = [5, 3, 1], 9
    for row, square in zip(mesh.rows, tiny._squares(), strict=True):
        need = Fraction(sum(g * (abs(y) + 2) ** 2 for g, y in zip(tiny.g, row, strict=True)), 1 << 2 * p) + tiny.slack
        if not above(Fraction(square), need, 4):
            return False
    pole = [sum(g * y for g, y in zip(own.g, row, strict=True)) >> p for row in mesh.rows]
    if own.pole != pole or own.bend != mesh.bend(own.g) or own.squares is None:
        return False
    own.squares, own.pole_wrong = values, 12345
    for (x, wrong), exact in {(900, 100): 800, (-900, 100): 800, (50, 100): 0, (7 << p, 1): (7 << p) - 1}.items():
        if not above(Fraction(exact**2, own.g0), Fraction(own.along(x, wrong)), Fraction(own.g0 - 1, own.g0)):
            return False
    if own.across != [max(0, square - own.along(x, 12345)) for square, x in zip(values, pole, strict=True)]:
        return False
    for cells, base, factor in ((own.across_cells, own.across, 4), (own.uniform_cells, values, 2)):
        for cell, left, right, gap in zip(cells, base, base[1:], mesh.gap, strict=False):
            if not above(Fraction(cell), max(left, right) + Fraction(factor * own.bend * gap, 8 * ONE), 1):
                return False
        if len(cells) != len(mesh.gap):
            return False
    roots = [(x * ONE, r * r) for x, r in zip(own.across_cells, own.across_roots, strict=True)]
    return all(x < square <= x + 2 * isqrt(square) for x, square in roots)


def zero(package: Any) -> bool:
    """q is at least 0, where its bounds fall below."""
    own = setting(package)
    own.squares = [0] * len(own.squares)
    own.g0 = 1
    if own.along(3, 5) != 0 or own.along(6, 5) != 1:
        return False
    own.g0 = sum(own.g)
    own.squares[3] = 5 + own.along(own.pole[3], own.pole_wrong)
    return own.across == [5 if i == 3 else 0 for i in range(len(own.squares))]


def features(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """Features off the uniform state and off the pole: their values, errors, and how far a cell moves them."""
    own = setting(package)
    p, mesh = BITS, own.mesh
    own.pole_wrong = 99_999_999
    mesh.error = 7
    given: list[Any] = []
    with changed((own, "features", lambda *parts: given.append(parts))):
        _ = own.off_pole, own.off_uniform
    (rows, values, wrong), uniform = given
    if uniform != (mesh.rows, own.squares, 7) or values != own.across:
        return False
    if not above(Fraction(wrong), 7 + Fraction(99_999_999 << p, own.g0) + 1, 1):
        return False
    for row, base, pole in zip(rows, mesh.rows, own.pole, strict=True):
        if any(not above(Fraction(y), v - Fraction(pole << p, own.g0), 1) for y, v in zip(row, base, strict=True)):
            return False
    for error in (0, 7, 1 << 30):
        found = own.features(mesh.rows, own.squares, error)
        if (found.rows, found.squares, found.p) != (mesh.rows, own.squares, p):
            return False
        if not all(g << p < r * r <= (g << p) + 2 * r for g, r in zip(own.g, found.roots, strict=True)):
            return False
        whole = sum(r * r for r in found.roots)
        length = Fraction(isqrt(whole << 80), 1 << 40)
        if not above(Fraction(found.wrong), length * error / ONE, 3 + Fraction(error, ONE)):
            return False
        bend = sum((Fraction(r * r, ONE) + 1) * c for r, c in zip(found.roots, mesh.curvature, strict=True))
        for gap, spread in zip(mesh.gap, found.spread, strict=True):
            moved = Fraction(isqrt(int(gap * bend) << 40), 1 << 20) + found.wrong
            if not above(Fraction(spread), moved**2 / ONE, 1 + 8 * moved / ONE + 5):
                return False
    return True


def limits(package: Any) -> bool:
    """The field of a decreasing density on a cell: by its value at the pole, or by the mass of the cap before it."""
    own = setting(package)
    starts = own.mesh.cap_lower[:-1]
    if len(own.caps) != len(starts) or (own.caps[0], starts[0]) != (None, 0):
        return False
    for bound, low in zip(own.caps[1:], starts[1:], strict=True):
        if not above(Fraction(bound), Fraction(own.mean << BITS, low) - own.mean, 1):
            return False
    for most in (0, own.caps[4], own.caps[4] + 1, own.caps[4] - 1, own.caps[2] * 2):
        wanted = [most + own.slack if cap is None else min(most, cap) + own.slack for cap in own.caps]
        if own.limits(most) != wanted:
            return False
    return True


SETTING: Final = (limits, zero, squares, features, interactions, costs)
