"""The branch of critical fields about one field, uniformly in the weights (`reduction:chart`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign

_k = sp.Symbol("k", nonnegative=True)
_s = sp.Symbol("s", real=True)
_g, _m, _M, _n = (sp.Function(name)(_s) for name in ("g", "m", "M", "n"))
_x, _y, _w, _v = sp.symbols("x y w v", real=True)

CHART: Final = Derivation(
    label="reduction:chart",
    title="The branch of critical fields about one field, for all weights near some",
    statement=r"Let $(a_c,y_c)$, $a_c\ge0$, $y_c\ge0$, $y_{c,l}=0$ for $l>L$, be a field with moments $M$, covariance "
    r"$C$ and third cumulants $T$, $g^0_l=y_{c,l}/M_l$ for $2\le l\le L$ and $g^0_l=0$ beyond. Let $g_l\ge0$, "
    r"$|g_l-g^0_l|\le D_l$ for $2\le l\le L$ and $\sum_{l>L}g_l\le\tau$. Let $e_1=r>0$, $e_l$, $\delta_l$, $b$ be "
    r"positive, $s_l=1+|M_l|$, $U=\sum_{l\le L}e_ls_l$, $v^2=\sum_{j,k\le L}|C_{jk}|e_je_k$, "
    r"$\mathrm{taylor}(U)=\frac12+\frac U6+\frac{U^2}{24}e^U$, $w=2e^U\tau b$, $\tau b\le1$, "
    r"$\Omega=\mathrm{taylor}(U)v^2+w<1$, $e^U+w\le b(1-\Omega)$, and for $l,k\le L$ "
    r"$$m'_l=\frac{\sum_k|C_{lk}|e_k+\frac12\sum_{j,k}|T_{ljk}|e_je_k+(\mathrm{taylor}(U)-\tfrac12)Uv\sqrt{C_{ll}}"
    r"+s_lw}{1-\Omega},$$ $$S_{lk}=\frac{|C_{lk}|+\sum_j|T_{lkj}|e_j+\mathrm{taylor}(U)U^2\sqrt{C_{ll}C_{kk}}"
    r"+s_ls_kw}{1-\Omega}+m'_lm'_k,\quad\mu_l=\sum_{2\le k\le L}S_{lk}\delta_k+\tau b^2(s_l+m'_l).$$ If "
    r"$(g^0_l+D_l)m'_l+D_l|M_l|<e_l$ and $(g^0_l+D_l)\mu_l+D_l(|M_l|+m'_l)<\delta_l$ for $2\le l\le L$, and "
    r"$\sum_{2\le l\le L}(s_l+m'_l)\delta_l+(1+b)\tau b<1$, then for every complex $a$ with $|a-a_c|\le r$ there is "
    r"exactly one $y$ with $y_l=g_lM_l(a,y)$ for $l\ge2$, $|y_l-y_{c,l}|\le e_l$ for $l\le L$ and $|y_l|\le g_lb$ "
    r"beyond. It is holomorphic in $|a-a_c|<r$, real for real $a$ and nonnegative for real $a\ge0$; "
    r"$|M_l(a,y)-M_l|\le m'_l$ for $l\le L$. With $L(a;g)=\Phi(a,y)$ and $M^0_l(a)$ the moments at $g^0$, "
    r"$|L(a;g)-L(a;g^0)-\frac12\sum_{2\le l\le L}(g_l-g^0_l)M^0_l(a)^2|\le E$, "
    r"$E=\frac12\sum_{2\le l\le L}D_l\mu_l(2|M_l|+2m'_l+\mu_l)+\frac12\tau b^2$.",
    hypotheses=(r"$d\ge2$", r"$M_l>0$ wherever $y_{c,l}>0$"),
    uses=("coupling:positivity", "coupling:third", "gegenbauer:dimension"),
    steps=(
        define(
            r"$\mathbb E$ is the mean at the centre, $Q_l=P_l-M_l$, $|Q_l|\le s_l$. For a field of the "
            r"polydisc let $\zeta_1=a-a_c$, $\zeta_l=y_l-y_{c,l}$, $X=\sum_{l\le L}\zeta_lQ_l$ and "
            r"$t=\sum_{l>L}y_lP_l$: $|X|\le U$, $|t|\le\tau b$, $\mathbb EX=0$, and "
            r"$\mathbb E|X|^2\le v^2$. Means there are "
            r"$\mathbb E'f=\mathbb E[fe^{X+t}]/\mathbb E[e^{X+t}]$.",
        ),
        sign(
            r"$|e^X-1-X|\le\sum_k\frac{|X|^{k+2}}{(k+2)!}\le\mathrm{taylor}(U)|X|^2$, as in [coupling:third]: "
            r"$(k+4)!\ge24k!$, since $(k+1)(k+2)(k+3)(k+4)-24\ge0$; without its first term the same sum gives "
            r"$|e^X-1-X-\frac12X^2|\le(\mathrm{taylor}(U)-\frac12)|X|^2$.",
            sp.expand((_k + 1) * (_k + 2) * (_k + 3) * (_k + 4) - 24),
            nonnegative=(_k,),
            strict=False,
        ),
        argue(
            r"$|e^t-1|\le e^{\tau b}-1\le2\tau b$, as $\tau b\le1$, so $\mathbb E|e^X(e^t-1)|\le w$ and "
            r"$\mathbb E|e^{X+t}|\le e^U+w$. Since $\mathbb EX=0$, $|\mathbb E[e^{X+t}]-1|\le\Omega<1$; so "
            r"$|\mathbb E'f|\le\frac{e^U+w}{1-\Omega}\sup|f|\le b\sup|f|$, and $\Lambda$ is holomorphic in the field.",
        ),
        argue(
            r"$\mathbb E[Q_le^{X+t}]=\sum_kC_{lk}\zeta_k+\frac12\sum_{j,k}T_{ljk}\zeta_j\zeta_k+\mathbb "
            r"E[Q_l(e^X-1-X-\frac12X^2)]+\mathbb E[Q_le^X(e^t-1)]$, where $\mathbb E|Q_l||X|^2\le "
            r"U\,\mathbb E|Q_l||X|\le Uv\sqrt{C_{ll}}$ (Cauchy and Schwarz). So $|M_l(a,y)-M_l|=|\mathbb E'"
            r"Q_l|\le m'_l$.",
        ),
        ident(
            r"$\mathrm{Cov}'(P_l,P_k)=\mathbb E'[Q_lQ_k]-\mathbb E'Q_l\,\mathbb E'Q_k$: a "
            "covariance does not change with the constants that are subtracted.",
            _x * _y - _w * _v,
            (_x - _M) * (_y - _n) - (_w - _M) * (_v - _n) + _M * (_y - _v) + _n * (_x - _w),
        ),
        argue(
            r"$|\mathbb E[Q_lQ_ke^{X+t}]|\le|C_{lk}|+\sum_j|T_{lkj}|e_j+\mathrm{taylor}(U)U^2\,\mathbb "
            r"E|Q_lQ_k|+s_ls_kw$, so the covariance is at most $S_{lk}$ for $l,k\le L$; at most "
            r"$b(s_l+m'_l)$ for $l\le L<k$, and at most $b+b^2$ for $l,k>L$, by $|\mathbb E'f|\le b\sup|f|$. These are "
            r"the derivatives of the $M_l$.",
        ),
        argue(
            r"The map $y\mapsto gM(a,y)$ sends the polydisc into itself: "
            r"$g_lM_l(a,y)-y_{c,l}=g_l(M_l(a,y)-M_l)+(g_l-g^0_l)M_l$ is at most $(g^0_l+D_l)m'_l+D_l|M_l|<e_l$, and "
            r"beyond $L$ $|g_lM_l|\le g_lb$. It is a contraction in the norm $\max\{\max_{2\le l\le "
            r"L}\frac{|\zeta_l|}{\delta_l},\frac1{\tau b}\sum_{l>L}|y_l|\}$: along a segment $M_l$ moves by at most "
            r"$\mu_l$ times the norm for $l\le L$, and $(g^0_l+D_l)\mu_l<\delta_l$; beyond, the sum of the moves of "
            r"$g_lM_l$, $l>L$, is at most $\tau b\big(\sum_k(s_k+m'_k)\delta_k+(1+b)\tau b\big)<\tau b$ times the "
            r"norm. The rows are "
            r"finitely "
            r"many, so the factor is less than $1$ (if $\tau=0$ there is no tail). So there is one fixed point, the "
            r"limit of the iterates from $y_c$, uniformly in $a$.",
        ),
        argue(
            r"The iterates are holomorphic in $a$, so is their limit; they are real for real $a$, and for real $a\ge0$ "
            r"nonnegative, as $y_c\ge0$ and $M_l\ge0$ at nonnegative fields ([coupling:positivity]). All this holds "
            r"for "
            r"$g_s=g^0+s(g-g^0)$, $0\le s\le1$, as well, and $y$ is differentiable in $s$.",
        ),
        argue(
            r"With $y(s)$ at $g_s$: $y_l(s)-y_l(0)=s(g_l-g^0_l)M_l(a,y(s))+g^0_l(M_l(a,y(s))-M_l(a,y(0)))$ for $l\le "
            r"L$, and $\sum_{l>L}|y_l(s)-y_l(0)|\le\tau b$. Let $q$ be the largest "
            r"$|y_l(s)-y_l(0)|/\delta_l$; if $q>1$, then $|M_l(a,y(s))-M_l(a,y(0))|\le q\mu_l$ and "
            r"$|y_l(s)-y_l(0)|\le D_l(|M_l|+m'_l)+g^0_lq\mu_l<q\delta_l$ for each $l$, which is absurd. So "
            r"$|M_l(a,y(s))-M_l(a,y(0))|\le\mu_l$.",
        ),
        ident(
            r"$\frac{d}{ds}\big(\Lambda-\frac12\sum g_lm_l^2\big)=\frac12\sum g_l'm_l^2$ with $y_l=g_lm_l$, "
            r"$m_l=M_l=\partial_{y_l}\Lambda$, mode by mode.",
            _m * sp.diff(_g * _m, _s) - sp.diff(_g * _m**2, _s) / 2,
            sp.diff(_g, _s) * _m**2 / 2,
        ),
        argue(
            r"So $L(a;g)-L(a;g^0)=\frac12\sum_l(g_l-g^0_l)\int_0^1M_l(a,y(s))^2ds$, where for $l\le L$ "
            r"$|M_l(a,y(s))^2-M^0_l(a)^2|\le\mu_l(2|M_l|+2m'_l+\mu_l)$, and $|M_l|\le b$ beyond.",
        ),
    ),
)

DERIVATIONS: Final = by_label(CHART)
