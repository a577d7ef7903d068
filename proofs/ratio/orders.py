"""How the Bessel functions and their ratio depend on order and argument, and the inverse of the ratio."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign
from proofs.engine.symbols import hypergeometric_coefficient, k, nu, x

_mu = sp.Symbol("mu", real=True)
_a = sp.Symbol("a", positive=True)
_R, _r = sp.symbols("R r", positive=True)  # r_mu and r_nu
_s = sp.Symbol("s", positive=True)
_half = sp.Rational(1, 2)

ORDERS: Final = Derivation(
    label="ratio:orders",
    title="Monotone in the order",
    statement=r"Let $x>0$. For $-1<\mu<\nu$: $r_\nu(x)<r_\mu(x)$. For $\nu>-1$, $F(\nu+1,\frac{x^2}4)$ decreases "
    r"strictly in $\nu$ and increases strictly in $x$. For $\nu\ge0$, $I_\nu(x)$ increases strictly in $x$.",
    hypotheses=(r"$-1<\mu<\nu$", "$x>0$"),
    uses=("bessel:series", "bessel:recurrences", "bessel:riccati"),
    steps=(
        define(r"$e=r_\mu-r_\nu$ and $W=x^{2\nu+1}\exp\int(r_\mu+r_\nu)$."),
        ident(
            r"$e'=\frac{2(\nu-\mu)}xr_\mu-\big(r_\mu+r_\nu+\frac{2\nu+1}x\big)e$, the difference of two Riccati "
            "equations.",
            (1 - _R**2 - (2 * _mu + 1) * _R / x) - (1 - _r**2 - (2 * nu + 1) * _r / x),
            2 * (nu - _mu) * _R / x - (_R + _r + (2 * nu + 1) / x) * (_R - _r),
        ),
        argue(
            r"So $(eW)'=\frac{2(\nu-\mu)}xr_\mu W>0$. Near $0$ both ratios are below $\frac x{2(\mu+1)}$ "
            r"([bessel:riccati]), so that $|eW|$ is at most a constant times $x^{2\nu+2}$, which tends to $0$. Hence "
            r"$eW>0$ for $x>0$.",
        ),
        sign(
            r"$F(a,z)=\sum_k\frac{z^k}{(a)_kk!}$ has the term of $k=1$, $\frac za$, which decreases in $a$ "
            r"as all others do: with $s>0$ and $z>0$, $\frac1a-\frac1{a+s}>0$, and "
            r"$\frac1{a+k}-\frac1{a+s+k}>0$ for every factor.",
            (1 / (_a + k) - 1 / (_a + _s + k)),
            nonnegative=(k,),
            positive_symbols=(_a, _s),
        ),
        argue(
            r"All coefficients of $F(\nu+1,\cdot)$ are positive ([bessel:series]), so it increases in $x^2$. "
            r"$I_\nu'=I_{\nu+1}+\frac\nu xI_\nu>0$ for $\nu\ge0$ ([bessel:recurrences]).",
        ),
    ),
)

INVERSE: Final = Derivation(
    label="ratio:inverse",
    title="The inverse of the ratio",
    statement=r"For $\nu\ge-\frac12$, $r_\nu$ increases strictly from $0$ to $1$; so for $0<y<1$ there is exactly "
    r"one $x>0$ with $r_\nu(x)=y$, and $r_\nu(\ell)\le y\le r_\nu(u)$ gives $\ell\le x\le u$. $r_{-1/2}=\tanh$.",
    hypotheses=(r"$\nu\ge-\frac12$", "$0<y<1$"),
    uses=("bessel:series", "bessel:recurrences", "bessel:increasing"),
    steps=(
        argue(r"For $\nu>-\frac12$ this is [bessel:increasing]. For $\nu=-\frac12$ it is below."),
        idents(
            r"$F(\frac12,\frac{x^2}4)=\cosh x$ and $xF(\frac32,\frac{x^2}4)=\sinh x$: the first coefficients are "
            r"$1$, and consecutive ones have the ratios of those of $\cosh$ and $\sinh$.",
            (
                (hypergeometric_coefficient(_half, k + 1) / hypergeometric_coefficient(_half, k)) / 4,
                1 / ((2 * k + 1) * (2 * k + 2)),
            ),
            (
                (hypergeometric_coefficient(_half + 1, k + 1) / hypergeometric_coefficient(_half + 1, k)) / 4,
                1 / ((2 * k + 2) * (2 * k + 3)),
            ),
            (hypergeometric_coefficient(_half, 0), 1),
            (hypergeometric_coefficient(_half + 1, 0), 1),
        ),
        argue(
            r"So $r_{-1/2}=\frac{x}{2\nu+2}\cdot\frac{F(3/2,x^2/4)}{F(1/2,x^2/4)}=\tanh x$ with $2\nu+2=1$ "
            r"([bessel:recurrences]), which increases from $0$ to $1$.",
        ),
        argue(
            r"A strictly increasing continuous function from $0$ to $1$ takes the value $y$ once, and "
            r"$r_\nu(\ell)\le r_\nu(x)$ means $\ell\le x$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(ORDERS, INVERSE)
