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
    title="Power series, contiguity and differential equation of 0F1",
    statement="F(a,z) = sum z^k/((a)_k k!) is entire in z for a > 0, with F' = F(a+1)/a, "
    "F(a) = F(a+1) + z F(a+2)/(a(a+1)) and z F'' + a F' = F; its partial sums have an explicit geometric tail.",
    tex=r"$F(a,z)=\sum_k z^k/((a)_k k!)$ satisfies $F'(a,z)=F(a+1,z)/a$, "
    r"$F(a)=F(a+1)+\frac{z}{a(a+1)}F(a+2)$ and $zF''+aF'=F$.",
    hypotheses=("a > 0", "z >= 0 for the sign and the tail"),
    source="mathematics behind (4.12), (4.13); DLMF 16.2, 10.25.2 give the same series",
    steps=(
        define("c(a,k) = Gamma(a)/(Gamma(a+k) k!) is the coefficient of z^k in F(a,z).", r"c(a,k)=\frac{1}{(a)_k\,k!}"),
        ident(
            "Ratio of coefficients: c(a,k+1)/c(a,k) = 1/((a+k)(k+1)), which tends to 0: the series is entire and may "
            "be "
            "differentiated term by term.",
            r"\frac{c(a,k+1)}{c(a,k)}=\frac1{(a+k)(k+1)}",
            _c(a, k + 1) / _c(a, k),
            1 / ((a + k) * (k + 1)),
        ),
        ident(
            "F' = F(a+1)/a: (k+1) c(a,k+1) = c(a+1,k)/a for every k.",
            r"F'(a,z)=\frac1a F(a+1,z)",
            (k + 1) * _c(a, k + 1),
            _c(a + 1, k) / a,
        ),
        idents(
            "F(a) = F(a+1) + z F(a+2)/(a(a+1)): coefficients of z^(k+1) for every k >= 0, and of z^0.",
            r"F(a,z)=F(a+1,z)+\frac{z}{a(a+1)}F(a+2,z)",
            (_c(a, k + 1), _c(a + 1, k + 1) + _c(a + 2, k) / (a * (a + 1))),
            (_c(a, 0), _c(a + 1, 0)),
        ),
        idents(
            "z F'' + a F' = F: coefficient of z^k, from k(k+1) c(a,k+1) + a(k+1) c(a,k+1).",
            r"zF''+aF'=F",
            (k * (k + 1) * _c(a, k + 1) + a * (k + 1) * _c(a, k + 1), _c(a, k)),
        ),
        sign(
            "All coefficients are positive, so F, F' and F'' are positive and increasing for z >= 0: the ratio of "
            "consecutive coefficients is positive and c(a,0) = 1.",
            r"c(a,k)>0",
            1 / ((a + k) * (k + 1)),
            nonnegative=(k,),
            positive_symbols=(a,),
        ),
        sign(
            "The ratio of consecutive terms decreases in k: 1/((a+k)(k+1)) > 1/((a+k+1)(k+2)).",
            r"\frac1{(a+k)(k+1)}>\frac1{(a+k+1)(k+2)}",
            1 / ((a + k) * (k + 1)) - 1 / ((a + k + 1) * (k + 2)),
            nonnegative=(k,),
            positive_symbols=(a,),
        ),
        argue(
            "Tail: with q = z/((a+n)(n+1)) < 1 the terms from the n-th on are at most term_n q^(k-n), so "
            "psum_n <= F <= psum_n + term_n/(1-q), psum_n being the sum of the terms k < n.",
            r"0\le F-\sum_{k<n}c(a,k)z^k\le \frac{c(a,n)z^n}{1-q},\quad q=\frac{z}{(a+n)(n+1)}<1",
        ),
    ),
)

RECURRENCES: Final = Derivation(
    label="bessel:recurrences",
    title="Bessel recurrences and the ratio r_nu as a quotient of series",
    statement="I_nu(x) = (x/2)^nu F(nu+1,x^2/4)/Gamma(nu+1); I_(nu-1) - I_(nu+1) = (2nu/x) I_nu; "
    "I_nu' = I_(nu+1) + (nu/x) I_nu; r_nu(x) = (x/2) F'/F = x F(nu+2)/(2(nu+1) F(nu+1)).",
    tex=r"$I_{\nu-1}-I_{\nu+1}=\frac{2\nu}{x}I_\nu$, $I_\nu'=I_{\nu+1}+\frac{\nu}{x}I_\nu$, "
    r"$r_\nu(x)=\frac{x}{2(\nu+1)}\frac{F(\nu+2,x^2/4)}{F(\nu+1,x^2/4)}$.",
    hypotheses=("nu > -1, and nu > 0 where I_(nu-1) occurs", "x > 0"),
    uses=("bessel:series",),
    steps=(
        define(
            "I_nu(x) = sum_k (x/2)^(nu+2k)/(k! Gamma(nu+k+1)) (the definition), r_nu = I_(nu+1)/I_nu (4.11).",
            r"I_\nu(x)=\sum_k\frac{(x/2)^{\nu+2k}}{k!\,\Gamma(\nu+k+1)},\qquad r_\nu=\frac{I_{\nu+1}}{I_\nu}",
        ),
        ident(
            "I_nu(x) Gamma(nu+1) (2/x)^nu = F(nu+1,x^2/4): coefficient of x^(2k).",
            r"I_\nu(x)=\frac{(x/2)^\nu}{\Gamma(\nu+1)}F(\nu+1,\tfrac{x^2}4)",
            _i(nu, k) * sp.gamma(nu + 1) * 2**nu,
            _c(nu + 1, k) / 4**k,
        ),
        idents(
            "x (I_(nu-1) - I_(nu+1)) = 2 nu I_nu: coefficients of x^(nu+2k+2) for k >= 0, and of x^nu.",
            r"I_{\nu-1}-I_{\nu+1}=\frac{2\nu}{x}I_\nu",
            (_i(nu - 1, k + 1) - _i(nu + 1, k), 2 * nu * _i(nu, k + 1)),
            (_i(nu - 1, 0), 2 * nu * _i(nu, 0)),
        ),
        idents(
            "x I_nu' = x I_(nu+1) + nu I_nu: coefficients of x^(nu+2k+2) for k >= 0; that of x^nu is nu times the "
            "first "
            "coefficient of I_nu on both sides.",
            r"I_\nu'=I_{\nu+1}+\frac{\nu}{x}I_\nu",
            ((nu + 2 * k + 2) * _i(nu, k + 1), _i(nu + 1, k) + nu * _i(nu, k + 1)),
        ),
        ident(
            "r_nu = x F(nu+2)/(2(nu+1) F(nu+1)): quotient of the prefactors of I_(nu+1) and I_nu.",
            r"r_\nu(x)=\frac{x}{2(\nu+1)}\frac{F(\nu+2,x^2/4)}{F(\nu+1,x^2/4)}",
            (x / 2) ** (nu + 1) / sp.gamma(nu + 2) / ((x / 2) ** nu / sp.gamma(nu + 1)),
            x / (2 * (nu + 1)),
        ),
        argue(
            "With a = nu + 1, P = F(a,z), Q = P' = F(a+1,z)/a, z = x^2/4 this reads r_nu = (x/2) Q/P.",
            r"r_\nu(x)=\frac{x}{2}\frac{P'(z)}{P(z)}",
        ),
    ),
)

_r = sp.Symbol("r", positive=True)
_ratio = sp.sqrt(z) * Q / P  # r_nu as a function of z = x^2/4, where d/dx = sqrt(z) d/dz
_next = sp.sqrt(z) * second_derivative() / Q  # r_(nu+1)

RICCATI: Final = Derivation(
    label="bessel:riccati",
    title="Riccati equation and continued fraction of the Bessel ratio",
    statement="r_nu' = 1 - r_nu^2 - (2nu+1) r_nu/x and 1/r_nu = 2(nu+1)/x + r_(nu+1).",
    tex=r"$r_\nu'=1-r_\nu^2-\frac{2\nu+1}{x}r_\nu$ and $\frac1{r_\nu}=\frac{2(\nu+1)}{x}+r_{\nu+1}$.",
    hypotheses=("nu > -1", "x > 0"),
    uses=("bessel:series", "bessel:recurrences"),
    steps=(
        ident(
            "Riccati: with r = sqrt(z) Q/P, a = nu + 1, x = 2 sqrt(z), the derivative sqrt(z) dr/dz is "
            "1 - r^2 - (2nu+1) r/x.",
            r"r_\nu'=1-r_\nu^2-\frac{2\nu+1}{x}r_\nu",
            sp.sqrt(z) * ring_derivative(_ratio),
            1 - _ratio**2 - (2 * (a - 1) + 1) * _ratio / (2 * sp.sqrt(z)),
        ),
        ident(
            "Recurrence: 1/r_nu - r_(nu+1) = 2(nu+1)/x, with r_(nu+1) = sqrt(z) P''/P'.",
            r"\frac1{r_\nu}-r_{\nu+1}=\frac{2(\nu+1)}{x}",
            1 / _ratio - _next,
            2 * a / (2 * sp.sqrt(z)),
        ),
        ident(
            "Second route to Riccati, from the recurrences of I: (I_(nu+1)/I_nu)' with "
            "I_(nu+1)' = I_nu - ((nu+1)/x) I_(nu+1) and I_nu' = I_(nu+1) + (nu/x) I_nu.",
            r"\Big(\frac{I_{\nu+1}}{I_\nu}\Big)'=1-r^2-\frac{2\nu+1}{x}r",
            (1 - (nu + 1) / x * _r) - _r * (_r + nu / x),
            1 - _r**2 - (2 * nu + 1) * _r / x,
        ),
        argue(
            "Here I_(nu+1)' = I_(nu+2) + ((nu+1)/x) I_(nu+1) and I_(nu+2) = I_nu - (2(nu+1)/x) I_(nu+1) by "
            "bessel:recurrences at order nu + 1.",
            r"I_{\nu+1}'=I_\nu-\frac{\nu+1}{x}I_{\nu+1}",
        ),
    ),
)

DERIVATIONS: Final = by_label(SERIES, RECURRENCES, RICCATI)
