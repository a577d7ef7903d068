"""The largest eigenvalue of a weighted sum of squares of features over the mesh. FORMAT/spine.md (A4).

A feature at x is the vector r_l y_l(x), l <= L, and a rest that is only known by the square of its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isqrt
from operator import mul

from ..arithmetic.ball import ceil_shift, sqrt_upper
from ..arithmetic.series import Work

_DOUBLINGS = 4
_ENTRY = 60
"""Bits of the entries of a matrix before it is squared."""
Head = tuple[list[list[int]], list[int]]


@dataclass(frozen=True, slots=True)
class Features:
    """Roots r_l, at each node y_l and an upper bound of the whole square, all over 2^p."""

    roots: Sequence[int]
    rows: Sequence[Sequence[int]]
    squares: Sequence[int]
    wrong: int
    """An upper bound of the length of what the y_l of a node are wrong by, times r_l."""
    spread: Sequence[int]
    """Upper bounds, for each cell, of the square of the length between the feature there and at a node beside it."""
    p: int
    _heads: dict[int, Head] = field(default_factory=dict)

    def head(self, size: int) -> Head:
        """The first y_l at the nodes between pairs of cells, and what their squares leave of the whole."""
        if size not in self._heads:
            p, roots, rows = self.p, self.roots[:size], self.rows[1::2]
            squared = [r * r for r in roots]
            parts = [sum(map(mul, squared, map(mul, row, row))) >> 3 * p for row in rows]
            slack = ceil_shift(self.wrong * (2 * sqrt_upper(max(self.squares) << p) + self.wrong), p)
            slack += size * (8 * (max(roots) >> p) + 16)  # r^2 is less than 2 r + 1 units too large, |y| < 2 + a little
            rest = [max(0, whole - part + slack) for whole, part in zip(self.squares[1::2], parts, strict=True)]
            self._heads[size] = [[row[k] for row in rows] for k in range(size)], rest
        return self._heads[size]


def largest(features: Features, masses: Sequence[int], size: int, work: Work) -> int:
    """An upper bound over 2^p of the norm of the integral of features times themselves, for masses >= 0 of the cells.

    The features of two neighbouring cells are those of the node between them, up to `spread`: the norm is at most
    (sqrt(A) + sqrt(B))^2, A the norm of the sum over nodes, at most that of the first `size` modes, size >= 1, and the
    trace of the rest, and B the sum of masses times spreads.
    """
    p = features.p
    pairs = [a + b for a, b in zip(masses[::2], masses[1::2], strict=True)]
    work.spend(0, p, len(pairs) * (2 + size * (size + 8) // 24) + size**3 // 2)
    moved = ceil_shift(sum(map(mul, masses, features.spread)), p)
    columns, rest = features.head(size)
    head = _norm(columns, features.roots[:size], pairs, p)
    tail = ceil_shift(sum(map(mul, pairs, rest)), p)
    root = sqrt_upper((head + tail) << p) + sqrt_upper(moved << p)
    return ceil_shift(root * root, p)


def _norm(columns: list[list[int]], roots: Sequence[int], weights: Sequence[int], p: int) -> int:
    """An upper bound of the norm of sum over nodes of weight times r_j y_j r_k y_k."""
    size = len(columns)
    matrix = [[0] * size for _ in range(size)]
    for j, column in enumerate(columns):
        weighted = [w * y >> p for w, y in zip(weights, column, strict=True)]
        for k in range(j, size):
            entry = (sum(map(mul, weighted, columns[k])) >> p) * roots[j] * roots[k] >> 2 * p
            matrix[j][k] = matrix[k][j] = entry
    # a weighted y is wrong by a unit, which meets the other y; the shift of the sum is another, and so is the last
    most = max(max(map(abs, column)) for column in columns)
    wrong = ceil_shift(((len(weights) * most >> p) + 2) * max(roots) ** 2, 2 * p) + 1
    return power_norm(matrix) + size * wrong


def power_norm(matrix: Sequence[Sequence[int]]) -> int:
    """An upper bound of the norm of a symmetric matrix of integers: of its 16th power, by the Frobenius norm."""
    size = len(matrix)
    shift = max(0, max(abs(x) for row in matrix for x in row).bit_length() - _ENTRY)
    power = [[x >> shift for x in row] for row in matrix]
    for _ in range(_DOUBLINGS):
        columns = list(zip(*power, strict=True))
        power = [[sum(map(mul, row, column)) for column in columns] for row in power]
    value = sum(x * x for row in power for x in row)
    for _ in range(_DOUBLINGS + 1):
        value = isqrt(value) + 1
    return (value + size) << shift


def positive(values: Sequence[int], floor: int) -> list[int]:
    """What each number is above the floor, 0 where it is not above."""
    return [x - floor if x > floor else 0 for x in values]


def roots_of(numbers: Sequence[int], p: int) -> list[int]:
    """Upper bounds of square roots, over 2^p as the numbers."""
    return [sqrt_upper(x << p) for x in numbers]
