"""One Gaussian cap: an upper bound of K_c for every large beta (`large-beta:gaussian`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents

_n, _q, _b, _T, _z, _c, _m = sp.symbols("n q beta T z c mu", positive=True)
_a = sp.Symbol("a", positive=True)
_L = sp.Symbol("L", real=True)  # log |S^n|
_v, _w = sp.symbols("v w", positive=True)

_level = _L + _n / 2 * sp.log(_b / (2 * sp.pi))
_taylor = 1 - _a * _z + _a * (_a + 1) * _z**2 / 2 - _a * (_a + 1) * (_a + 2) * _z**3 / 6
_product = sp.expand((_q - _c / _q) * _taylor.subs(_z, 1 / _q) * _q - (_q - _a) * _q)

GAUSSIAN: Final = Derivation(
    label="large-beta:gaussian",
    title="A Gaussian cap bounds the critical coupling from above",
    statement=r"Let $n=d-1$, $a=\frac n2$, $Q_c=K_ce^\beta/\beta$, and $q_*>\frac n2$ with $q_*-\frac "
    r"n2\log(2q_*)=\ell=\log|S^n|+\frac n2\log\frac\beta{2\pi}$. If $0\le c<q_*^2$ and "
    r"$c+\frac{a^2}{2\beta}+\frac1{q_*}\max\bigl(0,\frac{a(a+1)(a+2)}6-ca\bigr) "
    r"+\frac{ca(a+1)}{2q_*^2}+q_*^2\mu\le\frac{a(a+1)}2=\frac{n(n+2)}8$, then $Q_c\le q_*-\frac c{q_*}$.",
    hypotheses=(r"$d\ge2$", r"$\beta>0$"),
    uses=("eq:1.14", "large-beta:moments"),
    steps=(
        define(
            r"Inverse stereographic projection: $v\in\mathbb R^n$ goes to the point at the angle $\theta$ with "
            r"$|v|=2\tan\frac\theta2$. Push the Gaussian of precision $2T\beta$ forward: $|v|^2$ has the mean $\frac "
            r"n{2T\beta}$, and $v-v'$ has the variance $\frac1{T\beta}$ in each coordinate.",
        ),
        argue(
            r"The map has the conformal factor $(1+\frac{|v|^2}4)^{-1}$, and "
            r"$|x-x'|^2=\frac{|v-v'|^2}{(1+|v|^2/4)(1+|v'|^2/4)}\le|v-v'|^2$. So $J=\mathbb E "
            r"e^{-\beta|x-x'|^2/2}\ge\mathbb E e^{-\beta|v-v'|^2/2}=(1+\frac1T)^{-n/2}$.",
        ),
        idents(
            "The last mean, in each coordinate: "
            r"$\int\sqrt{\frac{T\beta}{2\pi}}e^{-(T\beta+\beta)v^2/2}dv=(1+\frac1T)^{-1/2}$. The distance: along one "
            r"ray, with $|v|=2\tan\frac\theta2$, the chord of the angle between two points of it is "
            r"$2\sin\frac{\theta-\theta'}2$.",
            (sp.sqrt(_T * _b / (2 * sp.pi)) * sp.sqrt(2 * sp.pi / (_T * _b + _b)), (1 + 1 / _T) ** sp.Rational(-1, 2)),
            (
                sp.simplify(
                    (2 * (_v / 2 - _w / 2) / sp.sqrt((1 + _v**2 / 4) * (1 + _w**2 / 4))) ** 2
                    - (_v - _w) ** 2 / ((1 + _v**2 / 4) * (1 + _w**2 / 4))
                ),
                sp.Integer(0),
            ),
        ),
        ident(
            r"$d\sigma=\frac1{|S^n|}(1+\frac{|v|^2}4)^{-n}dv$, so $H=\log|S^n|-\frac n2\log\frac{\pi "
            r"e}{T\beta}+n\,\mathbb E\log(1+\frac{|v|^2}4)\le\ell+\frac n2(\log2T-1)+\frac{n^2}{8T\beta}$, by "
            r"$\log(1+x)\le x$.",
            sp.expand_log(
                _L - _n / 2 * sp.log(sp.pi * sp.E / (_T * _b)) - (_level + _n / 2 * (sp.log(2 * _T) - 1)), force=True
            ),
        ),
        ident(
            r"At $T=q_*$ this is $q_*-a+\frac{a^2}{2q_*\beta}$.",
            sp.expand(_q - _n / 2 * sp.log(2 * _q) + _n / 2 * (sp.log(2 * _q) - 1) + _n**2 / (8 * _q * _b)),
            sp.expand((_q - _a + _a**2 / (2 * _q * _b)).subs(_a, _n / 2)),
        ),
        argue(
            r"By (1.14) $Q_c\le\frac H{J-\mu}$ wherever $J>\mu$. Taylor's formula at order three, whose remainder is "
            r"positive, gives $J\ge1-az+\frac{a(a+1)}2z^2-\frac{a(a+1)(a+2)}6z^3$ at $z=\frac1{q_*}$. So it suffices "
            r"that $q_*-a+\frac{a^2}{2q_*\beta}\le\bigl(q_*-\frac c{q_*}\bigr)(\dots)-q_*\mu$; the left side is "
            r"positive, hence so is $J-\mu$.",
        ),
        ident(
            r"$q_*$ times $\bigl[(q_*-\frac c{q_*})(1-az+\dots)-(q_*-a)\bigr]$ is "
            r"$\frac{a(a+1)}2-c-\frac1{q_*}\bigl(\frac{a(a+1)(a+2)}6-ca\bigr) "
            r"-\frac{ca(a+1)}{2q_*^2}+\frac{ca(a+1)(a+2)}{6q_*^3}$, where the last term is $\ge0$: the condition is "
            "the one stated.",
            _product,
            sp.expand(
                _a * (_a + 1) / 2
                - _c
                - (_a * (_a + 1) * (_a + 2) / 6 - _c * _a) / _q
                - _c * _a * (_a + 1) / (2 * _q**2)
                + _c * _a * (_a + 1) * (_a + 2) / (6 * _q**3)
            ),
        ),
    ),
)

DERIVATIONS: Final = by_label(GAUSSIAN)
