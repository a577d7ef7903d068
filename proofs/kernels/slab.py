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

_sigma = sp.symbols("sigma", positive=True)
_a, _r, _b, _s, _y = sp.symbols("a r b s y", positive=True)
_g, _h, _tau, _v, _w, _q, _mu = sp.symbols("g h tau v w Q mu", positive=True)
_delta, _e = sp.symbols("delta e", nonnegative=True)

SLAB: Final = Derivation(
    label="kernels:slab",
    title=r"$K_c=K_\#$ by a slab and a cover",
    statement=r"Let all $\kappa_l\ge0$, $K=K_\#$, and let degree $1$ alone be leading, so $g_1=d$. A slab is "
    r"$\{0\le m_l\le x_l\ (l\le L),\ |m_l|\le b\ (l>L)\}$, with $X=dx_1$ and $\tau\ge\sum_{l>L}g_l$. An index $t$ "
    r"stands "
    r"for all degrees beyond $L$: $g_t=\tau$. For $2\le j,l\le L$ let $Q_{jl}=e^{\tau b}\int P_jP_le^{\sum_{i\le "
    r"L}g_ix_iP_i}w\,dt$, and $Q_{jt}=Q_{tl}=Q_{tt}=1$; $\mu_l=X^{l-2}/\prod_{0\le j<l}(d+2j)$, $\mu_t=\mu_{L+1}$. Let "
    r"$v_j>0$, $r_j=v_j-\sum_lQ_{jl}g_lv_l>0$ and $c=\max_j\mu_j/r_j$, indices from $2$ to $L$ and $t$. With "
    r"$\sigma=\bigl(d+2+\frac{X^2}{d+4}\bigr)^{-1}$, on the slab $$\frac{G(m)}{(dm_1)^4}\ge\frac\sigma{4d(d+\sigma "
    r"X^2)}-\frac c2\sum_j\mu_jg_jv_j$$ if $m_1>0$; $G>0$ if $m_1=0$ and $m\ne0$. For $d=2$ and leading degree $k$ the "
    r"same holds with $m_k$ for $m_1$, all other degrees for $l\ge2$, $\mu_{kl}$ as $\mu_l$ here, $\mu_l=0$ where $k$ "
    r"does not divide $l$, and $\mu_t$ that of the first multiple of $k$ beyond $L$. If the right side is $>0$ and "
    r"$G>0$ at all critical points outside the slab, the uniform density is the only minimiser among those considered, "
    r"at every $K\le K_\#$.",
    hypotheses=(r"all $\kappa_l\ge0$", "$v_j>0$, $r_j>0$", "the leading degree is one, and is 1 or $d=2$"),
    uses=(
        "coupling:gibbs",
        "coupling:origin",
        "coupling:positivity",
        "bessel:convergents",
        "bessel:recurrences",
        "eq:2.9",
        "lem:variational",
    ),
    steps=(
        define(
            r"$g_l=2K_\#\kappa_l=N_l\alpha_l$, so $g_1=N_1=d$. $a=dm_1$. In the coordinates $\sqrt gz$ the Hessian of "
            r"$G$ is $1-S$ ([coupling:origin]), $y\cdot Sy$ being the variance of $\sum_ly_l\sqrt{g_l}P_l$.",
        ),
        idents(
            r"On the slab and for $y_1=0$, $y\cdot Sy\le\sum_{j,l}|y_j|\sqrt{g_j}Q_{jl}\sqrt{g_l}|y_l|=:|y|\cdot "
            r"B|y|$, "
            r"$y_t$ the norm of $(y_l)_{l>L}$. With $f=\sum_{l\le L}$ and $f_t=\sum_{l>L}$ of the terms, "
            r"$|f_t|\le\sqrt\tau y_t$ by Cauchy and Schwarz, so $\mathbb E(f+f_t)^2\le\mathbb E "
            r"f^2+2\sum_j|y_j|\sqrt{g_j}\sqrt\tau y_t+\tau y_t^2$; and $\mathbb E f^2\le e^{\tau b}\int "
            r"f^2e^{\sum_{l\le "
            r"L}g_lz_lP_l}w\,dt$, as $Z\ge1$, whose coefficients are $\ge0$ and do not decrease in $z$ "
            r"([coupling:positivity]).",
            (_y * sp.sqrt(_g) * sp.sqrt(_tau) * _s, _y * sp.sqrt(_g) * 1 * sp.sqrt(_tau) * _s),
            ((_y * sp.sqrt(_tau)) ** 2, _y * sp.sqrt(_tau) * 1 * sp.sqrt(_tau) * _y),
        ),
        ident(
            r"With $w_j=\sqrt{g_j}v_j>0$, $((1-B)w)_j=\sqrt{g_j}r_j>0$: by Collatz and Wielandt the spectral radius of "
            r"$B$, whose entries are $\ge0$, is less than 1, and so $(1-B)^{-1}=\sum_nB^n$ has entries $\ge0$. Two "
            "indices are enough to show it.",
            sp.sqrt(_g) * _v - sp.sqrt(_g) * _q * sp.sqrt(_h) * sp.sqrt(_h) * _w,
            sp.sqrt(_g) * (_v - _q * _h * _w),
        ),
        ident(
            r"On a line $m_1$ constant, from $(m_1,0,\dots)$ to $m$, which is in the slab: the gradient at its start "
            r"is "
            r"$-s$ with $s_l=\sqrt{g_l}M_l(a)\ge0$, so $G(m)\ge G(m_1,0,\dots)-s\cdot|y|+\frac12|y|\cdot(1-B)|y|\ge "
            r"G(m_1,0,\dots)-\frac12s\cdot(1-B)^{-1}s$. For $a=0$ the gradient vanishes, and $G>0$ off $m=0$. One "
            "variable is enough to show it.",
            -_s * _y + _b * _y**2 / 2,
            _b / 2 * (_y - _s / _b) ** 2 - _s**2 / (2 * _b),
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
            r"([bessel:convergents]); for $\nu=0$, as $r_0=(\frac2x+r_1)^{-1}$. $2(\frac d2-1+j+1)=d+2j$. So "
            r"$M_l\le a^2\mu_l$ for $l\ge2$; and as the factors are below 1, $M_l\le M_{L+1}$ beyond $L$, where the "
            r"norm "
            r"of $s$ is at most $s_t=\sqrt\tau a^2\mu_t$.",
            (2 * (d / 2 - 1 + L + 1), d + 2 * L),
            (_a**L, _a**2 * _a ** (L - 2)),
        ),
        ident(
            r"So $s\le a^2c(1-B)w$ in every entry, as $\mu_j\le cr_j$, hence $(1-B)^{-1}s\le a^2cw$ and "
            r"$s\cdot(1-B)^{-1}s\le a^2cs\cdot w\le a^4c\sum_j\mu_jg_jv_j$.",
            (sp.sqrt(_g) * _a**2 * _mu) * (_a**2 * sp.sqrt(_g) * _v),
            _a**4 * _mu * _g * _v,
        ),
        argue(
            r"For $d=2$ and leading degree $k$ the field $a\cos k\theta$ is that of degree $1$ at the angle "
            r"$k\theta$, which is distributed as $\theta$: $M_{kl}$ takes the place of $M_l$, all others are $0$, and "
            "$g_k=2$ again.",
        ),
        sign(
            r"For $K\le K_\#$, $\mathcal F_K=\mathcal F_{K_\#}+(K_\#-K)\mathcal E\ge\mathcal F_{K_\#}$, as $\mathcal "
            r"E\ge0$: a product of two numbers $\ge0$.",
            _e * _delta,
            nonnegative=(_e, _delta),
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
