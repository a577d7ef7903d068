"""The exponential family rho_a = exp(sum a_l P_l)/Z by Clenshaw-Curtis quadrature with a proved error.

FORMAT_COUPLING.md, "Quadrature". Vectors over the nodes are integers over 2^p with one bound of the error for all.
P_l(-t) = (-1)^l P_l(t) and omega_{N-j} = omega_j halve the work: node j stands for t_j and -t_j.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from ..arithmetic.ball import Ball, ceil_shift, cos, exp, exp_of, log, pi, total, up
from ..arithmetic.series import Work, ceil_div
from ..verdict import Invalid


class Moments:
    """At one field a: Z, Lambda = log Z, M_l, and C_jl as integers over 2^p with one radius for all of them."""

    __slots__ = ("covariance", "log_z", "mean", "radius")

    def __init__(self, z: Ball, mean: list[Ball], covariance: list[list[Ball]]) -> None:
        self.log_z, self.mean = log(z), mean
        self.covariance = [[x.m for x in row] for row in covariance]
        self.radius = max((x.r for row in covariance for x in row), default=0)


@dataclass(frozen=True, slots=True)
class _Sums:
    """x_j = omega_j e^h at t_j plus and minus that at -t_j; int e^h w, int P_l e^h w; bounds for further sums."""

    plus: list[int]
    minus: list[int]
    whole: Ball
    means: list[Ball]
    wrong: int
    largest: int


class Quadrature:
    """Nodes cos(pi j/N), j = 0..N, N even; the polynomials P_1..P_L of dimension d there; the weights omega_j."""

    def __init__(self, d: int, modes: int, nodes: int, ellipses: Sequence[Fraction], p: int, work: Work) -> None:
        self.d, self.modes, self.p, self.half, self.work = d, modes, p, nodes // 2, work
        work.spend(60 * nodes, p, nodes * (modes + nodes // 4 + p // 4 + 20))  # cosines take p/14 terms of 2 products
        step = pi(p) / nodes
        cosines = [cos(step * j) for j in range(nodes + 1)]
        guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step
        wide = pi(p + guard) / nodes
        columns = [_polynomials(d, modes, cos(wide * j)) for j in range(self.half + 1)]
        self.error_p = (max(x.r for column in columns for x in column) >> guard) + 2
        self.values = [[column[degree].m >> guard for column in columns] for degree in range(modes)]
        weights = _weights(d, self.half, p, cosines)
        self.omega, self.error_omega = [x.m for x in weights], max(x.r for x in weights)
        self._ellipses = [self._ellipse(rho, nodes) for rho in ellipses]

    def _ellipse(self, rho: Fraction, nodes: int) -> tuple[list[int], int]:
        """(B_l over 2^p rounded up, 4 rho^{-N-2} B_L^2 over 2^p rounded up) for one rho > 1."""
        self.work.spend(0, (rho.numerator.bit_length() + rho.denominator.bit_length()) * nodes, 4 + self.modes)
        powers = [rho**degree for degree in range(1, self.modes + 1)]
        growth = [(power + 1 / power) / 2 for power in powers]
        factor = 4 * growth[-1] ** 2 / rho ** (nodes + 2)
        return [_ceil(x, self.p) for x in growth], _ceil(factor, self.p)

    def error(self, field: Sequence[int], extra: int = 0) -> int:
        """A bound over 2^p of |int f w - Q(f)| for f = e^h P_j P_k, 0 <= j, k <= L, h with (|field_l| + 1)/2^p.

        With `extra` more factors P_l in f.
        """
        bounds = []
        for growth, factor in self._ellipses:
            size = sum((abs(a) + 1) * b for a, b in zip(field, growth, strict=True))
            if size >> 2 * self.p > self.p:
                continue  # this ellipse bounds nothing at the precision in use
            exponent = exp(up(ceil_shift(size, self.p), self.p))
            bound = ceil_shift(exponent.high * factor, self.p)
            bounds.append(ceil_shift(bound * growth[-1] ** extra, self.p * extra))
        if not bounds:
            raise Invalid("no ellipse bounds the error of the quadrature for the field of a cell")
        return min(bounds)

    def _density(self, field: Sequence[int]) -> tuple[list[int], list[int], int]:
        """omega_j e^{h(t_j)} and omega_j e^{h(-t_j)} over 2^p for j = 0..N/2, and a bound of the error of each.

        The node t_{N/2} = 0 stands once: its second value is 0.
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
        for j, omega in enumerate(self.omega):
            odd = sum(a * row[j] for a, row in zip(field[::2], self.values[::2], strict=True))
            even = sum(a * row[j] for a, row in zip(field[1::2], self.values[1::2], strict=True))
            for side, exponent in ((right, even + odd), (left, even - odd)):
                value = exp_of(exponent >> p, p)
                side.append(omega * value >> p)
                wrong = ceil_shift(2 * spread * (value + 2), p) + 2  # e^s - 1 <= 8 s/7, s <= 1/4
                errors.append(ceil_shift(abs(omega) * wrong + self.error_omega * (value + wrong), p) + 1)
        left[-1] = 0
        return right, left, max(errors)

    def _spend(self, products: int) -> None:
        """Charge so many products at each pair of nodes, besides two exponentials there and a logarithm."""
        self.work.spend(80 * self.half, self.p, self.half * (products + 4 * isqrt(self.p)) + self.p // 3)

    def _first(self, field: Sequence[int]) -> _Sums:
        p, count = self.p, 2 * self.half + 1
        quadrature = self.error(field)
        right, left, error = self._density(field)
        plus = [a + b for a, b in zip(right, left, strict=True)]
        minus = [a - b for a, b in zip(right, left, strict=True)]
        largest = max(map(abs, right + left)) + error
        # a sum of x v, x wrong by error, v by error_p and |v| <= one/2^p, over all nodes; it is shifted afterwards
        one = (1 << p) + self.error_p
        wrong = ceil_shift((error * one + largest * self.error_p) * count, p) + 1 + quadrature
        means = [
            Ball(sum(x * v for x, v in zip(minus if degree % 2 else plus, values, strict=True)) >> p, wrong, p)
            for degree, values in enumerate(self.values, start=1)
        ]
        return _Sums(plus, minus, Ball(sum(plus), error * count + quadrature, p), means, wrong + count, largest)

    def log_partition(self, field: Sequence[int]) -> Ball:
        """Lambda(a) = log Z, Z = int e^h w, for the field a_l = field_l/2^p."""
        self._spend(2 * self.modes)
        right, left, error = self._density(field)
        return log(Ball(sum(right) + sum(left), error * (2 * self.half + 1) + self.error(field), self.p))

    def means(self, field: Sequence[int]) -> Moments:
        """Lambda and M at a field, without the covariance."""
        self._spend(3 * self.modes)
        sums = self._first(field)
        return Moments(sums.whole, [x / sums.whole for x in sums.means], [])

    def _both(self, field: Sequence[int]) -> tuple[_Sums, list[list[Ball]]]:
        """The sums, and int P_j P_k e^h w: the upper triangle is computed, both are filled."""
        p, modes = self.p, self.modes
        self._spend(modes * (modes + 3))
        sums = self._first(field)
        # a sum of x u v: as before with u v for v, wrong by 2 error_p and a little, and each x u is shifted
        wrong = sums.wrong + ceil_shift(2 * sums.largest * self.error_p * (2 * self.half + 1), p)
        upper: list[list[Ball]] = []
        for j, values in enumerate(self.values):
            # P_j P_k is even or odd with j + k: the two halves add up or cancel.
            same = [x * v >> p for x, v in zip(sums.plus, values, strict=True)]
            other = [x * v >> p for x, v in zip(sums.minus, values, strict=True)]
            pairs = ((other if j % 2 != k % 2 else same, self.values[k]) for k in range(j, modes))
            upper.append([Ball(sum([x * v for x, v in zip(*pair, strict=True)]) >> p, wrong, p) for pair in pairs])
        return sums, [[upper[min(j, k)][abs(j - k)] for k in range(modes)] for j in range(modes)]

    def moments(self, field: Sequence[int]) -> Moments:
        """Lambda, M and C at a field."""
        sums, products = self._both(field)
        mean = [x / sums.whole for x in sums.means]
        rows = zip(mean, products, strict=True)
        covariance = [[x / sums.whole - a * b for x, b in zip(row, mean, strict=True)] for a, row in rows]
        return Moments(sums.whole, mean, covariance)

    def triples(self, field: Sequence[int]) -> tuple[Moments, dict[tuple[int, ...], Ball]]:
        """Lambda, M and C at a field, and E_a[P_l P_j P_k] for l <= j <= k by (l-1, j-1, k-1)."""
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
                    side = twice[(i + j + k + 3) % 2]  # the degrees are i+1, j+1, k+1
                    middle = sum([x * v for x, v in zip(side, self.values[k], strict=True)]) >> p
                    found[i, j, k] = Ball(middle, wrong, p) / sums.whole
        return moments, found

    def products(self, field: Sequence[int]) -> list[list[Ball]]:
        """int P_j P_l e^h w, not normalised."""
        return self._both(field)[1]


def _ceil(x: Fraction, p: int) -> int:
    return ceil_div(x.numerator << p, x.denominator)


def _polynomials(d: int, modes: int, t: Ball) -> list[Ball]:
    """P_1(t)..P_L(t): (l+d-2) P_{l+1} = (2l+d-2) t P_l - l P_{l-1}."""
    values = [Ball(1 << t.p, 0, t.p), t]
    for degree in range(1, modes):
        top = t * values[degree] * (2 * degree + d - 2) - values[degree - 1] * degree
        values.append(top / (degree + d - 2))
    return values[1:]


def _weights(d: int, half: int, p: int, cosines: list[Ball]) -> list[Ball]:
    """omega_0..omega_{N/2}, N = 2 half: (2/N) e_j sum_{k even} e_k mu_k cos(pi j k/N), e = 1/2 at 0 and N, else 1.

    mu_k = int T_k w: mu_0 = 1, mu_{k+2} = mu_k (k-p)/(k+p+2) with p = d-2, odd ones 0.
    """
    moment = Fraction(1)
    moments = []
    for i in range(half + 1):
        moments.append(Ball.exact(moment / 2 if i in (0, half) else moment, p))
        moment *= Fraction(2 * i - d + 2, 2 * i + d)
    result = []
    for j in range(half + 1):
        indices = (2 * i * j % (4 * half) for i in range(half + 1))
        parts = (mu * cosines[min(index, 4 * half - index)] for mu, index in zip(moments, indices, strict=True))
        result.append(total(parts) / (2 * half if j == 0 else half))
    return result
