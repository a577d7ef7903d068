"""K_c beyond beta_*: the covering identity, the Gibbs bound on a box, the functional test with every "
"remainder, the tail.

Zonal rho with moments m_l, g_l = 2 K kappa_l, Lambda(a) = log int exp(sum a_l P_l), F_K = H - (1/2) sum g_l m_l^2.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import d

_a, _g, _m, _c, _M, _L = sp.symbols("a g m c M Lambda", real=True)
_lo, _hi = sp.symbols("lo hi", real=True)
_th = sp.Symbol("theta", nonnegative=True)
_th2 = sp.Symbol("theta'", nonnegative=True)
_X, _A, _E = sp.symbols("X A E", real=True)
_x = sp.Symbol("x", positive=True)
_s, _w = sp.symbols("s t", nonnegative=True)
_l = sp.Symbol("l", positive=True)
_e = sp.Symbol("delta", nonnegative=True)
_g1, _t = sp.symbols("g_ t_", positive=True)

COVERING: Final = Derivation(
    label="coupling:gibbs",
    title="The covering identity and the Gibbs bound on a box of moments",
    statement=r"For every density and every field $a$: $\mathcal F_K\ge\sum_l(a_lm_l-\frac12g_lm_l^2)-\Lambda(a)$. "
    r"With $a=gc$ the right side is $G(c)-\frac12\sum_lg_l(m_l-c_l)^2$, "
    r"$G(c)=\frac12\sum_lg_lc_l^2-\Lambda(gc)$, with equality $\mathcal F_K=G(m)$ at a critical point. On "
    "a box the right side is at least its value at the worst corner, coordinate by coordinate; modes "
    r"beyond $L$ cost at most $\frac\tau2m_1^2$.",
    hypotheses=(r"$|m_l|\le m_1$", r"$\tau\ge\sum_{l>L}g_l$"),
    steps=(
        argue(
            r"Gibbs: $H(\rho)=\int\rho\log\rho\ge\int\rho\varphi-\log\int e^\varphi$ for $\varphi=\sum_la_lP_l$, "
            r"because the difference is the entropy of $\rho$ relative to $e^\varphi/\int e^\varphi$, which is "
            r"nonnegative: $H(\rho)\ge\sum_la_lm_l-\Lambda(a)$.",
        ),
        ident(
            r"Completing the square, mode by mode, with $a=gc$: $gcm-\frac12gm^2=\frac12gc^2-\frac12g(m-c)^2$.",
            _g * _c * _m - _g * _m**2 / 2,
            _g * _c**2 / 2 - _g * (_m - _c) ** 2 / 2,
        ),
        ident(
            r"A critical point is $\rho=\exp(\sum_lg_lm_lP_l)/Z$, so $H=\sum_lg_lm_l^2-\Lambda(gm)$ and "
            r"$\mathcal F_K=\sum_lg_lm_l^2-\Lambda(gm)-\frac12\sum_lg_lm_l^2=G(m)$.",
            (_g * _m**2 - _L) - _g * _m**2 / 2,
            _g * _m**2 / 2 - _L,
        ),
        sign(
            r"$am-\frac12gm^2$ is concave in $m$ for $g\ge0$: at $m=\frac{m_-+tm_+}{1+t}$ it exceeds the chord by "
            r"$\frac{gt(m_+-m_-)^2}{2(1+t)^2}\ge0$, so over $[m_-,m_+]$ it is least at an end; a larger $g$ only "
            "lowers it.",
            sp.simplify(
                sum(
                    weight * (_a * x - _g1 * x**2 / 2) * sign_
                    for weight, x, sign_ in (
                        (sp.Integer(1), (_lo + _t * _hi) / (1 + _t), 1),
                        (1 / (1 + _t), _lo, -1),
                        (_t / (1 + _t), _hi, -1),
                    )
                )
            ).subs(_hi, _lo + _e),
            nonnegative=(_e,),
            positive_symbols=(_g1, _t),
            strict=False,
        ),
        argue(
            r"A field with $a_l=0$ for $l>L$ leaves $-\frac12g_lm_l^2\ge-\frac12g_lm_1^2$ there: in all "
            r"$-\frac12\sum_{l>L}g_lm_l^2\ge-\frac\tau2m_1^2$.",
        ),
    ),
)

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

_ratio = (2 * _l + d) * (_l + d - 2) / ((2 * _l + d - 2) * (_l + 1))

TAIL: Final = Derivation(
    label="coupling:interaction",
    title="The weights and the tail of their sum",
    statement=r"$\kappa_l=N_l\lambda_l$ satisfies $\frac{\kappa_{l+1}}{\kappa_l}"
    r"\le q_l=\frac{\beta(l+d-2)}{(l+1)(2l+d-2)}$, which decreases in $l\ge1$; so "
    r"$\sum_{l>L}\kappa_l\le\frac{\kappa_{L+1}}{1-q_{L+1}}$ if $q_{L+1}<1$. $\kappa_l$ and its derivative "
    r"increase in $\beta$.",
    hypotheses=(r"$d\ge2$", r"$l\ge1$"),
    uses=("bessel:convergents", "lem:funk-hecke", "gegenbauer:dimension"),
    steps=(
        ident(
            r"$\frac{N_{l+1}}{N_l}\frac\beta{2l+d}=\frac{\beta(l+d-2)}{(l+1)(2l+d-2)}$ for $d>2$ (for $d=2$ both "
            r"quotients $N_{l+1}/N_l$ are $1$), where $\frac{\lambda_{l+1}}{\lambda_l}=r_{d/2+l-1}(\beta)"
            r"\le\frac\beta{2l+d}$ ([bessel:convergents]).",
            _ratio / (2 * _l + d),
            (_l + d - 2) / ((_l + 1) * (2 * _l + d - 2)),
        ),
        sign(
            r"$q_l-q_{l+1}>0$ for $l=1+y\ge1$ and $d=2+x\ge2$.",
            sp.together(
                ((_l + d - 2) / ((_l + 1) * (2 * _l + d - 2)) - (_l + d - 1) / ((_l + 2) * (2 * _l + d))).subs(
                    {d: 2 + _th, _l: 1 + _th2}
                )
            ),
            nonnegative=(_th, _th2),
        ),
        argue(
            r"$\lambda_l=\frac1d\frac{(\beta/2)^{l-1}}{(d/2+1)_{l-1}}F(\tfrac d2+l,\tfrac{\beta^2}4)$ is a power "
            r"series in $\beta$ with nonnegative coefficients, so it and its derivatives increase.",
        ),
    ),
)

DERIVATIONS: Final = by_label(COVERING, FUNCTIONAL, TAIL)
