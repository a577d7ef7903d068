"""The Taylor series of the moments about the centre of a chart, at its own weights g^0. FORMAT/reduction.md (U19).

Vectors over the nodes node_j and -node_j are integers over 2^p, with a bound of the error of each.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..arithmetic.ball import Ball, ceil_shift, total, up
from ..coupling.family import Family
from ..verdict import require_less
from .chart import Chart


@dataclass(frozen=True, slots=True)
class _Vector:
    """Values at the nodes node_j >= 0, then those at the -node_j, and a bound of the error of each."""

    values: list[int]
    wrong: list[int]

    def plus(self, other: _Vector) -> _Vector:
        """The sum."""
        values = [a + b for a, b in zip(self.values, other.values, strict=True)]
        return _Vector(values, [a + b for a, b in zip(self.wrong, other.wrong, strict=True)])


class _Solver:
    """Gaussian elimination without exchanges for 1 - g^0 C, modes from 2 on."""

    def __init__(self, chart: Chart, p: int) -> None:
        radius, size = chart.moments.radius, len(chart.own) - 1
        self.rows = [
            [-(chart.own[i + 1] * Ball(chart.moments.covariance[i + 1][j + 1], radius, p)) for j in range(size)]
            for i in range(size)
        ]
        for i, row in enumerate(self.rows):
            row[i] = row[i] + 1
        for k, upper in enumerate(self.rows):
            require_less("jets: pivots of 1 - g C > 0", 0, upper[k].low)
            for row in self.rows[k + 1 :]:
                row[k] = row[k] / upper[k]
                for j in range(k + 1, size):
                    row[j] = row[j] - row[k] * upper[j]

    def solve(self, right: list[Ball]) -> list[Ball]:
        """The solution for one right side."""
        x = list(right)
        for i, row in enumerate(self.rows):
            for j in range(i):
                x[i] = x[i] - row[j] * x[j]
        for i in reversed(range(len(x))):
            for j in range(i + 1, len(x)):
                x[i] = x[i] - self.rows[i][j] * x[j]
            x[i] = x[i] / self.rows[i][i]
        return x


class Jets:
    """m_{l,n} by the recursion of the lemma."""

    def __init__(self, family: Family, chart: Chart, degree: int) -> None:
        self.family, self.chart, self.p = family, chart, family.p
        modes, points = family.modes, 2 * family.half + 2
        family.work.spend(0, self.p, points * degree * (degree + 2 * modes) + modes * degree**2 + modes**3)
        right, left, wrong = family.density(chart.field)
        self.masses = _Vector(right + left, [wrong] * points)
        sizes = zip(chart.field, chart.sizes, strict=True)
        self.error = 2 * family.error([a + e for a, e in sizes])
        self.whole = Ball(sum(right) + sum(left), wrong * points + family.error(chart.field), self.p)
        self.polynomials = [
            [*row, *(row if degree % 2 else [-v for v in row])] for degree, row in enumerate(family.values)
        ]
        self.sizes = [[abs(v) + family.error_p for v in row] for row in self.polynomials]
        self.radius = up(chart.sizes[0], self.p)
        self.series = [[x] for x in chart.mean]
        self._run(degree)

    def _run(self, degree: int) -> None:
        p = self.p
        solver = _Solver(self.chart, p)
        c = [[Ball(x, self.chart.moments.radius, p) for x in row] for row in self.chart.moments.covariance]
        one = _Vector([1 << p] * len(self.masses.values), [0] * len(self.masses.values))
        growth, fields, means = [one], [one], [up(1 << p, p)]  # the first field is never looked at
        wrong = up(self.error, p)
        for n in range(1, degree + 1):
            wrong = wrong / self.radius
            own = self._driven(growth, fields, n)
            mean, base = self._integrals(own, wrong.high)
            for k, row in enumerate(self.series):
                base[k] = base[k] - row[0] * mean - total([means[i] * row[n - i] for i in range(1, n)] or [up(0, p)])
                if n == 1:
                    base[k] = base[k] + c[0][k]
            y = [up(0, p), *solver.solve([g * b for g, b in zip(self.chart.own[1:], base[1:], strict=True)])]
            for row, b, line in zip(self.series, base, c, strict=True):
                row.append(b + total(x * z for x, z in zip(line, y, strict=True)))
            if n == 1:
                y[0] = y[0] + 1
            fields.append(self._field(y))
            growth.append(own.plus(fields[n]))
            means.append(mean + total(x * m for x, m in zip(y, self.chart.mean, strict=True)))

    def _field(self, y: list[Ball]) -> _Vector:
        """sum y_l P_l at the nodes, P_l wrong by error_p."""
        p, error = self.p, self.family.error_p
        terms = [[x.m * v for v in row] for x, row in zip(y, self.polynomials, strict=True)]
        rims = [[x.r * v for v in row] for x, row in zip(y, self.sizes, strict=True)]
        more = ceil_shift(sum(abs(x.m) for x in y) * error, p) + 2
        wrong = [(sum(column) >> p) + more for column in zip(*rims, strict=True)]
        return _Vector([sum(column) >> p for column in zip(*terms, strict=True)], wrong)

    def _driven(self, growth: list[_Vector], fields: list[_Vector], n: int) -> _Vector:
        """(1/n) sum_{0<k<n} k h_k W_{n-k} at the nodes."""
        values, wrong = [0] * len(self.masses.values), [0] * len(self.masses.values)
        for k in range(1, n):
            h, w = fields[k], growth[n - k]
            values = [x + k * a * b for x, a, b in zip(values, h.values, w.values, strict=True)]
            rims = zip(wrong, h.values, h.wrong, w.values, w.wrong, strict=True)
            wrong = [x + k * (abs(a) * s + (abs(b) + s) * r) for x, a, r, b, s in rims]
        scale = n << self.p
        return _Vector([x // scale for x in values], [x // scale + 2 for x in wrong])

    def _integrals(self, f: _Vector, quadrature: int) -> tuple[Ball, list[Ball]]:
        """The means of f and of P_1 f, .., P_L f at the centre; `quadrature` bounds its error times Z."""
        p, error = self.p, self.family.error_p
        products = [a * b >> p for a, b in zip(self.masses.values, f.values, strict=True)]
        rims = zip(self.masses.values, self.masses.wrong, f.values, f.wrong, strict=True)
        wrong = [(abs(a) * s + (abs(b) + s) * r >> p) + 2 for a, r, b, s in rims]
        lost = ceil_shift(sum(map(abs, products)) * error, p) + quadrature + 2
        means = []
        for values, sizes in zip(self.polynomials, self.sizes, strict=True):
            value = sum(x * v for x, v in zip(products, values, strict=True)) >> p
            rim = sum(x * v for x, v in zip(wrong, sizes, strict=True)) >> p
            means.append(Ball(value, rim + lost, p) / self.whole)
        return Ball(sum(products), sum(wrong) + quadrature, p) / self.whole, means
