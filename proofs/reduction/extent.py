"""How far the first moment of a critical density reaches (`reduction:extent`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident
from proofs.engine.symbols import d, x

_f, _F, _g, _G = sp.symbols("f f' g g'", real=True)
_P, _Q, _r = sp.symbols("P Q r", positive=True)

EXTENT: Final = Derivation(
    label="reduction:extent",
    title="The first moment of a critical density",
    statement=r"Let $\rho$ be a zonal critical density of $\mathcal F_K$ and $A\ge2Ke^\beta$. Then "
    r"$m_1\le r_{d/2-1}(A)$, where $\frac1{r_{d/2-1}(A)}=\frac dA+r_{d/2}(A)$. At $K=K_\#$ the bound $2K_\#e^\beta$ "
    r"is $\sum_l\alpha_lN_lP_l'(1)$, which increases with $\beta$.",
    hypotheses=(r"$d\ge2$", r"$\beta>0$, $K>0$"),
    uses=(
        "eq:2.16",
        "eq:1.2",
        "lem:funk-hecke",
        "eq:4.23",
        "gegenbauer:recurrences",
        "gegenbauer:dimension",
        "bessel:recurrences",
        "bessel:riccati",
        "coupling:interaction",
    ),
    steps=(
        argue(
            r"The field of $\rho$ (2.16) is $h=\sum_lg_lm_lP_l$ with $g_l=2K\kappa_l$ and $|m_l|\le1$. By the "
            "equation and the raising operator of [gegenbauer:recurrences] "
            r"$P_l'=\frac{l(l+d-2)}{d-1}P_{l-1}^{(d+2)}$, for both sides times $(1-t^2)^{\frac{d-1}2}$ have one "
            r"derivative and vanish at the ends; so $|P_l'|\le P_l'(1)$ ([gegenbauer:dimension] in dimension $d+2$).",
        ),
        argue(
            r"$W_\beta$ as a function of $t=x\cdot y$ is $\sum_l\kappa_lP_l(t)$ ([lem:funk-hecke], the addition "
            r"theorem), and $\kappa_l$ decreases faster than every power of $l$ ([coupling:interaction]), so that it "
            r"may be differentiated term by term: $\sum_l\kappa_lP_l'(1)=e^\beta$ ([eq:1.2]). Hence "
            r"$h'\le\sum_lg_lP_l'(1)=2Ke^\beta\le A$.",
        ),
        ident(
            r"$k(t)=At-h(t)$ does not decrease. For two functions of $t$, with means over a density and an independent "
            r"copy (marked '), $\mathbb E[fg]-\mathbb E[f]\,\mathbb E[g]=\frac12\mathbb E[(f-f')(g-g')]$, because "
            r"$(f-f')(g-g')=fg+f'g'-fg'-f'g$.",
            (_f - _F) * (_g - _G),
            _f * _g + _F * _G - _f * _G - _F * _g,
        ),
        argue(
            r"With $f=t$ and $g=e^k$ under $\rho$ the right side is nonnegative, so $\mathbb E_\rho[te^k]\ge "
            r"m_1\,\mathbb E_\rho[e^k]$. As $\rho\,e^k$ is $e^{At}$ up to a constant, $m_1$ is at most the mean of "
            "$t$ under $e^{At}w$.",
        ),
        argue(
            r"$\int e^{xt}w\,dt=F(\frac d2,\frac{x^2}4)$ ([eq:1.2] with $\beta=x$, $m_\beta$ in terms of $F$ by "
            r"[bessel:recurrences]); its logarithmic derivative is "
            r"$\frac xdF(\frac d2+1,\frac{x^2}4)/F(\frac d2,\frac{x^2}4)=r_{d/2-1}(x)$.",
        ),
        ident(
            r"$\frac1{r_{d/2-1}}=\frac dx+r_{d/2}$ is [bessel:riccati] at $\nu=\frac d2-1$: with $P=F(\frac d2+1)$, "
            r"$Q=F(\frac d2+2)$ and $F(\frac d2)=P+\frac{x^2}{d(d+2)}Q$.",
            (_P + x**2 / (d * (d + 2)) * _Q) / (x / d * _P),
            d / x + x / (d + 2) * _Q / _P,
        ),
        argue(
            r"At $K=K_\#=\frac1{2\lambda_1}$, $g_l=N_l\alpha_l$, and every $\alpha_l$ increases with $\beta$ "
            r"([eq:4.23]; $\alpha_1=1$): so does $2K_\#e^\beta=\sum_lg_lP_l'(1)$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(EXTENT)
