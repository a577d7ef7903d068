"""The predictions of K_c for large beta, as expressions; `proofs.large_beta.cap` derives them. None is a bound."""

from __future__ import annotations

import sympy as sp

from proofs.engine.symbols import Expr


def cap_constant(d: Expr) -> Expr:
    """c_d = log|S^{d-1}| + ((d-1)/2) log((d-1)/(2 pi)) of (1.19)."""
    d = sp.sympify(d)
    area = 2 * sp.pi ** (d / 2) / sp.gamma(d / 2)
    return sp.log(area) + (d - 1) / 2 * sp.log((d - 1) / (2 * sp.pi))


def _shift(d: Expr) -> Expr:
    """b = (2/n)(c_d - 1) - 1, so that tau - log tau = log beta + b."""
    return 2 * (cap_constant(d) - 1) / (sp.sympify(d) - 1) - 1


def cap_precision(d: Expr, beta: Expr) -> Expr:
    """T of the optimal Gaussian cap, by Lambert's W.

    ValueError for numbers outside d >= 2, beta > 0, and for those with log beta + b < 1: no such cap.
    """
    d, beta = sp.sympify(d), sp.sympify(beta)
    if (d < 2) is sp.true or (beta <= 0) is sp.true:
        raise ValueError(f"cap_precision: d={d}, beta={beta}; d >= 2 and beta > 0 are wanted")
    level = sp.log(beta) + _shift(d)
    if level.is_number and bool(level.evalf() < 1):
        raise ValueError(f"no localised cap at d={d}, beta={beta}: log(beta) + b = {sp.N(level, 6)} is below 1")
    return -(d - 1) / 2 * sp.LambertW(-sp.exp(-level), -1)


def expanded_coupling(d: Expr, beta: Expr, order: int = 2) -> Expr:
    """K_c by the expansion in 1/log beta: order 0 is (1.18) of the paper, 1 and 2 go beyond it (an estimate).

    ValueError for another order, and for a number beta <= 1, where log log beta is not real.
    """
    if order not in (0, 1, 2):
        raise ValueError(f"order {order}: 0, 1 or 2")
    d, beta = sp.sympify(d), sp.sympify(beta)
    if beta.is_number and bool(beta.evalf() <= 1):
        raise ValueError(f"beta={beta}: the expansion in 1/log(beta) wants beta > 1")
    m, level, c = d - 1, sp.log(beta), cap_constant(d)
    terms = orders(m, sp.log(level), c)
    head = m / 2 * (level + sp.log(level)) + c
    return beta * sp.exp(-beta) * (head + sum(terms[i] / level ** (i + 1) for i in range(order)))


def orders(m: Expr, loglog: Expr, c: Expr) -> tuple[Expr, Expr]:
    """The coefficients of 1/lambda and 1/lambda^2."""
    u = loglog + 2 * (c - 1) / m - 1
    second = m / 2 * (u - u**2 / 2) - (m + 2) * u / 4 + (m + 2) * (4 * m - 11) / (48 * m)
    return m / 2 * loglog + c - m / 4 - sp.Rational(1, 2), second


def predicted_coupling(d: Expr, beta: Expr) -> Expr:
    """The large-beta prediction of K_c (1.18) in its sharper form, an estimate: a sympy expression, exact in d and
    beta.

    K_c = beta e^{-beta} [(H - e^{-H})/((1 + 1/T)^{-n/2} - m_beta e^{-beta}) - n(n+2)/(64 T^2)], H = T + 1, with T from
    `cap_precision` (and its ValueError where beta is too small for a localised cap).
    """
    d, beta = sp.sympify(d), sp.sympify(beta)
    m, t = d - 1, cap_precision(d, beta)
    centring = sp.gamma(d / 2) * (2 / beta) ** (d / 2 - 1) * sp.besseli(d / 2 - 1, beta) * sp.exp(-beta)
    quotient = (t + 1 - sp.exp(-t - 1)) / ((1 + 1 / t) ** (-m / 2) - centring)
    return beta * sp.exp(-beta) * (quotient - m * (m + 2) / (64 * t**2))
