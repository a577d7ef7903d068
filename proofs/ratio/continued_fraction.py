"""Values of the Bessel ratio of any order: two bounds of it, and its continued fraction between them."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import x

a = sp.Symbol("a", positive=True)
_S, _T = sp.symbols("S T", positive=True)  # roots of x^2 + a^2 and of x^2 + (a+1)^2
_s, _c, _l, _h, _r = sp.symbols("s c l h r", positive=True)

AMOS: Final = Derivation(
    label="ratio:amos",
    title="Two bounds with square roots",
    statement=r"For $m>-\frac12$, $a=m+\frac12$ and $x>0$: "
    r"$$\frac x{a+\sqrt{x^2+(a+1)^2}}<r_m(x)<\frac x{a+\sqrt{x^2+a^2}}.$$",
    hypotheses=(r"$m>-\frac12$", "$x>0$"),
    uses=("bessel:riccati", "bessel:increasing"),
    source="Amos 1974",
    steps=(
        define(r"$S=\sqrt{x^2+a^2}$ and $T=\sqrt{x^2+(a+1)^2}$."),
        argue(
            r"$r_m$ increases ([bessel:increasing]), so $r_m^2+\frac{2a}xr_m<1$ by [bessel:riccati], as $2m+1=2a$. The "
            r"left side increases in $r_m>0$.",
        ),
        ident(
            r"At $\frac x{a+S}$ it is $1$: $x^2+2a(a+S)=(a+S)^2$ with $x^2=S^2-a^2$. So $r_m<\frac x{a+S}$.",
            (_S**2 - a**2) + 2 * a * (a + _S),
            (a + _S) ** 2,
        ),
        ident(
            r"The same bound at the order $m+1$ is $\frac x{a+1+T}=\frac{T-(a+1)}x$, with $x^2=T^2-(a+1)^2$.",
            (_T**2 - (a + 1) ** 2) / (a + 1 + _T),
            _T - (a + 1),
        ),
        ident(
            r"$\frac{2(m+1)}x+\frac{T-(a+1)}x=\frac{a+T}x$, as $2(m+1)=2a+1$.",
            (2 * a + 1) / x + (_T - (a + 1)) / x,
            (a + _T) / x,
        ),
        sign(
            r"So $r_m=\frac1{2(m+1)/x+r_{m+1}}$, with $r_{m+1}=\frac{T-(a+1)}x-s$, $s>0$, is larger than "
            r"$\frac x{a+T}$: the difference of the denominators is $s$.",
            (a + _T) / x - ((a + _T) / x - _s),
            positive_symbols=(a, x, _T, _s),
        ),
    ),
)

CONTINUED_FRACTION: Final = Derivation(
    label="ratio:continued-fraction",
    title="The continued fraction, from any order back",
    statement=r"If $0\le l\le r_{m+1}(x)\le h$, $m>-1$, then $\frac1{2(m+1)/x+h}\le r_m(x)\le\frac1{2(m+1)/x+l}$, and "
    r"the distance of these bounds is their product times $h-l$. So $r_\nu(x)$ is enclosed from "
    r"[ratio:amos] at the order $\nu+K$ for every $\nu>-1$ and $K\ge1$.",
    hypotheses=(r"$\nu>-1$, $K\ge1$", "$x>0$"),
    uses=("bessel:riccati", "ratio:amos"),
    steps=(
        define(r"$c=\frac{2(m+1)}x>0$, so that $r_m=\frac1{c+r_{m+1}}$ ([bessel:riccati])."),
        sign(
            r"$\frac1{c+r}$ decreases: with $r=l+s$, $s>0$, $\frac1{c+l}-\frac1{c+r}>0$.",
            1 / (_c + _l) - 1 / (_c + _l + _s),
            positive_symbols=(_c, _s),
            nonnegative=(_l,),
        ),
        ident(
            r"$\frac1{c+l}-\frac1{c+h}=\frac1{c+l}\cdot\frac1{c+h}(h-l)$.",
            1 / (_c + _l) - 1 / (_c + _h),
            (_h - _l) / ((_c + _l) * (_c + _h)),
        ),
        argue(
            r"$\nu+K>-\frac12$, so [ratio:amos] encloses $r_{\nu+K}$ between positive numbers; then "
            r"$m=\nu+K-1,\dots,\nu$ in turn, each $>-1$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(AMOS, CONTINUED_FRACTION)
