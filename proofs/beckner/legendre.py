"""The dual Beckner-Onofri inequality (3.3) for zonal densities in dimension 3, with its equality case, elementarily."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents
from proofs.engine.symbols import l, t

_f, _G = sp.Symbol("f", positive=True), sp.Symbol("G", positive=True)
_a, _b = sp.Symbol("a", positive=True), sp.Symbol("b", positive=True)
_m, _q = sp.Symbol("m", real=True), sp.Symbol("q", positive=True)
_r = (1 - _q) / (1 + _q)


def _along(expression: sp.Expr) -> sp.Expr:
    """d/dt of an expression in t and G, where G' = f/2."""
    return sp.diff(expression, t) + _f / 2 * sp.diff(expression, _G)


_left, _right = _G / (1 + t), (1 - _G) / (1 - t)  # the slopes of G at -1 and 1
_log_left, _log_right = sp.log(_G) - sp.log(1 + t), sp.log(1 - _G) - sp.log(1 - t)
_PRIMITIVE = -_G * _log_left + (1 - _G) * _log_right - t / 2 + _G * (1 - sp.log(4))
_LOG_TILT = sp.log(4) + _log_left + _log_right - sp.log(_f)
_TILT = 4 * _left * _right / _f
_COEFFICIENT = -_m * (2 * l + 1) / (2 * l * (l + 1))

ZONAL: Final = Derivation(
    label="supp:zonal-beckner-3",
    title="Beckner-Onofri for zonal densities in dimension 3",
    statement=r"Let $d=3$, $f$ a continuous positive density of $\tfrac12dt$ on $[-1,1]$, $G$ its distribution "
    r"function, $g=G-\frac{1+t}2$, $s=\frac{4G(1-G)}{(1-t^2)f}$, $m_l=\frac12\int P_lf$. Then "
    r"$H(f)=2\int\frac{g^2}{1-t^2}dt+\frac12\int f(s-1-\log s)\,dt\ge\frac12\sum_{l\ge1}\frac{(2l+1)m_l^2}{A_l}$, with "
    r"equality only if $f=\bigl(\frac{1-r^2}{1-2rt+r^2}\bigr)^2$ for some $-1<r<1$.",
    hypotheses=(r"$d=3$", r"$f$ continuous and positive on $[-1,1]$"),
    uses=("eq:3.2",),
    steps=(
        define(
            r"$a=\frac G{1+t}$ and $b=\frac{1-G}{1-t}$, the slopes of $G$ at the ends, are continuous and positive on "
            r"$[-1,1]$, $b(-1)=a(1)=\frac12$; $s=\frac{4ab}f$, and $\frac{g^2}{1-t^2}=(a-\frac12)(\frac12-b)$."
        ),
        ident(
            r"The second of these: $g=(1+t)(a-\frac12)=(1-t)(\frac12-b)$.",
            (_left - sp.Rational(1, 2)) * (sp.Rational(1, 2) - _right),
            (_G - (1 + t) / 2) ** 2 / (1 - t**2),
        ),
        ident(
            r"$B=-G\log a+(1-G)\log b-\frac t2+G(1-\log4)$ has the derivative "
            r"$\frac12f(s-1-\log s)-\frac12f\log f+\frac{2g^2}{1-t^2}$.",
            _along(_PRIMITIVE),
            _f / 2 * (_TILT - 1 - _LOG_TILT)
            - _f / 2 * sp.log(_f)
            + 2 * (_left - sp.Rational(1, 2)) * (sp.Rational(1, 2) - _right),
        ),
        ident(
            r"$B$ is continuous on $[-1,1]$ with equal values at the ends: integration gives the formula for $H$.",
            -sp.log(sp.Rational(1, 2)) - sp.Rational(1, 2) + 1 - sp.log(4),
            sp.log(sp.Rational(1, 2)) + sp.Rational(1, 2),
        ),
        argue(
            r"By parts, $g$ vanishing at the ends: $\int P_l'g=-\int P_lg'=-m_l$ for $l\ge1$. By Legendre's equation "
            r"$\int(1-t^2)P_l'P_k'=l(l+1)\int P_lP_k$, which is $0$ for $l\ne k$ and $\frac{2l(l+1)}{2l+1}$ for $l=k$."
        ),
        ident(
            r"Bessel's inequality: adding $c_l(1-t^2)P_l'$, $c_l=-\frac{(2l+1)m_l}{2l(l+1)}$, to a partial sum lowers "
            r"$\int\frac{(g-\sum c_k(1-t^2)P_k')^2}{1-t^2}\ge0$ by $\frac{(2l+1)m_l^2}{2l(l+1)}$, and "
            r"$A_l=\frac{l(l+1)}2$.",
            -2 * _COEFFICIENT * (-_m) + _COEFFICIENT**2 * 2 * l * (l + 1) / (2 * l + 1),
            -(2 * l + 1) * _m**2 / (2 * l * (l + 1)),
        ),
        argue(
            r"$s-1-\log s\ge0$, with equality only at $s=1$. So equality in the claim forces $f=4ab$ on $[-1,1]$.",
        ),
        idents(
            r"Then $a/b$ has the derivative $\frac{2a((1+t)a+(1-t)b-1)}{b(1-t^2)}=0$, so $a=q^2b$ with $q>0$, "
            r"$b=\frac1{(1+t)q^2+1-t}$, and $f=4q^2b^2$ is the conformal density with $r=\frac{1-q}{1+q}$.",
            (
                ((2 * _a * _b - _a) / (1 + t) * _b - _a * (2 * _a * _b - _b) / (t - 1)) / _b**2,
                2 * _a * ((1 + t) * _a + (1 - t) * _b - 1) / (_b * (1 - t**2)),
            ),
            (
                2 * _q / ((1 + t) * _q**2 + 1 - t),
                (1 - _r**2) / (1 - 2 * _r * t + _r**2),
            ),
        ),
    ),
)

DERIVATIONS: Final = by_label(ZONAL)
