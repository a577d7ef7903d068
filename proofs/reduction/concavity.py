"""Concavity in the modes from 2 on, by corners of a box of fields (`reduction:concavity`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident

_p, _q, _c, _m = sp.symbols("p q c m", real=True)

CONCAVITY: Final = Derivation(
    label="reduction:concavity",
    title="Concavity in the modes from 2 on, decided at corners",
    statement="Let $c$ be a field with $c_l=0$ for $l>L$, $M$ its moments, and $B$ a box of fields $z$ that contains "
    r"$c$, with $|z_l-c_l|\le e_l$ for $k<l\le L$ and $\sum_{l>L}|z_l|\le\tau$. For a corner $z$ of $B$ in the "
    r"coordinates $l\le k$, where $z_l=c_l$ for $l>k$, let $v=M(z)-M$ and "
    r"$Q_z=\exp\big(\Lambda(z)-\Lambda(c)-(z-c)\cdot M+\sum_{k<l\le L}e_l(1+|M_l|)+2\tau\big)(\mathrm{Cov}_z+vv^T)$. "
    r"If $\tau\ge\sum_{l>L}g_l$, $\theta>\tau$ and the block $2\le l\le L$ of "
    r"$(\theta-\tau)\operatorname{diag}(1/g)-Q_z$ is positive definite at each such corner, then at every field of "
    r"$B$ the matrix $\sqrt g\,\mathrm{Cov}(P)\sqrt g$ of the modes $l\ge2$, those beyond $L$ too, is less than "
    r"$\theta$.",
    hypotheses=(r"$g_l>0$, $\sum_lg_l$ finite", r"$0\le k\le L$"),
    uses=("coupling:origin", "gegenbauer:dimension"),
    steps=(
        define(
            r"For $z$ in $B$ let $u=\sum_l(z_l-c_l)(P_l-M_l)$ over all modes, the mean over $c$ being $\mathbb E_c$: "
            r"$\mathbb E_cu=0$, so $\mathbb E_ce^u\ge1$ (Jensen), and $\rho_z=\rho_ce^u/\mathbb E_ce^u$.",
        ),
        ident(
            r"For $f=\sum_{2\le l\le L}p_lP_l$ and $f_c=\mathbb E_cf$: $\mathbb E_z(f-f_c)^2=\mathrm{Var}_zf"
            r"+(\mathbb E_zf-f_c)^2$, as the second moment $q$ about $0$ is $\mathrm{Var}+m^2$.",
            _q - 2 * _c * _m + _c**2,
            (_q - _m**2) + (_m - _c) ** 2,
        ),
        argue(
            r"So $\mathrm{Var}_zf\le\mathbb E_z(f-f_c)^2=\mathbb E_c[(f-f_c)^2e^u]/\mathbb E_ce^u\le"
            r"\mathbb E_c[(f-f_c)^2e^u]$.",
        ),
        argue(
            r"The part of $u$ with $l>k$ is at most $\sum_{k<l\le L}e_l(1+|M_l|)+2\tau$, since $|P_l|\le1$. What is "
            r"left of $u$ is affine in $z_1,\dots,z_k$, so $\mathbb E_c[(f-f_c)^2e^{u}]$ with that part alone is a "
            "convex function of them and at most its value at a corner.",
        ),
        argue(
            r"At a corner $z$ (with $z_l=c_l$ for $l>k$) $e^u\rho_c=\exp(\Lambda(z)-\Lambda(c)-(z-c)\cdot "
            r"M)\,\rho_z$, and by the identity $\mathbb E_z(f-f_c)^2=p\cdot(\mathrm{Cov}_z+vv^T)p$. Together: at "
            r"every field of $B$, $p\cdot\mathrm{Cov}\,p\le\max_zp\cdot Q_zp<(\theta-\tau)\sum_{2\le l\le "
            r"L}p_l^2/g_l$ for $p\ne0$.",
        ),
        argue(
            r"With $p_l=\sqrt{g_l}\,x_l$ the block $2\le l\le L$ of $\sqrt g\,\mathrm{Cov}\sqrt g$ is below "
            r"$\theta-\tau$, the block beyond $L$ at most its trace, $\sum_{l>L}g_l\mathrm{Var}P_l\le\tau$; the "
            "largest eigenvalue of the whole is at most the sum of both ([coupling:origin]).",
        ),
    ),
)

DERIVATIONS: Final = by_label(CONCAVITY)
