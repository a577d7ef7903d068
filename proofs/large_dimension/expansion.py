"""The expansion of beta_* in powers of 1/d (1.16), to any order (`eq:1.16`).

Statement. With delta = 1/d, beta_* = 1 + 2 delta + delta^2 + 0 delta^3 + 5 delta^4 - 14 delta^5 + 45 delta^6 - ...,
every coefficient an integer. The cube term vanishes because the square of the first convergent, (1 + 2 delta)^2 = 1 +
4 delta + O(delta^2), reproduces the second denominator 1 + 4 delta of the continued fraction of the Bessel ratio. The
series is asymptotic; nothing here says that it converges. Its remainder is `proofs.large_dimension.remainder`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import sympy as sp

from proofs.engine.checks import identities
from proofs.engine.derivation import Check, Derivation, NotDerived, Step, by_label
from proofs.engine.rational import rational_identities
from proofs.engine.symbols import Expr, bessel_coefficient, hypergeometric_coefficient, k, nu, x
from proofs.large_dimension import series

delta: Final[Expr] = sp.Symbol("delta", positive=True)  # 1/d
tail: Final[Expr] = sp.Symbol("tail", positive=True)  # t_{j+1}


def coefficients(n: int) -> list[Fraction]:
    """Exact [a_0, ..., a_n] of beta_* = sum a_k d^{-k} (1.16). All are integers. ValueError for n < 0."""
    return [Fraction(value) for value in series.beta_star_series(n)]


@dataclass(frozen=True, slots=True)
class Claims:
    """What the derivation states; a test replaces one of them and sees the replay fail.

    beta_star: leading coefficients of beta_*; step: t_j as a function of t_{j+1}.
    """

    beta_star: tuple[int, ...] = (1, 2, 1, 0, 5, -14, 45, -72, -327, 4674, -34727, 198448, -861587)
    step: Expr = 1 + 2 * k * delta + x**2 * delta**2 / tail


def _defining_terms() -> Check:
    """(1+2 delta) F(nu+1, z) - x F(nu+2, z), term by term, with nu = 1/(2 delta)."""
    first, second = hypergeometric_coefficient(nu + 1, k), hypergeometric_coefficient(nu + 2, k)
    single = (1 + 1 / nu) * first * (1 - x / (1 + (k + 1) / nu))
    return identities([((1 + 1 / nu) * first - x * second, single)])


def _recurrence(claims: Claims) -> Check:
    """Orders nu + j - 1, nu + j, nu + j + 1, nu = 1/(2 delta): coefficients, and then t_j from t_{j+1}."""
    order = nu + 1
    coefficientwise = identities(
        [
            (
                bessel_coefficient(order - 1, k) - bessel_coefficient(order + 1, k - 1),
                2 * order * bessel_coefficient(order, k),
            )
        ]
    )
    ratio = x * delta / tail  # r_{nu+j}
    own = 1 / ((1 / delta + 2 * k) / x + ratio)  # r_{nu+j-1}
    fraction = rational_identities([(x * delta / own, claims.step)])
    return lambda: f"{coefficientwise()}; {fraction()}"


def _leading(claims: Claims) -> Check:
    """x^2/t_2 = 1 + 0 delta + 5 delta^2 + O(delta^3) with x = 1 + 2 delta + delta^2, t_2 = 1 + 4 delta + delta^2."""
    a = claims.beta_star
    head = 1 + 2 * delta + delta**2
    quotient = 1 + a[3] * delta + a[4] * delta**2
    excess = sp.Poly(head**2 - quotient * (1 + 4 * delta + delta**2), delta)
    second = sp.Poly((1 + 2 * delta) ** 2 - (1 + 4 * delta), delta)
    pairs = [(excess.coeff_monomial(delta**n), sp.Integer(0)) for n in range(3)]
    pairs += [(second.coeff_monomial(delta**n), sp.Integer(0)) for n in range(2)]
    return rational_identities([*pairs, (sp.Integer(a[2]), sp.Integer(1))])


def _both_routes(claims: Claims) -> Check:
    """The stated coefficients are those of the continued fraction, and make the 0F1 series of f vanish."""

    def check() -> str:
        stated = list(claims.beta_star)
        if stated != series.beta_star_series(len(stated) - 1):
            raise NotDerived("the continued fraction gives other coefficients of beta_*")
        if any(series.defining_series([Fraction(value) for value in stated])):
            raise NotDerived("f(x, delta) does not vanish on the stated series")
        return rf"$x=t_1(x)$ and $f(x,\delta)=0$ modulo $\delta^{{{len(stated)}}}$"

    return check


def power_series_tex(values: Sequence[int | Fraction]) -> str:
    """The polynomial in delta with these coefficients, lowest power first, as TeX."""
    total = sum(sp.Rational(value.numerator, value.denominator) * delta**n for n, value in enumerate(values))
    return str(sp.latex(sp.Poly(total, delta).as_expr(), order="rev-lex"))


def expansion(claims: Claims | None = None) -> Derivation:
    """(1.16) with its coefficients (default: the true ones)."""
    stated = claims or Claims()
    return Derivation(
        label="eq:1.16",
        title=r"$\beta_*$ in powers of $1/d$, integer coefficients, to any order",
        statement=r"$\beta_*\sim1+\frac2d+\frac1{d^2}+\frac0{d^3}+\frac5{d^4}-\frac{14}{d^5}"
        r"+\frac{45}{d^6}-\frac{72}{d^7}-\frac{327}{d^8}+\dots$ to any order (asymptotic), every "
        "coefficient an integer.",
        hypotheses=(r"$d\to\infty$, $\delta=1/d$",),
        steps=(
            Step(
                r"$\beta_*$ solves $f=-\frac1dD_d(x)=(1+2\delta)F(\tfrac d2+1,\tfrac{x^2}4)-xF(\tfrac "
                r"d2+2,\tfrac{x^2}4)=0$, whose terms are rational in $\delta$: $$f=(1+2\delta)\sum_k"
                r"\frac{(x^2\delta/2)^k}{k!\prod_{j\le k}(1+2j\delta)}\Bigl(1-\frac x{1+2(k+1)\delta}\Bigr).$$",
                "identity",
                _defining_terms(),
            ),
            Step(
                r"For $\delta$ in $[0,\frac12]$ each derivative in $(x,\delta)$ of the $k$-th term is at most a "
                "polynomial in $k$ times $(x^2/4)^k/k!$, so $f$ is smooth there; $f(x,0)=1-x$, so $f=0$ has near "
                r"$\delta=0$ one smooth solution with $x(0)=1$. It is $\beta_*$ (unique as the ratio is monotone), "
                "which therefore has an asymptotic series, whose coefficients any formal solution gives. The terms "
                r"have poles at $\delta=-\frac1{2j}$: no convergence is claimed.",
                "argument",
            ),
            Step(
                r"$t_j=x\delta/r_{d/2+j-1}(x)$ satisfies $t_j=1+2j\delta+\frac{x^2\delta^2}{t_{j+1}}$, by "
                r"$I_{\nu-1}-I_{\nu+1}=\frac{2\nu}xI_\nu$, and $r_{d/2}=\delta$ is $x=t_1$: $$x=1+2\delta"
                r"+\cfrac{x^2\delta^2}{1+4\delta+\cfrac{x^2\delta^2}{1+6\delta+\cdots}}.$$",
                "identity",
                _recurrence(stated),
            ),
            Step(
                "All series here have integer coefficients and constant term 1, so their reciprocals have integer "
                r"coefficients; replacing $x$ by $x+O(\delta^n)$ changes $t_1$ by $O(\delta^{n+2})$: the fixed point "
                "exists, is unique, and all its coefficients $a_k$ are integers. Dropping $t_{n+1}$ changes $t_1$ "
                r"by $O(\delta^{2n})$.",
                "argument",
            ),
            Step(
                r"$(1+2\delta)^2=1+4\delta+O(\delta^2)$ equals the second denominator, so "
                r"$x^2/t_2=1+0\,\delta+5\delta^2+\dots$: $a_2=1$, $a_3=0$, $a_4=5$.",
                "identity",
                _leading(stated),
            ),
            Step(
                rf"Through $\delta^{{{len(stated.beta_star) - 1}}}$ the coefficients solve $x=t_1(x)$, and "
                r"$f(x,\delta)=0$ by the power series of ${}_0F_1$: "
                rf"$$\beta_*={power_series_tex(stated.beta_star)}+\dots$$",
                "identity",
                _both_routes(stated),
            ),
        ),
        uses=("bessel:series", "bessel:recurrences", "bessel:riccati", "lem:threshold"),
        does_not_prove="convergence of the series; the size of the remainder ([supp:large-dimension-remainder])",
        source="(1.16)",
    )


DERIVATIONS: Final = by_label(expansion())
