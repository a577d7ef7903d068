"""The moments of a minimiser that is not uniform satisfy 0 <= m_l <= m_1 (`coupling:moments`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_g, _m, _M = sp.symbols("g m M", real=True)

MOMENTS: Final = Derivation(
    label="coupling:moments",
    title=r"$0\le m_l\le m_1$ for every non-uniform minimiser",
    statement=r"Let $\rho$ be a minimiser of $\mathcal F_K$ that is not uniform, zonal and non-increasing in the "
    r"angle. Then $m_1>0$ and $0\le m_l\le m_1$ for every $l$.",
    hypotheses=("$K>0$", r"all $\kappa_l>0$"),
    uses=(
        "supp:polarisation",
        "eq:2.16",
        "gegenbauer:recurrences",
        "gegenbauer:dimension",
        "coupling:gibbs",
        "coupling:positivity",
    ),
    steps=(
        argue(
            "A non-increasing density is a mixture of uniform densities of caps about the pole; integrating the "
            "raising operator of [gegenbauer:recurrences], the cap with edge at height $t$ has "
            r"$m_l=m_1P_{l-1}^{(d+2)}(t)$, where $|P_{l-1}^{(d+2)}|\le1$ and $m_1\ge0$. Equality $m_1=0$ leaves only "
            "the full cap, the uniform density.",
        ),
        argue(
            r"$Z(a)=\int\exp(\sum_la_lP_l)$ with $\sum_l|a_l|$ finite is an absolutely convergent series in the "
            "$a_l$ whose coefficients are integrals of products of $P$'s, which are nonnegative "
            r"([coupling:positivity]), so $Z(|a|)\ge Z(a)$, term by term. If $a_1>0>a_l$, $l\ge2$, the term "
            r"$a_1^la_l$ has the coefficient $\int P_1^lP_l/l!>0$ (there), which makes it strict: "
            r"$\Lambda(|a|)>\Lambda(a)$.",
        ),
        ident(
            r"For any moments $m'$, with $a'=gm'$ and $M'=M(a')$: $\mathcal F(\rho_{a'})"
            r"=a'\cdot M'-\Lambda-\frac12gM'^2=G(m')-\frac12g(M'-m')^2$, mode by mode because "
            r"$gm'M'-\frac12gM'^2=\frac12gm'^2-\frac12g(M'-m')^2$.",
            _g * _m * _M - _g * _M**2 / 2,
            _g * _m**2 / 2 - _g * (_M - _m) ** 2 / 2,
        ),
        argue(
            r"At the minimiser $\mathcal F=G(m)$ ([coupling:gibbs]). If some $m_l<0$, take $m'=|m|$: "
            r"$\mathcal F(\rho_{a'})\le G(|m|)=\frac12\sum_lg_lm_l^2-\Lambda(g|m|)<G(m)=\min\mathcal F$, a "
            "contradiction.",
        ),
    ),
)

DERIVATIONS: Final = by_label(MOMENTS)
