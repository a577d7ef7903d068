"""What one explicit density proves: bounds of K_c and of the first moment (`coupling:density`); beyond the paper.

Of K_c from above a shorter bound too, in which no moment of the density occurs (`coupling:field`).
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_a, _k, _K = sp.symbols("a kappa K", positive=True)
_m = sp.Symbol("m", real=True)

DENSITY: Final = Derivation(
    label="coupling:density",
    title="What one explicit density proves of $K_c$ and of the first moment",
    statement=r"Let $a$ be a field with $a_l=0$ beyond $L'$, $\Lambda=\Lambda(a)$ and $M=M(a)$ not $0$. Then "
    r"$K_c\le\frac{a\cdot M-\Lambda}{\sum_{l\le L'}\kappa_lM_l^2}$. If $z_l=a_l/g_l$ lies in $C_*$ of "
    r"[coupling:star] at the coupling $K$, with $\theta<1$ and $\mathrm{defect}$ as there, and "
    r"$A=\sum_l\frac{a_l^2}{4\kappa_l}$, then $G\ge0$ on $C_*$ as soon as $K\bigl(\Lambda+"
    r"\frac{\mathrm{defect}}{2(1-\theta)}\bigr)\le A$, and a critical point in $C_*$ has "
    r"$|m_1-z_1|\le\frac{\sqrt{\mathrm{defect}}}{(1-\theta)\sqrt{g_1}}$.",
    hypotheses=(r"$K>0$", r"all $\kappa_l>0$"),
    uses=("coupling:star", "eq:1.14", "lem:funk-hecke"),
    steps=(
        argue(
            r"$H(\rho_a)=a\cdot M-\Lambda$ and $\mathcal E\ge\sum_{l\le L'}\kappa_lM_l^2$, all terms being "
            r"nonnegative, so by (1.14) $K_c\le\frac H{\mathcal E}"
            r"\le\frac{a\cdot M-\Lambda}{\sum_{l\le L'}\kappa_lM_l^2}$.",
        ),
        ident(
            r"With $z_l=a_l/g_l$ and $g_l=2K\kappa_l$: $\frac12g_lz_l^2=\frac{a_l^2}{4\kappa_lK}$, so "
            r"$G(z)=\frac AK-\Lambda$, where $\Lambda\ge0$ (Jensen).",
            (2 * _K * _k) * (_a / (2 * _K * _k)) ** 2 / 2,
            _a**2 / (4 * _k * _K),
        ),
        argue(
            r"By [coupling:star] $G\ge G(z)-\frac{\mathrm{defect}}{2(1-\theta)}$ on $C_*$, which is nonnegative "
            r"exactly when $\frac AK\ge\Lambda+\frac{\mathrm{defect}}{2(1-\theta)}$; and a critical point $z^*$ "
            r"there has $\sqrt{g_1}|z_1^*-z_1|\le|\sqrt g(z^*-z)|\le\frac{\sqrt{\mathrm{defect}}}{1-\theta}$.",
        ),
    ),
)

FIELD: Final = Derivation(
    label="coupling:field",
    title="An upper bound of $K_c$ from a field alone",
    statement=r"Let $a$ be a field with $a_l=0$ beyond $L'$, not $0$. Then "
    r"$K_c\le\frac1{\Lambda(a)}\sum_{l\le L'}\frac{a_l^2}{4\kappa_l}$.",
    hypotheses=(r"$K>0$", r"all $\kappa_l>0$"),
    uses=("eq:1.14", "lem:funk-hecke"),
    steps=(
        argue(
            r"The density $\rho_a=\exp(\sum_la_lP_l-\Lambda)$ has $H=a\cdot m-\Lambda$ and "
            r"$\mathcal E\ge\sum_{l\le L'}\kappa_lm_l^2$, all terms being nonnegative, so that "
            r"$\mathcal F_K(\rho_a)\le\sum_l(a_lm_l-K\kappa_lm_l^2)-\Lambda$.",
        ),
        ident(
            r"Each term is at most $\frac{a_l^2}{4K\kappa_l}$, by a square.",
            _a**2 / (4 * _K * _k) - (_a * _m - _K * _k * _m**2),
            _K * _k * (_m - _a / (2 * _K * _k)) ** 2,
        ),
        argue(
            r"$\Lambda>0$, as the field is not constant (Jensen). If $K\Lambda>\sum_l\frac{a_l^2}{4\kappa_l}$ then "
            r"$\mathcal F_K(\rho_a)<0$, so $\mathcal E>0$ and by (1.14) $K_c\le\frac H{\mathcal E}<K$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(DENSITY, FIELD)
