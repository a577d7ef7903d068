"""The comparison alpha_l <= 1/A_l for all l and all beta <= beta_* (4.10), with strictness, and the facts by which the
interval layer covers all l and a whole interval of beta: monotonicity in beta, where the minimum is, the tail in l."""

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
    title="alpha_l as a product of adjacent ratios; 0 < alpha_l < 1; monotone in beta",
    statement="alpha_l = r_nu r_(nu+1) ... r_(nu+l-2), nu = d/2: so 0 < alpha_l < 1 for l >= 2 and each alpha_l is "
    "strictly "
    "increasing in beta; alpha_l = (beta/2)^(l-1)/(d/2+1)_(l-1) F(d/2+l,z)/F(d/2+1,z).",
    tex=r"$\alpha_l=\prod_{j=0}^{l-2}r_{d/2+j}(\beta)$, $0<\alpha_l<1$, and $\beta\mapsto\alpha_l(\beta)$ is strictly "
    r"increasing.",
    hypotheses=("d >= 2", "l >= 2", "beta > 0"),
    uses=("lem:funk-hecke", "bessel:recurrences", "bessel:increasing", "bessel:turan"),
    source="(1.21), (4.3), (4.23)",
    steps=(
        argue(
            "alpha_l = I_(d/2+l-1)/I_(d/2) (lem:funk-hecke) telescopes into adjacent ratios, each strictly between 0 "
            "and 1 "
            "and strictly increasing (bessel:increasing): so is the product, for l >= 2.",
            r"\frac{I_{\nu+l-1}}{I_\nu}=\prod_{j=0}^{l-2}\frac{I_{\nu+j+1}}{I_{\nu+j}}",
        ),
        argue(
            "By bessel:turan r_(nu+j) <= r_nu = alpha_2, so alpha_l <= alpha_2^(l-1), strictly for l >= 3.",
            r"\alpha_l\le\alpha_2^{\,l-1}",
        ),
        ident(
            "Ratio of the series forms: prefactor of alpha_(l+1) over that of alpha_l is beta/(2(d/2+l)), as in "
            "r_(d/2+l-1) = beta F(d/2+l+1)/(2(d/2+l) F(d/2+l)).",
            r"\frac{(\beta/2)^l/(d/2+1)_l}{(\beta/2)^{l-1}/(d/2+1)_{l-1}}=\frac{\beta}{2(d/2+l)}",
            (beta / 2) ** l / sp.rf(d / 2 + 1, l) / ((beta / 2) ** (l - 1) / sp.rf(d / 2 + 1, l - 1)),
            beta / (2 * (d / 2 + l)),
        ),
        ident(
            "Second route: coefficient of beta^(l-1+2k) of I_(d/2+l-1)/beta^(d/2), against that of the series form "
            "with "
            "the same denominator I_(d/2) = (beta/2)^(d/2) F(d/2+1)/Gamma(d/2+1).",
            r"\alpha_l=\frac{(\beta/2)^{l-1}}{(d/2+1)_{l-1}}\frac{F(d/2+l,\beta^2/4)}{F(d/2+1,\beta^2/4)}",
            bessel_coefficient(d / 2 + l - 1, k) * 2 ** (d / 2) * sp.gamma(d / 2 + 1),
            2 ** (1 - l) / sp.rf(d / 2 + 1, l - 1) * hypergeometric_coefficient(d / 2 + l, k) / 4**k,
        ),
    ),
)


def _weight_steps() -> tuple[Step, ...]:
    """A_l <= d^(l-1) with its strictness."""
    return (
        ident(
            "A_(l+1)/A_l = (d+l-1)/l and A_1 = 1, so A_l is the product (1.20).",
            r"A_{l+1}/A_l=\frac{d+l-1}{l}",
            weight(l + 1, d) / weight(l, d),
            (d + l - 1) / l,
        ),
        idents("A_1 = 1, A_2 = d.", r"A_1=1,\ A_2=d", (weight(sp.Integer(1), d), 1), (weight(sp.Integer(2), d), d)),
        ident(
            "d - (d+j-1)/j = (d-1)(j-1)/j >= 0 for j >= 1 (4.25): each factor is at most d.",
            r"d-\frac{d+j-1}{j}=\frac{(d-1)(j-1)}{j}",
            d - (d + j - 1) / j,
            (d - 1) * (j - 1) / j,
        ),
        sign(
            "Nonnegative for every j = 1 + m >= 1 and d >= 2.",
            r"\frac{(d-1)(j-1)}{j}\ge0",
            (d - 1) * (j - 1) / j,
            {**FROM_TWO, j: 1 + _m},
            (_s, _m),
            strict=False,
        ),
    )


MAJORISATION: Final = Derivation(
    label="eq:4.10",
    title="Majorisation: alpha_l <= 1/A_l for all l >= 2 when beta <= beta_*",
    statement="For 0 < beta <= beta_* and l >= 2: A_l alpha_l <= 1; strict for every l >= 2 if beta < beta_*, and for "
    "every "
    "l >= 3 if beta = beta_*, where l = 2 gives equality.",
    tex=r"$\alpha_l(\beta)\le 1/A_l$ for every $l\ge2$ and $0<\beta\le\beta_*$, strictly for $l\ge3$ or "
    r"$\beta<\beta_*$.",
    hypotheses=("d >= 2", "0 < beta <= beta_*", "l >= 2"),
    uses=("eq:4.23", "lem:threshold", "bessel:turan"),
    source="(4.10), (4.24)-(4.26)",
    steps=(
        *_weight_steps(),
        argue(
            "For beta <= beta_*, alpha_2 = r_(d/2) <= 1/d (lem:threshold), so alpha_l <= alpha_2^(l-1) <= d^(-(l-1)) "
            "<= 1/A_l.",
            r"\alpha_l\le\alpha_2^{\,l-1}\le d^{-(l-1)}\le\frac1{A_l}",
        ),
        argue(
            "Strictness: beta < beta_* makes alpha_2 < 1/d, so the second inequality is strict for every l >= 2. At "
            "beta_* "
            "and l >= 3 the first is strict, since r_(nu+1) < r_nu by bessel:turan.",
            r"\beta<\beta_*:\ \alpha_2^{l-1}<d^{-(l-1)};\qquad \beta=\beta_*,\ l\ge3:\ \alpha_l<\alpha_2^{l-1}",
        ),
        ident(
            "Degree 3 at beta_* in numbers (4.26): 1/A_3 = 2/(d(d+1)).",
            r"\frac1{A_3}=\frac{2}{d(d+1)}",
            1 / weight(sp.Integer(3), d),
            2 / (d * (d + 1)),
        ),
        sign(
            "alpha_3(beta_*) < 1/d^2 and 1/d^2 <= 2/(d(d+1)): strict in degree 3, even at beta_*.",
            r"\frac{2}{d(d+1)}-\frac1{d^2}>0",
            2 / (d * (d + 1)) - 1 / d**2,
            FROM_TWO,
            (_s,),
        ),
    ),
)

_tail_factor = (d + l - 1) * beta / (l * (d + 2 * l))

UNIFORM: Final = Derivation(
    label="supp:majorisation-uniform",
    title="Where the minimum of 1 - A_l alpha_l is, and the tail in l",
    statement="For beta <= beta_* the sequence A_l alpha_l is strictly decreasing in l >= 2 and increasing in beta: "
    "the minimum "
    "of 1 - A_l alpha_l over l >= 2 and an interval is at l = 2 and the right end. For every beta, "
    "A_l alpha_l <= t_l = prod_(j<l) (d+j-1) beta/(j(d+2j)), and t_(l+1)/t_l decreases in l to 0.",
    tex=r"$A_{l+1}\alpha_{l+1}/(A_l\alpha_l)=\frac{d+l-1}{l}\,r_{d/2+l-1}(\beta)$, and "
    r"$A_l\alpha_l\le\prod_{j<l}\frac{(d+j-1)\beta}{j(d+2j)}$.",
    hypotheses=("d >= 2", "beta > 0; beta <= beta_* for the first part"),
    uses=("eq:4.23", "eq:4.10", "bessel:turan", "bessel:convergents", "bessel:series"),
    steps=(
        ident(
            "A_(l+1)/A_l = (d+l-1)/l, and alpha_(l+1)/alpha_l = r_(d/2+l-1).",
            r"\frac{A_{l+1}\alpha_{l+1}}{A_l\alpha_l}=\frac{d+l-1}{l}r_{d/2+l-1}",
            weight(l + 1, d) / weight(l, d) * _r,
            (d + l - 1) / l * _r,
        ),
        sign(
            "For beta <= beta_* and l = 2 + m: r_(d/2+l-1) < r_(d/2) <= 1/d; with r = 1/(d + p), p > 0, the ratio is "
            "below 1.",
            r"\frac{d+l-1}{l}\,r<1",
            1 - (d + l - 1) / l / (d + _p),
            {**FROM_TWO, l: 2 + _m},
            (_s, _m),
            (_p,),
        ),
        argue(
            "So A_l alpha_l decreases in l from l = 2 on; each is increasing in beta (eq:4.23): the maximum over l >= "
            "2 and an "
            "interval [a,b], b <= beta_*, is A_2 alpha_2(b) = d r_(d/2)(b).",
            r"\min_{l\ge2,\,[a,b]}(1-A_l\alpha_l)=1-d\,r_{d/2}(b)",
        ),
        ident(
            "Tail: (d+l-1)/l times the bound r_(d/2+l-1) < beta/(2(d/2+l)) (4.13) is the factor of t_l.",
            r"\frac{d+l-1}{l}\cdot\frac{\beta}{2(d/2+l)}=\frac{(d+l-1)\beta}{l(d+2l)}",
            (d + l - 1) / l * (beta / (2 * (d / 2 + l - 1 + 1))),
            _tail_factor,
        ),
        sign(
            "The factor decreases in l: its value at l minus that at l + 1 is positive for d >= 2, l >= 1, beta > 0.",
            r"\frac{(d+l-1)\beta}{l(d+2l)}>\frac{(d+l)\beta}{(l+1)(d+2l+2)}",
            _tail_factor - _tail_factor.subs(l, l + 1),
            {**FROM_TWO, l: 1 + _m},
            (_s, _m),
            (beta,),
        ),
        sign(
            "It is at most (d+1) beta/(l+1) up to the constant 2, hence tends to 0: 2(d+1) beta/(l+1) minus it is "
            "positive.",
            r"\frac{(d+l-1)\beta}{l(d+2l)}<\frac{2(d+1)\beta}{l+1}",
            2 * (d + 1) * beta / (l + 1) - _tail_factor,
            {**FROM_TWO, l: 1 + _m},
            (_s, _m),
            (beta,),
        ),
        Step(
            "In closed form t_l = Gamma(d+l-1) beta^(l-1) Gamma(d/2+1)/(Gamma(d) Gamma(l) 2^(l-1) Gamma(d/2+l)).",
            r"t_l=A_l\frac{(\beta/2)^{l-1}}{(d/2+1)_{l-1}}",
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
            "F(a,z) decreases in a: the ratio of the k-th to the (k+1)-st coefficient, (a+k)(k+1), increases with a.",
            r"(a+h+k)(k+1)-(a+k)(k+1)=h(k+1)\ge0",
            (_q + _p + k) * (k + 1) - (_q + k) * (k + 1),
            None,
            (k,),
            (_p, _q),
        ),
        argue(
            "So the bound of the interval layer is A_l alpha_l = t_l F(d/2+l,z)/F(d/2+1,z) <= t_l, the quotient of "
            "the two "
            "series being at most 1 because F(a,z) decreases in a.",
            r"A_l\alpha_l=t_l\,\frac{F(d/2+l,z)}{F(d/2+1,z)}\le t_l",
        ),
    ),
)

BESSEL_RATIO: Final = Derivation(
    label="lem:bessel-ratio",
    title="Bessel-ratio comparison (Lemma 4.3)",
    statement="beta_* exists, is unique, satisfies (d+2)/d < beta_* < d(d+2)/(d^2-1), decreases strictly in d; for "
    "beta <= beta_* "
    "alpha_l <= 1/A_l for every l >= 2, strictly in some degree; 0 < alpha_l < 1 for every beta > 0 and l >= 2.",
    tex=r"Lemma 4.3: $\beta_*$ exists, is unique, is bounded by (4.7) and decreases in $d$; (4.10) holds with one "
    r"strict "
    r"inequality; $0<\alpha_l<1$.",
    hypotheses=("d >= 2",),
    uses=("lem:threshold", "eq:4.7", "eq:4.8", "eq:4.10", "eq:4.23"),
    source="Lemma 4.3",
    does_not_prove="the expansion (4.9), which is row eq:1.16",
    steps=(
        argue("Existence and uniqueness: lem:threshold. Bounds: eq:4.7. Decrease in d: eq:4.8.", r"\beta_*^{(d)}"),
        argue(
            "Comparison and strictness: eq:4.10 (degree 2 if beta < beta_*, degree 3 if beta = beta_*).",
            r"\alpha_l\le1/A_l",
        ),
        argue("0 < alpha_l < 1: eq:4.23.", r"0<\alpha_l<1"),
        sign(
            "The hypothesis 'one strict' of thm:criterion is met by a degree l >= 2 in both cases: 1/A_3 > 1/d^2 > "
            "alpha_3(beta_*).",
            r"\frac1{A_3}>\frac1{d^2}",
            2 / (d * (d + 1)) - 1 / d**2,
            FROM_TWO,
            (_s,),
        ),
    ),
)

DERIVATIONS: Final = by_label(PRODUCTS, MAJORISATION, UNIFORM, BESSEL_RATIO)
