"""The exponential family rho_a = exp(sum a_l P_l)/Z on the nodes of a quadrature. FORMAT/coupling.md (K3) to (K6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isqrt
from operator import mul
from typing import TypeVar

from ..arithmetic.ball import Ball, ceil_shift, exp_of, log
from ..document.context import Context
from ..verdict import Invalid
from .form import Grid
from .quadrature import Quadrature

_Entry = TypeVar("_Entry", int, Ball)


class Moments:
    """At one field a: Z > 0, M_l, and C_jl as integers over 2^p with one radius for all of them."""

    __slots__ = ("covariance", "mean", "radius", "z")

    def __init__(self, z: Ball, mean: list[Ball], covariance: list[list[int]], radius: int) -> None:
        if z.low <= 0:
            raise Invalid("the enclosure of Z does not lie above 0")
        self.z, self.mean = z, mean
        self.covariance, self.radius = covariance, radius

    @property
    def log_z(self) -> Ball:
        """Lambda = log Z, which rows do not ask for."""
        return log(self.z)


@dataclass(frozen=True, slots=True)
class _Sums:
    """x_j = omega_j e^h at node_j plus and minus that at -node_j; int e^h w, int P_l e^h w; bounds for further sums."""

    plus: list[int]
    minus: list[int]
    whole: Ball
    means: list[Ball]
    wrong: int
    largest: int


class Family(Quadrature):
    """Integrals of polynomials against e^h, h = sum a_l P_l, at fields a_l = field_l/2^p."""

    @cached_property
    def odd(self) -> list[int]:
        """The places of odd degrees."""
        return [k for k, degree in enumerate(self.degrees) if degree % 2]

    @cached_property
    def even(self) -> list[int]:
        """The places of even degrees."""
        return [k for k, degree in enumerate(self.degrees) if degree % 2 == 0]

    @cached_property
    def columns(self) -> list[tuple[list[int], list[int]]]:
        """The P_l of odd degrees, and those of even degrees, at each node."""
        odd, even = ([self.values[k] for k in side] for side in (self.odd, self.even))
        nodes = range(self.half + 1)
        return [([row[j] for row in odd], [row[j] for row in even]) for j in nodes]

    def density(self, field: Sequence[int]) -> tuple[list[int], list[int], int]:
        """omega_j e^{h(node_j)} and omega_j e^{h(-node_j)} over 2^p, j = 0..nodes/2, and a bound of the error of each.

        node_{nodes/2} = 0 stands once: its second value is 0.
        """
        p = self.p
        right: list[int] = []
        left: list[int] = []
        # h(t_j) is wrong by the polynomials, by a unit for each field a_l, which stands for [a_l - 1, a_l + 1]/2^p
        # and meets |P_l| <= 1, once more by what the computed P_l exceed 1, and by the last shift.
        spread = ceil_shift(sum(abs(a) for a in field) * self.error_p, p) + len(field) + 2
        if spread >> p - 2:
            raise Invalid("the precision is too low for the field of a cell")
        errors = []
        odd_field, even_field = ([field[k] for k in side] for side in (self.odd, self.even))
        for omega, (odd_values, even_values) in zip(self.omega, self.columns, strict=True):
            odd, even = sum(map(mul, odd_field, odd_values)), sum(map(mul, even_field, even_values))
            plus, minus = exp_of(even + odd >> p, p), exp_of(even - odd >> p, p)
            right.append(omega * plus >> p)
            left.append(omega * minus >> p)
            value = max(plus, minus)  # the error grows with it
            wrong = ceil_shift(2 * spread * (value + 2), p) + 2  # e^s - 1 <= 8 s/7, s <= 1/4
            errors.append(abs(omega) * wrong + self.error_omega * (value + wrong))
        left[-1] = 0
        return right, left, ceil_shift(max(errors), p) + 1

    def _spend(self, products: int) -> None:
        """Charge so many products at each pair of nodes, besides two exponentials there and a logarithm.

        A product that is added to a sum takes less than a third of one that is rounded.
        """
        self.work.spend(24 * self.half, self.p, self.half * (products // 3 + 2 * isqrt(self.p)) + self.p // 3)

    def _first(self, field: Sequence[int]) -> _Sums:
        p, count = self.p, 2 * self.half + 1
        quadrature = self.error(field)
        right, left, error = self.density(field)
        plus = [a + b for a, b in zip(right, left, strict=True)]
        minus = [a - b for a, b in zip(right, left, strict=True)]
        largest = max(map(abs, right + left)) + error
        # a sum of x v, x wrong by error, v by error_p and |v| <= one/2^p, over all nodes; it is shifted afterwards
        one = (1 << p) + self.error_p
        wrong = ceil_shift((error * one + largest * self.error_p) * count, p) + 1 + quadrature
        means = [
            Ball(sum(map(mul, minus if degree % 2 else plus, values)) >> p, wrong, p)
            for degree, values in zip(self.degrees, self.values, strict=True)
        ]
        return _Sums(plus, minus, Ball(sum(plus), error * count + quadrature, p), means, wrong + count, largest)

    def log_partition(self, field: Sequence[int]) -> Ball:
        """Lambda(a) = log Z, Z = int e^h w, for the field a_l = field_l/2^p."""
        self._spend(2 * self.modes)
        right, left, error = self.density(field)
        return log(Ball(sum(right) + sum(left), error * (2 * self.half + 1) + self.error(field), self.p))

    def means(self, field: Sequence[int]) -> Moments:
        """Lambda and M at a field, without the covariance."""
        self._spend(3 * self.modes)
        sums = self._first(field)
        return Moments(sums.whole, [x / sums.whole for x in sums.means], [], 0)

    def _both(self, field: Sequence[int]) -> tuple[_Sums, list[list[int]], int]:
        """The sums; int P_j P_k e^h w for k >= j; the radius of all of these."""
        p, modes = self.p, self.modes
        self._spend(modes * (modes + 3))
        sums = self._first(field)
        # a sum of x u v: as before with u v for v, wrong by 2 error_p and a little, and each x u is shifted
        wrong = sums.wrong + ceil_shift(2 * sums.largest * self.error_p * (2 * self.half + 1), p)
        upper: list[list[int]] = []
        for j, values in enumerate(self.values):
            # P_j P_k is even or odd with j + k: the two halves add up or cancel.
            same = [x * v >> p for x, v in zip(sums.plus, values, strict=True)]
            other = [x * v >> p for x, v in zip(sums.minus, values, strict=True)]
            odd = self.degrees[j] % 2
            pairs = ((other if self.degrees[k] % 2 != odd else same, self.values[k]) for k in range(j, modes))
            upper.append([sum(map(mul, *pair)) >> p for pair in pairs])
        return sums, upper, wrong

    def moments(self, field: Sequence[int]) -> Moments:
        """Lambda, M and C at a field."""
        return self._moments(*self._both(field))

    def _moments(self, sums: _Sums, products: list[list[int]], wrong: int) -> Moments:
        p = self.p
        inverse = Ball(1 << p, 0, p) / sums.whole
        mean = [x * inverse for x in sums.means]
        # X/Z - M_j M_k, each product as those of balls, with the largest numbers and radii for all of them
        largest = max(max(map(abs, row)) for row in products)
        near, far = max(x.r for x in mean), max(abs(x.m) for x in mean)
        spread = (largest * inverse.r + (abs(inverse.m) + inverse.r) * wrong >> p) + (2 * far * near + near**2 >> p)
        middles, factor = [x.m for x in mean], inverse.m
        upper = [
            [(x * factor >> p) - (m * n >> p) for x, n in zip(row, middles[j:], strict=True)]
            for j, (row, m) in enumerate(zip(products, middles, strict=True))
        ]
        return Moments(sums.whole, mean, _filled(upper), spread + 4)

    def squares(self, field: Sequence[int], tangent: Sequence[int]) -> tuple[Moments, list[Ball]]:
        """Lambda, M and C at a field, and the mean of P_l Y^2 for each l, Y = sum tangent_l P_l/2^p.

        tangent_l stands for [tangent_l - 1, tangent_l + 1]/2^p.
        """
        p, count = self.p, 2 * self.half + 1
        self._spend(9 * self.modes)
        sums, products, radius = self._both(field)
        size = ceil_shift(sum(abs(v) + 1 for v in tangent) * ((1 << p) + self.error_p), p) + 1  # |Y| is at most that
        wrong = ceil_shift(sum(map(abs, tangent)) * self.error_p, p) + 2 * len(tangent) + 2
        sides = ([tangent[k] for k in side] for side in (self.odd, self.even))
        odd_part, even_part = sides
        plus: list[int] = []
        minus: list[int] = []
        for a, b, (odd_values, even_values) in zip(sums.plus, sums.minus, self.columns, strict=True):
            odd, even = sum(map(mul, odd_part, odd_values)), sum(map(mul, even_part, even_values))
            right = (a + b >> 1) * (even + odd >> p) ** 2 >> 2 * p
            left = (a - b >> 1) * (even - odd >> p) ** 2 >> 2 * p
            plus.append(right + left)
            minus.append(right - left)
        # a sum of x y^2 v: as one of x v with |y| <= size, then y, the shifts, and the quadrature of three polynomials
        error = ceil_shift(sums.wrong * size**2, 2 * p)
        error += ceil_shift(2 * sums.largest * (2 * size * wrong + wrong**2) * count, 2 * p) + 3 * count + 1
        error += ceil_shift(self.error(field, 1) * size**2, 2 * p)
        rows = zip(self.degrees, self.values, strict=True)
        found = [Ball(sum(map(mul, minus if k % 2 else plus, row)) >> p, error, p) / sums.whole for k, row in rows]
        return self._moments(sums, products, radius), found

    def triples(self, field: Sequence[int]) -> tuple[Moments, dict[tuple[int, ...], Ball]]:
        """Lambda, M and C at a field, and the mean of P_l P_j P_k for l <= j <= k by (l-1, j-1, k-1)."""
        p, modes = self.p, self.modes
        self._spend(modes * (modes + 1) * (modes + 5) // 3)
        moments, sums = self.moments(field), self._first(field)
        # a sum of x u v y: two polynomials and two shifts more than in the sums of x v, and P_l in the quadrature
        count = 2 * self.half + 1
        wrong = sums.wrong + ceil_shift(4 * sums.largest * self.error_p * count, p) + count + self.error(field, 1)
        found: dict[tuple[int, ...], Ball] = {}
        for i, first in enumerate(self.values):
            once = [[x * v >> p for x, v in zip(side, first, strict=True)] for side in (sums.plus, sums.minus)]
            for j in range(i, modes):
                twice = [[x * v >> p for x, v in zip(side, self.values[j], strict=True)] for side in once]
                for k in range(j, modes):
                    side = twice[(self.degrees[i] + self.degrees[j] + self.degrees[k]) % 2]
                    found[i, j, k] = Ball(sum(map(mul, side, self.values[k])) >> p, wrong, p) / sums.whole
        return moments, found

    def products(self, field: Sequence[int]) -> list[list[Ball]]:
        """int P_j P_l e^h w, not normalised."""
        _, upper, wrong = self._both(field)
        return _filled([[Ball(x, wrong, self.p) for x in row] for row in upper])


def _filled(upper: list[list[_Entry]]) -> list[list[_Entry]]:
    """The symmetric matrix with this upper triangle."""
    return [[upper[j][k - j] for j in range(k)] + row for k, row in enumerate(upper)]


def family(context: Context, d: int, sizes: Grid, degrees: tuple[int, ...] | None = None) -> Family:
    """The family of these sizes, made once for the document as long as it is in use; degrees: if they are not 1..L."""
    key = (d, sizes.modes, sizes.nodes, sizes.ellipses, sizes.bits)
    return context.recent((*key, degrees), lambda: Family(*key, context.work, degrees))
