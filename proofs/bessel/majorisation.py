"""The comparison alpha_l <= 1/A_l for all l >= 2 and all beta <= beta_* (4.10), strictness included; Lemma 4.3.

`supp:majorisation-uniform` has the facts by which certify/bounds covers all l and a whole interval of beta:
monotonicity in beta, where the minimum is, the tail in l.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.bessel.threshold import FROM_TWO
from proofs.engine.checks import induction
from proofs.engine.derivation import Derivation, Step, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import Expr, bessel_coefficient, beta, d, hypergeometric_coefficient, j, k, l

_s = sp.Symbol("s", nonnegative=True)
_m = sp.Symbol("m", nonnegative=True)
_r = sp.Symbol("r", positive=True)
_p = sp.Symbol("p", positive=True)
_q = sp.Symbol("q", positive=True)
_u = sp.Symbol("u", positive=True)


def weight(l_: Expr, d_: Expr) -> Expr:
    """Beckner weight A_l = Gamma(d-1+l)/(Gamma(d) Gamma(l)) (1.20)."""
    return sp.gamma(d_ - 1 + l_) / (sp.gamma(d_) * sp.gamma(l_))


PRODUCTS: Final = Derivation(
    label="eq:4.23",
    title=r"$\alpha_l$ as a product of adjacent ratios; $0<\alpha_l<1$; monotone in $\beta$",
    statement=r"$\alpha_l=\prod_{j=0}^{l-2}r_{d/2+j}(\beta)"
    r"=\frac{(\beta/2)^{l-1}}{(d/2+1)_{l-1}}\frac{F(d/2+l,z)}{F(d/2+1,z)}$ with $z=\beta^2/4$; so "
    r"$0<\alpha_l<1$ for $l\ge2$, and $\beta\mapsto\alpha_l(\beta)$ is strictly increasing.",
    hypotheses=(r"$d\ge2$", r"$l\ge2$", r"$\beta>0$"),
    uses=("lem:funk-hecke", "bessel:recurrences", "bessel:increasing", "bessel:turan"),
    source="(1.21), (4.3), (4.23)",
    steps=(
        argue(
            r"$\alpha_l=\frac{I_{\nu+l-1}}{I_\nu}=\prod_{j=0}^{l-2}\frac{I_{\nu+j+1}}{I_{\nu+j}}$, $\nu=d/2$ "
            "([lem:funk-hecke]), is a product of adjacent ratios, each strictly between $0$ and $1$ and strictly "
            r"increasing ([bessel:increasing]): so is the product, for $l\ge2$.",
        ),
        argue(
            r"By [bessel:turan] $r_{\nu+j}\le r_{\nu}=\alpha_2$, so $\alpha_l\le\alpha_2^{l-1}$, strictly for "
            r"$l\ge3$.",
        ),
        ident(
            r"Ratio of the series forms: the prefactor of $\alpha_{l+1}$ over that of $\alpha_l$ is "
            r"$\frac{\beta}{2(d/2+l)}$, as in $r_{d/2+l-1}=\frac{\beta}{2(d/2+l)}\frac{F(d/2+l+1,z)}{F(d/2+l,z)}$.",
            (beta / 2) ** l / sp.rf(d / 2 + 1, l) / ((beta / 2) ** (l - 1) / sp.rf(d / 2 + 1, l - 1)),
            beta / (2 * (d / 2 + l)),
        ),
        ident(
            r"Second route: the coefficient of $\beta^{l-1+2k}$ of $I_{d/2+l-1}/\beta^{d/2}$, against that of the "
            r"series form with the same denominator $I_{d/2}=(\beta/2)^{d/2}F(d/2+1,z)/\Gamma(d/2+1)$.",
            bessel_coefficient(d / 2 + l - 1, k) * 2 ** (d / 2) * sp.gamma(d / 2 + 1),
            2 ** (1 - l) / sp.rf(d / 2 + 1, l - 1) * hypergeometric_coefficient(d / 2 + l, k) / 4**k,
        ),
    ),
)


def _weight_steps() -> tuple[Step, ...]:
    """A_l <= d^(l-1) with its strictness."""
    return (
        ident(
            "$A_{l+1}/A_l=(d+l-1)/l$ and $A_1=1$, so $A_l$ is the product (1.20).",
            weight(l + 1, d) / weight(l, d),
            (d + l - 1) / l,
        ),
        idents("$A_1=1$, $A_2=d$.", (weight(sp.Integer(1), d), 1), (weight(sp.Integer(2), d), d)),
        ident(
            r"$d-\frac{d+j-1}j=\frac{(d-1)(j-1)}j\ge0$ for $j\ge1$ (4.25): each factor is at most $d$.",
            d - (d + j - 1) / j,
            (d - 1) * (j - 1) / j,
        ),
        sign(
            r"$\frac{(d-1)(j-1)}{j}$ is nonnegative for every $j=1+m\ge1$ and $d\ge2$.",
            (d - 1) * (j - 1) / j,
            {**FROM_TWO, j: 1 + _m},
            (_s, _m),
            strict=False,
        ),
    )


MAJORISATION: Final = Derivation(
    label="eq:4.10",
    title=r"Majorisation: $\alpha_l\le1/A_l$ for all $l\ge2$ when $\beta\le\beta_*$",
    statement=r"$A_l\alpha_l(\beta)\le1$ for every $l\ge2$ and $0<\beta\le\beta_*$, strictly for every $l\ge2$ if "
    r"$\beta<\beta_*$ and for every $l\ge3$ if $\beta=\beta_*$, where $l=2$ gives equality.",
    hypotheses=(r"$d\ge2$", r"$0<\beta\le\beta_*$", r"$l\ge2$"),
    uses=("eq:4.23", "lem:threshold", "bessel:turan"),
    source="(4.10), (4.24)-(4.26)",
    steps=(
        *_weight_steps(),
        argue(
            r"For $\beta\le\beta_*$, $\alpha_2=r_{d/2}\le1/d$ ([lem:threshold]), so "
            r"$\alpha_l\le\alpha_2^{l-1}\le d^{-(l-1)}\le1/A_l$.",
        ),
        argue(
            r"Strictness: $\beta<\beta_*$ makes $\alpha_2<1/d$, so $\alpha_2^{l-1}<d^{-(l-1)}$ for every $l\ge2$. At "
            r"$\beta_*$ and $l\ge3$, $\alpha_l<\alpha_2^{l-1}$, since $r_{\nu+1}<r_\nu$ by [bessel:turan].",
        ),
        ident(
            r"Degree 3 at $\beta_*$ in numbers (4.26): $\frac1{A_3}=\frac2{d(d+1)}$.",
            1 / weight(sp.Integer(3), d),
            2 / (d * (d + 1)),
        ),
        sign(
            r"$\alpha_3(\beta_*)<\frac1{d^2}$ and $\frac1{d^2}<\frac2{d(d+1)}$: strict in degree 3, even at "
            r"$\beta_*$.",
            2 / (d * (d + 1)) - 1 / d**2,
            FROM_TWO,
            (_s,),
        ),
    ),
)

_tail_factor = (d + l - 1) * beta / (l * (d + 2 * l))

UNIFORM: Final = Derivation(
    label="supp:majorisation-uniform",
    title=r"Where the minimum of $1-A_l\alpha_l$ is, and the tail in $l$",
    statement=r"For $\beta\le\beta_*$ the sequence $A_l\alpha_l$ is strictly decreasing in $l\ge2$ and increasing in "
    r"$\beta$: the minimum of $1-A_l\alpha_l$ over $l\ge2$ and an interval of $\beta$ is at $l=2$ and the "
    r"right end. For every $\beta$, $\frac{A_{l+1}\alpha_{l+1}}{A_l\alpha_l}=\frac{d+l-1}{l}\,r_{d/2"
    r"+l-1}(\beta)$ and $A_l\alpha_l\le B_l=\prod_{j<l}\frac{(d+j-1)\beta}{j(d+2j)}$, and $B_{l+1}/B_l$ "
    "decreases in $l$ to $0$.",
    hypotheses=(r"$d\ge2$", r"$\beta>0$; $\beta\le\beta_*$ for the first part"),
    uses=("eq:4.23", "eq:4.10", "bessel:turan", "bessel:convergents", "bessel:series"),
    steps=(
        ident(
            r"$\frac{A_{l+1}\alpha_{l+1}}{A_l\alpha_l}=\frac{d+l-1}{l}\,r_{d/2+l-1}$, from $A_{l+1}/A_l=(d+l-1)/l$ "
            r"and $\alpha_{l+1}/\alpha_l=r_{d/2+l-1}$.",
            weight(l + 1, d) / weight(l, d) * _r,
            (d + l - 1) / l * _r,
        ),
        sign(
            r"For $\beta\le\beta_*$ and $l=2+m$: $r_{d/2+l-1}<r_{d/2}\le1/d$; with $r=1/(d+p)$, $p>0$, the ratio is "
            r"$\frac{d+l-1}{l}\,r<1$.",
            1 - (d + l - 1) / l / (d + _p),
            {**FROM_TWO, l: 2 + _m},
            (_s, _m),
            (_p,),
        ),
        argue(
            r"So $A_l\alpha_l$ decreases in $l$ from $l=2$ on, and each is increasing in $\beta$ ([eq:4.23]): the "
            r"maximum over $l\ge2$ and an interval $[a,b]$, $b\le\beta_*$, is $A_2\alpha_2(b)=d\,r_{d/2}(b)$.",
        ),
        ident(
            r"Tail: $\frac{d+l-1}{l}$ times the bound $r_{d/2+l-1}<\frac\beta{2(d/2+l)}$ (4.13) is the factor "
            r"$\frac{(d+l-1)\beta}{l(d+2l)}$ of $B_l$.",
            (d + l - 1) / l * (beta / (2 * (d / 2 + l - 1 + 1))),
            _tail_factor,
        ),
        sign(
            r"The factor decreases in $l$: $\frac{(d+l-1)\beta}{l(d+2l)}>\frac{(d+l)\beta}{(l+1)(d+2l+2)}$ for "
            r"$d\ge2$, $l\ge1$, $\beta>0$.",
            _tail_factor - _tail_factor.subs(l, l + 1),
            {**FROM_TWO, l: 1 + _m},
            (_s, _m),
            (beta,),
        ),
        sign(
            r"It tends to $0$: $\frac{(d+l-1)\beta}{l(d+2l)}<\frac{2(d+1)\beta}{l+1}$.",
            2 * (d + 1) * beta / (l + 1) - _tail_factor,
            {**FROM_TWO, l: 1 + _m},
            (_s, _m),
            (beta,),
        ),
        Step(
            r"In closed form $B_l=A_l\frac{(\beta/2)^{l-1}}{(d/2+1)_{l-1}}=\frac{\Gamma(d+l"
            r"-1)\,\beta^{l-1}\,\Gamma(d/2+1)}{\Gamma(d)\,\Gamma(l)\,2^{l-1}\,\Gamma(d/2+l)}$.",
            "induction",
            induction(
                weight(l, d) * (beta / 2) ** (l - 1) * sp.gamma(d / 2 + 1) / sp.gamma(d / 2 + l),
                l,
                start=1,
                base=sp.Integer(1),
                previous=_u,
                step=_u * _tail_factor,
            ),
        ),
        sign(
            r"$F(\mu,z)$ decreases in $\mu$: the ratio of the $k$-th to the $(k+1)$-st coefficient, $(\mu+k)(k+1)$, "
            r"increases with $\mu$: $(\mu+\delta+k)(k+1)-(\mu+k)(k+1)=\delta(k+1)\ge0$.",
            (_q + _p + k) * (k + 1) - (_q + k) * (k + 1),
            None,
            (k,),
            (_p, _q),
        ),
        argue(
            r"So the bound of certify/bounds is $A_l\alpha_l=B_l\frac{F(d/2+l,z)}{F(d/2+1,z)}\le B_l$, the quotient "
            r"of the two series being at most $1$ because $F(\mu,z)$ decreases in $\mu$.",
        ),
    ),
)

BESSEL_RATIO: Final = Derivation(
    label="lem:bessel-ratio",
    title="Bessel-ratio comparison (Lemma 4.3)",
    statement=r"Lemma 4.3: $\beta_*$ exists, is unique, satisfies $\frac{d+2}d<\beta_*<\frac{d(d+2)}{d^2-1}$ (4.7) "
    r"and decreases strictly in $d$; for $\beta\le\beta_*$ (4.10) holds, $\alpha_l\le1/A_l$ for every "
    r"$l\ge2$, strictly in some degree; $0<\alpha_l<1$ for every $\beta>0$ and $l\ge2$.",
    hypotheses=(r"$d\ge2$",),
    uses=("lem:threshold", "eq:4.7", "eq:4.8", "eq:4.10", "eq:4.23"),
    source="Lemma 4.3",
    does_not_prove="the expansion (4.9), which is row [eq:1.16]",
    steps=(
        argue("Existence and uniqueness: [lem:threshold]. Bounds: [eq:4.7]. Decrease in $d$: [eq:4.8]."),
        argue(
            r"Comparison and strictness: [eq:4.10] (degree 2 if $\beta<\beta_*$, degree 3 if $\beta=\beta_*$).",
        ),
        argue(r"$0<\alpha_l<1$: [eq:4.23]."),
        sign(
            r"The hypothesis of [thm:criterion] that one inequality is strict is met by a degree $l\ge2$ in both "
            r"cases: $1/A_3>1/d^2>\alpha_3(\beta_*)$.",
            2 / (d * (d + 1)) - 1 / d**2,
            FROM_TWO,
            (_s,),
        ),
    ),
)

DERIVATIONS: Final = by_label(PRODUCTS, MAJORISATION, UNIFORM, BESSEL_RATIO)
