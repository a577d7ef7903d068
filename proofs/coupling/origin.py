"""The two convex regions of moment space, and what the explicit density proves there."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_k, _D, _x, _y = sp.symbols("kappa D x y", positive=True)
_a, _g = sp.symbols("a g", positive=True)
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

STAR: Final = Derivation(
    label="coupling:star",
    title="Strict convexity of $G$ around the other minimiser, and what follows at one explicit density",
    statement=r"Let $a$ be a field with $a_l=0$ for $l>L$, $M=M(a)$ and $C=\mathrm{Cov}_a$. On $C_*$ (a box with "
    r"$|g_lz_l-a_l|\le e_l$ for $l\le L$ and $|z_l|\le b$ beyond) the largest eigenvalue of $S$ is at most "
    r"$\theta=e^U\theta_c+\tau$, where $U=\sum_le_l(1+|M_l|)+2\tau b$ and "
    r"$\theta_c=\max_k\frac1{v_k}\sum_{l\le L}|C_{kl}|g_l^+v_l$ for any $v>0$. If $\theta<1$, a critical "
    "point in $C_*$ is unique, and for $z$ in $C_*$ with $z_l=0$ beyond $L'$ and $M(gz)$ the moments at "
    r"its field: $G\ge G(z)-\frac{D^2}{2(1-\theta)}$ on $C_*$, and a critical point $z^*$ in $C_*$ has "
    r"$|\sqrt g(z^*-z)|\le\frac D{1-\theta}$, where $D^2=\sum_{l\le L'}g_l(z_l-M_l(gz))^2+\tau'$ and "
    r"$\tau'\ge\sum_{l>L'}g_l$.",
    hypotheses=(r"$\theta<1$", "$C_*$ convex and contains $z$"),
    uses=("coupling:origin", "eq:1.14"),
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
        ident(
            "From here on $a$ is the field of the explicit density, with $L'$ modes. With $z_l=a_l/g_l$ and "
            r"$g_l=2K\kappa_l$: $\frac12g_lz_l^2=\frac{a_l^2}{4\kappa_lK}$, so $G(z)=\frac AK-\Lambda$ with "
            r"$A=\sum_l\frac{a_l^2}{4\kappa_l}$ and $\Lambda\ge0$ (Jensen), and $G(z)\ge\frac{D^2}{2(1-\theta)}$ "
            r"exactly when $K\le\frac A{\Lambda+D^2/(2(1-\theta))}$.",
            (2 * _x * _k) * (_a / (2 * _x * _k)) ** 2 / 2,
            _a**2 / (4 * _k * _x),
        ),
        argue(
            r"$H(\rho_a)=a\cdot M-\Lambda$ and $\mathcal E\ge\sum_{l\le L'}\kappa_lM_l^2$, all terms being "
            r"nonnegative, so by (1.14) $K_c\le\frac H{\mathcal E}"
            r"\le\frac{a\cdot M-\Lambda}{\sum_{l\le L'}\kappa_lM_l^2}$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(ORIGIN, STAR)
