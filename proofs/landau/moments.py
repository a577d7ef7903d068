"""Exact moments of Gegenbauer polynomials and the cumulant expansion to eighth order, with symbolic d.

The exponential family rho = exp(a P_1 + y_2 P_2 + y_3 P_3 + y_4 P_4)/Z of zonal densities carries the Landau expansion
(1.17). Here its free energy

    V(a; y) = Lambda(a, y) - sum_{l=2,3,4} y_l^2 / (2 g_l),     Lambda = log of the mean of exp(a P_1 + ... + y_4 P_4),

is expanded on the trial y_2 = N_2 q_2 (p a^2 + r a^4 + z a^6), y_3 = N_3 q_3 (u a^3 + v a^5), y_4 = N_4 q_4 w a^4,
where q_l = g_l / (N_l - g_l), hence 1/g_l = (1 + 1/q_l)/N_l. With this scaling every coefficient c_2, c_4, c_6, c_8
of a^2, ..., a^8 is a polynomial in (p, ..., w, q_2, q_3, q_4) over the field Q(d): the arithmetic is that of
sympy.polys.rings, exact, and nothing is simplified by heuristics.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

import sympy as sp
from sympy.polys.rings import ring

from proofs.engine.symbols import Expr, d

ORDER: Final = 8  # highest power of the amplitude a
TRIAL: Final = ("p", "r", "z", "u", "v", "w")
p, r, z, u, v, w = sp.symbols(TRIAL, real=True)
q_2, q_3, q_4 = sp.symbols("q_2 q_3 q_4", positive=True)

FIELD: Final = sp.QQ.frac_field(d)
_d: Final = FIELD(d)
_RING, _t, _p, _r, _z, _u, _v, _w, _q2, _q3, _q4 = ring((sp.Symbol("t"), p, r, z, u, v, w, q_2, q_3, q_4), FIELD)

Moment = Callable[[int], Expr]


def dimension(l: int) -> Expr:  # noqa: E741  # the paper's name
    """N_l = dim H_l = (2l + d - 2)/l * binomial(l + d - 3, l - 1) for l >= 1, in Q(d)."""
    value = (2 * l + _d - 2) / FIELD(l)
    for i in range(1, l):
        value = value * (_d - 2 + i) / i
    return value


def power_moment(n: int) -> Expr:
    """The mean of t^n under c (1 - t^2)^{(d-3)/2} dt: 0 for odd n, else prod_{i < n/2} (2i+1)/(d+2i), in Q(d)."""
    value = FIELD(n % 2 == 0)
    for i in range(n // 2):
        value = value * (2 * i + 1) / (_d + 2 * i)
    return value


@cache
def gegenbauer(l: int) -> Expr:  # noqa: E741  # the paper's name
    """P_l(t) with P_l(1) = 1, as a polynomial over Q(d), by (m+d-2) P_{m+1} = (2m+d-2) t P_m - m P_{m-1}."""
    if l == 0:
        return _RING(1)
    if l == 1:
        return _t
    m = l - 1
    return gegenbauer(m) * _t * ((2 * m + _d - 2) / (m + _d - 2)) - gegenbauer(m - 1) * (FIELD(m) / (m + _d - 2))


def mean(poly: Expr, moment: Moment = power_moment) -> Expr:
    """The mean over t of a polynomial in t and the other variables."""
    result = _RING(0)
    for powers, coefficient in poly.terms():
        result += _RING({(0, *powers[1:]): coefficient * moment(powers[0])})
    return result


def _product(left: list[Expr], right: list[Expr]) -> list[Expr]:
    """Product of two power series in a, truncated after a^ORDER."""
    return [
        sum((left[i] * right[n - i] for i in range(n + 1) if left[i] and right[n - i]), _RING(0))
        for n in range(ORDER + 1)
    ]


def trial_fields() -> dict[int, list[Expr]]:
    """y_l / (N_l q_l) as power series in a, for l = 2, 3, 4."""
    series = {degree: [_RING(0)] * (ORDER + 1) for degree in (2, 3, 4)}
    for degree, power, amplitude in ((2, 2, _p), (2, 4, _r), (2, 6, _z), (3, 3, _u), (3, 5, _v), (4, 4, _w)):
        series[degree][power] = amplitude
    return series


def partition_function(moment: Moment = power_moment) -> list[Expr]:
    """The mean of exp(a P_1 + y_2 P_2 + y_3 P_3 + y_4 P_4) on the trial, as a power series in a."""
    scaled = {2: dimension(2) * _q2, 3: dimension(3) * _q3, 4: dimension(4) * _q4}
    exponent = [_RING(0)] * (ORDER + 1)
    exponent[1] = gegenbauer(1)
    for degree, series in trial_fields().items():
        for power, amplitude in enumerate(series):
            exponent[power] += amplitude * scaled[degree] * gegenbauer(degree)
    power_series = [_RING(n == 0) for n in range(ORDER + 1)]
    total = list(power_series)
    for n in range(1, ORDER + 1):
        power_series = [term * (FIELD(1) / n) for term in _product(power_series, exponent)]
        total = [a + b for a, b in zip(total, power_series, strict=True)]
    return [mean(term, moment) for term in total]


def logarithm(series: list[Expr]) -> list[Expr]:
    """log of a power series with constant term 1, from n Z_n = sum_{k=1}^n k L_k Z_{n-k}."""
    result = [_RING(0)] * (ORDER + 1)
    for n in range(1, ORDER + 1):
        rest = sum((k * result[k] * series[n - k] for k in range(1, n)), _RING(0))
        result[n] = series[n] - rest * (FIELD(1) / n)
    return result


def free_energy(moment: Moment = power_moment) -> dict[int, Expr]:
    """The coefficients c_2, c_4, c_6, c_8 of V(a; y) on the trial, as elements of Q(d)[p, ..., w, q_2, q_3, q_4]."""
    value = logarithm(partition_function(moment))
    for degree, series in trial_fields().items():
        q = {2: _q2, 3: _q3, 4: _q4}[degree]
        weight = dimension(degree) * q * (1 + q) * (FIELD(1) / 2)
        value = [x - weight * y for x, y in zip(value, _product(series, series), strict=True)]
    if any(value[n] for n in range(1, ORDER, 2)):
        raise ArithmeticError("an odd power of the amplitude survived: the moments are wrong")
    return {n: value[n] for n in range(2, ORDER + 1, 2)}


@cache
def free_energy_coefficients() -> dict[int, Expr]:
    """`free_energy()` with the true moments, computed once."""
    return free_energy()


def element(expr: Expr) -> Expr:
    """A sympy expression, polynomial in (t, p, ..., w, q_2, q_3, q_4) over Q(d), as an element of the ring."""
    poly = sp.Poly(expr, *_RING.symbols, domain=FIELD)
    return _RING.from_dict(dict(poly.rep.to_dict()))


def substitute(poly: Expr, values: Mapping[Expr, Expr]) -> Expr:
    """Exact substitution of variables of the ring by expressions that are polynomial over Q(d)."""
    generators = dict(zip(_RING.symbols, _RING.gens, strict=True))
    return poly.compose([(generators[symbol], element(value)) for symbol, value in values.items()])
