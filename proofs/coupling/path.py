"""F_K from above along segments of fields (`coupling:path`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_a, _w, _t, _g = sp.symbols("a w t g", positive=True)
_s, _b = sp.symbols("s b", positive=True)
_x = sp.Symbol("x", nonnegative=True)

PATH: Final = Derivation(
    label="coupling:path",
    title="The free energy from above along segments of fields",
    statement=r"Let $a$ and $w$ be fields with $a_l=w_l=0$ for $l>L'$, $\Lambda$, $M$, $C$ those of $a$, and "
    r"$u(a)=\sum_{l\le L'}\frac{a_l^2}{2g_l}-\Lambda(a)$. Then $\mathcal F_K(\rho_a)\le u(a)$, which does not "
    r"increase in $K$, and for $0\le t\le1$: $u(a+tw)\le u(a)+st+\frac b2t^2$ with "
    r"$s=\sum_l\frac{a_lw_l}{g_l}-M\cdot w$ and $b=\sum_l\frac{w_l^2}{g_l}-(1-2|w|_1)\,w\cdot Cw$. If $s>0>s+b$ that "
    r"is at most $u(a)+\frac{s^2}{2|b|}$, in any other case at most $\max\{u(a),u(a)+s+\frac b2\}$.",
    hypotheses=("$K>0$", r"all $\kappa_l>0$"),
    uses=("coupling:moments",),
    steps=(
        argue(
            r"$\mathcal F_K(\rho_a)=G(z)-\frac12\sum_lg_l(M_l-z_l)^2\le G(z)$ for $z_l=a_l/g_l$ "
            r"([coupling:moments]), and $G(z)=\sum_l\frac{a_l^2}{2g_l}-\Lambda(a)=u(a)$; $g_l=2K\kappa_l$ increases "
            "in $K$.",
        ),
        argue(
            r"Let $f=\sum_lw_lP_l$. The density of the field $a+tw$ is $\rho_a\frac{e^{tf}}{\mathbb "
            r"E_ae^{tf}}\ge\rho_ae^{-t(\max f-\min f)}$, and $\max f-\min f\le2|w|_1$ because $|P_l|\le1$. The "
            r"variance of $f$ under it is the least mean of $(f-c)^2$, so at least $e^{-2|w|_1}\mathrm{Var}_af$ for "
            r"$0\le t\le1$, and $e^{-x}\ge1-x$."
        ),
        ident(
            r"$\Lambda(a+tw)$ has the derivative $M\cdot w$ at $t=0$, and its second derivative is that variance, at "
            r"least $(1-2|w|_1)\,w\cdot Cw$: $\Lambda(a+tw)\ge\Lambda(a)+tM\cdot w+\frac{t^2}2(1-2|w|_1)\,w\cdot "
            "Cw$. The quadratic part of $u$ is exact: "
            r"$\frac{(a_l+tw_l)^2}{2g_l}=\frac{a_l^2}{2g_l}+t\frac{a_lw_l}{g_l}+\frac{t^2}2\frac{w_l^2}{g_l}$.",
            (_a + _t * _w) ** 2 / (2 * _g),
            _a**2 / (2 * _g) + _t * _a * _w / _g + _t**2 * _w**2 / (2 * _g),
        ),
        sign(
            r"If $s>0$ and $b=-|b|<0$: $\frac{s^2}{2|b|}-(st-\frac{|b|}2t^2)=\frac{(s-|b|t)^2}{2|b|}\ge0$ for every "
            "$t$.",
            sp.factor(_s**2 / (2 * _b) - (_s * _t - _b * _t**2 / 2)).subs(_s, _b * _t + _x),
            nonnegative=(_x,),
            positive_symbols=(_b, _t),
            strict=False,
        ),
        argue(
            r"A convex parabola is largest at an end of $[0,1]$. So is a concave one with $s\le0$, which falls, and "
            r"one with $s+b\ge0$, whose slope $s+bt$ is nonnegative up to $t=1$. Larger $u(a)$, $s$, $b$ only "
            r"enlarge the parabola for $t\ge0$, so that upper bounds of them will do.",
        ),
    ),
)

DERIVATIONS: Final = by_label(PATH)
