"""What a mutant of tube.py has to get right about weights: fields, displacements, their rounding, and a lift."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.coupling.exact import above
from tests.mutation.spine.parts_mesh import Spy
from tests.mutation.spine.parts_tube import ONE, made, root
from tests.mutation.spine.scenes import BITS


def moved(package: Any) -> bool:
    """What displacements add to a cell, by its width; both ends of a cut."""
    module = package.spine.tube
    return bool(module._moved([5, 7, 9], [1, 2, 1], {1: 100, 2: 3}) == [105, 10, 109]) and module._ends(
        SimpleNamespace(low=3, high=8)
    ) == (3, 8)


class Scene:
    """A tube with made-up numbers, for its weights."""

    def __init__(self, package: Any) -> None:
        self.package, self.seen = package, list[Any]()
        self.tube = made(package)
        self.own = self.tube.setting
        part, self.half = self.tube.parts[1]
        make = package.arithmetic.ball.Ball
        self.part = SimpleNamespace(
            mean=[make(m.m, 0, BITS) for m in part.mean], values=part.values, bend=part.bend, wrong=13, log_z=part.log_z
        )
        self.tube._lengths = lambda _: list(self.roots)
        self.roots = [ONE // 7 + 1000 * i for i in range(len(self.own.mesh.rows))]
        mesh = self.own.mesh
        mesh.sups = lambda values, bend, wrong: (
            self.seen.append((values, bend, wrong)) or [max(a, b) for a, b in pairwise(values)]
        )
        self.own.exponential = SimpleNamespace(
            bounds=lambda values: self.seen.append(values) or [x * x % 9973 + 5 for x in values]
        )
        self.own.work = Spy()

    def slope(self, row: Any) -> Fraction:
        """<xi - M, w>, over 2^p."""
        vector = [y - m.m for y, m in zip(row, self.part.mean, strict=True)]
        return sum(
            (Fraction(g * w * v, ONE**2) for g, w, v in zip(self.own.g, self.tube.axis, vector, strict=True)),
            Fraction(0),
        )

    def displacements(self) -> list[Fraction]:
        """half |<xi - M, w>| + T |P (xi - M)| and the rounding of the point of the axis, at the nodes."""
        rounding = 2 * Fraction(self.own.g0, ONE)
        radius = Fraction(self.tube.radius, ONE)
        return [
            Fraction(self.half, ONE) * abs(self.slope(row)) + radius * root + rounding
            for row, root in zip(self.own.mesh.rows, self.roots, strict=True)
        ]

    def steps(self) -> dict[int, Fraction]:
        """T sqrt(Gamma) w/2, by the square of the width w."""
        return {
            gap: Fraction(self.tube.radius, 2 * ONE) * root(Fraction(gap * self.own.bend, ONE))
            for gap in set(self.own.mesh.gap)
        }

    def bend(self) -> Fraction:
        """What the curvature of the field and of the slope is at most."""
        turned = [Fraction(abs(g * w), ONE) for g, w in zip(self.own.g, self.tube.axis, strict=True)]
        return self.part.bend + Fraction(self.half, ONE) * sum(
            a * c for a, c in zip(turned, self.own.mesh.curvature, strict=True)
        )


def masses(package: Any) -> bool:
    """Weights without a lift: the field at the nodes with its displacement, then cells, then exponentials."""
    scene = Scene(package)
    own, part = scene.own, scene.part
    found = scene.tube.masses(part, scene.half, None, 12345)
    (exponents, bend, wrong), last = scene.seen
    if own.work.spent != [(0, BITS, len(own.mesh.rows) * 9)]:
        return False
    for x, value, moved in zip(exponents, part.values, scene.displacements(), strict=True):
        if not above(Fraction(x), value + moved, 60):
            return False
    if not above(Fraction(bend), scene.bend(), 30) or wrong != part.wrong:
        return False
    highest = [max(a, b) for a, b in pairwise(exponents)]
    for x, high, gap in zip(last, highest, own.mesh.gap, strict=True):
        if not above(Fraction(x), high + scene.steps()[gap] + 12345 - part.log_z.low, 3):
            return False
    weights = [x * x % 9973 + 5 for x in last]
    return all(
        above(Fraction(x), Fraction(w * m, ONE), 1) for x, w, m in zip(found, weights, own.mesh.mass, strict=True)
    )


def errors(package: Any) -> bool:
    """What the slopes are wrong by counts: the values of the mesh, the level, the means."""
    scene = Scene(package)
    own, tube = scene.own, scene.tube
    make = package.arithmetic.ball.Ball
    found = []
    for error, radius in ((0, 0), (ONE // 100, 0), (0, ONE // 50)):
        own.mesh.values = lambda field, error=error: (
            [sum(a * y for a, y in zip(field, row, strict=True)) >> BITS for row in own.mesh.rows],
            error,
        )
        means = [make(m.m, radius, BITS) for m in scene.part.mean]
        part = SimpleNamespace(
            mean=means, values=scene.part.values, bend=scene.part.bend, wrong=3, log_z=scene.part.log_z
        )
        scene.seen.clear()
        tube.masses(part, scene.half, None)
        found.append(scene.seen[0][0])
    turned = [Fraction(abs(g * w), ONE) for g, w in zip(own.g, tube.axis, strict=True)]
    for more, least in ((found[1], Fraction(ONE // 100)), (found[2], sum(turned) * Fraction(1, 50))):
        gain = Fraction(scene.half, ONE) * least
        if not all(above(Fraction(b - a), gain - 3, gain / 1000 + 60) for a, b in zip(found[0], more, strict=True)):
            return False
    return _rounding(package)


def _rounding(package: Any) -> bool:
    """The point of the axis is a unit off in each moment; its fields lose almost a unit, which `half` shows."""
    scene = Scene(package)
    own, tube, make = scene.own, scene.tube, package.arithmetic.ball.Ball
    tube.radius = 0
    tube.masses(scene.part, 0, None)
    if not all(
        above(Fraction(x - y), Fraction(2 * own.g0, ONE), 2)
        for x, y in zip(scene.seen[0][0], scene.part.values, strict=True)
    ):
        return False
    plain = scene.seen[1]
    scene.seen.clear()
    tube.masses(scene.part, 0, None, 0)
    if scene.seen[1] != plain:
        return False
    own.g = [g | 1 for g in own.g]
    tube.axis = [-pow(g, -1, ONE) % ONE for g in own.g]
    half = ONE << 20
    own.mesh.error, own.mesh.rows[5] = 0, (-ONE,) * 3
    for k in range(30):
        means = [make(ONE - k, 0, BITS)] * 3
        part = SimpleNamespace(mean=means, values=scene.part.values, bend=0, wrong=3, log_z=scene.part.log_z)
        scene.seen.clear()
        tube.masses(part, half, None)
        for x, y, row in zip(scene.seen[0][0], part.values, own.mesh.rows, strict=True):
            terms = zip(own.g, tube.axis, row, means, strict=True)
            slope = sum((Fraction(g * w * (v - m.m), ONE**2) for g, w, v, m in terms), Fraction(0))
            if x - y < abs(slope) * half / ONE:
                return False
    return True


def lifts(package: Any) -> bool:
    """With a lift: share of the largest exponent less the field plus its displacement, and the tilt."""
    for share, tilt in ((ONE // 3, ONE // 2), (ONE, 0), (0, ONE // 9)):
        scene = Scene(package)
        own, part = scene.own, scene.part
        found = scene.tube.masses(part, scene.half, package.spine.tube.Lift(share, tilt), 0)
        (plain, bend, _), (exponents, lifted, wrong), last = scene.seen
        steps, part_of = scene.steps(), Fraction(share, ONE)
        top = max(max(a, b) + steps[gap] for a, b, gap in zip(plain, plain[1:], own.mesh.gap, strict=False))
        for x, before, value, row in zip(exponents, plain, part.values, own.mesh.rows, strict=True):
            spread = before - value
            least = before + part_of * (top - value + spread) + Fraction(tilt * (ONE - row[0] + own.mesh.error), ONE)
            if not above(Fraction(x), least, 5):
                return False
        if not above(Fraction(lifted), bend * (1 + part_of) + tilt, 3) or wrong != 2 * part.wrong:
            return False
        highest = [max(a, b) for a, b in pairwise(exponents)]
        for x, high, gap in zip(last, highest, own.mesh.gap, strict=True):
            if not above(Fraction(x), high + steps[gap] * (1 + part_of) - part.log_z.low, 6):
                return False
        if len(found) != len(own.mesh.mass):
            return False
    return True


WEIGHTS: Final = (moved, masses, errors, lifts)
