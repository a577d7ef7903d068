"""Definitions of certify/FORMAT/coupling.md a second time, in Arb balls: (K1) to (K15), read line by line.

They share nothing with the checker. Each inequality that the page demands is a `require`, named by its display; what is
not certainly true raises `Fails`. test_arb_cover.py holds them against the checker, on certificates and planted faults.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb
from typing import Any

from flint import arb

from tests.checker.arb_truth import ball, number

ZERO, ONE = arb(0), arb(1)


class Fails(Exception):
    """A condition of the page that is not certainly true."""


def require(display: str, holds: bool) -> None:
    if not holds:
        raise Fails(display)


def pair(field: dict[str, str]) -> tuple[arb, arb]:
    return ball(number(field["lower"])), ball(number(field["upper"]))


def low(x: arb) -> arb:
    return arb(x.lower())


def high(x: arb) -> arb:
    return arb(x.upper())


def size(x: arb) -> arb:
    """The largest absolute value."""
    return arb(x.abs_upper())


def around(x: arb) -> arb:
    """[-x, x]."""
    return (-x).union(x)


def largest(balls: Sequence[arb]) -> arb:
    """An upper bound of all."""
    return max((high(x) for x in balls), key=lambda x: x.mid())


def dot(left: Sequence[Any], right: Sequence[Any]) -> arb:
    return sum((x * y for x, y in zip(left, right, strict=True)), ZERO)


def series(mu: Fraction, x: Fraction) -> arb:
    """F(mu, x^2/4)."""
    return (ball(x) ** 2 / 4).hypgeom_0f1(ball(mu))


class Interaction:
    """(K1), (K2): kappa_l for l <= L+1, g_l and tau for K in a ball."""

    def __init__(self, d: int, beta: Fraction, modes: int, coupling: arb) -> None:
        self.d, self.beta, self.modes = d, beta, modes
        factor, self.factors = Fraction(1, d), []
        for degree in range(1, modes + 2):
            below = comb(d + degree - 3, d - 1) if degree > 1 else 0
            self.factors.append(factor * (comb(d + degree - 1, d - 1) - below))
            factor *= beta / (d + 2 * degree)
        orders = enumerate(self.factors, start=1)
        self.kappa = [ball(c) * series(Fraction(d, 2) + degree, beta) for degree, c in orders]
        self.tail_ratio = beta * (modes + d - 1) / ((modes + 2) * (2 * modes + d))
        self.g = [2 * coupling * x for x in self.kappa[:modes]]
        self.top = [high(x) for x in self.g]
        tail = self.kappa[modes] / (1 - ball(self.tail_ratio)) if self.tail_ratio < 1 else self.rest()
        self.tau = high(2 * high(coupling) * tail)

    def rest(self) -> arb:
        """What the modes leave of the sum of all kappa_l."""
        whole = (ball(self.beta).exp() - series(Fraction(self.d, 2), self.beta)) / ball(self.beta)
        return whole - sum(self.kappa[: self.modes], arb(0))


class Family:
    """(K3) to (K6): the quadrature, and cumulants at a field."""

    def __init__(self, d: int, part: dict[str, Any]) -> None:
        n, self.modes = part["nodes"], part["modes"]
        self.ellipses, self.nodes = [number(x) for x in part["ellipses"]], n
        cosines = [(arb.pi() * j / n).cos() for j in range(2 * n)]
        edge = [Fraction(1, 2) if k in (0, n) else Fraction(1) for k in range(n + 1)]
        chebyshev = {0: Fraction(1)}
        for k in range(0, 2 * n, 2):
            chebyshev[k + 2] = chebyshev[k] * Fraction(k - d + 2, k + d)
        terms = [(k, ball(edge[k] * chebyshev[k])) for k in range(0, n + 1, 2)]
        sums = [sum((c * cosines[j * k % (2 * n)] for k, c in terms), ZERO) for j in range(n + 1)]
        self.omega = [ball(2 * edge[j] / n) * x for j, x in enumerate(sums)]
        self.gaps = [(k, abs(chebyshev[k] - chebyshev[2 * n - k])) for k in range(n + 2, 2 * n + 1, 2)]
        at = cosines[: n + 1]
        values = [[ONE] * (n + 1), at]
        for k in range(1, self.modes):
            rows = zip(at, values[k], values[k - 1], strict=True)
            values.append([((2 * k + d - 2) * t * x - k * y) / (k + d - 2) for t, x, y in rows])
        self.values = values[1:]

    def error(self, field: Sequence[arb], factors: int = 2) -> arb:
        """(K5), or with growth_L to another power."""
        bounds = []
        for ellipse in self.ellipses:
            growth = [ball((ellipse**k + ellipse**-k) / 2) for k in range(1, self.modes + 1)]
            largest = dot([size(a) for a in field], growth).exp()
            lost = [ball(gap) / ball(ellipse) ** k for k, gap in self.gaps] + [
                2 / ball(ellipse) ** (2 * self.nodes + 2)
            ]
            bounds.append(high(2 * max(map(high, lost)) * largest * growth[-1] ** factors))
        return min(bounds, key=lambda x: x.mid())

    def density(self, field: Sequence[arb]) -> tuple[list[arb], arb, list[arb]]:
        """omega_j e^h, Z and M."""
        error = around(self.error(field))
        columns = zip(*self.values, strict=True)
        mass = [o * dot(field, column).exp() for o, column in zip(self.omega, columns, strict=True)]
        total = sum(mass, ZERO) + error
        require("K6: 0 < Z", total > 0)
        return mass, total, [(dot(mass, row) + error) / total for row in self.values]

    def products(self, field: Sequence[arb]) -> tuple[list[arb], list[list[arb]], list[list[arb]]]:
        """M, Q and C."""
        error = around(self.error(field))
        mass, total, mean = self.density(field)
        weighted = [[x * y for x, y in zip(mass, row, strict=True)] for row in self.values]
        whole = [[dot(row, other) + error for other in self.values] for row in weighted]
        pairs = zip(whole, mean, strict=True)
        return mean, whole, [[x / total - m * n for x, n in zip(row, mean, strict=True)] for row, m in pairs]


def perron(matrix: list[list[arb]], top: list[arb], vector: list[int]) -> arb:
    """max_k (1/v_k) sum_l |A_kl| g_l^+ v_l."""
    scaled = [g * v for g, v in zip(top, vector, strict=True)]
    return largest([dot([size(x) for x in row], scaled) / v for row, v in zip(matrix, vector, strict=True)])


def taylor(u: arb) -> arb:
    return ball(Fraction(1, 2)) + u / 6 + u**2 * u.exp() / 24


def oscillation(deviations: list[arb], mean: list[arb]) -> arb:
    return high(dot(deviations, [1 + size(m) for m in mean]))


class Functional:
    """(K14), (K15) without W: eta and y.M + R for a row."""

    def __init__(self, mean: list[arb], covariance: list[list[arb]], deviations: list[arb], tau_b: arb) -> None:
        self.mean, self.covariance, self.tau_b = mean, covariance, tau_b
        rows = [e * dot([size(x) for x in row], deviations) for e, row in zip(deviations, covariance, strict=True)]
        u = oscillation(deviations, mean)
        self.quadratic = high(taylor(u) * (sum(rows, ZERO).sqrt() + tau_b) ** 2)

    def of(self, y: Sequence[int]) -> tuple[list[arb], arb]:
        eta = [dot(y, column) for column in zip(*self.covariance, strict=True)]
        level, norm = dot(y, self.mean), sum(map(abs, y))
        beyond = high(self.tau_b * high(dot(y, eta)).sqrt()) if any(y) else ZERO
        lower, upper = -(norm + level) * self.quadratic - beyond, (norm - level) * self.quadratic + beyond
        return eta, level + low(lower).union(high(upper))


class Density:
    """(K9) to (K13), or (I6) to (I8): an explicit density at one beta for K in `coupling`."""

    def __init__(self, d: int, beta: Fraction, part: dict[str, Any], coupling: tuple[arb, arb]) -> None:
        self.lower, self.upper = coupling
        require("0 < K_lo", self.lower > 0)
        self.inter = Interaction(d, beta, part["modes"], self.lower.union(self.upper))
        self.field = [ball(number(a)) for a in part["field"]]
        _, total, self.mean = Family(d, part).density(self.field)
        self.log_z = total.log()
        kappa = self.inter.kappa[:-1]
        self.energy = dot(kappa, [m**2 for m in self.mean])
        require("K10: 0 < energy", self.energy > 0)
        require("K10: H/E <= K_hi", (dot(self.field, self.mean) - self.log_z) / self.energy <= self.upper)
        self.place = [a / g for a, g in zip(self.field, self.inter.g, strict=True)]
        rows = zip(self.inter.top, self.place, self.mean, strict=True)
        self.defect = high(sum((g * size(z - m) ** 2 for g, z, m in rows), self.inter.tau))
        self.action = dot([a**2 / 4 for a in self.field], [1 / k for k in kappa])

    def require_star(self, lower: Sequence[Fraction], upper: Sequence[Fraction], theta: arb) -> None:
        """(K11) and (K12)."""
        for z, a, b in zip(self.place, lower, upper, strict=False):
            require("K11", ball(a) <= z <= ball(b))
        require("K11", all(size(z) <= ball(upper[0]) for z in self.place[len(lower) :]))
        require("K12", self.lower <= self.action / (self.log_z + self.defect / (2 * (1 - theta))))

    def radius(self, degree: int, theta: arb) -> arb:
        """sqrt(defect)/((1-theta) sqrt(g_l))."""
        return high(self.defect.sqrt() / ((1 - theta) * low(self.inter.g[degree - 1]).sqrt()))
