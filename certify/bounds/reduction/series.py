"""The power series of the reduced function L(a) = sum_n c_{2n} a^{2n}, in the basis of the Gegenbauer polynomials.

Lemma (proofs/reduction/series.py). L(a) = stat_y [log int exp(a P_1 + sum_{l>=2} y_l P_l) - sum_{l>=2} y_l^2/(2 g_l)],
0 < g_l < N_l, q_l = g_l/(N_l - g_l). At the critical y(a) let h = a P_1 + sum_{l>=2} y_l P_l = sum_k h_k a^k and
rho = e^h/int e^h = sum_n rho_n a^n, and f[l] the component of f at P_l. Then rho_1 = h_1 = P_1, and for n >= 2

    n e_n = sum_{k<n} (k h_k - lambda_k) rho_{n-k},     lambda_n = (sum_{k<n} k h_k rho_{n-k})[0],
    h_n[l] = q_l e_n[l] for l >= 2,     rho_n[l] = h_n[l] + e_n[l] for l >= 1,

and c_{2n} = rho_{2n-1}[1]/(2 n d), since L' = m_1. Products P_l P_p are finite combinations of the P_q, exactly: there
is no quadrature and no tail. Only the components of rho_j of degree at most min(j, 2n - j) count in c_{2n}, so that it
depends on g_2..g_n alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Generic, Protocol, Self, TypeVar

from certify.bounds.coupling.interaction import multiplicity


class Number(Protocol):
    """What the recursion computes with: balls, or models of functions."""

    def __neg__(self) -> Self: ...
    def __add__(self, other: Self | int) -> Self: ...
    def __radd__(self, other: Self | int) -> Self: ...
    def __sub__(self, other: Self | int) -> Self: ...
    def __mul__(self, other: Self | Fraction | int) -> Self: ...
    def __truediv__(self, other: Self | int) -> Self: ...
    def __rtruediv__(self, other: Self | int) -> Self: ...


N = TypeVar("N", bound=Number)
Terms = dict[int, Fraction]
"""A combination of the P_q: the coefficient of each."""


def times_t(d: int, terms: Terms) -> Terms:
    """t times a combination of the P_q: t P_q = ((q+d-2) P_{q+1} + q P_{q-1})/(2q+d-2) and t P_0 = P_1."""
    result: Terms = {}
    for q, c in terms.items():
        down = Fraction(q, 2 * q + d - 2) if q else Fraction(0)
        result[q + 1] = result.get(q + 1, Fraction(0)) + c * (1 - down)
        if q:
            result[q - 1] = result.get(q - 1, Fraction(0)) + c * down
    return result


@cache
def product(d: int, degree: int, p: int) -> Terms:
    """P_degree P_p as a combination of the P_q, exactly: the three-term recurrence in `degree`."""
    if degree == 0:
        return {p: Fraction(1)}
    above = times_t(d, product(d, degree - 1, p))
    if degree == 1:
        return above
    older = product(d, degree - 2, p)
    scale, weight = Fraction(2 * degree + d - 4, degree + d - 3), Fraction(degree - 1, degree + d - 3)
    terms = {q: scale * c - weight * older.get(q, Fraction(0)) for q, c in above.items()}
    return {q: c for q, c in terms.items() if c}


class _Orders(Generic[N]):
    """h_k, rho_k and lambda_k up to an order, as components at the P_l; those that do not count are left out."""

    def __init__(self, d: int, ratio: dict[int, N], zero: N, order: int) -> None:
        self.d, self.ratio, self.zero, self.order = d, ratio, zero, order
        one = zero + 1
        self.field: list[dict[int, N]] = [{}, {1: one}]
        self.density: list[dict[int, N]] = [{0: one}, {1: one}]
        self.mean = [zero, zero]
        for n in range(2, order + 1):
            self._extend(n)

    def _extend(self, n: int) -> None:
        """Order n from the orders below it."""
        driven = self._driven(n, min(n, self.order + 1 - n))
        self.mean.append(driven.pop(0, self.zero))
        field: dict[int, N] = {}
        density: dict[int, N] = {}
        for degree, value in driven.items():
            below = ((self.mean[k], self.density[n - k]) for k in range(2, n))
            own = sum((-mean * rho[degree] for mean, rho in below if degree in rho), value) / n
            if degree > 1:
                field[degree] = self.ratio[degree] * own
                own = (1 + self.ratio[degree]) * own
            density[degree] = own
        self.field.append(field)
        self.density.append(density)

    def _driven(self, n: int, top: int) -> dict[int, N]:
        """The components up to `top` of sum_{k<n} k h_k rho_{n-k}: first over k, then the product of polynomials."""
        pairs: dict[tuple[int, int], N] = {}
        for k in range(1, n):
            for degree, y in self.field[k].items():
                for p, x in self.density[n - k].items():
                    if abs(degree - p) <= top:
                        pairs[degree, p] = pairs.get((degree, p), self.zero) + y * x * k
        result: dict[int, N] = {}
        for (degree, p), value in pairs.items():
            for q, c in product(self.d, degree, p).items():
                if q <= top:
                    result[q] = result.get(q, self.zero) + value * c
        return result


def coefficients(d: int, g: Sequence[N], n_max: int) -> list[N]:
    """c_2, c_4, ..., c_{2 n_max} of L for every choice of g_2..g_{n_max} in the balls g[0], g[1], ...; 0 < g_l < N_l.

    NotFinite if a ball of g_l reaches 0 or N_l; ValueError if n_max < 2 or balls are missing. The lemma knows nothing
    of beta: at beta_* and K = K_# c_4 is 0, and its ball is one around 0.
    """
    if n_max < 2 or len(g) < n_max - 1:
        raise ValueError("coefficients wants n_max >= 2 and g_2..g_{n_max}")
    ratio = {i + 2: 1 / (multiplicity(d, i + 2) / x - 1) for i, x in enumerate(g[: n_max - 1])}
    density = _Orders(d, ratio, g[0] * 0, 2 * n_max - 1).density
    return [density[2 * n - 1][1] / (2 * n * d) for n in range(1, n_max + 1)]
