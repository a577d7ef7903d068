"""Signs of A + B S with a root S by polynomials without it, and of a quadratic by its discriminant."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident
from proofs.engine.symbols import x

_A, _B, _S, _a, _b, _c, _V, _R = sp.symbols("A B S a b c V R", real=True)

ROOTS: Final = Derivation(
    label="ratio:roots",
    title="Signs without the root",
    statement=r"Let $S\ge0$ and $N=A^2-B^2S^2$. Then $A+BS\ge0$ if $A\ge0$ and $B\ge0$; if $A\ge0$ and $N\ge0$; if "
    r"$B\ge0$ and $N\le0$. The sign is strict if $A>0$, or $BS>0$; if $N>0$; if $N<0$. Where $N$ has no zero on an "
    "interval "
    r"on which $A$, $B$, $S$ are continuous, $A$ (for $N>0$) or $B$ (for $N<0$) keeps its sign. If $a>0$ and "
    r"$4ac-b^2\ge0$, then $aV^2+bV+c\ge0$, strictly if $4ac-b^2>0$.",
    hypotheses=(r"$S\ge0$",),
    steps=(
        ident(r"$N=(A+BS)(A-BS)$.", _A**2 - _B**2 * _S**2, (_A + _B * _S) * (_A - _B * _S)),
        argue(
            r"$A,B\ge0$: clear. $A\ge0$, $N\ge0$: $A\ge|BS|\ge-BS$, strictly if $N>0$. $B\ge0$, $N\le0$: "
            r"$BS=|BS|\ge|A|\ge-A$, "
            r"strictly if $N<0$.",
        ),
        argue(
            r"$N>0$ gives $A\ne0$, and $N<0$ gives $B\ne0$, so neither changes its sign on an interval.",
        ),
        ident(
            r"$4a(aV^2+bV+c)=(2aV+b)^2+4ac-b^2$.",
            4 * _a * (_a * _V**2 + _b * _V + _c),
            (2 * _a * _V + _b) ** 2 + 4 * _a * _c - _b**2,
        ),
        ident(
            r"A bound $\frac x{a+S}$ of $R$: with $A=x-aR$, $B=-R$, $N=(x-aR)^2-S^2R^2$ has no root.",
            (x - _a * _R - _R * _S) * (x - _a * _R + _R * _S),
            (x - _a * _R) ** 2 - _S**2 * _R**2,
        ),
    ),
)

DERIVATIONS: Final = by_label(ROOTS)
