"""Power series of the Bessel functions: F(a, z) = 0F1(; a; z), its equations, and the ratio r_nu in terms of it.

Everything about the modified Bessel functions that the paper needs follows from these few identities of coefficients;
no property of special functions is cited. `ring_derivative` turns them into algebra: with P = F(a, z) and Q = P',
every derivative is again a rational function of P, Q, a, z.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign
from proofs.engine.symbols import Expr, a, bessel_coefficient, hypergeometric_coefficient, k, nu, x, z

P: Final[Expr] = sp.Symbol("P", positive=True)  # F(a, z), positive for z >= 0
Q: Final[Expr] = sp.Symbol("Q", positive=True)  # F'(a, z) = F(a + 1, z)/a, positive for z >= 0


def ring_derivative(expr: Expr) -> Expr:
    """d/dz of a rational function of (z, P, Q), by P' = Q and the differential equation z Q' = P - a Q."""
    return sp.diff(expr, z) + Q * sp.diff(expr, P) + (P - a * Q) / z * sp.diff(expr, Q)


def second_derivative() -> Expr:
    """P'' = F(a + 2, z)/(a(a + 1)) in terms of P and Q."""
    return (P - a * Q) / z


_c = hypergeometric_coefficient
_i = bessel_coefficient

SERIES: Final = Derivation(
    label="bessel:series",
    title="Power series, contiguity and differential equation of ${}_0F_1$",
    statement=r"$F(a,z)=\sum_k\frac{z^k}{(a)_kk!}$ is entire in $z$ for $a>0$, with $F'(a,z)=F(a+1,z)/a$, "
    r"$F(a,z)=F(a+1,z)+\frac{z}{a(a+1)}F(a+2,z)$ and $zF''+aF'=F$; its partial sums have an explicit "
    "geometric tail.",
    hypotheses=("$a>0$", r"$z\ge0$ for the sign and the tail"),
    source="mathematics behind (4.12), (4.13); DLMF 16.2, 10.25.2 give the same series",
    steps=(
        define(r"$c(a,k)=\frac1{(a)_kk!}=\frac{\Gamma(a)}{\Gamma(a+k)k!}$ is the coefficient of $z^k$ in $F(a,z)$."),
        ident(
            r"Ratio of coefficients: $\frac{c(a,k+1)}{c(a,k)}=\frac1{(a+k)(k+1)}$, which tends to $0$: the series is "
            "entire and may be differentiated term by term.",
            _c(a, k + 1) / _c(a, k),
            1 / ((a + k) * (k + 1)),
        ),
        ident(
            r"$F'(a,z)=\frac1aF(a+1,z)$: $(k+1)\,c(a,k+1)=c(a+1,k)/a$ for every $k$.",
            (k + 1) * _c(a, k + 1),
            _c(a + 1, k) / a,
        ),
        idents(
            r"$F(a,z)=F(a+1,z)+\frac{z}{a(a+1)}F(a+2,z)$: the coefficients of $z^{k+1}$ for every $k\ge0$, and of "
            "$z^0$.",
            (_c(a, k + 1), _c(a + 1, k + 1) + _c(a + 2, k) / (a * (a + 1))),
            (_c(a, 0), _c(a + 1, 0)),
        ),
        idents(
            r"$zF''+aF'=F$: the coefficient of $z^k$ on the left is $k(k+1)\,c(a,k+1)+a(k+1)\,c(a,k+1)$.",
            (k * (k + 1) * _c(a, k + 1) + a * (k + 1) * _c(a, k + 1), _c(a, k)),
        ),
        sign(
            "All coefficients are positive, as $c(a,0)=1$ and the ratio of consecutive ones is positive; so $F$, "
            r"$F'$ and $F''$ are positive and increasing for $z\ge0$.",
            1 / ((a + k) * (k + 1)),
            nonnegative=(k,),
            positive_symbols=(a,),
        ),
        sign(
            r"The ratio of consecutive terms decreases in $k$: $\frac1{(a+k)(k+1)}>\frac1{(a+k+1)(k+2)}$.",
            1 / ((a + k) * (k + 1)) - 1 / ((a + k + 1) * (k + 2)),
            nonnegative=(k,),
            positive_symbols=(a,),
        ),
        argue(
            r"Tail: with $q=\frac z{(a+n)(n+1)}<1$ the terms from the $n$-th on are at most the $n$-th one times "
            r"$q^{k-n}$, so $$0\le F-\sum_{k<n}c(a,k)z^k\le\frac{c(a,n)z^n}{1-q}.$$",
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
            r"With $a=\nu+1$, $P=F(a,z)$, $Q=P'=F(a+1,z)/a$ and $z=x^2/4$ this reads $r_\nu=\frac x2\frac QP$.",
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
            r"Riccati: with $r=\sqrt z\,Q/P$, $a=\nu+1$ and $x=2\sqrt z$, the derivative $\sqrt z\,\frac{dr}{dz}$ is "
            r"$1-r^2-\frac{2\nu+1}xr$.",
            sp.sqrt(z) * ring_derivative(_ratio),
            1 - _ratio**2 - (2 * (a - 1) + 1) * _ratio / (2 * sp.sqrt(z)),
        ),
        ident(
            r"Recurrence: $\frac1{r_\nu}-r_{\nu+1}=\frac{2(\nu+1)}x$, with $r_{\nu+1}=\sqrt z\,P''/P'$.",
            1 / _ratio - _next,
            2 * a / (2 * sp.sqrt(z)),
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
