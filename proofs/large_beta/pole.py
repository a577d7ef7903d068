"""Two features of a zonal density, at its pole and beside it, for large beta (`large-beta:pole`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign

_x, _X, _n, _b = sp.symbols("x X n beta", positive=True)
_t, _u = sp.symbols("t t'", real=True)
_p, _v = sp.symbols("p v", nonnegative=True)
_g, _s, _r, _k = sp.symbols("g s r k", positive=True)
_c = sp.Symbol("c", real=True)  # cos of the angle to the pole

POLE: Final = Derivation(
    label="large-beta:pole",
    title="Two features of a zonal density: at its pole, and beside it",
    statement=r"Let $\rho$ be zonal and non-increasing in the angle about $e$, in the notation of "
    r"[large-beta:moments]; $s=\varphi(e)$, $g=G(e,\cdot)=e^{-x/2}$ with $x=2\beta(1-\cos)$, $r^2=J-s^2$ and "
    r"$\kappa_2=\frac1{2n}+\frac1\beta$. Then $r\ge0$ is real, $sg\le\varphi\le sg+r\sqrt q$ with $0\le q\le1$ and "
    r"$q\le\kappa_2(1-g^2)^2$ for $x\le2\beta$; if $\varphi$ is non-increasing too, $\varphi\le\mu/\sigma(B)$ outside "
    r"a "
    r"cap $B$ about $e$, and $J\le s$. $r\le\sqrt{\kappa_2}(1-s^2)+\nu$, $\nu$ the mass of the half-sphere opposite to "
    r"$e$, and $\nu\le\frac12e^{-Q(J-3\mu)}$ if $\rho$ is critical at $K$ and $\mathcal F_K(\rho)\le0$. $s$ is affine "
    r"and $r$ convex in $\rho$. $\int_{x\le x_0}d\sigma\le\mu/g(x_0)$.",
    hypotheses=(r"$d\ge2$", r"$\beta>0$"),
    uses=("large-beta:moments", "lem:funk-hecke", "eq:2.16"),
    steps=(
        define(
            r"$\Phi_x=$ the mean of $G(Rx,\cdot)$ over the rotations $R$ that fix $e$, in the Hilbert space of the "
            r"positive definite kernel $G$ ([lem:funk-hecke]: its coefficients are positive). $\langle\Phi_x,"
            r"\Phi_{x'}\rangle$ is the mean of $G(x,Rx')$; $\Phi_e=G(e,\cdot)$ has norm $1$, "
            r"$\langle\Phi_x,\Phi_e\rangle=g$. $P$ projects on the complement of $\Phi_e$, $q=|P\Phi_x|^2$. For zonal "
            r"$\rho$ let $m=\int\Phi_x\rho$: $\varphi(x)=\langle\Phi_x,m\rangle$, $s=\langle m,\Phi_e\rangle$, "
            r"$J=|m|^2$, "
            r"so $r=|Pm|$; $m$ is affine in $\rho$.",
        ),
        argue(
            r"$\varphi=sg+\langle P\Phi_x,Pm\rangle\le sg+r\sqrt q$. From below: the mean of $x\cdot Rx'$ is $tt'$ "
            r"with "
            r"$t=x\cdot e$, $t'=x'\cdot e$, so by Jensen $\langle\Phi_x,\Phi_{x'}\rangle\ge e^{-\beta(1-tt')}\ge "
            r"g(x)g(x')$, because $1-tt'\le(1-t)+(1-t')$; take the mean over $x'$.",
        ),
        ident(
            r"$(1-t)+(1-t')-(1-tt')=(1-t)(1-t')\ge0$.",
            (1 - _t) + (1 - _u) - (1 - _t * _u),
            (1 - _t) * (1 - _u),
        ),
        ident(
            r"$|\Phi_x|^2=e^{-X}F(\frac n2,\frac{X^2}4)$, the mean of $e^{-X(1-\omega\cdot\omega')}$ over the sphere "
            r"$S^{n-1}$, with $X=\beta(1-\cos^2)=x-\frac{x^2}{4\beta}$.",
            (_b * (1 - _c**2)).subs(_c, 1 - _x / (2 * _b)),
            _x - _x**2 / (4 * _b),
        ),
        argue(
            r"$(\frac n2)_k\ge n(\frac12)_k$ for $k\ge1$, so $F(\frac n2,\frac{X^2}4)-1\le\frac1n(\cosh X-1)$, as "
            r"$F(\frac12,\frac{X^2}4)=\cosh X$. With $q=|\Phi_x|^2-g^2$, $g^2=e^{-x}$: "
            r"$q\le(1-\frac1n)(e^{-X}-e^{-x})+\frac1{2n}\bigl[(1-e^{-x})^2+e^{-2X}-e^{-2x}\bigr]$.",
        ),
        ident(
            r"The two sides, with $u=e^{-X}$, $y=e^{-x}$: $u(1-\frac1n)+\frac{1+u^2}{2n}-y$ is the right side.",
            _X * (1 - 1 / _n) + (1 + _X**2) / (2 * _n) - _x,
            (1 - 1 / _n) * (_X - _x) + ((1 - _x) ** 2 + _X**2 - _x**2) / (2 * _n),
        ),
        argue(
            r"For $x\le2\beta$: $X\ge\frac x2$, so $e^{-X}-e^{-x}\le(x-X)e^{-X}\le\frac{x^2}{4\beta}e^{-x/2}$ and "
            r"$e^{-2X}-e^{-2x}\le2(x-X)e^{-2X}\le\frac{x^2}{2\beta}e^{-x/2}$; in all at most "
            r"$\frac{x^2}{4\beta}e^{-x/2}=\frac1\beta\bigl(\frac x2e^{-x/4}\bigr)^2\le\frac{(1-g)^2}\beta$, because "
            r"$1-e^{-x/2}=2e^{-x/4}\sinh\frac x4\ge\frac x2e^{-x/4}$. As $1-g\le1-g^2$: "
            r"$q\le(\frac1{2n}+\frac1\beta)(1-g^2)^2$. Everywhere $q\le|\Phi_x|^2\le1$.",
        ),
        ident(
            r"The two factors $\frac1{4\beta}(1-\frac1n)+\frac1{2n}\cdot\frac1{2\beta}=\frac1{4\beta}$.",
            (1 - 1 / _n) / (4 * _b) + 1 / (2 * _n) / (2 * _b),
            1 / (4 * _b),
        ),
        argue(
            r"$\int\varphi=\mu$, so $\varphi\,\sigma(B)\le\mu$ at the edge of a cap $B$ and beyond, if $\varphi$ is "
            r"non-increasing; then $J=\int\varphi\rho\le\varphi(e)=s$. A critical density is $e^{2Q\varphi}$ up to a "
            r"constant ([eq:2.16]), so $\varphi$ is non-increasing with $\rho$.",
        ),
        argue(
            r"$r=|\int P\Phi_x\rho|\le\int\sqrt "
            r"q\,\rho\le\sqrt{\kappa_2}\int(1-g^2)\rho+\nu\le\sqrt{\kappa_2}(1-s^2)+\nu$ "
            r"by Jensen, as $\int g\rho=s$.",
        ),
        argue(
            r"If $\rho$ is critical, $\mathcal F_K=Q(J+\mu)-\log\int e^{2Q\varphi}$ ([large-beta:moments] with "
            r"equality), so $\mathcal F_K\le0$ gives $\rho\le e^{2Q\varphi-Q(J+\mu)}$; on the equator "
            r"$\varphi\le2\mu$, "
            r"and beyond it $\rho$ is no greater: $\nu\le\frac12e^{Q(4\mu-J-\mu)}$.",
        ),
        argue(
            r"$s$ is affine in $m$, $r$ is a norm. $1\le g(x)/g(x_0)$ for $x\le x_0$ gives the last statement.",
        ),
        sign(
            r"Of use below: $sg+rk(1-g^2)=s-(1-g)(s-rk(1+g))\le s-(1-g)(s-2kr)$ for $0\le g\le1$; with "
            r"$g=\frac p{1+p}$ the difference is $\frac{kr}{(1+p)^2}$.",
            ((1 - _g) * _r * _k * (1 - _g)).subs(_g, _p / (1 + _p)),
            nonnegative=(_p,),
            positive_symbols=(_r, _k),
        ),
        idents(
            "That difference.",
            (_s - (1 - _g) * (_s - 2 * _k * _r) - (_s * _g + _r * _k * (1 - _g**2)), (1 - _g) ** 2 * _r * _k),
        ),
    ),
)

DERIVATIONS: Final = by_label(POLE)
