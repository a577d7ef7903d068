"""Bounds of a Bessel ratio by their defect in its equation: with the order, and at infinity."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident
from proofs.engine.symbols import Expr, x

_mu, _D = sp.symbols("mu D", real=True)
_B, _R = sp.symbols("B R", positive=True)
_dB: Expr = _D + 1 - _B**2 - (2 * _mu + 1) / x * _B
_dR: Expr = 1 - _R**2 - (2 * _mu + 1) / x * _R
_next: Expr = 1 / _B - 2 * (_mu + 1) / x
_next_derivative: Expr = -_dB / _B**2 + 2 * (_mu + 1) / x**2

COVARIANCE: Final = Derivation(
    label="ratio:covariance",
    title="The defect of a bound, one order up",
    statement=r"Let $B>0$ be differentiable, $D=B'-1+B^2+\frac{2\mu+1}xB$, and $B_+=\frac1B-\frac{2(\mu+1)}x$, which "
    r"is "
    r"$r_{\mu+1}$ for $B=r_\mu$. Then $B_+'-1+B_+^2+\frac{2\mu+3}xB_+=-\frac D{B^2}$: a step of the recurrence turns "
    r"the sign "
    r"of the defect round, and leads to no bound of $r_\mu$ that its defect does not show already.",
    hypotheses=("$x>0$", r"$\mu>-1$"),
    uses=("ratio:recurrence",),
    steps=(
        define(r"$B'=D+1-B^2-\frac{2\mu+1}xB$, and $B_+'=-\frac{B'}{B^2}+\frac{2(\mu+1)}{x^2}$."),
        ident(
            r"$B_+'-1+B_+^2+\frac{2\mu+3}xB_+=-\frac D{B^2}$.",
            _next_derivative - 1 + _next**2 + (2 * _mu + 3) / x * _next,
            -_D / _B**2,
        ),
        argue(r"$B_+=r_{\mu+1}$ for $B=r_\mu$ is the recurrence ([ratio:recurrence])."),
    ),
)

INFINITY: Final = Derivation(
    label="ratio:infinity",
    title="A bound by its defect at infinity",
    statement=r"Let $B$ be differentiable for large $x$, $B\to1$ as $x\to\infty$, and $D=B'-1+B^2+\frac{2\mu+1}xB$ "
    r"with "
    r"$D\le-cx^{-k}$ there for some $c,k>0$. Then $B<r_\mu$ for all large $x$. So no bound from above has such a "
    r"defect, and "
    r"none from below one with $D\ge cx^{-k}$.",
    hypotheses=(r"$\mu>-1$",),
    uses=("ratio:recurrence", "bessel:increasing"),
    steps=(
        define(r"$R=r_\mu$, $e=B-R$ and $g=B+R+\frac{2\mu+1}x$."),
        ident(
            r"$e'=D-ge$.",
            _dB - _dR,
            _D - (_B + _R + (2 * _mu + 1) / x) * (_B - _R),
        ),
        argue(
            r"As $\mu+1>-\frac12$, $r_{\mu+1}\to1$ ([bessel:increasing]), so that $r_\mu\to1$ by "
            r"$\frac1{r_\mu}=\frac{2(\mu+1)}x+r_{\mu+1}$ ([ratio:recurrence]); and $g\to2$.",
        ),
        argue(
            r"With $W=\exp\int g$: $(eW)'=DW\le-cx^{-k}W$, and $W\ge e^x$ for large $x$ up to a constant, so "
            r"$eW\to-\infty$ and "
            r"$e<0$ for all large $x$. For $-D$ the signs are the other way round.",
        ),
    ),
)

DERIVATIONS: Final = by_label(COVARIANCE, INFINITY)
