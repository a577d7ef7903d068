"""log I_nu(x) from ratios: a series of ratios at an order in [0, 1), the Gamma function there, and an integral."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign
from proofs.engine.symbols import beta, d, k, x

_n = sp.Symbol("n_0", nonnegative=True)
_j, _p = sp.Symbol("j", integer=True, positive=True), sp.Symbol("p", nonnegative=True)
_N, _s, _t = sp.symbols("N s t", positive=True)
_lower, _upper = sp.symbols("L U", positive=True)  # I_(m-1) and I_(m+1)
_m = sp.Symbol("m", positive=True)


def weight(index: sp.Expr) -> sp.Expr:
    """A_k for k >= 1; A_0 = 1."""
    return 2 * (_n + index) * sp.gamma(2 * _n + index) / (sp.gamma(2 * _n + 1) * sp.gamma(index + 1))


def weight_ratio(index: sp.Expr) -> sp.Expr:
    """rho_k = A_{k+1}/A_k for k >= 1; rho_0 = 2(n_0+1)."""
    return (_n + index + 1) * (2 * _n + index) / ((_n + index) * (index + 1))


NEUMANN: Final = Derivation(
    label="ratio:neumann",
    title="The exponential as a series of Bessel functions",
    statement=r"For $0\le n_0<1$ and $x>0$: $\big(\frac x2\big)^{n_0}e^x=\Gamma(n_0+1)\sum_{k\ge0}A_kI_{n_0+k}(x)$ "
    r"with $A_0=1$ and $\frac{A_{k+1}}{A_k}=\rho_k=\frac{(n_0+k+1)(2n_0+k)}{(n_0+k)(k+1)}$, $\rho_0=2(n_0+1)$, "
    r"which decreases in $k$. Once $\rho_Kr_{n_0+K}<1$, the terms from the $K$-th on sum to at most "
    r"$\frac1{1-\rho_Kr_{n_0+K}}$ times the $K$-th.",
    hypotheses=(r"$0\le n_0<1$", "$x>0$"),
    uses=("bessel:recurrences", "bessel:turan"),
    source="Neumann series",
    steps=(
        define(r"$G=x^{-n_0}\sum_kA_kI_{n_0+k}$, so that $A_k=\frac{2(n_0+k)(2n_0+1)_{k-1}}{k!}$ for $k\ge1$."),
        idents(
            r"These are the $A_k$ with the ratios $\rho_k$.",
            (weight(_j + 1) / weight(_j), weight_ratio(_j)),
            (weight(sp.Integer(1)), 2 * (_n + 1)),
        ),
        ident(
            r"For $m=n_0+k>0$: $I_m'-\frac{n_0}xI_m=\frac k{2m}I_{m-1}+\frac{2n_0+k}{2m}I_{m+1}$, from "
            r"$2I_m'=I_{m-1}+I_{m+1}$ and $\frac{2m}xI_m=I_{m-1}-I_{m+1}$. For $k=0$ it is $I_{n_0+1}$.",
            (_lower + _upper) / 2 - (_m - k) * (_lower - _upper) / (2 * _m),
            k / (2 * _m) * _lower + (2 * (_m - k) + k) / (2 * _m) * _upper,
        ),
        idents(
            "So the coefficient of $x^{-n_0}I_{n_0+j}$ in $G'$, "
            r"$\frac{(j+1)A_{j+1}}{2(n_0+j+1)}+\frac{(2n_0+j-1)A_{j-1}}{2(n_0+j-1)}$, is $A_j$ for $j\ge2$; for "
            "$j=1$ the second term is $A_0$, and for $j=0$ there is none.",
            (
                (_j + 2) * weight(_j + 2) / (2 * (_n + _j + 2)) + (2 * _n + _j) * weight(_j) / (2 * (_n + _j)),
                weight(_j + 1),
            ),
            (2 * weight(sp.Integer(2)) / (2 * (_n + 2)) + 1, weight(sp.Integer(1))),
            (weight(sp.Integer(1)) / (2 * (_n + 1)), 1),
        ),
        argue(
            "$G$ is a power series in $x$ with nonnegative coefficients that converges for every $x$, as $A_k$ "
            r"grows like a power of $k$ and $I_{n_0+k}(x)\le\frac{(x/2)^{n_0+k}}{\Gamma(n_0+k+1)}e^{x^2/4}$; so it "
            r"may be differentiated term by term. $G'=G$ and $G(0)=\frac{2^{-n_0}}{\Gamma(n_0+1)}$, the first "
            r"coefficient of $I_{n_0}$, give $G=\frac{2^{-n_0}e^x}{\Gamma(n_0+1)}$.",
        ),
        ident(
            r"$\rho_k-1=\frac{n_0(2n_0+2k+1)}{(n_0+k)(k+1)}$.",
            weight_ratio(_j) - 1,
            _n * (2 * _n + 2 * _j + 1) / ((_n + _j) * (_j + 1)),
        ),
        sign(
            r"It does not increase: $\rho_k-\rho_{k+1}\ge0$ for $k=1+p$, $p\ge0$.",
            weight_ratio(1 + _p) - weight_ratio(2 + _p),
            nonnegative=(_n, _p),
            strict=False,
        ),
        sign(
            r"$\rho_0-\rho_1>0$.",
            2 * (_n + 1) - weight_ratio(sp.Integer(1)),
            nonnegative=(_n,),
        ),
        argue(
            r"$\frac{A_{k+1}I_{n_0+k+1}}{A_kI_{n_0+k}}=\rho_kr_{n_0+k}$, and $r_{n_0+k}$ decreases in $k$ "
            r"([bessel:turan]): from $K$ on the quotients are at most $\rho_Kr_{n_0+K}$.",
        ),
    ),
)

GAMMA: Final = Derivation(
    label="ratio:gamma",
    title="The Gamma function between 1 and 2",
    statement=r"For $1\le s\le2$ and $N\ge1$: "
    r"$\Gamma(s)=N^se^{-N}\Big(\sum_{k\ge0}\frac{N^k}{(s)_{k+1}}+\delta\Big)$ with "
    r"$0<\delta\le\frac{N+1}{N^2}\le\frac2N$. If $2N\le s+K+1$, the terms beyond the $K$-th sum to at most the "
    "$K$-th.",
    hypotheses=(r"$1\le s\le2$", r"$N\ge1$"),
    steps=(
        define(r"$\Gamma(s)=\int_0^\infty t^{s-1}e^{-t}\,dt$, cut at $N$."),
        ident(
            r"$\frac d{dt}\big(t^{s+k}e^{-t}\big)=(s+k)t^{s+k-1}e^{-t}-t^{s+k}e^{-t}$, so that "
            r"$\int_0^Nt^{s+k-1}e^{-t}=\frac1{s+k}\big(N^{s+k}e^{-N}+\int_0^Nt^{s+k}e^{-t}\big)$.",
            sp.diff(_t ** (_s + k) * sp.exp(-_t), _t),
            (_s + k) * _t ** (_s + k - 1) * sp.exp(-_t) - _t ** (_s + k) * sp.exp(-_t),
        ),
        argue(
            r"Repeated, this is $\int_0^Nt^{s-1}e^{-t}=N^se^{-N}\sum_{k\ge0}\frac{N^k}{(s)_{k+1}}$: what is left "
            r"after $k$ steps is at most $\frac{N^{s+k}}{(s)_k}$, which tends to $0$.",
        ),
        ident(
            r"$\int_N^\infty te^{-t}\,dt=(N+1)e^{-N}$: $-(t+1)e^{-t}$ has the derivative $te^{-t}$.",
            sp.diff(-(_t + 1) * sp.exp(-_t), _t),
            _t * sp.exp(-_t),
        ),
        argue(
            r"For $t\ge N$, $t^{s-2}\le N^{s-2}$, as $s\le2$; so $\int_N^\infty t^{s-1}e^{-t}\le N^{s-2}(N+1)e^{-N}"
            r"=N^se^{-N}\frac{N+1}{N^2}$.",
        ),
        sign(
            r"$\frac2N-\frac{N+1}{N^2}\ge0$ for $N=1+p$, $p\ge0$.",
            2 / _N - (_N + 1) / _N**2,
            {_N: 1 + _p},
            (_p,),
            strict=False,
        ),
        argue(
            r"The quotient of consecutive terms is $\frac N{s+k+1}$, which decreases in $k$ and is at most "
            r"$\frac12$ from $K$ on.",
        ),
    ),
)

PRIMITIVE: Final = Derivation(
    label="ratio:primitive",
    title="Logarithms as integrals of the ratio",
    statement=r"$\frac d{dx}\log F(\nu+1,\frac{x^2}4)=r_\nu(x)$ and $\frac d{dx}\log I_\nu(x)=r_\nu(x)+\frac\nu x$ "
    r"for $\nu>-1$; $F(\nu+1,\frac{x^2}4)=\Gamma(\nu+1)\big(\frac2x\big)^\nu I_\nu(x)$, which for $\nu=\frac d2-1$ "
    r"is $\int e^{xt}d\sigma$, $t$ a coordinate of the sphere in $\mathbb R^d$. With "
    r"$r_\nu=\sum_{j<n}s_j(X/x)^j+\varepsilon$, $|\varepsilon|\le\eta(X/x)^n$, $w=X/x$: "
    r"$$\int_X^xr_\nu=x-X+s_1X\log\frac xX+X\sum_{j=2}^{n-1}s_j\frac{1-w^{j-1}}{j-1}+\varepsilon',\quad "
    r"|\varepsilon'|\le\eta X\frac{1-w^{n-1}}{n-1}.$$",
    hypotheses=(r"$\nu>-1$", r"$x\ge X>0$", r"$n\ge2$"),
    uses=("bessel:series", "bessel:recurrences", "gegenbauer:moments"),
    steps=(
        argue(
            r"$I_\nu'=I_{\nu+1}+\frac\nu xI_\nu$ and $F(\nu+1,\frac{x^2}4)=\Gamma(\nu+1)(2/x)^\nu I_\nu$ "
            r"([bessel:recurrences]): divide by $I_\nu$.",
        ),
        ident(
            r"$\int e^{xt}d\sigma$ has the coefficient $\frac1{(2k)!}\int t^{2k}d\sigma$ at $x^{2k}$, and $\int "
            r"t^{2k}d\sigma=\prod_{i<k}\frac{2i+1}{d+2i}$ ([gegenbauer:moments]); that is $\frac1{4^k(d/2)_kk!}$: "
            "the quotient of consecutive coefficients.",
            (2 * k + 1) / (d + 2 * k) / ((2 * k + 1) * (2 * k + 2)),
            1 / (4 * (d / 2 + k) * (k + 1)),
        ),
        ident(
            r"$\frac d{dx}X\frac{1-(X/x)^{j-1}}{j-1}=(X/x)^j$.",
            sp.diff(beta * (1 - (beta / x) ** _j) / _j, x),
            (beta / x) ** (_j + 1),
        ),
        ident(
            r"$\frac d{dx}X\log\frac xX=\frac Xx$.",
            sp.diff(beta * sp.log(x / beta), x),
            beta / x,
        ),
        argue(
            r"Both sides vanish at $x=X$, and $|\int\varepsilon|\le\int\eta(X/t)^ndt$, which is the last of these "
            "integrals with $j=n$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(NEUMANN, GAMMA, PRIMITIVE)
