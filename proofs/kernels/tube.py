"""Tubes about curves of critical densities, kappa_l of both signs or slowly decaying (`kernels:tube`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents

_c, _m, _x = sp.symbols("c m x", real=True)
_sign = sp.Symbol("sigma", real=True, nonzero=True)
_size, _lam, _N = sp.symbols("k lambda N", positive=True)

TUBE: Final = Derivation(
    label="kernels:tube",
    title="A curve of critical densities in a tube, kernels of both signs, and slow tails",
    statement=r"Let all $\kappa_l\ne0$, $\sum_l|\kappa_l|<\infty$, $\sigma_l$ the sign of $\kappa_l$, $\langle "
    r"a,b\rangle=\sum_l\frac{a_lb_l}{2|\kappa_l|}$, $T(a)_l=2\kappa_lM_l(a)$, $c^*_l=\sigma_lc_l$. [branch:tube] holds "
    r"with $c^*$ in place of $c$ in $N_0=c^*\cdot M$, $N_1=c^*\cdot CV$, $N_2=\frac12c^*\cdot\omega+c^*\cdot CW$, "
    r"$q(s)=\frac{c^*\cdot M(b(s))}{n\tau(s)}$, $K(s)=\frac{n\tau(s)}{c^*\cdot M(a(s))}$ and $\mathrm{sd}(c)$, with "
    r"$|\kappa_l|$ in $t$, $U$ and $X$, and $\lambda$ no less than it is with $c$, nor than it is with $c^*$, in $X$. "
    r"Let $n'$ be the largest of the first $L$ degrees, $\mathrm{ellipse}>1$, "
    r"$\mathrm{growth}_l=\frac12(\mathrm{ellipse}^l+\mathrm{ellipse}^{-l})$, "
    r"$A_l=|c_l|+\sigma|V_l|+\sigma^2|W_l|$ and $\mu=\min\bigl(1,\exp(\sum_{l\le "
    r"L}A_l\,\mathrm{growth}_l)/\mathrm{growth}_{n'+1}\bigr)$: in $\varepsilon_0$ $\sqrt t\,\mu$ may stand for $\sqrt "
    r"t$, and in $\lambda$, if $e\ge2|\lambda_l|$ beyond the first $L$ degrees, $e\exp(\sum_l|c_l|)/Z(c)$ for $t$.",
    hypotheses=(r"all $\kappa_l\ne0$", r"$\sum_l|\kappa_l|<\infty$", "$c\\ne0$", r"$V,W$ any fields of $L$ entries"),
    uses=("branch:tube", "kernels:tail", "coupling:quadrature", "gegenbauer:dimension"),
    does_not_prove="that there are no other critical densities outside of the tube",
    steps=(
        define(
            r"Let $Ja=(\sigma_la_l)$, $|Ja|=|a|$, and $\Gamma(a)_l=2|\kappa_l|M_l(a)$, so $T=J\Gamma$. $\Gamma$ is "
            r"what $T$ is for the coefficients $|\kappa_l|$, with the same measures $e^h/Z$: $\langle "
            r"x,D\Gamma_ay\rangle=\mathrm{Cov}_a(D_x,D_y)$, $D_x=\sum_lx_lP_l$. The density of $a$ is critical at $K$ "
            r"if $a_l=2K\kappa_lM_l(a)$: $a=KT(a)$.",
        ),
        idents(
            r"$\langle T(a),c\rangle=c^*\cdot M(a)$, as $\frac{2\kappa_lM_lc_l}{2|\kappa_l|}=\sigma_lc_lM_l$; and "
            r"$\langle Jx,c^*\rangle=\langle x,c\rangle$, as $\sigma_l^2=1$. With $\kappa_l=\sigma_lk$, "
            r"$k=|\kappa_l|$.",
            (2 * _sign * _size * _m * _c / (2 * _size), _sign * _c * _m),
            (((_sign * _x) * (_sign * _c) / (2 * _size)).subs(_sign**2, 1), _x * _c / (2 * _size)),
        ),
        argue(
            r"$\mathrm{Var}_c(D_x)\le\lambda$ for $|x|=1$, $\langle x,c\rangle=0$, by the step of [branch:tube] for "
            r"the coefficients $|\kappa_l|$; and for $|x|=1$, $\langle x,c^*\rangle=0$, by the same step with the "
            r"projection off $c^*$, $|c^*|^2=n$. So is $\mathrm{Var}_c(D_z)$, $z=Jy$, for $|y|=1$, $\langle "
            r"y,c\rangle=0$.",
        ),
        argue(
            r"So for $|x|=|y|=1$, both perpendicular to $c$: $\langle y,DT_ax\rangle=\mathrm{Cov}_a(D_z,D_x)\le "
            r"e^U\lambda$, as $\mathrm{Var}_a\le e^U\mathrm{Var}_c$; $|\mathrm{Cov}_a(D_{c^*},D_x)|\le "
            r"e^U\mathrm{sd}(c^*)\sqrt\lambda=p$; and the third order of $\langle y,T(b(s))\rangle$, the mean of "
            r"$D_z$, is at most $\sqrt\lambda B$, that of $c^*\cdot M(b(s))$ at most $r$.",
        ),
        argue(
            r"What is left of [branch:tube] uses these bounds and $\langle T(a),c\rangle=c^*\cdot M(a)$ alone: "
            r"$\Phi(\eta)=K(a)PT(a)-Pb(s)$ with $K(a)=\frac{n\tau(s)}{c^*\cdot M(a)}$ has as fixed points the critical "
            r"densities of the tube, since $\langle a,c\rangle=n\tau=\langle KT(a),c\rangle$; its derivative in the "
            r"direction $x$ is $KP\,DT_ax-\frac K{c^*\cdot M(a)}\mathrm{Cov}_a(D_{c^*},D_x)PT(a)$, and $K>0$ by "
            r"$m>0$. $U$ bounds values of functions, by Cauchy's inequality with $\sum_l2|\kappa_l|(1+|M_l|)^2$.",
        ),
        argue(
            r"Beyond the first $L$ degrees: $|T(b(s))|^2$ there is $\sum2|\kappa_l|M_l(b(s))^2\le t\mu^2$, if "
            r"$|M_l(b(s))|\le\mu$. It is at most $1$. And $e^h=\sum_kf_k\,\mathrm{cheb}_k$ with "
            r"$\sum_k|f_k|\mathrm{growth}_k\le\exp(\sum_l|a_l|\mathrm{growth}_l)$, $a=b(s)$, a step of "
            r"[coupling:quadrature]; $P_l$ is orthogonal to $\mathrm{cheb}_k$, $k<l$ ([gegenbauer:dimension]), and "
            r"$\mathrm{growth}_k$ increases with $k$: $|\int P_le^hw|\le\sum_{k\ge "
            r"l}|f_k|\le\exp(\sum_l|a_l|\mathrm{growth}_l)/\mathrm{growth}_l$, where $l\ge n'+1$ and $|a_l|\le A_l$. "
            r"$Z\ge1$ (Jensen), as $\int h=0$.",
        ),
        ident(
            r"For $x$ beyond the first $L$ degrees $\mathrm{Var}_c(D_x)\le\sup\rho_c\int D_x^2$, and $\int "
            r"D_x^2=\sum_l\frac{x_l^2}{N_l}=\sum_l2|\lambda_l|\frac{x_l^2}{2|\kappa_l|}\le e|x|^2$, as in "
            r"[kernels:tail]; $\sup\rho_c\le\exp(\sum_l|c_l|)/Z(c)$. This is the norm of the second diagonal block, "
            r"as $t$ "
            r"was: $c$ and $c^*$ have no entries there.",
            2 * _lam * _x**2 / (2 * _lam * _N),
            _x**2 / _N,
        ),
    ),
)

DERIVATIONS: Final = by_label(TUBE)
