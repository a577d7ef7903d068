"""C_*, the region around the other minimiser on which G is strictly convex (`coupling:star`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_k, _D, _x = sp.symbols("kappa D x", positive=True)

STAR: Final = Derivation(
    label="coupling:star",
    title="Strict convexity of $G$ around the other minimiser",
    statement=r"Let $a$ be a field with $a_l=0$ for $l>L$, $M=M(a)$ and $C=\mathrm{Cov}_a$. On $C_*$ (a box with "
    r"$|g_lz_l-a_l|\le e_l$ for $l\le L$ and $|z_l|\le b$ beyond) the largest eigenvalue of $S$ is at most "
    r"$\theta=e^U\theta_c+\tau$, where $U=\sum_le_l(1+|M_l|)+2\tau b$ and "
    r"$\theta_c=\max_k\frac1{v_k}\sum_{l\le L}|C_{kl}|g_l^+v_l$ for any $v>0$. If $\theta<1$, a critical "
    "point in $C_*$ is unique, and for $z$ in $C_*$ with $z_l=0$ beyond $L'$ and $M(gz)$ the moments at "
    r"its field: $G\ge G(z)-\frac{D^2}{2(1-\theta)}$ on $C_*$, and a critical point $z^*$ in $C_*$ has "
    r"$|\sqrt g(z^*-z)|\le\frac D{1-\theta}$, where $D^2=\sum_{l\le L'}g_l(z_l-M_l(gz))^2+\tau'$ and "
    r"$\tau'\ge\sum_{l>L'}g_l$.",
    hypotheses=(r"$\theta<1$", "$C_*$ convex and contains $z$"),
    uses=("coupling:origin",),
    steps=(
        argue(
            r"The change of the field less its mean, $u=\sum_{l\le L}(g_lz_l-a_l)(P_l-M_l)+T-\mathbb E_aT$ with "
            r"$|T|\le\tau b$, is at most $U$. $\mathrm{Var}_zf\le\mathbb E_z(f-\mathbb E_af)^2"
            r"\le\sup(\rho_z/\rho_a)\,\mathrm{Var}_af$, and $\rho_z/\rho_a=e^u/\mathbb E_ae^u\le e^U$ since "
            r"$\mathbb E_ae^u\ge1$. With $f=\sum_{l\le L}p_l\sqrt{g_l}P_l$: the block $l\le L$ of $S(z)$ is at most "
            r"$e^U\sqrt g\,C\sqrt g$ in the Loewner order, the tail included in $U$.",
        ),
        argue(
            r"As in [coupling:origin], entry by entry from here: $\lambda_{\max}(\sqrt g\,C\sqrt g)$ is at most that "
            r"of the matrix of absolute values $|C_{kl}|\sqrt{g_k^+g_l^+}$, hence at most $\theta_c$, and the tail's "
            r"block adds at most its trace, $\sum_{l>L}g_l\,\mathrm{Var}_zP_l\le\tau$: "
            r"$\lambda_{\max}(S(z))\le e^U\theta_c+\tau$.",
        ),
        ident(
            r"The least value of the slope $D$ against curvature: $-Dx+\frac\kappa2x^2"
            r"=\frac\kappa2\bigl(x-\frac D\kappa\bigr)^2-\frac{D^2}{2\kappa}\ge-\frac{D^2}{2\kappa}$.",
            -_D * _x + _k * _x**2 / 2,
            _k * (_x - _D / _k) ** 2 / 2 - _D**2 / (2 * _k),
        ),
        argue(
            r"In the coordinates $\sqrt g\,z$ the gradient of $G$ at $z$ is $\sqrt{g_l}(z_l-M_l(gz))$ for $l\le L'$ "
            r"and $-\sqrt{g_l}M_l(gz)$ beyond, where $|M_l|\le1$: its square is at most $D^2$. On the convex set "
            r"$C_*$ the Hessian is at least $1-\theta$: $G\ge G(z)-Dx+\frac{1-\theta}2x^2$ at the distance $x$ from "
            r"$z$; and where the gradient vanishes, $(1-\theta)x$ is at most the difference of the gradients, hence "
            "at most $D$. Two critical points have distance $0$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(STAR)
