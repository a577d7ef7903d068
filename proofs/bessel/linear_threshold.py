"""The linear threshold K_# (1.7) and its dependence on beta (`eq:1.7`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign
from proofs.engine.symbols import bessel_coefficient, d, hypergeometric_coefficient, k

_f = sp.Symbol("F", positive=True)

THRESHOLD: Final = Derivation(
    label="eq:1.7",
    title=r"The linear threshold $K_\#$ and its dependence on $\beta$",
    statement=r"$K_\#=K_1=\frac{\beta^{d/2}}{2^{d/2}\Gamma(d/2)I_{d/2}(\beta)}=\frac{d/2}{F(d/2+1,\beta^2/4)}$: "
    r"strictly decreasing in $\beta$, with limits $d/2$ at $0$ and $0$ at infinity.",
    hypotheses=(r"$d\ge2$", r"$\beta>0$"),
    uses=("lem:funk-hecke", "eq:4.23", "eq:2.9", "bessel:series"),
    cites=(),
    source="(1.7), (4.2), (6.1)",
    steps=(
        argue(
            r"$0<\alpha_l<1$ for $l\ge2$ ([eq:4.23]), so $\max_l\lambda_l=\lambda_1$ and $K_\#=\frac1{2\lambda_1}$ "
            "by [eq:2.9].",
        ),
        ident(
            r"$2\lambda_1=\frac2dF(\tfrac d2+1,\tfrac{\beta^2}4)$, by the coefficient of "
            r"$\beta^{2k}$.",
            2 * sp.gamma(d / 2) * 2 ** (d / 2 - 1) * bessel_coefficient(d / 2, k),
            2 / d * hypergeometric_coefficient(d / 2 + 1, k) / 4**k,
        ),
        sign(
            r"$F$ is a power series with positive coefficients and $F(\mu,0)=1$, hence increases from $1$ to "
            r"$\infty$, and $K_\#$ decreases from $\frac d2$ to $0$: with $F=1+s$, $s>0$, $\frac d2-\frac{d/2}F>0$.",
            d / 2 - d / 2 / (1 + _f),
            positive_symbols=(d, _f),
        ),
    ),
)

DERIVATIONS: Final = by_label(THRESHOLD)
