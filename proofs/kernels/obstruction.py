"""What makes K_c < K_#: a cubic term, or a quartic coefficient below zero (`kernels:obstruction`); beyond the paper.

Lemma 5.1 is the case of the leading degree 1.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.coupling.positivity import integral
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents
from proofs.engine.symbols import Expr, alpha_2, d
from proofs.gegenbauer import dimension

_N, _fourth, _T, _t, _Nl, _alpha = sp.symbols("N P T t N_l alpha_l", positive=True)


def coefficient(multiplicity: Expr, fourth: Expr, terms: Expr) -> Expr:
    """The least coefficient of eps^4: (3/N^2 - int P^4)/24 less the sum of N_l T_l^2 alpha_l/(8 (1 - alpha_l))."""
    return (3 / multiplicity**2 - fourth) / 24 - terms


def term(multiplicity: Expr, third: Expr, alpha: Expr) -> Expr:
    """N_l T_l^2 alpha_l/(8 (1 - alpha_l)) for one degree."""
    return multiplicity * third**2 * alpha / (8 * (1 - alpha))


_two = dimension(sp.Integer(2), d)
OBSTRUCTION: Final = Derivation(
    label="kernels:obstruction",
    title="Obstructions at the linear threshold",
    statement=r"Let degrees be leading whose $\lambda_l>0$ is largest, $\lambda$ this value. (i) If $\int "
    r"P_iP_jP_kw\,dt>0$ for leading degrees $i$, $j$, $k$, not necessarily different, then $K_c<K_\#$. (ii) Let only "
    r"one degree $k$ be leading, $\int P_k^3w\,dt=0$, $N=N_k$, $\alpha_l=\lambda_l/\lambda$ and $T_l=\int "
    r"P_k^2P_lw\,dt$. If $\frac1{24}\bigl(\frac3{N^2}-\int P_k^4w\,dt\bigr)-\sum_{l\ne "
    r"k}\frac{N_lT_l^2\alpha_l}{8(1-\alpha_l)}<0$, a sum over $1\le l\le2k$, then $K_c<K_\#$. In both cases the "
    "transition is discontinuous. For $k=1$ the coefficient is that of [lem:quartic].",
    hypotheses=("$W$ continuous, zonal, centred", r"$\max_l\lambda_l>0$"),
    uses=(
        "eq:2.8",
        "eq:2.9",
        "lem:variational",
        "supp:entropy-remainder",
        "coupling:positivity",
        "lem:quartic",
        "gegenbauer:moments",
    ),
    steps=(
        define(
            r"$K_\#=\frac1{2\lambda}$ ([eq:2.9]), so $K_\#\mathcal E=\frac12\sum_l\alpha_l\|\mathsf P_lh\|^2$ for "
            r"bounded $h=\rho-1$. $H=\frac12\int h^2-\frac16\int h^3+\frac1{12}\int h^4+O(\max|h|^5)$ "
            "([supp:entropy-remainder]).",
        ),
        argue(
            r"(i) $h=\varepsilon(P_i+P_j+P_k)$: the squares cancel, and $\mathcal "
            r"F_{K_\#}(1+h)=-\frac{\varepsilon^3}6\int(P_i+P_j+P_k)^3w\,dt+O(\varepsilon^4)$, where every term of the "
            r"cube is $\ge0$ ([coupling:positivity]) and $P_iP_jP_k$ is among them: negative for small "
            r"$\varepsilon>0$. By [lem:variational], $K_c<K_\#$, and the transition is discontinuous.",
        ),
        ident(
            r"(ii) $h=\varepsilon P_k+\varepsilon^2\sum_{l\ne k}t_lP_l$: in the order $\varepsilon^4$ a degree $l$ "
            r"gives $\frac{1-\alpha_l}{2N_l}t_l^2-\frac12T_lt_l$, least at $t_l=\frac{N_lT_l}{2(1-\alpha_l)}$ with "
            r"the value $-\frac{N_lT_l^2}{8(1-\alpha_l)}$; lower orders cancel, as $\int P_k^3=0$.",
            ((1 - _alpha) / (2 * _Nl) * _t**2 - _T * _t / 2).subs(_t, _Nl * _T / (2 * (1 - _alpha))),
            -_Nl * _T**2 / (8 * (1 - _alpha)),
        ),
        argue(
            r"$\int P_k^4=\sum_lN_lT_l^2$, since $P_k^2=\sum_lN_lT_lP_l$, over $l\le2k$; here $T_0=\int "
            r"P_k^2=\frac1N$ and $T_k=0$.",
        ),
        ident(
            r"So $\frac1{12}\int P_k^4-\sum_l\frac{N_lT_l^2}{8(1-\alpha_l)}$, over $l\ne0,k$, is the coefficient of "
            r"the statement: $\frac1{1-\alpha_l}=1+\frac{\alpha_l}{1-\alpha_l}$ and $\sum_lN_lT_l^2=\int "
            r"P_k^4-\frac1{N^2}$; written for one degree and the sum of the others with $\alpha_l=0$.",
            _fourth / 12 - term(_Nl, _T, _alpha) / _alpha - (_fourth - 1 / _N**2 - _Nl * _T**2) / 8,
            coefficient(_N, _fourth, term(_Nl, _T, _alpha)),
        ),
        idents(
            r"For $k=1$: $N=d$, $\int P_1^4=\frac3{d(d+2)}$, $T_2=\int P_1^2P_2=\frac2{d(d+2)}$, and the coefficient "
            r"is $\frac{1-d\alpha_2}{4d^2(d+2)(1-\alpha_2)}$, as in [lem:quartic].",
            (integral(1, 1, 1, 1), 3 / (d * (d + 2))),
            (integral(1, 1, 2), 2 / (d * (d + 2))),
            (
                coefficient(d, integral(1, 1, 1, 1), term(_two, integral(1, 1, 2), alpha_2)),
                (1 - d * alpha_2) / (4 * d**2 * (d + 2) * (1 - alpha_2)),
            ),
        ),
        idents(
            r"For $d=2$ and any $k$: $N=2$, $\int P_k^4=\frac38$, $T_{2k}=\frac14$, and the coefficient is "
            r"$\frac{1-2\alpha_{2k}}{64(1-\alpha_{2k})}$; replayed for $k=1$ and $k=2$.",
            (integral(1, 1, 1, 1).subs(d, 2), sp.Rational(3, 8)),
            (integral(2, 2, 2, 2).subs(d, 2), sp.Rational(3, 8)),
            (integral(2, 2, 4).subs(d, 2), sp.Rational(1, 4)),
            (
                coefficient(sp.Integer(2), sp.Rational(3, 8), term(sp.Integer(2), sp.Rational(1, 4), _alpha)),
                (1 - 2 * _alpha) / (64 * (1 - _alpha)),
            ),
        ),
    ),
)

DERIVATIONS: Final = by_label(OBSTRUCTION)
