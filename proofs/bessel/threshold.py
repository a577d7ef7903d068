"""The threshold beta_* (Lemma 4.3): existence and uniqueness (1.8), bounds (4.7) ranked, decrease in d (4.8).

All from `proofs.bessel.ratio`; the bounds are rational functions of d, and every comparison is a positivity certificate
for all real d >= 2 at once.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import Expr, beta, beta_star, d, nu, x

_s = sp.Symbol("s", nonnegative=True)
_r = sp.Symbol("r", positive=True)
_p, _q = sp.symbols("p q", positive=True)
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
    title=r"$\beta_*$ exists and is unique",
    statement=r"For every $d\ge2$ the equation $r_{d/2}(\beta)=I_{d/2+1}(\beta)/I_{d/2}(\beta)=1/d$ has exactly one "
    r"positive solution $\beta_*^{(d)}$ (1.8); $r_{d/2}(\beta)<1/d$ for $\beta<\beta_*$ and "
    r"$r_{d/2}(\beta)>1/d$ for $\beta>\beta_*$.",
    hypotheses=(r"$d\ge2$",),
    uses=("bessel:increasing", "bessel:recurrences"),
    source="(1.8), Lemma 4.3",
    steps=(
        sign(r"$\frac1d>0$.", 1 / d, FROM_TWO, (_s,)),
        sign(r"$1-\frac1d>0$.", 1 - 1 / d, FROM_TWO, (_s,)),
        argue(
            r"$r_{d/2}$ is continuous and strictly increasing on $(0,\infty)$ with limits $0$ and $1$ "
            "([bessel:increasing]), and $1/d$ lies strictly between: the intermediate value theorem gives one "
            "solution, strict monotonicity no second one and the signs on both sides.",
        ),
        ident(
            r"Sign function of the checker: with $F_1=F(\tfrac d2+1,z)$, $F_2=F(\tfrac d2+2,z)$ and "
            r"$r_{d/2}=\frac{xF_2}{(d+2)F_1}$, $$d\,xF_2-(d+2)F_1=d(d+2)F_1\,(r_{d/2}-\tfrac1d),$$ which has the "
            r"sign of $x-\beta_*$.",
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
    title=r"Elementary bounds on $\beta_*$, ranked",
    statement=r"For every $d\ge2$: $\frac{d+2}{d}<\big(1+\tfrac1d\big)^2<\beta_*<y_d<\frac{d(d+2)}{d^2-1}"
    r"<\frac{d+1}{d-1}\le\frac{d+4}{d}$, where $y_d$ is the smaller root of $y^2-d(d+4)y+(d+2)(d+4)$; and "
    r"$\frac{d+1}{d-1}<\frac{d+2}{d-1}$.",
    hypotheses=(r"$d\ge2$",),
    uses=("lem:threshold", "bessel:convergents", "bessel:turan", "bessel:riccati", "bessel:increasing"),
    source="(4.7); its printed form is not reproduced, all candidates are ranked",
    does_not_prove=r"that these are the best bounds of any form: [eq:1.16] gives $\beta_*$ to any order in $1/d$",
    steps=(
        ident(
            r"Lower bound: at $x=\frac{d+2}d$, $\frac x{d+2}=\frac1d$ and $r_{d/2}(x)<\frac x{d+2}$ (4.13), so "
            r"$r_{d/2}<\frac1d$ there and $\frac{d+2}d<\beta_*$.",
            _below_root.subs(x, LOWER),
            1 / d,
        ),
        sign(
            r"Sharper lower bound: at $x=\big(1+\tfrac1d\big)^2$, with $R=r_{d/2+1}>\frac x{d+4+x^2/(d+6)}$ (4.13), "
            r"$\frac1r=\frac{d+2}x+R$ exceeds $d$, so $r<\frac1d$ and $\big(1+\tfrac1d\big)^2<\beta_*$.",
            ((d + 2) / x + x / (d + 4 + x**2 / (d + 6)) - d).subs(x, SHARPER_LOWER),
            FROM_TWO,
            (_s,),
        ),
        sign(
            r"It is the sharper one: $\big(1+\tfrac1d\big)^2-\frac{d+2}d=\frac1{d^2}>0$.",
            SHARPER_LOWER - LOWER,
            FROM_TWO,
            (_s,),
        ),
        ident(
            r"Upper bound by Turan: at $\beta_*$ the recurrence reads $d=\frac{d+2}{\beta_*}+R$ with "
            r"$R=r_{d/2+1}<r_{d/2}=\frac1d$; $R=\frac1d$ gives $\beta=\frac{d(d+2)}{d^2-1}$ exactly.",
            d - 1 / d,
            (d + 2) / UPPER,
        ),
        sign(
            r"With $R=\frac1d-s$, $s>0$, $\beta_*=\frac{d+2}{d-1/d+s}$ is strictly smaller than "
            r"$\frac{d(d+2)}{d^2-1}$.",
            UPPER - (d + 2) / (d - 1 / d + _p),
            FROM_TWO,
            (_s,),
            (_p,),
        ),
        ident(
            r"Second convergent: $$\frac{x}{d+2+\frac{x^2}{d+4}}-\frac1d"
            r"=-\frac{x^2-d(d+4)x+(d+2)(d+4)}{d\,((d+2)(d+4)+x^2)}.$$",
            _second - 1 / d,
            -convergent_polynomial(x) / (d * ((d + 2) * (d + 4) + x**2)),
        ),
        ident(
            r"$y_d=\tfrac12\big(d(d+4)-\sqrt{d^2(d+4)^2-4(d+2)(d+4)}\big)$ is a root of the polynomial in the "
            "numerator.",
            convergent_polynomial(_smaller_root),
        ),
        sign(
            r"Its discriminant $d^2(d+4)^2-4(d+2)(d+4)$ is positive for $d\ge2$, so $y_d$ is real and the smaller "
            r"root; there the lower bound equals $\frac1d$, hence $r_{d/2}(y_d)>\frac1d$ and $\beta_*<y_d$.",
            (d * (d + 4)) ** 2 - 4 * (d + 2) * (d + 4),
            FROM_TWO,
            (_s,),
        ),
        sign(
            r"The polynomial is negative at $\frac{d(d+2)}{d^2-1}$, so this lies between the roots: "
            r"$y_d<\frac{d(d+2)}{d^2-1}$.",
            -convergent_polynomial(UPPER),
            FROM_TWO,
            (_s,),
        ),
        sign(
            r"$\frac{d(d+2)}{d^2-1}<\frac{d+1}{d-1}$.",
            (d + 1) / (d - 1) - UPPER,
            FROM_TWO,
            (_s,),
        ),
        sign(
            r"$\frac{d+1}{d-1}\le\frac{d+4}d$, with equality at $d=2$.",
            (d + 4) / d - (d + 1) / (d - 1),
            FROM_TWO,
            (_s,),
            strict=False,
        ),
        sign(
            r"$\frac{d+1}{d-1}<\frac{d+2}{d-1}$, the bound that $r>\frac x{2\nu+2+x}$ gives.",
            (d + 2) / (d - 1) - (d + 1) / (d - 1),
            FROM_TWO,
            (_s,),
        ),
        sign(
            r"The bracket is narrow: $\frac{d(d+2)}{d^2-1}-\frac{d+2}d=\frac{d+2}{d(d^2-1)}>0$ is $O(d^{-2})$.",
            (d + 2) / (d * (d**2 - 1)),
            FROM_TWO,
            (_s,),
        ),
        ident(
            r"The width of the bracket: $\frac{d(d+2)}{d^2-1}-\frac{d+2}d=\frac{d+2}{d(d^2-1)}$.",
            UPPER - LOWER,
            (d + 2) / (d * (d**2 - 1)),
        ),
    ),
)

_at = 1 + 1 / nu  # (d+2)/d for nu = d/2
_order = nu + sp.Rational(1, 2)  # the order of dimension d + 1
_lower_next = x / (2 * (_order + 1) + x**2 / (2 * (_order + 2)))

DECREASING: Final = Derivation(
    label="eq:4.8",
    title=r"$\beta_*$ decreases with the dimension",
    statement=r"$\beta_*^{(d+1)}<\frac{d+2}{d}<\beta_*^{(d)}$ for every $d\ge2$.",
    hypotheses=(r"$d\ge2$, $\nu=d/2\ge1$",),
    uses=("lem:threshold", "eq:4.7", "bessel:convergents"),
    source="(4.8), (4.14)-(4.17)",
    steps=(
        define(r"$\nu=\tfrac d2$; dimension $d+1$ has order $\nu+\tfrac12$ and value $\frac1{d+1}=\frac1{2\nu+1}$."),
        ident(
            r"At $x=1+\frac1\nu$ the lower bound (4.13) of order $\nu+\tfrac12$ exceeds $\frac1{2\nu+1}$ by a "
            r"positive multiple of $\nu^2+3\nu-1$ (4.15): $$\frac{x}{2\nu+3+\frac{x^2}{2\nu+5}}-\frac1{2\nu+1}"
            r"=\frac{\nu^2+3\nu-1}{(2\nu+1)((2\nu+3)(2\nu+5)\nu^2+(\nu+1)^2)}.$$",
            (_lower_next - 1 / (2 * nu + 1)).subs(x, _at),
            (nu**2 + 3 * nu - 1) / ((2 * nu + 1) * ((2 * nu + 3) * (2 * nu + 5) * nu**2 + (nu + 1) ** 2)),
        ),
        sign(
            r"$\nu^2+3\nu-1>0$ for $\nu\ge1$, with its positive multiple (4.16).",
            (_lower_next - 1 / (2 * nu + 1)).subs(x, _at),
            {nu: 1 + _s},
            (_s,),
        ),
        argue(
            r"So $r_{\nu+1/2}(1+\tfrac1\nu)>\frac1{d+1}$, which by [lem:threshold] in dimension $d+1$ means "
            r"$\beta_*^{(d+1)}<1+\tfrac1\nu=\frac{d+2}d$; and $\frac{d+2}d<\beta_*^{(d)}$ by [eq:4.7].",
        ),
    ),
)

DERIVATIVES: Final = Derivation(
    label="supp:threshold-ratios",
    title=r"$\alpha_3$ and $\alpha_2'$ at $\beta_*$ in closed form",
    statement=r"$\alpha_2(\beta_*)=\frac1d$, $\alpha_3(\beta_*)=1-\frac{d+2}{d\beta_*}$ and "
    r"$\alpha_2'(\beta_*)=1-\frac{d+1}{d\beta_*}-\frac1{d^2}>0$.",
    hypotheses=(r"$d\ge2$",),
    uses=("lem:threshold", "bessel:riccati", "eq:4.7"),
    steps=(
        ident(
            r"$\alpha_3=r_{d/2}r_{d/2+1}=1-\frac{d+2}\beta\alpha_2$ by the recurrence $\frac1r-R=\frac{d+2}\beta$.",
            _r * (1 / _r - (d + 2) / beta),
            1 - (d + 2) * _r / beta,
        ),
        ident(
            r"At $\beta_*$, where $\alpha_2=\frac1d$: $\alpha_3(\beta_*)=1-\frac{d+2}{d\beta_*}$.",
            (1 - (d + 2) * _r / beta).subs({_r: 1 / d, beta: beta_star}),
            1 - (d + 2) / (d * beta_star),
        ),
        ident(
            r"Riccati at $\beta_*$, with $2\nu+1=d+1$: $\alpha_2'(\beta_*)=1-\frac1{d^2}-\frac{d+1}{d\beta_*}$.",
            (1 - _r**2 - (2 * (d / 2) + 1) * _r / beta).subs({_r: 1 / d, beta: beta_star}),
            1 - (d + 1) / (d * beta_star) - 1 / d**2,
        ),
        sign(
            r"It is positive, also by itself: $1-\frac{d+1}{d\beta_*}-\frac1{d^2}>0$ for $\beta_*=\frac{d+2}d+p$ "
            "with $p>0$.",
            1 - (d + 1) / (d * (LOWER + _p)) - 1 / d**2,
            FROM_TWO,
            (_s,),
            (_p,),
        ),
        sign(
            r"Riccati sign test of certify/bounds: if $r/x\le\mathrm{slope}$ and $x\le x_1$ then "
            r"$r'\ge1-(x_1\mathrm{slope})^2-(d+1)\mathrm{slope}$; the difference is $(x_1\mathrm{slope})^2-r^2+(d"
            r"+1)(\mathrm{slope}-\tfrac rx)$ with $\mathrm{slope}=\tfrac rx+p$, $x_1=x+s$.",
            (1 - _r**2 - (d + 1) * _r / x) - (1 - ((x + _q) * (_r / x + _p)) ** 2 - (d + 1) * (_r / x + _p)),
            FROM_TWO,
            (_s, _p, _q),
            (_r, x),
            strict=False,
        ),
    ),
)

DERIVATIONS: Final = by_label(EXISTENCE, BOUNDS, DECREASING, DERIVATIVES)
