"""Exactly two minimisers at K_c away from beta_*, and K_c there (`reduction:isolation`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents

_a, _x, _u = sp.symbols("a x u", positive=True)
_L = sp.Function("L")
_n = sp.Symbol("n", integer=True, positive=True)
_D, _M, _t, _f, _c = sp.symbols("D M t f c", positive=True)
_H, _G, _y, _g = sp.symbols("Lambda G y g", real=True)

ISOLATION: Final = Derivation(
    label="reduction:isolation",
    title=r"Exactly two minimisers at $K_c$ away from $\beta_*$",
    statement=r"Let $0<\beta_0\le\beta_1$, $0<\kappa_-\le\kappa_+<1$, $\kappa=\frac K{K_\#}$, $g_l=\kappa "
    r"N_l\alpha_l(\beta)$, $r$, $Y$, $g^+$, the polydisc, $R$ and $\ell$ as in [reduction:touching], and "
    r"$0<a_-<a_+\le dr$. Suppose that $L(a)<\frac{a^2}{2d\kappa_+}$ for $0<a<a_-$ and for $a_+<a\le dr$ at "
    r"$(\beta_1,\kappa_+)$; that $[a_-,a_+]$ is covered by charts ([reduction:chart]) for all "
    r"$\beta$ in $[\beta_0,\beta_1]$ and $\kappa$ in $[\kappa_-,\kappa_+]$, with $y_{c,l}+e_l\le g_l^+r$, on each of "
    r"which $N=5aL'-a^2L''-8L>0$ for all of these; that at $(\beta_1,\kappa_-)$, for one $a_p$ in $[a_-,a_+]$ in the "
    r"middle of such a chart, $\frac{L}{a_p^2}+\frac{|a_pL'-2L|}{2a_p^4}\max_\pm|a_\pm^2-a_p^2|<\frac1{2d\kappa_-}$; "
    r"and "
    r"that at $(\beta_0,\kappa_+)$ $\frac{a^2}{2d\kappa_+}<\Phi(a,y)$ for some field. Then for every $\beta$ of "
    r"$[\beta_0,\beta_1]$: $\kappa_-K_\#\le K_c<\kappa_+K_\#$, and at $K_c$ the minimisers are the uniform density "
    r"and, "
    r"up to rotation, exactly one other, with $a_-\le d\frac{K_c}{K_\#}m_1\le a_+$. If $aL'-2L$ is positive at $a_1$ "
    r"and negative at $a_2$ of $[a_-,a_+]$ for all these $\beta$ and $\kappa$, $a_1\le d\frac{K_c}{K_\#}m_1\le a_2$.",
    hypotheses=(r"$d\ge2$",),
    uses=(
        "reduction:extent",
        "reduction:concavity",
        "reduction:chord",
        "reduction:disc",
        "reduction:chart",
        "reduction:jets",
        "reduction:touching",
        "coupling:gibbs",
        "coupling:moments",
        "supp:polarisation",
        "eq:2.9",
        "eq:2.16",
        "eq:4.23",
        "lem:variational",
    ),
    cites=("entropy-lower-semicontinuity",),
    steps=(
        define(
            r"$f(a)=\frac{a^2}{2d\kappa}-L(a)=a^2\psi(a^2)$, $\psi(u)=\frac1{2d\kappa}-\ell(u)$. As in "
            r"[reduction:touching]: $f$ decreases when $\beta$ or $\kappa$ increases; a minimiser that is not uniform "
            r"has "
            r"a field $0<a\le dr$, $y$ in $Y$, critical, with $\mathcal F=f(a)$, and at a critical $y$ of "
            r"$\Phi(a,\cdot)$ "
            r"the density with the field $(a,y)$ has $\mathcal F\le f(a)$.",
        ),
        argue(
            r"On a chart the branch of [reduction:chart] is real and nonnegative for real $a$, $y_l\le y_{c,l}+e_l\le "
            r"g_l^+r$ for $l\le L$ and $y_l=g_lM_l\le g_l^+$ beyond: it is in $Y$, so that $L(a)=\Phi(a,y)$ there "
            r"([reduction:chord]). Where the series is used, $0<a\le a_0<R$, the branch of [reduction:disc] is.",
        ),
        idents(
            r"With $u=a^2$, $\ell(u)=\frac{L(\sqrt u)}u$: $\frac{d\ell}{du}=\frac{aL'-2L}{2a^4}$ and "
            r"$\frac{d^2\ell}{du^2}=-\frac N{4a^6}$. So $\psi$ is strictly convex in $u$ on $[a_-^2,a_+^2]$.",
            (
                sp.diff(_L(_a) / _a**2, _a) / (2 * _a),
                (_a * sp.diff(_L(_a), _a) - 2 * _L(_a)) / (2 * _a**4),
            ),
            (
                sp.diff(sp.diff(_L(_a) / _a**2, _a) / (2 * _a), _a) / (2 * _a),
                -(5 * _a * sp.diff(_L(_a), _a) - _a**2 * sp.diff(_L(_a), _a, 2) - 8 * _L(_a)) / (4 * _a**6),
            ),
        ),
        argue(
            r"Lower bound. At $(\beta_1,\kappa_-)$ $f$ is at least what it is at $(\beta_1,\kappa_+)$, so positive on "
            r"$(0,a_-)$ and $(a_+,dr]$; between, the concave function $\ell$ lies below its tangent at $a_p^2$, which "
            r"is "
            r"below $\frac1{2d\kappa_-}$. At $\beta\le\beta_1$ $f$ is larger still. So at $\kappa_-K_\#(\beta)$ a "
            r"minimiser, which exists ([entropy-lower-semicontinuity]), is uniform: $K_c\ge\kappa_-K_\#$.",
        ),
        ident(
            r"Upper bound. For any field the density $\rho$ with it has $\mathcal F=aM_1+\sum "
            r"y_lM_l-\Lambda-\frac12\sum "
            r"g_lM_l^2\le\frac{a^2}{2g_1}-\Phi(a,y)$, mode by mode $yM-\frac12gM^2=\frac{y^2}{2g}-\frac g2(M-\frac "
            r"yg)^2$; which is negative at $(\beta_0,\kappa_+)$, and so at every $\beta\ge\beta_0$, because $\Phi$ "
            r"increases with $g$. So $K_c<\kappa_+K_\#<K_\#$.",
            _y * _M - _g * _M**2 / 2,
            _y**2 / (2 * _g) - _g / 2 * (_M - _y / _g) ** 2,
        ),
        argue(
            r"At $K_c<K_\#$ there is a minimiser that is not uniform, as in [reduction:touching] (2.9), (2.16). It has "
            r"$f(a)=0$, so $a_-\le a\le a_+$, as $f$ is positive elsewhere already at $(\beta_1,\kappa_+)$. On "
            r"$[a_-,a_+]$ $f\ge\mathcal F\ge0$, so $\psi\ge0$ is strictly convex there and has one zero at most. $a$ "
            r"determines $y$, and they the density; the axis is the only freedom left. Where $\ell'>0$, $\psi$ "
            r"decreases, "
            r"and so it does before: as $\psi\ge0$, the zero is not before $a_1$, and in the same way not beyond "
            r"$a_2$.",
        ),
        idents(
            r"$N$ and $aL'-2L$ in a chart: for $F=\sum f_nx^n$ at $a+x$ the coefficient of $x^n$ in $5aF'-a^2F''-8F$ "
            r"is "
            r"$(5-2n)(n+1)af_{n+1}-(n+1)(n+2)a^2f_{n+2}-(n-2)(n-4)f_n$, and in $aF'-2F$ it is "
            r"$(n+1)af_{n+1}+(n-2)f_n$: the operator on $x^n$, sorted by powers.",
            (
                5 * (_a + _x) * sp.diff(_x**_n, _x) - (_a + _x) ** 2 * sp.diff(_x**_n, _x, 2) - 8 * _x**_n,
                (5 - 2 * (_n - 1)) * _n * _a * _x ** (_n - 1)
                - (_n - 1) * _n * _a**2 * _x ** (_n - 2)
                - (_n - 2) * (_n - 4) * _x**_n,
            ),
            (
                (_a + _x) * sp.diff(_x**_n, _x) - 2 * _x**_n,
                _n * _a * _x ** (_n - 1) + (_n - 2) * _x**_n,
            ),
        ),
        argue(
            r"Of $L$ itself [reduction:jets] gives the series at $g^0$, of $M_l^2$ too, with $|f_n|\le\frac A{r^n}$, "
            r"$A=rm'_1$ for $L$ and $A=(|M_l|+m'_l)^2$ for $M_l^2$; the terms left out add at most $A$ times "
            r"$\sum_{n>m}\big(\frac{|x|}r\big)^n$ and its derivatives, as in [reduction:touching]. The rest of "
            r"[reduction:chart] is a holomorphic function of $x$, at most $E$ for $|x|<r$, so that its derivatives at "
            r"$|x|\le\xi<r$ are at most $\frac E{r-\xi}$ and $\frac{2E}{(r-\xi)^2}$ (Cauchy). A polynomial moves on a "
            r"cell of half width $\eta$ by at most $\eta$ times its derivative in the middle and $\frac{\eta^2}2$ "
            r"times "
            "what bounds the second.",
        ),
        ident(
            r"At the centre of a chart the weights enter $L'=M_1$ through $\frac12\sum(g_l-g^0_l)(M_l^0)^2$ and the "
            r"rest: "
            r"$\frac12\frac d{dx}M^2=MM'$, $|M_l'|\le\frac{m'_l}r$, so $|L'-M_1|\le\frac1r(\sum D_l|M_l|m'_l+E)$.",
            sp.diff(sp.Function("m")(_x) ** 2 / 2, _x),
            sp.Function("m")(_x) * sp.diff(sp.Function("m")(_x), _x),
        ),
    ),
)

DERIVATIONS: Final = by_label(ISOLATION)
