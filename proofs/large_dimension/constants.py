"""K_#(beta_*)/d and C_d/d^2 in powers of 1/d (`supp:large-dimension-constants`); beyond the paper.

Their remainders are proved in ball arithmetic by `certify.bounds.large_dimension.constants`, from the signs below.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import sympy as sp

from proofs.engine.checks import positive
from proofs.engine.derivation import Check, Derivation, NotDerived, Step, by_label
from proofs.engine.rational import rational_identities
from proofs.engine.symbols import Expr, k, x
from proofs.landau.constants import constant
from proofs.large_dimension import series
from proofs.large_dimension.expansion import delta, power_series_tex

gap: Final[Expr] = sp.Symbol("h", positive=True)  # d^2 (1 + delta - (1 - delta) beta_*)
_LINEAR: Final = ("1/2", "-1/4", "-7/16", "-13/96", "289/768", "-13081/7680")
_LANDAU: Final = ("3/8", "3/8", "0", "-9/4", "45/4", "-129/4")


@dataclass(frozen=True, slots=True)
class Claims:
    """What the derivation states; a test replaces one of them and sees the replay fail.

    linear, landau: leading coefficients of K_#(beta_*)/d and C_d/d^2; landau_form: C_d/d^2 in terms of h; term_ratio:
    of the terms k+1 and k of F(d/2+1, x^2/4), over u.
    """

    linear: tuple[Fraction, ...] = tuple(Fraction(text) for text in _LINEAR)
    landau: tuple[Fraction, ...] = tuple(Fraction(text) for text in _LANDAU)
    landau_form: Expr = 3 * (1 + 4 * delta) / (8 * (1 + 2 * delta) * gap)
    term_ratio: Expr = 1 / ((k + 1) * (1 + 2 * (k + 1) * delta))


def _landau_form(claims: Claims) -> Check:
    star = sp.Symbol("beta_*", positive=True)
    value = constant(1 / delta, star).subs(star, (1 + delta - delta**2 * gap) / (1 - delta)) * delta**2
    return rational_identities([(value, claims.landau_form)])


def _constants(claims: Claims) -> Check:
    def check() -> str:
        for name, stated, true in (
            ("K_#(beta_*)/d", claims.linear, series.linear_threshold_series(len(claims.linear) - 1)),
            ("C_d/d^2", claims.landau, series.landau_series(len(claims.landau) - 1)),
        ):
            if list(stated) != true:
                raise NotDerived(f"the expansion of {name} has other coefficients")
        return f"{len(claims.linear)} and {len(claims.landau)} coefficients by exact power series"

    return check


def _monotone(claims: Claims) -> Check:
    """d/dx of 3(1+4 delta)/(8(1+2 delta) h(x)) > 0 for x < (1+delta)/(1-delta), delta = 1/(2 + sigma)."""
    shift, room = sp.symbols("sigma rho", positive=True)
    h = (1 + delta - (1 - delta) * x) / delta**2
    slope = sp.diff(claims.landau_form.subs(gap, h), x)
    at = slope.subs(x, (1 + delta) / (1 - delta) - room)
    return positive(at, {delta: 1 / (2 + shift)}, [shift], [room])


def _tail_ratio(claims: Claims) -> Check:
    """The ratio of terms k+1 and k, u/((k+1)(1+2(k+1) delta)), is at most u/(m+2) for k = m+1+i."""
    u, m, i = sp.symbols("u m i", nonnegative=True)
    index = m + 1 + i
    ratio = u * claims.term_ratio.subs(k, index)
    return positive(u / (m + 2) - ratio, None, [u, m, i, delta], strict=False)


def constants(claims: Claims | None = None) -> Derivation:
    """K_#(beta_*)/d and C_d/d^2 in powers of 1/d (default: the true coefficients)."""
    stated = claims or Claims()
    return Derivation(
        label="supp:large-dimension-constants",
        title=r"$K_\#(\beta_*)/d$ and $C_d/d^2$ in powers of $1/d$",
        statement=r"$\frac{K_\#(\beta_*)}d\sim\frac12-\frac1{4d}-\frac7{16d^2}-\frac{13}{96d^3}+\dots$ and "
        r"$\frac{C_d}{d^2}\sim\frac38+\frac3{8d}+\frac0{d^2}-\frac9{4d^3}+\dots$",
        hypotheses=(r"$d\to\infty$, $\delta=1/d$",),
        steps=(
            Step(
                r"$K_\#=\frac d{2F(d/2+1,\beta^2/4)}$ by (1.7), and "
                r"$\frac{C_d}{d^2}=\frac{3(1+4\delta)}{8(1+2\delta)h}$ with $h=\delta^{-2}\bigl(1"
                r"+\delta-(1-\delta)\beta_*\bigr)=1+\delta+O(\delta^2)$, by the Landau expansion.",
                "identity",
                _landau_form(stated),
            ),
            Step(
                r"$C_d/d^2$ increases with $\beta_*$ (below $\frac{d+1}{d-1}$), so bounds on $\beta_*$ bound it.",
                "sign",
                _monotone(stated),
            ),
            Step(
                r"$K_\#(\beta_*)/d$ decreases with $\beta_*$; with $u=x^2\delta/2$ the ratio of consecutive terms of "
                r"$F$ beyond the first $m+1$ is at most $\frac u{m+2}$, so for $u\le\frac{m+2}2$ they sum to at most "
                r"$\frac{2u^{m+1}}{(m+1)!}$: $$0\le F-\sum_{k\le m}\frac{u^k}{k!\prod_{j\le k}(1+2j\delta)}"
                r"\le\frac{2u^{m+1}}{(m+1)!}.$$",
                "sign",
                _tail_ratio(stated),
            ),
            Step(
                f"The coefficients of $C_d/d^2$ by exact power series: $${power_series_tex(stated.landau)}.$$",
                "identity",
                _constants(stated),
            ),
        ),
        uses=("eq:1.16", "eq:1.17", "eq:1.7", "supp:large-dimension-remainder"),
        does_not_prove="a remainder: the polynomial signs that bound it are proved in ball arithmetic, for each "
        "$(N,d_0,C)$",
        source="beyond the paper",
    )


DERIVATIONS: Final = by_label(constants())
