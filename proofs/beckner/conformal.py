"""The family rho_a (3.4) of equality in the dual Beckner-Onofri inequality, in every dimension.

That the rho_a attain equality is derived here for all d at once; that nothing else does is the cited row `beckner-
onofri-equality`.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.beckner.weights import distance
from proofs.bessel.majorisation import weight
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, cite, define, ident, idents
from proofs.engine.symbols import Expr, d, k, l, t

_r, _c, _D = sp.Symbol("r", positive=True), sp.Symbol("c", positive=True), sp.Symbol("D", positive=True)
_q, _e = sp.Symbol("q", positive=True), sp.Symbol("e", positive=True)
_mu = l + (d - 3) / 2


def projection_coefficient(l_: Expr, d_: Expr, k_: Expr) -> Expr:
    """Coefficient of r^{l+2k} of int rho_a P_l w = (d-1)_l/(d/2)_l r^l 2F1(l, 1-d/2; d/2+l; r^2), for l >= 1."""
    front = sp.gamma(d_ - 1 + l_) / sp.gamma(d_ - 1) * sp.gamma(d_ / 2) / sp.gamma(d_ / 2 + l_)
    return front * sp.rf(l_, k_) * sp.rf(1 - d_ / 2, k_) / sp.rf(d_ / 2 + l_, k_) / sp.factorial(k_)


def _reflected(t_: Expr) -> Expr:
    """t' with 1 - 2 r t' + r^2 = (1-r^2)^2/D."""
    return (1 + _r**2 - (1 - _r**2) ** 2 / distance(_r, t_)) / (2 * _r)


_hyper = sp.rf(_q, k) * sp.rf(_q - d / 2 + 1, k) / sp.rf(d / 2, k) / sp.factorial(k)  # of 2F1(q, q-d/2+1; d/2; .)
_D_t = distance(_r, t)

AVERAGE: Final = Derivation(
    label="supp:distance-average",
    title="Averages of powers of the distance",
    statement=r"$\int D^{-q}w\,dt={}_2F_1(q,q-\tfrac d2+1;\tfrac d2;r^2)$ for $0\le r<1$ and $q\ge0$, where "
    r"$D=1-2rt+r^2$; hence $\int\log D\,w\,dt=-\sum_{k\ge1}\frac{(1-d/2)_k}{k\,(d/2)_k}r^{2k}$.",
    hypotheses=(r"$d\ge2$", r"$0\le r<1$"),
    uses=("gegenbauer:moments",),
    steps=(
        ident(
            "The radial Laplacian of $D^{-q}$, plus its angular part written as a derivative in $t$: "
            r"$$f_{rr}+\tfrac{d-1}rf_r+\tfrac1{r^2}\big[(1-t^2)f_{tt}-(d-1)tf_t\big]=2q(2q+2-d)D^{-q-1}.$$",
            (
                sp.diff(_D_t**-_q, _r, 2)
                + (d - 1) / _r * sp.diff(_D_t**-_q, _r)
                + ((1 - t**2) * sp.diff(_D_t**-_q, t, 2) - (d - 1) * t * sp.diff(_D_t**-_q, t)) / _r**2
            )
            / _D_t**-_q,
            2 * _q * (2 * _q + 2 - d) / _D_t,
        ),
        argue(
            "The bracket times $w$ is the derivative of $(1-t^2)wf_t$, and $(1-t^2)w$ vanishes at $-1$ and $1$. So "
            r"$G_q=\int D^{-q}w$ satisfies $G_q''+\tfrac{d-1}rG_q'=2q(2q+2-d)G_{q+1}$.",
        ),
        ident(
            r"$r\frac{d}{dr}D^{-q}=-qD^{-q}+q(1-r^2)D^{-q-1}$, so $rG_q'+qG_q=q(1-r^2)G_{q+1}$.",
            _r * sp.diff(_D_t**-_q, _r) / _D_t**-_q,
            -_q + _q * (1 - _r**2) / _D_t,
        ),
        idents(
            r"Eliminating $G_{q+1}$ gives $(1-r^2)\big(G''+\tfrac{d-1}rG'\big)=2(2q+2-d)(rG'+qG)$, whose power "
            "series solution with $G(0)=1$ is the hypergeometric one: the coefficients of $r^{2k}$ satisfy "
            "$(2k+2)(2k+d)g_{k+1}-2k(2k+d-2)g_k=2(2q+2-d)(2k+q)g_k$.",
            (
                ((2 * k + 2) * (2 * k + d) * _hyper.subs(k, k + 1) - 2 * k * (2 * k + d - 2) * _hyper) / _hyper,
                2 * (2 * _q + 2 - d) * (2 * k + _q),
            ),
        ),
        argue(
            "$G$ is a power series in $r^2$ for $r<1$ (expand $D^{-q}$ and use the moments), and the relation "
            "determines all coefficients from the first, $G(0)=1$: "
            r"$g_{k+1}=\frac{(q+k)(q-\frac d2+1+k)}{(\frac d2+k)(k+1)}\,g_k$.",
        ),
        idents(
            "Dividing by $q$ at $q=0$: as $(q)_{k+1}=q(q+1)_k$, the coefficient of $r^{2k+2}$ divided by $q$ is at "
            r"$q=0$ equal to $\frac{k!\,(1-d/2)_{k+1}}{(d/2)_{k+1}(k+1)!}$, so that "
            r"$$-\int\log D\,w=\sum_{k\ge1}\frac{(1-d/2)_k}{k\,(d/2)_k}r^{2k}.$$",
            (sp.rf(_q, k + 1), _q * sp.rf(_q + 1, k)),
            (
                sp.rf(1, k) * sp.rf(1 - d / 2, k + 1) / sp.rf(d / 2, k + 1) / sp.factorial(k + 1),
                sp.rf(1 - d / 2, k + 1) / ((k + 1) * sp.rf(d / 2, k + 1)),
            ),
        ),
    ),
)

FAMILY: Final = Derivation(
    label="supp:equality-family",
    title="The conformal Jacobians attain equality, in every dimension",
    statement=r"For $\rho_a$ of (3.4) and $r=|a|<1$: $\int\rho_a=1$, $\mathsf P_l\rho_a=A_l\mathsf P_l\log\rho_a$, "
    r"$\int\rho_aP_lw=\frac{(d-1)_l}{(d/2)_l}r^l\,{}_2F_1(l,1-\tfrac d2;\tfrac d2+l;r^2)$, and "
    r"$H(\rho_a|1)=\frac12\sum_l\|\mathsf P_l\rho_a\|^2/A_l=(d-1)\big(-\log(1-r^2)+\int\log D\,w\big)$.",
    hypotheses=(r"$d\ge2$", "$|a|<1$"),
    uses=("lem:projections", "supp:distance-average", "eq:3.2", "gegenbauer:moments"),
    cites=("spherical-harmonics",),
    source="(3.4); equality is cited in the paper",
    does_not_prove="that no other density attains equality, which is the cited row [beckner-onofri-equality]",
    steps=(
        define(
            "$t'=(1+r^2-c/D)/(2r)$ with $c=(1-r^2)^2$: the reflection that maps $[-1,1]$ onto itself and $D$ to "
            "$1-2rt'+r^2=c/D$.",
        ),
        idents(
            r"$D'=c/D$, $\frac{dt'}{dt}=-\frac c{D^2}$ and $1-t'^2=(1-t^2)\frac c{D^2}$; $t=1$ goes to $-1$ and $-1$ "
            "to $1$.",
            (distance(_r, _reflected(t)), (1 - _r**2) ** 2 / _D_t),
            (sp.diff(_reflected(t), t), -((1 - _r**2) ** 2) / _D_t**2),
            (1 - _reflected(t) ** 2, (1 - t**2) * (1 - _r**2) ** 2 / _D_t**2),
            (_reflected(sp.Integer(1)), -1),
            (_reflected(sp.Integer(-1)), 1),
        ),
        ident(
            r"Substituting $t'$ in $\int D'^{-l}(1-t'^2)^\mu\,dt'$ with $\mu=l+(d-3)/2$, the powers of $c$ and $D$ "
            r"are $c^{(d-1)/2}D^{-(d-1)-l}$: $$\int D^{-l}(1-t^2)^\mu\,dt"
            r"=(1-r^2)^{d-1}\int D^{-(d-1)-l}(1-t^2)^\mu\,dt.$$",
            (_c / _D) ** (-l) * (_c / _D**2) ** _mu * (_c / _D**2),
            _c ** ((d - 1) / 2) * _D ** (-(d - 1) - l),
        ),
        argue(
            r"With $l=0$ this says $\int\rho_aw=\int w=1$. For $l\ge1$ (see [lem:projections], with $R_l(2r)^l$) "
            r"degree $l$ of $\rho_a$ has the factor $(d-1)_l$ and the right-hand integral, and degree $l$ of "
            r"$\log\rho_a=(d-1)(\log(1-r^2)-\log D)$ has $(d-1)(l-1)!$ and the left-hand one, since the $l$-th "
            r"derivative of $-\log D$ is $(2r)^l(l-1)!\,D^{-l}$: $$\frac{\int\rho_aP_lw}{\int\log\rho_a\,P_lw}"
            r"=\frac{(d-1)_l}{(d-1)\,(l-1)!}.$$",
        ),
        ident(
            r"That quotient is $\frac{(d-1)_l}{(d-1)(l-1)!}=A_l$, so $\mathsf P_l\rho_a=A_l\mathsf P_l\log\rho_a$: "
            "the Euler equation of (3.7).",
            sp.gamma(d - 1 + l) / sp.gamma(d - 1) / ((d - 1) * sp.gamma(l)),
            weight(l, d),
        ),
        ident(
            r"Closed form: $R_l\int(1-t^2)^lw=1/(2^l(d/2)_l)$ (route 2 of [lem:funk-hecke]), times "
            r"$(2r)^l(d-1)(l-1)!\,A_l$, times the average ${}_2F_1(l,l-\tfrac{d'}2+1;\tfrac{d'}2;r^2)$ in dimension "
            r"$d'=d+2l$: $$\int\rho_aP_lw=\frac{(d-1)_l}{(d/2)_l}r^l\,{}_2F_1(l,1-\tfrac d2;\tfrac d2+l;r^2).$$",
            2**l
            * (d - 1)
            * sp.gamma(l)
            * weight(l, d)
            * sp.gamma(d / 2)
            / (2**l * sp.gamma(d / 2 + l))
            * _hyper.subs({d: d + 2 * l, _q: l}, simultaneous=True),
            projection_coefficient(l, d, k),
        ),
        cite(
            "spherical-harmonics", r"Parseval for the smooth functions $\rho_a$, $\log\rho_a$ and $\partial_r\rho_a$."
        ),
        argue(
            r"Equality: let $S(r)=\frac12\sum_{l\ge1}\|\mathsf P_l\rho_a\|^2/A_l$. Then "
            r"$S'=\sum_l\langle\mathsf P_l\partial_r\rho_a,\mathsf P_l\rho_a\rangle/A_l"
            r"=\sum_l\langle\mathsf P_l\partial_r\rho_a,\mathsf P_l\log\rho_a\rangle"
            r"=\int\partial_r\rho_a\log\rho_a$, as $\int\partial_r\rho_a=0$; and this is "
            r"$\frac{d}{dr}\int\rho_a\log\rho_a=\frac{dH}{dr}$. Both vanish at $r=0$, so $H=S$ for every $r<1$.",
        ),
        ident(
            r"Entropy: with $m=\int\log D\,w$ the reflection gives "
            r"$\int\rho_a\log D\,w=\int\log D'\,w=2\log(1-r^2)-m$, so "
            r"$H(\rho_a|1)=(d-1)(\log(1-r^2)-2\log(1-r^2)+m)=(d-1)(-\log(1-r^2)+m)$.",
            (d - 1) * (sp.log(1 - _r**2) - (2 * sp.log(1 - _r**2) - _e)),
            (d - 1) * (-sp.log(1 - _r**2) + _e),
        ),
        idents(
            r"Values of $\int\log D\,w$: $0$ for $d=2$ and $r^2/2$ for $d=4$, where the series stops (its "
            "coefficients for $k=1,2$).",
            ((1 - d / 2).subs(d, 2), 0),
            (-sp.rf(1 - d / 2, 1).subs(d, 4) / sp.rf(d / 2, 1).subs(d, 4), sp.Rational(1, 2)),
            (sp.rf(-1, 2), 0),
        ),
        idents(
            r"For $d=3$, $w=1/2$, the antiderivative of $\log D$ in $t$ is $-(D\log D-D)/(2r)$, which gives "
            r"$$\int\log D\,w=\frac{(1+r)^2\log(1+r)-(1-r)^2\log(1-r)}{2r}-1.$$",
            (sp.diff(-(_D_t * sp.log(_D_t) - _D_t) / (2 * _r), t), sp.log(_D_t)),
            (
                ((1 + _r) ** 2 * (2 * sp.log(1 + _r) - 1) - (1 - _r) ** 2 * (2 * sp.log(1 - _r) - 1)) / (4 * _r),
                ((1 + _r) ** 2 * sp.log(1 + _r) - (1 - _r) ** 2 * sp.log(1 - _r)) / (2 * _r) - 1,
            ),
        ),
    ),
)

DERIVATIONS: Final = by_label(AVERAGE, FAMILY)
