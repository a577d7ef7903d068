"""The moments of the potential of any density, and a sum that bounds them (`large-beta:moments`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import d

_k, _p, _b, _x, _u = sp.symbols("k p beta kappa u", positive=True)
_S = sp.Symbol("S", real=True)  # sum over i < j of y_i . y_j
_s = sp.Symbol("s", nonnegative=True)
_n, _t = sp.symbols("n t", positive=True)

MOMENTS: Final = Derivation(
    label="large-beta:moments",
    title=r"The moments of the potential of any density, for large $\beta$",
    statement=r"With $n=d-1$, $Q=Ke^\beta/\beta$, $G(x,y)=e^{-\beta(1-x\cdot y)}$, $\mu_k=\int e^{-\beta k(1-x\cdot "
    r"e)}d\sigma$, $\mu=\mu_1$, $\varphi=\int G(\cdot,y)\rho(y)d\sigma$ and $J=\int\varphi\rho$: $\mathcal "
    r"F_K(\rho)=H-Q(J-\mu)\ge Q(J+\mu)-\log\int e^{2Q\varphi}$, and "
    r"$\int\varphi^kd\sigma\le\mu_kJ^{(k-1-d/\beta)/2}$ for $k\ge2$; $\mu_k\le(1+w)e^{-\ell}k^{-n/2}$, "
    r"$\ell=\log|S^n|+\frac n2\log\frac\beta{2\pi}$, with $w=0$ for $n\ge2$ and $w=\frac1{4\beta k}$ for $n=1$, "
    r"$\beta\ge8$. $E_n(t)=\sum_{k\ge1}\frac{t^k}{k!}k^{-n/2}$ satisfies $E_n^2\le E_{n-1}E_{n+1}$, and for $n=2p$ "
    r"$E_n\le t^{-p}e^t\bigl(1+\frac At+\frac B{t^2}\bigr)+\sum_{k<k_0}\frac{t^k}{k!}k^{-p}$, $A=\frac{p(p+1)}2$, "
    r"whenever $k^{-p}\le\frac1{(k+1)_p}+\frac A{(k+1)_{p+1}}+\frac B{(k+1)_{p+2}}$ for $k\ge k_0$.",
    hypotheses=(r"$d\ge2$", r"$\beta>0$", r"$\rho$ a density with finite entropy"),
    uses=("eq:1.2", "lem:funk-hecke", "bessel:turan", "bessel:increasing"),
    steps=(
        define(
            r"$W=\frac{e^\beta}\beta(G-\mu)$ by (1.2), so $K\mathcal E=Q(J-\mu)$. $m(\kappa)=\int e^{\kappa x\cdot "
            r"e}d\sigma=F(\frac d2,\frac{\kappa^2}4)$, so that $\mu_k=e^{-\beta k}m(\beta k)$ and $(\log "
            r"m)'=A(\kappa)=r_{d/2-1}(\kappa)$; $A_k=A(\beta k)$.",
        ),
        argue(
            r"Gibbs: $H(\rho)\ge\int f\rho-\log\int e^f$ for bounded $f$, as $\rho\log\frac\rho g\ge\rho-g$ with "
            r"$g=e^f/\int e^f$. With $f=2Q\varphi$: $\mathcal F_K\ge2QJ-\log\int e^{2Q\varphi}-Q(J-\mu)$.",
        ),
        argue(
            r"$\int\varphi^kd\sigma=\mathbb E\int\prod_iG(x,y_i)d\sigma(x)=\mathbb E\,e^{-\beta "
            r"k}m(\beta|y_1+\dots+y_k|)$ for independent $y_i$ with density $\rho$.",
        ),
        ident(
            r"$|y_1+\dots+y_k|^2=k^2-\sum_{i<j}|y_i-y_j|^2$ for unit vectors: with $S=\sum_{i<j}y_i\cdot y_j$ the "
            "sides are $k+2S$ and $k^2-(k(k-1)-2S)$.",
            _k + 2 * _S,
            _k**2 - (_k * (_k - 1) - 2 * _S),
        ),
        argue(
            r"$\log m$ is concave in $\kappa^2$, as its slope $\frac{A(\kappa)}{2\kappa}$ decreases "
            r"([bessel:turan]). So $m(\kappa)\le "
            r"m(\kappa_0)\exp\bigl(\frac{A(\kappa_0)}{2\kappa_0}(\kappa^2-\kappa_0^2)\bigr)$; with $\kappa_0=\beta "
            r"k$ and $\kappa=\beta|y_1+\dots+y_k|$ the exponent is $-\frac{A_k}k\sum_{i<j}\frac\beta2|y_i-y_j|^2$, "
            r"so $$\int\varphi^kd\sigma\le\mu_k\,\mathbb E\prod_{i<j}G(y_i,y_j)^{A_k/k}.$$",
        ),
        argue(
            "By Hoelder's inequality, one variable after another: each $y_i$ stands in $k-1$ factors. Integrate $y_1$ "
            "with $k-1$ "
            r"exponents $k-1$: each factor $f(y_1,y_j)$ becomes the function $\bigl(\mathbb "
            r"E_{y_1}f^{k-1}\bigr)^{1/(k-1)}$ of $y_j$, and $y_j$ still stands in $k-1$ factors. At the end each of "
            r"the $\frac{k(k-1)}2$ pairs has given $\bigl(\mathbb E f^{k-1}\bigr)^{1/(k-1)}$, $f=G^{A_k/k}$, and "
            r"$\mathbb E G^{A_k(k-1)/k}\le J^{A_k(k-1)/k}$ by Jensen, because $A_k<1$: "
            r"$\int\varphi^kd\sigma\le\mu_kJ^{A_k(k-1)/2}$.",
        ),
        sign(
            r"$A_k>\frac{\beta k}{d+\beta k}$ ([bessel:increasing] at $\nu=\frac d2-1$), so $(k-1)(1-A_k)\le\frac "
            r"d\beta$; and $J\le1$: the exponent may be replaced by $\frac12(k-1-\frac d\beta)$.",
            d / _b - (_k - 1) * d / (d + _b * _k),
            {d: 2 + _s, _k: 1 + sp.Symbol("y", nonnegative=True)},
            (_s, sp.Symbol("y", nonnegative=True)),
            (_b,),
        ),
        argue(
            r"$\mu_k=\frac{|S^{n-1}|}{|S^n|}\int_0^2e^{-\kappa u}(u(2-u))^{n/2-1}du$, $\kappa=\beta k$. For $n\ge2$ "
            r"the power is at most $(2u)^{n/2-1}$, and the integral over $(0,\infty)$ gives "
            r"$\frac{(2\pi/\kappa)^{n/2}}{|S^n|}=e^{-\ell}k^{-n/2}$.",
        ),
        ident(
            r"There $\int_0^\infty e^{-\kappa u}(2u)^{n/2-1}du=\frac{2^{n/2-1}\Gamma(n/2)}{\kappa^{n/2}}$ and "
            r"$|S^{n-1}|=\frac{2\pi^{n/2}}{\Gamma(n/2)}$.",
            2 * sp.pi ** (_n / 2) / sp.gamma(_n / 2) * 2 ** (_n / 2 - 1) * sp.gamma(_n / 2) / _x ** (_n / 2),
            (2 * sp.pi / _x) ** (_n / 2),
        ),
        sign(
            r"$n=1$: on $[0,1]$ the convex function $(1-\frac u2)^{-1/2}$ is below its chord $1+(\sqrt2-1)u$. "
            r"Replayed, a weaker line: it is below $1+\frac u2$, as $(1+\frac u2)^2(1-\frac u2)-1=\frac "
            r"u2-\frac{u^2}4-\frac{u^3}8\ge0$ for $u=\frac1{1+s}$.",
            ((1 + _u / 2) ** 2 * (1 - _u / 2) - 1).subs(_u, 1 / (1 + _s)),
            nonnegative=(_s,),
        ),
        argue(
            r"So for $n=1$, with $\int_1^2(u(2-u))^{-1/2}du=\frac\pi2$, $\mu_k\le\frac1\pi\Bigl[\int_0^\infty "
            r"e^{-\kappa u}(2u)^{-1/2}(1+(\sqrt2-1)u)du+\frac\pi2e^{-\kappa}\Bigr] "
            r"=\frac1{\sqrt{2\pi\kappa}}\Bigl[1+\frac{\sqrt2-1}{2\kappa} "
            r"+\sqrt{\tfrac{\pi\kappa}2}\,e^{-\kappa}\Bigr]$. For $\kappa\ge8$ the last term, times $\kappa$, "
            r"decreases and is at most $8\sqrt{4\pi}\,e^{-8}<0.0096$, and $\frac{\sqrt2-1}2<0.2072$: together they "
            r"are less than $\frac1{4\kappa}$.",
        ),
        argue(
            r"$E_n^2\le E_{n-1}E_{n+1}$ is the Cauchy-Schwarz inequality, and $E_0\le e^t$. For $n=2p$ the terms "
            "from $k_0$ on are bounded by the hypothesis and "
            r"$\sum_k\frac{t^k}{k!\,(k+1)_q}=\sum_k\frac{t^k}{(k+q)!}\le t^{-q}e^t$ for $q=p,p+1,p+2$.",
        ),
        ident(
            r"With this $A$ the difference $k^p\bigl[(k+p+1)(k+p+2)+A(k+p+2)+B\bigr]-(k+1)_{p+2}$ has degree $p$ at "
            r"most: the coefficient of $k^{p+1}$ is $2p+3+A-\sum_{i\le p+2}i=0$.",
            2 * _p + 3 + _p * (_p + 1) / 2,
            (_p + 2) * (_p + 3) / 2,
        ),
    ),
)

DERIVATIONS: Final = by_label(MOMENTS)
