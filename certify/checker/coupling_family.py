"""The exponential family rho_a = exp(sum a_l P_l)/Z by Clenshaw-Curtis quadrature with a proved error.

FORMAT_COUPLING.md, "Quadrature". Vectors over the nodes are integers over 2^p with one bound of the error for all.
P_l(-t) = (-1)^l P_l(t) and omega_{N-j} = omega_j halve the work: node j stands for t_j and -t_j.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from .coupling_numbers import Ball, cos, exp, exp_of, log, pi, up
from .series import Work, ceil_div
from .verdict import Invalid


class Moments:
    """At one field a: Z, Lambda = log Z, M_l, and C_jl as integers over 2^p with one radius for all of them."""

    __slots__ = ("covariance", "log_z", "mean", "radius")

    def __init__(self, z: Ball, mean: list[Ball], covariance: list[list[Ball]]) -> None:
        self.log_z, self.mean = log(z), mean
        self.covariance = [[x.m for x in row] for row in covariance]
        self.radius = max((x.r for row in covariance for x in row), default=0)


class Quadrature:
    """Nodes cos(pi j/N), j = 0..N, N even; the polynomials P_1..P_L of dimension d there; the weights omega_j."""

    def __init__(self, d: int, modes: int, nodes: int, ellipses: Sequence[Fraction], p: int, work: Work) -> None:
        self.d, self.modes, self.p, self.half, self.work = d, modes, p, nodes // 2, work
        work.spend(nodes * (modes + 60) + nodes * nodes // 4, p, nodes * (modes + nodes // 4) + 20 * nodes)
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

    def error(self, field: Sequence[int]) -> int:
        """A bound over 2^p of |int f w - Q(f)| for f = e^h P_j P_k, 0 <= j, k <= L, |a_l| <= (field_l + 1)/2^p."""
        best: int | None = None
        for growth, factor in self._ellipses:
            size = sum((a + 1) * b for a, b in zip(field, growth, strict=True))
            if size >> 2 * self.p > self.p:
                continue  # this ellipse bounds nothing at the precision in use
            exponent = exp(up(-(-size >> self.p), self.p))
            bound = ((exponent.high * factor) >> self.p) + 1
            best = bound if best is None or bound < best else best
        if best is None:
            raise Invalid("no ellipse bounds the error of the quadrature for the field of a cell")
        return best

    def _density(self, field: Sequence[int]) -> tuple[list[int], list[int], int]:
        """omega_j e^{h(t_j)} and omega_j e^{h(-t_j)} over 2^p for j = 0..N/2, and a bound of the error of each.

        The node t_{N/2} = 0 stands once: its second value is 0.
        """
        p, half = self.p, self.half
        if sum(abs(a) for a in field) >> p > p:
            raise Invalid("the precision is too low for the field of a cell")
        # h(t_j) is wrong by the polynomials, and by a unit for each field a_l, which stands for [a_l - 1, a_l + 1]/2^p.
        spread = (sum(abs(a) for a in field) * self.error_p >> p) + len(field) + 3
        right: list[int] = []
        left: list[int] = []
        error = 0
        for j in range(half + 1):
            even = odd = 0
            for degree, a in enumerate(field, start=1):
                if degree % 2:
                    odd += a * self.values[degree - 1][j]
                else:
                    even += a * self.values[degree - 1][j]
            for side, total in ((right, even + odd), (left, even - odd)):
                if side is left and j == half:
                    side.append(0)
                    continue
                value, wrong = exp_of(total >> p, p)
                wrong += ((2 * spread * (value + wrong)) >> p) + 1  # e^s - 1 <= 2 s
                side.append(self.omega[j] * value >> p)
                wrong = (abs(self.omega[j]) * wrong + self.error_omega * (value + wrong) >> p) + 2
                error = max(error, wrong)
        if spread >> p:
            raise Invalid("the precision is too low for the field of a cell")
        return right, left, error

    def partition(self, field: Sequence[int]) -> Ball:
        """Z = int e^h w for the field a_l = field_l/2^p."""
        self.work.spend(2 * self.half * (self.modes + 60), self.p, 2 * self.half)
        right, left, error = self._density(field)
        return self._integral(sum(right) + sum(left), error * (2 * self.half + 1), field)

    def _integral(self, total: int, rounding: int, field: Sequence[int]) -> Ball:
        return Ball(total, rounding + self.error([abs(a) for a in field]), self.p)

    def log_partition(self, field: Sequence[int]) -> Ball:
        """Lambda(a) = log Z."""
        return log(self.partition(field))

    def _sums(self, field: Sequence[int]) -> tuple[Ball, list[Ball], list[list[Ball]]]:
        """int e^h w, int P_l e^h w and int P_j P_l e^h w (the upper triangle is computed, both are filled)."""
        p, half, modes = self.p, self.half, self.modes
        self.work.spend(half * (modes * modes + 80), p, half)
        right, left, error = self._density(field)
        count = 2 * half + 1
        largest = max(map(abs, right + left)) + error
        plus = [a + b for a, b in zip(right, left, strict=True)]
        minus = [a - b for a, b in zip(right, left, strict=True)]
        quadrature = self.error([abs(a) for a in field])
        one = (1 << p) + self.error_p  # |P_l| <= 1
        first = ((error * one + largest * self.error_p) * count >> p) + 2 + quadrature
        means, rows = [], []
        for degree in range(1, modes + 1):
            values = self.values[degree - 1]
            # P_j P_k is even or odd with j + k: the two halves add up or cancel.
            even = [a * v >> p for a, v in zip(plus, values, strict=True)]
            odd = [a * v >> p for a, v in zip(minus, values, strict=True)]
            means.append(Ball(sum(odd if degree % 2 else even), first + count, p))
            rows.append((even, odd))
        second = ((error * one + 3 * largest * self.error_p) * count >> p) + 2 + count + quadrature
        products: list[list[Ball]] = [[up(0, p)] * modes for _ in range(modes)]
        for j in range(modes):
            even, odd = rows[j]
            for k in range(j, modes):
                pair = even if (j + k) % 2 == 0 else odd
                total = sum([a * v for a, v in zip(pair, self.values[k], strict=True)]) >> p
                products[j][k] = products[k][j] = Ball(total, second + 1, p)
        whole = Ball(sum(right) + sum(left), error * count + quadrature, p)
        return whole, means, products

    def moments(self, field: Sequence[int]) -> Moments:
        """Lambda, M and C at a field."""
        z, means, products = self._sums(field)
        mean = [x / z for x in means]
        return Moments(
            z, mean, [[x / z - mean[j] * mean[k] for k, x in enumerate(row)] for j, row in enumerate(products)]
        )

    def means(self, field: Sequence[int]) -> Moments:
        """Lambda and M at a field, without the covariance."""
        p, half = self.p, self.half
        self.work.spend(half * (self.modes * 2 + 80), p, half * self.modes)
        right, left, error = self._density(field)
        count = 2 * half + 1
        largest = max(map(abs, right + left)) + error
        quadrature = self.error([abs(a) for a in field])
        one = (1 << p) + self.error_p
        wrong = ((error * one + largest * self.error_p) * count >> p) + 3 + quadrature
        z = Ball(sum(right) + sum(left), error * count + quadrature, p)
        mean = []
        for degree in range(1, self.modes + 1):
            sign = -1 if degree % 2 else 1
            total = sum((a + sign * b) * v for a, b, v in zip(right, left, self.values[degree - 1], strict=True))
            mean.append(Ball(total >> p, wrong, p) / z)
        return Moments(z, mean, [])

    def products(self, field: Sequence[int]) -> list[list[Ball]]:
        """int P_j P_l e^h w, not normalised."""
        return self._sums(field)[2]


def _ceil(x: Fraction, p: int) -> int:
    return ceil_div(x.numerator << p, x.denominator)


def _polynomials(d: int, modes: int, t: Ball) -> list[Ball]:
    """P_1(t)..P_L(t): (l+d-2) P_{l+1} = (2l+d-2) t P_l - l P_{l-1}."""
    values = [Ball(1 << t.p, 0, t.p), t]
    for degree in range(1, modes):
        top = t * values[degree] * (2 * degree + d - 2) - values[degree - 1] * degree
        values.append(top / (degree + d - 2))
    return values[1 : modes + 1]


def _weights(d: int, half: int, p: int, cosines: list[Ball]) -> list[Ball]:
    """omega_0..omega_{N/2}, N = 2 half: (2/N) e_j sum_{k even} e_k mu_k cos(pi j k/N), e = 1/2 at 0 and N, else 1.

    mu_k = int T_k w: mu_0 = 1, mu_{k+2} = mu_k (k-p)/(k+p+2) with p = d-2, odd ones 0.
    """
    moment = Fraction(1)
    moments = []
    for k in range(0, 2 * half + 1, 2):
        moments.append(Ball.exact(moment / 2 if k in (0, 2 * half) else moment, p))
        moment *= Fraction(k - d + 2, k + d)
    result = []
    for j in range(half + 1):
        total = up(0, p)
        for i, mu in enumerate(moments):
            index = (2 * i * j) % (4 * half)
            total = total + mu * cosines[index if index <= 2 * half else 4 * half - index]
        result.append(total / (2 * half if j == 0 else half))
    return result
