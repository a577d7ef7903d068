"""The Bessel ratio: monotone in argument (4.12) and order (4.22), with its limits and rational bounds (4.13).

The paper takes these facts, (4.12), (4.13) and (4.22), from the literature (Segura 2021; DLMF 10.33). Here they
follow from one elementary lemma and from the differential equation of F(mu, z) = 0F1(; mu; z), with nothing cited.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.bessel.series import P, Q, ring_derivative, second_derivative
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import Expr, mu, nu, x, z

_c, _N, _dN = sp.Symbol("c", positive=True), sp.Function("N"), sp.Symbol("dN", real=True)

POSITIVITY: Final = Derivation(
    label="lem:positivity",
    title="A positivity lemma for first-order differential inequalities",
    statement=r"If $N$ is differentiable on $[0,\infty)$, $c>0$, $N(0)>0$ and $zN'(z)+cN(z)>0$ for every $z>0$, then "
    r"$N>0$ on $[0,\infty)$.",
    hypotheses=(r"$N$ differentiable on $[0,\infty)$", "$c>0$", "$N(0)>0$", "$zN'+cN>0$ for $z>0$"),
    steps=(
        ident(
            r"$\frac{d}{dz}\big(z^cN(z)\big)=z^{c-1}(zN'(z)+cN(z))$.",
            sp.diff(z**_c * _N(z), z),
            z ** (_c - 1) * (z * sp.diff(_N(z), z) + _c * _N(z)),
        ),
        argue(
            r"Let $z>0$. Since $c>0$, the function $s\mapsto s^cN(s)$ is continuous on $[0,z]$ with value $0$ at "
            "$s=0$, and its derivative is positive on $(0,z)$. By the mean value theorem "
            r"$z^cN(z)=z\,\xi^{c-1}(\xi N'(\xi)+cN(\xi))>0$ for some $\xi$ in $(0,z)$, so $N(z)>0$. At $z=0$ it is "
            "assumed.",
        ),
    ),
)

_slope: Expr = 2 * P**2 - 2 * z * Q**2 - (2 * mu - 1) * P * Q  # 2 P^2 r_nu'
_s = sp.Symbol("s", nonnegative=True)

MONOTONE: Final = Derivation(
    label="bessel:increasing",
    title=r"The ratio $r_\nu$ increases from $0$ to $1$",
    statement=r"For every $\nu>-\frac12$ the ratio $r_\nu$ is strictly increasing on $(0,\infty)$ with values in "
    r"$(0,1)$, $r_\nu(0+)=0$ and $r_\nu(\infty)=1$ (4.12).",
    hypotheses=(r"$\nu>-1/2$ ($\mu=\nu+1>1/2$)", "$x>0$"),
    uses=("lem:positivity", "bessel:series", "bessel:recurrences", "bessel:riccati"),
    source="(4.12)",
    steps=(
        define(r"$P=F(\mu,z)$, $Q=P'$, $z=x^2/4$, $\mu=\nu+1$ and $N=2P^2-2zQ^2-(2\mu-1)PQ$."),
        ident(
            r"$r_\nu'=\frac N{2P^2}$, which is $\sqrt z\,\frac{d}{dz}$ of $\sqrt z\,Q/P$.",
            sp.sqrt(z) * ring_derivative(sp.sqrt(z) * Q / P),
            _slope / (2 * P**2),
        ),
        ident(
            r"$zN'+(\mu-\tfrac12)N=(\mu-\tfrac12)PP'$.",
            z * ring_derivative(_slope) + (mu - sp.Rational(1, 2)) * _slope,
            (mu - sp.Rational(1, 2)) * P * Q,
        ),
        ident(
            r"$N(0)=1/\mu$, from $P(0)=1$, $P'(0)=1/\mu$.",
            _slope.subs({z: 0, P: 1, Q: 1 / mu}, simultaneous=True),
            1 / mu,
        ),
        sign(
            r"For $\mu>\frac12$, that is $\mu=\frac12+s$ with $s>0$, the constant $c=\mu-\frac12$, the value $N(0)$ "
            r"and the right-hand side $(\mu-\frac12)PP'$ are all positive.",
            (mu - sp.Rational(1, 2)) * P * Q / mu,
            {mu: sp.Rational(1, 2) + _s},
            positive_symbols=(_s, P, Q),
        ),
        argue(r"So $N>0$ by [lem:positivity] with $c=\mu-\frac12$, and $r_\nu$ is strictly increasing."),
        argue(
            r"$0<r_\nu$ since both series are positive. As $r'>0$ and $2\nu+1>0$, the Riccati equation gives "
            r"$r^2<r^2+\frac{2\nu+1}xr<1$, so $r_\nu<1$.",
        ),
        sign(
            r"Upper bound $r_\nu<\frac x{2(\nu+1)}$, from $\frac1{r_\nu}=\frac{2(\nu+1)}x+r_{\nu+1}$: with "
            r"$R=r_{\nu+1}>0$ the difference $\frac x{2\mu}-\frac1{2\mu/x+R}$ is positive. It gives $r_\nu\to0$ at "
            "$0$.",
            x / (2 * mu) - 1 / (2 * mu / x + Q),
            positive_symbols=(x, mu, Q),
        ),
        sign(
            r"Lower bound $r_\nu>\frac x{2\nu+2+x}$, from $r_{\nu+1}<1$: with $R=\frac1{1+s}$, $s>0$, the difference "
            r"$\frac1{2\mu/x+R}-\frac x{2\mu+x}$ is positive.",
            1 / (2 * mu / x + 1 / (1 + _s)) - x / (2 * mu + x),
            positive_symbols=(x, mu, _s),
        ),
        ident(
            r"$1-\frac x{2\mu+x}=\frac{2\mu}{2\mu+x}$, which tends to $0$ as $x\to\infty$: $r_\nu\to1$ by squeezing.",
            1 - x / (2 * mu + x),
            2 * mu / (2 * mu + x),
        ),
    ),
)

_turan: Expr = Q**2 - P * second_derivative()
_third: Expr = ring_derivative(second_derivative())

TURAN: Final = Derivation(
    label="bessel:turan",
    title=r"Turan inequality: $r_{\nu+1}<r_\nu$",
    statement=r"For every $\nu>-1$ and $x>0$: $r_{\nu+1}(x)<r_\nu(x)$ (4.22), and $x\mapsto r_\nu(x)/x$ is strictly "
    "decreasing.",
    hypotheses=(r"$\nu>-1$ ($\mu=\nu+1>0$)", "$x>0$"),
    uses=("lem:positivity", "bessel:series", "bessel:recurrences"),
    source="(4.22); in the paper from Segura 2021",
    steps=(
        define(r"$W=P'^2-PP''$ with $P=F(\mu,z)$, $\mu=\nu+1$, $z=x^2/4$."),
        ident(
            r"$zP'''=P'-(\mu+1)P''$, the differential equation differentiated.",
            z * _third,
            Q - (mu + 1) * second_derivative(),
        ),
        ident(
            r"$zW'+(\mu+1)W=P'^2$.",
            z * ring_derivative(_turan) + (mu + 1) * _turan,
            Q**2,
        ),
        ident(
            r"$W(0)=\frac1{\mu^2(\mu+1)}$, from $P(0)=1$, $P'(0)=\frac1\mu$ and $P''(0)=\frac1{\mu(\mu+1)}$.",
            1 / mu**2 - 1 / (mu * (mu + 1)),
            1 / (mu**2 * (mu + 1)),
        ),
        sign(
            r"$c=\mu+1$, $W(0)$ and $P'^2$ are positive for $\mu>0$.",
            (mu + 1) * Q**2 / (mu**2 * (mu + 1)),
            positive_symbols=(mu, Q),
        ),
        argue(r"So $W>0$ by [lem:positivity] with $c=\mu+1$."),
        ident(
            r"$r_\nu-r_{\nu+1}=\sqrt z\,\frac W{PP'}>0$.",
            sp.sqrt(z) * (Q / P - second_derivative() / Q),
            sp.sqrt(z) * _turan / (P * Q),
        ),
        ident(
            r"$\frac{d}{dz}$ of $\frac{r_\nu}x=\frac Q{2P}$ is $-\frac W{2P^2}<0$.",
            ring_derivative(Q / (2 * P)),
            -_turan / (2 * P**2),
        ),
    ),
)

_R = sp.Symbol("R", positive=True)  # r_(nu+1)
_upper_next = x / (2 * (nu + 2))  # its upper bound
_second_convergent = x / (2 * (nu + 1) + x**2 / (2 * (nu + 2)))

CONVERGENTS: Final = Derivation(
    label="bessel:convergents",
    title="The two convergent bounds of the Bessel ratio",
    statement=r"$$\frac{x}{2(\nu+1)+\frac{x^2}{2(\nu+2)}}<r_\nu(x)<\frac{x}{2(\nu+1)}\quad\text{for }\nu>0,\ x>0.$$",
    hypotheses=(r"$\nu>0$", "$x>0$"),
    uses=("bessel:riccati", "bessel:increasing"),
    source="(4.13); in the paper from DLMF 10.33",
    steps=(
        ident(
            r"The lower bound is the recurrence with $r_{\nu+1}$ replaced by $\frac x{2(\nu+2)}$.",
            1 / (2 * (nu + 1) / x + _upper_next),
            _second_convergent,
        ),
        sign(
            r"$r_\nu=\frac1{2(\nu+1)/x+R}$ with $0<R=\frac x{2(\nu+2)}-s$, $s>0$ ([bessel:increasing] at order "
            r"$\nu+1$), is larger: the difference of the denominators is $s>0$.",
            (2 * (nu + 1) / x + _upper_next) - (2 * (nu + 1) / x + _upper_next - _s),
            positive_symbols=(nu, x, _s),
        ),
        sign(
            r"$r_\nu=\frac1{2(\nu+1)/x+R}<\frac x{2(\nu+1)}$ because $R>0$.",
            x / (2 * (nu + 1)) - 1 / (2 * (nu + 1) / x + _R),
            positive_symbols=(nu, x, _R),
        ),
        sign(
            "The second convergent is positive and below the first, so the two bounds are consistent.",
            x / (2 * (nu + 1)) - _second_convergent,
            positive_symbols=(nu, x),
        ),
    ),
)

DERIVATIONS: Final = by_label(POSITIVITY, MONOTONE, TURAN, CONVERGENTS)
