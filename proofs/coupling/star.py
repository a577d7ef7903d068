"""C_*, the region around the other minimiser on which G is strictly convex (`coupling:star`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_theta, _slope, _delta = sp.symbols("theta slope delta", positive=True)

STAR: Final = Derivation(
    label="coupling:star",
    title="Strict convexity of $G$ around the other minimiser",
    statement=r"Let $a$ be a field with $a_l=0$ for $l>L$, $M=M(a)$ and $C=\mathrm{Cov}_a$. On $C_*$ (a box with "
    r"$|g_lz_l-a_l|\le e_l$ for $l\le L$ and $|z_l|\le\mathrm{upper}_1$ beyond) the largest eigenvalue of "
    r"$S$ is at most $\theta=e^U\theta_c+\tau$, where $U=\sum_le_l(1+|M_l|)+2\tau\,\mathrm{upper}_1$ and "
    r"$\theta_c=\max_k\frac1{v_k}\sum_{l\le L}|C_{kl}|g_l^+v_l$ for any $v>0$. If $\theta<1$, a critical "
    "point in $C_*$ is unique, and for $z$ in $C_*$ with $z_l=0$ beyond $L'$ and $M(gz)$ the moments at "
    r"its field: $G\ge G(z)-\frac{\mathrm{defect}}{2(1-\theta)}$ on $C_*$, and a critical point $z^*$ in "
    r"$C_*$ has $|\sqrt g(z^*-z)|\le\frac{\sqrt{\mathrm{defect}}}{1-\theta}$, where "
    r"$\mathrm{defect}=\sum_{l\le L'}g_l(z_l-M_l(gz))^2+\tau'$ and $\tau'\ge\sum_{l>L'}g_l$.",
    hypotheses=(r"$\theta<1$", "$C_*$ convex and contains $z$"),
    uses=("coupling:origin",),
    steps=(
        argue(
            r"The change of the field less its mean, $\mathrm{dev}=\sum_{l\le L}(g_lz_l-a_l)(P_l-M_l)+h_\tau-"
            r"\mathbb E_ah_\tau$ with $|h_\tau|\le\tau\,\mathrm{upper}_1$, is at most $U$. "
            r"$\mathrm{Var}_zf\le\mathbb E_z(f-\mathbb E_af)^2\le\sup(\rho_z/\rho_a)\,\mathrm{Var}_af$, and "
            r"$\rho_z/\rho_a=e^{\mathrm{dev}}/\mathbb E_ae^{\mathrm{dev}}\le e^U$ since $\mathbb "
            r"E_ae^{\mathrm{dev}}\ge1$. With $f=\sum_{l\le L}y_l\sqrt{g_l}P_l$: the block $l\le L$ of $S(z)$ is at "
            r"most $e^U\sqrt g\,C\sqrt g$ in the Loewner order, the tail included in $U$.",
        ),
        argue(
            r"As in [coupling:origin], entry by entry from here: $\lambda_{\max}(\sqrt g\,C\sqrt g)$ is at most that "
            r"of the matrix of absolute values $|C_{kl}|\sqrt{g_k^+g_l^+}$, hence at most $\theta_c$, and the tail's "
            r"block adds at most its trace, $\sum_{l>L}g_l\,\mathrm{Var}_zP_l\le\tau$: "
            r"$\lambda_{\max}(S(z))\le e^U\theta_c+\tau$.",
        ),
        ident(
            r"The least value of a slope against the curvature $1-\theta$: "
            r"$-\sqrt{\mathrm{defect}}\,\delta+\frac{1-\theta}2\delta^2=\frac{1-\theta}2\bigl(\delta"
            r"-\frac{\sqrt{\mathrm{defect}}}{1-\theta}\bigr)^2-\frac{\mathrm{defect}}{2(1-\theta)}"
            r"\ge-\frac{\mathrm{defect}}{2(1-\theta)}$.",
            -_slope * _delta + (1 - _theta) * _delta**2 / 2,
            (1 - _theta) * (_delta - _slope / (1 - _theta)) ** 2 / 2 - _slope**2 / (2 * (1 - _theta)),
        ),
        argue(
            r"In the coordinates $\sqrt g\,z$ the gradient of $G$ at $z$ is $\sqrt{g_l}(z_l-M_l(gz))$ for $l\le L'$ "
            r"and $-\sqrt{g_l}M_l(gz)$ beyond, where $|M_l|\le1$: its square is at most $\mathrm{defect}$. On the "
            r"convex set $C_*$ the Hessian is at least $1-\theta$: $G\ge G(z)-\sqrt{\mathrm{defect}}\,\delta+"
            r"\frac{1-\theta}2\delta^2$ at the distance $\delta$ from $z$; and where the gradient vanishes, "
            r"$(1-\theta)\delta$ is at most the difference of the gradients, hence at most "
            r"$\sqrt{\mathrm{defect}}$. Two critical points have distance $0$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(STAR)
