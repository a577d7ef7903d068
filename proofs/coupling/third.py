"""Convexity of G on a region that moves with beta, by third cumulants (`coupling:third`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_u, _U = sp.symbols("u U", positive=True)
_k = sp.Symbol("k", nonnegative=True)
_p, _m, _q, _n, _r, _o = sp.symbols("p m q n r o", real=True)

THIRD: Final = Derivation(
    label="coupling:third",
    title="Strict convexity of $G$ on a moving region",
    statement=r"Let $a$ be a field with moments $M$, covariance $C$ and $T_l=\mathbb E_a[(P_l-M_l)(P-M)(P-M)^T]$, "
    r"and let the field of $z$ be $a+e+t$ with $|e_l|\le\varepsilon_l$ ($l\le L$) and a tail $t$ of sup at "
    r"most $\tau b$. With $U=\sum_l\varepsilon_l(1+|M_l|)+2\tau b$ and "
    r"$q=\frac12+\frac U6+\frac{U^2}{24}e^U$: $\lambda_{\max}(S(z))\le\max_j\frac1{v_j}\sum_k\bigl((1"
    r"+qU^2+2\tau b)|C_{jk}|+\sum_l\varepsilon_l|T_{ljk}|\bigr)g_kv_k+\tau$ for every $v>0$.",
    hypotheses=(r"$|z_l|\le b$ for $l>L$",),
    uses=("coupling:origin",),
    steps=(
        argue(
            r"$u=\sum_{l\le L}e_l(P_l-M_l)+(t-\mathbb E_at)$ has $\mathbb E_au=0$ and $|u|\le U$; "
            r"$\rho_z=\rho_ae^u/\mathbb E_ae^u$, and $\mathbb E_ae^u\ge1$ (Jensen).",
        ),
        argue(
            r"For $v$ in $\mathbb R^L$ and $f=v\cdot(P-M)$: $\mathrm{Var}_zf\le\mathbb E_zf^2\le\mathbb E_a[f^2e^u]"
            r"=\mathbb E_a[f^2]+\mathbb E_a[f^2u]+\mathbb E_a[f^2(e^u-1-u)]$.",
        ),
        sign(
            r"$\frac{e^u-1-u}{u^2}=\sum_k\frac{u^k}{(k+2)!}$ increases with $u$, so it is at most its value at $U$; "
            r"and $(k+4)!\ge24k!$ bounds the terms from the third on, as $(k+1)(k+2)(k+3)(k+4)-24\ge0$: "
            r"$e^u-1-u\le qu^2$.",
            sp.expand((_k + 1) * (_k + 2) * (_k + 3) * (_k + 4) - 24),
            nonnegative=(_k,),
            strict=False,
        ),
        argue(
            r"So the last term is at most $qU^2\,\mathbb E_a[f^2]$; $\mathbb E_a[f^2u]"
            r"=v\cdot\bigl(\sum_le_lT_l\bigr)v+\mathbb E_a[f^2(t-\mathbb E_at)]$, whose last part is at most "
            r"$2\tau b\,\mathbb E_a[f^2]$; and $\mathbb E_a[f^2]=v\cdot Cv$. So "
            r"$\mathrm{Cov}_z\preceq(1+qU^2+2\tau b)C+\sum_le_lT_l$ in the Loewner order.",
        ),
        argue(
            "Loewner order first, entries second, as in [coupling:origin]: for $A$ the matrix above, "
            r"$\lambda_{\max}$ of the block $l\le L$ of $S(z)$ is at most that of $\sqrt g\,A\sqrt g$, hence at most "
            r"the spectral radius of the matrix of upper bounds of $|A_{jk}|\sqrt{g_j^+g_k^+}$, which the quotients "
            r"with $v$ bound; the block beyond $L$ adds at most its trace, $\tau$.",
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
            "Quadrature: a product of three $P$'s has the bound of [coupling:quadrature] with $B_L^3$; a centred "
            "product is the sum of 8 products of at most three $P$'s with coefficients of absolute value at most "
            r"$1$, as $|M_l|\le1$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(THIRD)
