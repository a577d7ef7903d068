"""The reduced function is holomorphic in a disc around 0, with a bound (`reduction:disc`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents
from proofs.engine.symbols import d
from proofs.gegenbauer import dimension

_q, _B, _u, _R = sp.symbols("q B u R", positive=True)
_m = sp.Symbol("m", positive=True)
_N2: Final = dimension(sp.Integer(2), d)

DISC: Final = Derivation(
    label="reduction:disc",
    title="The reduced function near $0$: a disc, and the remainder of its series",
    statement=r"Let $R>0$, $b_l\ge0$ for $2\le l\le L$, $b\ge0$, $h_R=RP_1+\sum_{l\le L}b_lP_l$, $Z=\int "
    r"e^{h_R}w$, $J_l=\int P_le^{h_R}w$, $T=e^{\tau b}$, with $ZT<2$, $g_l(J_l+(T-1)Z)<b_l(2-ZT)$ for $2\le l\le "
    "L$ and $ZT<b(2-ZT)$. Then there is $y(a)$, holomorphic for $|a|<R$, $y(0)=0$, with $y_l=g_lM_l(a,y)$, "
    r"$|y_l|\le b_l$ for $l\le L$; for $0\le a<R$, $y_l\ge0$ and $y_l\le g_l$. The function $L(a)=\Phi(a,y(a))$ "
    r"is even, holomorphic, and $|L|\le B=-\log(2-ZT)+\frac12\big(\sum_{2\le l\le L}\frac{b_l^2}{g_l}+\tau "
    r"b^2\big)$: $|c_{2n}|\le\frac B{R^{2n}}$. If $g_2=\frac{N_2}d$, then $c_2=\frac1{2d}$, $c_4=0$, and "
    r"$L(a)<\frac{a^2}{2d}$ for $0<a\le a_0<R$ as soon as, with $u=a_0^2$ and some $m\ge3$, $c_6+\sum_{3<n\le "
    r"m}\max(c_{2n},0)u^{n-3}+\frac{Bu^{m-2}}{R^{2m}(R^2-u)}<0$.",
    hypotheses=(r"$0<g_l<N_l$, $\tau\ge\sum_{l>L}g_l$, $\sum_lg_l$ finite",),
    uses=("coupling:positivity", "gegenbauer:dimension", "reduction:series"),
    steps=(
        define(
            r"The polydisc: $|y_l|\le b_l$ for $2\le l\le L$ and $|y_l|\le g_lb$ beyond; $|a|\le R$, "
            r"$h=aP_1+\sum_{l\ge2}y_lP_l$ and $t_b=\sum_{l>L}g_lbP_l$, $|t_b|\le\tau b$.",
        ),
        argue(
            r"$\int e^h$ and $\int P_le^h$ are power series in $a$, $y$ whose coefficients are integrals of products "
            r"of $P$'s, hence nonnegative ([coupling:positivity]): in the polydisc $|\int e^h-1|\le\int "
            r"e^{h_R+t_b}-1$ and $|\int P_le^h|\le\int P_le^{h_R+t_b}$.",
        ),
        argue(
            r"$\int e^{h_R+t_b}\le TZ$, and $\int P_le^{h_R+t_b}=J_l+\int P_le^{h_R}(e^{t_b}-1)\le J_l+(T-1)Z$, as "
            r"$|P_l|\le1$ and $|e^t-1|\le e^{|t|}-1$. So $|\int e^h|\ge2-TZ>0$ and "
            r"$|M_l|\le\frac{J_l+(T-1)Z}{2-TZ}<\frac{b_l}{g_l}$ for $l\le L$; beyond, "
            r"$|M_l|\le\frac{TZ}{2-TZ}<b$. The map $y\mapsto gM(a,y)$ sends the polydisc into itself.",
        ),
        argue(
            "Its iterates from $y=0$ are holomorphic in $|a|<R$ and bounded there, mode by mode. They converge near "
            r"$a=0$: at the field $0$ the derivative of $M_l$ in the direction $v$ is $\frac{v_l}{N_l}$, so in the "
            r"norm $\sup_l\frac{|y_l|}{g_l}$ the map has there the derivative $\max_l\frac{g_l}{N_l}<1$ (the maximum "
            r"is taken, as $g_l\to0$), near it still a constant less than $1$, because covariances are continuous in "
            r"the field in the sup norm and $\sum g_l$ is finite; and $M(a,0)\to0$.",
        ),
        argue(
            "So their Taylor coefficients at $0$ converge and, with the bounds of the polydisc, by Cauchy's "
            "estimate, they converge locally uniformly in $|a|<R$, mode by mode. The limit $y(a)$ obeys these "
            r"bounds, the fields converge uniformly on $[-1,1]$ (dominated by $\sum b_l+\tau b$), so $y=gM(a,y)$. For "
            r"$0\le a<R$ all iterates are real and nonnegative ([coupling:positivity]), so is $y$, and $y_l=g_lM_l\le "
            "g_l$.",
        ),
        argue(
            r"$|\log(1+q)|\le-\log(1-|q|)$ with $|q|\le TZ-1$ gives $|\Lambda|\le-\log(2-TZ)$, and the bounds of the "
            r"$y_l$ give the rest of $B$. $t\to-t$ turns $y(a)$ into $((-1)^ly_l(a))$, which near $0$ is $y(-a)$ by "
            r"uniqueness: $L$ is even. Cauchy's estimate on $|a|=R'<R$, $R'\to R$, bounds $c_{2n}$.",
        ),
        idents(
            r"$g_2=\frac{N_2}d$ gives $q_2=\frac{g_2}{N_2-g_2}=\frac1{d-1}$, so that "
            r"$c_4=\frac{(d-1)q_2-1}{4d^2(d+2)}=0$ ([reduction:series]).",
            (_N2 / d / (_N2 - _N2 / d), 1 / (d - 1)),
            (((d - 1) * (_N2 / d / (_N2 - _N2 / d)) - 1) / (4 * d**2 * (d + 2)), 0),
        ),
        ident(
            r"So $\frac{L(a)-a^2/(2d)}{a^6}=\sum_{n\ge3}c_{2n}a^{2n-6}$, where $0<a^2\le u$. The terms beyond $m$ are "
            r"at most $\sum_{n>m}\frac{B\,u^{n-3}}{R^{2n}}=\frac{Bu^{m-2}}{R^{2m}(R^2-u)}$, the sum of a geometric "
            "series.",
            _B * _u ** (_m - 2) / _R ** (2 * _m + 2) / (1 - _u / _R**2),
            _B * _u ** (_m - 2) / (_R ** (2 * _m) * (_R**2 - _u)),
        ),
    ),
)

DERIVATIONS: Final = by_label(DISC)
