"""What a mutant of boxes, covers and explicit densities has to get right where some g_l are negative."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.mutation.coupling.exact import Exact, recorded
from tests.mutation.coupling.parts_functional import SEEDS, scene
from tests.mutation.coupling.parts_regions import density

BELOW = Fraction(-3, 4)
"""g_2, on an interval of a width of a tenth."""


@contextmanager
def signed(package: Any, seed: int, top: Fraction = BELOW) -> Iterator[tuple[Any, Any, Any]]:
    """A scene whose g_2 is [top - 1/10, top], and whose coefficients have both signs."""
    setting, lower, upper = scene(package, seed)
    ball = type(setting.interaction.g[1])
    setting.interaction.g[1] = ball.between(top - Fraction(1, 10), top, setting.p)
    setting.interaction.signed = True
    yield setting, lower, upper


def gibbs(package: Any) -> bool:
    """(G): a_l^2/(2 g_l^+) for the degree with g_l^+ < 0, whatever its ends; at g_l^+ = 0 it is a_l z."""
    boxes = package.coupling.gibbs
    for seed, top in [*((seed, BELOW) for seed in SEEDS), (1, Fraction(0)), (2, Fraction(1, 2))]:
        with signed(package, seed, top) as (setting, lower, upper), recorded(boxes) as seen:
            p, q = setting.p, setting.grid
            field = setting.field(lower, upper)
            boxes.require_gibbs(setting, lower, upper, field, "x")
            exact = -Exact.of(setting.family.log_partition(field)).high
            exact -= Fraction(setting.tau(), 1 << p) * Fraction(upper[0], 1 << q) ** 2 / 2
            for a, g, low, high in zip(field, setting.interaction.g, lower, upper, strict=True):
                most, at = Exact.of(g).high, Fraction(a, 1 << p)
                places = [Fraction(z, 1 << q) for z in (low, high)]
                exact += at**2 / (2 * most) if most < 0 else min(at * z - most * z * z / 2 for z in places)
            left, right = seen["x: 0 < Gibbs bound"]
            if left != 0 or not 0 <= exact - right < Fraction(60, 1 << p):
                return False
    return True


def block(package: Any) -> bool:
    """The bound of the spectral radius is about the degrees with g_l > 0 alone."""
    for seed in SEEDS:
        with signed(package, seed) as (setting, _, _):
            g, p = setting.interaction.g, setting.p
            matrix, vector = [[3, 1 << p, 2], [5, 1 << p, 1], [1, 1 << p, 7]], (3, 2, 1)
            rows = [
                sum(Fraction((abs(row[i]) + 4) * (g[i].m + g[i].r) * vector[i], k) for i in (0, 2))
                for row, k in zip(matrix, vector, strict=True)
            ]
            if not 0 <= package.coupling.origin.perron(matrix, 4, g, vector, p) - max(rows) / 2**p < 2:
                return False
            near = [type(g[0]).between(Fraction(-1, 2**p), Fraction(-1, 2**p), p), *g[1:]]
            if package.coupling.origin.perron([[1 << p, 0, 0]] * 3, 0, near, (1, 1, 1), p) != 0:
                return False
    return True


def farthest(package: Any) -> bool:
    """The largest |m_l| of a box whose ends have both signs; of no kernel that increases, 1 bounds those beyond L."""
    with signed(package, 0) as (setting, _, _):
        if setting.farthest((-5, -7, 1), (4, -3, 9)) != (5, 7, 9):
            return False
        setting.interaction.signed = False
        if setting.farthest((0, 0, 0), (4, 3, 9)) != (4, 3, 9):
            return False
        setting.interaction.increasing = False
        return bool(setting.reach((4, 3, 9)) == 1 << setting.p)


def roots(package: Any) -> bool:
    """[-1, 1], but for the first odd degree, which a reflection makes >= 0."""
    for degrees, nonnegative in (((1, 2, 3), 0), ((2, 3, 5), 1), ((2, 4, 6), None), ((4, 9, 11), 1)):
        with signed(package, 0) as (setting, _, _):
            shown = SimpleNamespace(
                grid=setting.grid, interaction=setting.interaction, family=SimpleNamespace(degrees=degrees)
            )
            root = package.coupling.cover.AtRest(shown, SimpleNamespace(modes=3)).root()
            one = 1 << setting.grid
            if root.upper != (one,) * 3 or root.lower != tuple(0 if k == nonnegative else -one for k in range(3)):
                return False
    return True


def densities(package: Any) -> bool:
    """The energy without what negative degrees beyond the modes may take, and (1 - theta)^2 in place of 1 - theta."""
    plain, other = density(package), density(package)
    other.interaction.signed = True
    lost = plain.beyond / (2 * plain.interaction.coupling[1])
    for end in ("low", "high"):
        if abs(getattr(Exact.of(plain.energy), end) - getattr(Exact.of(other.energy), end) - lost) * 2**plain.p > 4:
            return False
    return bool(other.lower_bound(Fraction(1, 3)) == plain.lower_bound(Fraction(5, 9)))


SIGNED = (gibbs, block, farthest)
DENSITIES = (densities,)
ROOTS = (roots,)
