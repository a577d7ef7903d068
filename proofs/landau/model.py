"""Functions of s = alpha_2 - 1/d as f_0 + f_1 s + f_2 s^2 with a bounded f_2 (`landau:model`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents
from proofs.engine.symbols import beta, d

_s, _f0, _f1, _f2, _g0, _g1, _g2 = sp.symbols("s f_0 f_1 f_2 g_0 g_1 g_2", real=True)
_alpha = sp.Symbol("alpha", positive=True)
_slope, _rho, _h = sp.symbols("beta' rho h")
_f = _f0 + _f1 * _s + _f2 * _s**2
_h0, _h1 = 1 / _f0, -_f1 / _f0**2

MODEL: Final = Derivation(
    label="landau:model",
    title=r"Models of functions of $s=\alpha_2-\frac1d$",
    statement=r"Say that balls $F_0,F_1,F_2$ model $f$ on $[0,b]$ if $f(s)=f_0+f_1s+f_2s^2$ with some $f_i$ in "
    "$F_i$ for each $s$. Then products have the model $f_0g_0$, $f_0g_1+f_1g_0$, "
    r"$f_0g_2+f_1g_1+f_2g_0+s(f_1g_2+f_2g_1+sf_2g_2)$, and $1/f$, where $f\ne0$, has $h_0=\frac1{f_0}$, "
    r"$h_1=-\frac{f_1}{f_0^2}$, $h_2=-\frac{f_1h_1+f_2(h_0+h_1s)}f$. For $\beta\ge\beta_*$ as a function of $s$, with "
    r"$\beta'=\big(1-\alpha_2^2-\frac{(d+1)\alpha_2}\beta\big)^{-1}$ and "
    r"$\beta''=\big(2\alpha_2+\frac{d+1}\beta-\frac{(d+1)\alpha_2\beta'}{\beta^2}\big)\beta'^2$: $f_0=\beta_*$, "
    r"$f_1=\beta'(0)$ and $f_2=\frac12\beta''$ at some number of $[0,s]$.",
    hypotheses=(r"$d\ge2$", r"$\beta'>0$ on the interval"),
    uses=("bessel:riccati", "lem:threshold"),
    steps=(
        define(
            r"$s$ is fixed, and $f_0$, $f_1$, $f_2$ may depend on it: a model is a statement about each $s$ by itself."
        ),
        ident(
            "The product, at each $s$.",
            sp.expand(_f * (_g0 + _g1 * _s + _g2 * _s**2)),
            sp.expand(
                _f0 * _g0
                + (_f0 * _g1 + _f1 * _g0) * _s
                + (_f0 * _g2 + _f1 * _g1 + _f2 * _g0 + _s * (_f1 * _g2 + _f2 * _g1 + _s * _f2 * _g2)) * _s**2
            ),
        ),
        ident(
            r"The inverse: $1-f\cdot(h_0+h_1s)=-s^2(f_1h_1+f_2(h_0+h_1s))$.",
            1 - _f * (_h0 + _h1 * _s),
            -(_s**2) * (_f1 * _h1 + _f2 * (_h0 + _h1 * _s)),
        ),
        argue(
            r"$\alpha_2=r_{d/2}$ increases with $\beta$ ([lem:threshold]), so $\beta$ is a smooth function of $s$, "
            r"with $\beta=\beta_*$ at $s=0$; $\frac{d\alpha_2}{d\beta}=1-\alpha_2^2-\frac{(d+1)\alpha_2}\beta$ is "
            r"[bessel:riccati] at $\nu=\frac d2$.",
        ),
        idents(
            r"$\beta''=-\beta'^2\frac d{ds}\big(1-\alpha_2^2-\frac{(d+1)\alpha_2}\beta\big)$, where "
            r"$\frac{d\alpha_2}{ds}=1$.",
            (
                -(
                    sp.diff(1 - _alpha**2 - (d + 1) * _alpha / beta, _alpha)
                    + sp.diff(1 - _alpha**2 - (d + 1) * _alpha / beta, beta) * _slope
                ),
                2 * _alpha + (d + 1) / beta - (d + 1) * _alpha * _slope / beta**2,
            ),
            (
                sp.diff(1 / sp.Function("rho")(_s), _s),
                -sp.diff(sp.Function("rho")(_s), _s) / sp.Function("rho")(_s) ** 2,
            ),
        ),
        argue(r"Taylor's formula with Lagrange's remainder: $\beta=\beta_*+\beta'(0)s+\frac12\beta''(\xi)s^2$."),
    ),
)

DERIVATIONS: Final = by_label(MODEL)
