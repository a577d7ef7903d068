"""The derivative K_c' = -p K_c/beta where two minimisers are proved (`coupling:derivative`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_b, _l, _p, _K = sp.symbols("beta l p K", positive=True)
_first, _second, _third = sp.symbols("delta_1 delta_2 delta_3", nonnegative=True)

DERIVATIVE: Final = Derivation(
    label="coupling:derivative",
    title="The derivative of $K_c$ where the minimiser that is not uniform is unique",
    statement=r"Let $\rho$ be the only minimiser at $K_c$ that is not uniform, up to rotation, with moments $m_l$. "
    r"Then $\frac{d\log K_c}{d\log\beta}=-p$, that is $K_c'=-\frac{pK_c}\beta$, where "
    r"$p=\frac{\beta\mathcal E'}{\mathcal E}"
    r"=\frac{\sum_l\kappa_l(l-1+\beta r_{d/2+l-1}(\beta))m_l^2}{\sum_l\kappa_lm_l^2}$. If that holds for "
    r"every $\beta$ in $[\beta_0,\beta_1]$, with $p_i$ at $\beta_i$, "
    r"then $-\frac{p_1K_c(\beta_0)}{\beta_0}\le K_c'\le-\frac{p_0K_c(\beta_1)}{\beta_1}$ there.",
    hypotheses=(r"$\beta>\beta_*$",),
    uses=("lem:funk-hecke", "bessel:recurrences", "coupling:band", "coupling:count"),
    steps=(
        argue(
            r"Each minimiser $\rho$ at $K_c(\beta_0)$ that is not uniform gives the tangent bound "
            r"$K_c(\beta)\le K_c(\beta_0)(\beta_0/\beta)^{p(\rho)}$ of the concave function $\log K_c$ of $\log\beta$ "
            "([coupling:band]); where there is one such minimiser the one-sided derivatives, which are attained by "
            "limits of minimisers, agree.",
        ),
        ident(
            r"$\frac{\beta\lambda_l'}{\lambda_l}=l-1+\beta r_{d/2+l-1}(\beta)$, because "
            r"$(\beta^{-\nu}I_\nu)'=\beta^{-\nu}I_{\nu+1}$ and $\lambda_l$ is a constant times "
            r"$\beta^{l-1}(\beta^{-\nu}I_\nu)$ with $\nu=\frac d2+l-1$.",
            _b * ((_l - 1) * _b ** (_l - 2) * sp.Symbol("y") + _b ** (_l - 1) * sp.Symbol("y") * sp.Symbol("r")),
            ((_l - 1) + _b * sp.Symbol("r")) * _b ** (_l - 1) * sp.Symbol("y"),
        ),
        argue(
            r"$\mathcal E=\sum_l\kappa_lm_l^2$ with $\kappa_l=N_l\lambda_l$, so "
            r"$\beta\mathcal E'=\sum_l\kappa_l(l-1+\beta r_{d/2+l-1}(\beta))m_l^2$: every $p>0$.",
        ),
        ident(
            r"$\frac{dK_c}{d\beta}=-\frac{pK_c}\beta$ is $\frac{d\log K_c}{d\log\beta}=-p$.",
            sp.diff(_K * _b ** (-_p), _b),
            -_p * (_K * _b ** (-_p)) / _b,
        ),
        argue(
            r"$\log K_c$ is concave in $\log\beta$ ([coupling:band]), so $p$ increases from $p_0$ to $p_1$ on "
            r"$[\beta_0,\beta_1]$, and $K_c$ decreases.",
        ),
        sign(
            r"So $\frac{p_1K_c(\beta_0)}{\beta_0}\ge\frac{pK_c}\beta\ge\frac{p_0K_c(\beta_1)}{\beta_1}$; for the "
            r"first, $p_1=p+\delta_1$, $K_c(\beta_0)=K_c+\delta_2$ and $\beta=\beta_0+\delta_3$, and the second is "
            "the same with the ends exchanged.",
            (_p + _first) * (_K + _second) / _b - _p * _K / (_b + _third),
            nonnegative=(_first, _second, _third),
            positive_symbols=(_p, _K, _b),
            strict=False,
        ),
    ),
)

DERIVATIONS: Final = by_label(DERIVATIVE)
