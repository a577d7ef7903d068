"""From one beta to an interval of them, with Q = K e^beta/beta kept (`spine:interval`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_z, _b, _beta, _q, _r = sp.symbols("z b beta Q r", positive=True)
_l, _nu = sp.symbols("l nu", positive=True)

INTERVAL: Final = Derivation(
    label="spine:interval",
    title=r"What is shown at one $\beta$ holds on an interval, with a loss",
    statement=r"Write $Q=Ke^\beta/\beta$, $\mathcal F=H-Q(J-\mu)$, $J=\iint\rho\rho\,e^{-\beta(1-x\cdot y)}$, "
    r"$\mu(\beta)$ its value at the uniform density, and let $b_0\le\beta\le b_1$, $\eta=\frac{b_1-b_0}{b_0}$. (i) "
    r"$\mathcal F_{Q,\beta}\ge\mathcal F_{Q,b_0}-Q(\mu(b_0)-\mu(b_1))$. (ii) If $\mu(b_0)-\mu(b_1)\le "
    r"J(b_1)-J(2b_1-b_0)$ for a density, then $Q_c(\beta)\le\frac H{J-\mu}$ at $b_1$. (iii) "
    r"$0\le\varphi_{b_0}-\varphi_\beta\le\frac\eta e$ for $\varphi=\int e^{-\beta(1-x\cdot y)}\rho$, so the density "
    r"of the moments of a density of moments at $\beta$ and $Q'\in[Q_{lo},Q]$ is at most $e^{2Q\eta/e+2(Q-Q_{lo})}$ "
    r"times that at $b_0$, $Q$. (iv) $G_l=\kappa_l\beta e^{-\beta}$ has $(\log G_l)'=r_l+\frac l\beta-1$ with the "
    r"Bessel ratio $r_l=r_{d/2-1+l}(\beta)$, which increases. (v) If $G\ge\gamma$ on a set of moments at $b_0$, $Q$ "
    r"and $|m|^2\ge\omega$ there, then $\mathcal F_{Q',\beta}>0$ there as soon as "
    r"$Q(\mu(b_0)-\mu(b_1))-\gamma<(1-\frac{Q'}Q)\frac\omega2$. Beyond $\beta=1$ $\beta e^{-\beta}$ decreases.",
    hypotheses=(r"$1\le b_0<b_1$",),
    uses=("lem:funk-hecke", "bessel:increasing", "bessel:recurrences", "eq:1.14"),
    steps=(
        argue(
            r"$1-x\cdot y\ge0$: $J$ and $\mu$ decrease in $\beta$ and are convex. (i) is $J(\beta)\le J(b_0)$, "
            r"$\mu(\beta)\ge\mu(b_1)$. (ii): by convexity "
            r"$J(\beta)-J(b_1)\ge\frac{b_1-\beta}{b_1-b_0}(J(b_1)-J(2b_1-b_0))$ and "
            r"$\mu(\beta)-\mu(b_1)\le\frac{b_1-\beta}{b_1-b_0}(\mu(b_0)-\mu(b_1))$: $J-\mu$ is least at $b_1$.",
        ),
        ident(
            r"(iii): $e^{-b_0z}-e^{-\beta z}\le(\beta-b_0)ze^{-b_0z}$, whose maximum over $z$ is at $z=\frac1{b_0}$, "
            r"at most $\frac\eta e$.",
            sp.diff(_z * sp.exp(-_b * _z), _z),
            (1 - _b * _z) * sp.exp(-_b * _z),
        ),
        argue(
            r"The exponent $2Q\varphi$ falls by at most $2Q\frac\eta e$ from $b_0$ to $\beta$ and, as "
            r"$0\le\varphi\le1$, by at most $2(Q-Q')$ from $Q$ to $Q'$; the numerator does not grow, and the "
            r"normaliser falls by no more.",
        ),
        ident(
            r"(iv): $G_l$ is a constant times $\beta^{1-d/2}I_\nu(\beta)e^{-\beta}$, $\nu=\frac d2-1+l$, "
            r"$\frac{I_\nu'}{I_\nu}=r+\frac\nu\beta$.",
            (1 - (_nu - _l + 1)) / _beta + (_r + _nu / _beta) - 1,
            _r + _l / _beta - 1,
        ),
        ident(
            r"(v): at $b_0$ $\mathcal F_{Q'}=\mathcal F_Q+(Q-Q')(J-\mu)$, $J-\mu=\frac{|m|^2}{2Q}$, and $\mathcal "
            r"F_Q\ge G$; then (i) with $Q'\le Q$.",
            (_q - _r) * _z / (2 * _q),
            (1 - _r / _q) * _z / 2,
        ),
        ident(
            r"$(\beta e^{-\beta})'=(1-\beta)e^{-\beta}$.",
            sp.diff(_beta * sp.exp(-_beta), _beta),
            (1 - _beta) * sp.exp(-_beta),
        ),
    ),
)

DERIVATIONS: Final = by_label(INTERVAL)
