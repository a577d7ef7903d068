"""The derivative K_c' = -p K_c/beta where two minimisers are proved (`coupling:derivative`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_b, _n, _P, _K = sp.symbols("beta n P K", positive=True)
_u, _v, _w = sp.symbols("u v w", nonnegative=True)

DERIVATIVE: Final = Derivation(
    label="coupling:derivative",
    title="The derivative of $K_c$ where the minimiser that is not uniform is unique",
    statement=r"Let $\rho$ be the only minimiser at $K_c$ that is not uniform, up to rotation, with moments $m_l$. "
    r"Then $\frac{d\log K_c}{d\log\beta}=-p$, that is $K_c'=-\frac{pK_c}\beta$, where "
    r"$p=\frac{\beta\mathcal E'}{\mathcal E}"
    r"=\frac{\sum_l\kappa_l(l-1+\beta r_{d/2+l-1}(\beta))m_l^2}{\sum_l\kappa_lm_l^2}$. If that holds for "
    r"every $\beta$ in $[b_0,b_1]$, with $p_i$ and $K_i$ at $b_i$, "
    r"then $-\frac{p_1K_0}{b_0}\le K_c'\le-\frac{p_0K_1}{b_1}$ there.",
    hypotheses=(r"$\beta>\beta_*$",),
    uses=("lem:funk-hecke", "bessel:recurrences", "coupling:band", "coupling:count"),
    steps=(
        argue(
            r"Each minimiser $\rho$ at $K_c(b)$ that is not uniform gives the tangent bound "
            r"$K_c(\beta)\le K_c(b)(b/\beta)^{p(\rho)}$ of the concave function $\log K_c$ of $\log\beta$ "
            "([coupling:band]); where there is one such minimiser the one-sided derivatives, which are attained by "
            "limits of minimisers, agree.",
        ),
        ident(
            r"$\frac{\beta\lambda_l'}{\lambda_l}=l-1+\beta r_{d/2+l-1}(\beta)$, because "
            r"$(\beta^{-\nu}I_\nu)'=\beta^{-\nu}I_{\nu+1}$ and $\lambda_l$ is a constant times "
            r"$\beta^{l-1}(\beta^{-\nu}I_\nu)$ with $\nu=\frac d2+l-1$.",
            _b * ((_n - 1) * _b ** (_n - 2) * sp.Symbol("y") + _b ** (_n - 1) * sp.Symbol("y") * sp.Symbol("r")),
            ((_n - 1) + _b * sp.Symbol("r")) * _b ** (_n - 1) * sp.Symbol("y"),
        ),
        argue(
            r"$\mathcal E=\sum_l\kappa_lm_l^2$ with $\kappa_l=N_l\lambda_l$, so "
            r"$\beta\mathcal E'=\sum_l\kappa_l(l-1+\beta r_{d/2+l-1}(\beta))m_l^2$: every $p>0$.",
        ),
        ident(
            r"$\frac{dK_c}{d\beta}=-\frac{pK_c}\beta$ is $\frac{d\log K_c}{d\log\beta}=-p$.",
            sp.diff(_K * _b ** (-_P), _b),
            -_P * (_K * _b ** (-_P)) / _b,
        ),
        argue(
            r"$\log K_c$ is concave in $\log\beta$ ([coupling:band]), so $p$ increases from $p_0$ to $p_1$ on "
            "$[b_0,b_1]$, and $K_c$ decreases from $K_0$ to $K_1$.",
        ),
        sign(
            r"So $\frac{p_1K_0}{b_0}\ge\frac{pK_c}\beta\ge\frac{p_0K_1}{b_1}$; for the first, $p_1=p+u$, $K_0=K_c+v$ "
            r"and $\beta=b_0+w$, and the second is the same with the ends exchanged.",
            (_P + _u) * (_K + _v) / _b - _P * _K / (_b + _w),
            nonnegative=(_u, _v, _w),
            positive_symbols=(_P, _K, _b),
            strict=False,
        ),
    ),
)

DERIVATIONS: Final = by_label(DERIVATIVE)
