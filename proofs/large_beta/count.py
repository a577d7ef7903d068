"""Exactly two minimisers at K_c for every large beta, and their first moment (`large-beta:count`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign

_x, _h, _b, _k, _z = sp.symbols("x h beta kappa z", positive=True)
_S, _N, _K, _y = sp.symbols("S N k y", positive=True)
_q, _C, _A, _F, _g = sp.symbols("q C a F g", positive=True)
_p = sp.Symbol("p", nonnegative=True)

COUNT: Final = Derivation(
    label="large-beta:count",
    title=r"Exactly two minimisers at $K_c$, and $m_1$, for every $\beta\ge\beta_0$",
    statement=r"In the region of [large-beta:region], if $\theta=2Q\sup\int|\Phi_x-\Phi_e|^2e^{2Q\varphi}/\int "
    r"e^{2Q\varphi}<1$, the supremum over fields $\varphi$ of means $m$ of features in the region, then at $K_c$ the "
    r"minimisers are the uniform density and, up to rotation, exactly one other; the bounds of $\theta$ and of "
    r"$\beta(1-m_1)=\int\frac x2\rho$ below are taken at $\beta_0$ and hold for every $\beta\ge\beta_0$.",
    hypotheses=(r"$d\ge2$", r"$\beta_0\ge8$"),
    uses=("large-beta:region", "large-beta:pole", "large-beta:law", "large-beta:uniform", "eq:2.16"),
    cites=("entropy-lower-semicontinuity",),
    steps=(
        argue(
            r"At $K_c$ there is a minimiser that is not uniform: for $K$ decreasing to $K_c$ there are minimisers with "
            r"$\mathcal F_K<0$ ([entropy-lower-semicontinuity]); by [large-beta:uniform], whose strict inequality at "
            r"$Q\ge Q_c$ holds a little beyond, $J>j_0^2$ for them, hence for a weak limit, as $G$ is continuous, "
            r"which "
            r"has $\mathcal F_{K_c}\le0$.",
        ),
        define(
            r"$D(m)=Q(|m|^2+\mu)-\log\int e^{2Q\langle\Phi_x,m\rangle}$ at $Q=Q_c$; $D'(m)=2Q(m-\int\Phi_x\rho_m)$ "
            r"with "
            r"$\rho_m\propto e^{2Q\varphi}$ vanishes at the $m$ of critical densities about $e$, and $m$ determines a "
            r"critical density ([eq:2.16]).",
        ),
        argue(
            r"Let two such $m$ belong to minimisers. On the segment between them $q(1-s)\le F$, as $s$ is affine, and "
            r"$q(1-s+2kr)\le S$, $r\le k_0(1-s^2)+\nu$ with the larger $\nu$, as $r$ is convex and $1-s^2$ concave; "
            r"$\varphi$ is non-increasing with mean $\mu$ and $sg\le\varphi$, as all this is so at the ends. In the "
            r"direction $\eta$ the second derivative of $D$ is "
            r"$2Q|\eta|^2-4Q^2\mathrm{Var}\langle\Phi_x,\eta\rangle\ge "
            r"2Q|\eta|^2(1-2Q\int|\Phi_x-\Phi_e|^2\rho_m)>0$, as a variance is at most a mean square: $D'$ cannot "
            r"vanish "
            r"at both ends, unless they agree.",
        ),
        ident(
            r"$2qkr\le\min\bigl(S-y,\,4k^2y+2kN\bigr)$ with $y=q(1-s)$, $N\ge q\nu$: at most the common value, "
            r"$\frac{4k^2S+2kN}{1+4k^2}\le D_0$.",
            _S - (_S - 2 * _K * _N) / (1 + 4 * _K**2),
            (4 * _K**2 * _S + 2 * _K * _N) / (1 + 4 * _K**2),
        ),
        argue(
            r"$|\Phi_x-\Phi_e|^2=(1-g)^2+q\le(1+4k^2)(1-g)^2$ for $x\le x_0$ ([large-beta:pole], $1-g^2\le2(1-g)$), "
            r"and "
            r"$=1-2g+|\Phi_x|^2\le2$. The integral over $x\le x_0$, with $t=2Q(s-2kr)$, is at most $(1+4k^2)e^{2Qs-t}$ "
            r"times $\sigma(x\le x_0)+\sum_{k\ge1}\frac{t^k}{k!}\int_{x\le x_0}(\frac x2)^2e^{-kx/2}$, as "
            r"$1-g\le\frac x2$; "
            r"the rest at most $2\frac\mu\eta e^{2Q(sg_0+kr)}+2e^{2Q\eta}$, by the two parts of [large-beta:region].",
        ),
        ident(
            r"$d\sigma=c\,x^{n/2-1}(1-\frac x{4\beta})^{n/2-1}dx$ with $c\int_0^\infty x^{n/2-1}e^{-\kappa x/2}dx="
            r"e^{-\ell}\kappa^{-n/2}$. So for $n\ge2$ $\int_{x\le x_0}(\frac x2)^pe^{-kx/2}\le "
            r"e^{-\ell}(\frac n2)_pk^{-n/2-p}$, and for $n=1$ times $(1-\frac{x_0}{4\beta})^{-1/2}\le1+W$, "
            r"$W=\frac1{2\beta g_0}\le\frac12$, as $\frac{x_0}2=\log\frac1{g_0}\le\frac1{g_0}$. With $h=\frac n2$, "
            r"$p=2$: "
            r"the ratio of the integrals.",
            sp.gammasimp(sp.gamma(_h + 2) * (2 / _k) ** (_h + 2) / 4 / (sp.gamma(_h) * (2 / _k) ** _h)),
            _h * (_h + 1) / _k**2,
        ),
        sign(
            r"$(1-z)^{-1/2}\le1+z$ for $z\le\frac12$: $(1+z)^2(1-z)-1=z(1-z-z^2)$; with $z=\frac1{2+p}$.",
            ((1 + _z) ** 2 * (1 - _z) - 1).subs(_z, 1 / (2 + _p)),
            nonnegative=(_p,),
        ),
        argue(
            r"The denominator: $\int e^{2Q\varphi}\ge\int e^{2Qsg}\ge e^{2Qs}\int e^{-Qsx}$, and "
            r"$(1-z)^{h-1}\ge1-\max(1,h-1)z$ for $0\le z\le1$, while the right side is not positive for $z\ge1$: with "
            r"$\kappa=2Qs$, $\int(\frac x2)^pe^{-\kappa x/2}\ge "
            r"e^{-\ell}(h)_p\kappa^{-h-p}(1-\delta_p)$, $\delta_p=\frac{\max(1,h-1)(h+p)}{2\beta\kappa}$.",
        ),
        ident(
            r"The mean of $\frac x{4\beta}$ with respect to $x^{h+p-1}e^{-\kappa x/2}$ is $\frac{h+p}{2\beta\kappa}$ "
            r"(here $p=0$).",
            sp.gammasimp(sp.gamma(_h + 1) * (2 / _k) ** (_h + 1) / (sp.gamma(_h) * (2 / _k) ** _h)) / (4 * _b),
            _h / (2 * _b * _k),
        ),
        argue(
            r"So, with $e^{-\ell}=e^{-q}(2q)^h$, $q-\frac Cq\le Q\le q$, $s\le1$ and $\frac "
            r"s{s-2kr}\le\frac{q-F}{q-F-D_0}$: "
            r"$(1-\delta_0)\theta\le(1+W)(1+4k^2)\frac{h(h+1)}{2Q(s-2kr)^2}\bigl(\frac{q-F}{q-F-D_0}\bigr)^h"
            r"e^{h_{n+4}(t)}+(1+w)\frac{1+4k^2}{g_0}(2q)^{h+1}e^{-t}+\frac{2(1+w)}\eta(2q)^{h+1}e^{-2Q(s(1-g_0)-kr)}"
            r"+4q\,e^{q-2Q(s-\eta)}$, at $Q=q-\frac Cq$, $s=1-\frac Fq$, $s-2kr=1-\frac Sq$, $2kr=\frac{D_0}q$; "
            r"$E_{n+4}(t)=t^{-h-2}e^{t+h_{n+4}(t)}$ bounds $\sum\frac{t^k}{k!}k^{-h-2}$ ([large-beta:moments]).",
        ),
        ident(
            r"Each part decreases in $q$ and $\beta$. For $A=(q-\frac Cq)(a-\frac Fq)$ with $F\le aq$: "
            r"$A'=a+\frac{aC}{q^2}-\frac{2CF}{q^3}\ge a(1-\frac C{q^2})$, so $q^{h+1}e^{-2A}$ decreases if "
            r"$\frac{h+1}q\le2a(1-\frac C{q^2})$, and $q\,e^{q-2A}$ if $1+\frac1q\le2a(1-\frac C{q^2})$; here $a$ is "
            r"$1$, "
            r"$1-g_0$ or $1-\eta$.",
            sp.expand(sp.diff((_q - _C / _q) * (_A - _F / _q), _q)),
            sp.expand(_A + _A * _C / _q**2 - 2 * _C * _F / _q**3),
        ),
        argue(
            r"The moment: $1-m_1=\frac1\beta\int\frac x2\rho$, and $\int\frac x2\rho$ at most, by the same steps, with "
            r"$\sigma(x\le x_0)\frac{x_0}2\le\frac\mu{g_0^2}$, $\frac x2\le2\beta$ in $B$ and $\int\frac "
            r"x2d\sigma=\beta$: "
            r"$(1+W)\frac h{2Q(s-2kr)}\bigl(\dots\bigr)^he^{h_{n+2}(t)}+\frac{1+w}{g_0^2}(2q)^he^{-t}"
            r"+\frac{2\beta(1+w)}\eta(2q)^he^{-2Q(s(1-g_0)-kr)}+\beta e^{q-2Q(s-\eta)}$, over $1-\delta_0$.",
        ),
        argue(
            r"From below, $\int e^{2Q\varphi}=e^{Q(J+\mu)}$ because $\mathcal F=0$, and $\int\frac x2e^{2Q\varphi}\ge "
            r"e^{2Qs-\ell}h(2Q)^{-h-1}(1-\delta_1)$, where $2s-J=1-(1-s)^2-r^2$: $\int\frac x2\rho\ge\frac "
            r"h{2q}(1-\delta_1)\exp\bigl(-\frac{C+F^2+(D_0/2k)^2}q-q\mu\bigr)$.",
        ),
        argue(
            r"Also $e^{2Q\varphi}\ge1$ and $J\le1$: $1-m_1\ge e^{-Q(1+\mu)}\ge e^{-q-q\mu}$.",
        ),
        idents(
            r"The exponents: $-q+2Qs-QJ-Q\mu$ with $Q\ge q-\frac Cq$, $Q\le q$; and the power of $2q$.",
            (2 * (1 - _y) - ((1 - _y) ** 2 + _x**2), 1 - _y**2 - _x**2),
            (sp.simplify((2 * _q) ** _h * (2 * _q) ** (-_h - 1)), 1 / (2 * _q)),
        ),
    ),
)

DERIVATIONS: Final = by_label(COUNT)
