"""F_K from above along segments of fields (`coupling:path`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_a, _delta, _t, _g = sp.symbols("a delta t g", positive=True)
_s, _chi = sp.symbols("s chi", positive=True)
_x = sp.Symbol("x", nonnegative=True)

PATH: Final = Derivation(
    label="coupling:path",
    title="The free energy from above along segments of fields",
    statement=r"Let $a$ and $\delta$ be fields with $a_l=\delta_l=0$ for $l>L'$, $\Lambda$, $M$, $C$ those of $a$, and "
    r"$u(a)=\sum_{l\le L'}\frac{a_l^2}{2g_l}-\Lambda(a)$. Then $\mathcal F_K(\rho_a)\le u(a)$, which does not "
    r"increase in $K$, and for $0\le t\le1$: $u(a+t\delta)\le u(a)+st+\frac\chi2t^2$ with "
    r"$s=\sum_l\frac{a_l\delta_l}{g_l}-M\cdot\delta$, $\chi=\sum_l\frac{\delta_l^2}{g_l}-v$ and "
    r"$v=\max\{(1-2|\delta|_1)\,\delta\cdot C\delta,\ \min\{\delta\cdot C\delta,\delta\cdot C'\delta\}"
    r"-2|\delta|_1^4\}$, $C'$ that of $a+2\delta$. If $s>0>s+\chi$ that is at most "
    r"$u(a)+\frac{s^2}{2|\chi|}$, in any other case at most $\max\{u(a),u(a)+s+\frac\chi2\}$.",
    hypotheses=("$K>0$", r"all $\kappa_l>0$"),
    uses=("coupling:moments",),
    steps=(
        argue(
            r"$\mathcal F_K(\rho_a)=G(z)-\frac12\sum_lg_l(M_l-z_l)^2\le G(z)$ for $z_l=a_l/g_l$ "
            r"([coupling:moments]), and $G(z)=\sum_l\frac{a_l^2}{2g_l}-\Lambda(a)=u(a)$; $g_l=2K\kappa_l$ increases "
            "in $K$.",
        ),
        argue(
            r"Let $f=\sum_l\delta_lP_l$. The density of the field $a+t\delta$ is $\rho_a\frac{e^{tf}}{\mathbb "
            r"E_ae^{tf}}\ge\rho_ae^{-t(\max f-\min f)}$, and $\max f-\min f\le2|\delta|_1$ because $|P_l|\le1$. The "
            r"variance of $f$ under it is the least mean of $(f-c)^2$, so at least "
            r"$e^{-2|\delta|_1}\mathrm{Var}_af$ for $0\le t\le1$, and $e^{-x}\ge1-x$."
        ),
        argue(
            r"Let $V(t)$ be the variance of $f$ under the density of $a+t\delta$, $0\le t\le2$. It is the second "
            r"derivative of $\Lambda$ along the segment, and $V''$ the fourth: the fourth cumulant of $f$, $\mathbb "
            r"E(f-\mathbb Ef)^4-3V^2\le(\max f-\min f)^2V\le4|\delta|_1^4$, as $V\le\mathbb Ef^2\le|\delta|_1^2$. So "
            r"$V(t)+2|\delta|_1^4t(2-t)$ is concave, lies above its chord on $[0,2]$, and "
            r"$V(t)\ge\min\{V(0),V(2)\}-2|\delta|_1^4t(2-t)$ with $V(0)=\delta\cdot C\delta$, "
            r"$V(2)=\delta\cdot C'\delta$."
        ),
        ident(r"$t(2-t)=1-(1-t)^2\le1$.", _t * (2 - _t), 1 - (1 - _t) ** 2),
        ident(
            r"$\Lambda(a+t\delta)$ has the derivative $M\cdot\delta$ at $t=0$, and its second derivative is that "
            r"variance, at least $v$ for $0\le t\le1$: $\Lambda(a+t\delta)\ge\Lambda(a)+tM\cdot\delta+\frac{t^2}2v$. "
            r"The quadratic part of $u$ is exact: "
            r"$\frac{(a_l+t\delta_l)^2}{2g_l}=\frac{a_l^2}{2g_l}+t\frac{a_l\delta_l}{g_l}+\frac{t^2}2"
            r"\frac{\delta_l^2}{g_l}$.",
            (_a + _t * _delta) ** 2 / (2 * _g),
            _a**2 / (2 * _g) + _t * _a * _delta / _g + _t**2 * _delta**2 / (2 * _g),
        ),
        sign(
            r"If $s>0$ and $\chi=-|\chi|<0$: $\frac{s^2}{2|\chi|}-(st-\frac{|\chi|}2t^2)=\frac{(s-|\chi|t)^2}{2"
            r"|\chi|}\ge0$ for every $t$.",
            sp.factor(_s**2 / (2 * _chi) - (_s * _t - _chi * _t**2 / 2)).subs(_s, _chi * _t + _x),
            nonnegative=(_x,),
            positive_symbols=(_chi, _t),
            strict=False,
        ),
        argue(
            r"A convex parabola is largest at an end of $[0,1]$. So is a concave one with $s\le0$, which falls, and "
            r"one with $s+\chi\ge0$, whose slope $s+\chi t$ is nonnegative up to $t=1$. Larger $u(a)$, $s$, $\chi$ "
            r"only enlarge the parabola for $t\ge0$, so that upper bounds of them will do.",
        ),
    ),
)

DERIVATIONS: Final = by_label(PATH)
