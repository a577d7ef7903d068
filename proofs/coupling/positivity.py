"""Integrals of products of zonal polynomials are >= 0: what monotonicity in the field and m_l >= 0 rest on."""

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
    statement="int P_{l_1} .. P_{l_n} w >= 0 for all degrees l_1, .., l_n >= 0, and int P_1^l P_l w > 0 for l >= 1. So "
    "the integral of P_{l_1} .. P_{l_n} exp(sum a_l P_l), sum |a_l| finite, is >= 0 for a >= 0, and increases with "
    "each a_l >= 0.",
    tex=r"$\int P_{l_1}\cdots P_{l_n}\,w\,dt\ge0$, $\int P_1^lP_l\,w\,dt>0$",
    hypotheses=("d >= 2",),
    uses=("gegenbauer:recurrences", "gegenbauer:moments", "gegenbauer:dimension"),
    steps=(
        argue(
            "By the addition theorem (gegenbauer:dimension) P_l(x.y) = (1/N_l) sum_m Y_lm(x) Y_lm(y), a finite sum of "
            "products u(x) u(y); for l = 0 it is 1. A product of such sums is one again (Schur): prod_i P_{l_i}(x.y) = "
            "(prod_i 1/N_{l_i}) sum over (m_1, .., m_n) of u(x) u(y), u = prod_i Y_{l_i m_i}.",
            r"\prod_iP_{l_i}(x\cdot y)=\prod_i\tfrac1{N_{l_i}}\sum_{m_1,\dots,m_n}u_m(x)u_m(y),\quad "
            r"u_m=\prod_iY_{l_im_i}",
        ),
        argue(
            "The integral of a function f(x.y) over y is int f w for every x, hence so is the one over x and y. "
            "Integrate the product: a sum of squares.",
            r"\int\prod_iP_{l_i}\,w\,dt=\prod_i\tfrac1{N_{l_i}}\sum_m\Big(\int u_m\,d\sigma\Big)^2\ge0",
        ),
        ident(
            "Orthogonality: by the Gegenbauer equation ((1-t^2)^((d-1)/2) P_l')' = -l(l+d-2) (1-t^2)^((d-3)/2) P_l, "
            "that is (1-t^2) P'' - (d-1) t P' times the weight.",
            r"\big((1-t^2)^{\frac{d-1}2}P'\big)'=(1-t^2)^{\frac{d-3}2}\big((1-t^2)P''-(d-1)tP'\big)",
            sp.diff((1 - t**2) ** ((d - 1) / 2) * sp.diff(_P(t), t), t) / (1 - t**2) ** ((d - 1) / 2) * (1 - t**2),
            (1 - t**2) * sp.diff(_P(t), t, 2) - (d - 1) * t * sp.diff(_P(t), t),
        ),
        argue(
            "Multiplied by P_j and integrated by parts (the weight (1-t^2)^((d-1)/2) vanishes at both ends) the left "
            "side is symmetric in j and l: (l(l+d-2) - j(j+d-2)) int P_j P_l w = 0, so P_l is orthogonal to P_j for j "
            "< l, hence to every polynomial of lower degree.",
            r"\int P_jP_l\,w\,dt=0\quad(j\neq l)",
        ),
        sign(
            "The leading coefficient of P_{l+1} is that of P_l times (2l+d-2)/(l+d-2) > 0, l >= 1, and P_1 = t. So t^l "
            "= c P_l + lower degrees with c > 0, and int t^l P_l w = c int P_l^2 w = c/N_l > 0.",
            r"\int P_1^lP_l\,w\,dt=c/N_l>0",
            (2 * L + d - 2) / (L + d - 2),
            {**FROM_TWO, L: 1 + _y},
            nonnegative=(_s, _y),
        ),
        argue(
            "exp(sum a_l P_l) is the uniformly convergent sum of prod_l (a_l^{n_l}/n_l!) P_l^{n_l}, as |P_l| <= 1 "
            "(Cauchy-Schwarz in the addition theorem). Integrated against a product of P's, each term has a "
            "coefficient >= 0 and, for a >= 0, increases with each a_l.",
            r"\int P_{l_1}\cdots P_{l_n}e^{\sum a_lP_l}w\,dt\quad\text{increases with each }a_l\ge0",
        ),
        idents(
            "Replayed: the coefficients of P_1 P_l (gegenbauer:recurrences) are N_{l+1} and N_{l-1} times int P_1 P_l "
            "P_{l+1} = (l+d-2)/((2l+d-2) N_{l+1}) and int P_1 P_l P_{l-1} = l/((2l+d-2) N_{l-1}), whose values agree "
            "under l -> l+1.",
            r"\int P_1P_lP_{l+1}w=\frac{l+d-2}{(2l+d-2)N_{l+1}}=\frac{l+1}{(2l+d)N_l}",
            ((L + d - 2) / ((2 * L + d - 2) * dimension(L + 1, d)), (L + 1) / ((2 * L + d) * dimension(L, d))),
            (integral(1, 1, 2), 2 / ((2 + d) * dimension(sp.Integer(1), d))),
            (integral(1, 2, 3), 3 / ((4 + d) * dimension(sp.Integer(2), d))),
        ),
        sign(
            "Replayed: int P_2^3 w for every real d >= 2; it is 0 for d = 2.",
            r"\int P_2^3\,w\,dt\ge0",
            integral(2, 2, 2),
            FROM_TWO,
            nonnegative=(_s,),
            strict=False,
        ),
        sign(
            "Replayed: int P_2 P_3^2 w.",
            r"\int P_2P_3^2\,w\,dt\ge0",
            integral(2, 3, 3),
            FROM_TWO,
            nonnegative=(_s,),
            strict=False,
        ),
        sign(
            "Replayed: four factors, int P_1 P_2^2 P_3 w.",
            r"\int P_1P_2^2P_3\,w\,dt\ge0",
            integral(1, 2, 2, 3),
            FROM_TWO,
            nonnegative=(_s,),
            strict=False,
        ),
    ),
)

DERIVATIONS: Final = by_label(POSITIVITY)
