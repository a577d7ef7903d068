"""(1.18) with a remainder for all beta >= beta_0, from inequalities at beta_0 (`large-beta:law`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign

_q, _Q, _j, _y, _C, _l = sp.symbols("q Q j y C ell", positive=True)
_n, _lam, _x = sp.symbols("n lambda x", positive=True)
_L = sp.Symbol("L", real=True)  # log |S^n|
_s = sp.Symbol("s", nonnegative=True)
_r = sp.Symbol("r", positive=True)

_cap = _L + _n / 2 * sp.log(_n / (2 * sp.pi))  # c_d of (1.19)

LAW: Final = Derivation(
    label="large-beta:law",
    title=r"(1.18), (1.19) as a theorem, with a remainder",
    statement=r"Let $n=d-1$, $Q_c=K_ce^\beta/\beta$, $q_*$ the larger root of $q-\frac "
    r"n2\log(2q)=\ell(\beta)=\log|S^n|+\frac n2\log\frac\beta{2\pi}$. If the inequalities below hold at $\beta_0$, "
    r"then for every $\beta\ge\beta_0$ $$q_*-\frac C{q_*}\le Q_c\le q_*-\frac c{q_*},$$ and $q_*=\frac "
    r"n2(\lambda+\log\lambda)+c_d+\frac n2\log\frac{2q_*}{n\lambda}$, $\lambda=\log\beta$, $c_d=\log|S^{d-1}|+\frac "
    r"n2\log\frac n{2\pi}$, where the last logarithm tends to $0$.",
    hypotheses=(r"$d\ge2$", r"$\beta_0\ge8$"),
    uses=(
        "large-beta:moments",
        "large-beta:uniform",
        "large-beta:gaussian",
        "eq:1.14",
        "coupling:interaction",
    ),
    source="(1.18), (1.19)",
    steps=(
        define(
            r"$Q=q-\frac Cq$, $j=\sqrt J$, $v=1-j$, $t=2Qj$, $\kappa=1+\frac n2+\frac d{\beta_0}$, and "
            r"$h(t)\ge\log\bigl(E_n(t)t^{n/2}e^{-t}\bigr)$ the bound of [large-beta:moments]. $q_0\le "
            r"q_*(\beta_0)\le q_1$ with $q_0\ge\frac n2+2$.",
        ),
        sign(
            r"$q-\frac n2\log(2q)$ increases for $q>\frac n2$, so $q_*$ exists and increases with $\beta$.",
            1 - _n / (2 * (_n / 2 + _x)),
            positive_symbols=(_n, _x),
        ),
        ident(
            r"By [large-beta:moments] $\mathcal F_K>0$ as soon as "
            r"$(1+2Q\mu)e^{-Q(J+\mu)}+(1+w)j^{-1-d/\beta}e^{-\ell}e^{-Q(J+\mu)}E_n(2Qj)<1$. The exponents: "
            r"$-\ell=-q+\frac n2\log(2q)$ and $-q+2Qj-Qj^2=-(q-Q)-Q(1-j)^2$.",
            -_q + 2 * _Q * _j - _Q * _j**2,
            -(_q - _Q) - _Q * (1 - _j) ** 2,
        ),
        ident(
            r"So with $E_n(t)\le t^{-n/2}e^{t+h}$ the second term is at most "
            r"$(1+w)e^{-C/q-Qv^2}(1-v)^{-\kappa}(q/Q)^{n/2}e^{h(t)}$: $(2q)^{n/2}t^{-n/2}=(q/Q)^{n/2}j^{-n/2}$. Call "
            "it $T_2$.",
            (2 * _q) ** (_n / 2) * (2 * _Q * _j) ** (-_n / 2),
            (_q / _Q) ** (_n / 2) * _j ** (-_n / 2),
        ),
        sign(
            r"The first is at most $T_1=(1+Q\mu)e^{-Qj^2}$: $(1+2x)e^{-x}\le1+x$, as $(1+x)e^x\ge(1+x)^2\ge1+2x$.",
            (1 + _x) ** 2 - (1 + 2 * _x),
            positive_symbols=(_x,),
        ),
        argue(
            r"Along a fixed $y=qv$, for $q\ge q_0$: $Q/q=1-C/q^2$ increases, so $-\frac Qqy^2$ decreases; "
            r"$\frac1v\log\frac1{1-v}$ increases in $v=\frac yq$, so $q\kappa\log\frac1{1-v}=\kappa "
            r"y\cdot\frac1v\log\frac1{1-v}$ decreases; $q\frac n2\log\frac qQ=-q\frac n2\log(1-C/q^2)$ decreases, "
            r"termwise in powers of $1/q$; $t=2\frac Qq(q-y)$ increases, $\frac qt$ decreases, and "
            r"$q\,t^me^{-t}=\frac qtt^{m+1}e^{-t}$ decreases where $t\ge m+1$, so $q\,h(t)$ decreases if $t\ge "
            r"k_0+\frac n2+1$; $q\log(1+w)\le\frac q{4\beta}\le\frac{q_1}{4\beta_0}$ for $n=1$ and $\beta\ge\beta_0$, "
            r"because $\frac q\beta$ decreases: from here on $e^{q_1/(4\beta_0q)}$ stands for $1+w$ in $T_2$, also at "
            r"$q<q_*(\beta_0)$, to which no $\beta\ge\beta_0$ belongs, and $w=\frac1{4\beta_0}$ in bounds of $\mu$. "
            r"Hence $q\log T_2$ decreases: if $T_2\le e^{-E/q_0}$ at $q_0$ with $E>0$, then $T_2\le e^{-E/q}$ at $q$.",
        ),
        sign(
            r"For $n=1$: $\beta\propto\frac{e^{2q}}{q}$, so $\frac q\beta\propto q^2e^{-2q}$, and $2-\frac2q>0$ for "
            "$q>1$.",
            2 - 2 / (1 + _x),
            positive_symbols=(_x,),
        ),
        ident(
            r"$q\,T_1$ decreases along $y$: with $j=1-\frac yq$, $\frac{dj}{dq}=\frac{1-j}q$, "
            r"$\frac{d}{dq}(Qj^2)=Q'j^2+\frac{2Qj(1-j)}q$, and $Q'=1+\frac C{q^2}\ge1$.",
            sp.diff((_q - _C / _q) * (1 - _y / _q) ** 2, _q),
            (1 + _C / _q**2) * (1 - _y / _q) ** 2 + 2 * (_q - _C / _q) * (1 - _y / _q) * (_y / _q) / _q,
        ),
        argue(
            r"So it decreases where $q\,s\ge1$, $s=j^2+2\frac Qqj(1-j)$; $s$ is a quadratic function of $j$ with "
            "$s(1)=1$ that is concave or increasing on $[0,1]$, hence least at an end, and it increases with $Q/q$: "
            r"$q_0s(j_0)\ge1$ suffices for all $j\ge j_0$. $Q\mu\le q(1+w)e^{-q}(2q)^{n/2}$ decreases for $q\ge\frac "
            "n2+1$.",
        ),
        argue(
            "$q(1-e^{-E/q})$ increases with $q$. So $T_1<1-e^{-E/q_0}$ at $(q_0,y)$ gives $T_1+T_2<1$ at $(q,y)$ "
            r"for all $q\ge q_0$. The cells show it at $q_0$ for every $v\in[0,1-j_0]$. A pair $(q,v)$ with "
            r"$qv>q_0(1-j_0)$ lies on a line that meets $v=1-j_0$ at some $q'\in[q_0,q]$; there $T_1+T_2<1$ because, "
            "at $v=1-j_0$ and without $e^{-C/q}$, everything decreases in $q$ and the sum is below $1$ at $q_0$; "
            "and then along the line as before, with $E>0$ at $q'$.",
        ),
        idents(
            r"The derivatives in $q$ at a fixed $v$: $-Qv^2$ and $\log\frac qQ$ decrease, as $Q'=1+\frac C{q^2}>0$ and "
            r"$\bigl(\log\frac qQ\bigr)'=-\frac{2C}{q(q^2-C)}$.",
            (sp.diff(_q - _C / _q, _q), 1 + _C / _q**2),
            (sp.simplify(sp.diff(sp.log(_q / (_q - _C / _q)), _q)), -2 * _C / (_q * (_q**2 - _C))),
        ),
        argue(
            r"$j\le j_0$: [large-beta:uniform] with $\mu\le(1+w)e^{-q}(2q)^{n/2}$. The logarithm of "
            r"$\mu\frac{e^{2Qj_0}}{Qj_0^2}$ has the derivative $\frac n{2q}+2j_0(1+\frac C{q^2})-1-\frac{Q'}Q<0$ if "
            r"$\frac n{2q_0}+2j_0(1+\frac C{q_0^2})\le1$, so the condition at $q_0$ is enough. Then $\mathcal F_K>0$ "
            r"at every density that is not uniform: $Q_c\ge q_*-\frac C{q_*}$.",
        ),
        argue(
            r"The upper bound is [large-beta:gaussian]: $\frac{a^2}{2\beta}$, the terms in $\frac1q$ and "
            r"$q^2\mu\le(1+w)q^2e^{-q}(2q)^{n/2}$ decrease for $q\ge\frac n2+2$, so its condition at $q_0$ is enough.",
        ),
        ident(
            r"$q_*=\ell+\frac n2\log(2q_*)=\frac n2(\lambda+\log\lambda)+c_d+\frac n2\log\frac{2q_*}{n\lambda}$.",
            sp.expand_log(
                _L
                + _n / 2 * (_lam - sp.log(2 * sp.pi))
                + _n / 2 * sp.log(2 * _q)
                - (_n / 2 * (_lam + sp.log(_lam)) + _cap + _n / 2 * sp.log(2 * _q / (_n * _lam))),
                force=True,
            ),
        ),
        argue(
            r"$\frac{2q_*}{n\lambda}\to1$: $q_*-\frac n2\log(2q_*)\sim\frac n2\lambda$, and $\log q_*=o(q_*)$. So "
            r"$Q_c=\frac n2(\lambda+\log\lambda)+c_d+o(1)$, which is (1.18) with (1.19).",
        ),
        argue(
            r"$K_c$ does not increase with $\beta$: $\mathcal E=\sum_l\lambda_l\|\mathsf P_l\rho\|^2$, and every "
            r"$\lambda_l$ increases ([coupling:interaction]). So on an interval its values at the ends enclose it.",
        ),
    ),
)

DERIVATIONS: Final = by_label(LAW)
