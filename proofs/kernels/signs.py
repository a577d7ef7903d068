"""Degrees that a kernel has not, and the signs of a zonal field in d >= 3 (`kernels:signs`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.coupling.positivity import FROM_TWO, integral
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import d

_g, _m, _M = sp.symbols("g m M", real=True)
_delta = sp.Symbol("delta", positive=True)

SIGNS: Final = Derivation(
    label="kernels:signs",
    title="Degrees that are missing, and signs of a zonal field",
    statement=r"Let $d\ge3$, all $\kappa_l\ge0$. Among zonal densities about an axis every minimiser of $\mathcal "
    r"F_K$, or its reflection $t\to-t$, has the field $a_l=g_lm_l\ge0$, hence all moments $\ge0$. For signs $s_l$ of "
    r"a zonal field $a\ge0$ with finite sum: $Z(sa)\le Z(a)$, with equality if and only if $s_l=1$ for all $l$ with "
    "$a_l>0$, or $s_l=(-1)^l$ for all of them.",
    hypotheses=(r"$d\ge3$", r"all $\kappa_l\ge0$", "$K>0$"),
    uses=("eq:2.16", "coupling:gibbs", "coupling:positivity", "gegenbauer:dimension", "rem:spectral-sums"),
    does_not_prove="that minimisers among all densities are zonal ([kernels:counterexample])",
    steps=(
        define(
            r"A degree with $\kappa_l=0$ is in no sum of [coupling:gibbs]: $\mathcal E$ does not see $m_l$, the field "
            r"$g_lm_l$ vanishes, and nothing is divided by $\kappa_l$.",
        ),
        argue(
            r"$|P_l(t)|<1$ for $-1<t<1$, $l\ge1$. Equality $P_l(x\cdot y)=\pm1$ is the one of Cauchy-Schwarz in the "
            r"addition theorem ([gegenbauer:dimension]): $Y(y)=\pm Y(x)$ for all harmonics of degree $l$, so "
            r"$P_l(y\cdot z)=\pm P_l(x\cdot z)$ for every $z$. For $d\ge3$ the points $z$ with one and the same "
            r"$x\cdot z$ have an interval of values $y\cdot z$, on which $P_l$ would be constant.",
        ),
        argue(
            r"So for $l,k\ge1$ and $n$ with $nl+k$ even, $\int P_l^nP_kw\,dt>0$ if $n$ is large: the integrand is "
            r"even, and where $P_k>\frac12$, near $t=1$, it has a mass that no power of $\max|P_l|<1$, taken over the "
            r"rest of $[0,1]$, reaches. Here $d\ge3$ is used again, by the step before.",
        ),
        argue(
            r"$Z(sa)$ is the sum of $\prod_l\frac{(s_la_l)^{n_l}}{n_l!}$ times $\int\prod_lP_l^{n_l}\ge0$ "
            r"([coupling:positivity]): at most $Z(a)$, with equality only if $\prod_ls_l^{n_l}=1$ wherever the "
            "integral is $>0$ and all $a_l$ in it are. For $k$ even take $l=k$, $n$ even and large: $s_k=1$. For $l$ "
            "and $k$ odd, $n$ odd and large: $s_ls_k=1$. So all odd degrees have one sign. The converse is the "
            "reflection, $P_l(-t)=(-1)^lP_l(t)$.",
        ),
        sign(
            r"Replayed for $k=l=2$: $\int P_2^3w\,dt>0$ for every real $d=2+\delta>2$; for $d=2$ it is $0$.",
            integral(2, 2, 2),
            {d: 2 + _delta},
            positive_symbols=(_delta,),
        ),
        sign(
            r"Replayed for $l=1$, $k=3$: $\int P_1^3P_3w\,dt>0$ for every real $d\ge2$.",
            integral(1, 1, 1, 3),
            FROM_TWO,
            nonnegative=tuple(FROM_TWO[d].free_symbols),
        ),
        ident(
            r"A minimiser among zonal densities solves $\rho=e^h/Z$, $a_l=g_lm_l$, as in [eq:2.16], with the same "
            "proof. With $m'=|m|$ and the moments $M$ of the field $gm'$: "
            r"$gm'M-\frac12gM^2=\frac12gm'^2-\frac12g(M-m')^2$, so its density has $\mathcal "
            r"F_K\le\frac12\sum_lg_lm_l^2-\log Z(|a|)$, which is less than $G(m)$ unless the signs are those of the "
            r"lemma. Then $\rho$ or its reflection has the field $|a|$, and moments $\ge0$.",
            _g * _m * _M - _g * _M**2 / 2,
            _g * _m**2 / 2 - _g * (_M - _m) ** 2 / 2,
        ),
    ),
)

DERIVATIONS: Final = by_label(SIGNS)
