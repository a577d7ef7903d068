"""The Beckner-Onofri continuity criterion (Theorem 3.5), for any eigenvalue sequence.

The regularisation is Abel's, by the Poisson kernel of the ball: it acts on H_l as r^l, is positive, and everything
about it is elementary. It replaces the heat semigroup of the paper.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, cite, define, ident, sign
from proofs.engine.symbols import Expr, K, d, l, t

_r, _p, _q, _s = (sp.Symbol(name, positive=True) for name in "rpqs")
_lam1, _A = sp.Symbol("lambda_1", positive=True), sp.Symbol("A_l", positive=True)
_lam, _alpha = sp.Symbol("lambda_l", real=True), sp.Symbol("alpha_l", real=True)


def coefficient(weight: Expr, coupling: Expr, eigenvalue: Expr) -> Expr:
    """1/(2 A_l) - K lambda_l, the factor of ||P_l h||^2 in the lower bound of the free-energy gap (3.24)."""
    return 1 / (2 * weight) - coupling * eigenvalue


_kernel = (1 - _r**2) * (1 - 2 * _r * t + _r**2) ** (-d / 2)

ABEL: Final = Derivation(
    label="supp:abel-regularisation",
    title="Abel regularisation of the interaction energy",
    statement="For h = rho - 1, rho a probability density: iint W h h = lim_(r->1) sum_l r^l lambda_l ||P_l h||^2, "
    "each series "
    "absolutely convergent.",
    tex=r"$\iint Whh=\lim_{r\to1}\sum_{l\ge1}r^l\lambda_l\|\mathsf P_lh\|^2$.",
    hypotheses=("W continuous, symmetric, centred, zonal", "rho a probability density"),
    cites=("spherical-harmonics",),
    source="(3.18)-(3.21), with the Poisson kernel in place of the heat kernel",
    steps=(
        define(
            "p_r(x.y) = (1-r^2)/(1-2r x.y+r^2)^(d/2), 0 <= r < 1: positive, smooth.", r"p_r=\frac{1-r^2}{|x-ry|^{d}}"
        ),
        ident(
            "It is harmonic in z = r x: f_rr + (d-1) f_r/r + r^(-2)((1-t^2) f_tt - (d-1) t f_t) = 0.",
            r"\Delta_z\frac{1-|z|^2}{|z-y|^d}=0",
            (
                sp.diff(_kernel, _r, 2)
                + (d - 1) / _r * sp.diff(_kernel, _r)
                + ((1 - t**2) * sp.diff(_kernel, t, 2) - (d - 1) * t * sp.diff(_kernel, t)) / _r**2
            )
            / (1 - 2 * _r * t + _r**2) ** (-d / 2),
        ),
        argue(
            "Its mean over y is a harmonic function of z that depends on |z| only, so by the mean value property "
            "constant, equal to "
            "1 at z = 0; and p_r -> 0 uniformly off x = y: an approximate identity. So p_r * f is the harmonic "
            "extension of f, and "
            "for f = Y_l that is r^l Y_l (maximum principle): p_r acts on H_l as r^l.",
            r"p_r*Y_l=r^lY_l",
        ),
        argue(
            "h_r = p_(sqrt r) * h is smooth. W_r = p_(sqrt r) * W * p_(sqrt r) -> W uniformly since W is continuous, "
            "so "
            "iint W h_r h_r = iint W_r h h -> iint W h h, as h is in L^1.",
            r"\iint W_rhh\to\iint Whh",
        ),
        cite(
            "spherical-harmonics",
            "Parseval for h_r in L^2: iint W h_r h_r = sum lambda_l ||P_l h_r||^2 = sum r^l lambda_l ||P_l h||^2 "
            "(3.19), (3.20).",
            r"\iint Wh_rh_r=\sum_lr^l\lambda_l\|\mathsf P_lh\|^2",
        ),
    ),
)

SPECTRAL: Final = Derivation(
    label="rem:spectral-sums",
    title="Ordinary spectral sums (Remark 3.4)",
    statement="If every lambda_l >= 0, or W = W_1 - W_2 with continuous zonal kernels of nonnegative eigenvalues, "
    "then iint W h h = "
    "sum lambda_l ||P_l h||^2 with absolute convergence. The attention kernel satisfies the first.",
    tex=r"If all $\lambda_l\ge0$ then $\iint Whh=\sum_l\lambda_l\|\mathsf P_lh\|^2$, absolutely convergent.",
    hypotheses=("W continuous, symmetric, centred, zonal", "lambda_l >= 0, or a difference of two such kernels"),
    uses=("supp:abel-regularisation",),
    source="Remark 3.4, (3.14)-(3.16)",
    steps=(
        argue(
            "The terms r^l lambda_l ||P_l h||^2 increase as r increases to 1: monotone convergence in "
            "supp:abel-regularisation gives "
            "the sum, finite because the left side is.",
            r"\sum_lr^l\lambda_l\|\mathsf P_lh\|^2\uparrow\sum_l\lambda_l\|\mathsf P_lh\|^2",
        ),
        ident(
            "For W = W_1 - W_2 subtract the two finite sums; lambda_l = lambda_l^(1) - lambda_l^(2).",
            r"\lambda_l=\lambda^{(1)}_l-\lambda^{(2)}_l",
            _p * _s - _q * _s,
            (_p - _q) * _s,
        ),
    ),
)

CRITERION: Final = Derivation(
    label="thm:criterion",
    title="Beckner-Onofri continuity criterion (Theorem 3.5)",
    statement="If lambda_1 > 0 and alpha_l = lambda_l/lambda_1 <= 1/A_l for every l >= 2, then sigma minimises F_K "
    "for every "
    "0 <= K <= K_1 = 1/(2 lambda_1), uniquely for K < K_1, and K_c = K_# = K_1. If one inequality is strict, sigma is "
    "the unique "
    "minimiser at K_1 too, and the transition is continuous.",
    tex=r"Let $\lambda_1>0$ and $\lambda_l/\lambda_1\le1/A_l$ for all $l\ge2$, with one strict. Then "
    r"$K_c=K_\#=\frac1{2\lambda_1}$, "
    r"$\sigma$ is the unique minimiser of $F_K$ for $0\le K\le K_1$, and the transition is continuous.",
    hypotheses=(
        "W continuous, symmetric, centred, zonal",
        "lambda_1 > 0",
        "alpha_l <= 1/A_l for every l >= 2",
        "one of them strict (for uniqueness at K_1 and continuity)",
    ),
    uses=("supp:abel-regularisation", "prop:dual-beckner", "lem:projections", "lem:variational", "eq:2.8", "eq:3.2"),
    cites=("beckner-onofri-equality",),
    source="Theorem 3.5, (3.17)-(3.31)",
    steps=(
        define(
            "b_l = 1/(2A_l) - K lambda_l; claim (3.24): b_l >= 0 for every l >= 1 when 0 <= K <= K_1.",
            r"b_l=\frac1{2A_l}-K\lambda_l",
        ),
        sign(
            "Degree 1 (3.25): A_1 = 1, K = K_1 - s, s >= 0: b_1 = 1/2 - K lambda_1 = s lambda_1 >= 0.",
            r"b_1=\tfrac12-K\lambda_1\ge0",
            coefficient(sp.Integer(1), 1 / (2 * _lam1) - _s, _lam1),
            None,
            (_s,),
            (_lam1,),
            strict=False,
        ),
        ident(
            "Degree l >= 2, lambda_l > 0 (3.26): b_l = (1/2)(1/A_l - alpha_l) + alpha_l (1/2 - K lambda_1).",
            r"b_l=\tfrac12\Big(\frac1{A_l}-\alpha_l\Big)+\alpha_l\big(\tfrac12-K\lambda_1\big)",
            coefficient(_A, K, _alpha * _lam1),
            (1 / _A - _alpha) / 2 + _alpha * coefficient(sp.Integer(1), K, _lam1),
        ),
        sign(
            "Both terms are >= 0: with 1/A_l = alpha + q, q >= 0, K = K_1 - s, s >= 0, alpha > 0.",
            r"b_l=\frac q2+\alpha_l\,s\,\lambda_1\ge0",
            coefficient(1 / (_p + _q), 1 / (2 * _lam1) - _s, _p * _lam1),
            None,
            (_q, _s),
            (_p, _lam1),
            strict=False,
        ),
        sign(
            "Degree l >= 2, lambda_l = -q <= 0 (3.27): b_l = 1/(2A_l) + K q > 0.",
            r"b_l\ge\frac1{2A_l}>0",
            coefficient(_A, K, -_q),
            None,
            (_q, K),
            (_A,),
        ),
        ident(
            "Regularised (3.28): 1/(2A_l) - K r^l lambda_l = (1 - r^l)/(2A_l) + r^l b_l.",
            r"\frac1{2A_l}-Kr^l\lambda_l=\frac{1-r^l}{2A_l}+r^lb_l",
            coefficient(_A, K, _r**l * _lam),
            (1 - _r**l) / (2 * _A) + _r**l * coefficient(_A, K, _lam),
        ),
        argue(
            "H - K iint W h h >= lim_(r->1) sum (1/(2A_l) - K r^l lambda_l) ||P_l h||^2 >= sum b_l ||P_l h||^2 "
            "(3.29), by "
            "prop:dual-beckner, supp:abel-regularisation and monotone convergence of r^l b_l; the terms "
            "(1-r^l)/(2A_l) are >= 0. So "
            "sigma minimises F_K for 0 <= K <= K_1.",
            r"F_K(\rho)-F_K(1)\ge\sum_{l\ge1}b_l\|\mathsf P_lh\|^2\ge0",
        ),
        argue(
            "For K < K_1 it is the unique minimiser by lem:variational (i). Since alpha_l <= 1/A_l <= 1, max lambda_l "
            "= lambda_1 and "
            "K_# = K_1; minimality up to K_1 gives K_c >= K_1, and K_c <= K_# always (lem:variational): K_c = K_#.",
            r"K_c=K_\#=K_1",
        ),
        sign(
            "At K = K_1 the coefficient of a strict degree, alpha_l = 1/A_l - q, is b_l = q/2 > 0.",
            r"b_l\big|_{K=K_1}=\tfrac12\Big(\frac1{A_l}-\alpha_l\Big)>0",
            coefficient(_A, 1 / (2 * _lam1), (1 / _A - _q) * _lam1),
            positive_symbols=(_A, _lam1, _q),
        ),
        cite(
            "beckner-onofri-equality",
            "A second minimiser at K_1 has equality in prop:dual-beckner (3.30), so it is some rho_a (3.4).",
            r"H(\rho|1)=\frac12\sum_l\|\mathsf P_l\rho\|^2/A_l\implies\rho=\rho_a",
        ),
        argue(
            "It also has P_l h = 0 in the strict degree (3.31), which lem:projections excludes unless a = 0: rho = 1. "
            "Continuity is "
            "lem:variational (ii).",
            r"\mathsf P_l\rho_a=0\implies a=0",
        ),
    ),
)

DERIVATIONS: Final = by_label(ABEL, SPECTRAL, CRITERION)
