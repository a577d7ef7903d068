"""Exactly two minimisers at K_c next to beta_*, and K_c there (`reduction:touching`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident

_g = sp.Symbol("g", positive=True)
_M, _a, _L, _Y = sp.symbols("M a Lambda q", real=True)
_x = sp.Symbol("x", positive=True)
_n = sp.Symbol("m", positive=True)

TOUCHING: Final = Derivation(
    label="reduction:touching",
    title=r"Exactly two minimisers at $K_c$ next to $\beta_*$",
    statement=r"Let $0<\beta_0\le\beta_1$, $0<\kappa_-\le\kappa_+\le1$ and $\kappa=\frac K{K_\#}$, so that "
    r"$g_l=\kappa N_l\alpha_l(\beta)$ and $g_1=d\kappa$. Let $r$ bound $m_1$ of every zonal critical density and "
    r"$\sup_Y$ in [reduction:chord], with $Y$ the set of $0\le y_l\le g_l^+r$ ($l\le L$), $0\le y_l\le g_l^+$ beyond, "
    r"$g_l^+\ge N_l\alpha_l(\beta_1)$, be that of strictly concave functions, with a polydisc as in [reduction:disc] "
    r"for $g^+$ that lies in $Y$. Put $\ell(u)=L(\sqrt u)/u$ and let $0<a_0<R$. If $\ell''<0$ on $(0,a_0^2]$ for all "
    r"$\beta$ in $[\beta_0,\beta_1]$ and $\kappa$ in $[\kappa_-,\kappa_+]$; $L(a)<\frac{a^2}{2d\kappa_+}$ for $a_0\le "
    r"a\le dr$ at $(\beta_1,\kappa_+)$; $\ell<\frac1{2d\kappa_-}$ on $(0,a_0^2]$ at $(\beta_1,\kappa_-)$; and "
    r"$\ell(u)>\frac1{2d\kappa_+}$ for some $u\le a_0^2$ at $(\beta_0,\kappa_+)$, or $\kappa_+=1$; then for every "
    r"$\beta>\beta_*$ of $[\beta_0,\beta_1]$: $\kappa_-K_\#\le K_c\le\kappa_+K_\#$, and at $K_c$ the minimisers are "
    r"the uniform density and, up to rotation, exactly one other. If $\ell'(u_-)>0>\ell'(u_+)$ for all these $\beta$ "
    r"and $\kappa$, its $m_1=\frac a{d\kappa}$ has $u_-<a^2<u_+$.",
    hypotheses=(r"$d\ge2$",),
    uses=(
        "reduction:extent",
        "reduction:concavity",
        "reduction:chord",
        "reduction:disc",
        "coupling:gibbs",
        "coupling:moments",
        "supp:polarisation",
        "eq:2.9",
        "eq:2.16",
        "eq:4.23",
        "lem:variational",
        "lem:quartic",
        "supp:quartic-sign",
    ),
    cites=("entropy-lower-semicontinuity",),
    steps=(
        argue(
            r"All that depends on $\beta$ and $\kappa$ does so through $g_l$, $l\ge2$, and $g_l\le g_l^+$: a smaller "
            r"$g_l$ makes $\sqrt g\,\mathrm{Cov}\sqrt g$ smaller ($\mathrm{Cov}^{1/2}g\,\mathrm{Cov}^{1/2}$ has the "
            r"same eigenvalues), $g_lM_l$ smaller, so that the polydisc is still mapped into itself, and $\Phi$, $L$ "
            r"smaller. $|y_l|\le g_l\frac{b_l}{g_l^+}$ there, so $\frac{y_l^2}{g_l}\le\frac{b_l^2}{g_l^+}$ and the "
            "bound $B$ of [reduction:disc] holds for all of them.",
        ),
        define(
            r"$f(a)=\frac{a^2}{2d\kappa}-L(a)$, which decreases when $\beta$ or $\kappa$ increases; for $a\le a_0$ "
            r"$L(a)=\Phi(a,y(a))$, and $f(a)=a^2\big(\frac1{2d\kappa}-\ell(a^2)\big)$.",
        ),
        ident(
            r"For a critical $y$ of $\Phi(a,\cdot)$, $y_l=g_lM_l$ for $l\ge2$, the density with this field has "
            r"$\mathcal F=f(a)-\frac{g_1}2\big(M_1-\frac a{g_1}\big)^2\le f(a)$: with $H=aM_1+\sum y_lM_l-\Lambda$ and "
            r"$q=\sum_{l\ge2}\frac{y_l^2}{g_l}$, $\mathcal F=aM_1+q-\Lambda-\frac12g_1M_1^2-\frac12q$.",
            _a * _M + _Y - _L - _g * _M**2 / 2 - _Y / 2,
            (_a**2 / (2 * _g) - (_L - _Y / 2)) - _g / 2 * (_M - _a / _g) ** 2,
        ),
        argue(
            r"A minimiser that is not uniform, at $\beta$ and $K=\kappa K_\#$, is zonal and non-increasing in the "
            r"angle ([supp:polarisation]), critical (2.16), with $0\le m_l\le m_1\le r$, $m_1>0$ "
            r"([coupling:moments]). With $a=g_1m_1$, $y_l=g_lm_l$: $0<a\le dr$, $y$ is in $Y$ and critical for "
            r"$\Phi(a,\cdot)$, so it is its only maximiser in $Y$, and $\mathcal F=f(a)$ ([coupling:gibbs]).",
        ),
        argue(
            r"Lower bound. At $(\beta_1,\kappa_-)$, $f>0$ on $(0,a_0]$ by hypothesis, and beyond, where it is at "
            r"least what it is at $(\beta_1,\kappa_+)$. At $\beta\le\beta_1$ it is larger still. So at "
            r"$\kappa_-K_\#(\beta)$ a minimiser, which exists ([entropy-lower-semicontinuity]), is uniform: "
            r"$K_c\ge\kappa_-K_\#$.",
        ),
        argue(
            r"Upper bound. If $\ell(u)>\frac1{2d\kappa_+}$ at $(\beta_0,\kappa_+)$, then at $(\beta,\kappa_+)$ for "
            r"every $\beta\ge\beta_0$, where $f(\sqrt u)<0$, and the density of the identity has $\mathcal F<0$: "
            r"$K_c<\kappa_+K_\#$. In any case $K_c<K_\#$ beyond $\beta_*$ ([lem:quartic], [supp:quartic-sign]).",
        ),
        argue(
            r"At $K_c$ there is a minimiser that is not uniform: for $K$ decreasing to $K_c<K_\#$ there are "
            r"minimisers with $\mathcal F_K<0$; their limit has $\mathcal F\le0$ and is not uniform, as near the "
            r"uniform density $\mathcal F>0$ elsewhere (2.9), (2.16). It has $\mathcal F=f(a)=0$. Beyond $a_0$, "
            r"$f>0$, as it is at least what it is at $(\beta_1,\kappa_+)$; so $a<a_0$.",
        ),
        argue(
            r"On $(0,a_0]$, $f\ge\mathcal F\ge0$ at $K_c$ by the identity. So $\frac1{2d\kappa}-\ell$ is nonnegative "
            r"and strictly convex in $u$: it has one zero at most, where $\ell'=0$, which lies between $u_-$ and "
            r"$u_+$, as $\ell'$ decreases. $a$ determines $y$, and they the density; the axis is the only freedom "
            "left.",
        ),
        ident(
            r"The remainder of the series: $|c_{2n}|\le\frac B{R^{2n}}$, so with $x=\frac u{R^2}$ what is left out of "
            r"$\ell$, $\ell'$, $\ell''$ beyond $n=m$ is at most $\frac B{R^2}$, $\frac B{R^4}$, $\frac B{R^6}$ times "
            r"the derivatives of $\sum_{n>m}x^{n-1}=\frac{x^m}{1-x}$; the first is $x^{m-1}\big(\frac m{1-x}+\frac "
            r"x{(1-x)^2}\big)$.",
            sp.diff(_x**_n / (1 - _x), _x),
            _x ** (_n - 1) * (_n / (1 - _x) + _x / (1 - _x) ** 2),
        ),
        ident(
            r"The second is $x^{m-2}\big(\frac{m(m-1)}{1-x}+\frac{2mx}{(1-x)^2}+\frac{2x^2}{(1-x)^3}\big)$; all three "
            r"increase with $x$ in $[0,1)$.",
            sp.diff(_x**_n / (1 - _x), _x, 2),
            _x ** (_n - 2) * (_n * (_n - 1) / (1 - _x) + 2 * _n * _x / (1 - _x) ** 2 + 2 * _x**2 / (1 - _x) ** 3),
        ),
    ),
)

DERIVATIONS: Final = by_label(TOUCHING)
