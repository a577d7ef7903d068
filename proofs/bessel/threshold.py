"""The threshold beta_*: existence, uniqueness, elementary bounds (4.7) ranked, decrease in the dimension (4.8).

All from `bessel_ratio`; the bounds are rational functions of d, and every comparison is a positivity certificate for
all real d >= 2 at once.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import Expr, beta, beta_star, d, nu, x

_s = sp.Symbol("s", nonnegative=True)
_r = sp.Symbol("r", positive=True)
_p = sp.Symbol("p", positive=True)
FROM_TWO: Final = {d: 2 + _s}

LOWER: Final[Expr] = (d + 2) / d
SHARPER_LOWER: Final[Expr] = (1 + 1 / d) ** 2
UPPER: Final[Expr] = d * (d + 2) / (d**2 - 1)
UPPER_CANDIDATES: Final[dict[str, Expr]] = {
    "d(d+2)/(d^2-1)": UPPER,
    "(d+1)/(d-1)": (d + 1) / (d - 1),
    "(d+4)/d": (d + 4) / d,
    "(d+2)/(d-1)": (d + 2) / (d - 1),
}


def convergent_polynomial(y: Expr) -> Expr:
    """y^2 - d(d+4) y + (d+2)(d+4): negative exactly where the second convergent of (4.13) exceeds 1/d (y > 0)."""
    return y**2 - d * (d + 4) * y + (d + 2) * (d + 4)


EXISTENCE: Final = Derivation(
    label="lem:threshold",
    title="beta_* exists and is unique",
    statement="For every d >= 2 the equation r_(d/2)(beta) = 1/d has exactly one positive solution beta_*; "
    "r_(d/2)(beta) < 1/d for beta < beta_* and > 1/d for beta > beta_*.",
    tex=r"$I_{d/2+1}(\beta)/I_{d/2}(\beta)=1/d$ has exactly one positive solution $\beta_*^{(d)}$ (1.8).",
    hypotheses=("d >= 2",),
    uses=("bessel:increasing", "bessel:recurrences"),
    source="(1.8), Lemma 4.3",
    steps=(
        sign("1/d > 0.", r"\tfrac1d>0", 1 / d, FROM_TWO, (_s,)),
        sign("1 - 1/d > 0.", r"1-\tfrac1d>0", 1 - 1 / d, FROM_TWO, (_s,)),
        argue(
            "r_(d/2) is continuous and strictly increasing on (0,oo) with limits 0 and 1 (bessel:increasing), and 1/d "
            "lies "
            "strictly between: the intermediate value theorem gives one solution, strict monotonicity no second one "
            "and "
            "the signs on both sides.",
            r"r_{d/2}(0+)=0<\tfrac1d<1=r_{d/2}(\infty)",
        ),
        ident(
            "Sign function of the checker: with r = x F2/((d+2) F1), F1 = F(d/2+1), F2 = F(d/2+2), the number "
            "d x F2 - (d+2) F1 equals d(d+2) F1 (r - 1/d), so it has the sign of x - beta_*.",
            r"d\,xF(\tfrac d2+2)-(d+2)F(\tfrac d2+1)=d(d+2)F(\tfrac d2+1)\,(r_{d/2}-\tfrac1d)",
            d * x * _r - (d + 2) * _p,
            d * (d + 2) * _p * (x * _r / ((d + 2) * _p) - 1 / d),
        ),
    ),
)

_below_root = x / (d + 2)  # upper bound (4.13) of r_{d/2}
_second = x / (d + 2 + x**2 / (d + 4))  # lower bound (4.13) of r_{d/2}
_smaller_root = (d * (d + 4) - sp.sqrt((d * (d + 4)) ** 2 - 4 * (d + 2) * (d + 4))) / 2

BOUNDS: Final = Derivation(
    label="eq:4.7",
    title="Elementary bounds on beta_*, ranked",
    statement="For every d >= 2: (d+2)/d < (1+1/d)^2 < beta_* < y_d < d(d+2)/(d^2-1) < (d+1)/(d-1) <= (d+4)/d, where "
    "y_d is the "
    "smaller "
    "root of y^2 - d(d+4)y + (d+2)(d+4); and (d+1)/(d-1) < (d+2)/(d-1). Sharpest rational bounds: (1+1/d)^2 "
    "and d(d+2)/(d^2-1); simplest: (d+2)/d and d(d+2)/(d^2-1).",
    tex=r"$\frac{d+2}{d}<\big(1+\tfrac1d\big)^2<\beta_*<\frac{d(d+2)}{d^2-1}<\frac{d+1}{d-1}\le\frac{d+4}{d}$ for "
    r"every $d\ge2$.",
    hypotheses=("d >= 2",),
    uses=("lem:threshold", "bessel:convergents", "bessel:turan", "bessel:riccati", "bessel:increasing"),
    source="(4.7); its printed form is not reproduced, all candidates are ranked",
    does_not_prove="that these are the best bounds of any form: eq:1.16 gives beta_* to any order in 1/d",
    steps=(
        ident(
            "Lower bound: x/(d+2) = 1/d at x = (d+2)/d, and r_(d/2)(x) < x/(d+2) (4.13): r < 1/d there, so "
            "(d+2)/d < beta_*.",
            r"r_{d/2}\big(\tfrac{d+2}d\big)<\tfrac1d",
            _below_root.subs(x, LOWER),
            1 / d,
        ),
        sign(
            "Sharper lower bound: at x = (1+1/d)^2, with R = r_(d/2+1) > x/(d+4+x^2/(d+6)) (4.13), 1/r = (d+2)/x + R "
            "exceeds d, "
            "so r < 1/d and (1+1/d)^2 < beta_*.",
            r"\frac{d+2}{x}+\frac{x}{d+4+\frac{x^2}{d+6}}-d>0\quad\text{at }x=\big(1+\tfrac1d\big)^2",
            ((d + 2) / x + x / (d + 4 + x**2 / (d + 6)) - d).subs(x, SHARPER_LOWER),
            FROM_TWO,
            (_s,),
        ),
        sign(
            "It is above (d+2)/d, by 1/d^2.",
            r"\big(1+\tfrac1d\big)^2-\frac{d+2}{d}=\frac1{d^2}>0",
            SHARPER_LOWER - LOWER,
            FROM_TWO,
            (_s,),
        ),
        ident(
            "Upper bound by Turan: at beta_* the recurrence reads d = (d+2)/beta_* + R with R = r_(d/2+1) < r_(d/2) = "
            "1/d; "
            "R = 1/d gives beta = d(d+2)/(d^2-1) exactly.",
            r"d-\tfrac1d=\frac{d+2}{\beta}\iff\beta=\frac{d(d+2)}{d^2-1}",
            d - 1 / d,
            (d + 2) / UPPER,
        ),
        sign(
            "With R = 1/d - s, s > 0, beta_* = (d+2)/(d - 1/d + s) is strictly smaller than d(d+2)/(d^2-1).",
            r"\frac{d(d+2)}{d^2-1}-\frac{d+2}{d-\frac1d+s}>0",
            UPPER - (d + 2) / (d - 1 / d + _p),
            FROM_TWO,
            (_s,),
            (_p,),
        ),
        ident(
            "Second convergent: x/(d+2+x^2/(d+4)) - 1/d has the sign of -(x^2 - d(d+4)x + (d+2)(d+4)).",
            r"\frac{x}{d+2+\frac{x^2}{d+4}}-\frac1d=-\frac{x^2-d(d+4)x+(d+2)(d+4)}{d\,((d+2)(d+4)+x^2)}",
            _second - 1 / d,
            -convergent_polynomial(x) / (d * ((d + 2) * (d + 4) + x**2)),
        ),
        ident(
            "y_d = (d(d+4) - sqrt(d^2(d+4)^2 - 4(d+2)(d+4)))/2 is a root of that polynomial.",
            r"y_d=\tfrac12\Big(d(d+4)-\sqrt{d^2(d+4)^2-4(d+2)(d+4)}\Big)",
            convergent_polynomial(_smaller_root),
        ),
        sign(
            "Its discriminant is positive for d >= 2, so y_d is real and the smaller root; there the lower bound "
            "equals "
            "1/d, hence r_(d/2)(y_d) > 1/d and beta_* < y_d.",
            r"d^2(d+4)^2-4(d+2)(d+4)>0",
            (d * (d + 4)) ** 2 - 4 * (d + 2) * (d + 4),
            FROM_TWO,
            (_s,),
        ),
        sign(
            "The polynomial is negative at d(d+2)/(d^2-1), so this lies between the roots: y_d < d(d+2)/(d^2-1).",
            r"y_d<\frac{d(d+2)}{d^2-1}",
            -convergent_polynomial(UPPER),
            FROM_TWO,
            (_s,),
        ),
        sign(
            "d(d+2)/(d^2-1) < (d+1)/(d-1).",
            r"\frac{d(d+2)}{d^2-1}<\frac{d+1}{d-1}",
            (d + 1) / (d - 1) - UPPER,
            FROM_TWO,
            (_s,),
        ),
        sign(
            "(d+1)/(d-1) <= (d+4)/d, with equality at d = 2.",
            r"\frac{d+1}{d-1}\le\frac{d+4}{d}",
            (d + 4) / d - (d + 1) / (d - 1),
            FROM_TWO,
            (_s,),
            strict=False,
        ),
        sign(
            "(d+1)/(d-1) < (d+2)/(d-1), the bound that r > x/(2nu+2+x) gives.",
            r"\frac{d+1}{d-1}<\frac{d+2}{d-1}",
            (d + 2) / (d - 1) - (d + 1) / (d - 1),
            FROM_TWO,
            (_s,),
        ),
        sign(
            "The bracket is narrow: d(d+2)/(d^2-1) - (d+2)/d = (d+2)/(d(d^2-1)) is O(d^-2).",
            r"\frac{d(d+2)}{d^2-1}-\frac{d+2}{d}=\frac{d+2}{d(d^2-1)}>0",
            (d + 2) / (d * (d**2 - 1)),
            FROM_TWO,
            (_s,),
        ),
        ident("The width of the bracket.", r"", UPPER - LOWER, (d + 2) / (d * (d**2 - 1))),
    ),
)

_at = 1 + 1 / nu  # (d+2)/d for nu = d/2
_order = nu + sp.Rational(1, 2)  # the order of dimension d + 1
_lower_next = x / (2 * (_order + 1) + x**2 / (2 * (_order + 2)))

DECREASING: Final = Derivation(
    label="eq:4.8",
    title="beta_* decreases with the dimension",
    statement="beta_*^(d+1) < (d+2)/d < beta_*^(d) for every d >= 2.",
    tex=r"$\beta_*^{(d+1)}<\frac{d+2}{d}<\beta_*^{(d)}$ for every $d\ge2$.",
    hypotheses=("d >= 2, nu = d/2 >= 1",),
    uses=("lem:threshold", "eq:4.7", "bessel:convergents"),
    source="(4.8), (4.14)-(4.17)",
    steps=(
        define("nu = d/2; dimension d + 1 has order nu + 1/2 and value 1/(d+1) = 1/(2nu+1).", r"\nu=d/2"),
        ident(
            "At x = 1 + 1/nu the lower bound (4.13) of order nu + 1/2 exceeds 1/(2nu+1) by a positive multiple of "
            "nu^2 + 3nu - 1 (4.15).",
            r"\frac{x}{2\nu+3+\frac{x^2}{2\nu+5}}-\frac1{2\nu+1}=\frac{\nu^2+3\nu-1}{(2\nu+1)((2\nu+3)(2\nu+5)\nu^2+("
            r"\nu+1)^2)}",
            (_lower_next - 1 / (2 * nu + 1)).subs(x, _at),
            (nu**2 + 3 * nu - 1) / ((2 * nu + 1) * ((2 * nu + 3) * (2 * nu + 5) * nu**2 + (nu + 1) ** 2)),
        ),
        sign(
            "nu^2 + 3nu - 1 > 0 for nu >= 1, with its positive multiple (4.16).",
            r"\nu^2+3\nu-1>0",
            (_lower_next - 1 / (2 * nu + 1)).subs(x, _at),
            {nu: 1 + _s},
            (_s,),
        ),
        argue(
            "So r_(nu+1/2)(1 + 1/nu) > 1/(d+1), which by lem:threshold in dimension d + 1 means "
            "beta_*^(d+1) < 1 + 1/nu = (d+2)/d; and (d+2)/d < beta_*^(d) by eq:4.7.",
            r"\beta_*^{(d+1)}<1+\tfrac1\nu<\beta_*^{(d)}",
        ),
    ),
)

DERIVATIVES: Final = Derivation(
    label="supp:threshold-ratios",
    title="alpha_3 and alpha_2' at beta_* in closed form",
    statement="alpha_2(beta_*) = 1/d, alpha_3(beta_*) = 1 - (d+2)/(d beta_*), alpha_2'(beta_*) = 1 - (d+1)/(d beta_*) "
    "- 1/d^2 > 0.",
    tex=r"$\alpha_3(\beta_*)=1-\frac{d+2}{d\beta_*}$, $\alpha_2'(\beta_*)=1-\frac{d+1}{d\beta_*}-\frac1{d^2}>0$.",
    hypotheses=("d >= 2",),
    uses=("lem:threshold", "bessel:riccati", "eq:4.7"),
    steps=(
        ident(
            "alpha_3 = r_(d/2) r_(d/2+1) = 1 - (d+2) r_(d/2)/beta by the recurrence 1/r - R = (d+2)/beta.",
            r"\alpha_3=1-\frac{d+2}{\beta}\alpha_2",
            _r * (1 / _r - (d + 2) / beta),
            1 - (d + 2) * _r / beta,
        ),
        ident(
            "At beta_* with alpha_2 = 1/d.",
            r"\alpha_3(\beta_*)=1-\frac{d+2}{d\beta_*}",
            (1 - (d + 2) * _r / beta).subs({_r: 1 / d, beta: beta_star}),
            1 - (d + 2) / (d * beta_star),
        ),
        ident(
            "Riccati at beta_*: 2nu + 1 = d + 1.",
            r"\alpha_2'(\beta_*)=1-\frac1{d^2}-\frac{d+1}{d\beta_*}",
            (1 - _r**2 - (2 * (d / 2) + 1) * _r / beta).subs({_r: 1 / d, beta: beta_star}),
            1 - (d + 1) / (d * beta_star) - 1 / d**2,
        ),
        sign(
            "Positive, also by itself: beta_* = (d+2)/d + p with p > 0.",
            r"1-\frac{d+1}{d\beta_*}-\frac1{d^2}>0",
            1 - (d + 1) / (d * (LOWER + _p)) - 1 / d**2,
            FROM_TWO,
            (_s,),
            (_p,),
        ),
        sign(
            "Riccati sign test of the interval layer: if r/x <= R and x <= X then r' >= 1 - (X R)^2 - (d+1) R; the "
            "difference is X^2R^2 - r^2 + (d+1)(R - r/x) with R = r/x + p, X = x + q.",
            r"r'\ge 1-(XR)^2-(d+1)R",
            (1 - _r**2 - (d + 1) * _r / x) - (1 - ((x + _p) * (_r / x + beta)) ** 2 - (d + 1) * (_r / x + beta)),
            FROM_TWO,
            (_s, _p, beta),
            (_r, x),
            strict=False,
        ),
    ),
)

DERIVATIONS: Final = by_label(EXISTENCE, BOUNDS, DECREASING, DERIVATIVES)
