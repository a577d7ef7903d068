"""What a mutant of family.py has to get right: every sum against Arb, every radius to the unit."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import isqrt
from typing import Any

from flint import arb, ctx, fmpq

from tests.mutation.coupling.parts_ball import around, refused
from tests.mutation.coupling.parts_quadrature import (
    CASES,
    FEW_NODES,
    FIELDS,
    angles,
    ellipses,
    inside,
    integrals,
    nodes_and_weights,
    polynomial,
    quadrature,
    scaled,
    weight,
)


@cache
def _value(d: int, nodes: int, j: int, side: int, field: tuple[int, ...], p: int) -> arb:
    ctx.prec = 300
    h = arb(0)
    for degree, a in enumerate(field, start=1):
        h += arb(fmpq(a, 1 << p)) * polynomial(d, degree, (j, angles(d, nodes))) * (side**degree)
    return weight(d, nodes, j) * h.exp()


def density(package: Any) -> bool:
    """The values of the density, also for fields a unit off; their common error is the bound of the comment."""
    numbers = package.arithmetic.ball
    for d, modes, nodes, p in (*CASES, *FEW_NODES):
        family = quadrature(package, d, modes, nodes, p)
        for field in FIELDS:
            a = scaled(field, modes, p)
            right, left, error = family.density(a)
            for step in (0, 1, -1):
                moved = tuple(x + step * (1 if i % 2 else -1) for i, x in enumerate(a))
                for j in range(family.half + 1):
                    for side, values in ((1, right), (-1, left)):
                        if j == family.half and side == -1:
                            continue
                        low, high = around(_value(d, nodes, j, side, moved, p), p)
                        if not values[j] - error <= low <= high <= values[j] + error:
                            return False
            if left[-1] != 0 or len(left) != len(right):
                return False
            spread = -(-sum(map(abs, a)) * family.error_p >> p) + modes + 2
            worst = 0
            for j, omega in enumerate(family.omega):
                for sign in (1, -1):
                    terms = [x * row[j] * sign**k for k, (x, row) in enumerate(zip(a, family.values, strict=True), 1)]
                    value = numbers.exp_of(sum(terms) >> p, p)
                    wrong = -(-(2 * spread * (value + 2)) >> p) + 2
                    total = abs(omega) * wrong + family.error_omega * (value + wrong)
                    worst = max(worst, -(-total >> p) + 1)
            if error != worst:
                return False
    return _coarse(package)


def _coarse(package: Any) -> bool:
    """Fields that the precision cannot carry are refused: P_1 and P_7 agree at the nodes for d = 2, N = 4."""
    family = quadrature(package, 2, 7, 4, 20)
    cancelling = [(1 << 39), 0, 0, 0, 0, 0, -(1 << 39)]
    if not refused(package, lambda: family.density(cancelling)):
        return False
    unit = family.error_p
    for spread, fits in (((1 << 18) - 1, True), (1 << 18, False)):  # a quarter, over 2^p
        size = (spread - 9) * (1 << 20) // (2 * unit)
        field = [size, 0, 0, 0, 0, 0, -size]
        found = -(-2 * size * unit >> 20) + 9
        if found == spread and refused(package, lambda field=field: family.density(field)) is fits:
            return False
    return True


def sums(package: Any) -> bool:
    """Z, M, Q and C contain the integrals; the radii are those of the comments, to the unit."""
    for d, modes, nodes, p in (*CASES, (2, 3, 200, 16)):
        family = quadrature(package, d, modes, nodes, p)
        for field in FIELDS[:3]:
            a = scaled(field, modes, p)
            truth = integrals(d, modes, tuple(a), p)
            if not _sums_at(package, family, a, truth):
                return False
    return True


def _sums_at(package: Any, family: Any, a: list[int], truth: list[arb]) -> bool:
    p, modes, count = family.p, family.modes, 2 * family.half + 1
    right, left, error = family.density(a)
    quadrature_error, largest = family.error(a), max(map(abs, right + left)) + error
    one, unit = (1 << p) + family.error_p, family.error_p
    first = -(-((error * one + largest * unit) * count) >> p) + 1 + quadrature_error
    second = first + count + -(-(2 * largest * unit * count) >> p)
    log_z, z = family.log_partition(a), error * count + quadrature_error
    whole = package.arithmetic.ball.Ball(sum(right) + sum(left), z, p)
    expected = package.arithmetic.ball.log(whole)
    products, moments, means = family.products(a), family.moments(a), family.means(a)
    for value in (log_z, moments.log_z, means.log_z):
        if (value.m, value.r) != (expected.m, expected.r) or not inside(value, truth[0].log(), p):
            return False
    Ball = package.arithmetic.ball.Ball
    mean, inverse = [], Ball(1 << p, 0, p) / whole
    for k in range(1, modes + 1):
        parts = zip(right, left, family.values[k - 1], strict=True)
        total = sum((x + (-1) ** k * y) * v for x, y, v in parts) >> p
        mean.append(Ball(total, first, p) * inverse)
        for value, plain in ((moments.mean[k - 1], mean[-1]), (means.mean[k - 1], Ball(total, first, p) / whole)):
            if (value.m, value.r) != (plain.m, plain.r) or not inside(value, truth[k] / truth[0], p):
                return False
    size, sizes = max(abs(q.m) for row in products for q in row), [max(f(x) for x in mean) for f in (_middle, _radius)]
    wide = size * inverse.r + (abs(inverse.m) + inverse.r) * second
    radius = (wide >> p) + (2 * sizes[0] * sizes[1] + sizes[1] ** 2 >> p) + 4
    at = modes + 1
    for j in range(modes):
        for k in range(j, modes):
            q, c = products[j][k], truth[at]
            exact_c = c / truth[0] - truth[j + 1] * truth[k + 1] / truth[0] ** 2
            at += 1
            whole_c = (q.m * inverse.m >> p) - (mean[j].m * mean[k].m >> p)
            if products[k][j] is not q or q.r != second or not inside(q, c, p):
                return False
            if {moments.covariance[j][k], moments.covariance[k][j]} != {whole_c}:
                return False
            if not inside(Ball(whole_c, radius, p), exact_c, p):
                return False
    return bool(moments.radius == radius and means.radius == 0 and means.covariance == [])


def _middle(x: Any) -> int:
    return abs(int(x.m))


def _radius(x: Any) -> int:
    return int(x.r)


def budgets(package: Any) -> bool:
    """Work is charged for before it is done: by nodes, modes, and bits."""
    charged: list[tuple[int, ...]] = []

    class Ledger(package.arithmetic.series.Work):
        def spend(self, operations: int, bits: int, products: int = 0) -> None:
            charged.append((operations, bits, products))

    p, modes, half = 70, 4, 13
    family = package.coupling.family.Family(3, modes, 2 * half, (Fraction(9, 4),), p, Ledger())
    nodes, each = 2 * half, 2 * isqrt(p)
    expected = [(60 * nodes, p, nodes * (modes + nodes // 4 + p // 4 + 20)), (0, 7 * nodes, 4 + modes + nodes)]
    for products, action in (
        (2 * modes, family.log_partition),
        (3 * modes, family.means),
        (modes * (modes + 3), family.products),
        (modes * (modes + 3), family.moments),
    ):
        action([1 << p, 0, 0, 0])
        expected.append((24 * half, p, half * (products // 3 + each) + p // 3))
    family.triples([1 << p, 0, 0, 0])
    for products in (modes * (modes + 1) * (modes + 5) // 3, modes * (modes + 3)):
        expected.append((24 * half, p, half * (products // 3 + each) + p // 3))
    package.coupling.family.Family(4, modes, 2 * half, (Fraction(9, 4),), p, Ledger())
    expected += [(60 * 16, p, 16 * (modes + 2 + p // 4 + 20)), (0, 7 * nodes, 4 + modes + nodes)]
    return charged == expected


FAMILY = (budgets, nodes_and_weights, density, sums, ellipses)
