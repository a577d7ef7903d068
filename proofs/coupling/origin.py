"""C_0, the region around the uniform density on which G is strictly convex (`coupling:origin`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_first, _second = sp.symbols("first second", positive=True)
_kept, _rest = sp.symbols("kept rest", real=True)

ORIGIN: Final = Derivation(
    label="coupling:origin",
    title="Strict convexity of $G$ around the uniform state",
    statement=r"Let $C_0$ be the set of $0\le z_l\le\mathrm{corner}_l$ ($l\le L$) and $|z_l|\le\mathrm{corner}_1$ "
    r"($l>L$), $g_l\le g_l^+$, $\tau\ge\sum_{l>L}g_l$, $a_l=g_l^+\mathrm{corner}_l$ and $Q_{kl}=\int "
    r"P_kP_l\exp(\sum_{l\le L}a_lP_l)w\,dt$. At every $z$ in $C_0$ the largest eigenvalue of $S=\sqrt "
    r"g\,\mathrm{Cov}_z(P)\sqrt g$ is at most $e^{\tau\,\mathrm{corner}_1}\max_k\frac1{v_k}\sum_{l\le "
    r"L}|Q_{kl}|g_l^+v_l+\tau$, for every $v>0$. If that is less than $1$, $G$ is strictly convex on "
    r"$C_0$, $G(0)=0$ and $\nabla G(0)=0$, so $G>0$ on the rest of $C_0$.",
    hypotheses=(r"$g_l>0$, $\sum g_l$ finite",),
    uses=("coupling:gibbs", "coupling:positivity", "gegenbauer:dimension"),
    steps=(
        argue(
            r"In the coordinates $\sqrt g\,z$ the Hessian of $G=\frac12\sum_lg_lz_l^2-\Lambda(gz)$ is $1-S$, where "
            r"$S$ is the covariance matrix at the field $gz$ of the $\sqrt{g_l}P_l$: positive semidefinite, of "
            r"trace at most $\sum_lg_l$ since $|P_l|\le1$ (addition theorem). $C_0$ is convex.",
        ),
        argue(
            r"For $y$ in $\mathbb R^L$ and $f=\sum_{l\le L}y_l\sqrt{g_l}P_l$: "
            r"$y\cdot S_{LL}y=\mathrm{Var}\,f\le\mathbb Ef^2=\int f^2e^h/Z$ with $h=\sum_lg_lz_lP_l$ and "
            r"$Z=\int e^h\ge e^{\int h}=1$ (Jensen, as $\int P_lw=0$). So $y\cdot S_{LL}y\le\int f^2e^h$.",
        ),
        argue(
            r"The tail next, in this quadratic form: $h=h_L+h_\tau$ with $h_L=\sum_{l\le L}g_lz_lP_l$ and "
            r"$|h_\tau|\le\sum_{l>L}g_l|z_l|\le\tau\,\mathrm{corner}_1$, and $f^2\ge0$, so $\int f^2e^h\le "
            r"e^{\tau\,\mathrm{corner}_1}\int f^2e^{h_L}$: $S_{LL}\preceq e^{\tau\,\mathrm{corner}_1}J$ in the "
            r"Loewner order, where $J_{kl}=\sqrt{g_kg_l}\int P_kP_le^{h_L}$. (The entries $\int P_kP_le^h$ need not "
            r"be below $e^{\tau\,\mathrm{corner}_1}\int P_kP_le^{h_L}$, as $P_kP_l$ changes sign.)",
        ),
        argue(
            r"Only now entry by entry: $h_L$ has the field $0\le g_lz_l\le g_l^+\mathrm{corner}_l=a_l$, $l\le L$, so "
            r"by [coupling:positivity] $0\le\int P_kP_le^{h_L}\le Q_{kl}$, and $0\le J_{kl}\le "
            r"J_{kl}^+=\sqrt{g_k^+g_l^+}\,Q_{kl}$.",
        ),
        argue(
            r"$y\cdot Jy\le\sum_{k,l}|y_k|J_{kl}|y_l|\le|y|\cdot J^+|y|$, so $\lambda_{\max}(S_{LL})\le "
            r"e^{\tau\,\mathrm{corner}_1}\lambda_{\max}(J^+)$. $J^+$ and $Q\operatorname{diag}(g^+)$ have the same "
            r"eigenvalues, being the products of $\operatorname{diag}(\sqrt{g^+})$ and "
            r"$Q\operatorname{diag}(\sqrt{g^+})$ in the two orders. The spectral radius of a matrix is at most its "
            r"operator norm for $\max_k|y_k|/v_k$, which for $J$ is $\max_k\frac1{v_k}\sum_l|J_{kl}|v_l$; upper "
            "bounds of the $|J_{kl}|$ may stand there.",
        ),
        argue(
            r"The block of the tail, $S_{\tau\tau}$, has no eigenvalue above its trace, "
            r"$\sum_{l>L}g_l\,\mathrm{Var}\,P_l\le\sum_{l>L}g_l\le\tau$.",
        ),
        ident(
            r"Two blocks: let $y$ be a unit vector with the parts $y_L$ and $y_\tau$, $f=f_L+f_\tau$ likewise, and "
            r"$\theta_L$, $\theta_\tau$ the largest eigenvalues of the blocks. Then $\mathrm{sd}\,f\le\mathrm{sd}\,f_L"
            r"+\mathrm{sd}\,f_\tau\le\sqrt{\theta_L}|y_L|+\sqrt{\theta_\tau}|y_\tau|$, whose square is at most "
            r"$(\theta_L+\theta_\tau)(|y_L|^2+|y_\tau|^2)=\theta_L+\theta_\tau$, as the difference is "
            r"$(\sqrt{\theta_L}|y_\tau|-\sqrt{\theta_\tau}|y_L|)^2$.",
            (_first**2 + _second**2) * (_kept**2 + _rest**2) - (_first * _kept + _second * _rest) ** 2,
            (_first * _rest - _second * _kept) ** 2,
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
