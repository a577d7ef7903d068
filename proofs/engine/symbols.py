"""The paper's symbols with their assumptions, defined once.

The dimension d and the order nu are real and positive, not integers: an identity checked with them holds for every real
value for which both sides are defined, hence for every integer d >= 2. Degrees l and summation indices are integers.
"""

from __future__ import annotations

from typing import Any, Final

import sympy as sp

Expr = Any  # sympy publishes no types; the alias says what is meant

d: Final[Expr] = sp.Symbol("d", positive=True)  # dimension of the ambient space, sphere S^{d-1}
nu: Final[Expr] = sp.Symbol("nu", positive=True)  # order of a Bessel ratio, nu = d/2 in the paper
beta: Final[Expr] = sp.Symbol("beta", positive=True)  # inverse temperature
K: Final[Expr] = sp.Symbol("K", positive=True)  # coupling
x: Final[Expr] = sp.Symbol("x", positive=True)  # argument of a Bessel ratio
z: Final[Expr] = sp.Symbol("z", positive=True)  # argument of 0F1, z = x^2/4
mu: Final[Expr] = sp.Symbol("mu", positive=True)  # parameter of 0F1
t: Final[Expr] = sp.Symbol("t", real=True)  # cosine of the angle, or the amplitude of the degree-two mode
eps: Final[Expr] = sp.Symbol("epsilon", real=True)  # amplitude of the degree-one mode
l: Final[Expr] = sp.Symbol("l", integer=True, positive=True)  # noqa: E741  degree of a spherical harmonic
k: Final[Expr] = sp.Symbol("k", integer=True, nonnegative=True)  # summation index
j: Final[Expr] = sp.Symbol("j", integer=True, nonnegative=True)  # second summation index
alpha_2: Final[Expr] = sp.Symbol("alpha_2", real=True)  # lambda_2 / lambda_1
beta_star: Final[Expr] = sp.Symbol("beta_*", positive=True)  # the threshold beta_*


def hypergeometric_coefficient(mu_: Expr, k_: Expr) -> Expr:
    """Coefficient of z^k in F(mu, z) = 0F1(; mu; z): Gamma(mu) / (Gamma(mu + k) k!)."""
    return sp.gamma(mu_) / (sp.gamma(mu_ + k_) * sp.gamma(k_ + 1))


def bessel_coefficient(order: Expr, k_: Expr) -> Expr:
    """Coefficient of x^{order + 2k} in I_order(x): 2^{-order-2k} / (k! Gamma(order + k + 1))."""
    return 1 / (2 ** (order + 2 * k_) * sp.gamma(k_ + 1) * sp.gamma(order + k_ + 1))
