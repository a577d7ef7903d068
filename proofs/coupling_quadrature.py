"""The error of Clenshaw-Curtis quadrature for entire functions against the weight of the sphere."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.derivation import Derivation, by_label
from proofs.steps import argue, ident

_k, _p, _x = sp.symbols("k p theta", positive=True)
_rho = sp.Symbol("rho", positive=True)
_N, _M = sp.symbols("N M", positive=True)

QUADRATURE: Final = Derivation(
    label="coupling:quadrature",
    title="Clenshaw-Curtis quadrature with a proved error",
    statement="|int f w - Q(f)| <= 4 rho^{-N}/(rho-1) max |f| on the ellipse E_rho, for Q exact in degree <= N "
    "at the nodes "
    "cos(pi j/N); on E_rho |P_l| <= (rho^l + rho^{-l})/2; the moments of T_k obey mu_{k+2} = mu_k "
    "(k-p)/(k+p+2), p = d-2.",
    tex=r"$|\int fw-Q(f)|\le\frac{4\rho^{-N}}{\rho-1}\max_{E_\rho}|f|$",
    hypotheses=("rho > 1", "f entire"),
    steps=(
        argue(
            "f = sum c_k T_k with |c_k| <= 2 max_{E_rho}|f| rho^{-k} (Cauchy's estimate for the Laurent series "
            "of f((z+1/z)/2)).",
            r"|c_k|\le2\rho^{-k}\max_{E_\rho}|f|",
        ),
        argue(
            "At the nodes T_k equals some T_j with 0 <= j <= N (cos(pi i k/N) is even and 2N-periodic in k), so "
            "Q(T_k) = int T_j w "
            "and |int T_k w - Q(T_k)| <= 2 for every k, and = 0 for k <= N. The signs of the weights of Q play "
            "no part.",
            r"|\textstyle\int T_kw-Q(T_k)|\le2",
        ),
        ident(
            "sum_{k>N} 2 (2 M rho^{-k}) = 4 M rho^{-N}/(rho-1).",
            r"\sum_{k>N}4M\rho^{-k}=\frac{4M\rho^{-N}}{\rho-1}",
            4 * _M * _rho ** (-_N - 1) / (1 - 1 / _rho),
            4 * _M * _rho ** (-_N) / (_rho - 1),
        ),
        argue(
            "P_l(cos x) is a combination of cos(k x), 0 <= k <= l, with coefficients >= 0 of sum P_l(1) = 1 "
            "(Gegenbauer's addition "
            "of generating functions), and |cos(k x)| <= cosh(k log rho) on the line that E_rho is the image of.",
            r"|P_l|\le\tfrac12(\rho^l+\rho^{-l})\text{ on }E_\rho",
        ),
        ident(
            "d/dx [sin^{p+1} x sin(k+1)x] = sin^p x [(p+1) cos x sin(k+1)x + (k+1) sin x cos(k+1)x], and its "
            "integral over "
            "[0, pi] is 0; with products as sums it reads (k+p+2) mu_{k+2} + (p-k) mu_k = 0.",
            r"(k+p+2)\mu_{k+2}=(k-p)\mu_k",
            sp.expand_trig(
                sp.expand(
                    2 * ((_p + 1) * sp.cos(_x) * sp.sin((_k + 1) * _x) + (_k + 1) * sp.sin(_x) * sp.cos((_k + 1) * _x))
                )
            ),
            sp.expand_trig(
                sp.expand(
                    (_p + _k + 2) * (sp.sin((_k + 1) * _x) * sp.cos(_x) + sp.cos((_k + 1) * _x) * sp.sin(_x))
                    + (_p - _k) * (sp.sin((_k + 1) * _x) * sp.cos(_x) - sp.cos((_k + 1) * _x) * sp.sin(_x))
                )
            ),
        ),
    ),
)

DERIVATIONS: Final = by_label(QUADRATURE)
