"""A polynomial in the Bessel ratio by its value at the left end of an interval and by its derivative there."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, sign

_start = sp.Symbol("P_p", real=True)
_h, _g, _fall = sp.symbols("h g f", positive=True)

VALUES: Final = Derivation(
    label="ratio:values",
    title="A polynomial in the ratio by its values and its derivative",
    statement=r"Let $\mu>-1$, $0<p<q$, $P(x)$ continuously differentiable on $[p,q]$ and $s\le P'(x)$ there. If "
    r"$P(p)+\min(0,s)\,(q-p)>0$, then $P>0$ on $[p,q]$. For a polynomial in $x$, $R=r_\mu(x)$ and roots $P'$ is one "
    r"divided by $x$ and squares of roots, and $\frac pqr_\mu(q)\le R\le\frac qpr_\mu(p)$ encloses it.",
    hypotheses=(r"$\mu>-1$",),
    uses=("ratio:pieces", "ratio:recurrence"),
    steps=(
        argue(
            r"The mean value theorem: $P(x)=P(p)+(x-p)P'(\xi)\ge P(p)+(x-p)s$ with a $\xi$ of $[p,x]$.",
        ),
        sign(
            r"$s=-f<0$, $q-p=(x-p)+g$: $P(p)+(x-p)s-\bigl(P(p)+(q-p)s\bigr)=fg\ge0$.",
            (_start - _h * _fall) - (_start - (_h + _g) * _fall),
            nonnegative=(_g,),
            positive_symbols=(_fall, _h),
            strict=False,
        ),
        argue(
            r"$s\ge0$: $P(x)\ge P(p)$. The derivative of $R$ is that of [ratio:recurrence], its bounds are those of "
            "[ratio:pieces].",
        ),
    ),
)

DERIVATIONS: Final = by_label(VALUES)
