"""The Bessel ratios of higher orders by one of them: Moebius in R = r_mu, with numerators that are positive."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident
from proofs.engine.symbols import x

_R, _before, _now = sp.symbols("R a_- a", positive=True)
_j = sp.Symbol("j", nonnegative=True)
mu: Final = sp.Symbol("mu", real=True)
_ahead = x**2 * _before - 2 * (mu + _j + 1) * _now

NUMERATORS: Final = Derivation(
    label="ratio:recurrence",
    title="Higher orders by the lowest one",
    statement=r"Let $\mu>-1$, $x>0$, $R=r_\mu(x)$, $a_0=R$, $a_1=x-2(\mu+1)R$ and "
    r"$a_{j+1}=x^2a_{j-1}-2(\mu+j+1)a_j$. Then every $a_j>0$, $r_{\mu+j}=\frac{a_j}{xa_{j-1}}$ and "
    r"$I_{\mu+j}/I_\mu=a_{j-1}/x^{j-1}$ for $j\ge1$; $xR'=x-xR^2-(2\mu+1)R$.",
    hypotheses=(r"$\mu>-1$", "$x>0$"),
    uses=("bessel:riccati",),
    steps=(
        define(r"$c=2(\mu+j+1)$, so that $\frac1{r_{\mu+j}}=\frac cx+r_{\mu+j+1}$ ([bessel:riccati])."),
        ident(
            r"$j=0$: $r_{\mu+1}=\frac1R-\frac{2(\mu+1)}x=\frac{a_1}{xa_0}$.",
            1 / _R - 2 * (mu + 1) / x,
            (x - 2 * (mu + 1) * _R) / (x * _R),
        ),
        ident(
            r"If $r_{\mu+j}=\frac{a_j}{xa_{j-1}}$, then $r_{\mu+j+1}=\frac{a_{j+1}}{xa_j}$.",
            x * _before / _now - 2 * (mu + _j + 1) / x,
            _ahead / (x * _now),
        ),
        argue(
            r"$r_{\mu+j}>0$ for all $j\ge0$, as every $I_m>0$ for $m>-1$; so $a_0>0$ and $a_j=x\,a_{j-1}r_{\mu+j}>0$ "
            "in "
            r"turn. $I_{\mu+j}/I_\mu=\prod_{i<j}r_{\mu+i}=R\prod_{0<i<j}\frac{a_i}{xa_{i-1}}=a_{j-1}/x^{j-1}$. The "
            r"derivative is [bessel:riccati].",
        ),
        ident(
            r"$x\bigl(1-R^2-\frac{2\mu+1}xR\bigr)=x-xR^2-(2\mu+1)R$.",
            x * (1 - _R**2 - (2 * mu + 1) * _R / x),
            x - x * _R**2 - (2 * mu + 1) * _R,
        ),
    ),
)

DERIVATIONS: Final = by_label(NUMERATORS)
