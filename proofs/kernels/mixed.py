"""Covers for kernels with eigenvalues of both signs (`kernels:mixed`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign

_x, _y, _p, _q, _b = sp.symbols("x y p q b", real=True)
_s, _c = sp.symbols("s c", nonnegative=True)
_theta, _m, _z, _kappa = sp.symbols("theta m z kappa", real=True)
_g, _K = sp.symbols("g K", positive=True)
_delta, _u, _w = sp.symbols("delta u w", nonnegative=True)

MIXED: Final = Derivation(
    label="kernels:mixed",
    title="Regions with one critical density, eigenvalues of both signs",
    statement=r"Let $\sum_l|\kappa_l|<\infty$, and $C$ a convex set of moments, $|m_l|\le1$, at whose fields "
    r"$(g_lm_l)$ the block $g_l>0$ of $S=\sqrt{|g|}\,\mathrm{Cov}\,\sqrt{|g|}$ is at most $\theta<1$. At most one "
    r"zonal critical density has its moments in $C$. If $z$ is in $C$, $z_l=0$ beyond $L'$ and "
    r"$\mathrm{defect}\ge\sum_l|g_l|(z_l-M_l(gz))^2$, its moments have "
    r"$\sum_l|g_l|(m_l-z_l)^2\le\frac{\mathrm{defect}}{(1-\theta)^2}$, and $\mathcal F_K\ge\frac A K-\Lambda(gz)-"
    r"\frac{\mathrm{defect}}{2(1-\theta)^2}$ with $A=\sum_l\frac{a_l^2}{4\kappa_l}$, $a=gz$. On "
    r"$C_0=\{|m_l|\le\mathrm{corner}_l\}$ the block is at most the bound of [coupling:origin] with $Q$ at the field "
    r"$|g_l|\mathrm{corner}_l$ and $g_l^+=0$ where $g_l<0$; [coupling:functional], the bound of $S_{LL}$ in "
    r"[coupling:star] and [kernels:norm] hold with $|g_l|$, $|\lambda_l|$ in their tails and deviations. A zonal "
    r"density or its reflection has $m_l\ge0$ at the least odd degree; if $W$ is strictly increasing, the minimiser "
    r"has $|m_l|\le m_1$.",
    hypotheses=("$W$ continuous, zonal, centred", r"$\sum_l|\kappa_l|<\infty$", "$K>0$"),
    uses=(
        "eq:2.16",
        "coupling:gibbs",
        "coupling:functional",
        "coupling:origin",
        "coupling:star",
        "coupling:positivity",
        "kernels:negative",
        "kernels:norm",
        "kernels:increasing",
    ),
    does_not_prove="that minimisers among all densities are zonal, if $W$ does not increase",
    steps=(
        define(
            r"For a critical density, $m=M(gm)$, so with the mean $V$ of the covariances on the segment from $z$ "
            r"to $m$, which is in $C$, $m-z=V\,g(m-z)+M(gz)-z$. Put $v_l=\pm\sqrt{|g_l|}(m_l-z_l)$ with the sign of "
            r"$g_l$, $r_l=\sqrt{|g_l|}(M_l(gz)-z_l)$, $T=\sqrt{|g|}\,V\sqrt{|g|}\ge0$: then $\pm v_l=(Tv)_l+r_l$.",
        ),
        ident(
            r"Times $v_l$, summed over $g_l>0$, less the same over $g_l<0$; the blocks between the two are transposes "
            r"of each other and cancel. With $x$, $y$ for the two parts of $v$, and in one dimension each: "
            r"$x(sx+by+p)-y(bx+cy+q)=sx^2-cy^2+xp-yq$; the left side is $x^2+y^2$.",
            _x * (_s * _x + _b * _y + _p) - _y * (_b * _x + _c * _y + _q),
            _s * _x**2 - _c * _y**2 + _x * _p - _y * _q,
        ),
        sign(
            r"With $u=x^2$, $w=y^2$, $s=\theta-\delta\le\theta$ and $c\ge0$: $x^2+y^2\le\theta x^2+xp-yq$, and "
            r"$\theta\ge0$, so $(1-\theta)|v|^2\le|v||r|$. If $z$ is the moments of a critical density, $r=0$ and "
            r"$m=z$; else $|v|\le\frac{\sqrt{\mathrm{defect}}}{1-\theta}$.",
            _theta * _u - ((_theta - _delta) * _u - _c * _w),
            nonnegative=(_delta, _c, _u, _w),
            strict=False,
        ),
        idents(
            r"By [kernels:negative] at $a=gz$: for $g_l>0$, $a_lm_l-\frac12g_lm_l^2=\frac12g_lz_l^2-\frac12g_l(m_l-"
            r"z_l)^2$; for $g_l=-g<0$, $-\frac{a_l^2}{2g}=-\frac12gz_l^2$. Together $\frac12\sum_lg_lz_l^2=\frac AK$, "
            r"and what is lost is at most half of $|v|^2$.",
            (_g * _z * _m - _g * _m**2 / 2, _g * _z**2 / 2 - _g * (_m - _z) ** 2 / 2),
            (-((-_g * _z) ** 2) / (2 * _g), -_g * _z**2 / 2),
            (2 * _K * _kappa * _z**2 / 2, (2 * _K * _kappa * _z) ** 2 / (4 * _kappa) / _K),
        ),
        argue(
            r"$C_0$ is convex and contains $0$, the moments of the uniform density. For $f=\sum_{g_l>0}y_l\sqrt{g_l}"
            r"P_l$ and $h=\sum_lg_lm_lP_l$, of mean $0$: $\mathrm{Var}f\le\int f^2e^h/Z$, $Z\ge1$ (Jensen), and $|\int "
            r"P_jP_ke^h|\le\int P_jP_ke^{h'}$, $h'$ the field $|g_lm_l|$, as all integrals of products of $P_l$ are "
            r"$\ge0$ ([coupling:positivity]). From here as in [coupling:origin], over the degrees with $g_l>0$.",
        ),
        argue(
            r"[coupling:functional], [coupling:star] (its bound of the block, for every $f$) and [kernels:norm] use "
            r"of $g_l$ only $|g_lm_l-a_l|\le e_l$, and of the tail $|h_\tau|\le\sum_{l>L}|g_lm_l|$, "
            r"$\sum_{l>L}|g_l|m_l^2$ and $|g_l|\le sN_l$.",
        ),
        argue(
            r"$t\to-t$ maps zonal densities to such, $m_l$ to $(-1)^lm_l$, and leaves $H$ and $\mathcal E$. "
            r"[kernels:increasing] has $|m_l|\le m_1$ for all signs of $\kappa_l$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(MIXED)
