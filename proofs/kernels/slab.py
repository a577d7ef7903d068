"""K_c = K_# by computation: G > 0 on a slab around the leading direction (`kernels:slab`); beyond the paper.

It decides what neither Theorem 3.5 nor an obstruction does, and takes the place of the region C_0 for K <= K_#.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign
from proofs.engine.symbols import d, x
from proofs.gegenbauer import L

_sigma, _theta = sp.symbols("sigma theta", positive=True)
_a, _r, _slope, _dist = sp.symbols("a r slope dist", positive=True)
_delta, _s = sp.symbols("delta s", nonnegative=True)

SLAB: Final = Derivation(
    label="kernels:slab",
    title=r"$K_c=K_\#$ by a slab and a cover",
    statement=r"Let all $\kappa_l\ge0$, $K=K_\#$, and let degree $1$ alone be leading, so $g_1=d$. Let $X>0$ and a "
    r"slab be a convex set of moments with $0\le dm_1\le X$ that has with $(m_1,m_2,\dots)$ also $(m_1,0,\dots)$, and "
    r"on which the largest eigenvalue of the block $l\ge2$ of $S$ is at most $\theta<1$. With "
    r"$\sigma=\bigl(d+2+\frac{X^2}{d+4}\bigr)^{-1}$, on the slab $$\frac{G(m)}{(dm_1)^4}\ge\frac\sigma{4d(d+\sigma "
    r"X^2)}-\frac1{2(1-\theta)}\sum_{l\ge2}\frac{g_lX^{2l-4}}{\prod_{j<l}(d+2j)^2},$$ products over $0\le j<l$, if "
    r"$m_1>0$; $G>0$ if $m_1=0$ and $m\ne0$. For $d=2$ and leading degree $k$ the same holds with $m_k$ for $m_1$, "
    "and in the sum $g_{kl}$ for $g_l$. If the right side is $>0$ and $G>0$ at all critical points outside the slab, "
    r"the uniform density is the only minimiser among those considered, at every $K\le K_\#$.",
    hypotheses=(r"all $\kappa_l\ge0$", r"$\theta<1$", "the leading degree is one, and is 1 or $d=2$"),
    uses=("coupling:gibbs", "coupling:origin", "bessel:convergents", "bessel:recurrences", "eq:2.9", "lem:variational"),
    steps=(
        define(
            r"$g_l=2K_\#\kappa_l=N_l\alpha_l$, so $g_1=N_1=d$. $a=dm_1$. In the coordinates $\sqrt gz$ the Hessian of "
            "$G$ is $1-S$ ([coupling:origin]).",
        ),
        ident(
            r"On a line $m_1$ constant, from $(m_1,0,\dots)$ to $m$, the second derivative of $G$ per length is at "
            r"least $1-\theta$: $G(m)\ge G(m_1,0,\dots)-\frac{\mathrm{slope}^2}{2(1-\theta)}$ with "
            r"$\mathrm{slope}^2=\sum_{l\ge2}g_lM_l(a)^2$, the gradient there being $\sqrt{g_l}(0-M_l(a))$. For $a=0$ "
            "it vanishes, and $G>0$ off $m=0$.",
            -_slope * _dist + (1 - _theta) * _dist**2 / 2,
            (1 - _theta) * (_dist - _slope / (1 - _theta)) ** 2 / 2 - _slope**2 / (2 * (1 - _theta)),
        ),
        ident(
            r"Along the axis $G=\frac{a^2}{2d}-\log Z(a)$ has the derivative $\frac ad-r_{d/2-1}(a)$ in $a$, where "
            r"$r_{d/2-1}=\bigl(\frac da+r\bigr)^{-1}$ with $r=r_{d/2}(a)$ ([bessel:recurrences]): it is "
            r"$\frac{a^2r}{d(d+ar)}$.",
            _a / d - 1 / (d / _a + _r),
            _a**2 * _r / (d * (d + _a * _r)),
        ),
        sign(
            r"That increases with $r$, the derivative being $\frac{a^2}{(d+ar)^2}>0$, and $r\ge\sigma a$ for $a\le X$ "
            "([bessel:convergents] at the order $\\frac d2$).",
            sp.diff(_a**2 * _r / (d * (d + _a * _r)), _r),
            positive_symbols=(_a, _r, d),
        ),
        ident(
            r"So it is at least $\frac{\sigma a^3}{d(d+\sigma X^2)}$, and $G\ge\frac{\sigma a^4}{4d(d+\sigma X^2)}$ "
            "there, as $G=0$ at $a=0$.",
            sp.diff(_sigma * _a**4 / (4 * d * (d + _sigma * x**2)), _a),
            _sigma * _a**3 / (d * (d + _sigma * x**2)),
        ),
        idents(
            r"$M_l(a)=\prod_{j<l}r_{d/2-1+j}(a)\le\prod_{j<l}\frac a{d+2j}$: the moments of the field $a$ of degree "
            r"$1$ are quotients of Bessel functions, and $r_\nu(x)<\frac x{2(\nu+1)}$ for $\nu>0$ "
            r"([bessel:convergents]); for $\nu=0$, as $r_0=(\frac2x+r_1)^{-1}$. $2(\frac d2-1+j+1)=d+2j$, and "
            r"$g_lM_l^2\le a^4g_lX^{2l-4}/\prod_{j<l}(d+2j)^2$ for $l\ge2$.",
            (2 * (d / 2 - 1 + L + 1), d + 2 * L),
            (_a ** (2 * L), _a**4 * _a ** (2 * L - 4)),
        ),
        argue(
            r"For $d=2$ and leading degree $k$ the field $a\cos k\theta$ is that of degree $1$ at the angle "
            r"$k\theta$, which is distributed as $\theta$: $M_{kl}$ takes the place of $M_l$, all others are $0$, and "
            "$g_k=2$ again.",
        ),
        sign(
            r"For $K\le K_\#$, $\mathcal F_K=\mathcal F_{K_\#}+(K_\#-K)\mathcal E\ge\mathcal F_{K_\#}$, as $\mathcal "
            r"E\ge0$: $s\delta\ge0$.",
            _s * _delta,
            nonnegative=(_s, _delta),
            strict=False,
        ),
        argue(
            r"A minimiser at $K_\#$ among those considered is a critical point, and $\mathcal F=G(m)$ there "
            "([coupling:gibbs]): inside the slab $G>0$ unless $m=0$, outside $G>0$. So it is uniform, for all "
            r"densities with $K_c=K_\#$ and a continuous transition ([lem:variational]).",
        ),
    ),
)

DERIVATIONS: Final = by_label(SLAB)
