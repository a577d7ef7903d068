"""The barrier along a Bessel ratio: a polynomial in x and r_mu(x), and in roots, that begins > 0 stays so."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident
from proofs.engine.symbols import Expr, x

_p, _W, _M = (sp.Function(name) for name in ("p", "W", "M"))
_U, _V, _dU, _dV, _mu = sp.symbols("U V U' V' mu", real=True)
_R = sp.Symbol("R", positive=True)
_k, _m, _c, _g = sp.symbols("k m c g", positive=True)


def _field(ratio: Expr) -> Expr:
    """x dR/dx along the curve."""
    return x - x * ratio**2 - (2 * _mu + 1) * ratio


_defect: Expr = x * (_dV * _U - _V * _dU) / _U**2 - _field(_V / _U)  # x B' - x f(x, B), B = V/U
_along: Expr = x * _dV - x * _dU * _R - _U * _field(_R)  # x P' for P = V - U R

BARRIER: Final = Derivation(
    label="ratio:barrier",
    title="A barrier along the Bessel ratio",
    statement=r"Let $p(x)=P(x,r_\mu(x))$ be differentiable on an interval that begins at $x_0\ge0$, and $xp'=Mp+Q$ "
    r"there with $M$ continuous and $Q\ge0$. If $p>0$ near $x_0$, then $p>0$ on the interval. If $x_0=0$, $p=O(x^k)$ "
    r"and $\limsup_{x\to0}M<k$, then $p\ge0$, and $p>0$ if $Q>0$.",
    hypotheses=(r"$\mu>-1$", r"$p$ differentiable, $M$ continuous, $Q\ge0$ for $x>x_0$"),
    uses=("ratio:recurrence",),
    source="Segura 2011, for bounds of $r_\nu$ that solve the equation with a defect of one sign",
    steps=(
        define(r"$W(x)=\exp\bigl(-\int_c^xM\frac{ds}s\bigr)>0$, $c$ inside the interval, so that $xW'=-MW$."),
        ident(
            r"$x(pW)'=W(xp'-Mp)=WQ$.",
            x * sp.diff(_p(x) * _W(x), x).subs(sp.diff(_W(x), x), -_M(x) * _W(x) / x),
            _W(x) * (x * sp.diff(_p(x), x) - _M(x) * _p(x)),
        ),
        argue(
            r"So $pW$ does not decrease. If $p>0$ at points arbitrarily near to $x_0$ (or at $x_0>0$ itself), then "
            "$pW$, "
            r"and $p$ with it, is $>0$ at every larger point.",
        ),
        ident(
            r"Soft start: let $M\le m<k$ on $(0,c)$. Then $W\le(c/x)^m$ there, as "
            r"$\int_x^cM\frac{ds}s\le m\log\frac cx$, and with $|p|\le gx^k$: $|pW|\le gc^mx^{k-m}$.",
            _g * x**_k * (_c / x) ** _m,
            _g * _c**_m * x ** (_k - _m),
        ),
        argue(
            r"So $pW\to0$ at $0$, and as it does not decrease, $pW\ge0$. If $Q>0$ on $(0,x)$, it increases strictly, "
            "and "
            r"$p(x)>0$.",
        ),
        define(
            r"A bound $B=V/U$ of $R=r_\mu$, $U>0$, is the case $P=V-UR$; its defect is $D=B'-f(x,B)$ with "
            r"$f(x,R)=1-R^2-\frac{2\mu+1}xR$.",
        ),
        ident(
            r"There $xP'=\Bigl(\frac{xU'}U-x\bigl(\frac VU+R\bigr)-(2\mu+1)\Bigr)P+UxD$.",
            _along,
            (x * _dU / _U - x * (_V / _U + _R) - (2 * _mu + 1)) * (_V - _U * _R) + _U * _defect,
        ),
        argue(
            r"Carried back: on $[x_0,x_1]$ with $Q\le0$, $pW$ does not increase, so $p(x_1)>0$ gives $p>0$ before.",
        ),
    ),
)

DERIVATIONS: Final = by_label(BARRIER)
