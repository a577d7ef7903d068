"""Power series of the Bessel functions: F(mu, z) = 0F1(; mu; z), its equations, and the ratio r_nu in terms of it.

Everything about the modified Bessel functions that the paper needs follows from these few identities of coefficients;
no property of special functions is cited. `ring_derivative` turns them into algebra: with P = F(mu, z) and Q = P',
every derivative is again a rational function of P, Q, mu, z.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign
from proofs.engine.symbols import Expr, bessel_coefficient, hypergeometric_coefficient, k, mu, nu, x, z

P: Final[Expr] = sp.Symbol("P", positive=True)  # F(mu, z), positive for z >= 0
Q: Final[Expr] = sp.Symbol("Q", positive=True)  # F'(mu, z) = F(mu + 1, z)/mu, positive for z >= 0


def ring_derivative(expr: Expr) -> Expr:
    """d/dz of a rational function of (z, P, Q), by P' = Q and the differential equation z Q' = P - mu Q."""
    return sp.diff(expr, z) + Q * sp.diff(expr, P) + (P - mu * Q) / z * sp.diff(expr, Q)


def second_derivative() -> Expr:
    """P'' = F(mu + 2, z)/(mu (mu + 1)) in terms of P and Q."""
    return (P - mu * Q) / z


_c = hypergeometric_coefficient
_i = bessel_coefficient

SERIES: Final = Derivation(
    label="bessel:series",
    title="Power series, contiguity and differential equation of ${}_0F_1$",
    statement=r"$F(\mu,z)=\sum_k\frac{z^k}{(\mu)_kk!}$ is entire in $z$ for $\mu>0$, with $F'(\mu,z)=F(\mu+1,z)/\mu$, "
    r"$F(\mu,z)=F(\mu+1,z)+\frac{z}{\mu(\mu+1)}F(\mu+2,z)$ and $zF''+\mu F'=F$; its partial sums have an "
    "explicit geometric tail.",
    hypotheses=(r"$\mu>0$", r"$z\ge0$ for the sign and the tail"),
    source="mathematics behind (4.12), (4.13); DLMF 16.2, 10.25.2 give the same series",
    steps=(
        define(
            r"$\gamma(\mu,k)=\frac1{(\mu)_kk!}=\frac{\Gamma(\mu)}{\Gamma(\mu+k)k!}$ is the coefficient of $z^k$ in "
            r"$F(\mu,z)$."
        ),
        ident(
            r"Ratio of coefficients: $\frac{\gamma(\mu,k+1)}{\gamma(\mu,k)}=\frac1{(\mu+k)(k+1)}$, which tends to "
            "$0$: the series is entire and may be differentiated term by term.",
            _c(mu, k + 1) / _c(mu, k),
            1 / ((mu + k) * (k + 1)),
        ),
        ident(
            r"$F'(\mu,z)=\frac1\mu F(\mu+1,z)$: $(k+1)\,\gamma(\mu,k+1)=\gamma(\mu+1,k)/\mu$ for every $k$.",
            (k + 1) * _c(mu, k + 1),
            _c(mu + 1, k) / mu,
        ),
        idents(
            r"$F(\mu,z)=F(\mu+1,z)+\frac{z}{\mu(\mu+1)}F(\mu+2,z)$: the coefficients of $z^{k+1}$ for every $k\ge0$, "
            "and of $z^0$.",
            (_c(mu, k + 1), _c(mu + 1, k + 1) + _c(mu + 2, k) / (mu * (mu + 1))),
            (_c(mu, 0), _c(mu + 1, 0)),
        ),
        idents(
            r"$zF''+\mu F'=F$: the coefficient of $z^k$ on the left is $k(k+1)\,\gamma(\mu,k+1)+\mu(k"
            r"+1)\,\gamma(\mu,k+1)$.",
            (k * (k + 1) * _c(mu, k + 1) + mu * (k + 1) * _c(mu, k + 1), _c(mu, k)),
        ),
        sign(
            r"All coefficients are positive, as $\gamma(\mu,0)=1$ and the ratio of consecutive ones is positive; so "
            r"$F$, $F'$ and $F''$ are positive and increasing for $z\ge0$.",
            1 / ((mu + k) * (k + 1)),
            nonnegative=(k,),
            positive_symbols=(mu,),
        ),
        sign(
            r"The ratio of consecutive terms decreases in $k$: $\frac1{(\mu+k)(k+1)}>\frac1{(\mu+k+1)(k+2)}$.",
            1 / ((mu + k) * (k + 1)) - 1 / ((mu + k + 1) * (k + 2)),
            nonnegative=(k,),
            positive_symbols=(mu,),
        ),
        argue(
            r"Tail: with $\mathrm{ratio}=\frac z{(\mu+n)(n+1)}<1$ the terms from the $n$-th on are at most the $n$-th "
            r"one times $\mathrm{ratio}^{k-n}$, so $$0\le F-\sum_{k<n}\gamma(\mu,k)z^k\le\frac{\gamma(\mu,n)z^n}{1"
            r"-\mathrm{ratio}}.$$",
        ),
    ),
)

RECURRENCES: Final = Derivation(
    label="bessel:recurrences",
    title=r"Bessel recurrences and the ratio $r_\nu$ as a quotient of series",
    statement=r"$I_\nu(x)=\frac{(x/2)^\nu}{\Gamma(\nu+1)}F(\nu+1,\tfrac{x^2}4)$, "
    r"$I_{\nu-1}-I_{\nu+1}=\frac{2\nu}{x}I_\nu$, $I_\nu'=I_{\nu+1}+\frac{\nu}{x}I_\nu$, and "
    r"$r_\nu(x)=\frac{x}{2(\nu+1)}\frac{F(\nu+2,x^2/4)}{F(\nu+1,x^2/4)}$.",
    hypotheses=(r"$\nu>-1$, and $\nu>0$ where $I_{\nu-1}$ occurs", "$x>0$"),
    uses=("bessel:series",),
    steps=(
        define(
            r"By definition $$I_\nu(x)=\sum_k\frac{(x/2)^{\nu+2k}}{k!\,\Gamma(\nu+k+1)},\qquad r_\nu"
            r"=\frac{I_{\nu+1}}{I_\nu}\quad\text{(4.11)}.$$",
        ),
        ident(
            r"$I_\nu(x)\,\Gamma(\nu+1)(2/x)^\nu=F(\nu+1,\tfrac{x^2}4)$: the coefficient of $x^{2k}$.",
            _i(nu, k) * sp.gamma(nu + 1) * 2**nu,
            _c(nu + 1, k) / 4**k,
        ),
        idents(
            r"$x(I_{\nu-1}-I_{\nu+1})=2\nu I_\nu$: the coefficients of $x^{\nu+2k+2}$ for $k\ge0$, and of $x^\nu$.",
            (_i(nu - 1, k + 1) - _i(nu + 1, k), 2 * nu * _i(nu, k + 1)),
            (_i(nu - 1, 0), 2 * nu * _i(nu, 0)),
        ),
        idents(
            r"$xI_\nu'=xI_{\nu+1}+\nu I_\nu$: the coefficients of $x^{\nu+2k+2}$ for $k\ge0$; that of $x^\nu$ is "
            r"$\nu$ times the first coefficient of $I_\nu$ on both sides.",
            ((nu + 2 * k + 2) * _i(nu, k + 1), _i(nu + 1, k) + nu * _i(nu, k + 1)),
        ),
        ident(
            r"$r_\nu(x)=\frac{x}{2(\nu+1)}\frac{F(\nu+2,x^2/4)}{F(\nu+1,x^2/4)}$: the quotient of the prefactors of "
            r"$I_{\nu+1}$ and $I_\nu$.",
            (x / 2) ** (nu + 1) / sp.gamma(nu + 2) / ((x / 2) ** nu / sp.gamma(nu + 1)),
            x / (2 * (nu + 1)),
        ),
        argue(
            r"With $\mu=\nu+1$, $P=F(\mu,z)$, $Q=P'=F(\mu+1,z)/\mu$ and $z=x^2/4$ this reads $r_\nu=\frac x2\frac QP$.",
        ),
    ),
)

_r = sp.Symbol("r", positive=True)
_ratio = sp.sqrt(z) * Q / P  # r_nu as a function of z = x^2/4, where d/dx = sqrt(z) d/dz
_next = sp.sqrt(z) * second_derivative() / Q  # r_(nu+1)

RICCATI: Final = Derivation(
    label="bessel:riccati",
    title="Riccati equation and continued fraction of the Bessel ratio",
    statement=r"$r_\nu'=1-r_\nu^2-\frac{2\nu+1}{x}r_\nu$ and $\frac1{r_\nu}=\frac{2(\nu+1)}{x}+r_{\nu+1}$.",
    hypotheses=(r"$\nu>-1$", "$x>0$"),
    uses=("bessel:series", "bessel:recurrences"),
    steps=(
        ident(
            r"Riccati: with $r=\sqrt z\,Q/P$, $\mu=\nu+1$ and $x=2\sqrt z$, the derivative $\sqrt z\,\frac{dr}{dz}$ "
            r"is $1-r^2-\frac{2\nu+1}xr$.",
            sp.sqrt(z) * ring_derivative(_ratio),
            1 - _ratio**2 - (2 * (mu - 1) + 1) * _ratio / (2 * sp.sqrt(z)),
        ),
        ident(
            r"Recurrence: $\frac1{r_\nu}-r_{\nu+1}=\frac{2(\nu+1)}x$, with $r_{\nu+1}=\sqrt z\,P''/P'$.",
            1 / _ratio - _next,
            2 * mu / (2 * sp.sqrt(z)),
        ),
        ident(
            r"Second route to Riccati, from the recurrences of $I$, with $I_{\nu+1}'=I_\nu-\frac{\nu+1}xI_{\nu+1}$ "
            r"and $I_\nu'=I_{\nu+1}+\frac\nu xI_\nu$: $\big(\frac{I_{\nu+1}}{I_\nu}\big)'=1-r^2-\frac{2\nu+1}xr$.",
            (1 - (nu + 1) / x * _r) - _r * (_r + nu / x),
            1 - _r**2 - (2 * nu + 1) * _r / x,
        ),
        argue(
            r"Here $I_{\nu+1}'=I_{\nu+2}+\frac{\nu+1}xI_{\nu+1}$ and $I_{\nu+2}=I_\nu-\frac{2(\nu+1)}xI_{\nu+1}$ by "
            r"[bessel:recurrences] at order $\nu+1$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(SERIES, RECURRENCES, RICCATI)
