"""The zonal polynomials P_l, P_l(1) = 1, for symbolic l and d: recurrences, moments, addition theorem (2.1)-(2.3).

P_l(t) = sum_k p(l,d,k) s^k with s = (1-t)/2. For fixed k every identity of coefficients below is polynomial in l and
rational in d, so it is checked with a generic real l and holds for every integer l >= 0 and every d >= 2, d = 2
included.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import sympy as sp

from proofs.engine.checks import induction
from proofs.engine.derivation import Derivation, Step, by_label
from proofs.engine.steps import argue, define, ident, idents
from proofs.engine.symbols import Expr, d, k, t

L: Final[Expr] = sp.Symbol("l", real=True)  # a generic degree: Gamma(-l) must not be evaluated at an integer
_u = sp.Symbol("u", positive=True)
_h = sp.Rational(1, 2)


def coefficient(l_: Expr, d_: Expr, k_: Expr) -> Expr:
    """Coefficient of s^k, s = (1-t)/2, in P_l: (-l)_k (l+d-2)_k / (((d-1)/2)_k k!)."""
    top = sp.gamma(-l_ + k_) / sp.gamma(-l_) * sp.gamma(l_ + d_ - 2 + k_) / sp.gamma(l_ + d_ - 2)
    return top * sp.gamma((d_ - 1) / 2) / sp.gamma((d_ - 1) / 2 + k_) / sp.gamma(k_ + 1)


@cache
def polynomial(l_: int, d_: Expr, t_: Expr = t) -> Expr:
    """P_l for an integer l >= 0, expanded in t; d may be symbolic."""
    s = (1 - t_) / 2
    terms = (
        sp.rf(-l_, i) * sp.rf(l_ + d_ - 2, i) / sp.rf((d_ - 1) / 2, i) / sp.factorial(i) * s**i for i in range(l_ + 1)
    )
    return sp.expand(sp.simplify(sum(terms)))


def dimension(l_: Expr, d_: Expr) -> Expr:
    """N_l = dim H_l = (2l+d-2) Gamma(l+d-2)/(Gamma(d-1) Gamma(l+1)); for d = 2 and l >= 1 this is 2."""
    return (2 * l_ + d_ - 2) * sp.gamma(l_ + d_ - 2) / (sp.gamma(d_ - 1) * sp.gamma(l_ + 1))


def moment(k_: Expr, d_: Expr) -> Expr:
    """int t^(2k) w dt = (1/2)_k/(d/2)_k."""
    return sp.gamma(_h + k_) / sp.gamma(_h) * sp.gamma(d_ / 2) / sp.gamma(d_ / 2 + k_)


_p = coefficient

ZONAL: Final = Derivation(
    label="gegenbauer:recurrences",
    title="Zonal polynomials: equation, three-term recurrence, raising operator",
    statement=r"$P_l(t)={}_2F_1\big(-l,l+d-2;\tfrac{d-1}2;\tfrac{1-t}2\big)$ satisfies "
    "$(1-t^2)P_l''-(d-1)tP_l'+l(l+d-2)P_l=0$, $(l+d-2)P_{l+1}=(2l+d-2)tP_l-lP_{l-1}$ and "
    r"$\frac{d}{dt}\big[(1-t^2)^{\frac{d-1}2}P^{(d+2)}_{l-1}\big]=-(d-1)(1-t^2)^{\frac{d-3}2}P^{(d)}_l$.",
    hypotheses=(r"$d\ge2$", r"$l\ge0$ ($l\ge1$ where $l-1$ occurs)"),
    source="(2.2), (3.11); DLMF 18.5, 18.9",
    steps=(
        define(
            r"$P_l=\sum_kp(l,d,k)s^k$ with $p(l,d,k)=\frac{(-l)_k(l+d-2)_k}{((d-1)/2)_k\,k!}$ and $s=\frac{1-t}2$; "
            "$P_l(1)=1$, and the degree is $l$.",
        ),
        ident(
            "The equation (2.2), $(1-t^2)P''-(d-1)tP'+l(l+d-2)P=0$, is "
            r"$s(1-s)P''+\big(\tfrac{d-1}2-(d-1)s\big)P'+l(l+d-2)P=0$ in $s$: the coefficient of $s^k$.",
            (k + 1) * k * _p(L, d, k + 1)
            - k * (k - 1) * _p(L, d, k)
            + (d - 1) / 2 * (k + 1) * _p(L, d, k + 1)
            - (d - 1) * k * _p(L, d, k)
            + L * (L + d - 2) * _p(L, d, k),
        ),
        argue(
            "A polynomial solution is determined by its value at $t=1$: the same coefficient relation, "
            r"$(k+1)\big(k+\tfrac{d-1}2\big)p_{k+1}=(k-l)(k+l+d-2)p_k$, gives each coefficient from the one before, "
            r"as $(k+1)\big(k+\tfrac{d-1}2\big)>0$.",
        ),
        idents(
            "Three-term recurrence with $t=1-2s$, $(l+d-2)P_{l+1}=(2l+d-2)tP_l-lP_{l-1}$: the coefficients of "
            r"$s^{k+1}$ for $k\ge0$, and of $s^0$.",
            (
                (L + d - 2) * _p(L + 1, d, k + 1),
                (2 * L + d - 2) * (_p(L, d, k + 1) - 2 * _p(L, d, k)) - L * _p(L - 1, d, k + 1),
            ),
            (L + d - 2, (2 * L + d - 2) - L),
        ),
        idents(
            r"Raising operator with $1-t^2=4s(1-s)$ and $\frac{d}{dt}=-\frac12\frac{d}{ds}$: the coefficients of "
            r"$s^{k+1}$ for $k\ge0$, and of $s^0$, in $$(1-t^2)\frac{d}{dt}P^{(d+2)}_{l-1}-(d-1)\,t\,P^{(d+2)}_{l-1}"
            "=-(d-1)P^{(d)}_l.$$",
            (
                -2 * ((k + 1) * _p(L - 1, d + 2, k + 1) - k * _p(L - 1, d + 2, k))
                - (d - 1) * (_p(L - 1, d + 2, k + 1) - 2 * _p(L - 1, d + 2, k)),
                -(d - 1) * _p(L, d, k + 1),
            ),
            (-(d - 1) * _p(L - 1, d + 2, 0), -(d - 1) * _p(L, d, 0)),
        ),
        ident(
            r"The left side is the derivative of $(1-t^2)^{\frac{d-1}2}P$, divided by $(1-t^2)^{\frac{d-3}2}$.",
            sp.diff((1 - t**2) ** ((d - 1) / 2) * sp.Function("P")(t), t) / (1 - t**2) ** ((d - 1) / 2) * (1 - t**2),
            (1 - t**2) * sp.diff(sp.Function("P")(t), t) - (d - 1) * t * sp.Function("P")(t),
        ),
    ),
)

WEIGHT: Final = Derivation(
    label="gegenbauer:moments",
    title="Moments of the zonal weight",
    statement=r"With $w=c\,(1-t^2)^{(d-3)/2}$ of integral 1: $\int t^{2k}w\,dt=\frac{(1/2)_k}{(d/2)_k}$, "
    r"$\int t^{2k+1}w\,dt=0$ and $\int(1-t^2)w\,dt=\frac{d-1}{d}$.",
    hypotheses=(r"$d\ge2$",),
    steps=(
        argue(
            r"The push-forward of $\sigma$ by $x\mapsto x\cdot e$ is $w\,dt$, $w=c\,(1-t^2)^{(d-3)/2}$: the slice at "
            r"height $t$ is a sphere of dimension $d-2$ and radius $\sqrt{1-t^2}$, and $dt/\sqrt{1-t^2}$ is arc "
            "length. $w$ is even, so odd moments vanish.",
        ),
        ident(
            r"$\frac{d}{dt}\big[t^{2k+1}(1-t^2)^{\frac{d-1}2}\big]=(1-t^2)^{\frac{d-3}2}\big((2k"
            r"+1)t^{2k}-(2k+d)t^{2k+2}\big)$.",
            sp.diff(_u ** (2 * k + 1) * (1 - _u**2) ** ((d - 1) / 2), _u) / (1 - _u**2) ** ((d - 1) / 2) * (1 - _u**2),
            (2 * k + 1) * _u ** (2 * k) - (2 * k + d) * _u ** (2 * k + 2),
        ),
        argue(
            "The bracket vanishes at $t=-1$ and $t=1$ because $d>1$, so "
            r"$\int t^{2k+2}w=\frac{2k+1}{2k+d}\int t^{2k}w$.",
        ),
        Step(
            r"So $\int t^{2k}w\,dt=\frac{(1/2)_k}{(d/2)_k}$.",
            "induction",
            induction(
                moment(k, d),
                k,
                start=0,
                base=sp.Integer(1),
                previous=sp.Symbol("y"),
                step=sp.Symbol("y") * (2 * k + 1) / (2 * k + d),
            ),
        ),
        ident(r"$\int(1-t^2)w=\frac{d-1}d$.", 1 - moment(sp.Integer(1), d), (d - 1) / d),
        idents(
            r"The moments used in (5.3): $\int t^2w=\frac1d$ and $\int t^4w=\frac3{d(d+2)}$.",
            (moment(sp.Integer(1), d), 1 / d),
            (moment(sp.Integer(2), d), 3 / (d * (d + 2))),
        ),
    ),
)

_norm = sp.Symbol("h", positive=True)

DIMENSION: Final = Derivation(
    label="gegenbauer:dimension",
    title=r"Dimension of $\mathcal H_l$, addition theorem and norm of $P_l$",
    statement=r"For $l\ge1$: $N_l=\dim\mathcal H_l=\frac{(2l+d-2)(l+d-3)!}{(d-2)!\,l!}$, "
    r"$\sum_jY_j(x)Y_j(y)=N_lP_l(x\cdot y)$ and $\int P_l^2w=1/N_l$.",
    hypotheses=(r"$d\ge2$", r"$l\ge1$"),
    uses=("gegenbauer:recurrences", "gegenbauer:moments"),
    source="(2.1)-(2.3)",
    does_not_prove=r"that the spaces $\mathcal H_l$ together are dense, which is the cited row [spherical-harmonics]",
    steps=(
        argue(
            r"Homogeneous polynomials of degree $l$ in $d$ variables have dimension $\binom{l+d-1}{l}$. The "
            "Laplacian maps them onto those of degree $l-2$, because for the inner product $p(D)q$ it is the "
            "adjoint of multiplication by $|x|^2$, which is injective: "
            r"$\dim\mathcal H_l=\binom{l+d-1}{l}-\binom{l+d-3}{l-2}$.",
        ),
        ident(
            r"$\binom{l+d-1}{l}-\binom{l+d-3}{l-2}=\frac{(2l+d-2)\,\Gamma(l+d-2)}{\Gamma(d-1)\,l!}=N_l$.",
            sp.gamma(L + d) / (sp.gamma(L + 1) * sp.gamma(d)) - sp.gamma(L + d - 2) / (sp.gamma(L - 1) * sp.gamma(d)),
            dimension(L, d),
        ),
        argue(
            r"A function of $x\cdot e$ that is the restriction of a harmonic homogeneous polynomial solves the "
            r"Gegenbauer equation, so it is a multiple of $P_l(x\cdot e)$ ([gegenbauer:recurrences]). The kernel "
            r"$\sum_jY_j(x)Y_j(y)$ of an orthonormal basis is invariant under rotations of both points, so it equals "
            r"$cP_l(x\cdot y)$; $x=y$ and integration give $c=N_l$.",
        ),
        argue(
            r"Squaring and integrating over $y$: $\sum_jY_j(x)^2=N_l=N_l^2\int P_l^2w$, hence $\int P_l^2w=1/N_l$.",
        ),
        Step(
            "Second route: from the three-term recurrence at $l$ and at $l+1$ and orthogonality, "
            r"$\frac{h_{l+1}}{h_l}=\frac{(l+1)(2l+d-2)}{(l+d-2)(2l+d)}$ for $h_l=\int P_l^2w$, with $h_1=\frac1d$; "
            r"so $h_l=1/N_l$ for $l\ge1$.",
            "induction",
            induction(
                1 / dimension(L, d),
                L,
                start=1,
                base=1 / d,
                previous=_norm,
                step=_norm * (L + 1) * (2 * L + d - 2) / ((L + d - 2) * (2 * L + d)),
            ),
        ),
        idents(
            r"$N_1=d$, $N_2=\frac{(d-1)(d+2)}2$, $N_3=\frac{d(d-1)(d+4)}6$; for $d=2$, $N_l=2$.",
            (dimension(sp.Integer(1), d), d),
            (dimension(sp.Integer(2), d), (d - 1) * (d + 2) / 2),
            (dimension(sp.Integer(3), d), d * (d - 1) * (d + 4) / 6),
            (dimension(L, sp.Integer(2)), 2),
        ),
    ),
)

DERIVATIONS: Final = by_label(ZONAL, WEIGHT, DIMENSION)
