"""The coefficients of L(a) by a second route, in exact fractions: log of the integral, by the moments of t."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

Poly = list[Fraction]
"""Coefficients of 1, t, t^2, ..."""
Series = list[Poly]
"""Coefficients of 1, a, a^2, ..."""


def _times(left: Poly, right: Poly) -> Poly:
    result = [Fraction(0)] * (len(left) + len(right) - 1)
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            if x and y:
                result[i + j] += x * y
    return result


def _plus(left: Poly, right: Poly) -> Poly:
    size = max(len(left), len(right))
    return [a + b for a, b in zip(*(x + [Fraction(0)] * (size - len(x)) for x in (left, right)), strict=True)]


def mean(d: int, poly: Poly) -> Fraction:
    """int poly(t) w(t) dt, from int t^{n+2} = (n+1)/(n+d) int t^n."""
    total, moment = Fraction(0), Fraction(1)
    for n in range(0, len(poly), 2):
        total += poly[n] * moment
        moment *= Fraction(n + 1, n + d)
    return total


def zonal(d: int, degree: int) -> Poly:
    """P_l in powers of t."""
    older, newer = [Fraction(1)], [Fraction(0), Fraction(1)]
    for l in range(1, degree):  # noqa: E741  # the paper's name
        up = [Fraction(2 * l + d - 2, l + d - 2) * x for x in _times([Fraction(0), Fraction(1)], newer)]
        older, newer = newer, _plus(up, [-Fraction(l, l + d - 2) * x for x in older])
    return newer if degree else older


def _exponential(field: Series) -> Series:
    """e^h up to the order of the list, by sum_j h^j/j!."""
    order = len(field)
    power: Series = [[Fraction(n == 0)] for n in range(order)]
    total = [list(x) for x in power]
    for j in range(1, order):
        nothing: Series = [[Fraction(0)] for _ in range(order)]
        for i, x in enumerate(power):
            for k, y in enumerate(field[: order - i]):
                nothing[i + k] = _plus(nothing[i + k], _times(x, [v / j for v in y]))
        power = nothing
        total = [_plus(a, b) for a, b in zip(total, power, strict=True)]
    return total


def coefficients(d: int, g: Mapping[int, Fraction], n_max: int, largest: int) -> list[Fraction]:
    """c_2, ..., c_{2 n_max} with the modes 2..largest: y by orders, then log int e^h - sum y^2/(2g), not its slope."""
    order = 2 * n_max + 1
    sizes = {i: mean(d, _times(zonal(d, i), zonal(d, i))) for i in range(2, largest + 1)}  # 1/N_i
    fields = {i: [Fraction(0)] * order for i in sizes}

    def partition() -> tuple[Series, list[Fraction]]:
        field: Series = [[Fraction(0)], zonal(d, 1), *([Fraction(0)] for _ in range(order - 2))]
        for i, y in fields.items():
            field = [_plus(have, [v * x for x in zonal(d, i)]) for have, v in zip(field, y, strict=True)]
        whole = _exponential(field)
        return whole, [mean(d, x) for x in whole]

    for n in range(2, order):
        whole, z = partition()
        for i, y in fields.items():
            moments = [mean(d, _times(zonal(d, i), x)) for x in whole]
            for j in range(n + 1):
                moments[j] -= sum((moments[k] * z[j - k] for k in range(j)), Fraction(0))
            y[n] = moments[n] / (1 / g[i] - sizes[i])
    _, z = partition()
    result = list(z)
    for n in range(1, order):  # log z
        result[n] -= sum((Fraction(k, n) * result[k] * z[n - k] for k in range(1, n)), Fraction(0))
    for i, y in fields.items():
        for n in range(order):
            result[n] -= sum((y[k] * y[n - k] for k in range(n + 1)), Fraction(0)) / (2 * g[i])
    return [result[2 * n] for n in range(1, n_max + 1)]
