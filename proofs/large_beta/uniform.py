"""Near the uniform density nothing undercuts it, for large beta (`large-beta:uniform`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_Q, _J, _m, _D = sp.symbols("Q J mu D", real=True)
_u = sp.Symbol("u", positive=True)

UNIFORM: Final = Derivation(
    label="large-beta:uniform",
    title="Densities near the uniform one",
    statement=r"With the notation of [large-beta:moments]: if $\mu\,\frac{e^{2Qj}}{Qj^2}<1$, then $\mathcal "
    r"F_K(\rho)>0$ for every density with $\mu<J\le j^2$.",
    hypotheses=(r"$d\ge2$", r"$\beta>0$", "$Q>0$", "$j>0$"),
    uses=("large-beta:moments", "lem:funk-hecke", "bessel:turan"),
    cites=("spherical-harmonics",),
    steps=(
        argue(
            r"$G=\sum_{l\ge0}\gamma_lN_lP_l$ with $\gamma_l=e^{-\beta}\beta\lambda_l>0$ for $l\ge1$ and $\gamma_0=\mu$ "
            r"([lem:funk-hecke]), and $\gamma_l\le\gamma_1=\mu A_1<\mu$ for $l\ge1$, as $\lambda_{l+1}<\lambda_l$ "
            r"([bessel:turan]: the quotient is a Bessel ratio below 1).",
        ),
        argue(
            r"By [spherical-harmonics], with $h=\rho-1$, $\varphi_0=\varphi-\mu$ and $J_0=J-\mu$: "
            r"$J_0=\sum_{l\ge1}\gamma_l\|\mathsf P_lh\|^2\ge0$, $\int\varphi_0^2=\sum_{l\ge1}\gamma_l^2\|\mathsf "
            r"P_lh\|^2\le\mu J_0$, and $\varphi_0(x)^2\le J_0\sum_{l\ge1}\gamma_lN_l=(1-\mu)J_0$ by "
            "Cauchy-Schwarz (for densities that are not square integrable: apply this to a truncation and pass to "
            r"the limit, as $G$ is continuous). $\int\varphi_0=0$.",
        ),
        ident(
            r"So $\mathcal F_K\ge Q(J+\mu)-2Q\mu-\log\int e^{2Q\varphi_0}=QJ_0-\log\int e^{2Q\varphi_0}$.",
            _Q * (_J + _m) - 2 * _Q * _m,
            _Q * (_J - _m),
        ),
        argue(
            r"$\chi(u)=\frac{e^u-1-u}{u^2}$ increases, so $\int "
            r"e^{2Q\varphi_0}\le1+4Q^2\chi(2Q\sup\varphi_0)\int\varphi_0^2\le1+4Q^2\mu\,\chi(2Qj)\,"
            r"J_0$, as $\sup\varphi_0\le\sqrt{J_0}\le j$.",
        ),
        sign(
            r"$\chi(u)\le\frac{e^u}{u^2}$ for $u>0$: the difference is $\frac{1+u}{u^2}$.",
            (1 + _u) / _u**2,
            positive_symbols=(_u,),
        ),
        argue(
            r"With $\log(1+x)\le x$: $\mathcal F_K\ge QJ_0\bigl(1-4Q\mu\,\chi(2Qj)\bigr)\ge QJ_0\bigl(1-\mu"
            r"\frac{e^{2Qj}}{Qj^2}\bigr)>0$ for $J_0>0$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(UNIFORM)
