"""Increasing kernels: zonal minimisers, moments, leading degree, families (`kernels:increasing`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import d, t
from proofs.gegenbauer import L, dimension

_r, _s = sp.symbols("r s", positive=True)
_k = sp.Symbol("k", positive=True)
_E, _H, _p = sp.symbols("E H p", positive=True)
_P = sp.Function("P")

INCREASING: Final = Derivation(
    label="kernels:increasing",
    title="Increasing kernels",
    statement=r"Let $W(x,y)=k(x\cdot y)$ with $k$ continuous and strictly increasing. Every minimiser that is not "
    r"uniform is zonal and non-increasing in the angle about some axis, with $m_1>0$ and $|m_l|\le m_1$; if all "
    r"$\kappa_l\ge0$, also $m_l\ge0$. $\lambda_1>0$ and $|\lambda_l|<\lambda_1$ for $l\ge2$, so "
    r"$K_\#=\frac1{2\lambda_1}$. If $k$ is only non-decreasing and not constant, $K_c$ is still the infimum of "
    r"$H/\mathcal E$ over zonal densities that do not increase in the angle. Strictly increasing are: polynomials "
    r"with $k'\ge0$ on $[-1,1]$, not constant; $(1+t)^k$, $k>0$; Poisson's $\frac{1-r^2}{(1-2rt+r^2)^{d/2}}$, "
    r"$0<r<1$; the heat kernel $\sum_lN_le^{-sl(l+d-2)}P_l$, $s>0$.",
    hypotheses=(r"$d\ge2$", "$K>0$"),
    uses=(
        "supp:polarisation",
        "coupling:positivity",
        "coupling:functional",
        "gegenbauer:recurrences",
        "gegenbauer:dimension",
        "eq:1.14",
        "eq:2.9",
        "eq:2.16",
    ),
    steps=(
        argue(
            "Zonal and non-increasing by [supp:polarisation]. Such a density is a mixture of uniform densities of "
            "caps; integrating the raising operator ([gegenbauer:recurrences]), the cap with edge at height $t$ has "
            r"$m_l=m_1P_{l-1}^{(d+2)}(t)$ and $m_1\ge0$, where $|P_{l-1}^{(d+2)}|\le1$; $m_1=0$ leaves the full cap "
            r"only. Where all $\kappa_l\ge0$, the minimiser is $e^h/Z$ with $a_l=g_lm_l$. Take $m'=|m|$: as in "
            "[coupling:moments], $Z(|a|)>Z(a)$ if some $a_l<0$, by the term $a_1^la_l$, $a_1>0$; so no $a_l<0$, and "
            r"$m_l\ge0$ by [coupling:positivity].",
        ),
        ident(
            r"The raising operator integrated by parts: $\int kP_lw\,dt=\frac "
            r"c{d-1}\int(1-s^2)^{\frac{d-1}2}P_{l-1}^{(d+2)}(s)\,dk(s)$, $c$ the constant of $w$, since $\frac "
            r"d{dt}[(1-t^2)^{\frac{d-1}2}P_{l-1}^{(d+2)}]=-(d-1)(1-t^2)^{\frac{d-3}2}P_l$; for $l=1$, where $P_0=1$ "
            "and $P_1=t$.",
            sp.diff((1 - t**2) ** ((d - 1) / 2), t) / (1 - t**2) ** ((d - 1) / 2) * (1 - t**2),
            -(d - 1) * t,
        ),
        argue(
            r"$\lambda_l$ is this integral: $\lambda_1>0$, and $|\lambda_l|<\lambda_1$, because $|P_{l-1}^{(d+2)}|<1$ "
            r"inside $(-1,1)$ ($d+2\ge3$, as in [kernels:signs]) and $dk$ is positive there.",
        ),
        argue(
            r"Let $k$ be non-decreasing, not constant, and $W_p=W+p\,x\cdot y$ with $p>0$, for which the infimum of "
            "[eq:1.14] may be taken over zonal non-increasing densities, minimisers at $K$ just above $K_c$ being "
            r"such. $|\int x\rho|\le\|\rho-1\|_1\le\sqrt{2H}$ by Pinsker's inequality (in [coupling:functional]).",
        ),
        sign(
            r"So $\mathcal E\le\mathcal E_p\le\mathcal E+2pH$, and $\frac{\mathcal E}H\le\frac{\mathcal "
            r"E_p}H\le\frac{\mathcal E}H+2p$ for each density: the suprema over all densities and over the zonal "
            r"non-increasing ones, equal for $p>0$, agree in the limit $p\to0$ too.",
            (_E + 2 * _p * _H) / _H - _E / _H,
            positive_symbols=(_E, _H, _p),
        ),
        argue(
            r"A polynomial with $k'\ge0$ that is not constant has finitely many zeros of $k'$, so it increases "
            "strictly. $(1+t)^k$ is clear.",
        ),
        ident(
            r"Poisson: $\frac d{dt}\frac{1-r^2}{(1-2rt+r^2)^{d/2}}=\frac{d\,r(1-r^2)}{(1-2rt+r^2)^{d/2+1}}>0$.",
            sp.diff((1 - _r**2) * (1 - 2 * _r * t + _r**2) ** (-d / 2), t) * (1 - 2 * _r * t + _r**2) ** (d / 2 + 1),
            d * _r * (1 - _r**2),
        ),
        idents(
            r"Heat: $P_l'=\frac{l(l+d-2)}{d-1}P_{l-1}^{(d+2)}$, because the raising operator and the Gegenbauer "
            r"equation $((1-t^2)^{\frac{d-1}2}P_l')'=-l(l+d-2)(1-t^2)^{\frac{d-3}2}P_l$ have proportional right "
            r"sides, and both brackets vanish at $t=1$. With $N_l^{(d)}\frac{l(l+d-2)}{d-1}=d\,N_{l-1}^{(d+2)}$ and "
            r"$l(l+d-2)=(d-1)+(l-1)(l+d-1)$ the derivative of the heat kernel is $d\,e^{-s(d-1)}$ times that of "
            "dimension $d+2$.",
            (
                sp.diff((1 - t**2) ** ((d - 1) / 2) * sp.diff(_P(t), t), t) / (1 - t**2) ** ((d - 1) / 2) * (1 - t**2),
                (1 - t**2) * sp.diff(_P(t), t, 2) - (d - 1) * t * sp.diff(_P(t), t),
            ),
            (dimension(L, d) * L * (L + d - 2) / (d - 1), d * dimension(L - 1, d + 2)),
            (L * (L + d - 2), (d - 1) + (L - 1) * (L + d - 1)),
        ),
        argue(
            r"The heat kernel is $\ge0$: where a smooth $u$ is least, its Laplacian is $\ge0$, so $u-\frac "
            r"sn\nabla^2u=f\ge0$ implies $u\ge0$; on zonal polynomials $f\ge0$ the $n$-th power of this solution "
            r"operator acts in degree $l$ as $(1+\frac snl(l+d-2))^{-n}\to e^{-sl(l+d-2)}$, so $\int fp\ge0$ for the "
            "kernel $p$. Its series is entire in $t$ and not $0$, so the derivative vanishes at finitely many points "
            "of $[-1,1]$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(INCREASING)
