"""C_0, the region around the uniform density on which G is strictly convex (`coupling:origin`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_x, _y = sp.symbols("x y", positive=True)
_p, _q = sp.symbols("p q", real=True)

ORIGIN: Final = Derivation(
    label="coupling:origin",
    title="Strict convexity of $G$ around the uniform state",
    statement=r"Let $C_0$ be the set of $0\le z_l\le x_l$ ($l\le L$) and $|z_l|\le x_1$ ($l>L$), $g_l\le g_l^+$, "
    r"$\tau\ge\sum_{l>L}g_l$, $a_l=g_l^+x_l$ and $Q_{kl}=\int P_kP_l\exp(\sum_{l\le L}a_lP_l)w\,dt$. At "
    r"every $z$ in $C_0$ the largest eigenvalue of $S=\sqrt g\,\mathrm{Cov}_{gz}(P)\sqrt g$ is at most "
    r"$e^{\tau x_1}\max_k\frac1{v_k}\sum_{l\le L}|Q_{kl}|g_l^+v_l+\tau$, for every $v>0$. If that is less "
    r"than $1$, $G$ is strictly convex on $C_0$, $G(0)=0$ and $\nabla G(0)=0$, so $G>0$ on the rest of "
    "$C_0$.",
    hypotheses=(r"$g_l>0$, $\sum g_l$ finite",),
    uses=("coupling:gibbs", "coupling:positivity", "gegenbauer:dimension"),
    steps=(
        argue(
            r"In the coordinates $\sqrt g\,z$ the Hessian of $G=\frac12\sum_lg_lz_l^2-\Lambda(gz)$ is $1-S$, where "
            r"$S$ is the covariance matrix at the field $gz$ of $\psi_l=\sqrt{g_l}P_l$: positive semidefinite, of "
            r"trace at most $\sum_lg_l$ since $|P_l|\le1$ (addition theorem). $C_0$ is convex.",
        ),
        argue(
            r"For $p$ in $\mathbb R^L$ and $u=\sum_{l\le L}p_l\psi_l$: "
            r"$p\cdot S_{LL}p=\mathrm{Var}\,u\le\mathbb Eu^2=\int u^2e^h/Z$ with $h=\sum_lg_lz_lP_l$ and "
            r"$Z=\int e^h\ge e^{\int h}=1$ (Jensen, as $\int P_lw=0$). So $p\cdot S_{LL}p\le\int u^2e^h$.",
        ),
        argue(
            r"The tail next, in this quadratic form: $h=h_L+T$ with $h_L=\sum_{l\le L}g_lz_lP_l$ and "
            r"$|T|\le\sum_{l>L}g_l|z_l|\le\tau x_1$, and $u^2\ge0$, so $\int u^2e^h\le e^{\tau x_1}\int u^2e^{h_L}$: "
            r"$S_{LL}\preceq e^{\tau x_1}B$ in the Loewner order, where $B_{kl}=\sqrt{g_kg_l}\int P_kP_le^{h_L}$. "
            r"(The entries $\int P_kP_le^h$ need not be below $e^{\tau x_1}\int P_kP_le^{h_L}$, as $P_kP_l$ changes "
            "sign.)",
        ),
        argue(
            r"Only now entry by entry: $h_L$ has the field $0\le g_lz_l\le g_l^+x_l=a_l$, $l\le L$, so by "
            r"[coupling:positivity] $0\le\int P_kP_le^{h_L}\le Q_{kl}$, and "
            r"$0\le B_{kl}\le B^+_{kl}=\sqrt{g_k^+g_l^+}\,Q_{kl}$.",
        ),
        argue(
            r"$p\cdot Bp\le\sum_{k,l}|p_k|B_{kl}|p_l|\le|p|\cdot B^+|p|$, so "
            r"$\lambda_{\max}(S_{LL})\le e^{\tau x_1}\lambda_{\max}(B^+)$. $B^+$ and $Q\operatorname{diag}(g^+)$ "
            r"have the same eigenvalues, being $XY$ and $YX$ for $X=\operatorname{diag}(\sqrt{g^+})$ and $Y=QX$. The "
            r"spectral radius of a matrix $A$ is at most its operator norm for $\max_k|p_k|/v_k$, which is "
            r"$\max_k\frac1{v_k}\sum_l|A_{kl}|v_l$; upper bounds of the $|A_{kl}|$ may stand there.",
        ),
        argue(
            "The block of the tail, $S_{TT}$, has no eigenvalue above its trace, "
            r"$\sum_{l>L}g_l\,\mathrm{Var}\,P_l\le\sum_{l>L}g_l\le\tau$.",
        ),
        ident(
            r"Two blocks: for a unit vector with parts of norm $p$ and $q$, $\mathrm{sd}(u_1+u_2)\le\mathrm{sd}\,u_1"
            r"+\mathrm{sd}\,u_2\le\alpha p+\beta q$, where $\alpha^2$ and $\beta^2$ are the largest eigenvalues of "
            r"the blocks; and $(\alpha p+\beta q)^2\le(\alpha^2+\beta^2)(p^2+q^2)=\alpha^2+\beta^2$, as the "
            r"difference of the two sides is $(\alpha q-\beta p)^2$.",
            (_x**2 + _y**2) * (_p**2 + _q**2) - (_x * _p + _y * _q) ** 2,
            (_x * _q - _y * _p) ** 2,
        ),
        argue(
            r"If the sum $\theta$ of the two bounds is less than $1$, the second derivative of $G$ along a segment "
            r"in $C_0$ is at least $1-\theta$ times the squared length of its direction in the coordinates "
            r"$\sqrt g\,z$, hence positive. $\Lambda(0)=0$ and $\nabla\Lambda(0)=\int Pw=0$, so $G(0)=0$ and "
            r"$\nabla G(0)=0$: $G(z)\ge\frac{1-\theta}2\sum_lg_lz_l^2>0$ elsewhere on $C_0$, which contains $0$, and "
            "$0$ is its only critical point there.",
        ),
    ),
)

DERIVATIONS: Final = by_label(ORIGIN)
