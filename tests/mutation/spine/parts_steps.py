"""What a mutant of slice.py has to get right about steps: Lam(t), psi, and what is asked of each of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, Final

from flint import ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.coupling.parts_ball import around
from tests.mutation.spine.parts_mesh import Spy
from tests.mutation.spine.scenes import BITS, GRID

ONE: Final = 1 << BITS


def spectra(package: Any) -> bool:
    """chi at the smaller of t sqrt(q) and the room, times the weights of each end, above w."""
    module, spy = package.spine.slice, Spy()
    cut = object.__new__(module.Slice)
    asked: list[Any] = []
    quadratic = SimpleNamespace(bounds=lambda values: asked.append(values) or [x + ONE for x in values])
    cut.setting = own = SimpleNamespace(
        unit=BITS - GRID, p=BITS, work=spy, quadratic=quadratic, across_roots=[ONE, 3, ONE // 2 + 1]
    )
    cut.room = [7 * ONE, 50, 1]
    cut.ends = [SimpleNamespace(density=weights) for weights in ([ONE, 2 * ONE, 1], [3, ONE // 2, 5 * ONE])]
    found: list[Any] = []
    with changed((module, "spectrum", lambda *parts, uniform: found.append((parts, uniform)) or len(found))):
        if cut.spectra((3 << GRID - 1, 1 << GRID, 2)) != [1, 2]:
            return False
    reach = [3 * ONE // 2, 5, 1]
    if asked != [reach] or spy.spent != [(0, BITS, 9)]:
        return False
    excess = [[-(-a * (b + ONE) // ONE) - ONE for a, b in zip(end.density, reach, strict=True)] for end in cut.ends]
    wanted = [((own, [max(x, 0) for x in row], ONE, 2), False) for row in excess]
    return found == wanted


def norms(package: Any) -> bool:
    """w (g_1/d + slack), and the norm of what exceeds w, by the trace or a matrix, off e or the uniform state."""
    module, asked = package.spine.slice, list[Any]()
    work = Spy()
    own = SimpleNamespace(
        p=10,
        d=3,
        g=[1000, 5],
        slack=77,
        off_uniform="u",
        off_pole="e",
        work=work,
        mesh=SimpleNamespace(mass=[100, 30, 1023]),
    )
    own.uniform_cells, own.across_cells = [2048, 3, 1], [1, 2, 4097]
    excess = [1025, 7, 900]
    masses = [-(-x * m // 1024) for x, m in zip(excess, own.mesh.mass, strict=True)]
    for w in (0, 1, 1024, 5000):
        flat = w * (Fraction(1000, 3) + 77) / 1024
        for uniform, cells in ((True, own.uniform_cells), (False, own.across_cells)):
            trace = Fraction(sum(m * x for m, x in zip(masses, cells, strict=True)), 1024)
            if not above(
                Fraction(module.spectrum(own, excess, w, 0, uniform=uniform)), flat + trace, 3 + Fraction(2 * w, 1024)
            ):
                return False
            with changed((module, "largest", lambda *parts: asked.append(parts) or 10**6)):
                if not above(
                    Fraction(module.spectrum(own, excess, w, 4, uniform=uniform)), flat + 10**6, 1 + Fraction(w, 1024)
                ):
                    return False
            if asked.pop() != ("u" if uniform else "e", masses, 4, work):
                return False
    return True


def psis(package: Any) -> bool:
    """x up to a, and beyond a + log(1 + x - a), from above."""
    ctx.prec = 200
    for x, a in ((0, 0), (5, 5), (4, 5), (ONE, 3), (3 * ONE, ONE), (7, 5)):
        exact = x if x <= a else a + around((1 + ball(Fraction(x - a, ONE))).log(), BITS)[1]
        if not above(Fraction(package.spine.slice.psi(x, a, BITS)), Fraction(exact), 0 if x <= a else 5):
            return False
    return True


def falls(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """psi + eps t, and both ways in which a step satisfies its inequality."""
    module, p = package.spine.slice, 10
    own = SimpleNamespace(p=p)
    asked: list[Any] = []

    def residual(*, off_pole: bool) -> int:
        asked.append(off_pole)
        return 100

    end = SimpleNamespace(mean_across=700, residual=residual)
    seen: list[Any] = []
    with changed((module, "psi", lambda *parts: seen.append(parts) or 5000)):
        if module._fall(own, end, 301, 1500) != 5000 + -(-150_000 // 1024) or asked != [True]:
            return False
    if seen != [(-(-(1500**2) * 301 // 1024**2), -(-1500 * 700 // 1024), p)]:
        return False
    with changed((module, "_fall", lambda *parts: seen.append(parts) or 5000)):
        drop = 900 * 900 >> 11
        for floor, fits in ((5000 - drop, False), (5001 - drop, True)):
            if (
                refused(
                    package, lambda floor=floor: module._require_far(own, end, 3, (900, 1500), floor, "x"), "x: psi"
                )
                is fits
            ):
                return False
        if seen[-1] != (own, end, 3, 1500):
            return False
        for floor, lam, fits in (
            (5001, 999, True),
            (5000, 999, False),
            (2500, 511, False),
            (2501, 511, True),
            (5000, 512, False),
            (11, 200, True),
            (8, 200, False),
            (9, 200, True),
            (0, 0, False),
        ):
            if (
                refused(
                    package, lambda floor=floor, lam=lam: module._require_near(own, end, lam, 1500, floor, "x"), "x: "
                )
                is fits
            ):
                return False
        for lam, words in ((512, "2 Lam < 1"), (511, "eps^2")):
            if not refused(package, lambda lam=lam: module._require_near(own, end, lam, 1500, 5, "x"), words):
                return False
    return seen[-1] == (own, end, 511, 1500) and set(asked) == {True}


def steps(package: Any) -> bool:
    """Every step of both ends; in the window all but the first; t increases up to the largest."""
    module = package.spine.slice
    cut = object.__new__(module.Slice)
    cut.setting, cut.sag, cut.gains = SimpleNamespace(p=BITS, unit=BITS - GRID), 1000, [50, 60]
    cut.ends = [SimpleNamespace(functional=x) for x in (10**6, 2 * 10**6)]
    cut.spectra = lambda step: [step[2], -step[2]]
    seen: list[Any] = []
    marks = [
        (module, name, lambda *parts, name=name: seen.append((name, *parts)))
        for name in ("_require_far", "_require_near")
    ]
    floors = [10**6 + 50 - 1000 - 7, 2 * 10**6 + 60 - 1000 - 7]
    ts, unit = [(5, 0, 3), (8, 0, 4), (20, 0, 5)], 1 << BITS - GRID

    def checked(rows: Any, most: int, window: bool) -> bool:
        seen.clear()
        cut.most = lambda: most
        return not refused(package, lambda: cut.require_positive(rows, 7, "x", window=window), "x: ")

    with changed(*marks):
        for window in (False, True):
            cut.most = lambda: 20 * unit
            seen.clear()
            if cut.require_positive(ts, 7, "x", window=window) != 5 * unit:
                return False
            near = [
                ("_require_near", cut.setting, end, sign * 3, 5 * unit, f, "x")
                for end, sign, f in zip(cut.ends, (1, -1), floors, strict=True)
            ]
            far = [
                ("_require_far", cut.setting, end, sign * step[2], (before[0] * unit, step[0] * unit), f, "x")
                for before, step in pairwise(ts)
                for end, sign, f in zip(cut.ends, (1, -1), floors, strict=True)
            ]
            if seen != (far if window else near + far):
                return False
        if not checked(ts, 20 * unit, False) or checked(ts, 20 * unit + 1, False):
            return False
        return not checked([ts[0], ts[0], ts[2]], 0, True) and not checked([(0, 0, 1), ts[2]], 0, True)


STEPS: Final = (psis, norms, falls, steps, spectra)
