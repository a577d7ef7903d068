"""Bounds of the Bessel ratio with a square root, by a barrier without one (Amos; Simpson, Spector)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident
from proofs.engine.symbols import Expr

_nu, _x, _r = sp.Symbol("nu", real=True), sp.Symbol("x", positive=True), sp.Symbol("r", positive=True)
_a = _nu + sp.Rational(1, 2)
_FACTOR = (1 - 2 * _nu) / _x - 2 * _r
_AMOS = (_x**2 + (_nu + sp.Rational(3, 2)) ** 2) * _r**2 - (_x - _a * _r) ** 2
_SIMPSON_SPECTOR = (_x - _a * _r) ** 2 - (_x**2 + _a * (_nu + sp.Rational(3, 2))) * _r**2


def _along(p: Expr) -> Expr:
    """dp/dx along r = r_nu(x), by Riccati's equation."""
    return sp.diff(p, _x) + sp.diff(p, _r) * (1 - _r**2 - (2 * _nu + 1) * _r / _x)


BARRIER: Final = Derivation(
    label="bessel:barrier",
    title="The barrier lemma, and two bounds with a square root",
    statement=r"If $p'=Mp+Q$ on $(0,\infty)$ with $M$ continuous, $Q\ge0$, and $p>0$ near $0$, then $p>0$. Hence for "
    r"$x>0$: $r_\nu(x)>\frac x{\nu+\frac12+\sqrt{x^2+(\nu+\frac32)^2}}$ for $\nu>-1$, and "
    r"$r_\nu(x)<\frac x{\nu+\frac12+\sqrt{x^2+(\nu+\frac12)(\nu+\frac32)}}$ for $\nu\ge-\frac12$.",
    hypotheses=(r"$x>0$", r"$\nu>-1$"),
    uses=("bessel:riccati", "bessel:recurrences"),
    steps=(
        argue(r"$p\exp(-\int M)$ has the derivative $Q\exp(-\int M)\ge0$ and is positive near $0$."),
        ident(
            r"With $a=\nu+\frac12$, $r=r_\nu$ and $M=\frac{1-2\nu}x-2r$: $p=(x^2+(\nu+\frac32)^2)r^2-(x-ar)^2$ has "
            r"$p'-Mp=\frac{(2\nu+3)r(x-2(\nu+1)r)}x$, positive because $r<\frac x{2(\nu+1)}$.",
            _along(_AMOS) - _FACTOR * _AMOS,
            (2 * _nu + 3) * _r * (_x - 2 * (_nu + 1) * _r) / _x,
        ),
        ident(
            r"$p=(x-ar)^2-(x^2+a(\nu+\frac32))r^2$ has $p'-Mp=\frac{(2\nu+1)(2\nu+3)r^2}{2x}\ge0$.",
            _along(_SIMPSON_SPECTOR) - _FACTOR * _SIMPSON_SPECTOR,
            (2 * _nu + 1) * (2 * _nu + 3) * _r**2 / (2 * _x),
        ),
        argue(
            r"Near $0$ both are positive, by $\frac x{2(\nu+1)+x^2/(2(\nu+2))}<r<\frac x{2(\nu+1)}$, which "
            r"$\frac1{r_\nu}=\frac{2(\nu+1)}x+r_{\nu+1}$ and $r_{\nu+2}>0$ give for $\nu>-1$. And $x-ar>0$ in the "
            r"second, $a+\sqrt{x^2+(\nu+\frac32)^2}>0$ in the first: so the squares can be undone.",
        ),
    ),
)

DERIVATIONS: Final = by_label(BARRIER)
