"""Integrals of products of zonal polynomials are >= 0 (`coupling:positivity`); beyond the paper.

Monotonicity in the field and m_l >= 0 rest on it.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import Expr, d, t
from proofs.gegenbauer import L, dimension, polynomial

_s = sp.Symbol("s", nonnegative=True)
_y = sp.Symbol("y", nonnegative=True)
_P = sp.Function("P")
FROM_TWO: Final = {d: 2 + _s}


def integral(*degrees: int) -> Expr:
    """int P_j P_k .. w for the degrees listed, as a rational function of d."""
    product = sp.Poly(sp.Integer(1), t)
    for degree in degrees:
        product *= sp.Poly(polynomial(degree, d), t)
    even = ((power // 2, value) for (power,), value in product.terms() if power % 2 == 0)
    return sp.cancel(sum(value * sp.rf(sp.Rational(1, 2), k) / sp.rf(d / 2, k) for k, value in even))


POSITIVITY: Final = Derivation(
    label="coupling:positivity",
    title="Integrals of products of zonal polynomials are nonnegative",
    statement=r"$\int P_{l_1}\cdots P_{l_n}w\,dt\ge0$ for all degrees $l_1,\dots,l_n\ge0$, and "
    r"$\int P_1^lP_lw\,dt>0$ for $l\ge1$. So the integral of $P_{l_1}\cdots P_{l_n}\exp(\sum_la_lP_l)$, "
    r"where $\sum_l|a_l|$ is finite, is nonnegative for $a\ge0$, and increases with each $a_l\ge0$.",
    hypotheses=(r"$d\ge2$",),
    uses=("gegenbauer:recurrences", "gegenbauer:moments", "gegenbauer:dimension"),
    steps=(
        argue(
            r"By the addition theorem ([gegenbauer:dimension]) $P_l(x\cdot x')=\frac1{N_l}\sum_kY_{lk}(x)Y_{lk}(x')$, "
            "a finite sum of products $u(x)u(x')$; for $l=0$ it is $1$. A product of such sums is one again (Schur): "
            r"$$\prod_iP_{l_i}(x\cdot x')=\prod_i\tfrac1{N_{l_i}}\sum_{k_1,\dots,k_n}u_k(x)u_k(x'),\quad "
            r"u_k=\prod_iY_{l_ik_i}.$$",
        ),
        argue(
            r"The integral of a function of $x\cdot x'$ over $x'$ is its integral against $w$ for every $x$, hence so "
            r"is the one over $x$ and $x'$. Integrate the product: a sum of squares, $$\int\prod_iP_{l_i}w\,dt"
            r"=\prod_i\tfrac1{N_{l_i}}\sum_{k_1,\dots,k_n}\Bigl(\int u_k\,d\sigma\Bigr)^2\ge0.$$",
        ),
        ident(
            r"Orthogonality: by the Gegenbauer equation $\bigl((1-t^2)^{\frac{d-1}2}P_l'\bigr)'"
            r"=-l(l+d-2)(1-t^2)^{\frac{d-3}2}P_l$, since $\bigl((1-t^2)^{\frac{d-1}2}P'\bigr)'"
            r"=(1-t^2)^{\frac{d-3}2}\bigl((1-t^2)P''-(d-1)tP'\bigr)$.",
            sp.diff((1 - t**2) ** ((d - 1) / 2) * sp.diff(_P(t), t), t) / (1 - t**2) ** ((d - 1) / 2) * (1 - t**2),
            (1 - t**2) * sp.diff(_P(t), t, 2) - (d - 1) * t * sp.diff(_P(t), t),
        ),
        argue(
            r"Multiplied by $P_j$ and integrated by parts (the weight $(1-t^2)^{\frac{d-1}2}$ vanishes at both ends) "
            r"the left side is symmetric in $j$ and $l$: $(l(l+d-2)-j(j+d-2))\int P_jP_lw=0$, so $P_l$ is orthogonal "
            "to $P_j$ for $j<l$, hence to every polynomial of lower degree.",
        ),
        sign(
            r"The leading coefficient of $P_{l+1}$ is that of $P_l$ times $\frac{2l+d-2}{l+d-2}>0$ for $l\ge1$, and "
            "$P_1=t$. So $t^l$ is a positive multiple of $P_l$ plus lower degrees, and "
            r"$\int P_1^lP_lw$ is the same multiple of $\int P_l^2w=\frac1{N_l}>0$.",
            (2 * L + d - 2) / (L + d - 2),
            {**FROM_TWO, L: 1 + _y},
            nonnegative=(_s, _y),
        ),
        argue(
            r"$\exp(\sum_la_lP_l)$ is the uniformly convergent sum of the products "
            r"$\prod_l\frac{a_l^{n_l}}{n_l!}P_l^{n_l}$, as $|P_l|\le1$ (Cauchy-Schwarz in the addition theorem). "
            r"Integrated against a product of $P$'s, each term has a nonnegative coefficient and, for $a\ge0$, "
            "increases with each $a_l$.",
        ),
        idents(
            "Replayed: the coefficients of $P_1P_l$ ([gegenbauer:recurrences]) are $N_{l+1}$ and $N_{l-1}$ times "
            r"$\int P_1P_lP_{l+1}w=\frac{l+d-2}{(2l+d-2)N_{l+1}}$ and "
            r"$\int P_1P_lP_{l-1}w=\frac l{(2l+d-2)N_{l-1}}$, whose values agree under $l\to l+1$: "
            r"$\frac{l+d-2}{(2l+d-2)N_{l+1}}=\frac{l+1}{(2l+d)N_l}$.",
            ((L + d - 2) / ((2 * L + d - 2) * dimension(L + 1, d)), (L + 1) / ((2 * L + d) * dimension(L, d))),
            (integral(1, 1, 2), 2 / ((2 + d) * dimension(sp.Integer(1), d))),
            (integral(1, 2, 3), 3 / ((4 + d) * dimension(sp.Integer(2), d))),
        ),
        sign(
            r"Replayed: $\int P_2^3w\,dt\ge0$ for every real $d\ge2$; it is $0$ for $d=2$.",
            integral(2, 2, 2),
            FROM_TWO,
            nonnegative=(_s,),
            strict=False,
        ),
        sign(
            r"Replayed: $\int P_2P_3^2w\,dt\ge0$.",
            integral(2, 3, 3),
            FROM_TWO,
            nonnegative=(_s,),
            strict=False,
        ),
        sign(
            r"Replayed, with four factors: $\int P_1P_2^2P_3w\,dt\ge0$.",
            integral(1, 2, 2, 3),
            FROM_TWO,
            nonnegative=(_s,),
            strict=False,
        ),
    ),
)

DERIVATIONS: Final = by_label(POSITIVITY)
