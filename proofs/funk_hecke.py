"""Funk-Hecke coefficients of the attention kernel, for symbolic degree l and dimension d (Lemma 4.1), by two routes.

Route 1 carries the formula through the three-term recurrence of P_l and the Bessel recurrences; route 2 integrates by
parts with the raising operator (Rodrigues). Neither cites a formula for the integral.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.checks import induction
from proofs.engine.derivation import Derivation, Step, by_label
from proofs.engine.steps import argue, define, ident, idents
from proofs.engine.symbols import Expr, bessel_coefficient, beta, d, hypergeometric_coefficient, k, l
from proofs.gegenbauer import L, moment


def raw_eigenvalue(l_: Expr, d_: Expr, beta_: Expr) -> Expr:
    """c_l = int e^{beta t} P_l(t) w(t) dt = Gamma(d/2) (2/beta)^{d/2-1} I_{d/2+l-1}(beta) (4.5), for l >= 0."""
    l_, d_, beta_ = sp.sympify(l_), sp.sympify(d_), sp.sympify(beta_)
    return sp.gamma(d_ / 2) * (2 / beta_) ** (d_ / 2 - 1) * sp.besseli(d_ / 2 + l_ - 1, beta_)


def eigenvalue(l: Expr, d: Expr, beta: Expr) -> Expr:  # noqa: E741  the paper's name
    """lambda_l = c_l/beta for l >= 1 (4.1); lambda_0 = 0 by centring. A sympy expression; arguments may be symbolic.

    ValueError for numbers outside the domain l >= 0, d >= 2, beta > 0.
    """
    l, d, beta = sp.sympify(l), sp.sympify(d), sp.sympify(beta)  # noqa: E741  # the paper's name
    outside = ((l < 0) is sp.true, (d < 2) is sp.true, (beta <= 0) is sp.true)
    if any(outside) or l.is_integer is False:
        raise ValueError(f"eigenvalue: l={l}, d={d}, beta={beta}; an integer l >= 0, d >= 2 and beta > 0 are wanted")
    if l == 0:
        return sp.Integer(0)
    return raw_eigenvalue(l, d, beta) / beta


def threshold(d_: Expr, beta_: Expr) -> Expr:
    """K_1 = 1/(2 lambda_1) = beta^{d/2}/(2^{d/2} Gamma(d/2) I_{d/2}(beta)) (1.7)."""
    d_, beta_ = sp.sympify(d_), sp.sympify(beta_)
    return beta_ ** (d_ / 2) / (2 ** (d_ / 2) * sp.gamma(d_ / 2) * sp.besseli(d_ / 2, beta_))


_below, _above = sp.symbols("I_below I_above", positive=True)  # I_{m-1}(beta), I_{m+1}(beta), m = d/2 + l - 1
_m = d / 2 + l - 1
_bessel = beta * (_below - _above) / (2 * _m)  # I_m, by the recurrence
_bessel_slope = _above + _m / beta * _bessel  # I_m', by the recurrence
# c_l, c_{l-1}, c_{l+1} and dc_l/dbeta without the common factor Gamma(d/2) 2^{d/2-1} beta^{1-d/2}
_slope = _bessel_slope + (1 - d / 2) / beta * _bessel
_order = d / 2 - 1
_power = sp.Symbol("y", positive=True)

KERNEL: Final = Derivation(
    label="eq:1.2",
    title="The attention kernel: mean, centring, gradient",
    statement=r"$m_\beta=\int e^{\beta x\cdot y}\,d\sigma(y)=\Gamma(\tfrac d2)(2/\beta)^{d/2-1}I_{d/2-1}(\beta)$, "
    r"$\int W_\beta(x,y)\,d\sigma(y)=0$ and $\nabla_xW_\beta(x,y)=e^{\beta x\cdot y}y$.",
    hypotheses=(r"$d\ge2$", r"$\beta>0$"),
    uses=("gegenbauer:moments", "bessel:series", "bessel:recurrences"),
    source="(1.1)-(1.4)",
    steps=(
        define(r"$W_\beta(x,y)=\frac{e^{\beta x\cdot y}-m_\beta}\beta$."),
        argue(
            r"$m_\beta=\int e^{\beta t}w\,dt$ does not depend on $x$; only even powers contribute: "
            r"$m_\beta=\sum_k\frac{\beta^{2k}}{(2k)!}\int t^{2k}w\,dt$.",
        ),
        Step(
            r"Duplication: $\frac{(1/2)_k}{(2k)!}=\frac1{4^kk!}$.",
            "induction",
            induction(
                1 / (4**k * sp.gamma(k + 1)),
                k,
                start=0,
                base=sp.Integer(1),
                previous=_power,
                step=_power * (sp.Rational(1, 2) + k) / ((2 * k + 1) * (2 * k + 2)),
            ),
        ),
        ident(
            r"The coefficient of $\beta^{2k}$ of $m_\beta$ is $\frac{(1/2)_k}{(d/2)_k(2k)!}=\frac1{(d/2)_k4^kk!}$, "
            r"that of $F(\tfrac d2,\tfrac{\beta^2}4)$.",
            moment(k, d) * sp.gamma(sp.Rational(1, 2)) / sp.gamma(sp.Rational(1, 2) + k) / (4**k * sp.gamma(k + 1)),
            hypergeometric_coefficient(d / 2, k) / 4**k,
        ),
        ident(
            r"It is the coefficient of $\Gamma(\tfrac d2)\big(\frac2\beta\big)^{d/2-1}I_{d/2-1}(\beta)$ as well.",
            hypergeometric_coefficient(d / 2, k) / 4**k,
            sp.gamma(d / 2) * 2**_order * bessel_coefficient(_order, k),
        ),
        argue(r"Subtracting $m_\beta$ makes the mean over $y$ zero (1.3)."),
        ident(
            r"Gradient (1.4): the derivative of $e^{\beta s}/\beta$ at $s=x\cdot y$ is $e^{\beta s}$, times "
            r"$\nabla_x(x\cdot y)=y$.",
            sp.diff(sp.exp(beta * _power) / beta, _power),
            sp.exp(beta * _power),
        ),
    ),
)

FUNK_HECKE: Final = Derivation(
    label="lem:funk-hecke",
    title="Funk-Hecke coefficients (Lemma 4.1)",
    statement=r"$\int W_\beta(x,y)Y_l(y)\,d\sigma(y)=\lambda_lY_l(x)$ with "
    r"$\lambda_l=\Gamma(\tfrac d2)2^{d/2-1}\beta^{-d/2}I_{d/2+l-1}(\beta)$ for $l\ge1$ and $\lambda_0=0$; "
    r"$K_1=\frac1{2\lambda_1}=\frac{\beta^{d/2}}{2^{d/2}\Gamma(d/2)I_{d/2}(\beta)}$ and "
    r"$\alpha_l=\frac{I_{d/2+l-1}(\beta)}{I_{d/2}(\beta)}$.",
    hypotheses=(r"$d\ge2$", r"$l\ge1$", r"$\beta>0$"),
    uses=("eq:1.2", "gegenbauer:recurrences", "gegenbauer:moments", "bessel:series", "bessel:recurrences"),
    source="(4.1)-(4.5), (1.7), (1.21)",
    steps=(
        argue(
            r"Averaging $Y_l$ over the rotations that fix $x$ gives $Y_l(x)P_l(x\cdot y)$: it is a zonal harmonic of "
            "degree $l$ with value $Y_l(x)$ at $y=x$ ([gegenbauer:recurrences]). So "
            r"$\int f(x\cdot y)Y_l(y)\,d\sigma(y)=Y_l(x)\int_{-1}^1f(t)P_l(t)w(t)\,dt$ (4.4).",
        ),
        define(
            r"$c_l=\int e^{\beta t}P_lw\,dt$; the claim is $c_l=\kappa\beta^{1-d/2}I_{d/2+l-1}$ with $\kappa$ free "
            r"of $l$ and $\beta$.",
        ),
        argue(
            r"Route 1. $te^{\beta t}=\frac{d}{d\beta}e^{\beta t}$, so the three-term recurrence gives "
            r"$(l+d-2)c_{l+1}=(2l+d-2)c_l'-lc_{l-1}$. Base: $c_0=m_\beta$ ([eq:1.2]) and $c_1=c_0'$.",
        ),
        ident(
            r"Base $c_1=c_0'$: $(\beta^{1-d/2}I_{d/2-1})'=\beta^{1-d/2}I_{d/2}$, by $I_n'=I_{n+1}+\frac n\beta I_n$ "
            r"with $n=\frac d2-1$.",
            (_above + _order / beta * _below) + (1 - d / 2) / beta * _below,
            _above,
        ),
        ident(
            r"Step: with $m=\frac d2+l-1$, $I_m=\frac\beta{2m}(I_{m-1}-I_{m+1})$ and "
            r"$I_m'=I_{m+1}+\frac m\beta I_m$, the recurrence gives exactly $I_{m+1}$ for $c_{l+1}$: "
            r"$$(2l+d-2)\Big(I_m'+\frac{1-d/2}{\beta}I_m\Big)-l\,I_{m-1}=(l+d-2)\,I_{m+1}.$$",
            (2 * l + d - 2) * _slope - l * _below,
            (l + d - 2) * _above,
        ),
        argue(
            "Route 2. Integration by parts with the raising operator (the bracket vanishes at $-1$ and $1$): "
            r"$c_l^{(d)}=\frac\beta{d-1}\int e^{\beta t}P_{l-1}^{(d+2)}(1-t^2)w^{(d)}\,dt$, and "
            r"$(1-t^2)w^{(d)}=\frac{d-1}dw^{(d+2)}$: $c^{(d)}_l(\beta)=\frac\beta d\,c^{(d+2)}_{l-1}(\beta)$.",
        ),
        ident(
            r"The normaliser: $\frac1{d-1}\int(1-t^2)w=\frac1d$.",
            (1 - moment(sp.Integer(1), d)) / (d - 1),
            1 / d,
        ),
        ident(
            r"(4.5) obeys the same relation: $\Gamma(\tfrac d2)(\tfrac2\beta)^{\frac d2-1}I_{\frac d2+l-1}"
            r"=\frac\beta d\,\Gamma(\tfrac d2+1)(\tfrac2\beta)^{\frac d2}I_{\frac d2+l-1}$, by the coefficient of "
            r"$\beta^{l+2k}$ on both sides for every $k$ and $l$; $l$ steps lead to $c_0$ in dimension $d+2l$.",
            sp.gamma(d / 2) * 2 ** (d / 2 - 1) * bessel_coefficient(d / 2 + L - 1, k),
            sp.gamma(d / 2 + 1) * 2 ** (d / 2) * bessel_coefficient((d + 2) / 2 + (L - 1) - 1, k) / d,
        ),
        ident(
            r"As a series, by the coefficient of $\beta^{l+2k}$: "
            r"$c_l=\frac{(\beta/2)^l}{(d/2)_l}F(\tfrac d2+l,\tfrac{\beta^2}4)$.",
            sp.gamma(d / 2) * 2 ** (d / 2 - 1) * bessel_coefficient(d / 2 + l - 1, k),
            2 ** (-l) * sp.gamma(d / 2) / sp.gamma(d / 2 + l) * hypergeometric_coefficient(d / 2 + l, k) / 4**k,
        ),
        ident(
            r"Dividing by $\beta$ (the constant $m_\beta$ only meets degree 0) gives (4.1): "
            r"$\lambda_l=\Gamma(\tfrac d2)2^{d/2-1}\beta^{-d/2}I_{d/2+l-1}(\beta)$.",
            eigenvalue(l, d, beta),
            sp.gamma(d / 2) * 2 ** (d / 2 - 1) * beta ** (-d / 2) * sp.besseli(d / 2 + l - 1, beta),
        ),
        idents(
            r"(4.2) and (4.3) are $K_1=\frac1{2\lambda_1}$ and $\alpha_l=\frac{\lambda_l}{\lambda_1}$.",
            (1 / (2 * eigenvalue(sp.Integer(1), d, beta)), threshold(d, beta)),
            (
                eigenvalue(l, d, beta) / eigenvalue(sp.Integer(1), d, beta),
                sp.besseli(d / 2 + l - 1, beta) / sp.besseli(d / 2, beta),
            ),
        ),
    ),
)

CIRCLE: Final = Derivation(
    label="rem:circle",
    title=r"The circle: $\lambda_l=I_l(\beta)/\beta$ (Remark 4.2)",
    statement=r"For $d=2$: $\lambda_l=I_l(\beta)/\beta$ (4.6), directly from the Fourier coefficients of "
    r"$e^{\beta\cos\theta}$ as well.",
    hypotheses=("$d=2$", r"$l\ge1$"),
    uses=("lem:funk-hecke",),
    source="(4.6)",
    steps=(
        ident(
            r"(4.1) at $d=2$: $\Gamma(1)\,2^0\beta^{-1}I_l(\beta)=I_l(\beta)/\beta$.",
            eigenvalue(l, sp.Integer(2), beta),
            sp.besseli(l, beta) / beta,
        ),
        argue(
            r"Directly: the mean of $\cos^n\theta\cos l\theta$, $n=l+2k$, is the coefficient of $e^{il\theta}$ in "
            r"$\big(\tfrac12(e^{i\theta}+e^{-i\theta})\big)^n$: "
            r"$\frac1{2\pi}\int\cos^{l+2k}\theta\cos l\theta\,d\theta=2^{-l-2k}\binom{l+2k}{k}$.",
        ),
        ident(
            r"Divided by $n!$ it is the coefficient of $\beta^{l+2k}$ in $I_l(\beta)$: "
            r"$\frac{1}{2^{l+2k}(l+2k)!}\binom{l+2k}{k}=\frac{1}{2^{l+2k}k!\,(l+k)!}$.",
            sp.gamma(l + 2 * k + 1)
            / (sp.gamma(k + 1) * sp.gamma(l + k + 1))
            / (2 ** (l + 2 * k) * sp.gamma(l + 2 * k + 1)),
            bessel_coefficient(l, k),
        ),
    ),
)

DERIVATIONS: Final = by_label(KERNEL, FUNK_HECKE, CIRCLE)
