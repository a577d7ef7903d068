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
    title="Beckner weights in product and Gamma form",
    statement="A_l = Gamma(d-1+l)/(Gamma(d)Gamma(l)) = prod_(j=1)^(l-1) (d+j-1)/j; A_1 = 1, A_2 = d, A_3 = d(d+1)/2; "
    "increasing in l for "
    "d >= 2; d = 2: A_l = l.",
    tex=r"$A_l=\frac{\Gamma(d-1+l)}{\Gamma(d)\Gamma(l)}=\prod_{j=1}^{l-1}\frac{d+j-1}{j}$, $A_1=1$, $A_2=d$.",
    hypotheses=("d >= 2", "l >= 1"),
    source="(1.20), (3.1), (3.2)",
    steps=(
        Step(
            "Product form: A_1 = 1 and A_(l+1) = A_l (d+l-1)/l.",
            r"A_{l+1}=\frac{d+l-1}{l}A_l",
            "induction",
            induction(weight(l, d), l, start=1, base=sp.Integer(1), previous=_y, step=_y * (d + l - 1) / l),
        ),
        idents(
            "A_1 = 1, A_2 = d, A_3 = d(d+1)/2; for d = 2, A_l = l.",
            r"A_1=1,\ A_2=d,\ A_3=\tfrac{d(d+1)}2",
            (weight(sp.Integer(1), d), 1),
            (weight(sp.Integer(2), d), d),
            (weight(sp.Integer(3), d), d * (d + 1) / 2),
            (weight(l, sp.Integer(2)), l),
        ),
        sign(
            "(d+l-1)/l - 1 = (d-1)/l > 0: the weights increase, so A_l >= 1.",
            r"\frac{d+l-1}{l}-1>0",
            (d + l - 1) / l - 1,
            {**FROM_TWO, l: 1 + _m},
            (_s, _m),
        ),
        ident(
            "Beckner's normalisation on the sphere of dimension n = d - 1, (1/(2n)) Gamma(n+l)/(Gamma(n)Gamma(l)), is "
            "A_l/2.",
            r"\frac1{2n}\frac{\Gamma(n+l)}{\Gamma(n)\Gamma(l)}=\frac{A_l}2",
            sp.gamma(d - 1 + l) / (2 * (d - 1) * sp.gamma(d - 1) * sp.gamma(l)),
            weight(l, d) / 2,
        ),
    ),
)

DUAL: Final = Derivation(
    label="prop:dual-beckner",
    title="Dual Beckner-Onofri inequality (Proposition 3.1)",
    statement="H(rho|1) >= (1/2) sum_(l>=1) ||P_l rho||^2/A_l for every density of finite entropy.",
    tex=r"$H(\rho|1)\ge\frac12\sum_{l\ge1}\frac{\|\mathsf P_l\rho\|^2}{A_l}$.",
    hypotheses=("d >= 2", "rho a probability density of finite entropy"),
    uses=("eq:3.2", "eq:2.8"),
    cites=("beckner-onofri",),
    source="Proposition 3.1, (3.3), (3.5)-(3.8); its equality case is the cited row beckner-onofri-equality",
    does_not_prove="the primal inequality itself, and that there are no other cases of equality",
    steps=(
        ident(
            "Donsker-Varadhan, the elementary half: with rho~ = e^phi/Z, Z = int e^phi, "
            "rho log rho - (rho phi - rho log Z) = rho log(rho/rho~).",
            r"\rho\log\rho-\rho\phi+\rho\log Z=\rho\log\frac{\rho}{e^\phi/Z}",
            _u * sp.log(_u) - _u * (_f - sp.log(_y)),
            _u * (sp.log(_u) - sp.log(sp.exp(_f) / _y)),
        ),
        argue(
            "Its integral H(rho|rho~) is >= 0 (as in eq:2.8, x log x - x + 1 >= 0), so H(rho|1) >= int rho phi - log "
            "int e^phi "
            "for bounded phi (3.5).",
            r"H(\rho|1)\ge\int\rho\phi-\log\int e^\phi",
        ),
        cite(
            "beckner-onofri",
            "For a finite sum phi of spherical harmonics of degrees >= 1: log int e^phi <= (1/2) sum A_l ||P_l "
            "phi||^2 (3.6).",
            r"\log\int e^\phi\,d\sigma\le\int\phi\,d\sigma+\frac12\sum_{l\ge1}A_l\|\mathsf P_l\phi\|^2",
        ),
        ident(
            "Each degree by itself (3.7): f g - A g^2/2 = f^2/(2A) - (A/2)(g - f/A)^2, so the best g is f/A, with "
            "value f^2/(2A).",
            r"fg-\tfrac A2g^2=\frac{f^2}{2A}-\tfrac A2\Big(g-\frac fA\Big)^2",
            _f * _g - _A * _g**2 / 2,
            _f**2 / (2 * _A) - _A / 2 * (_g - _f / _A) ** 2,
        ),
        argue(
            "With phi_l = P_l rho/A_l, l <= L: H(rho|1) >= (1/2) sum_(l<=L) ||P_l rho||^2/A_l (3.8); let L -> oo, the "
            "terms being "
            "nonnegative.",
            r"H(\rho|1)\ge\frac12\sum_{l=1}^L\frac{\|\mathsf P_l\rho\|^2}{A_l}",
        ),
    ),
)

_raised = sp.Symbol("q", positive=True)

PROJECTIONS: Final = Derivation(
    label="lem:projections",
    title="Every projection of a conformal Jacobian is nonzero (Lemma 3.3)",
    statement="For 0 < |a| < 1 and every l >= 0, int rho_a P_l w > 0; so P_l rho_a != 0.",
    tex=r"$\mathsf P_l\rho_a\ne0$ for every $l\ge1$ and $0<|a|<1$ (3.9).",
    hypotheses=("d >= 2", "0 < |a| < 1", "l >= 1"),
    uses=("gegenbauer:recurrences", "gegenbauer:moments"),
    source="Lemma 3.3, (3.9)-(3.13)",
    steps=(
        define(
            "a = r e, t = x.e, D = 1 - 2rt + r^2 > 0, rho_a = (1-r^2)^(d-1) D^(-(d-1)).",
            r"\rho_a=\Big(\frac{1-r^2}{D}\Big)^{d-1}",
        ),
        argue(
            "Rodrigues and l integrations by parts: int f P_l w = R_l int f^(l) (1-t^2)^l w with R_l = prod_(i<l) "
            "1/(d-1+2i) > 0, by "
            "the raising operator in dimensions d, d+2, ..., d+2l-2; brackets vanish at -1 and 1 since d > 1, d = 2 "
            "included.",
            r"\int fP_lw\,dt=\frac{1}{2^l((d-1)/2)_l}\int f^{(l)}(1-t^2)^lw\,dt",
        ),
        Step(
            "R_l = 1/(2^l ((d-1)/2)_l).",
            r"\prod_{i<l}\frac1{d-1+2i}=\frac1{2^l((d-1)/2)_l}",
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
            "Derivatives of D^(-q), q = d - 1: if f^(j) = (2r)^j (q)_j D^(-q-j) then the next one has the same form.",
            r"\frac{d^l}{dt^l}D^{-q}=(2r)^l(q)_l\,D^{-q-l}",
            sp.diff(
                (2 * _r) ** j * sp.gamma(_raised + j) / sp.gamma(_raised) * sp.Function("D")(t) ** (-_raised - j), t
            ).subs(sp.Derivative(sp.Function("D")(t), t), sp.diff(distance(_r, t), t)),
            (2 * _r) ** (j + 1)
            * sp.gamma(_raised + j + 1)
            / sp.gamma(_raised)
            * sp.Function("D")(t) ** (-_raised - j - 1),
        ),
        ident(
            "D > 0: D = (1-r)^2 + 2r(1-t).",
            r"D=(1-r)^2+2r(1-t)",
            distance(_r, t),
            (1 - _r) ** 2 + 2 * _r * (1 - t),
        ),
        argue(
            "So int rho_a P_l w = (1-r^2)^(d-1) R_l (2r)^l (d-1)_l int D^(-(d-1)-l) (1-t^2)^l w, an integral of a "
            "positive function "
            "with positive factors (3.13).",
            r"\int\rho_aP_lw=(1-r^2)^{d-1}R_l(2r)^l(d-1)_l\int D^{-(d-1)-l}(1-t^2)^lw>0",
        ),
    ),
)

POISSON: Final = Derivation(
    label="rem:poisson",
    title="On the circle: Poisson kernels and weights l (Remark 3.2)",
    statement="For d = 2: A_l = l and rho_a = (1-r^2)/(1-2r cos theta+r^2) = 1 + 2 sum r^l cos(l theta); H(rho_a|1) = "
    "-log(1-r^2) = "
    "(1/2) sum ||P_l rho_a||^2/A_l.",
    tex=r"For $d=2$: $A_l=l$, $\rho_a=1+2\sum_{l\ge1}r^l\cos l\theta$, $H(\rho_a|1)=-\log(1-r^2)$.",
    hypotheses=("d = 2", "0 <= r < 1"),
    uses=("eq:3.2",),
    source="Remark 3.2, (3.10)",
    steps=(
        ident(
            "Geometric series, y = e^(i theta): 1 + ry/(1-ry) + (r/y)/(1-r/y) = (1-r^2)/((1-ry)(1-r/y)).",
            r"1+\sum_{l\ge1}r^l(y^l+y^{-l})=\frac{1-r^2}{(1-ry)(1-r/y)}",
            1 + _r * _y / (1 - _r * _y) + (_r / _y) / (1 - _r / _y),
            (1 - _r**2) / ((1 - _r * _y) * (1 - _r / _y)),
        ),
        ident(
            "The denominator is D = 1 - 2rt + r^2 with t = (y + 1/y)/2.",
            r"(1-ry)(1-r/y)=1-2r\cos\theta+r^2",
            (1 - _r * _y) * (1 - _r / _y),
            distance(_r, (_y + 1 / _y) / 2),
        ),
        ident(
            "log rho_a = log(1-r^2) + 2 sum (r^l/l) cos(l theta), as -log(1-s) = sum s^l/l; degree l of rho_a is 2 "
            "r^l cos(l theta), "
            "that is A_l = l times degree l of log rho_a.",
            r"\mathsf P_l\rho_a=l\,\mathsf P_l\log\rho_a",
            weight(l, sp.Integer(2)) * 2 * _r**l / l,
            2 * _r**l,
        ),
        ident(
            "Terms of both sides, ||2 r^l cos||^2 = 2 r^(2l): entropy log(1-r^2) + sum 2 r^(2l)/l = -log(1-r^2), and "
            "(1/2) sum 2 r^(2l)/l = -log(1-r^2).",
            r"\log(1-r^2)+\sum_l\frac{2r^{2l}}{l}=-\log(1-r^2)=\frac12\sum_l\frac{2r^{2l}}{l}",
            sp.log(1 - _r**2) + 2 * (-sp.log(1 - _r**2)),
            -sp.log(1 - _r**2),
        ),
    ),
)

DERIVATIONS: Final = by_label(WEIGHTS, DUAL, PROJECTIONS, POISSON)
