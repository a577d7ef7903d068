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
_largest = sp.Symbol("largest", positive=True)

LOWER_BOUND: Final = Derivation(
    label="supp:coupling-lower-bound",
    title="Lower bound of $K_c$ in every regime",
    statement=r"If $\lambda_1>0$ and $\mathrm{largest}=\max_{l\ge1}A_l\alpha_l$ is finite, $\sigma$ minimises "
    r"$\mathcal F_K$ for $0\le K\le K_1/\mathrm{largest}$: $K_c\ge K_1/\mathrm{largest}$. So the uniform "
    r"density is the only critical point for $0\le K\le\frac{K_1}{2\mathrm{largest}}$.",
    hypotheses=(
        "$W$ continuous, symmetric, centred, zonal",
        r"$\lambda_1>0$",
        r"$A_l\alpha_l\le\mathrm{largest}$ "
        r"for every $l\ge1$",
    ),
    uses=("supp:abel-regularisation", "prop:dual-beckner", "prop:critical-uniqueness", "eq:2.8", "eq:3.2"),
    steps=(
        idents(
            r"$A_1\alpha_1=1$, so $\mathrm{largest}\ge1$; with $K=\frac{K_1}{\mathrm{largest}}-s$ and "
            r"$A_l\alpha_l=\mathrm{largest}-q$ the coefficient is $b_l=\frac{q/\mathrm{largest}"
            r"+2s\lambda_1(\mathrm{largest}-q)}{2A_l}$.",
            (
                coefficient(_A, 1 / (2 * _lam1 * _largest) - _s, (_largest - _q) / _A * _lam1),
                (_q / _largest + 2 * _s * _lam1 * (_largest - _q)) / (2 * _A),
            ),
        ),
        sign(
            r"With $\mathrm{largest}-q=A_l\alpha_l=p>0$: $b_l\ge0$.",
            coefficient(_A, 1 / (2 * _lam1 * (_p + _q)) - _s, _p / _A * _lam1),
            None,
            (_q, _s),
            (_A, _lam1, _p),
            strict=False,
        ),
        argue(
            r"(3.29) then gives minimality up to $K_1/\mathrm{largest}$ as in [thm:criterion] (degrees with negative "
            r"$\lambda_l$ are trivial), and [prop:critical-uniqueness] the last statement.",
        ),
    ),
)

MAIN: Final = Derivation(
    label="thm:main",
    title="Main theorem (Theorem 1.1)",
    statement=r"For every $d\ge2$, $\beta_*$ exists uniquely and $K_\#=K_1$ for every $\beta$. (1) For "
    r"$\beta\le\beta_*$, $K_c=K_\#$, $\sigma$ is the unique minimiser for $0\le K\le K_\#$ and the "
    r"transition is continuous (1.9); (2) for $\beta>\beta_*$, $K_c<K_\#$ and it is discontinuous (1.10); "
    r"(3) for every $\beta$ and $0\le K\le K_c/2$ the uniform density is the only critical point (1.11).",
    hypotheses=(r"$d\ge2$", r"$\beta>0$"),
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
    does_not_prove=r"anything about $\beta>\beta_*$ beyond $K_c<K_\#$; [coupling:count] encloses $K_c$ there",
    steps=(
        argue(
            r"$W_{\beta}$ is continuous, symmetric, zonal and centred, with $\lambda_l>0$ ([eq:1.2], "
            r"[lem:funk-hecke]); $\beta_*$ is [lem:bessel-ratio], $K_\#=K_1$ is [eq:1.7].",
        ),
        argue(
            r"(1) $\beta\le\beta_*$: [lem:bessel-ratio] gives $\alpha_l\le1/A_l$ with one strict, the hypotheses of "
            "[thm:criterion].",
        ),
        argue(
            r"(2) $\beta>\beta_*$: $\alpha_2>1/d$ ([supp:quartic-sign]), so [lem:quartic] gives a density with "
            r"$\mathcal F_{K_\#}(\rho)<\mathcal F_{K_\#}(1)$, and [lem:variational] (iii) applies at $K_\#=K_1$.",
        ),
        idents(
            r"The two cases meet: $\frac1{A_2}=\frac1d$, where the comparison (4.10) in degree 2 becomes an "
            "equality, is where the optimal quartic coefficient (5.10), "
            r"$\frac{1-d\alpha_2}{4d^2(d+2)(1-\alpha_2)}$, vanishes.",
            (1 / weight(sp.Integer(2), d), 1 / d),
            (optimal_coefficient(d, 1 / d), 0),
        ),
        argue(
            r"(3) $0<K_c\le K_\#<\infty$: the first by [supp:coupling-lower-bound], as $\max_lA_l\alpha_l$ is finite "
            "by the tail of [supp:majorisation-uniform]; so [prop:critical-uniqueness] applies. In case (1) "
            r"$K_c/2=K_\#/2$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(LOWER_BOUND, MAIN)
