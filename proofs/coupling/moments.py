"""Moments of the minimisers beyond beta_*: 0 <= m_l <= m_1; and the theorem that counts them."""

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
            "raising operator of [gegenbauer:recurrences], the cap with edge at height $s$ has "
            r"$m_l=m_1P_{l-1}^{(d+2)}(s)$, where $|P_{l-1}^{(d+2)}|\le1$ and $m_1\ge0$. Equality $m_1=0$ leaves only "
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

COUNT: Final = Derivation(
    label="coupling:count",
    title=r"$K_{\mathrm{lo}}\le K_c\le K_{\mathrm{hi}}$, and exactly two minimisers at $K_c$",
    statement=r"Suppose that for every $K$ in $[K_{\mathrm{lo}},K_{\mathrm{hi}}]$ every zonal critical density with "
    r"$0\le m_l\le m_1$ and $\mathcal F_K\le0$ has its moments in $C_0$ or $C_*$ and $G$ is strictly "
    r"convex on both; that $\mathcal F_K\ge0$ on $C_*$ at $K_{\mathrm{lo}}$; and that "
    r"$K_{\mathrm{hi}}<K_\#$ belongs to an explicit density. Then "
    r"$K_{\mathrm{lo}}\le K_c\le K_{\mathrm{hi}}$, and at $K_c$ the minimisers are the uniform density "
    "and, up to rotation, exactly one other.",
    hypotheses=("the cover, the two regions and the explicit density as stated",),
    uses=(
        "coupling:gibbs",
        "coupling:functional",
        "coupling:origin",
        "coupling:star",
        "coupling:moments",
        "lem:variational",
        "eq:2.9",
        "eq:2.16",
    ),
    cites=("entropy-lower-semicontinuity",),
    steps=(
        argue(
            r"If the uniform density is not a minimiser at $K_{\mathrm{lo}}$, a minimiser exists "
            r"([entropy-lower-semicontinuity]) with $\mathcal F<0$; it is critical, and by [coupling:moments] its "
            r"moments satisfy the hypotheses, so they lie in $C_0$, where $\mathcal F=G\ge0$ ($|m_l|\le m_1\le x_1$ "
            r"holds beyond $L$ too), or in $C_*$, where $\mathcal F\ge0$: a contradiction. So "
            r"$K_c\ge K_{\mathrm{lo}}$.",
        ),
        argue(
            r"At $K_c$ there is a minimiser that is not uniform: for $K$ decreasing to $K_c<K_\#$ there are "
            r"minimisers with $\mathcal F_K<0$, their limit $\rho$ (of a subsequence, weakly) has "
            r"$\mathcal F_{K_c}(\rho)\le0$, and it is not uniform: else their fields $2K\,W*h$, and by (2.16) the "
            r"densities themselves, would tend to the uniform one uniformly, near which $\mathcal F_K>0$ for every "
            r"other density, because the second variation is at least $1-\frac K{K_\#}>0$ (2.9) and "
            r"$K\le K_{\mathrm{hi}}<K_\#$.",
        ),
        argue(
            "Its moments lie in $C_0$ or $C_*$. On $C_0$ the only critical point of the strictly convex $G$ is $0$, "
            "the uniform density, so they lie in $C_*$, where $G$ is strictly convex and has at most one critical "
            "point; critical densities are determined by their moments (2.16), and the axis is the only freedom "
            "left.",
        ),
    ),
)

DERIVATIONS: Final = by_label(MOMENTS, COUNT)
