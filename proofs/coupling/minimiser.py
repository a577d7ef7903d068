r"""Moments and density of the minimiser at K_c that is not uniform (`coupling:minimiser`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_g, _m, _a, _P = sp.symbols("g m a P", positive=True)
_n = sp.Symbol("n", nonnegative=True)

PROFILE: Final = Derivation(
    label="coupling:minimiser",
    title="Moments and density of the minimiser at $K_c$ that is not uniform",
    statement=r"Let $\rho^*$ be that minimiser, turned so that its mean points north, $m$ its moments, "
    r"$z_l=a_l/g_l$ in $C_*$, $\theta<1$ there, $\mathrm{distance}=\frac{\sqrt{\mathrm{defect}}}{1-\theta}$ "
    r"([coupling:star]), and $\rho_a=e^{h-\Lambda}$, $h=\sum_{l\le L'}a_lP_l$, $M$ its moments. With "
    r"$\mathrm{excess}=2\,\mathrm{distance}\sqrt{\sum_{l\ge1}g_l}$: $|\log\rho^*-\log\rho_a|\le\mathrm{excess}$ "
    r"everywhere, and $|m_l-M_l|\le e^{\mathrm{excess}}-1$ for every $l$. For $0\le x\le1$: $e^x-1\le x+x^2$ and "
    r"$e^{-x}\ge1-x$.",
    hypotheses=(r"$\theta<1$ on $C_*$", r"$K=K_c>0$"),
    uses=("coupling:star", "coupling:count", "eq:2.16", "gegenbauer:recurrences"),
    steps=(
        ident(
            r"$\rho^*$ is critical ([eq:2.16]): $\rho^*=e^{h^*-\Lambda^*}$, $h^*=\sum_{l\ge1}g_lm_lP_l$, where "
            r"$g_l$ is taken at $K_c$, and $g_lz_l=a_l$ whatever $K$ is; so $h^*-h=\sum_{l\ge1}g_l(m_l-z_l)P_l$.",
            _g * (_m - _a / _g) * _P,
            _g * _m * _P - _a * _P,
        ),
        argue(
            r"$|P_l|\le1$ and Cauchy's inequality: "
            r"$|h^*-h|\le\sum_l\sqrt{g_l}\cdot\sqrt{g_l}|m_l-z_l|\le\sqrt{\sum_lg_l}\,|\sqrt "
            r"g\,(m-z)|\le\mathrm{distance}\sqrt{\sum_lg_l}=\frac{\mathrm{excess}}2$, all modes included "
            r"([coupling:star])."
        ),
        argue(
            r"So $|\Lambda^*-\Lambda|=\bigl|\log\int e^{h^*}-\log\int e^h\bigr|\le\frac{\mathrm{excess}}2$, and "
            r"$|\log\rho^*-\log\rho_a|\le\mathrm{excess}$."
        ),
        argue(
            r"$|m_l-M_l|\le\int|P_l|\,|\rho^*-\rho_a|\le\int|P_l|\,\rho_a(e^{\mathrm{excess}}-1)\le "
            r"e^{\mathrm{excess}}-1$, because $1-e^{-x}\le e^x-1$."
        ),
        sign(
            r"For $0\le x\le1$: $e^x-1=x+x^2\sum_{n\ge0}\frac{x^n}{(n+2)!}$, and each of these terms is at most "
            r"half of the one before, as $\frac x{n+3}\le\frac1{n+3}<\frac12$; the first is $\frac12$, so they sum "
            r"to at most $1$.",
            sp.Rational(1, 2) - 1 / (_n + 3),
            nonnegative=(_n,),
        ),
        argue(r"$e^{-x}\ge1-x$, because $e^{-x}$ is convex with the tangent $1-x$ at $0$."),
    ),
)

DERIVATIONS: Final = by_label(PROFILE)
