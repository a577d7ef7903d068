"""Strict convexity of G in a convex tube around the other minimiser (`spine:tube`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_d, _w = sp.symbols("delta w", positive=True)

TUBE: Final = Derivation(
    label="spine:tube",
    title="A convex tube on which $G$ is strictly convex",
    statement=r"In the setting of [spine:slice], let $R=\{c_A+\lambda w+u:Pu=u,|u|\le T,s_-\le\langle "
    r"m,e\rangle\le s_+\}$, $w=c_B-c_A$, $\langle w,e\rangle>0$. $R$ is convex. Let $c=c_A+\lambda_cw$, "
    r"$\rho\propto e^{\langle\xi,c\rangle}$ with means $M$, and $|\lambda-\lambda_c|\le h$ on a part of $R$. There "
    r"$\rho_m\le\rho\exp(h|\langle\xi-M,w\rangle|+T|P(\xi-M)|)$, and $\theta=\|\mathbb "
    r"E_\rho[(\xi-M)\otimes(\xi-M)e^D]\|$ bounds the covariance of $\xi$ under $\rho_m$; if $\theta<1$ on all parts, "
    r"$G$ has at most one critical point in $R$, and $G\ge G(c)-\frac{|c-M|^2}{2(1-\theta)}$ there. For "
    r"$K'\in[\gamma K,K]$ the density of the same moments is at most $e^{2(1-\gamma)\sup|\langle\xi,m\rangle|}$ "
    r"times that for $K$; a change of the $g_l$, $l\le L$, by $r$ in all changes the field by at most $\sqrt r|m|$.",
    hypotheses=(r"$\theta<1$",),
    uses=("spine:slice", "spine:spectrum", "coupling:star"),
    steps=(
        argue(
            r"$R$ is the image of a product of convex sets. $\rho_m/\rho=e^{D}/\mathbb E_\rho e^{D}$, "
            r"$D=\langle\xi,m-c\rangle$, and $\mathbb E_\rho e^D\ge e^{\langle M,m-c\rangle}$ (Jensen): at most "
            r"$e^{\langle\xi-M,m-c\rangle}$, where $m-c=(\lambda-\lambda_c)w+u$ and $Pu=u$.",
        ),
        argue(
            r"$\mathrm{Var}_{\rho_m}\langle\xi,v\rangle\le\mathbb E_{\rho_m}\langle\xi-M,v\rangle^2$; so "
            r"$G''\ge1-\theta$ on the convex $R$. A slope against this curvature as in [coupling:star].",
        ),
        ident(
            r"The same moments at $K'=\gamma'K$ have $\gamma'$ times the field, so the exponent changes by "
            r"$(1-\gamma')\langle\xi,m\rangle$, numerator and normaliser by at most its supremum each.",
            _d - (1 - _w) * _d,
            _w * _d,
        ),
        argue(
            r"By Cauchy and Schwarz $\sum_lr_l|m_l|\le(\sum_lr_l)^{1/2}(\sum_lr_lm_l^2)^{1/2}\le\sqrt r|m|$, as "
            r"$r_l\le g_l$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(TUBE)
