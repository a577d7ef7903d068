"""Kernels with eigenvalues below zero: lower and upper bounds of F_K (`kernels:negative`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, cite, define, ident, sign

_a, _m, _low = sp.symbols("a m q", real=True)
_g = sp.Symbol("g", positive=True)
_worst, _gap, _p = sp.symbols("r delta p", nonnegative=True)

NEGATIVE: Final = Derivation(
    label="kernels:negative",
    title="Eigenvalues below zero",
    statement=r"Let $\sum_{\kappa_l>0}\kappa_l<\infty$. For every density and zonal field $a$ of finite sum, with "
    r"$a_l=0$ where $\kappa_l=0$: $\mathcal "
    r"F_K\ge\sum_{g_l>0}(a_lm_l-\frac12g_lm_l^2)-\Lambda(a)-\sum_{g_l<0}\frac{a_l^2}{2|g_l|}$. So negative degrees "
    r"may be left out of lower bounds: $K_c(W)\ge K_c(W_+)$, $W_+$ the sum over $\kappa_l>0$. For $\rho$ in $L^2$: "
    r"$\mathcal E\ge\sum_{l\le L}\kappa_lm_l^2-\max_{l>L}(-\lambda_l)^+\bigl(\int(\rho-1)^2-\sum_{l\le "
    r"L}N_lm_l^2\bigr)$ if $\rho$ is zonal.",
    hypotheses=("$W$ continuous, zonal, centred", r"$\sum_{\kappa_l>0}\kappa_l<\infty$", "$K>0$"),
    uses=("eq:1.14", "eq:2.8", "coupling:gibbs", "rem:spectral-sums", "gegenbauer:dimension"),
    cites=("spherical-harmonics",),
    does_not_prove=r"that moments are $\ge0$, or that $\Lambda$ is monotone in the fields of negative degrees",
    steps=(
        define(
            r"$W_+$ is continuous, its series being uniformly convergent, so $W_-=W_+-W$ is too and has eigenvalues "
            r"$\ge0$; $\mathcal E=\sum_l\kappa_lm_l^2$ by [rem:spectral-sums].",
        ),
        ident(
            r"A degree with $g_l=-g<0$: $am+\frac12gm^2=\frac g2(m+\frac ag)^2-\frac{a^2}{2g}\ge-\frac{a^2}{2g}$.",
            _a * _m + _g * _m**2 / 2,
            _g / 2 * (_m + _a / _g) ** 2 - _a**2 / (2 * _g),
        ),
        argue(
            r"Gibbs' inequality ([coupling:gibbs]), $H\ge\sum_la_lm_l-\Lambda(a)$, less $\frac12\sum_lg_lm_l^2$, and "
            "the step before in every negative degree. With $a_l=0$ there the bound is the one for $W_+$; also "
            r"$\mathcal E(W)\le\mathcal E(W_+)$, so $H/\mathcal E(W)\ge H/\mathcal E(W_+)$ where $\mathcal E(W)>0$, "
            r"and $K_c(W)\ge K_c(W_+)$ by [eq:1.14].",
        ),
        cite(
            "spherical-harmonics",
            r"For $\rho$ in $L^2$, $\int(\rho-1)^2=\sum_{l\ge1}\|\mathsf P_l\rho\|^2$, with $\|\mathsf "
            r"P_l\rho\|^2=N_lm_l^2$ if $\rho$ is zonal ([gegenbauer:dimension]).",
        ),
        sign(
            r"Beyond $L$: $\lambda_l\|\mathsf P_l\rho\|^2\ge-r\|\mathsf P_l\rho\|^2$ with "
            r"$r=\max_{l>L}(-\lambda_l)^+$, as $\lambda_l=-r+\delta$ with $\delta\ge0$; the sum of $\|\mathsf "
            r"P_l\rho\|^2$ over $l>L$ is $\int(\rho-1)^2-\sum_{l\le L}N_lm_l^2$.",
            (-_worst + _gap) * _p + _worst * _p,
            nonnegative=(_gap, _p),
            strict=False,
        ),
    ),
)

DERIVATIONS: Final = by_label(NEGATIVE)
