"""The expansion of the Bessel ratio at infinity, with a remainder that holds from a start on."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents
from proofs.engine.symbols import Expr, nu, x

_X, _w, _eta = sp.symbols("X w eta", positive=True)
_sign = sp.Symbol("sigma", real=True)
_B, _r = sp.symbols("B r", real=True)
_ORDERS: Final = (2, 3, 4, 5)


def coefficients(order: int) -> list[Expr]:
    """s_0, ..., s_order in nu and X."""
    s: list[Expr] = [sp.Integer(1)]
    for m in range(1, order + 1):
        convolved = sum((s[i] * s[m - i] for i in range(1, m)), sp.Integer(0))
        s.append(sp.expand(((m - 2 - 2 * nu) / _X * s[m - 1] - convolved) / 2))
    return s


def defect(barrier: Expr) -> Expr:
    """B' - 1 + B^2 + (2 nu+1) B/x for a function B of w = X/x, where d/dx = -(w^2/X) d/dw."""
    return -(_w**2) / _X * sp.diff(barrier, _w) - 1 + barrier**2 + (2 * nu + 1) * _w / _X * barrier


def _defect_formula(n: int) -> tuple[Expr, Expr]:
    """The defect of S + sigma eta w^n, and w^n times the sum in the derivation, for this n; sigma^2 = 1."""
    s = coefficients(n)
    barrier = sum((s[j] * _w**j for j in range(n)), sp.Integer(0)) + _sign * _eta * _w**n
    beyond = sum(
        (
            sum((s[i] * s[m - i] for i in range(m - n + 1, n)), sp.Integer(0)) * _w ** (m - n)
            for m in range(n + 1, 2 * n - 1)
        ),
        sp.Integer(0),
    )
    linear = (2 * nu + 1 - n) / _X * _w + 2 * sum((s[j] * _w**j for j in range(1, n)), sp.Integer(0))
    inner = -2 * s[n] + beyond + 2 * _sign * _eta + _sign * _eta * linear + _sign**2 * _eta**2 * _w**n
    return sp.expand(defect(barrier)), sp.expand(_w**n * inner)


_j = sp.Symbol("j", integer=True, positive=True)
_previous, _here, _convolved = sp.symbols("s_p s_m C", real=True)

EXPANSION: Final = Derivation(
    label="ratio:expansion",
    title="The expansion at infinity with its remainder",
    statement=r"Let $\nu>-1$, $X>0$, $n\ge2$, $s_0=1$, $2s_m=\frac{m-2-2\nu}Xs_{m-1}-\sum_{0<i<m}s_is_{m-i}$, and "
    r"$E_m=\sum_{m-n<i<n}s_is_{m-i}$. If $|r_\nu(X)-\sum_{j<n}s_j|\le\eta$ and "
    r"$$2|s_n|+\sum_{m=n+1}^{2n-2}|E_m|+\eta\Big(\frac{|2\nu+1-n|}X+2\sum_{0<j<n}|s_j|\Big)+\eta^2\le2\eta,$$ then "
    r"$|r_\nu(x)-\sum_{j<n}s_j(X/x)^j|\le\eta(X/x)^n$ for every $x\ge X$.",
    hypotheses=(r"$\nu>-1$", r"$x\ge X>0$", r"$n\ge2$"),
    uses=("bessel:riccati",),
    steps=(
        define(
            r"$w=X/x$, $S=\sum_{j<n}s_jw^j$, $B=S+\sigma\eta w^n$ with $\sigma=\pm1$, and "
            r"$D=B'-1+B^2+\frac{2\nu+1}xB$, $B'=-\frac{w^2}X\frac{dB}{dw}$.",
        ),
        ident(
            r"The coefficient of $w^m$ in the defect of $\sum_js_jw^j$, "
            r"$-\frac{m-1}Xs_{m-1}+2s_m+\sum_{0<i<m}s_is_{m-i}+\frac{2\nu+1}Xs_{m-1}$, is $0$ for $m\ge1$.",
            (-(_j - 1) / _X * _previous + 2 * _here + _convolved + (2 * nu + 1) / _X * _previous).subs(
                _here, ((_j - 2 - 2 * nu) / _X * _previous - _convolved) / 2
            ),
            0,
        ),
        argue(
            r"In $S$ the terms $2s_m$ with $m\ge n$ are missing, and products reach up to $w^{2n-2}$, so the defect "
            r"of $S$ is $-2s_nw^n+\sum_{m=n+1}^{2n-2}E_mw^m$. The rest of $B$ adds $\sigma\eta "
            r"w^n\big(2S+\frac{(2\nu+1-n)w}X\big)+\eta^2w^{2n}$.",
        ),
        idents(
            r"So $D=w^n\big(-2s_n+\sum_{m>n}E_mw^{m-n}+2\sigma\eta+\sigma\eta\big(\frac{2\nu+1-n}Xw+2\sum_{0<j<n}s_jw^j"
            r"\big)+\eta^2w^n\big)$: expanded for $n=2,\dots,5$.",
            *(_defect_formula(n) for n in _ORDERS),
        ),
        argue(
            r"For $x\ge X$, $0<w\le1$: by the hypothesis $2\eta$ is at least the sum of the absolute values of all "
            r"other terms in the bracket, so $D\ge0$ for $\sigma=1$ and $D\le0$ for $\sigma=-1$.",
        ),
        ident(
            r"With $e=B-r_\nu$: $e'=D-\big(B+r_\nu+\frac{2\nu+1}x\big)e$.",
            (1 - _B**2 - (2 * nu + 1) * _B / x) - (1 - _r**2 - (2 * nu + 1) * _r / x),
            -(_B + _r + (2 * nu + 1) / x) * (_B - _r),
        ),
        argue(
            r"So $(eW)'=DW$ on $[X,\infty)$ with $W=\exp\int_X\big(B+r_\nu+\frac{2\nu+1}t\big)dt>0$. At $X$, where "
            r"$w=1$, $e\ge0$ for $\sigma=1$ and $e\le0$ for $\sigma=-1$; hence so for every $x\ge X$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(EXPANSION)
