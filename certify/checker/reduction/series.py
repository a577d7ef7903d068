"""The power series of the reduced function, c_2, c_4, ..., exactly but for the rounding of balls."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Protocol, Self, TypeVar

from ..arithmetic.series import Work
from ..coupling.interaction import multiplicity
from ..verdict import require_less

Terms = dict[int, Fraction]


class Number(Protocol):
    """What the recursion computes with: balls, or models of functions; bits, and bounds of the values over 2^bits."""

    @property
    def p(self) -> int: ...
    @property
    def low(self) -> int: ...
    @property
    def high(self) -> int: ...
    def __add__(self, other: Self | int) -> Self: ...
    def __radd__(self, other: Self | int) -> Self: ...
    def __sub__(self, other: Self | int) -> Self: ...
    def __rsub__(self, other: int) -> Self: ...
    def __mul__(self, other: Self | int) -> Self: ...
    def __truediv__(self, other: Self | int) -> Self: ...


N = TypeVar("N", bound=Number)


@lru_cache(maxsize=4096)
def product(d: int, degree: int, p: int) -> Terms:
    """P_l P_p as a combination of the P_q: (l+d-3) P_l = (2l+d-4) t P_{l-1} - (l-1) P_{l-2}, and the same for t P_q."""
    if degree == 0:
        return {p: Fraction(1)}
    scale = Fraction(2 * degree + d - 4, degree + d - 3) if degree > 1 else Fraction(1)
    result: Terms = {}
    for q, c in product(d, degree - 1, p).items():
        down = Fraction(q, 2 * q + d - 2) if q else Fraction(0)
        result[q + 1] = result.get(q + 1, Fraction(0)) + (1 - down) * scale * c
        if q:
            result[q - 1] = result.get(q - 1, Fraction(0)) + down * scale * c
    if degree > 1:
        for q, c in product(d, degree - 2, p).items():
            result[q] -= Fraction(degree - 1, degree + d - 3) * c
    return {q: c for q, c in result.items() if c}


def coefficients(d: int, g: Sequence[N], n_max: int, work: Work) -> list[N]:
    """c_2, c_4, ..., c_{2 n_max} of L for all g_l of the balls g_2, ..., g_{n_max}, n_max >= 2; 0 < g_l < N_l is shown.

    rho_n = e_n + h_n, n e_n = sum_{k<n} (k h_k - lambda_k) rho_{n-k}; h_n[l] = q_l e_n[l], q_l = g_l/(N_l - g_l).
    """
    order, bits = 2 * n_max - 1, g[0].p
    work.spend(0, bits, n_max**4 // 3 + 50 * n_max**2)
    ratio = {}
    for degree, x in zip(range(2, n_max + 1), g, strict=False):
        require_less(f"0 < g_{degree}", 0, x.low)
        require_less(f"g_{degree} < N_{degree}", x.high, multiplicity(d, degree) << bits)
        ratio[degree] = x / (multiplicity(d, degree) - x)
    zero = g[0] * 0
    fields, densities, means = [{}, {1: zero + 1}], [{0: zero + 1}, {1: zero + 1}], [zero, zero]
    for n in range(2, order + 1):
        own = _driven(d, fields, densities, n, min(n, order + 1 - n))
        means.append(own.pop(0, zero))
        for degree in own:
            for mean, rho in zip(means[2:n], densities[n - 2 : 0 : -1], strict=True):
                if degree in rho:
                    own[degree] = own[degree] - mean * rho[degree]
            own[degree] = own[degree] / n
        fields.append({degree: ratio[degree] * e for degree, e in own.items() if degree > 1})
        densities.append({degree: e + fields[n].get(degree, 0) for degree, e in own.items()})
    return [densities[2 * n - 1][1] / (2 * n * d) for n in range(1, n_max + 1)]


def _driven(d: int, fields: list[dict[int, N]], densities: list[dict[int, N]], n: int, top: int) -> dict[int, N]:
    """The components up to `top` of sum_{k<n} k h_k rho_{n-k}."""
    pairs: dict[tuple[int, int], N] = {}
    for k in range(1, n):
        for degree, y in fields[k].items():
            for p, x in densities[n - k].items():
                if abs(degree - p) <= top:
                    pairs[degree, p] = y * x * k + pairs.get((degree, p), 0)
    result: dict[int, N] = {}
    for (degree, p), value in pairs.items():
        for q, c in product(d, degree, p).items():
            if q <= top:
                result[q] = value * c.numerator / c.denominator + result.get(q, 0)
    return result
