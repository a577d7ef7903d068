"""The reduced function is convex: chords between upper bounds of it (`reduction:chord`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident
from proofs.engine.symbols import d

_g, _s = sp.symbols("g s", positive=True)
_G, _v, _m, _U, _m0, _S = sp.symbols("G v m U_0 m_0 S", real=True)

CHORD: Final = Derivation(
    label="reduction:chord",
    title="The reduced function is convex, and what bounds it",
    statement=r"Let $\Phi(a,y)=\Lambda(a,y)-\sum_{l\ge2}\frac{y_l^2}{2g_l}$, $Y$ a convex set of $y$ with $\sum|y_l|$ "
    r"finite, and let $\sqrt g\,\mathrm{Cov}(P)\sqrt g$ of the modes $l\ge2$ be at most $\theta<1$ at every field "
    r"$(a,y)$ with $a$ in an interval $I$ and $y$ in $Y$. Then on $I$ the function $L(a)=\sup_{y\in Y}\Phi(a,y)$ is "
    r"convex; $L(a)=\Phi(a,y)$ if $y$ in $Y$ is a critical point of $\Phi(a,\cdot)$; and for $y$ in $Y$ with $y_l=0$ "
    r"beyond $L$, $L(a)\le\Phi(a,y)+\frac{D^2}{2(1-\theta)}$, $D^2=\sum_{2\le l\le "
    r"L}g_l\big(M_l(a,y)-\frac{y_l}{g_l}\big)^2+\tau$. If $U_0\ge L(dm_0)$, $U_1\ge L(dm_1)$, $m_0<m_1$ and "
    r"$\frac{(U_1-U_0)^2}{2d}+U_0(m_1-m_0)^2<m_0(U_1-U_0)(m_1-m_0)$, then $L(a)<\frac{a^2}{2d}$ for $dm_0\le a\le "
    "dm_1$.",
    hypotheses=(r"$g_l>0$, $\tau\ge\sum_{l>L}g_l$, $\sum_lg_l$ finite", r"$\theta<1$"),
    uses=("gegenbauer:dimension",),
    steps=(
        argue(
            r"For fixed $y$ the function $a\mapsto\Lambda(a,y)$ is convex, its second derivative being a variance. A "
            r"supremum of convex functions is convex; $Y$ is the same for all $a$.",
        ),
        argue(
            r"Along a segment in $Y$ of direction $v$ the second derivative of $\Phi(a,\cdot)$ is "
            r"$\mathrm{Var}(\sum v_lP_l)-\sum\frac{v_l^2}{g_l}\le-(1-\theta)\sum\frac{v_l^2}{g_l}$. So with "
            r"$G_l=M_l-\frac{y_l}{g_l}$: $\Phi(a,y+v)\le\Phi(a,y)+\sum_l\big(G_lv_l-\frac{1-\theta}{2g_l}v_l^2\big)$. "
            r"At a critical point $G=0$, and $\Phi(a,y)$ is the supremum.",
        ),
        ident(
            r"Mode by mode, with $s=1-\theta$: $Gv-\frac s{2g}v^2=\frac{g}{2s}G^2-\frac s{2g}\big(v-\frac "
            r"gsG\big)^2$, so it is at most $\frac{g_lG_l^2}{2(1-\theta)}$. Beyond $L$, $G_l=M_l$ and $|M_l|\le1$, "
            r"which leaves at most $\frac\tau{2(1-\theta)}$.",
            _G * _v - _s / (2 * _g) * _v**2,
            _g / (2 * _s) * _G**2 - _s / (2 * _g) * (_v - _g / _s * _G) ** 2,
        ),
        define(r"$S=\frac{U_1-U_0}{m_1-m_0}$: by convexity $L(dm)\le U_0+S(m-m_0)$ for $m_0\le m\le m_1$."),
        ident(
            r"$\frac d2m^2-U_0-S(m-m_0)=\frac d2\big(m-\frac Sd\big)^2+\big(Sm_0-U_0-\frac{S^2}{2d}\big)$, and the "
            "last bracket, times $(m_1-m_0)^2$, is what is assumed to be positive.",
            d / 2 * _m**2 - _U - _S * (_m - _m0),
            d / 2 * (_m - _S / d) ** 2 + _S * _m0 - _U - _S**2 / (2 * d),
        ),
    ),
)

DERIVATIONS: Final = by_label(CHORD)
