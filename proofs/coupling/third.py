"""Convexity of G on a region that moves with beta, by third cumulants (`coupling:third`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_k = sp.Symbol("k", nonnegative=True)
_p, _m, _q, _n, _r, _o = sp.symbols("p m q n r o", real=True)

THIRD: Final = Derivation(
    label="coupling:third",
    title="Strict convexity of $G$ on a moving region",
    statement=r"Let $a$ be a field with moments $M$, covariance $C$ and $T_l=\mathbb E_a[(P_l-M_l)(P-M)\otimes(P-M)]$, "
    r"and let $|g_lz_l-a_l|\le e_l$ for $l\le L$, and the field of $z$ have beyond $L$ a part $h_\tau$ with "
    r"$|h_\tau|\le\tau\,\mathrm{upper}_1$. With $U=\sum_le_l(1+|M_l|)+2\tau\,\mathrm{upper}_1$ and "
    r"$\mathrm{taylor}(U)=\frac12+\frac U6+\frac{U^2}{24}e^U$: $\lambda_{\max}(S(z))\le\max_j\frac1{v_j}"
    r"\sum_k\mathrm{second}_{jk}g_k^+v_k+\tau$ for every $v>0$, where "
    r"$\mathrm{second}_{jk}=(1+\mathrm{taylor}(U)U^2+2\tau\,\mathrm{upper}_1)|C_{jk}|+\sum_le_l|T_{ljk}|$.",
    hypotheses=(r"$|z_l|\le\mathrm{upper}_1$ for $l>L$",),
    uses=("coupling:origin",),
    steps=(
        argue(
            r"$\mathrm{dev}=\sum_{l\le L}(g_lz_l-a_l)(P_l-M_l)+h_\tau-\mathbb E_ah_\tau$ has $\mathbb "
            r"E_a\mathrm{dev}=0$ and $|\mathrm{dev}|\le U$; $\rho_z=\rho_ae^{\mathrm{dev}}/\mathbb "
            r"E_ae^{\mathrm{dev}}$, and $\mathbb E_ae^{\mathrm{dev}}\ge1$ (Jensen).",
        ),
        argue(
            r"For $y$ in $\mathbb R^L$ and $f=y\cdot(P-M)$: $\mathrm{Var}_zf\le\mathbb E_zf^2"
            r"\le\mathbb E_a[f^2e^{\mathrm{dev}}]=\mathbb E_a[f^2]+\mathbb E_a[f^2\mathrm{dev}]"
            r"+\mathbb E_a[f^2(e^{\mathrm{dev}}-1-\mathrm{dev})]$.",
        ),
        sign(
            r"$\frac{e^\zeta-1-\zeta}{\zeta^2}=\sum_k\frac{\zeta^k}{(k+2)!}$ increases with $\zeta$, so for "
            r"$\zeta\le U$ it is at most its value at $U$; and $(k+4)!\ge24k!$ bounds the terms from the third on, "
            r"as $(k+1)(k+2)(k+3)(k+4)-24\ge0$: $e^{\mathrm{dev}}-1-\mathrm{dev}\le\mathrm{taylor}(U)"
            r"\mathrm{dev}^2$.",
            sp.expand((_k + 1) * (_k + 2) * (_k + 3) * (_k + 4) - 24),
            nonnegative=(_k,),
            strict=False,
        ),
        argue(
            r"So the last term is at most $\mathrm{taylor}(U)U^2\,\mathbb E_a[f^2]$; $\mathbb "
            r"E_a[f^2\mathrm{dev}]=y\cdot\bigl(\sum_l(g_lz_l-a_l)T_l\bigr)y+\mathbb E_a[f^2(h_\tau-\mathbb "
            r"E_ah_\tau)]$, whose last part is at most $2\tau\,\mathrm{upper}_1\,\mathbb E_a[f^2]$; and $\mathbb "
            r"E_a[f^2]=y\cdot Cy$. So $\mathrm{Cov}_z\preceq(1+\mathrm{taylor}(U)U^2+2\tau\,\mathrm{upper}_1)C+"
            r"\sum_l(g_lz_l-a_l)T_l$ in the Loewner order.",
        ),
        argue(
            "Loewner order first, entries second, as in [coupling:origin]: the absolute values of the entries of "
            r"this matrix are at most $\mathrm{second}_{jk}$, so $\lambda_{\max}$ of the block $l\le L$ of $S(z)$ "
            r"is at most the spectral radius of the matrix $\mathrm{second}_{jk}\sqrt{g_j^+g_k^+}$, which the "
            r"quotients with $v$ bound; the block beyond $L$ adds at most its trace, $\tau$.",
        ),
        ident(
            "The third cumulant from raw integrals: "
            r"$$T_{ljk}=\mathbb E[P_lP_jP_k]-M_lC_{jk}-M_jC_{lk}-M_kC_{lj}-M_lM_jM_k,$$ with "
            r"$C_{jk}=\mathbb E[P_jP_k]-M_jM_k$: before the mean is taken both sides differ by terms that have mean "
            "$0$.",
            sp.expand((_p - _m) * (_q - _n) * (_r - _o)),
            sp.expand(
                _p * _q * _r
                - _m * (_q * _r - _n * _o)
                - _n * (_p * _r - _m * _o)
                - _o * (_p * _q - _m * _n)
                - _m * _n * _o
                + (_p - _m) * _n * _o
                + (_q - _n) * _m * _o
                + (_r - _o) * _m * _n
            ),
        ),
        argue(
            "Quadrature: a product of three $P$'s has the bound of [coupling:quadrature] with "
            r"$\mathrm{growth}_L^3$; a centred product is the sum of 8 products of at most three $P$'s with "
            r"coefficients of absolute value at most $1$, as $|M_l|\le1$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(THIRD)
