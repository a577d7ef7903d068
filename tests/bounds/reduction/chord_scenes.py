"""Places at which the reduced function is nearly what its bound says, and chords that are not below a^2/(2d)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from math import lcm
from typing import Any

import numpy as np

from certify import checker
from certify.bounds.reduction import chord as proved
from certify.core.ball import precision
from tests.bounds.reduction.scenes import GRID, Atoms, units

BOTH = (
    Atoms(((0.0, 1.0), (0.0, -1.0)), (0.55, 0.45), (2.0, 0.5)),
    Atoms(((0.5, 0.0), (-0.5, 0.0)), (0.5, 0.5), (2.0, 0.5), (1.0, 1.0), 0.25),
)
"""Two atoms with P_2 = +-1, where the supremum is far above the value at 0; and a tail whose mode is 1."""
THETA = Fraction(1, 2)
SCENES = {"far": (BOTH[0], (0.5, 0.0)), "tail": (BOTH[1], (0.5, 0.0)), "near": (BOTH[0], (0.25, 0.125))}


@cache
def supremum(atoms: Atoms, a: float) -> float:
    """L(a) by brute force, over y_2 and the field of the tail."""
    found = -np.inf
    for y in np.linspace(0, 2, 400):
        for tail in (0.0, atoms.tau) if atoms.tau else (0.0,):
            value = atoms.covariance(np.array([a, y]), tail)[0] - y * y / (2 * atoms.g[1])
            found = max(found, value - (tail * tail / (2 * atoms.tau) if tail else 0.0))
    return float(found)


def bounded(name: str, package: Any = None) -> bool:
    """Whether the bound of L at the place of a scene, by the checker or an altered one, else by Arb, is one."""
    atoms, place = SCENES[name]
    if package is not None:
        bound = package.reduction.chord.upper_value(atoms.checked(package), units(place), THETA)
    else:
        with precision(100):
            bound = proved.upper_value(atoms.proved(), units(place), THETA)
    return supremum(atoms, atoms.modes * place[0]) <= float(bound) + 1e-12


def exact(name: str, package: Any) -> bool:
    """Whether the bound of an altered checker is that of (U7) of FORMAT/reduction.md."""
    atoms, place = SCENES[name]
    theta = Fraction(1, 4)
    bound = float(package.reduction.chord.upper_value(atoms.checked(package), units(place), theta))
    y = np.array(place[1:]) * np.array(atoms.g[1:])
    value, mean, _ = atoms.covariance(np.array([atoms.modes * place[0], *y]))
    gap = mean[1:-1] - np.array(place[1:])
    defect = float((np.array(atoms.g[1:]) * gap * gap).sum()) + atoms.tau
    return bool(abs(value - (y * np.array(place[1:])).sum() / 2 + defect / (2 * float(1 - theta)) - bound) < 1e-6)


Point = tuple[Fraction, Fraction]


def truly_below(d: int, left: Point, right: Point) -> bool:
    """The chord lies below d m^2/2 between its ends: at 200 places."""
    unit = lcm(*(x.denominator for x in (*left, *right)))
    (m, u), (n, v) = ([int(x * unit) for x in end] for end in (left, right))  # over 200 unit in between
    line = (((200 - k) * m + k * n, (200 - k) * u + k * v) for k in range(201))
    return all(400 * unit * height < d * place**2 for place, height in line)


@cache
def random_chords(count: int = 400) -> list[tuple[Point, Point]]:
    """Ends near the parabola for d = 2, m^2."""
    rng = np.random.default_rng(3)
    found = []
    for _ in range(count):
        m = np.sort(rng.uniform(0.1, 2, 2))
        if m[1] - m[0] > 1e-3:
            u = m * m - rng.choice([1e-3, 0.05, 0.3, 1.0]) * rng.uniform(-0.2, 1, 2)
            found.append(((Fraction(m[0]), Fraction(u[0])), (Fraction(m[1]), Fraction(u[1]))))
    return found


def accepted(left: Point, right: Point, package: Any = checker) -> bool:
    """What the checker, or an altered one, says of one chord for d = 2, its bounds being given."""
    module = package.reduction.chord
    values = {left[0]: left[1], right[0]: right[1]}
    chords = [(int(m * 2**GRID), 0) for m in values]
    exact = {Fraction(place[0], 2**GRID): u for place, u in zip(chords, values.values(), strict=True)}
    setting = BOTH[0].checked(package)

    def known(_: object, place: Sequence[int], __: Fraction) -> Fraction:
        return exact[Fraction(place[0], 2**GRID)]

    names = module.require_between.__globals__  # of its own where a test has rewritten it
    kept, names["upper_value"] = names["upper_value"], known
    try:
        module.require_chords(setting, chords, chords[-1][0], THETA)
    except package.Invalid:
        return False
    finally:
        names["upper_value"] = kept
    return True
