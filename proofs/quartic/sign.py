"""The sign of the quartic coefficient (5.10) for every beta beyond beta_* (`supp:quartic-sign`), as (6.3) has it."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, sign
from proofs.engine.symbols import d, x

_s, _p = sp.Symbol("s", nonnegative=True), sp.Symbol("p", positive=True)

SIGN: Final = Derivation(
    label="supp:quartic-sign",
    title=r"The quartic coefficient is negative for every $\beta>\beta_*$",
    statement=r"For $\beta>\beta_*$ and $d\ge2$: $\frac1d<\alpha_2(\beta)<1$, so the optimal quartic coefficient "
    r"(5.10) is negative; $r_{d/2}(x)>\frac x{d+2+x}\ge\frac1d$ alone gives it for every "
    r"$x\ge\frac{d+2}{d-1}$.",
    hypotheses=(r"$d\ge2$", r"$\beta>\beta_*$"),
    uses=("lem:threshold", "lem:quartic", "bessel:increasing", "supp:threshold-ratios"),
    source="(6.3)",
    steps=(
        argue(
            r"$\alpha_2=r_{d/2}>\frac1d$ beyond $\beta_*$ ([lem:threshold]) and $\alpha_2<1$ ([bessel:increasing]).",
        ),
        sign(
            r"Beyond $x=\frac{d+2}{d-1}+p$, $p\ge0$: $\frac x{d+2+x}-\frac1d\ge0$, and $r_{d/2}(x)>\frac x{d+2+x}$ "
            "([bessel:increasing]).",
            (x / (d + 2 + x) - 1 / d).subs(x, (d + 2) / (d - 1) + _p),
            {d: 2 + _s},
            (_s, _p),
            strict=False,
        ),
    ),
)

DERIVATIONS: Final = by_label(SIGN)
