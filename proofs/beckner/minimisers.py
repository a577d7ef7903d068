"""Theorem 3.5 in dimension 3, no inequality cited: minimisers are zonal, and for zonal densities (3.3) is proved."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.beckner.criterion import coefficient
from proofs.bessel.majorisation import weight
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import d, l
from proofs.gegenbauer import dimension, moment

_m, _p, _q, _s = (sp.Symbol(name, positive=True) for name in "mpqs")
_lam1, _A = sp.Symbol("lambda_1", positive=True), sp.Symbol("A_l", positive=True)
_b, _c, _H = sp.symbols("b_l c H", real=True)

MINIMISERS: Final = Derivation(
    label="supp:beckner-minimisers-3",
    title="Theorem 3.5 in dimension 3, from zonal densities alone",
    statement=r"Let $d=3$, $W(x,y)=k(x\cdot y)$ with $k$ continuous and strictly increasing, $\lambda_1>0$, and "
    r"$\mathrm{largest}=\max_{l\ge1}A_l\alpha_l$ finite. Then $\sigma$ minimises $\mathcal F_K$ for "
    r"$0\le K\le K_1/\mathrm{largest}$, and for $0\le K\le\frac{K_1}{2\,\mathrm{largest}}$ the uniform density is the "
    r"only critical point. If $\alpha_l\le1/A_l$ for every $l\ge2$, one strictly, then $K_c=K_\#=K_1$, $\sigma$ is the "
    r"unique minimiser for $0\le K\le K_1$, and the transition is continuous.",
    hypotheses=("$d=3$", r"$k$ continuous and strictly increasing on $[-1,1]$", "$W$ centred", r"$\lambda_1>0$"),
    uses=(
        "supp:zonal-beckner-3",
        "supp:polarisation",
        "supp:abel-regularisation",
        "lem:projections",
        "lem:variational",
        "prop:critical-uniqueness",
        "gegenbauer:moments",
        "gegenbauer:dimension",
        "eq:2.8",
        "eq:2.16",
        "eq:3.2",
    ),
    source="Theorem 3.5, with a minimiser in place of every density",
    does_not_prove="the inequality (3.3) for densities that are not zonal",
    steps=(
        argue(
            r"Let $0<K\le K_1/\mathrm{largest}$. A minimiser $\rho$ exists ([lem:variational]), has a continuous "
            r"positive density ([eq:2.16]), and is zonal about some axis ([supp:polarisation]): $\rho(x)=f(x\cdot e)$ "
            r"with $f$ continuous and positive on $[-1,1]$.",
        ),
        idents(
            r"For $d=3$ the weight $w=c(1-t^2)^{(d-3)/2}$ is constant, so it is $\frac12$ ([gegenbauer:moments] has "
            r"its second moment $\frac13$), $N_l=2l+1$ and $A_l=\frac{l(l+1)}2$.",
            (sp.integrate(sp.Symbol("t") ** 2 / 2, (sp.Symbol("t"), -1, 1)), moment(sp.Integer(1), sp.Integer(3))),
            (dimension(l, d).subs(d, 3), 2 * l + 1),
            (weight(l, d).subs(d, 3), l * (l + 1) / 2),
        ),
        ident(
            r"By the addition theorem ([gegenbauer:dimension]) $\mathsf P_l\rho=N_lm_lP_l(x\cdot e)$, "
            r"$m_l=\frac12\int P_lf$, so $\|\mathsf P_l\rho\|^2=N_lm_l^2$: [supp:zonal-beckner-3] is "
            r"$H(\rho|1)\ge\frac12\sum_l\|\mathsf P_l\rho\|^2/A_l$ for this $\rho$, with equality only if "
            r"$\rho=\rho_a$ with $a=re$.",
            (dimension(l, d) * _m) ** 2 / dimension(l, d),
            dimension(l, d) * _m**2,
        ),
        sign(
            r"With $A_l\alpha_l=p>0$, $\mathrm{largest}=p+q$ and $K=\frac{K_1}{\mathrm{largest}}-s$, $q,s\ge0$: "
            r"$b_l=\frac1{2A_l}-K\lambda_l\ge0$. Where $\lambda_l\le0$ it is positive.",
            coefficient(_A, 1 / (2 * _lam1 * (_p + _q)) - _s, _p / _A * _lam1),
            None,
            (_q, _s),
            (_A, _lam1, _p),
            strict=False,
        ),
        ident(
            r"$\mathcal F_K(\rho)-\mathcal F_K(1)=\bigl(H-\tfrac12\sum\|\mathsf P_l\rho\|^2/A_l\bigr)+\lim_{r\to1}\sum"
            r"\bigl(\frac1{2A_l}-Kr^l\lambda_l\bigr)\|\mathsf P_l\rho\|^2$ ([eq:2.8], [supp:abel-regularisation]): in "
            "one degree, $-Kr^l\\lambda_l$ and both parts.",
            (_H - _p / (2 * _A)) + (1 / (2 * _A) - _c) * _p,
            _H - _c * _p,
        ),
        ident(
            r"$\frac1{2A_l}-Kr^l\lambda_l=\frac{1-r^l}{2A_l}+r^lb_l\ge r^lb_l$, so the limit is at least "
            r"$\sum_lb_l\|\mathsf P_l\rho\|^2\ge0$ by monotone convergence. So "
            r"$\mathcal F_K(\sigma)\le\mathcal F_K(\rho)$, and $\sigma$ is a minimiser itself.",
            1 / (2 * _A) - _q * (1 / (2 * _A) - _b),
            (1 - _q) / (2 * _A) + _q * _b,
        ),
        argue(
            r"So $K_c\ge K_1/\mathrm{largest}>0$, and [prop:critical-uniqueness] gives the second statement.",
        ),
        argue(
            r"If $\alpha_l\le1/A_l$ for $l\ge2$, then $\mathrm{largest}=A_1\alpha_1=1$ and "
            r"$\max_l\lambda_l=\lambda_1$, so $K_1=K_\#\ge K_c$ ([lem:variational]) and $K_c=K_1$; for $K<K_1$ the "
            r"minimiser is unique ([lem:variational] (i)). At $K_1$ a minimiser $\rho$ as above has "
            r"$\mathcal F_K(\rho)=\mathcal F_K(1)$, so both parts vanish: $\rho=\rho_a$, and $\mathsf P_l\rho=0$ in "
            r"the strict degree, where $b_l>0$. [lem:projections] excludes that unless $a=0$, that is $\rho=1$. "
            r"Continuity is [lem:variational] (ii).",
        ),
    ),
)

DERIVATIONS: Final = by_label(MINIMISERS)
