"""The weights kappa_l = N_l lambda_l (4.1) of the interaction, and the tail of their sum (`coupling:interaction`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import d

_l = sp.Symbol("l", positive=True)
_first, _second = sp.symbols("delta_1 delta_2", nonnegative=True)
_ratio = (2 * _l + d) * (_l + d - 2) / ((2 * _l + d - 2) * (_l + 1))

INTERACTION: Final = Derivation(
    label="coupling:interaction",
    title="The weights and the tail of their sum",
    statement=r"$\kappa_l=N_l\lambda_l$ satisfies $\frac{\kappa_{l+1}}{\kappa_l}\le\mathrm{ratio}_l=\frac{\beta(l+d"
    r"-2)}{(l+1)(2l+d-2)}$, which decreases in $l\ge1$; so $\sum_{l>L}\kappa_l\le\frac{\kappa_{L+1}}{1"
    r"-\mathrm{ratio}_{L+1}}$ if $\mathrm{ratio}_{L+1}<1$. In any case $\sum_{l\ge1}\kappa_l=\frac1\beta"
    r"(e^\beta-F(\tfrac d2,\tfrac{\beta^2}4))$. $\kappa_l$ and its derivative increase in $\beta$.",
    hypotheses=(r"$d\ge2$", r"$l\ge1$"),
    uses=("bessel:convergents", "lem:funk-hecke", "gegenbauer:dimension"),
    steps=(
        ident(
            r"$\frac{N_{l+1}}{N_l}\frac\beta{2l+d}=\frac{\beta(l+d-2)}{(l+1)(2l+d-2)}$ for $d>2$ (for $d=2$ both "
            r"quotients $N_{l+1}/N_l$ are $1$), where $\frac{\lambda_{l+1}}{\lambda_l}=r_{d/2+l-1}(\beta)"
            r"\le\frac\beta{2l+d}$ ([bessel:convergents]).",
            _ratio / (2 * _l + d),
            (_l + d - 2) / ((_l + 1) * (2 * _l + d - 2)),
        ),
        sign(
            r"$\mathrm{ratio}_l-\mathrm{ratio}_{l+1}>0$ for $l=1+\delta_1\ge1$ and $d=2+\delta_2\ge2$.",
            sp.together(
                ((_l + d - 2) / ((_l + 1) * (2 * _l + d - 2)) - (_l + d - 1) / ((_l + 2) * (2 * _l + d))).subs(
                    {d: 2 + _second, _l: 1 + _first}
                )
            ),
            nonnegative=(_first, _second),
        ),
        argue(
            r"$e^{\beta t}=F(\tfrac d2,\tfrac{\beta^2}4)+\beta\sum_{l\ge1}\kappa_lP_l(t)$: both sides are "
            r"continuous, as the quotients of the $\kappa_l$ tend to $0$ and $|P_l|\le1$, with the same coefficients "
            r"([lem:funk-hecke]). The sum is this at $t=1$, where $P_l=1$.",
        ),
        idents(
            r"The coefficients of $\beta^2$ and $\beta^3$ at $t=1$: of $N_l\beta\lambda_l$ those with "
            r"$\beta\lambda_l=(\beta/2)^l\frac{F(d/2+l,\beta^2/4)}{(d/2)_l}$, and of $F(\tfrac d2,\tfrac{\beta^2}4)$.",
            ((d - 1) * (d + 2) / 2 / (d * (d + 2)) + 1 / (2 * d), sp.Rational(1, 2)),
            (1 / (2 * (d + 2)) + (d - 1) * d * (d + 4) / 6 / (d * (d + 2) * (d + 4)), sp.Rational(1, 6)),
        ),
        argue(
            r"$\lambda_l=\frac1d\frac{(\beta/2)^{l-1}}{(d/2+1)_{l-1}}F(\tfrac d2+l,\tfrac{\beta^2}4)$ is a power "
            r"series in $\beta$ with nonnegative coefficients, so it and its derivatives increase.",
        ),
    ),
)

DERIVATIONS: Final = by_label(INTERACTION)
