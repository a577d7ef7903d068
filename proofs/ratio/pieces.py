"""The barrier between checked points: the Bessel ratio on a short interval, and P carried on from either end."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, sign
from proofs.engine.symbols import x

_p, _e, _f, _r = sp.symbols("p e f r", positive=True)

PIECES: Final = Derivation(
    label="ratio:pieces",
    title="A barrier between checked points",
    statement=r"Let $\mu>-1$. For $0<p\le x\le q$: $\frac pqr_\mu(q)\le r_\mu(x)\le\frac qpr_\mu(p)$. Let intervals "
    "$[p_i,q_i]$, on which "
    r"$P>0$, leave pieces of a range of $x$; let $xP'=MP+Q$ with $M$ continuous, and on each piece $Q\ge0$ and $P>0$ "
    "at its left "
    r"end or by [ratio:barrier] from $0$, or $Q\le0$ and $P>0$ at its right end. Then $P>0$ on the range.",
    hypotheses=(r"$\mu>-1$",),
    uses=("bessel:turan", "ratio:barrier"),
    steps=(
        argue(
            r"$r_\mu(x)/x$ decreases ([bessel:turan]): $\frac{r_\mu(q)}q\le\frac{r_\mu(x)}x\le\frac{r_\mu(p)}p$.",
        ),
        sign(
            r"$x\le q$, that is $q=x+e$: $\frac qpr-\frac xpr\ge0$.",
            (x + _e) / _p * _r - x / _p * _r,
            nonnegative=(_e,),
            positive_symbols=(x, _p, _r),
            strict=False,
        ),
        sign(
            r"$p\le x$, that is $x=p+f$, with $q=x+e$: $\frac xqr-\frac pqr\ge0$.",
            ((_p + _f) / (_p + _f + _e) - _p / (_p + _f + _e)) * _r,
            nonnegative=(_e, _f),
            positive_symbols=(_p, _r),
            strict=False,
        ),
        argue(
            r"On a piece with $Q\ge0$ [ratio:barrier] carries $P>0$ from the left end to the right, and with $Q\le0$ "
            "from the right "
            r"end to the left.",
        ),
    ),
)

DERIVATIONS: Final = by_label(PIECES)
