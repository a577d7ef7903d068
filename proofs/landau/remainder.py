"""(1.17) as a theorem, with a remainder (`landau:remainder`): the reduced function decides K_c; beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign
from proofs.engine.symbols import beta_star, d
from proofs.landau.constants import constant, jump_squared, spinodal_constant, taylor

_s, _e, _u, _v, _v0, _w, _p, _c, _x = sp.symbols("s e u v v_0 w p c X", positive=True)
_kappa, _alpha, _m, _n = sp.symbols("kappa alpha m n", positive=True)
_alpha_2 = 1 / d + _s
_z = 3 * _w * (_x / (2 * _c)) ** 2 / (2 * _c)  # with c = -c_6, w = -c_8
_ratio = _kappa * _alpha_2 / (1 - _kappa * _alpha_2)
_start = 1 / (4 * (d - 1) * (d + 2))  # X at s = 0
_sextic = taylor(d, beta_star).sextic / d**6  # -c_6 at s = 0, where c_4 = 0

REMAINDER: Final = Derivation(
    label="landau:remainder",
    title=r"The Landau expansion of $K_c$ is a theorem: the reduced function decides",
    statement="Let [reduction:extent], [reduction:concavity], [reduction:disc] and [reduction:chord] hold at "
    r"$b>\beta_*$ and $K_\#(b)$, with the reach $r$, the disc $|a|<R$, and $L(a)<\frac{a^2}{2d}$ for $a_0\le a\le "
    r"dr$, $a_0<R$. For $\beta_*<\beta\le b$ put $s=\alpha_2(\beta)-\frac1d$, $\kappa=\frac{K_c}{K_\#}=1-es^2$, "
    r"$X=\frac{d-se(1+ds)}{4d^2(d+2)(1-\kappa\alpha_2)}$, $u_0=a_0^2$, and $f(v)=Xv+c_6v^2+sc_8v^3+s^2T$, "
    r"$T=\sum_{n\ge5}c_{2n}s^{n-5}v^{n-1}$, at $g_l=\kappa N_l\alpha_l$. Then $e=2d\kappa\max_{0<v\le u_0/s}f$, and a "
    r"non-uniform minimiser at $K_c$ has $m_1^2=\frac{sv}{d^2\kappa^2}$ with such a $v$. If $c_6<0$, $c_8\le0$ for "
    r"all $0\le e\le E$, $w=-c_6-\sum_{n\ge5}\max(c_{2n},0)u_0^{n-3}>0$, $X>0$ and $\frac{sX}w\le u_0$, each maximum "
    r"has $v\le\frac Xw$ and $v=v_0+s\frac{3c_8v^2+sT'}{-2c_6}$, $v_0=\frac X{-2c_6}$. With $p=3|c_8|v_0^2$, "
    r"$t=\sup_{v\le X/w}|T'|$, $z=\frac p{2|c_6|}$ and $sz\le v_0$ its value is "
    r"$\frac{X^2}{4|c_6|}+sc_8v_0^3+s^2(T(v_0)+q)$, "
    r"$\frac{p^2}{4|c_6|}-sz(3|c_8|v_0z+t)\le q\le\frac{(p+st)^2}{4|c_6|}$. At $K_\#$: $e\le\frac{dX^2}{2w}$ "
    r"for the largest $X$ and least $w$ of the interval. At $s=0$: $e=C_d$, $\frac v{d^2}=Y_d$. The least "
    r"$\kappa\ge1-Es^2$ at which the branch in $0<a\le a_0$ has a critical density is $1-es^2$ with the same formulas "
    r"for $nc_{2n}$ in place of $c_{2n}$, if these give $e<E$ for all $e\le E$, and $e=\frac43C_d$ at $s=0$.",
    hypotheses=(r"$d\ge2$", r"$\beta_*<\beta\le b$", r"$0<g_l<N_l$ for $l\ge2$ at $b$ and $K_\#(b)$"),
    uses=(
        "reduction:extent",
        "reduction:concavity",
        "reduction:disc",
        "reduction:chord",
        "reduction:series",
        "coupling:moments",
        "supp:landau-reduction",
        "eq:1.17",
        "eq:4.23",
        "lem:variational",
        "lem:threshold",
        "landau:model",
    ),
    steps=(
        define(
            r"$Y$: all $y$ with $0\le y_l\le g_l^br$ for $l\le L$ and $0\le y_l\le g_l^b$ beyond, where "
            r"$g_l^b=N_l\alpha_l(b)$; $\Phi(a,y)=\Lambda(a,y)-\sum_{l\ge2}\frac{y_l^2}{2g_l}$ and "
            r"$L(a)=\sup_Y\Phi(a,y)$ at $g_l=\kappa N_l\alpha_l(\beta)$ for any $0<\kappa\le1$. As $g_l\le g_l^b$ "
            r"([eq:4.23]), $\Phi$ and $L$ are at most what they are at $b$, $\kappa=1$, and do not decrease with "
            r"$\kappa$; the concavity on $Y$ holds all the more, and the inequalities of the disc do.",
        ),
        argue(
            r"If $L(a)<\frac{a^2}{2d\kappa}$ for $0<a\le dr$, then $K_c\ge\kappa K_\#$: otherwise $\mathcal F_K$, "
            r"$K=\kappa K_\#$, has a minimiser that is not uniform ([lem:variational]), up to rotation zonal with "
            r"$0\le m_l\le m_1$, $0<m_1\le r$ ([coupling:moments], [reduction:extent] at $b$). With $a=d\kappa m_1$ "
            r"and $y_l=g_lm_l$, in $Y$, $0\ge\mathcal "
            r"F_K=\frac{a^2}{2d\kappa}-\Phi(a,y)\ge\frac{a^2}{2d\kappa}-L(a)>0$.",
        ),
        ident(
            r"If $L(a)>\frac{a^2}{2d\kappa}$ for some $0<a<R$, then $K_c\le\kappa K_\#$: there $L(a)=\Phi(a,y)$ with "
            r"$y=gM$, and the density with the field $(a,y)$ has $\mathcal "
            r"F_K=aM_1-\frac{d\kappa}2M_1^2-L(a)\le\frac{a^2}{2d\kappa}-L(a)<0$, since $am-\frac "
            r"g2m^2=\frac{a^2}{2g}-\frac g2\big(m-\frac ag\big)^2$ with $g=d\kappa$.",
            _x * _m - _c / 2 * _m**2,
            _x**2 / (2 * _c) - _c / 2 * (_m - _x / _c) ** 2,
        ),
        argue(
            r"So let $\varphi(\kappa)=\sup_{0<a\le dr}\big(\frac{L(a)}{a^2}-\frac1{2d}\big)$. It is at least $0$, "
            r"does not decrease and is continuous in $\kappa$ (for $a<R$ by the series, beyond as $\Phi$ is, "
            r"uniformly), while $D(\kappa)=\frac1{2d}\big(\frac1\kappa-1\big)$ decreases strictly: $\varphi=D$ at "
            r"$\kappa=\frac{K_c}{K_\#}$ only. For $a_0\le a\le dr$ the bracket is negative at $b$ and $\kappa=1$, "
            r"hence here. At $\kappa=1$ $c_4>0$ and so $\varphi>0$: $K_c<K_\#$, and $D=\varphi>0$ is the maximum over "
            "$0<a<a_0$, where $L$ is its series.",
        ),
        idents(
            r"With $q_2=\frac{\kappa\alpha_2}{1-\kappa\alpha_2}$, $\alpha_2=\frac1d+s$ and $\kappa=1-es^2$: "
            r"$c_4=\frac{(d-1)q_2-1}{4d^2(d+2)}=sX$. And $D=\frac{es^2}{2d\kappa}$.",
            (
                (((d - 1) * _ratio - 1) / (4 * d**2 * (d + 2))).subs(_kappa, 1 - _e * _s**2),
                _s * (d - _s * _e * (1 + d * _s)) / (4 * d**2 * (d + 2) * (1 - (1 - _e * _s**2) * _alpha_2)),
            ),
            ((1 / (1 - _e * _s**2) - 1) / (2 * d), _e * _s**2 / (2 * d * (1 - _e * _s**2))),
        ),
        argue(
            r"$\frac{L(a)}{a^2}-\frac1{2d}=\sum_{n\ge2}c_{2n}u^{n-1}$, $u=a^2=sv$, is $s^2f(v)$: so $e=2d\kappa\max "
            r"f$. A non-uniform minimiser at $K_c$ has $\mathcal F=0$, hence $\frac{L(a)}{a^2}-\frac1{2d}\ge D$ at "
            r"its $a=d\kappa m_1$: equality, and $v$ is a maximum.",
        ),
        ident(
            r"As $c_8\le0$, $s^2f\le cu-wu^2$ for $u\le u_0$, $c=c_4$: at most $\frac{c^2}{4w}$, and at most $0$ for "
            r"$v\ge\frac Xw$. The maximum is positive, so it has $v<\frac Xw\le\frac{u_0}s$, inside, and $f'=0$ there.",
            _c * _u - _w * _u**2,
            _c**2 / (4 * _w) - _w * (_u - _c / (2 * _w)) ** 2,
        ),
        argue(
            r"$\varphi(\kappa)\le\varphi(1)\le\frac{c_4^2}{4w}$ at $\kappa=1$, where $c_4=sX$ with $e=0$: "
            r"$1-\kappa\le2dD\le\frac{dX^2s^2}{2w}$, a bound of $e$ before anything is known of $\kappa$.",
        ),
        argue(r"$f'=X+2c_6v+3sc_8v^2+s^2T'=0$, solved for its linear term, is $v=v_0+s\frac{3c_8v^2+sT'}{-2c_6}$."),
        ident(
            r"$v^3\ge v_0^3+3v_0^2(v-v_0)$ for $v,v_0\ge0$: the difference is $(v-v_0)^2(v+2v_0)$.",
            _v**3 - _v0**3 - 3 * _v0**2 * (_v - _v0),
            (_v - _v0) ** 2 * (_v + 2 * _v0),
        ),
        idents(
            r"$Xv+c_6v^2=\frac{X^2}{4|c_6|}-|c_6|(v-v_0)^2$, and $pz-|c_6|z^2\le\frac{p^2}{4|c_6|}$.",
            (_x * _v - _c * _v**2, _x**2 / (4 * _c) - _c * (_v - _x / (2 * _c)) ** 2),
            (_p * _u - _c * _u**2, _p**2 / (4 * _c) - _c * (_u - _p / (2 * _c)) ** 2),
        ),
        argue(
            r"With $y=|v-v_0|$: $f(v)\le\frac{X^2}{4|c_6|}+sc_8v_0^3+s^2T(v_0)-|c_6|y^2+s(p+st)y$ "
            r"for $0\le v\le\frac Xw$, as $c_8\le0$ and $v_0\le\frac Xw$.",
        ),
        ident(
            r"From below, the value at $v_0-sz$: without $T$ it is "
            r"$\frac{X^2}{4|c_6|}+sc_8v_0^3+\frac{s^2p^2}{4|c_6|}+s^3c_8z^2(3v_0-sz)$, where $3v_0-sz$ is between $0$ "
            r"and $3v_0$; and $T$ changes by at most $szt$ from its value at $v_0$.",
            (_x * _v - _c * _v**2 - _s * _w * _v**3).subs(_v, _x / (2 * _c) - _s * _z),
            _x**2 / (4 * _c)
            - _s * _w * (_x / (2 * _c)) ** 3
            + _s**2 * (3 * _w * (_x / (2 * _c)) ** 2) ** 2 / (4 * _c)
            - _s**3 * _w * _z**2 * (3 * _x / (2 * _c) - _s * _z),
        ),
        argue(
            r"$nc_{2n}u^{n-1}$ instead: a critical density of the branch is $L'(a)=m_1=\frac a{d\kappa}$, that is "
            r"$\sum_{n\ge2}nc_{2n}u^{n-1}=D(\kappa)$. The set of $\kappa\ge1-Es^2$ with a solution $0<u\le u_0$ is "
            "not empty ($K_c$) and closed ($u=0$ is excluded, as $D>0$ near it). At its least element the left side "
            r"has the maximum $D$: if it exceeded $D$, so it would for a smaller $\kappa$, unless $\kappa=1-Es^2$; "
            "and then $e=E$ would be at most what the formulas give, which is less.",
        ),
        idents(
            r"At $s=0$, where $\kappa=1$: $X=\frac1{4(d-1)(d+2)}$, $c_4=0$ and $c_6=-\frac{A_6}{d^6}$ "
            r"([supp:landau-reduction]): $\frac{2dX^2}{4|c_6|}=C_d$, $\frac{v_0}{d^2}=\frac X{2|c_6|d^2}=Y_d$, and "
            r"$\frac{2d(2X)^2}{4\cdot3|c_6|}=\frac43C_d$.",
            (d / (4 * d**2 * (d + 2) * (1 - 1 / d)), _start),
            (2 * d * _start**2 / (4 * _sextic), constant(d, beta_star)),
            (_start / (2 * _sextic * d**2), jump_squared(d, beta_star)),
            (2 * d * (2 * _start) ** 2 / (12 * _sextic), spinodal_constant(d, beta_star)),
        ),
        sign(
            r"A series cut after $n=m$: for $n>m$ the quotient $\big(\frac{n+1}n\big)^px$ of $n^px^n$ is at most its "
            r"value at $m+1$, as $\frac{n+1}n$ decreases; so the sum is at most its first term over one minus this.",
            1 / _m - 1 / (_m + _n),
            None,
            (),
            (_m, _n),
        ),
    ),
    does_not_prove=r"anything about critical densities off the branch near $0$ that are not minimisers",
)

DERIVATIONS: Final = by_label(REMAINDER)
