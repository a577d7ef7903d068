"""Leading coefficients, at the origin, of polynomials in x, a Bessel ratio and roots."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident
from proofs.engine.symbols import x

_c, _v, _h, _o = sp.symbols("c v h o", positive=True)

ORIGIN: Final = Derivation(
    label="ratio:origin",
    title="Leading coefficients at the origin",
    statement=r"The convergent $R_n$ of depth $n\ge1$ of $r_\mu$, with $0$ for $r_{\mu+n}$, is $r_\mu+O(x^{2n+1})$ "
    r"as $x\to0$. "
    r"So a polynomial $P(x,R,S)$, $S$ bounded, has at $R=r_\mu(x)$ the coefficients of $P(x,R_n(x),S)$ up to "
    "$x^{2n}$; and "
    r"if $x^v$ is its lowest power, with coefficient $h(S)$, then $P=x^v(h(S(0+))+o(1))$.",
    hypotheses=(r"$\mu>-1$",),
    uses=("ratio:recurrence",),
    steps=(
        ident(
            r"One step back: $\frac1{c+r}-\frac1{c+r'}=-\frac1{c+r}\frac1{c+r'}(r-r')$, $c=\frac{2(\mu+j)}x$; both "
            "factors "
            r"are at most $\frac1c=O(x)$ for $r,r'\ge0$.",
            1 / (_c + _h) - 1 / (_c + _v),
            -(_h - _v) / ((_c + _h) * (_c + _v)),
        ),
        argue(
            r"$0<r_{\mu+n}=O(x)$ ([ratio:recurrence]: $\frac1{r_m}>\frac{2(m+1)}x$), and $n$ steps back multiply "
            "that by "
            r"$O(x^2)$ each: $r_\mu-R_n=O(x^{2n+1})$. As $R$, $R_n$, $S$ are bounded, "
            r"$P(x,r_\mu,S)-P(x,R_n,S)=O(x^{2n+1})$.",
        ),
        ident(
            r"With lowest power $x^v$, $v\le2n$: $x^vh+x^{v+1}o=x^v(h+xo)$, and the polynomial $h$ is continuous in "
            "$S$.",
            x**_v * _h + x ** (_v + 1) * _o,
            x**_v * (_h + x * _o),
        ),
    ),
)

DERIVATIONS: Final = by_label(ORIGIN)
