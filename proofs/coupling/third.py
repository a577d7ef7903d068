"""Convexity of G on a region that moves with beta: the Hessian to second order, by third cumulants."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_u, _U = sp.symbols("u U", positive=True)
_k = sp.Symbol("k", nonnegative=True)
_p, _m, _q, _n, _r, _o = sp.symbols("p m q n r o", real=True)

THIRD: Final = Derivation(
    label="coupling:third",
    title="Strict convexity of G on a moving region",
    statement="Let a be a field with moments M, covariance C and T_l = E_a[(P_l-M_l)(P-M)(P-M)^T], and let the "
    "field of z "
    "be a + e + t with |e_l| <= eps_l (l <= L) and a tail of sup at most tau b. With U = sum eps_l (1+|M_l|) + 2 "
    "tau b and "
    "q = 1/2 + U/6 + U^2 e^U/24: lambda_max(S(z)) <= max_j (1/v_j) sum_k ((1 + q U^2 + 2 tau b) |C_jk| + sum_l eps_l "
    "|T_ljk|) g_k v_k + tau for every v > 0.",
    tex=r"$\mathrm{Cov}_z\preceq(1+qU^2+2\tau b)C+\sum_le_lT_l$",
    hypotheses=("|z_l| <= b for l > L",),
    uses=("coupling:origin",),
    steps=(
        argue(
            "u = sum_{l<=L} e_l (P_l - M_l) + (t - E_a t) has E_a u = 0 and |u| <= U; rho_z = rho_a e^u/E_a e^u, and "
            "E_a e^u >= 1 (Jensen).",
            r"\rho_z=\rho_ae^u/\mathbb E_ae^u,\quad\mathbb E_ae^u\ge1",
        ),
        argue(
            "For v in R^L and f = v.(P - M): Var_z f <= E_z f^2 <= E_a[f^2 e^u] = E_a[f^2] + E_a[f^2 u] + "
            "E_a[f^2 (e^u - 1 - u)].",
            r"\mathrm{Var}_zf\le\mathbb E_a[f^2e^u]",
        ),
        sign(
            "(e^u-1-u)/u^2 = sum_k u^k/(k+2)! increases with u, so it is at most its value at U; and (k+4)! >= 24 "
            "k! bounds "
            "the terms from the third on: (k+1)(k+2)(k+3)(k+4) - 24 >= 0.",
            r"e^u-1-u\le qu^2",
            sp.expand((_k + 1) * (_k + 2) * (_k + 3) * (_k + 4) - 24),
            nonnegative=(_k,),
            strict=False,
        ),
        argue(
            "So the last term is at most q U^2 E_a[f^2]; E_a[f^2 u] = v.(sum e_l T_l) v + E_a[f^2 (t - E_a t)], "
            "whose last "
            "part is at most 2 tau b E_a[f^2]; and E_a[f^2] = v.C v.",
            r"\mathrm{Cov}_z\preceq(1+qU^2+2\tau b)C+\textstyle\sum e_lT_l",
        ),
        argue(
            "Loewner order first, entries second, as in coupling:origin: for A the matrix above, lambda_max of the "
            "block l <= L of S(z) is at most that of sqrt(g) A sqrt(g), hence at most the spectral radius of the "
            "matrix of upper bounds of |A_jk| sqrt(g_j^+ g_k^+), which the quotients with v bound; the block beyond L "
            "adds at most its trace, tau.",
            r"\lambda_{\max}\le\max_j\frac1{v_j}\sum_k|A_{jk}|g_kv_k+\tau",
        ),
        ident(
            "The third cumulant from raw integrals: with x = p - m, .. the mean of (p-m)(q-n)(r-o) is E[pqr] - m "
            "Cov(q,r) - "
            "n Cov(p,r) - o Cov(p,q) - m n o, Cov(q,r) = E[qr] - n o: before the mean is taken both sides differ "
            "by terms "
            "that have mean 0.",
            r"T=\mathbb E[P_lP_jP_k]-M_lC_{jk}-M_jC_{lk}-M_kC_{lj}-M_lM_jM_k",
            sp.expand((_p - _m) * (_q - _n) * (_r - _o)),
            sp.expand(
                _p * _q * _r
                - _m * (_q * _r - _n * _o)
                - _n * (_p * _r - _m * _o)
                - _o * (_p * _q - _m * _n)
                - _m * _n * _o
                + (_p - _m) * _n * _o
                + (_q - _n) * _m * _o
                + (_r - _o) * _m * _n
            ),
        ),
        argue(
            "Quadrature: a product of three P's has the bound of coupling:quadrature with B_L^3; a centred product "
            "is the sum "
            "of 8 products of at most three P's with coefficients of absolute value at most 1, as |M_l| <= 1.",
            r"|\textstyle\int-Q|\le8\max_{i\le3}\mathrm{err}_i",
        ),
    ),
)

DERIVATIONS: Final = by_label(THIRD)
