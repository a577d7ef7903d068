"""From one beta to an interval of them, with Q = K e^beta/beta kept (`spine:interval`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_beta, _q, _r, _z = sp.symbols("beta Q r z", positive=True)
_l, _nu, _d = sp.symbols("l nu d", positive=True)

INTERVAL: Final = Derivation(
    label="spine:interval",
    title=r"What is shown at one $\beta$ holds on an interval, with a loss",
    statement=r"Write $Q=Ke^\beta/\beta$, $\mathcal F=H-Q(J-\mu)$, $J=\iint\rho\rho\,e^{-\beta(1-x\cdot y)}$, "
    r"$\mu(\beta)$ its value at the uniform density, and let $b_0\le\beta\le b_1$. (i) "
    r"$\mathcal F_{Q,\beta}\ge\mathcal F_{Q,b_0}-Q(\mu(b_0)-\mu(b_1))$. (ii) $G_l=\kappa_l\beta e^{-\beta}$ has "
    r"$(\log G_l)'=r_l+\frac l\beta-1$ with the Bessel ratio $r_l=r_{d/2-1+l}(\beta)$, which increases, and "
    r"$\sum_{l>L}G_l$ increases with $\beta$ for every $L$. (iii) If $\mathcal F_Q\ge\gamma$ on a set of densities "
    r"at $\beta$ and $Q(J-\mu)\ge\omega$ there, then $\mathcal F_{Q'}>0$ there as soon as "
    r"$-\gamma<(1-\frac{Q'}Q)\omega$. Beyond $\beta=1$ $\beta e^{-\beta}$ decreases.",
    hypotheses=(r"$1\le b_0<b_1$",),
    uses=("lem:funk-hecke", "bessel:increasing", "bessel:recurrences", "eq:1.14", "gegenbauer:recurrences"),
    steps=(
        argue(
            r"$1-x\cdot y\ge0$: $J$ and $\mu$ decrease in $\beta$. (i) is $J(\beta)\le J(b_0)$, "
            r"$\mu(\beta)\ge\mu(b_1)$."
        ),
        ident(
            r"(ii): $G_l$ is a constant times $\beta^{1-d/2}I_\nu(\beta)e^{-\beta}$, $\nu=\frac d2-1+l$, "
            r"$\frac{I_\nu'}{I_\nu}=r+\frac\nu\beta$.",
            (1 - (_nu - _l + 1)) / _beta + (_r + _nu / _beta) - 1,
            _r + _l / _beta - 1,
        ),
        ident(
            r"$e^{-\beta(1-t)}=\sum_{l\ge0}G_lP_l(t)$, whose derivative in $\beta$ is $-(1-t)$ times it, and "
            r"$tP_l=a_lP_{l+1}+b_lP_{l-1}$, $a_l=\frac{l+d-2}{2l+d-2}$, $b_l=1-a_l$: "
            r"$(\sum_{l>L}G_l)'=a_LG_L-b_{L+1}G_{L+1}$. With $G_l=\lambda_lN_l\beta e^{-\beta}$, "
            r"$\lambda_{L+1}\le\lambda_L$ and $a_LN_L=b_{L+1}N_{L+1}$ that is not negative.",
            (_l + _d - 2) / (2 * _l + _d - 2),
            (_l + 1) / (2 * _l + _d) * (2 * _l + _d) * (_l + _d - 2) / ((2 * _l + _d - 2) * (_l + 1)),
        ),
        ident(
            r"(iii): $\mathcal F_{Q'}=\mathcal F_Q+(Q-Q')(J-\mu)$.",
            (_q - _r) * _z,
            (1 - _r / _q) * _q * _z,
        ),
        ident(
            r"$(\beta e^{-\beta})'=(1-\beta)e^{-\beta}$.",
            sp.diff(_beta * sp.exp(-_beta), _beta),
            (1 - _beta) * sp.exp(-_beta),
        ),
    ),
)

DERIVATIONS: Final = by_label(INTERVAL)
