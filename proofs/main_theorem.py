"""Theorem 1.1, assembled, and the lower bound of K_c that Beckner's inequality leaves in every regime."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.beckner.criterion import coefficient
from proofs.bessel.majorisation import weight
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, idents, sign
from proofs.engine.symbols import d
from proofs.quartic.obstruction import optimal_coefficient

_p, _q, _s = (sp.Symbol(name, positive=True) for name in "pqs")
_lam1, _A = sp.Symbol("lambda_1", positive=True), sp.Symbol("A_l", positive=True)
_M = sp.Symbol("M", positive=True)

LOWER_BOUND: Final = Derivation(
    label="supp:coupling-lower-bound",
    title="Lower bound of K_c in every regime",
    statement="If lambda_1 > 0 and M = max_(l>=1) A_l alpha_l is finite, sigma minimises F_K for 0 <= K <= K_1/M: K_c "
    ">= K_1/M. So the "
    "uniform density is the only critical point for 0 <= K <= K_1/(2M).",
    tex=r"$K_c\ge K_1/\max_{l\ge1}A_l\alpha_l$.",
    hypotheses=("W continuous, symmetric, centred, zonal", "lambda_1 > 0", "A_l alpha_l <= M for every l >= 1"),
    uses=("supp:abel-regularisation", "prop:dual-beckner", "prop:critical-uniqueness", "eq:2.8", "eq:3.2"),
    steps=(
        idents(
            "A_1 alpha_1 = 1, so M >= 1; with K = K_1/M - s and A_l alpha_l = M - q the coefficient b_l is (q/M + 2 s "
            "lambda_1 "
            "alpha_l A_l)/(2A_l).",
            r"b_l=\frac{q/M+2s\lambda_1(M-q)}{2A_l}",
            (
                coefficient(_A, 1 / (2 * _lam1 * _M) - _s, (_M - _q) / _A * _lam1),
                (_q / _M + 2 * _s * _lam1 * (_M - _q)) / (2 * _A),
            ),
        ),
        sign(
            "With M - q = A_l alpha_l = p > 0: b_l >= 0.",
            r"b_l\ge0",
            coefficient(_A, 1 / (2 * _lam1 * (_p + _q)) - _s, _p / _A * _lam1),
            None,
            (_q, _s),
            (_A, _lam1, _p),
            strict=False,
        ),
        argue(
            "(3.29) then gives minimality up to K_1/M as in thm:criterion (negative lambda_l are trivial), and "
            "prop:critical-uniqueness the last statement.",
            r"F_K(\rho)-F_K(1)\ge\sum b_l\|\mathsf P_lh\|^2\ge0",
        ),
    ),
)

MAIN: Final = Derivation(
    label="thm:main",
    title="Main theorem (Theorem 1.1)",
    statement="For every d >= 2: beta_* exists uniquely; K_# = K_1 for every beta; (1) beta <= beta_*: K_c = K_#, "
    "sigma is the unique "
    "minimiser for 0 <= K <= K_#, continuous transition; (2) beta > beta_*: K_c < K_#, discontinuous; (3) for every "
    "beta and "
    "0 <= K <= K_c/2 the uniform density is the only critical point.",
    tex=r"Theorem 1.1: for $\beta\le\beta_*$ $K_c=K_\#$ and the transition is continuous; for $\beta>\beta_*$ "
    r"$K_c<K_\#$ and it is "
    r"discontinuous; for $0\le K\le K_c/2$ the uniform density is the only critical point.",
    hypotheses=("d >= 2", "beta > 0"),
    uses=(
        "lem:bessel-ratio",
        "lem:funk-hecke",
        "eq:1.7",
        "thm:criterion",
        "lem:quartic",
        "supp:quartic-sign",
        "lem:variational",
        "prop:critical-uniqueness",
        "supp:coupling-lower-bound",
        "supp:majorisation-uniform",
    ),
    source="Theorem 1.1, Section 6",
    does_not_prove="anything about beta > beta_* beyond K_c < K_#: K_c itself is enclosed by the interval layer",
    steps=(
        argue(
            "W_beta is continuous, symmetric, zonal and centred, with lambda_l > 0 (eq:1.2, lem:funk-hecke); beta_* is "
            "lem:bessel-ratio, K_# = K_1 is eq:1.7.",
            r"\lambda_l>0",
        ),
        argue(
            "(1) beta <= beta_*: lem:bessel-ratio gives alpha_l <= 1/A_l with one strict, the hypotheses of "
            "thm:criterion.",
            r"\alpha_l\le\frac1{A_l}",
        ),
        argue(
            "(2) beta > beta_*: alpha_2 > 1/d (supp:quartic-sign), so lem:quartic gives a density with F_{K_#}(rho) < "
            "F_{K_#}(1), and "
            "lem:variational (iii) applies at K_# = K_1.",
            r"\alpha_2>\frac1d",
        ),
        idents(
            "The two cases meet: 1/A_2 = 1/d, where the comparison (4.10) in degree 2 becomes an equality, is where "
            "the optimal "
            "quartic coefficient (5.10) vanishes.",
            r"\frac1{A_2}=\frac1d,\qquad\frac{1-d\alpha_2}{4d^2(d+2)(1-\alpha_2)}\Big|_{\alpha_2=1/d}=0",
            (1 / weight(sp.Integer(2), d), 1 / d),
            (optimal_coefficient(d, 1 / d), 0),
        ),
        argue(
            "(3) 0 < K_c <= K_# < oo: the first by supp:coupling-lower-bound, as max A_l alpha_l is finite by the "
            "tail of "
            "supp:majorisation-uniform; so prop:critical-uniqueness applies. In case (1) K_c/2 = K_#/2.",
            r"0<K_c\le K_\#",
        ),
    ),
)

DERIVATIONS: Final = by_label(LOWER_BOUND, MAIN)
