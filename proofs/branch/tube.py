"""A curve of critical densities in a tube, K eliminated (`branch:tube`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign

_s, _v, _w, _n, _O, _x = sp.symbols("s v w n O x", positive=True)
_N0, _N1, _N2, _q0, _q1, _e0, _e1, _e2 = sp.symbols("N_0 N_1 N_2 q_0 q_1 e_0 e_1 e_2", real=True)
_u, _y, _z = sp.symbols("u y z", real=True)
_order = [(i, j, k) for i in range(2) for j in range(4) for k in range(2) if i + j + k]
_cumulants = {index: sp.Symbol("c_{" + "".join(map(str, index)) + "}", real=True) for index in _order}
_log = sum(
    value * _u ** index[0] * _y ** index[1] * _z ** index[2] / sp.factorial(index[1])
    for index, value in _cumulants.items()
)
"""The cumulant generating function of D, Y and Z as far as it counts: once in D and Z, three times in Y."""
_slope = sp.diff(_log, _u).subs(_u, 0).subs({_y: _s, _z: _s**2})

BRANCH: Final = Derivation(
    label="branch:tube",
    title="A curve of critical densities in a tube",
    statement=r"Let $|a|^2=\langle a,a\rangle=\sum_l\frac{a_l^2}{2\kappa_l}$, $T(a)_l=2\kappa_lM_l(a)$; the density "
    r"of a field $a\ne0$ is critical at $K$ if and only if $a=KT(a)$. Let $c,V,W$ have $L$ entries, $M$ and $C$ "
    r"belong to $c$, $n=|c|^2$, $P$ be the projection off $c$, $v=\frac{\langle V,c\rangle}n$, $w=\frac{\langle "
    r"W,c\rangle}n$, $\tau(s)=1+vs+ws^2$, $b(s)=c+sV+s^2W$, $Y=\sum_lV_lP_l$, $\omega_l$ the mean of "
    r"$(P_l-M_l)(Y-EY)^2$ at $c$, $N_0=c\cdot M$, $N_1=c\cdot CV$, $N_2=\frac12c\cdot\omega+c\cdot CW$, "
    r"$q_0=\frac{N_0}n$, $q_1=\frac{N_1-N_0v}n$, and $t\ge\sum_{l>L}2\kappa_l$. Let "
    r"$\lambda=\mathrm{tr}(X^4)^{1/4}+t$, $X_{jk}=2\kappa_jC_{jk}-\frac1nc_j(Cc)_k$, $\mathrm{sd}(x)^2=x\cdot Cx$, "
    r"$o(x)=\sum_l|x_l|(1+|M_l|)$, $0<\sigma$, $0<R$, $U=\sigma "
    r"o(V)+\sigma^2o(W)+R(\sum_l2\kappa_l(1+|M_l|)^2+4t)^{1/2}$, $O=(o(V)+2\sigma o(W))(1+e^{U/2}U)$, "
    r"$S=e^{U/2}(\mathrm{sd}(V)+2\sigma\,\mathrm{sd}(W))$, "
    r"$B=\frac16e^{U/2}\sigma^3(S(O^2+2S^2)+6e^{U/2}O\,\mathrm{sd}(W))$, $r=\mathrm{sd}(c)B$, "
    r"$\tau_-=1-|v|\sigma-|w|\sigma^2>0$, $\tau_+=1+|v|\sigma+|w|\sigma^2$, "
    r"$\delta_1=\frac{\sigma|N_1-N_0v|+\sigma^2|N_2-N_0w|+r}{n\tau_-}$, "
    r"$\delta_2=\frac{\sigma^2|N_2-N_0w-v(N_1-N_0v)|+\sigma^3|w(N_1-N_0v)|+r}{n\tau_-}$. Let "
    r"$\varepsilon_0=|G_0|+\sqrt t$ and $\varepsilon=\varepsilon_0+\sigma|G_1|+\sigma^2|G_2|+\sqrt\lambda "
    r"B+\sigma|PV|\delta_2+\sigma^2|PW|\delta_1$, where $P T(b(s))-q(s)Pb(s)=G_0+sG_1+s^2G_2+\dots$ in the first $L$ "
    r"entries, $q(s)=\frac{c\cdot M(b(s))}{n\tau(s)}$. Let $p=e^U\mathrm{sd}(c)\sqrt\lambda$, "
    r"$m=N_0-\sigma|N_1|-\sigma^2|N_2|-r-pR>0$, $k=\frac{n\tau_+}m$, $\theta=k(e^U\lambda+\frac "
    r"pm(\varepsilon+(q_0+\delta_1)(\sigma|PV|+\sigma^2|PW|)+e^U\lambda R))$. If $\theta<1$ and "
    r"$R'=\frac{k\varepsilon}{1-\theta}\le R$, there is for each $|s|\le\sigma$ one $\eta(s)$ with "
    r"$\langle\eta,c\rangle=0$ and $|\eta|\le R$ such that $a(s)=b(s)+\eta(s)$ is critical, at "
    r"$K(s)=\frac{n\tau(s)}{c\cdot M(a(s))}$; $|\eta|\le R'$, and $a(s)$ and $K(s)$ are analytic. "
    r"$\frac{\tau(s)n}{K(s)}$ differs from $N_0+N_1s+N_2s^2$ by at most $r+pR'$, and $\frac n{K(0)}$ from $N_0$ by at "
    r"most $p\frac{k\varepsilon_0}{1-\theta}$. If $g=v-2|w|\sigma>0$, and $|a-f|\le\zeta$, $|s_0|+\Delta\le\sigma$ "
    r"with $\Delta=\frac1g(|\frac{\langle f,c\rangle}n-\tau(s_0)|+\frac{\zeta}{\sqrt n})$, "
    r"$|P(f-b(s_0))|+\zeta+\Delta(|PV|+2\sigma|PW|)\le R$, then $a=b(s)+\eta$ with $|s-s_0|\le\Delta$, "
    r"$\langle\eta,c\rangle=0$, $|\eta|\le R$.",
    hypotheses=(r"all $\kappa_l>0$", "$c\\ne0$", r"$V,W$ any fields of $L$ entries"),
    uses=("coupling:star", "coupling:interaction", "eq:2.16"),
    does_not_prove="that there are no other critical densities outside of the tube",
    steps=(
        argue(
            r"$T$ is the gradient of $\Lambda$ for this scalar product, and $\frac1{2K}|a|^2-\Lambda(a)$ that of $G$ "
            r"in the fields $a_l=2K\kappa_lm_l$. The derivative of $T$ at $a$ is $\langle "
            r"x,DT_ay\rangle=\mathrm{Cov}_a(D_x,D_y)$, $D_x=\sum_lx_lP_l$. The density of $a$ is critical if "
            r"$a_l=2K\kappa_lM_l(a)$ for all $l$."
        ),
        argue(
            r"$|x|=1$, $\langle x,c\rangle=0$: $\mathrm{Var}_c(D_x)\le\lambda$. For on fields of $L$ entries "
            r"$x\mapsto P(2\kappa Cx)$ has the matrix $X$, similar to the positive semidefinite $P\,DT_cP$, whose "
            r"largest eigenvalue is at most the fourth root of the trace of its fourth power; and a positive "
            r"semidefinite operator is at most the sum of the norms of its two diagonal blocks, of which the second "
            r"has the trace $\sum_{l>L}2\kappa_l\mathrm{Var}_c(P_l)\le t$."
        ),
        argue(
            r"For the $a$ of the tube, $a=b(s)+\eta$ with $|\eta|\le R$, the function $h=D_{a-c}$ less its mean at "
            r"$c$ is at most $U$ in absolute value: by Cauchy's inequality for $\eta$, with "
            r"$|P_l-M_l|\le1+|M_l|\le2$. By Jensen's inequality the mean of $e^h$ at $c$ is at least $1$, so "
            r"$\rho_a\le e^U\rho_c$ and $\mathrm{Var}_a\le e^U\mathrm{Var}_c$, as in [coupling:star]; all this holds "
            r"on the segment from $c$ to $a$ as well, for $\eta=0$ with $R=0$ in $U$."
        ),
        ident(
            r"Let $D=D_x$. Along $b(s)$ the mean of $D$ is the derivative at $u=0$ of the cumulant generating "
            r"function of $D,Y,Z=D_W$ at $(u,s,s^2)$. Its coefficients of $1,s,s^2$ are the mean of $D$, "
            r"$\mathrm{Cov}(D,Y)$ and $\frac12\kappa_3(D,Y,Y)+\mathrm{Cov}(D,Z)$, at $c$.",
            sp.series(_slope, _s, 0, 3).removeO(),
            _cumulants[1, 0, 0] + _s * _cumulants[1, 1, 0] + _s**2 * (_cumulants[1, 2, 0] / 2 + _cumulants[1, 0, 1]),
        ),
        ident(
            r"Its third derivative at $s$ is $\kappa_4(D,Y_s,Y_s,Y_s)+6\kappa_3(D,Y_s,Z)$ at $b(s)$, $Y_s=Y+2sZ$: at "
            r"$s=0$, to which every point may be moved.",
            sp.diff(_slope, _s, 3).subs(_s, 0),
            _cumulants[1, 3, 0] + 6 * _cumulants[1, 1, 1],
        ),
        sign(
            r"With $y=Y_s$ less its mean, $x=E y^2\le S^2$, $|y|\le O$: $\kappa_4(D,y,y,y)=\mathrm{Cov}(D,y^3-3xy)$, "
            r"and $E(y^3-3xy)^2=Ey^6-6xEy^4+9x^3\le xO^4+3x^3\le x(O^2+2x)^2$, as $Ey^4\ge x^2$.",
            sp.expand(_x * (_O**2 + 2 * _x) ** 2 - (_x * _O**4 + 3 * _x**3)),
            positive_symbols=(_x, _O),
        ),
        argue(
            r"Here $|Y_s-EY_s|\le O$ at $b(s)$: at $c$ it is at most $o(V)+2\sigma o(W)$, and its mean moves by at "
            r"most the largest standard deviation of $Y_s$ times that of $h$ on the way, $e^{U/2}(o(V)+2\sigma "
            r"o(W))U$. And $\kappa_3(D,y,Z)=\mathrm{Cov}(D,y(Z-EZ))$ is at most "
            r"$\mathrm{sd}_a(D)\,O\,\mathrm{sd}_a(Z)$. So the third order of the mean of $D$ along $b$ is at most "
            r"$\mathrm{sd}_c(D)B$ on $|s|\le\sigma$: $r$ for $D_c$, and $\sqrt\lambda B$ for $|x|=1$, $\langle "
            r"x,c\rangle=0$."
        ),
        idents(
            r"$q(s)-q_0$ and $q(s)-q_0-q_1s$, up to the third order of $c\cdot M(b(s))$, have the numerators in "
            r"$\delta_1$ and $\delta_2$.",
            (
                _N0 + _N1 * _s + _N2 * _s**2 - _N0 * (1 + _v * _s + _w * _s**2),
                _s * (_N1 - _N0 * _v) + _s**2 * (_N2 - _N0 * _w),
            ),
            (
                _N0 + _N1 * _s + _N2 * _s**2 - (_N0 + _s * (_N1 - _N0 * _v)) * (1 + _v * _s + _w * _s**2),
                _s**2 * (_N2 - _N0 * _w - _v * (_N1 - _N0 * _v)) - _s**3 * _w * (_N1 - _N0 * _v),
            ),
        ),
        ident(
            r"With $Pb(s)=sPV+s^2PW$: $q(s)Pb(s)=q_0(sPV+s^2PW)+q_1s^2PV+(q(s)-q_0-q_1s)sPV+(q(s)-q_0)s^2PW$.",
            (_q0 + _q1 * _s + _x) * (_s * _v + _s**2 * _w),
            _q0 * (_s * _v + _s**2 * _w) + _q1 * _s**2 * _v + _x * _s * _v + (_q1 * _s + _x) * _s**2 * _w,
        ),
        argue(
            r"So $|PT(b(s))-q(s)Pb(s)|\le\varepsilon$: in the first $L$ entries by the expansion, beyond them $Pb$ "
            r"has none, and $|T|\le\sqrt t$ as $|M_l|\le1$. At $s=0$ it is at most $\varepsilon_0$."
        ),
        argue(
            r"In the tube $c\cdot M(a)\ge m$: from $b(s)$ to $a$ it moves by a mean of $\mathrm{Cov}(D_c,D_\eta)$, at "
            r"most $p|\eta|$. So $K(a)=\frac{n\tau(s)}{c\cdot M(a)}$ is positive and at most $k$. Let "
            r"$\Phi(\eta)=K(a)PT(a)-Pb(s)$. A fixed point has $Pa=KPT(a)$, and $\langle a,c\rangle=n\tau=K\,c\cdot "
            r"M(a)=\langle KT(a),c\rangle$ by the choice of $K$: it is critical, and each critical density of the "
            r"tube is a fixed point."
        ),
        argue(
            r"The derivative of $\Phi$ in a direction $x$, $|x|=1$, $\langle x,c\rangle=0$, is "
            r"$K\,P\,DT_ax-\frac{K}{c\cdot M(a)}\mathrm{Cov}_a(D_c,D_x)PT(a)$: $P\,DT_a$ has there a norm of at most "
            r"$e^U\lambda$, the covariance is at most $p$, and $|PT(a)|\le\varepsilon+(q_0+\delta_1)|Pb|+e^U\lambda "
            r"R$. So $\Phi$ contracts by $\theta$, and $|\Phi(0)|\le K\varepsilon$ with $K=\frac1{q(s)}\le k$: by "
            r"$R'\le R$ it maps the ball of radius $R$ into itself. There is one fixed point, within $R'$, within "
            r"$\frac{k\varepsilon_0}{1-\theta}$ at $s=0$; it is analytic in $s$, as $\Phi$ is, by the implicit "
            r"function theorem."
        ),
        argue(
            r"$\frac{n\tau(s)}{K(s)}=c\cdot M(a(s))$ is within $pR'$ of $c\cdot M(b(s))$, which is within $r$ of "
            r"$N_0+N_1s+N_2s^2$."
        ),
        ident(
            r"A polynomial $e_0+e_1s+e_2s^2$ is on $|s|\le\sigma$ at least the smaller one of its values at the ends "
            r"less $|e_2|\sigma^2$, as it differs from its chord by $-e_2(\sigma^2-s^2)$. Where "
            r"$|e_1|\ge2|e_2|\sigma$ it is monotone.",
            (_e0 + _e1 * _s + _e2 * _s**2) - (_e0 + _e1 * _s + _e2 * _x**2),
            -_e2 * (_x**2 - _s**2),
        ),
        argue(
            r"The last statement: $\tau'\ge g>0$, so that $\tau$ takes the value $\frac{\langle a,c\rangle}n$, which "
            r"is within $\frac\zeta{\sqrt n}$ of $\frac{\langle f,c\rangle}n$, at some $s$ with $|s-s_0|\le\Delta$, "
            r"$|s|\le\sigma$; $\eta=P(a-b(s))$ is perpendicular to $c$, and $b(s)-b(s_0)$ has a part off $c$ of at "
            r"most $\Delta(|PV|+2\sigma|PW|)$."
        ),
    ),
)

DERIVATIONS: Final = by_label(BRANCH)
