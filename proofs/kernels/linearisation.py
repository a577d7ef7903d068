"""Integrals of three zonal polynomials, and which of them are positive (`kernels:linearisation`); beyond the paper.

The closed form is Dougall's and Adams's; it is derived here by its recurrence.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident
from proofs.engine.symbols import Expr, d
from proofs.gegenbauer import dimension

_p, _q, _r = sp.symbols("p q r", real=True)
_j = sp.Symbol("j", real=True)
_lam = sp.Symbol("lambda", positive=True)


def _rising(x: Expr, n: Expr) -> Expr:
    return sp.gamma(x + n) / sp.gamma(x)


def _weight(degree: Expr) -> Expr:
    return sp.gamma(degree + 1) / _rising(2 * _lam, degree)


def triple(p: Expr, q: Expr, r: Expr) -> Expr:
    """int P_i P_j P_k w for i = q+r, j = p+r, k = p+q, lambda = (d-2)/2."""
    s = p + q + r
    edges = sp.prod([_rising(_lam, n) / sp.gamma(n + 1) for n in (p, q, r)])
    return (
        sp.prod([_weight(n) for n in (q + r, p + r, p + q)])
        * edges
        * _rising(2 * _lam, s)
        * _lam
        / (_rising(_lam, s) * (s + _lam))
    )


def _up(degree: Expr) -> Expr:
    """The coefficient of P_{l+1} in t P_l."""
    return 1 - _down(degree)


def _down(degree: Expr) -> Expr:
    """The coefficient of P_{l-1} in t P_l."""
    return degree / (2 * degree + 2 * _lam)


_I, _J = _q + _r - 1, _p + _r

LINEARISATION: Final = Derivation(
    label="kernels:linearisation",
    title="Integrals of three zonal polynomials",
    statement=r"Let $d\ge3$, $\lambda=\frac{d-2}2$. $\int P_iP_jP_kw\,dt>0$ if $i+j+k$ is even and none of $i$, $j$, "
    "$k$ exceeds the sum of the others, else it is $0$. With $i=q+r$, $j=p+r$, $k=p+q$ and $n=p+q+r$ it is "
    r"$$\frac{i!j!k!}{(2\lambda)_i(2\lambda)_j(2\lambda)_k}\cdot\frac{(\lambda)_p(\lambda)_q(\lambda)_r}{p!q!r!}\cdot"
    r"\frac{\lambda(2\lambda)_n}{(\lambda)_n(n+\lambda)}.$$ For $d=2$ it is $>0$ if and only if one of them is the "
    "sum of the others.",
    hypotheses=(r"$d\ge2$", r"$i,j,k\ge0$"),
    uses=("gegenbauer:recurrences", "gegenbauer:dimension", "coupling:positivity"),
    source="J. Dougall 1919; J. C. Adams 1878 for $d=3$",
    steps=(
        define(
            r"$tP_l=(1-b_l)P_{l+1}+b_lP_{l-1}$ with $b_l=\frac l{2l+2\lambda}$ ([gegenbauer:recurrences]). "
            r"Multiplying $P_iP_jP_k$ by $t$ in two ways, $(1-b_i)\int P_{i+1}P_jP_k+b_i\int "
            r"P_{i-1}P_jP_k=(1-b_j)\int P_iP_{j+1}P_k+b_j\int P_iP_{j-1}P_k$, which gives all of them from $i=0$.",
        ),
        ident(
            r"For $i=0$ the integral is $\frac1{N_j}$ if $k=j$, else $0$ (orthogonality, in [coupling:positivity]); "
            "so is the formula, at $q=r=0$, where $1/n!=0$ for $n<0$.",
            triple(_j, sp.Integer(0), sp.Integer(0)).subs(_lam, (d - 2) / 2),
            1 / dimension(_j, d),
        ),
        ident(
            "The formula satisfies the recurrence, with $i=q+r-1$ and $j=p+r$: its terms have $(p,q,r)$, "
            "$(p+1,q-1,r-1)$, $(p+1,q-1,r)$ and $(p,q,r-1)$.",
            _up(_I) * triple(_p, _q, _r) + _down(_I) * triple(_p + 1, _q - 1, _r - 1),
            _up(_J) * triple(_p + 1, _q - 1, _r) + _down(_J) * triple(_p, _q, _r - 1),
        ),
        argue(
            r"Divided by their common factor, the four terms are polynomials in $\lambda$ times $p+1$ (first), $qr$, "
            r"$q$, and $(p+1)r$, so where one of $p$, $q$, $r$ leaves the range of numbers $\ge0$ the terms with it "
            r"vanish, as they should. By induction on $i$ the formula holds; for $d\ge3$, $\lambda>0$, all its "
            "factors are positive.",
        ),
        argue(
            r"For $d=2$, $4\cos i\theta\cos j\theta\cos k\theta$ is the sum of the cosines of $(i+j+k)\theta$, "
            r"$(i+j-k)\theta$, $(i-j+k)\theta$ and $(-i+j+k)\theta$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(LINEARISATION)
