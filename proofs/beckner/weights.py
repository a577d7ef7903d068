"""Beckner's weights, the dual inequality from the primal one, and Lemma 3.3 (Section 3).

Cited: the primal inequality on the sphere and its cases of equality. Everything built on them is derived.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.bessel.majorisation import weight
from proofs.bessel.threshold import FROM_TWO
from proofs.engine.checks import induction
from proofs.engine.derivation import Derivation, Step, by_label
from proofs.engine.steps import argue, cite, define, ident, idents, sign
from proofs.engine.symbols import Expr, d, j, k, l, t

_s, _m = sp.Symbol("s", nonnegative=True), sp.Symbol("m", nonnegative=True)
_A, _u, _r = sp.Symbol("A", positive=True), sp.Symbol("u", positive=True), sp.Symbol("r", positive=True)
_f, _g = sp.symbols("f g", real=True)
_y = sp.Symbol("y", positive=True)


def distance(r_: Expr, t_: Expr) -> Expr:
    """D = |x - a|^2 = 1 - 2 r t + r^2 for |a| = r and t the cosine of the angle between x and a."""
    return 1 - 2 * r_ * t_ + r_**2


WEIGHTS: Final = Derivation(
    label="eq:3.2",
    title="Beckner weights as a product and by the Gamma function",
    statement=r"$A_l=\frac{\Gamma(d-1+l)}{\Gamma(d)\Gamma(l)}=\prod_{j=1}^{l-1}\frac{d+j-1}{j}$; $A_1=1$, $A_2=d$, "
    "$A_3=d(d+1)/2$; $A_l$ increases in $l$, and $A_l=l$ for $d=2$.",
    hypotheses=(r"$d\ge2$", r"$l\ge1$"),
    source="(1.20), (3.1), (3.2)",
    steps=(
        Step(
            r"Product form: $A_1=1$ and $A_{l+1}=\frac{d+l-1}{l}A_l$.",
            "induction",
            induction(weight(l, d), l, start=1, base=sp.Integer(1), previous=_y, step=_y * (d + l - 1) / l),
        ),
        idents(
            "$A_1=1$, $A_2=d$, $A_3=d(d+1)/2$; for $d=2$, $A_l=l$.",
            (weight(sp.Integer(1), d), 1),
            (weight(sp.Integer(2), d), d),
            (weight(sp.Integer(3), d), d * (d + 1) / 2),
            (weight(l, sp.Integer(2)), l),
        ),
        sign(
            r"$\frac{d+l-1}{l}-1=\frac{d-1}{l}>0$: the weights increase, so $A_l\ge1$.",
            (d + l - 1) / l - 1,
            {**FROM_TWO, l: 1 + _m},
            (_s, _m),
        ),
        ident(
            "Beckner's normalisation on the sphere of dimension $n=d-1$: "
            r"$\frac1{2n}\frac{\Gamma(n+l)}{\Gamma(n)\Gamma(l)}=\frac{A_l}2$.",
            sp.gamma(d - 1 + l) / (2 * (d - 1) * sp.gamma(d - 1) * sp.gamma(l)),
            weight(l, d) / 2,
        ),
    ),
)

DUAL: Final = Derivation(
    label="prop:dual-beckner",
    title="Dual Beckner-Onofri inequality (Proposition 3.1)",
    statement=r"$H(\rho|1)\ge\frac12\sum_{l\ge1}\frac{\|\mathsf P_l\rho\|^2}{A_l}$ for every density $\rho$ of "
    "finite entropy.",
    hypotheses=(r"$d\ge2$", r"$\rho$ a probability density of finite entropy"),
    uses=("eq:3.2", "eq:2.8"),
    cites=("beckner-onofri",),
    source="Proposition 3.1, (3.3), (3.5)-(3.8); its equality case is the cited row [beckner-onofri-equality]",
    does_not_prove="the primal inequality itself, and that there are no other cases of equality",
    steps=(
        ident(
            r"Donsker-Varadhan, the elementary half: with $\tilde\rho=e^\varphi/Z$ and $Z=\int e^\varphi$, "
            r"$\rho\log\rho-\rho\varphi+\rho\log Z=\rho\log\frac{\rho}{\tilde\rho}$.",
            _u * sp.log(_u) - _u * (_f - sp.log(_y)),
            _u * (sp.log(_u) - sp.log(sp.exp(_f) / _y)),
        ),
        argue(
            r"Its integral $H(\rho|\tilde\rho)$ is nonnegative (as in [eq:2.8], since $x\log x-x+1\ge0$), so "
            r"$H(\rho|1)\ge\int\rho\varphi-\log\int e^\varphi$ for bounded $\varphi$ (3.5).",
        ),
        cite(
            "beckner-onofri",
            r"For a finite sum $\varphi$ of spherical harmonics of degrees $l\ge1$: $\log\int e^\varphi\,d\sigma"
            r"\le\frac12\sum_{l\ge1}A_l\|\mathsf P_l\varphi\|^2$ (3.6).",
        ),
        ident(
            r"Each degree by itself (3.7): $fg-\tfrac A2g^2=\frac{f^2}{2A}-\tfrac A2\big(g-\frac fA\big)^2$, so the "
            "best $g$ is $f/A$, with value $f^2/(2A)$.",
            _f * _g - _A * _g**2 / 2,
            _f**2 / (2 * _A) - _A / 2 * (_g - _f / _A) ** 2,
        ),
        argue(
            r"With $\mathsf P_l\varphi=\mathsf P_l\rho/A_l$ for $l\le L$: "
            r"$H(\rho|1)\ge\frac12\sum_{l=1}^L\|\mathsf P_l\rho\|^2/A_l$ (3.8); let $L\to\infty$, the terms being "
            "nonnegative.",
        ),
    ),
)

_raised = sp.Symbol("q", positive=True)

PROJECTIONS: Final = Derivation(
    label="lem:projections",
    title="Every projection of a conformal Jacobian is nonzero (Lemma 3.3)",
    statement=r"$\int\rho_aP_lw>0$, so $\mathsf P_l\rho_a\ne0$, for every $l\ge1$ and $0<|a|<1$ (3.9).",
    hypotheses=(r"$d\ge2$", "$0<|a|<1$", r"$l\ge1$"),
    uses=("gegenbauer:recurrences", "gegenbauer:moments"),
    source="Lemma 3.3, (3.9)-(3.13)",
    steps=(
        define(
            r"$a=re$, $t=x\cdot e$, $D=1-2rt+r^2>0$ and $\rho_a=\big(\frac{1-r^2}{D}\big)^{d-1}$.",
        ),
        argue(
            r"Rodrigues and $l$ integrations by parts: $\int fP_lw=R_l\int f^{(l)}(1-t^2)^lw$ with "
            r"$R_l=\prod_{i<l}\frac1{d-1+2i}>0$, by the raising operator in dimensions $d$, $d+2$, ..., $d+2l-2$; "
            "the brackets vanish at $-1$ and $1$ since $d>1$, $d=2$ included.",
        ),
        Step(
            r"$R_l=\prod_{i<l}\frac1{d-1+2i}=\frac1{2^l((d-1)/2)_l}$.",
            "induction",
            induction(
                sp.gamma((d - 1) / 2) / (2**k * sp.gamma((d - 1) / 2 + k)),
                k,
                start=0,
                base=sp.Integer(1),
                previous=_y,
                step=_y / (d - 1 + 2 * k),
            ),
        ),
        ident(
            "Derivatives of $D^{-q}$, $q=d-1$: if $f^{(j)}=(2r)^j(q)_jD^{-q-j}$, the next one has the same form. So "
            r"$\frac{d^l}{dt^l}D^{-q}=(2r)^l(q)_lD^{-q-l}$.",
            sp.diff(
                (2 * _r) ** j * sp.gamma(_raised + j) / sp.gamma(_raised) * sp.Function("D")(t) ** (-_raised - j), t
            ).subs(sp.Derivative(sp.Function("D")(t), t), sp.diff(distance(_r, t), t)),
            (2 * _r) ** (j + 1)
            * sp.gamma(_raised + j + 1)
            / sp.gamma(_raised)
            * sp.Function("D")(t) ** (-_raised - j - 1),
        ),
        ident(
            "$D=(1-r)^2+2r(1-t)>0$.",
            distance(_r, t),
            (1 - _r) ** 2 + 2 * _r * (1 - t),
        ),
        argue(
            r"So $\int\rho_aP_lw=(1-r^2)^{d-1}R_l(2r)^l(d-1)_l\int D^{-(d-1)-l}(1-t^2)^lw>0$, an integral of a "
            "positive function with positive factors (3.13).",
        ),
    ),
)

POISSON: Final = Derivation(
    label="rem:poisson",
    title="On the circle: Poisson kernels and weights $l$ (Remark 3.2)",
    statement=r"For $d=2$: $A_l=l$, $\rho_a=\frac{1-r^2}{1-2r\cos\theta+r^2}=1+2\sum_{l\ge1}r^l\cos l\theta$, and "
    r"$H(\rho_a|1)=-\log(1-r^2)=\frac12\sum_l\|\mathsf P_l\rho_a\|^2/A_l$.",
    hypotheses=("$d=2$", r"$0\le r<1$"),
    uses=("eq:3.2",),
    source="Remark 3.2, (3.10)",
    steps=(
        ident(
            r"Geometric series with $y=e^{i\theta}$: $1+\sum_{l\ge1}r^l(y^l+y^{-l})=1+\frac{ry}{1-ry}"
            r"+\frac{r/y}{1-r/y}=\frac{1-r^2}{(1-ry)(1-r/y)}$.",
            1 + _r * _y / (1 - _r * _y) + (_r / _y) / (1 - _r / _y),
            (1 - _r**2) / ((1 - _r * _y) * (1 - _r / _y)),
        ),
        ident(
            r"The denominator is $(1-ry)(1-r/y)=1-2rt+r^2=D$ with $t=\tfrac12(y+1/y)=\cos\theta$.",
            (1 - _r * _y) * (1 - _r / _y),
            distance(_r, (_y + 1 / _y) / 2),
        ),
        ident(
            r"$\log\rho_a=\log(1-r^2)+2\sum_l\frac{r^l}l\cos l\theta$, as $-\log(1-s)=\sum_ls^l/l$; degree $l$ of "
            r"$\rho_a$ is $2r^l\cos l\theta$, that is $A_l=l$ times degree $l$ of $\log\rho_a$.",
            weight(l, sp.Integer(2)) * 2 * _r**l / l,
            2 * _r**l,
        ),
        ident(
            r"Both sides, as $\|2r^l\cos l\theta\|^2=2r^{2l}$: $$H=\log(1-r^2)+\sum_l\frac{2r^{2l}}{l}"
            r"=-\log(1-r^2)=\frac12\sum_l\frac{2r^{2l}}{l}.$$",
            sp.log(1 - _r**2) + 2 * (-sp.log(1 - _r**2)),
            -sp.log(1 - _r**2),
        ),
    ),
)

DERIVATIONS: Final = by_label(WEIGHTS, DUAL, PROJECTIONS, POISSON)
