"""Two bounds of K_c at any beta without a cover: one explicit field, and Beckner's inequality
(`coupling:linear-field`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_a, _d, _l = sp.symbols("a d l", positive=True)
_nu = _d / 2

LINEAR_FIELD: Final = Derivation(
    label="coupling:linear-field",
    title="Two bounds of $K_c$ in every dimension, from one field and from Beckner's inequality",
    statement=r"Let $a>0$, $Z=F(\frac d2,\frac{a^2}4)$ and $M_l=\frac1Z\bigl(\prod_{0\le j<l}\frac "
    r"a{d+2j}\bigr)F(\frac d2+l,\frac{a^2}4)$. For every $\beta>0$ and $L\ge1$: "
    r"$\frac{K_\#}{\max_{l\ge1}A_l\alpha_l}\le K_c\le\frac{aM_1-\log Z}{\sum_{l\le L}\kappa_lM_l^2}$, and $K_c\le "
    r"K_\#$. On an interval the lower bound at its right end and the upper one at its left end hold everywhere.",
    hypotheses=(r"$\beta>0$", r"$a>0$"),
    uses=(
        "supp:coupling-lower-bound",
        "supp:majorisation-uniform",
        "eq:1.14",
        "eq:1.7",
        "eq:2.9",
        "lem:funk-hecke",
        "coupling:interaction",
    ),
    steps=(
        ident(
            r"The density $\rho_a=\frac{e^{at}}Z$ has the moments $M_l$: $\int e^{at}P_lw=a\lambda_l$, with "
            r"$\lambda_l$ of (4.1) at $a$ in the place of $\beta$ ([lem:funk-hecke]), $a\lambda_l=\frac "
            r"ad\bigl(\prod_{0<j<l}\frac a{d+2j}\bigr)F(\frac d2+l,\frac{a^2}4)$, and $Z=\int e^{at}w=F(\frac "
            r"d2,\frac{a^2}4)$, by the same power series. Beside each other two products differ by the factor "
            r"$\frac a{d+2l}$.",
            (_a / 2) / (_nu + _l),
            _a / (_d + 2 * _l),
        ),
        argue(r"Its entropy is $H=\int\rho_a(at-\log Z)=aM_1-\log Z$."),
        argue(
            r"$\mathcal E=\sum_{l\ge1}\kappa_lM_l^2$ has terms $\ge0$ ([coupling:interaction]), so the first $L$ of "
            r"them, which are $>0$, bound it from below, and $K_c\le\frac H{\mathcal E}$ ([eq:1.14])."
        ),
        argue(
            r"From below [supp:coupling-lower-bound], as $K_1=K_\#$ ([eq:1.7]) and $\max_lA_l\alpha_l$ is finite "
            r"([supp:majorisation-uniform]). $K_c\le K_\#$ is [eq:2.9]."
        ),
        argue(
            r"$K_\#$ decreases in $\beta$ and each $A_l\alpha_l$ increases ([supp:majorisation-uniform]), so the "
            r"lower bound is least at the right end; $\kappa_l$ increases, so for one density the upper bound is "
            r"largest at the left end."
        ),
    ),
)

DERIVATIONS: Final = by_label(LINEAR_FIELD)
