"""A linear functional of the critical-point equation, with remainder (`coupling:functional`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign

_L, _X, _A, _E = sp.symbols("Lambda X A E", real=True)
_x = sp.Symbol("x", positive=True)
_th, _s, _w = sp.symbols("theta s t", nonnegative=True)

FUNCTIONAL: Final = Derivation(
    label="coupling:functional",
    title="A linear functional of the critical-point equation, with every remainder",
    statement=r"Let $m=M(gm)$, $a$ a field, $e_l=g_lm_l-a_l$, $w=\sum_{l\le L}e_l(P_l-M_l)\le U$ with $U\ge0$, $s$ "
    r"the standard deviation of $w$ at $a$, and $t=\tau m_1$. For $f=\sum_ky_kP_k$, $V=(s+t)^2$ and "
    r"$q=\frac12+\frac U6+\frac{U^2}{24}e^U$: $-(|y|_1+\mathbb E_af)qV-t\,\mathrm{sd}_af"
    r"\le y\cdot m-\mathbb E_af-\mathrm{Cov}_a(f,w)\le(|y|_1-\mathbb E_af)qV+t\,\mathrm{sd}_af$. One may "
    r"take $U=\sum_l|e_l|(1+|M_l|)$ and $s^2=\sum_{k,l}|C_{kl}e_ke_l|$.",
    hypotheses=(r"$|P_l|\le1$ on $[-1,1]$", r"$|m_l|\le m_1$"),
    uses=("coupling:gibbs",),
    steps=(
        define(
            r"$T=\sum_{l>L}g_lm_lP_l$, so $|T|\le t$; $u=w+T-\mathbb E_aT$ has mean $0$, "
            r"$\Lambda=\log\mathbb E_ae^u\ge0$ (Jensen), and $\rho=\rho_ae^{u-\Lambda}$.",
        ),
        argue(
            r"For every function $\varphi\ge0$, $\mathbb E_\rho\varphi=\mathbb E_a[\varphi e^{u-\Lambda}]"
            r"\ge\mathbb E_a[\varphi(1+u-\Lambda)]$, because $e^x\ge1+x$. This covers the higher orders and the "
            "normaliser at once.",
        ),
        ident(
            r"$\varphi=|y|_1-f$ is nonnegative on $[-1,1]$: with $A=|y|_1$, $E=\mathbb E_af$ and "
            r"$X=\mathrm{Cov}_a(f,u)=-\mathbb E_a[\varphi u]$, the bound $A-y\cdot m\ge(1-\Lambda)(A-E)-X$ reads "
            r"$y\cdot m-E-X\le(A-E)\Lambda$; $|y|_1+f$ gives the other side.",
            _A - ((1 - _L) * (_A - _E) - _X) - _E - _X,
            (_A - _E) * _L,
        ),
        argue(
            r"$\mathrm{Cov}_a(f,u)=\mathrm{Cov}_a(f,w)+\mathrm{Cov}_a(f,T)$, and "
            r"$|\mathrm{Cov}_a(f,T)|\le t\,\mathrm{sd}_af$. It remains to bound $\Lambda$.",
        ),
        ident(
            r"Pinsker: $k(x)=2(x+2)(x\log x-x+1)-3(x-1)^2\ge0$ for $x>0$, because $k(1)=k'(1)=0$ and "
            r"$k''=4(\log x+\frac1x-1)\ge0$. With $x=\frac{dP}{dQ}$ and Cauchy-Schwarz, $\bigl(\int|x-1|\,dQ\bigr)^2"
            r"\le\int\frac23(x+2)\,dQ\int(x\log x-x+1)\,dQ$, that is $\|P-Q\|_1^2\le2H(P|Q)$.",
            sp.diff(2 * (_x + 2) * (_x * sp.log(_x) - _x + 1) - 3 * (_x - 1) ** 2, _x, 2),
            4 * (sp.log(_x) + 1 / _x - 1),
        ),
        argue(
            r"Let $\varphi(v)=\log\mathbb E_ae^{w+v(T-\mathbb E_aT)}$, $0\le v\le1$: it is the entropy of $\rho_a$ "
            r"relative to the tilted density $\rho_v$, the exponent having mean $0$. "
            r"$\varphi'(v)=\mathbb E_vT-\mathbb E_aT\le t\|\rho_v-\rho_a\|_1\le t\sqrt{2\varphi(v)}$, so for every "
            r"$c>0$ the derivative of $\sqrt{2\varphi+c}$ is at most $t$: "
            r"$\sqrt{2\varphi(1)}\le\sqrt{2\varphi(0)}+t$.",
        ),
        argue(
            r"$\frac{e^x-1-x}{x^2}=\int_0^1(1-v)e^{vx}\,dv$ increases, so $e^w-1-w\le q(U)w^2$ as soon as $w\le U$, "
            r"without a lower bound of $w$; $q(U)=\sum_k\frac{U^k}{(k+2)!}\le\frac12+\frac U6+\frac{U^2}{24}e^U$ "
            r"since $(k+4)!\ge24k!$. Hence $\varphi(0)\le\mathbb E_ae^w-1\le qs^2$.",
        ),
        sign(
            r"$q(s+t)^2\ge\bigl(\sqrt q\,s+t/\sqrt2\bigr)^2\ge\varphi(1)$ because $q\ge\frac12$: with "
            r"$2q=(1+\theta)^2$ the first difference is $(1+\theta)\theta st+\frac12((1+\theta)^2-1)t^2$.",
            sp.expand(
                (1 + _th) ** 2 / 2 * (_s + _w) ** 2 - ((1 + _th) ** 2 * _s**2 / 2 + (1 + _th) * _s * _w + _w**2 / 2)
            ),
            nonnegative=(_th, _s, _w),
            strict=False,
        ),
        argue(
            r"$w=\sum_{l\le L}e_l(P_l-M_l)$ is at most $\sum_l|e_l|(1+|M_l|)$, and its variance is "
            r"$\sum_{k,l}C_{kl}e_ke_l$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(FUNCTIONAL)
