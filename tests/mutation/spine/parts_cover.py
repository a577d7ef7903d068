"""What a mutant of start.py and cover.py has to get right: the start, the order of the cells, and theta of a point."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.spine.parts_mesh import Spy


def starts(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """chi at the smaller of t_0 |xi| and the limit of t_0^2; 2 Lam < 1; what the loss and the slack leave."""
    module, p, spy = package.spine.start, 10, Spy()
    asked: dict[str, Any] = {}
    own = SimpleNamespace(p=p, unit=3, work=spy, caps=[0] * 4, slack=5, uniform_cells=[1024, 4096, 9, 1 << 20])
    own.limits = lambda most: asked.__setitem__("limits", most) or [5000, 1, 700, 9000]
    own.quadratic = SimpleNamespace(bounds=lambda values: asked.__setitem__("reach", values) or [x + 1 for x in values])
    lam = 511

    def norm(*parts: Any, uniform: bool) -> int:
        asked["norm"] = (*parts, uniform)
        return lam

    with changed((module, "spectrum", norm)):
        for t, w, loss in ((75, 2, 0), (75, 0, 7), (101, 300, 40)):
            spy.spent.clear()
            square = Fraction((8 * t) ** 2, 1024)
            found = module.require_start(own, (t, w, 6), loss)
            if spy.spent != [(0, p, 20)] or found != square // 1 - 2 * loss - 5:
                return False
            if not above(Fraction(asked["limits"]), square, 1):
                return False
            roots = [Fraction(isqrt(x << p + 40), 1 << 20) for x in own.uniform_cells]
            for x, root, limit in zip(asked["reach"], roots, (5000, 1, 700, 9000), strict=True):
                if not above(Fraction(x), min(t * 8 * root / 1024, Fraction(limit)), 1 + Fraction(t * 8, 1024)):
                    return False
            excess = [max(x + 1 - 8 * w, 0) for x in asked["reach"]]
            if asked["norm"] != (own, excess, 8 * w, 6, True):
                return False
        lam = 512
        if not refused(package, lambda: module.require_start(own, (75, 2, 6), 0), "start: 2 Lam(t_0) < 1"):
            return False
        lam = 0
        own.slack = (600 * 600 >> 10) - 15
        if module.require_start(own, (75, 2, 6), 7) != 1:
            return False
        own.slack += 1
        return refused(package, lambda: module.require_start(own, (75, 2, 6), 7), "start: 0 < t_0^2")


def covers(package: Any) -> bool:
    """Each cell begins where the one before ends, in its frame; those of the window make the tube; g_0 is reached."""
    module, plain = package.spine.cover, package.spine.slice.PLAIN
    calls: list[Any] = []

    def slices(setting: Any, low: int, cell: Any, frame: Any) -> Any:
        calls.append((setting, low, cell.upper, frame))
        return SimpleNamespace(
            name=cell.upper,
            require_positive=lambda steps, loss, name, window: calls.append((steps, loss, name, window)) or len(calls),
        )

    own, wide = SimpleNamespace(unit=3, g0=80), SimpleNamespace()
    cells = [SimpleNamespace(upper=k, steps=f"steps {k}") for k in (4, 5, 7, 9, 10)]
    evidence = SimpleNamespace(start=(1, 2, 3), window=(2, 3), cells=cells)
    other = SimpleNamespace()
    dilated = module.Dilated(1, lambda low: low - 5, other)
    with changed(
        (module, "require_start", lambda *parts: calls.append(parts) or 25),
        (module, "Slice", slices),
        (module, "Tube", lambda setting, found, radii: (setting, [x.name for x in found], radii)),
    ):
        for given, frames, lows in (
            (None, [plain] * 5, (25, 32, 40, 56, 72)),
            (dilated, [plain] + [other] * 4, (25, 27, 40, 56, 72)),
        ):
            calls.clear()
            tube = module.cover(own, wide, evidence, 9, *([given] if given else []))
            wanted: list[Any] = [(wide, (1, 2, 3), 9)]
            for i, (cell, low, frame) in enumerate(zip(cells, lows, frames, strict=True)):
                wanted += [(own, low, cell.upper, frame), (cell.steps, 9, f"cell {i}", i in (2, 3))]
            if calls != wanted or tube != (own, [7, 9], [7, 9]):
                return False
        own.g0 = 81
        return refused(package, lambda: module.cover(own, wide, evidence, 9), "the last cell reaches")


def points(package: Any) -> bool:
    """The tube of a point at K_hi without a loss, and theta with what K in `coupling` and rounding add."""
    module, p = package.spine.cover, 30
    evidence = SimpleNamespace(coupling=(Fraction(7, 4), Fraction(2)))
    asked: list[Any] = []
    tube = SimpleNamespace(longest=3 << p, theta=lambda extra: asked.append(extra) or "theta")
    claim = SimpleNamespace(d=3, place="p", given=lambda _: evidence, region=SimpleNamespace(beta=Fraction(5)))
    context = package.document.context.Context([], None)
    settings = SimpleNamespace(p=p, g0=5 << p, slack=1 << 20)
    with changed(
        (module, "Setting", lambda *parts: asked.append(parts) or settings),
        (module, "cover", lambda *parts: asked.append(parts) or tube),
    ):
        for _ in range(2):  # the second time it is known
            if module.point_tube(claim, context) != (tube, "theta"):
                return False
    first, second, extra = asked
    if first != (context, 3, Fraction(5), Fraction(2), evidence) or second != (settings, settings, evidence, 0):
        return False
    root = Fraction(isqrt((5 << p) + (1 << 20) << p + 40), 1 << 20)
    least = 2 * (1 - Fraction(7, 8)) * root * 3 + 2 * Fraction(isqrt(1 << 20 + p + 40), 1 << 20) * 3
    return above(Fraction(extra), least, 14)


START: Final = (starts,)
COVER: Final = (covers, points)
