"""What a mutant of tables.py and mesh.py has to get right: by Arb, and the bounds of errors where they can be seen."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any, Final

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import refused
from tests.mutation.coupling.exact import above
from tests.mutation.coupling.parts_ball import around

P: Final = 40
SHAPE: Final = (24, 8, 4)
INDICES: Final = (*range(8), *range(8, 25, 4))


class Spy:
    """A budget that notes what is spent."""

    def __init__(self) -> None:
        self.spent: list[tuple[int, ...]] = []

    def spend(self, *amounts: int) -> None:
        """Note it."""
        self.spent.append(amounts)


def tables(package: Any) -> bool:
    """Upper bounds of exp and chi at integers, and on multiples of 2^-10, which cost less than a thousandth."""
    ctx.prec = 300
    module, rng = package.spine.tables, random.Random(1)
    for p in (40, 80):
        spy = Spy()
        exponential, quadratic = module.Exponential(p, spy), module.Quadratic(p, spy)
        values = [0, 1, -1, 29_792_313_021 << p - 40, 5 << p - 2, *(rng.randrange(-4 << p, 8 << p) for _ in range(12))]
        keys = {-(-x >> p - 10) for x in values}
        for table, truth in ((exponential, _exp), (quadratic, _chi)):
            for x in values:
                room = 4 * Fraction(1 << 2 * p, x * x) + 1 if x > 0 and table is quadratic else 4
                if not above(table.bound(x), truth(x, p), room):
                    return False
            spy.spent.clear()
            least = [truth(x, p) for x in values]
            if not all(above(a, b, b / 999 + (1 << 23)) for a, b in zip(table.bounds(values), least, strict=True)):
                return False
            if table.bounds(values[::-1]) != table.bounds(values)[::-1]:
                return False
            if spy.spent != [(40 * len(keys) + len(values), p), (len(values), p), (len(values), p)]:
                return False
        if quadratic.bound(0) != quadratic.bound(-9) != 1 << p - 1:
            return False
    return True


def _exp(x: int, p: int) -> Fraction:
    return around(ball(Fraction(x, 1 << p)).exp(), p)[1]


def _chi(x: int, p: int) -> Fraction:
    """chi(x), and chi(0) for x <= 0."""
    u = ball(Fraction(x, 1 << p))
    return around((u.exp() - 1 - u) / (u * u), p)[1] if x > 0 else Fraction(1 << p - 1)


def polynomial(d: int, degree: int, t: arb) -> arb:
    """P_l(t)."""
    if d == 2:
        return t.chebyshev_t(degree)
    nu = arb(d - 2) / 2
    return t.gegenbauer_c(degree, nu) / arb(1).gegenbauer_c(degree, nu)


def cap(d: int, index: int, mesh: int) -> arb:
    """sigma of the cap of the angle pi index/mesh: an incomplete beta function of sin^2(angle/2)."""
    if index in (0, mesh):
        return arb(index // mesh)
    half = arb(d - 1) / 2
    return ((arb.pi() * index / (2 * mesh)).sin() ** 2).beta_lower(half, half, regularized=True)


def mesh(package: Any, d: int, modes: int = 5, p: int = P, work: Any = None) -> Any:
    """A coarse one."""
    return package.spine.mesh.Mesh(d, modes, SHAPE, p, work or package.arithmetic.series.Work())


def meshes(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """Rows, caps, masses and widths by Arb; and what they cost."""
    ctx.prec = 300
    for d in (2, 3, 4, 7):
        spy = Spy()
        found = mesh(package, d, work=spy)
        size = len(INDICES)
        if spy.spent != [(60 * size, P + 26, size * ((P + 26) // 6 * 0 + P // 6 + 2 + 4 * d + 10))]:
            return False
        if (found.d, found.modes, found.p, found.error, len(found.rows)) != (d, 5, P, 2, size):
            return False
        for index, row in zip(INDICES, found.rows, strict=True):
            t = (arb.pi() * index / SHAPE[0]).cos()
            for degree, value in enumerate(row, start=1):
                if any(abs(value - x) > 2 for x in around(polynomial(d, degree, t), P)):
                    return False
        caps = [around(cap(d, index, SHAPE[0]), P) for index in INDICES]
        if not all(above(low[0], Fraction(x), 2) and x >= 0 for x, low in zip(found.cap_lower, caps, strict=True)):
            return False
        for x, (left, right), (i, j), gap in zip(found.mass, pairwise(caps), pairwise(INDICES), found.gap, strict=True):
            if not above(Fraction(x), right[1] - left[0], 2):
                return False
            if not above(Fraction(gap), around((arb.pi() * (j - i) / SHAPE[0]) ** 2, P)[1], 1):
                return False
        if len(package.spine.mesh.Mesh(d, 2, (6, 4, 1), P, spy).rows) != 7:
            return False
        if found.curvature != [Fraction(k * (k + d - 2), d - 1) for k in range(1, 6)]:
            return False
    return True


def errors(package: Any) -> bool:
    """The recurrence at wide cosines: each step's error is in the bound, and not much more; two units for the shift."""
    module, balls = package.spine.mesh, package.arithmetic.ball
    rng = random.Random(2)
    for d, modes, p, guard, radii in RECURRENCES:
        for wrong in radii:
            cosines = [balls.Ball(rng.randrange(-1 << p, 1 << p), r, p) for r in (wrong // 2, wrong)]
            rows, error = module._rows(d, modes, cosines, guard)
            need, room = [Fraction(0), Fraction(wrong)], [Fraction(0), Fraction(0)]
            for degree in range(1, modes):
                twice, low = 2 * degree + d - 2, degree + d - 2
                product = need[-1] + wrong + need[-1] * wrong / (1 << p) + 1
                need.append((twice * product + degree * need[-2]) / low + 1)
                room.append((twice * (room[-1] + 2) + degree * room[-2]) / low + 1)
            least = max(need) / (1 << guard) + (Fraction((1 << guard) - 1, 1 << guard) if guard else 2)
            if not above(Fraction(error), least, room[-1] / (1 << guard) + 2):
                return False
            for t in (cosines[1].low, cosines[1].high):
                values = [polynomial(d, k, ball(Fraction(t, 1 << p))) for k in range(1, modes + 1)]
                if any(abs(a - around(b, p - guard)[0]) > error for a, b in zip(rows[1], values, strict=True)):
                    return False
    return _limits_of_error(package)


RECURRENCES: Final = (
    (2, 3, 15, 5, range(500, 540)),
    (3, 3, 15, 5, range(900, 940)),
    (5, 4, 15, 5, range(300, 330)),
    (2, 2, 6, 0, range(28)),
    (3, 2, 6, 0, range(28)),
    (4, 3, 9, 0, range(8)),
)
"""d, modes, bits, guard bits among them, radii of the cosines."""


def _limits_of_error(package: Any) -> bool:
    """An error is at most 2^8 units of the result, and the guard bits go."""
    balls, module = package.arithmetic.ball, package.spine.mesh
    for guard in (0, 5):
        for wrong, fits in ((255, True), (256, False)):
            wide = [balls.Ball(77 << guard, (wrong + 1 << guard) - 1, 16 + guard)]
            if refused(package, lambda wide=wide, guard=guard: module._rows(3, 1, wide, guard)) is fits:
                return False
        rows, error = module._rows(3, 2, [balls.Ball(77 << guard, 50 << guard, 16 + guard)], guard)
        if rows[0][0] != 77 or not 150 < error < 157:
            return False
    return True


def fields(package: Any) -> bool:
    """Values, bends and suprema of made-up rows: every error is in the bound, and little more."""
    own = object.__new__(package.spine.mesh.Mesh)
    own.p, own.error = 12, 37
    own.curvature = [Fraction(1), Fraction(8, 3), Fraction(5)]
    own.rows = [(4096, -900, 17), (-1, 4000, 3333), (0, 0, 1)]
    own.gap = [5000, 81]
    for field in ((1000, -3000, 96), (-7, 0, 5555), (40_000, 3, -1)):
        values, wrong = own.values(field)
        exact = [Fraction(sum(a * x for a, x in zip(field, row, strict=True)), 1 << 12) for row in own.rows]
        if values != [floor(x) for x in exact]:
            return False
        need = Fraction(sum(abs(a) + 1 for a in field) * 37, 1 << 12) + len(field) + 1
        if not above(Fraction(wrong), need, 2):
            return False
        bend = own.bend(field)
        if not above(
            Fraction(bend), sum((abs(a) + 1) * c for a, c in zip(field, own.curvature, strict=True)), Fraction(2, 3)
        ):
            return False
        least = [
            max(a, b) + Fraction(gap * bend, 8 << 12) + wrong
            for a, b, gap in zip(values, values[1:], own.gap, strict=False)
        ]
        if not all(
            above(Fraction(x), y, Fraction(4095, 4096))
            for x, y in zip(own.sups(values, bend, wrong), least, strict=True)
        ):
            return False
    return True


TABLES: Final = (tables,)
MESH: Final = (fields, errors, meshes)
