"""What a mutant of slice.py has to get right: each bound of a cell from what it is made of."""

from __future__ import annotations

import random
from fractions import Fraction
from math import isqrt
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.spine.parts_mesh import Spy
from tests.mutation.spine.scenes import BITS, GRID, setting

ONE: Final = 1 << BITS
CENTRE: Final = (ONE // 3, ONE // 7, -ONE // 50)


def densities(package: Any) -> bool:  # noqa: PLR0911, PLR0912 - each fault at once
    """Field, means and bounds of the density of a centre, with and without a tilt."""
    own, module = setting(package), package.spine.slice
    tilt = package.arithmetic.ball.Ball(ONE // 9, 77, BITS)
    for given, m, r in ((None, 0, 0), (tilt, ONE // 9, 77)):
        own.work = spy = Spy()
        found = module.Density(own, CENTRE, given)
        field = [g * c >> BITS for g, c in zip(own.g, CENTRE, strict=True)]
        field[0] -= m
        if found.field != field or found.moments != CENTRE or found.off != r:
            return False
        if spy.spent != [(0, BITS, (3 // 8 + 3) * len(own.mesh.rows))]:
            return False
        wanted = own.family.means(field)
        if (found.log_z.m, [(x.m, x.r) for x in found.mean]) != (wanted.log_z.m, [(x.m, x.r) for x in wanted.mean]):
            return False
        if (found.values, found.wrong) != own.mesh.values(field) or found.bend != own.mesh.bend(field):
            return False
        exact = Fraction(sum(g * c * c for g, c in zip(own.g, CENTRE, strict=True)), 1 << 2 * BITS + 1)
        if not above(exact - wanted.log_z.high - r, Fraction(found.functional), 1):
            return False
        sups = own.mesh.sups(found.values, found.bend, found.wrong)
        if found.density != own.exponential.bounds([x - wanted.log_z.low for x in sups]):
            return False
        vectors: list[Any] = []
        with changed((module, "length", lambda *parts, off_pole, kept=vectors: kept.append((parts, off_pole)) or 5)):
            if (found.residual(off_pole=True), found.residual(off_pole=False), found.mean_across) != (5, 5, 5):
                return False
        for ((where, vector, rest), off_pole), side in zip(vectors, (True, False, True), strict=True):
            if where is not own or rest != own.slack or off_pole is not side:
                return False
            base = (0, 0, 0) if vector is found.mean else CENTRE
            differences = [(abs(c - x.m), x.r) for c, x in zip(base, wanted.mean, strict=True)]
            if [(abs(x.m), x.r) for x in vector] != differences:
                return False
        if vectors[2][0][1] is not found.mean:
            return False
    family = SimpleNamespace(means=lambda _: SimpleNamespace(log_z=0, mean=()))
    spent = []
    for modes in (15, 16):
        wide = SimpleNamespace(g=[0] * modes, p=BITS, work=Spy(), family=family)
        wide.mesh = SimpleNamespace(modes=modes, rows=[0] * 10, values=lambda _: (0, 0), bend=lambda _: 0)
        module.Density(wide, [0] * modes)
        spent += wide.work.spent
    return spent == [(0, BITS, 40), (0, BITS, 50)]


def lengths(package: Any) -> bool:
    """|v| and its part off e from above, where the v_l are balls; a rest is added."""
    own, module, make = setting(package), package.spine.slice, package.arithmetic.ball.Ball
    for vector, rest in (
        (((5 << 20, 0), (-3 << 30, 0), (1 << 33, 0)), 0),
        (((1 << 38, 1 << 30), (-1 << 36, 1 << 29), (7, 1 << 31)), 1 << 35),
        (((1 << 39, 0),) * 3, 12345),
        (((0, 0),) * 3, 0),
        (((-1 << 38, 1 << 36),) * 3, 0),
    ):
        balls = [make(m, r, BITS) for m, r in vector]
        largest = sum(Fraction(g * (abs(m) + r) ** 2, ONE**2) for g, (m, r) in zip(own.g, vector, strict=True)) + rest
        along = abs(sum(g * m for g, (m, _) in zip(own.g, vector, strict=True)))
        along = max(along - sum(g * r for g, (_, r) in zip(own.g, vector, strict=True)), 0)
        across = max(largest - Fraction(along**2, own.g0 * ONE**2), Fraction(0))
        for off_pole, square in ((False, largest), (True, across)):
            found = module.length(own, balls, rest, off_pole=off_pole)
            room = 60 + along * 20 // (own.g0 * ONE) * 40 if off_pole else 30
            if not square * ONE <= found**2 <= (square + room) * ONE + 2 * found:
                return False
    return bool(module.at_pole(own, (1, 2, -5)) == own.g[0] + 2 * own.g[1] - 5 * own.g[2])


def _cell(package: Any, upper: int = 9 << 10, steps: Any = ((1, 0, 0),)) -> Any:
    return package.spine.form.Cell(upper, tuple(c >> BITS - GRID for c in CENTRE), steps)


def cells(package: Any) -> bool:  # noqa: PLR0911, PLR0912 - each fault at once
    """Both ends of a cell, its sag, its gains and its room."""
    own, module, make = setting(package), package.spine.slice, package.arithmetic.ball.Ball
    unit, tilt = own.unit, make(ONE // 9, 77, BITS)
    own.slack = 1000
    frame = module.Frame(((None, Fraction(5)), (tilt, Fraction(0))), 1000)
    for low, upper in ((30 << 10, 31 << 10), (7 << 10, 9 << 10), (3 << 9, 2 << 10), (7 << 10, 7 << 10)):
        cell = _cell(package, upper)
        if low >= upper:
            return refused(
                package, lambda cell=cell, low=low: module.Slice(own, low << unit, cell), "increases from cell to cell"
            )
        for given, terms, rise in ((None, [(None, 0)], 0), (frame, [(None, Fraction(5)), (tilt, 0)], 1000)):
            found = module.Slice(own, low << unit, cell, *([given] if given else []))
            if (found.low, found.high, found.rise, found.setting) != (low << unit, upper << unit, rise, own):
                return False
            centre = [c << unit for c in cell.centre]
            shifts = [end.moments[0] - centre[0] for end in found.ends[:2]]
            if found.centre != centre or len(found.ends) != 2 * len(terms):
                return False
            for i, end in enumerate(found.ends):
                if end.moments != [c + shifts[i % 2] for c in centre]:
                    return False
                tilted = terms[i // 2][0]
                if end.off != (0 if tilted is None else 77) or end.field[0] != (own.g[0] * end.moments[0] >> BITS) - (
                    0 if tilted is None else ONE // 9
                ):
                    return False
            pole = sum(g * c for g, c in zip(own.g, centre, strict=True))
            if not 0 <= (found.low << BITS) - pole - shifts[0] * own.g0 < own.g0:
                return False
            if not 0 <= pole + shifts[1] * own.g0 - (found.high << BITS) < own.g0:
                return False
            sag = Fraction((shifts[1] - shifts[0]) ** 2 * own.g0, 8 << 2 * BITS)
            if not above(Fraction(found.sag), sag, 1):
                return False
            square = max(Fraction(found.low**2 // own.g0) - own.slack, Fraction(0))
            if found.gains != [int(share * square / 2) for _, share in terms for _ in range(2)]:
                return False
            first, second = found.ends[:2]
            least = own.mesh.sups(
                [-min(a, b) for a, b in zip(first.values, second.values, strict=True)],
                max(first.bend, second.bend),
                max(first.wrong, second.wrong),
            )
            if found.room != [max(a + b + rise, 0) for a, b in zip(own.limits(found.high), least, strict=True)]:
                return False
    return False


def gains(package: Any) -> bool:
    """No gain where s^2/g0 is below the slack; the bends and errors of the first two ends count, the larger ones."""
    own, module = setting(package), package.spine.slice
    own.slack = 1 << 60
    frame = module.Frame(((None, Fraction(5)),), 0)
    if module.Slice(own, 1 << own.unit, _cell(package), frame).gains != [0, 0]:
        return False
    given: list[Any] = []
    own.mesh.sups = lambda values, bend, wrong: given.append((bend, wrong)) or [-1 << 2 * BITS] * len(own.mesh.gap)

    class Made(module.Density):  # type: ignore[name-defined] # of a package that is made in memory
        made = 0

        def __init__(self, *parts: Any) -> None:
            super().__init__(*parts)
            self.bend, self.wrong = ((5, 10), (7, 20), (1000, 1000), (1000, 1000))[Made.made % 4]
            Made.made += 1

    tilt = package.arithmetic.ball.Ball(1, 0, BITS)
    with changed((module, "Density", Made)):
        cut = module.Slice(own, 0, _cell(package), module.Frame(((None, Fraction(0)), (tilt, Fraction(0))), 0))
    return given == [(7, 20)] and cut.room == [0] * len(own.mesh.gap)


def ranges(package: Any) -> bool:
    """The largest t of a cell: s - s^2/g0 at its largest, in the middle, at either end, and beyond g0."""
    module = package.spine.slice
    own = setting(package)
    g0 = own.g0
    for low, high, best in (
        (g0 // 4, g0 // 3, g0 // 3),
        (g0 // 3, g0, g0 // 2),
        (2 * g0 // 3, 5 * g0 // 6, 2 * g0 // 3),
        (2 * g0, 3 * g0, None),
        (g0 // 2, g0, g0 // 2),
        (g0 // 3, g0 // 2, g0 // 2),
    ):
        for rise in (0, ONE // 3):
            cut = object.__new__(module.Slice)
            cut.setting, cut.low, cut.high, cut.centre, cut.rise = own, low, high, CENTRE, rise
            room = max(best - Fraction(best**2, g0) + own.slack + rise, Fraction(0)) if best else Fraction(0)
            square = sum(Fraction(g * c * c, ONE**2) for g, c in zip(own.g, CENTRE, strict=True))
            pole = sum(Fraction(g * c, ONE) for g, c in zip(own.g, CENTRE, strict=True))
            exact = _root(room) + _root(square - pole**2 / g0)
            if not above(Fraction(cut.most()), exact, 14):
                return False
    cut.low, cut.high, cut.rise = 9 * g0, 9 * g0, 0  # no density is there
    rng = random.Random(6)
    for _ in range(40):  # centres near a multiple of e: |P c|^2 is a few units
        whole = rng.randrange(-ONE, ONE)
        cut.centre = [whole + rng.randrange(1 << BITS // 2) for _ in own.g]
        square = sum(Fraction(g * c * c, ONE**2) for g, c in zip(own.g, cut.centre, strict=True))
        pole = sum(Fraction(g * c, ONE) for g, c in zip(own.g, cut.centre, strict=True))
        across = square - pole**2 / g0
        if not _root(across) + 1 <= cut.most() <= _root(across + 5) + 3:
            return False
    own.slack, cut.centre = 0, CENTRE
    square = sum(Fraction(g * c * c, ONE**2) for g, c in zip(own.g, CENTRE, strict=True))
    across = _root(square - sum(Fraction(g * c, ONE) for g, c in zip(own.g, CENTRE, strict=True)) ** 2 / g0)
    for low, high in ((g0 // 2, g0 // 2 + 1), (g0 // 2 - 1, g0 // 2), (g0 - 1, g0), (1, 2), (g0 // 3, g0 // 3 + 1)):
        cut.low, cut.high = low, high
        places = [Fraction(low), Fraction(high), *([Fraction(g0, 2)] if low <= Fraction(g0, 2) <= high else [])]
        best = max(s - s * s / g0 for s in places)
        if not _root(best) + across <= cut.most() <= _root(best + 1) + across + 6:
            return False
    return True


def _root(x: Fraction) -> Fraction:
    """The root of x/2^p over 2^p, from below."""
    return Fraction(isqrt(int(x * ONE) << 80), 1 << 40)


SLICE: Final = (ranges, lengths, densities, cells, gains)
