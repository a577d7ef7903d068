"""F_K from below at a given field at the pole (`spine:slice`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents

_x, _a, _b, _t, _eps, _theta = sp.symbols("x a b t epsilon theta", positive=True)
_delta, _p, _q = sp.symbols("delta p q", real=True)

SLICE: Final = Derivation(
    label="spine:slice",
    title=r"$\mathcal F_K$ from below where the field at the pole is given",
    statement=r"Let $\xi_x=(\sqrt{g_l}P_l(x))_{l\ge1}$, $g_l\ge2K\kappa_l$, $e=(\sqrt{g_l})_{l\le L}$, $g_0=|e|^2$, "
    r"$P$ the projection off $e$, $m=(\sqrt{g_l}m_l)$ for a zonal decreasing density with moments $m_l$, $s=\langle "
    r"m,e\rangle\in[s_a,s_b]$, and $m=c+\delta e/g_0+u$, $Pu=u$, $t=|u|$. For the two ends $c'=c+\delta e/g_0$, "
    r"$\langle c',e\rangle=s_a,s_b$, let $\rho'\propto e^{\langle\xi,c'\rangle}$ with means $M'$, "
    r"$\varepsilon=|P(c'-M')|$, $A=|PM'|t$. Let $U_t$ increase in $t$, $\langle\xi,u\rangle\le U_t$, "
    r"$\chi(u)=\frac{e^u-1-u}{u^2}$, $\Lambda(t)=\sup_{Pv=v}\mathbb E'[\langle\xi,v\rangle^2\chi(U_t)]/|v|^2$, "
    r"$G(c)=\frac12|c|^2-\log\int e^{\langle\xi,c\rangle}$, $\psi(X,A)=X$ if $X\le A$ and $A+\log(1+X-A)$ else. Then "
    r"$\mathcal F_K\ge\min\{G(c')-\varepsilon t+\frac{t^2}2-\psi(t^2\Lambda(t),A)\}-\frac{(s_b-s_a)^2}{8g_0}$ over "
    r"the two ends. $\psi$ increases in both arguments and $\psi\le X$; so for $2\Lambda(t_1)<1$ the brace is at "
    r"least $G(c')-\frac{\varepsilon^2}{2(1-2\Lambda(t_1))}$ on $[0,t_1]$. With $\tau\ge\sum_{l>L}g_l$ and $r$ what "
    r"all $g_l$ exceed $2K\kappa_l$: one may take for $U_t$ the smaller one of $t|P\xi|$ and the bound "
    r"$\min(s_b,2Q\mu(\frac1{\sigma(B_x)}-1))+2(\tau+r)$ of the field less the smaller one of the two "
    r"$\langle\xi,c'\rangle$; and $t\le\sqrt{s-\frac{s^2}{g_0}+2(\tau+r)}+|Pc|$.",
    hypotheses=("the density is zonal and decreasing in the angle",),
    uses=("coupling:gibbs", "coupling:interaction", "supp:polarisation"),
    steps=(
        argue(
            r"$\mathcal F_K\ge G(m)$: $H\ge\mathbb E_\rho f-\log\int e^f$ with $f=\langle\xi,m\rangle$ "
            r"([coupling:gibbs]); larger $g_l$ only lower the left side. Along $\delta$, $G-\frac{\delta^2}{2g_0}$ "
            r"is affine less a convex function, hence concave, and at least its chord between the ends.",
        ),
        ident(
            r"The chord of $\delta^2$ between the ends $b$, $f$ less $\delta^2$ is $(\delta-b)(f-\delta)$, at most "
            r"$\frac{(f-b)^2}4$.",
            (_q - _p) ** 2 / 4 - (_delta - _p) * (_q - _delta),
            (_delta - (_p + _q) / 2) ** 2,
        ),
        ident(
            r"The chord of $\delta^2$ from $b$ to $f$ is $(b+f)\delta-bf$.",
            (_p + _q) * _delta - _p * _q - _delta**2,
            (_delta - _p) * (_q - _delta),
        ),
        argue(
            r"At an end $G(c'+u)=G(c')+\langle c',u\rangle+\frac{t^2}2-\log\mathbb E'e^{Y}$, "
            r"$Y=\langle\xi,u\rangle$. $e^Y=1+Y+Y^2\chi(Y)$, $\chi$ increases, $Y\le U_t$: $\mathbb E'e^Y\le1+a+X$ "
            r"with $a=\langle M',u\rangle$, $|a|\le A$, $X=t^2\Lambda(t)$; and $\langle c',u\rangle\ge a-\varepsilon "
            r"t$. Left is $\sup_{|a|\le A}[\log(1+a+X)-a]$. (Without the linear term $a$ it would be $\log(1+X)$, "
            r"which is less.)",
        ),
        idents(
            r"$\log(1+a+X)-a$ has the slope $\frac1{1+a+X}-1$, which vanishes at $a=-X$ with the value $X$ and is "
            r"negative beyond; so for $X>A$ the supremum is at $a=-A$. There its slope in $A$ is "
            r"$\frac{X-A}{1+X-A}\ge0$.",
            (sp.diff(sp.log(1 + _b + _x) - _b, _b), 1 / (1 + _b + _x) - 1),
            (sp.diff(_a + sp.log(1 + _x - _a), _a), (_x - _a) / (1 + _x - _a)),
        ),
        ident(
            r"$-\varepsilon "
            r"t+\frac{1-\theta}2t^2=\frac{1-\theta}2(t-\frac\varepsilon{1-\theta})^2-\frac{\varepsilon^2}{2(1-\theta)"
            r"}$, $\theta=2\Lambda(t_1)$, since $\psi(X,A)\le X\le\Lambda(t_1)t^2$.",
            -_eps * _t + (1 - _theta) * _t**2 / 2,
            (1 - _theta) * (_t - _eps / (1 - _theta)) ** 2 / 2 - _eps**2 / (2 * (1 - _theta)),
        ),
        argue(
            r"The field $h=2Q(\varphi-\mu)$ of the density, $\varphi=\int G\rho\ge0$, decreases in the angle (a "
            r"convolution of decreasing zonal functions) and has the mean $0$: "
            r"$\varphi(x)\sigma(B_x)\le\int_{B_x}\varphi\le\mu$, and $h\le h(e)$. Rounding and the modes beyond $L$ "
            r"change $h$ and $h(e)$ by at most $r$ and $\tau$. "
            r"$\langle\xi,u\rangle=h-\langle\xi,c\rangle-\delta\langle\xi,e\rangle/g_0$ is affine in $\delta$: it is "
            r"at most $h$ less the smaller value at the ends. $|m|^2\le2Q(J-\mu)+r\le h(e)+r$ as "
            r"$J=\int\varphi\rho\le\varphi(e)$; and $|m|^2=\frac{s^2}{g_0}+|Pm|^2$, $t\le|Pm|+|Pc|$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(SLICE)
