"""Bounds of the Bessel ratio that hold for every order, and the strips between them in variables that are positive."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import Expr, x

a = sp.Symbol("a", positive=True)
_R, _s, _t, _b = sp.symbols("R s t b", positive=True)
_field: Expr = x - x * _R**2 - 2 * a * _R
_P: Expr = (x - a * _R) ** 2 - (x**2 + a * (a + 1)) * _R**2
_along: Expr = x * sp.diff(_P, x) + sp.diff(_P, _R) * _field
_first = x / (2 * a + 1)
_beta: Expr = (a / (2 * a + 1) + _t) / (1 + _t)
_x_of: Expr = _s * (_s + 2 * _b) / (2 * (_b + _s))
_z_of: Expr = ((_b + _s) ** 2 + _b**2) / (2 * (_b + _s))

STRIPS: Final = Derivation(
    label="ratio:strips",
    title="Strips that contain the Bessel ratio",
    statement=r"Let $x>0$, $a=m+\frac12$. For $m>-1$: $0<r_m<\frac x{2(m+1)}$ and $\frac "
    r"x{a+\sqrt{x^2+(a+1)^2}}<r_m$. For "
    r"$m\ge-\frac12$: $r_m<\frac x{a+\sqrt{x^2+a(a+1)}}$, $r_m<\frac x{a+\sqrt{x^2+a^2}}$ and "
    r"$\frac x{x+2a+1}<r_m<\frac x{x+a}$. So $r_m=\frac x{a+\sqrt{x^2+b^2}}$ with "
    r"$b=a+\frac{c+t}{1+t}$, $c=\frac a{2a+1}$, for some $t>0$; $x=\frac{s(s+2b)}{2(b+s)}$ gives "
    r"$\sqrt{x^2+b^2}=\frac{(b+s)^2+b^2}{2(b+s)}$, and $s>0$ runs through all values as $x>0$ does.",
    hypotheses=(r"$m>-1$, or $m\ge-\frac12$", "$x>0$"),
    uses=(
        "bessel:riccati",
        "bessel:increasing",
        "ratio:amos",
        "ratio:inverse",
        "ratio:barrier",
        "ratio:origin",
        "ratio:roots",
    ),
    source="Amos 1974; Simpson and Spector 1984",
    steps=(
        argue(
            r"$\frac1{r_m}=\frac{2(m+1)}x+r_{m+1}$ with $r_{m+1}>0$ gives $0<r_m<\frac x{2(m+1)}$. As $m+1>-\frac12$ "
            "for $m>-1$, "
            r"the upper bound of [ratio:amos] at $m+1$ gives its lower bound at $m$ for every $m>-1$.",
        ),
        define(r"For $a>0$ let $R=r_m$ and $P=(x-aR)^2-(x^2+a(a+1))R^2$."),
        ident(
            r"$xP'=-(2xR+2a-2)P+2a(a+1)R^2$ along $R'=1-R^2-\frac{2a}xR$.",
            _along,
            -(2 * x * _R + 2 * a - 2) * _P + 2 * a * (a + 1) * _R**2,
        ),
        ident(
            r"At $R=\frac x{2a+1}$, the convergent of depth $1$: $P=\frac{a+1}{(2a+1)^2}x^2+O(x^4)$.",
            sp.expand(_P.subs(_R, _first)).coeff(x, 2),
            (a + 1) / (2 * a + 1) ** 2,
        ),
        argue(
            r"By [ratio:barrier] and [ratio:origin] $P>0$ for all $x>0$; so $x-aR$ has no zero, is $>0$ near $0$, "
            "hence always, "
            r"and $x-aR>R\sqrt{x^2+a(a+1)}$ ([ratio:roots]): $r_m<\frac x{a+\sqrt{x^2+a(a+1)}}$, which is below "
            r"$\frac x{a+\sqrt{x^2+a^2}}$. At $a=0$ both are $1>\tanh x=r_{-1/2}$ ([ratio:inverse]).",
        ),
        argue(
            r"$\sqrt{x^2+a^2}\ge x$ gives $r_m<\frac x{x+a}$; and $r_{m+1}<1$ ([bessel:increasing]) gives "
            r"$r_m>\frac x{2a+1+x}$.",
        ),
        sign(
            r"$a(a+1)>(a+c)^2$ for $a>0$.",
            a * (a + 1) - (a + a / (2 * a + 1)) ** 2,
            positive_symbols=(a,),
        ),
        argue(
            r"So $Z=\frac x{r_m}-a$ has $x^2+(a+c)^2<Z^2<x^2+(a+1)^2$ for $a>0$, and for $a=0$, where $c=0$: "
            r"$b=\sqrt{Z^2-x^2}$ lies "
            r"strictly between $a+c$ and $a+1$, which is $t>0$.",
        ),
        sign(
            r"$c<\frac{c+t}{1+t}$, as $c<1$.",
            _beta - a / (2 * a + 1),
            positive_symbols=(a, _t),
        ),
        ident(r"$Z^2-x^2=b^2$ in the coordinate $s$.", _z_of**2 - _x_of**2, _b**2),
        sign(
            r"$x>0$ there, and $x$ increases from $0$ to infinity with $s$.",
            sp.diff(_x_of, _s),
            positive_symbols=(_s, _b),
        ),
    ),
)

DERIVATIONS: Final = by_label(STRIPS)
