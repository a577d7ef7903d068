"""What a mutant of spectrum.py has to get right: eigenvalues from above, with all that rounding and neighbours add."""

from __future__ import annotations

import random
from fractions import Fraction
from math import isqrt
from typing import Any, Final

import numpy as np

from tests.mutation.checker_rule_parts import changed
from tests.mutation.coupling.exact import above
from tests.mutation.spine.parts_mesh import Spy


def norms(package: Any) -> bool:
    """The norm of a symmetric matrix: never below, above by the 32nd root of the size; entries that are cut count."""
    norm, rng = package.spine.spectrum.power_norm, np.random.default_rng(3)
    for size, scale in ((1, 1e3), (2, 1e3), (4, 1e12), (9, 1e30)):
        root = rng.normal(size=(size, size)) * scale
        matrix = [[int(x) for x in row] for row in root @ root.T * 1.0]
        matrix = [[matrix[min(i, j)][max(i, j)] for j in range(size)] for i in range(size)]
        true = float(np.linalg.eigvalsh(np.array(matrix, dtype=float))[-1])
        most = true * size ** (1 / 32) + (size + 3) * max(1, true / 2**58)
        if not true * (1 - 1e-9) <= norm(matrix) <= most * (1 + 1e-9):
            return False
    for value in (0, 1, 5, (1 << 60) - 1):
        if not value < norm([[value]]) <= value + 4 or not value < norm([[-value]]) <= value + 4:
            return False
    for cut in (1, 7, 100):  # all entries lose almost a unit of those that are kept
        unit = 1 << cut
        entry = (1 << 59 + cut) + unit - 1
        for size in (1, 3, 12):
            if (
                not size * entry
                <= norm([[entry] * size] * size)
                <= size * entry + (size + 4) * unit + (size * entry >> 50)
            ):
                return False
            matrix = [[entry] * size for _ in range(size)]
            matrix[0][0] -= unit  # so that no root is exact; by the quotient of Rayleigh at (1, .., 1)
            if norm(matrix) * size < size**2 * entry - unit:
                return False
    return True


def weighted(package: Any) -> bool:
    """The matrix of a sum over nodes: its entries, and what all of them may be wrong by."""
    module, rng = package.spine.spectrum, random.Random(4)
    for size, count, p in ((1, 3, 8), (3, 5, 10), (2, 40, 6), (1, 3, 9)):
        columns = [[rng.randrange(-2 << p, 2 << p) for _ in range(count)] for _ in range(size)]
        roots = [rng.randrange(1, 3 << p if p != 9 else 1 << 6) for _ in range(size)]  # less than 1 the last time
        weights = [rng.randrange(1, 2 << p) for _ in range(count)]
        given: list[Any] = []
        with changed((module, "power_norm", lambda matrix, given=given: given.append(matrix) or 10**9)):
            found = module._norm(columns, roots, weights, p)
        (matrix,) = given
        most = max(abs(y) for column in columns for y in column)
        square = Fraction(max(roots) ** 2, 1 << 2 * p)
        bound = (Fraction(count * most, 1 << p) + 1) * square + 1
        if not above(Fraction(found - 10**9, size), bound, square + 1):
            return False
        for j in range(size):
            for k in range(size):
                exact = Fraction(sum(w * x * y for w, x, y in zip(weights, columns[j], columns[k], strict=True)))
                exact = exact * roots[j] * roots[k] / (1 << 4 * p)
                if abs(matrix[j][k] - exact) > bound:
                    return False
    return True


def _features(package: Any, seed: int, p: int, wrong: int) -> Any:
    rng = random.Random(seed)
    rows = [[rng.randrange(-1 << p, 1 << p) for _ in range(4)] for _ in range(7)]
    roots = [rng.randrange(1 << p - 2, 40 << p) for _ in range(4)]
    sizes = [
        sum((r * y) ** 2 for r, y in zip(roots, row, strict=True)) // (1 << 3 * p) + rng.randrange(1, 1 << p)
        for row in rows
    ]
    spread = [rng.randrange(1 << p) for _ in range(6)]
    return package.spine.spectrum.Features(roots, rows, sizes, wrong, spread, p)


def heads(package: Any) -> bool:
    """The first features at every other node, and what their squares leave, with the rounding of roots and values."""
    for seed, (p, wrong) in enumerate(((10, 0), (10, 777), (20, 5), (9, 3))):
        own = _features(package, seed, p, wrong)
        for size in (1, 3):
            columns, rest = own.head(size)
            if columns != [[own.rows[i][k] for i in (1, 3, 5)] for k in range(size)]:
                return False
            length = Fraction(isqrt(max(own.squares) << p) + 1)
            for i, left in zip((1, 3, 5), rest, strict=True):
                part = Fraction(sum((own.roots[k] * own.rows[i][k]) ** 2 for k in range(size)), 1 << 3 * p)
                # |y|^2 - |y'|^2 <= off (2 |y| + off), and r^2 - g < 2 r + 1 units for each of them, |y'| <= 2
                need = wrong * (2 * length + wrong) / (1 << p) + size * 4 * (
                    2 * Fraction(max(own.roots[:size]), 1 << p) + 1
                )
                if not above(Fraction(left), own.squares[i] - part + need, 16 * size + 2):
                    return False
            if own.head(size)[1] is not rest:
                return False
        small = package.spine.spectrum.Features(own.roots, [[1 << p] * 4] * 7, [0] * 7, 0, own.spread, p)
        if small.head(1)[1] != [0] * 3:
            return False
    return True


def largest(package: Any) -> bool:
    """(sqrt(A + R) + sqrt(B))^2 with neighbours taken together, and its cost."""
    module = package.spine.spectrum
    for seed, p in enumerate((8, 12, 30)):
        own, spy = _features(package, seed, p, 3), Spy()
        rng = random.Random(seed)
        masses = [rng.randrange(1 << p) for _ in range(6)]
        given: list[Any] = []
        head = rng.randrange(1, 8 << p)
        with changed((module, "_norm", lambda *parts, given=given, head=head: given.append(parts) or head)):
            found = module.largest(own, masses, 2, spy)
        pairs = [masses[i] + masses[i + 1] for i in (0, 2, 4)]
        if given != [(own.head(2)[0], own.roots[:2], pairs, p)]:
            return False
        rest = Fraction(sum(w * x for w, x in zip(pairs, own.head(2)[1], strict=True)), 1 << p)
        moved = Fraction(sum(w * x for w, x in zip(masses, own.spread, strict=True)), 1 << p)
        least = _root(head + rest, p) + _root(moved, p)
        if not above(Fraction(found), least**2 / (1 << p), 8 * (least + 2) / (1 << p) + 2):
            return False
        if spy.spent != [(0, p, 3 * (2 + 2 * 10 // 24) + 8 // 2)]:
            return False
    for size, cost in ((1, 6), (4, 3 * 4 + 32), (40, 3 * 82 + 32_000)):  # 4 * 12 is twice 24, 40 * 48 is 80 times
        spy = Spy()
        rows = [[1 << 8] * 40 for _ in range(7)]
        own = module.Features([1 << 8] * 40, rows, [9 << 8] * 7, 0, [1] * 6, 8)
        module.largest(own, [5] * 6, size, spy)
        if spy.spent != [(0, 8, cost)]:
            return False
    return True


def _root(x: Fraction, p: int) -> Fraction:
    """A lower bound of the root of x/2^p, over 2^p."""
    return Fraction(isqrt(int(x * (1 << p + 60))), 1 << 30)


def lists(package: Any) -> bool:
    """What lies above a floor, and roots from above."""
    module = package.spine.spectrum
    if module.positive([5, 3, 2, -9, 0], 3) != [2, 0, 0, 0, 0] or module.positive([1, -1], 0) != [1, 0]:
        return False
    roots = module.roots_of([0, 1, 7, 1 << 12, 5000], 12)
    return all((x << 12) < r * r <= ((x << 12) + 2 * r) for x, r in zip((0, 1, 7, 1 << 12, 5000), roots, strict=True))


SPECTRUM: Final = (lists, norms, weighted, heads, largest)
